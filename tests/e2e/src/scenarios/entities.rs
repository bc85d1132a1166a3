//! Whom and what marks mean: said on the card, written about, joined, taken apart, searched for and shared.

use crate::hands::{ENTER, ESCAPE};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("mark_is_said_to_mean_somebody", play!(meant)),
    Scenario::app(
        "mark_of_a_known_name_proposes_whom_it_means",
        play!(proposed),
    ),
    Scenario::app("entity_is_written_about", play!(written)),
    Scenario::app("entities_are_joined_and_taken_apart", play!(joined)),
    Scenario::app("all_that_are_found_mean_somebody", play!(all_found)),
    Scenario::app("entities_travel_in_the_file", play!(shared)),
    Scenario::app("somebody_of_another_article_says_it", play!(elsewhere)),
    Scenario::app("kind_of_claim_says_whether_it_has_a_verdict", play!(kinds)),
];

const TEXT: &str =
    "Ali Nasr met the mayor in Northam.\nThe bridge is safe, Nasr said. Nobody believed N.";

/// An article in which "Ali Nasr" is an actor that means somebody of this name.
async fn begin(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridge", TEXT).await?;
    me.mark("Ali Nasr", 0, 'a').await?;
    means(me, "Ali Nasr").await?;
    me.hears("Means Ali Nasr, who is new here.").await?;
    me.find("button", ABOUT).await.map(drop)
}

const ABOUT: &str = "Means Ali Nasr: all about them";

/// By key: to the field of the open card, a name, Enter.
async fn means(me: &Person, name: &str) -> Outcome {
    me.find("textbox", "Means").await?;
    me.type_keys("i").await?;
    me.focus_is("textbox", "Means").await?;
    me.type_keys(name).await?;
    me.press(&[], ENTER).await
}

/// Whom and what the sample story means.
const SAMPLE: [&str; 9] = [
    "Ruth Adeyemi",
    "Piet Hallam",
    "A worker on the repair",
    "Port Ellery",
    "Port Ellery town council",
    "Hallam & Sons",
    "Harbor office",
    "Ministry of transport",
    "Carrow",
];

/// The lines of a list in the dialog, each with all that it says.
async fn lines(me: &Person, list: &str) -> Outcome<Vec<String>> {
    let list = me.find("list", list).await?;
    let words = me
        .run(
            "return [...arguments[0].children].map(it => it.innerText.replace(/\\s+/g, ' ').trim())",
            vec![list.to_json()?],
        )
        .await?;
    let words = words.as_array().cloned().unwrap_or_default();
    let words = words.iter().filter_map(|it| it.as_str());
    // Whom the sample story means is there from the first visit.
    let own = words.filter(|it| !SAMPLE.iter().any(|name| it.starts_with(name)));
    Ok(own.map(str::to_owned).collect())
}

async fn lists(me: &Person, list: &str, expected: &[&str]) -> Outcome {
    me.until(&format!("{list} are {expected:?}"), async || {
        Ok((lines(me, list).await? == expected).then_some(()))
    })
    .await
}

async fn meant(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.passes_axe("a mark that means somebody").await?;
    me.finds("who:ali", 1).await?;
    me.finds("has:entity", 1).await?;
    me.finds("who:mayor", 0).await?;
    me.finds("", 1).await?;
    me.choose_entry("In this article", "was asked").await?;
    me.finds("role:silent", 1).await?;
    me.finds("", 1).await?;
    me.click_button("Not Ali Nasr").await?;
    me.hears("It does not mean Ali Nasr any more.").await?;
    me.find("textbox", "Means").await?;
    me.click_button("Undo").await?;
    me.hears("Undone: whom it means").await?;
    me.find("button", ABOUT).await?;
    me.reload().await?;
    me.finds("who:ali role:silent", 1).await?;
    // The key leads to all that is known.
    me.click("button", "Ali Nasr").await?;
    me.find("button", ABOUT).await?;
    me.tab_to_text().await?;
    me.type_keys("i").await?;
    me.find("dialog", "People and places").await.map(drop)
}

