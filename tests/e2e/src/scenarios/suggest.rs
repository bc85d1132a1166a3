//! Suggestions: asked for, looked at, accepted or rejected.

use crate::hands::{CONTROL, DELETE, DOWN, ENTER, ESCAPE};
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("suggestions_are_accepted_and_rejected", play!(decide)),
    Scenario::app("suggestions_are_decided_by_keys", play!(keys)),
    Scenario::app("suggestions_know_what_was_marked_elsewhere", play!(known)),
];

const TEXT: &str = "“The ferry is late again,” Mayor Ana Ruiz said. Deputy Tom Berg was in Paris.";

async fn decide(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Ferry", TEXT).await?;
    me.click_button("Suggest").await?;
    me.hears("Nothing is marked until you accept it.").await?;
    me.find("button", "Done").await?;
    me.shows(&[]).await?;
    me.passes_axe("suggestions").await?;
    me.says("group", "Claim", "Said by Mayor Ana Ruiz").await?;
    let ghosts = "return CSS.highlights?.get('ghost-actor')?.size ?? -1";
    me.until("ghosts over the words", async || {
        let found = me.run(ghosts, vec![]).await?.as_i64();
        Ok((found == Some(2) || found == Some(-1)).then_some(()))
    })
    .await?;
    me.click_button("Accept: The ferry is late again").await?;
    me.shows(&[("claim", "The ferry is late again")]).await?;
    me.click_button("Accept all 2 of Actor").await?;
    let three = [
        ("claim", "The ferry is late again"),
        ("actor", "Mayor Ana Ruiz"),
        ("actor", "Deputy Tom Berg"),
    ];
    me.shows(&three).await?;
    me.click_button("Reject: Paris").await?;
    me.says("complementary", "Annotations", "Nothing is left to decide.")
        .await?;
    me.shows(&three).await?;
    // A rejection is taken back, too. Both actors were one step, and are proposed again when that is.
    me.click_button("Undo").await?;
    me.find("button", "Reject: Paris").await?;
    me.shows(&three).await?;
    me.click_button("Undo").await?;
    me.shows(&three[..1]).await?;
    me.find("button", "Accept all 2 of Actor").await?;
    me.click_button("Reject all 2 of Actor").await?;
    me.click_button("Done").await?;
    me.find("searchbox", "Search annotations").await?;
    same("the marks", me.items().await?.len(), 1)
}

async fn known(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Before", "the dunes and the sea").await?;
    me.drag_over("the dunes").await?;
    me.type_keys("l").await?;
    me.add_article("After", "People walk in the dunes all day.")
        .await?;
    me.click_button("Suggest").await?;
    me.says("group", "Location", "Marked so before").await?;
    me.click_button("Accept: the dunes").await?;
    me.shows(&[("location", "the dunes")]).await
}

/// A key for each: go on, accept, accept as something else, reject, take that back.
async fn keys(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Ferry", TEXT).await?;
    me.click_button("Suggest").await?;
    me.focus_is("button", "Accept: Mayor Ana Ruiz").await?;
    let now = async |words: &str| {
        let script = "return document.querySelector('.ghost[data-now=true] b')?.textContent ?? ''";
        me.until(&format!("{words:?} is in hand"), async || {
            Ok((me.run(script, vec![]).await? == words).then_some(()))
        })
        .await
    };
    now("Mayor Ana Ruiz").await?;
    me.passes_axe("a suggestion in hand").await?;
    me.press(&[], DOWN).await?;
    me.focus_is("button", "Accept: Deputy Tom Berg").await?;
    now("Deputy Tom Berg").await?;
    me.press(&[], DELETE).await?;
    me.hears("Rejected: Deputy Tom Berg").await?;
    me.focus_is("button", "Accept: Paris").await?;
    me.press(&[CONTROL], 'z').await?;
    me.hears("Undone: rejecting suggestions").await?;
    me.focus_is("button", "Accept: Deputy Tom Berg").await?;
    me.press(&[], ENTER).await?;
    me.shows(&[("actor", "Deputy Tom Berg")]).await?;
    me.focus_is("button", "Accept: Paris").await?;
    // As an actor instead of a location.
    me.type_keys("a").await?;
    let two = [("actor", "Deputy Tom Berg"), ("actor", "Paris")];
    me.shows(&two).await?;
    now("The ferry is late again").await?;
    me.type_keys("p").await?;
    me.focus_is("button", "Accept: Mayor Ana Ruiz").await?;
    me.press(&[], DELETE).await?;
    me.focus_is("button", "Accept: The ferry is late again")
        .await?;
    // From the article the key goes on in the list.
    me.press(&[], ESCAPE).await?;
    me.type_keys("n").await?;
    me.focus_is("button", "Accept: The ferry is late again")
        .await?;
    // What was rejected is not proposed again.
    me.click_button("Done").await?;
    me.click_button("Suggest").await?;
    me.focus_is("button", "Accept: The ferry is late again")
        .await?;
    me.press(&[], DELETE).await?;
    me.says("complementary", "Annotations", "Nothing is left to decide.")
        .await?;
    me.focus_is("button", "Done").await?;
    me.shows(&two).await
}
