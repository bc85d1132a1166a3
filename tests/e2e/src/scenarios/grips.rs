//! The ends of a mark, dragged.

use serde_json::Value;

use crate::hands::{ALT, ESCAPE, Hands};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, Trouble, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("ends_of_a_mark_are_dragged_to_edges_of_words", play!(ends)),
    Scenario::app("ends_are_dragged_in_text_to_the_left", play!(to_the_left)),
    Scenario::app("grips_stay_at_their_words", play!(stay)),
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

/// How far the two grips and the dot of the open mark are from their words, in CSS pixels.
const AWAY: &str = "
    const marks = [...document.querySelectorAll('mark[data-active]')].flatMap((it) => [...it.getClientRects()]);
    const box = (it) => document.querySelector(it).getBoundingClientRect();
    const middle = (it) => (it.top + it.bottom) / 2;
    const ends = [['start', marks.at(0)], ['end', marks.at(-1)]];
    const away = ends.map(([end, mark]) => box(`.grip[data-end=${end}]`).top - mark.top);
    return [...away, middle(box('.ties__grip')) - marks[0].top - box('.grip').height / 2].map(Math.round);";

async fn stay(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let text = "The bridge over the river was closed yesterday.\n\n".repeat(4);
    let file = world.file("ends.md", format!("# Ends\n\n{text}## After\n\n{text}"))?;
    me.import(&file).await?;
    me.mark("river", 3, 'c').await?;
    me.find("textbox", "Note on river").await?;
    let are_there = async |when: &str| {
        let probe = async || {
            let away: Vec<i64> = serde_json::from_value(me.run(AWAY, vec![]).await?)?;
            Ok(away.iter().all(|it| it.abs() <= 2).then_some(()))
        };
        let found = me.until("", probe).await;
        let away = me.run(AWAY, vec![]).await?;
        found.map_err(|_| Trouble(format!("{when} the grips are {away} from their words")))
    };
    are_there("at first").await?;
    me.type_keys("/bridge").await?;
    me.find("button", "Next place").await?;
    are_there("with the field for finding open").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("button", "Next place").await?;
    are_there("with the field for finding closed").await?;
    me.click_button("Outline").await?;
    me.find("button", "After").await?;
    are_there("with the outline open").await?;
    me.click_button("Settings").await?;
    let size = me.find("combobox", "Size of the text").await?;
    size.send_keys("Very large").await?;
    me.click_button("Close").await?;
    are_there("with larger letters").await
}