async fn proposed(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.mark("Nasr", 1, 'a').await?;
    me.find("button", "Means Ali Nasr?").await?;
    me.passes_axe("a mark that may mean somebody").await?;
    me.type_keys("i").await?;
    me.hears("Means Ali Nasr.").await?;
    let step = "return document.querySelector('.meant__steps').innerText.trim()";
    me.until("it is the second mention", async || {
        Ok((me.run(step, vec![]).await? == "Mention 2 of 2").then_some(()))
    })
    .await?;
    me.click_button("Next mention").await?;
    me.current_mark_is("Ali Nasr").await?;
    // What is called nothing like it proposes nobody, and a place means something too.
    me.mark("Northam", 0, 'l').await?;
    means(me, "Northam").await?;
    me.hears("Means Northam, who is new here.").await?;
    me.choose_entry("Here it is", "where it happens").await?;
    me.finds("role:scene", 1).await
}

async fn written(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button(ABOUT).await?;
    me.find("dialog", "People and places").await?;
    me.passes_axe("all about somebody").await?;
    me.choose_entry("What it is", "somebody not named").await?;
    me.fill("How they are described", "a man of the town")
        .await?;
    me.fill("Also called, one name a line", "N.\nthe driver")
        .await?;
    me.fill("The same elsewhere", "Q42").await?;
    me.find("link", "www.wikidata.org").await?;
    me.fill("The same elsewhere", "javascript:alert(1)").await?;
    me.gone("link", "www.wikidata.org").await?;
    me.choose_entry("What it is", "a place").await?;
    me.fill("Coordinates", "somewhere").await?;
    me.says("dialog", "People and places", "Expected two numbers")
        .await?;
    me.fill("Coordinates", "51.5, 0").await?;
    me.fill("Name", "").await?;
    me.field("Coordinates").await?.click().await?;
    me.says("alert", "", "Expected a name").await?;
    same(
        "the name is there",
        me.field("Name").await?.value().await?.unwrap_or_default(),
        "Ali Nasr".to_owned(),
    )?;
    me.fill("Name", "Ali M. Nasr").await?;
    me.click_button("All people and places").await?;
    lists(me, "People and places", &["Ali M. Nasr a place 1 mention"]).await?;
    me.passes_axe("all people and places").await?;
    me.click_button("Done").await?;
    me.gone("dialog", "People and places").await?;
    // Another name finds it too.
    me.finds("who:driver", 1).await?;
    me.finds("", 1).await?;
    me.mark("N.", 0, 'a').await?;
    me.find("button", "Means Ali M. Nasr?").await?;
    me.field_in_focus("Means").await?;
    me.proposes("Means", &[SAMPLE[2], "Ali M. Nasr", SAMPLE[8]])
        .await?;
    me.reload().await?;
    me.finds("who:\"m. nasr\"", 1).await
}

async fn joined(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.add_article("Another", "Nasr left.").await?;
    me.mark("Nasr", 0, 'a').await?;
    me.enter("Means", "Nasr the driver").await?;
    me.hears("Means Nasr the driver, who is new here.").await?;
    // In the library, whichever article is open.
    me.click_button("People and places").await?;
    let both = ["Ali Nasr 1 mention", "Nasr the driver 1 mention"];
    lists(me, "People and places", &both).await?;
    me.click_button_starting("Ali Nasr").await?;
    me.choose_entry("The same as", "Nasr").await?;
    me.click_button("Make them one").await?;
    me.says(
        "status",
        "What was done",
        "Nasr the driver is Ali Nasr now.",
    )
    .await?;
    lists(me, "Mentions", &["Ali Nasr Bridge", "Nasr Another"]).await?;
    // One of them is somebody else after all.
    me.click("checkbox", "Choose Nasr").await?;
    me.click_button("This one is somebody else").await?;
    me.says("status", "What was done", "Means Nasr, who is new here.")
        .await?;
    lists(me, "Mentions", &["Nasr Another"]).await?;
    me.click_button("Delete Nasr").await?;
    me.says(
        "status",
        "What was done",
        "Nasr is deleted. The marks stay.",
    )
    .await?;
    lists(me, "People and places", &["Ali Nasr 1 mention"]).await?;
    // Each of these is one step.
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "People and places").await?;
    for _ in 0..3 {
        me.click_button("Undo").await?;
    }
    me.hears("Undone: two becoming one").await?;
    me.click_button("People and places").await?;
    lists(me, "People and places", &both).await?;
    // From the mention of another article to its words.
    me.click_button_starting("Ali Nasr").await?;
    me.click("button", "Ali Nasr").await?;
    me.gone("dialog", "People and places").await?;
    me.article_titled("Bridge").await?;
    me.current_mark_is("Ali Nasr").await
}

