//! Links between claims: made in the dialog, shown next to each other, kept and shared.

use crate::hands::ESCAPE;
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("claims_are_linked_and_shown_side_by_side", play!(linked)),
    Scenario::app("links_lead_to_other_articles_and_back", play!(across)),
    Scenario::app("links_travel_in_the_file", play!(shared)),
    Scenario::app("links_in_a_circle_are_refused", play!(refused)),
];

const TEXT: &str = "The bridge is safe, Nasr said.\nThe bridge is not safe, the mayor said.";

/// An article with two claims, the second one open and its links shown.
async fn begin(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridge", TEXT).await?;
    me.mark("The bridge is safe", 0, 'c').await?;
    me.mark("The bridge is not safe", 0, 'c').await?;
    me.find("textbox", "Note on The bridge is not safe").await?;
    me.type_keys("k").await?;
    me.find("dialog", "Related claims").await.map(drop)
}

async fn says(me: &Person, words: &str) -> Outcome {
    me.says("status", "What was done", words).await.map(drop)
}

/// What stands in the pairs of the dialog, in its order.
async fn pairs(me: &Person, expected: &[&str]) -> Outcome {
    let script = "return [...document.querySelectorAll('.links__pair')].map(it => [...it.querySelectorAll('.check__claim, b')].map(it => it.innerText.trim()).join(' '))";
    me.until(&format!("the pairs are {expected:?}"), async || {
        Ok((me.run(script, vec![]).await? == serde_json::json!(expected)).then_some(()))
    })
    .await
}

async fn linked(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.passes_axe("a claim without links").await?;
    me.click_button_starting("The bridge is safe").await?;
    says(me, "Linked: contradicts “The bridge is safe”.").await?;
    pairs(
        me,
        &["The bridge is not safe contradicts The bridge is safe"],
    )
    .await?;
    me.passes_axe("two claims next to each other").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Related claims").await?;
    me.fill("Search annotations", "link:contradicts").await?;
    same("both are found", &me.items().await?.len(), &2)?;
    me.fill("Search annotations", "").await?;
    // The chip leads to the other claim, whose card says the same from its side.
    me.click_button("contradicts: The bridge is safe").await?;
    me.current_mark_is("The bridge is safe").await?;
    me.find("button", "contradicts: The bridge is not safe")
        .await?;
    me.passes_axe("a card with a link").await?;
    me.click_button("Related claims").await?;
    me.click_button("Take away: contradicts The bridge is not safe")
        .await?;
    says(me, "The link is gone.").await?;
    pairs(me, &[]).await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Related claims").await?;
    me.click_button("Undo").await?;
    me.hears("Undone: taking a link away").await?;
    me.find("button", "contradicts: The bridge is not safe")
        .await?;
    me.reload().await?;
    me.finds("has:link", 2).await
}

async fn across(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Related claims").await?;
    me.add_article("Another", "Nobody checked the bridge.")
        .await?;
    me.mark("Nobody checked the bridge", 0, 'c').await?;
    me.find("textbox", "Note on Nobody checked the bridge")
        .await?;
    me.type_keys("k").await?;
    me.find("combobox", "This claim")
        .await?
        .send_keys("supports")
        .await?;
    me.fill("Find a claim", "not safe").await?;
    me.click_button_starting("The bridge is not safe").await?;
    says(me, "Linked: supports “The bridge is not safe”.").await?;
    me.click("button", "The bridge is not safe").await?;
    me.gone("dialog", "Related claims").await?;
    me.article_titled("Bridge").await?;
    me.current_mark_is("The bridge is not safe").await?;
    me.find("button", "is supported by: Nobody checked the bridge")
        .await?;
    // Without its article the link keeps the words.
    me.open_article("Another").await?;
    me.click_button("Delete article Bridge").await?;
    me.hears("Bridge").await?;
    me.click("button", "Nobody checked the bridge").await?;
    me.until("the link says where the claim is", async || {
        let script = "return document.querySelector('.card[data-open=true]').innerText";
        let words = me.run(script, vec![]).await?;
        let has = |it: &str| {
            it.contains(
                "supports: The bridge is not safe (in “Bridge”, which is not in the library)",
            )
        };
        Ok(words.as_str().is_some_and(has).then_some(()))
    })
    .await
}

async fn shared(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button_starting("The bridge is safe").await?;
    says(me, "Linked").await?;
    me.click_button("Done").await?;
    let file = world.export("bridge.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let said = me.import(&file).await?;
    holds(
        said.contains("Links between claims: 1"),
        format!("the dialog says what comes with it: {said:?}"),
    )?;
    me.open_article("Bridge").await?;
    me.fill("Search annotations", "link:contradicts").await?;
    same("the link came along", &me.items().await?.len(), &2)?;
    me.finds_nothing_new_in(&file).await
}

async fn refused(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.find("combobox", "This claim")
        .await?
        .send_keys("supports")
        .await?;
    me.click_button_starting("The bridge is safe").await?;
    says(me, "Linked: supports").await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Related claims").await?;
    me.click_button("supports: The bridge is safe").await?;
    me.current_mark_is("The bridge is safe").await?;
    me.click_button("Related claims").await?;
    me.find("combobox", "This claim")
        .await?
        .send_keys("supports")
        .await?;
    me.click_button_starting("The bridge is not safe Nobody")
        .await?;
    says(me, "That would be a circle.").await?;
    pairs(
        me,
        &["The bridge is safe is supported by The bridge is not safe"],
    )
    .await
}
