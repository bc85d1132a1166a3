//! The ends of a mark, dragged.

use serde_json::Value;

use crate::hands::{ALT, Hands};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, Trouble, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("ends_of_a_mark_are_dragged_to_edges_of_words", play!(ends)),
    Scenario::app("ends_are_dragged_in_text_to_the_left", play!(to_the_left)),
];

/// The knob of an end, and the middle of the line it stands at.
const KNOB: &str = "const grip = document.querySelector(`.grip[data-end=${arguments[0]}]`);
    if (!grip || grip.hidden) return null;
    const it = grip.getBoundingClientRect();
    return [it.left + 1, arguments[0] === 'start' ? it.top - 7 : it.bottom + 7, it.top + it.height / 2];";

impl Person {
    /// Drags an end of the open mark to an edge of a character.
    async fn pull(&self, end: &str, (at, edge): (usize, &str), held: &[char]) -> Outcome {
        let (x, y) = self.point(at, edge).await?;
        let probe = async || {
            let found = self.run(KNOB, vec![Value::from(end)]).await?;
            Ok(found.as_array().cloned())
        };
        let knob = self.until("a grip at that end", probe).await?;
        let numbers: Vec<f64> = knob.iter().filter_map(Value::as_f64).collect();
        let &[left, top, middle] = numbers.as_slice() else {
            return Err(Trouble(format!("expected three numbers, found {knob:?}")));
        };
        Hands::default()
            .hold(held)
            .drag((left, top), (x, y + top - middle))
            .let_go(held)
            .perform(&self.web)
            .await
    }
}

async fn ends(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article(
        "Ends",
        "The bridge over the river was closed yesterday.\nSo it was.",
    )
    .await?;
    me.drag_over("over the").await?;
    me.type_keys("c").await?;
    me.fill("Note on over the", "stays").await?;
    let at = me.place("closed", 0).await?.start;
    // A letter short of its end: that draws it on.
    me.pull("end", (at + 4, "end"), &[]).await?;
    me.shows(&[("claim", "over the river was closed")]).await?;
    me.hears("Now: “over the river was closed”").await?;
    let at = me.place("The", 0).await?.start;
    me.pull("start", (at, "start"), &[]).await?;
    me.shows(&[("claim", "The bridge over the river was closed")])
        .await?;
    // Exactly, with Alt.
    let at = me.place("bridge", 0).await?.start;
    me.pull("start", (at + 3, "start"), &[ALT]).await?;
    me.shows(&[("claim", "dge over the river was closed")])
        .await?;
    // Another line, and beyond the other end: there it stays.
    let at = me.place("So it", 0).await?.start;
    me.pull("end", (at + 1, "end"), &[]).await?;
    me.find(
        "textbox",
        "Note on dge over the river was closed yesterday. So",
    )
    .await?;
    me.passes_axe("a mark with grips").await?;
    for _ in 0..4 {
        me.click_button("Undo").await?;
    }
    me.shows(&[("claim", "over the")]).await?;
    let note = me.field("Note on over the").await?.prop("value").await?;
    same("the note", note.as_deref(), Some("stays"))
}

async fn to_the_left(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("يمين", "قال العمدة إن الجسر مغلق اليوم")
        .await?;
    me.drag_over("العمدة").await?;
    me.type_keys("a").await?;
    let at = me.place("الجسر", 0).await?;
    me.pull("end", (at.end - 1, "end"), &[]).await?;
    me.shows(&[("actor", "العمدة إن الجسر")]).await?;
    let at = me.place("قال", 0).await?;
    me.pull("start", (at.start, "start"), &[]).await?;
    me.shows(&[("actor", "قال العمدة إن الجسر")]).await
}
