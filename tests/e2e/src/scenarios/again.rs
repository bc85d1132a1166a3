//! The same words again: after one mark, how many more there are, and all of them in one step.

use crate::play;
use crate::scenario::Scenario;
use crate::trouble::Outcome;
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("same_words_are_marked_in_one_step", play!(all)),
    Scenario::app("same_words_are_looked_at_one_by_one", play!(one_by_one)),
    Scenario::app("same_words_of_other_articles_when_asked", play!(everywhere)),
];

const TEXT: &str = "Khaled Nasr left Ellery. The mayor thanked Nasr.\nNasr said no; Nasrallah, his aide, said that NASR was tired.";

/// The quiet line after a mark.
async fn all(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Nasr", TEXT).await?;
    me.drag_over("Khaled Nasr").await?;
    me.type_keys("a").await?;
    me.drag_over("NASR").await?;
    me.type_keys("a").await?;
    me.hears("2 more with these words.").await?;
    me.says("note", "", "2 more “NASR”").await?;
    me.passes_axe("a line about the same words").await?;
    me.click_button("Mark all").await?;
    me.hears("Undo takes it back").await?;
    let every = [
        ("actor", "Khaled Nasr"),
        ("actor", "Nasr"),
        ("actor", "Nasr"),
        ("actor", "NASR"),
    ];
    me.shows(&every).await?;
    me.gone("button", "Mark all").await?;
    me.click_button("Undo").await?;
    me.shows(&[("actor", "Khaled Nasr"), ("actor", "NASR")])
        .await?;
    me.click_button("Redo").await?;
    me.shows(&every).await
}

/// The review: by key from the open mark, every place in its sentence, some left out, then all taken away.
async fn one_by_one(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Nasr", TEXT).await?;
    me.drag_over("NASR").await?;
    me.type_keys("a").await?;
    me.find("textbox", "Note on NASR").await?;
    me.type_keys("y").await?;
    me.find("dialog", "The same words: “NASR”").await?;
    me.passes_axe("the same words, one by one").await?;
    me.find("checkbox", "Khaled Nasr left Ellery.").await?;
    me.click("checkbox", "The mayor thanked Nasr.").await?;
    me.click_button("Mark 2").await?;
    me.shows(&[("actor", "Nasr"), ("actor", "Nasr"), ("actor", "NASR")])
        .await?;
    me.click_button("Same words…").await?;
    me.click("checkbox", "Whole words").await?;
    me.find("button", "Mark 2").await?;
    me.click("checkbox", "Exact letters").await?;
    me.click("checkbox", "Other forms of the name").await?;
    me.find("button", "Remove the mark").await?;
    me.click("checkbox", "Exact letters").await?;
    me.click_button("Remove all 3 marks").await?;
    me.hears("3 annotations deleted. Undo brings them back.")
        .await?;
    me.shows(&[]).await?;
    me.click_button("Undo").await?;
    me.shows(&[("actor", "Nasr"), ("actor", "Nasr"), ("actor", "NASR")])
        .await
}

async fn everywhere(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Before", "Nasr was mayor of Ellery.")
        .await?;
    me.add_article("After", TEXT).await?;
    me.drag_over("NASR").await?;
    me.type_keys("a").await?;
    me.click_button("Same words…").await?;
    me.find("button", "Mark 3").await?;
    me.gone("checkbox", "Nasr was mayor of Ellery.").await?;
    me.click("checkbox", "In all articles").await?;
    me.find("checkbox", "Nasr was mayor of Ellery.").await?;
    me.passes_axe("the same words in all articles").await?;
    me.click_button("Mark 4").await?;
    me.hears("4 marked").await?;
    me.open_article("Before").await?;
    me.shows(&[("actor", "Nasr")]).await?;
    me.click_button("Undo").await?;
    me.shows(&[]).await
}
