//! The same words again: after one mark, all others in one step.

use crate::play;
use crate::scenario::Scenario;
use crate::trouble::Outcome;
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[Scenario::app(
    "same_words_are_marked_in_one_step",
    play!(all),
)];

const TEXT: &str = "Khaled Nasr left Ellery. The mayor thanked Nasr.\nNasr said no; Nasrallah, his aide, said that NASR was tired.";

async fn all(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Nasr", TEXT).await?;
    me.drag_over("Khaled Nasr").await?;
    me.type_keys("a").await?;
    me.click_button("Mark the same words").await?;
    me.hears("marked already").await?;
    me.drag_over("NASR").await?;
    me.type_keys("a").await?;
    me.click_button("Mark the same words").await?;
    me.hears("Undo takes it back").await?;
    let every = [
        ("actor", "Khaled Nasr"),
        ("actor", "Nasr"),
        ("actor", "Nasr"),
        ("actor", "NASR"),
    ];
    me.shows(&every).await?;
    me.passes_axe("the same words marked").await?;
    me.click_button("Undo").await?;
    me.shows(&[("actor", "Khaled Nasr"), ("actor", "NASR")])
        .await?;
    me.click_button("Redo").await?;
    me.shows(&every).await
}
