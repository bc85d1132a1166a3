//! The tags of a teacher's own, which an exercise brings into force in its article.

use std::path::PathBuf;

use serde_json::json;

use crate::browser::{Kind, Settings};
use crate::hands::{ESCAPE, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::scenarios::boards::shows;
use crate::steps::read_json;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("own_tags_are_given_by_button_and_key", play!(given)),
    Scenario::app("own_tags_are_filtered_searched_and_changed", play!(sifted)),
    Scenario::app("own_tags_travel_and_stay", play!(travel)),
    Scenario::app("own_tags_are_on_the_boards", play!(boards)),
    Scenario::app("own_tags_are_in_their_article_alone", play!(alone)),
    Scenario::app("own_tags_have_room_on_a_narrow_dark_page", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

const FILE: &str = include_str!("../../../fixtures/whosaid/v1-exercise.whosaid.json");
const TITLE: &str = "Harbor to close";

/// What the file has marked.
const MARKED: [(&str, &str); 3] = [
    ("actor", "the mayor"),
    ("quotation", "We have no choice"),
    ("eyewitness", "Two dock workers"),
];

/// Imports the exercise with its article; gives what the dialog said.
async fn begin(world: &World) -> Outcome<String> {
    world.enter().await?;
    let me = &world.me;
    let file = world.file("harbor.whosaid.json", FILE)?;
    let said = me.import(&file).await?;
    me.article_titled(TITLE).await?;
    me.shows(&MARKED).await?;
    Ok(said)
}

async fn select(me: &Person, quote: &str) -> Outcome {
    me.drag_over(quote).await?;
    me.find("toolbar", "Tag selection").await?;
    Ok(())
}

async fn given(world: &mut World) -> Outcome {
    let said = begin(world).await?;
    for words in ["Quotation: 1", "Eyewitness 👁: 1"] {
        holds(said.contains(words), format!("{words}: {said:?}"))?;
    }
    let me = &world.me;
    select(me, "none at all").await?;
    let offered =
        "return [...document.querySelectorAll('.tagging__tag')].map((it) => it.textContent)";
    same(
        "the buttons with their keys",
        me.run(offered, Vec::new()).await?,
        json!([
            "Actora",
            "Locationl",
            "Claimc",
            "Quotationq",
            "Eyewitness 👁5"
        ]),
    )?;
    me.click_button("Quotation").await?;
    me.hears("Quotation").await?;
    // By letter, by number; W makes a selection wider, as everywhere.
    me.mark("she", 0, '5').await?;
    me.mark("We have", 0, 'q').await?;
    let made = [
        ("quotation", "none at all"),
        ("eyewitness", "she"),
        ("quotation", "We have"),
    ];
    me.shows(&[&MARKED[..], &made].concat()).await?;
    // What is open is given another tag by the same keys.
    me.press(&[], '5').await?;
    let made = [
        ("quotation", "none at all"),
        ("eyewitness", "she"),
        ("eyewitness", "We have"),
    ];
    me.shows(&[&MARKED[..], &made].concat()).await?;
    me.hears("Now Eyewitness 👁").await?;
    // Every selection becomes one.
    me.press(&[], ESCAPE).await?;
    me.press(&[SHIFT], 'q').await?;
    me.drag_over("denied it").await?;
    let all = [&MARKED[..], &made, &[("quotation", "denied it")]].concat();
    me.shows(&all).await?;
    me.press(&[], ESCAPE).await?;
    me.press(&[], '?').await?;
    me.says("dialog", "Keyboard shortcuts", "Tag as Quotation")
        .await?;
    let said = me.text_of("dialog", "Keyboard shortcuts").await?;
    let lost = "The letter W does something else here or is not on every keyboard.";
    same("one letter is lost", said.matches(lost).count(), 1)?;
    me.passes_axe("keys with own tags").await
}

async fn sifted(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.passes_axe("own tags").await?;
    for (search, expected) in [
        ("tag:quotation", 1),
        ("tag:eye", 1),
        ("-tag:eyewitness", 2),
        ("tag:claim", 0),
        ("", 3),
    ] {
        me.finds(search, expected).await?;
    }
    me.fill("Search annotations", "tag:q").await?;
    let offered =
        "return [...document.querySelectorAll('#search-terms option')].map((it) => it.value)";
    me.until("the search completed", async || {
        let offered = me.run(offered, Vec::new()).await?;
        Ok((offered == json!(["tag:quotation"])).then_some(()))
    })
    .await?;
    me.finds("", 3).await?;
    me.filter_by("Quotation").await?;
    me.until("the quotation alone", async || {
        Ok((me.items().await?.len() == 1).then_some(()))
    })
    .await?;
    me.filter_by("All").await?;
    // The menu of the open card.
    me.click("button", "the mayor").await?;
    me.choose_entry("Tag of the mayor", "Eyewitness 👁").await?;
    let [_, quotation, workers] = MARKED;
    let after = [("eyewitness", "the mayor"), quotation, workers];
    me.shows(&after).await?;
    // All that is found at once.
    me.finds("tag:eyewitness", 2).await?;
    me.click_button("Change all 2 …").await?;
    me.click_button("Tag all 2 as Quotation").await?;
    me.hears("2 are now: Quotation. Undo takes it back.")
        .await?;
    let all = MARKED.map(|it| ("quotation", it.1));
    me.shows(&all).await?;
    me.reload().await?;
    me.shows(&all).await
}

async fn travel(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.mark("she", 0, '5').await?;
    me.reload().await?;
    let all = [&MARKED[..], &[("eyewitness", "she")]].concat();
    me.shows(&all).await?;
    select(me, "none at all").await?;
    me.find("button", "Eyewitness 👁").await?;
    me.press(&[], ESCAPE).await?;
    let file: PathBuf = world.export("harbor-to-close.whosaid.json").await?;
    let (before, after) = (serde_json::from_str(FILE), read_json(&file)?);
    let before: serde_json::Value = before.map_err(|it| Trouble(it.to_string()))?;
    same(
        "the exercise in the file",
        &after["whosaid:enclosures"][0],
        &before["whosaid:enclosures"][0],
    )?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    me.article_titled(TITLE).await?;
    me.shows(&all).await?;
    me.propose(&file).await?;
    me.says("dialog", "Import", "It is here already").await?;
    me.click_button("Cancel").await?;
    me.gone("dialog", "Import").await?;
    me.finds("tag:eyewitness", 2).await
}

async fn boards(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button("Overview").await?;
    me.find("dialog", "Overview").await?;
    me.click_button("Article strip").await?;
    shows(
        me,
        TITLE,
        &[
            "Actor /  / 1 / 6 %",
            "Quotation /  / 1 / 11 %",
            "Eyewitness 👁 /  / 1 / 11 %",
        ],
    )
    .await?;
    me.passes_axe("strip with own tags").await
}

async fn alone(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.add_article("Another", "Nothing to see.").await?;
    select(me, "Nothing").await?;
    me.find("button", "Claim").await?;
    me.gone("button", "Quotation").await?;
    me.press(&[], 'q').await?;
    me.press(&[], '4').await?;
    me.press(&[], 'c').await?;
    me.shows(&[("claim", "Nothing")]).await?;
    me.open_article(TITLE).await?;
    me.mark("she", 0, 'q').await?;
    me.shows(&[&MARKED[..], &[("quotation", "she")]].concat())
        .await
}

async fn narrow(world: &mut World) -> Outcome {
    world.enter().await?;
    let long = "What somebody who was there at the time says that they saw or heard with their own eyes or ears";
    let file = FILE
        .replace("\"Quotation\"", &format!("\"\u{202e}{long}\""))
        .replace("\"Eyewitness 👁\"", "\"شاهد عيان\"");
    let file = world.file("long.whosaid.json", file)?;
    let me = &world.me;
    me.import(&file).await?;
    me.article_titled(TITLE).await?;
    // What to do lies over the article at first.
    me.find("region", "Exercise").await?;
    me.click_button("Exercise").await?;
    me.gone("region", "Exercise").await?;
    me.shows(&MARKED).await?;
    select(me, "Lindmark").await?;
    me.find("button", "شاهد عيان").await?;
    let fits = "return document.documentElement.scrollWidth <= window.innerWidth && \
                [...document.querySelectorAll('.tagging, .tagging__tag')].every((it) => { \
                  const box = it.getBoundingClientRect(); \
                  return box.left >= 0 && box.right <= window.innerWidth; })";
    same(
        "the toolbar fits",
        me.run(fits, Vec::new()).await?,
        json!(true),
    )?;
    me.passes_axe("own tags, narrow and dark").await
}