async fn all_found(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.mark("Nasr", 1, 'a').await?;
    me.finds("nasr", 2).await?;
    me.passes_axe("what can be done with all that is found")
        .await?;
    me.click_button_starting("Change all").await?;
    me.enter("They all mean", "ali nasr").await?;
    me.hears("2 marks mean Ali Nasr.").await?;
    me.finds("who:nasr", 2).await?;
    me.click_button("Undo").await?;
    me.finds("who:nasr", 1).await
}

async fn shared(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button(ABOUT).await?;
    me.fill("Note", "Seen in spring.").await?;
    me.click_button("Done").await?;
    let file = world.export("bridge.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let said = me.import(&file).await?;
    for words in [
        "People and places: 1",
        "Whom marks mean, and kinds of claims: 1",
    ] {
        holds(
            said.contains(words),
            format!("the dialog says {words:?}: {said:?}"),
        )?;
    }
    me.open_article("Bridge").await?;
    me.finds("who:ali", 1).await?;
    me.finds_nothing_new_in(&file).await
}

async fn elsewhere(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.add_article("Another", "The bridge is shut.").await?;
    me.mark("The bridge is shut", 0, 'c').await?;
    me.enter("Said by", "Ali Nasr").await?;
    me.hears("Said by Ali Nasr.").await?;
    me.finds("by:nasr", 1).await?;
    me.finds("", 1).await?;
    // A source that goes with its mark stays, where it is known who that was.
    me.open_article("Bridge").await?;
    me.mark("Nasr", 1, 'a').await?;
    me.type_keys("i").await?;
    me.hears("Means Ali Nasr.").await?;
    me.mark("The bridge is safe", 0, 'c').await?;
    me.enter("Said by", "Nasr").await?;
    me.find("button", "Said by Nasr (Ali Nasr)").await?;
    me.delete_annotation("Nasr").await?;
    me.until("Ali Nasr still says it", async || {
        let script =
            "return document.querySelector('.card[data-open=true] .said__source')?.innerText ?? ''";
        let words = me.run(script, vec![]).await?;
        Ok(words
            .as_str()
            .is_some_and(|it| it.contains("Said by Ali Nasr"))
            .then_some(()))
    })
    .await?;
    same("nothing else went", &me.items().await?.len(), &2)
}

async fn kinds(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridge", TEXT).await?;
    me.mark("The bridge is safe", 0, 'c').await?;
    me.choose_entry("Kind of claim", "a prediction").await?;
    me.finds("type:prediction", 1).await?;
    me.finds("", 1).await?;
    me.tab_to_text().await?;
    me.type_keys("v").await?;
    me.find("dialog", "Check this claim").await?;
    me.fill("Place it speaks of", "Northam").await?;
    me.passes_axe("a claim of a kind").await?;
    me.choose_entry("Your verdict", "Refuted").await?;
    me.says("alert", "", "have no verdict but “not checkable”")
        .await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Check this claim").await?;
    me.choose_entry("Kind of claim", "a number").await?;
    me.finds("type:statistic", 1).await?;
    me.reload().await?;
    me.finds("type:statistic", 1).await
}
