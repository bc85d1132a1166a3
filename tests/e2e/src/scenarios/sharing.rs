//! Handing work on: export, import on a machine that has never seen it, import again, undo it.

use serde_json::json;

use crate::hands::CONTROL;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY, STORY_TITLE, read_json};
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("export_opens_on_another_machine", play!(another_machine)),
    Scenario::app("export_is_a_web_annotation_collection", play!(standard)),
    Scenario::app(
        "import_twice_changes_nothing_and_undo_takes_it_back",
        play!(twice),
    ),
    Scenario::app("import_merges_with_later_work", play!(merge)),
];

/// The name under which the story is exported.
const STORY_FILE: &str = "flood-warning-lifted.whosaid.json";

async fn annotated_story(world: &World) -> Outcome {
    let me = &world.me;
    me.copy_text(STORY).await?;
    me.click_button("New article").await?;
    me.fill("Title", STORY_TITLE).await?;
    me.paste_into("Text").await?;
    me.fill("Source address", "https://news.example/flood")
        .await?;
    me.fill("Author", "Jo Reporter").await?;
    me.fill("Language", "en").await?;
    me.click_button("Add article").await?;
    me.article_titled(STORY_TITLE).await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Northbridge", 0, 'l').await?;
    me.mark("Northbridge", 0, 'a').await?;
    let first = me.place("the river Elm", 0).await?;
    let second = me.place("fallen by two metres", 0).await?;
    me.drag(&first, &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.drag(&second, &[CONTROL]).await?;
    me.press(&[], 'c').await?;
    let shown = me.shows_count(4).await?;
    let claim = shown
        .iter()
        .find(|shown| shown.tag == "claim")
        .ok_or_else(|| Trouble("a claim".to_owned()))?;
    me.write_note(&claim.id, "Said to whom? “Check” <b>this</b>.")
        .await
}

async fn another_machine(world: &mut World) -> Outcome {
    world.enter().await?;
    annotated_story(world).await?;
    let marks = world.me.shown_plain().await?;
    let ids = sorted_ids(world).await?;
    let file = world.export(STORY_FILE).await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let said = me.import(&file).await?;
    holds(
        said.to_lowercase().contains("new"),
        format!("the dialog says what is new: {said:?}"),
    )?;
    let article = me.open_article(STORY_TITLE).await?;
    same("the text", article.text.as_str(), STORY)?;
    same("the language", article.lang.as_str(), "en")?;
    same("the marks", me.shown_plain().await?, marks)?;
    same("the ids", sorted_ids(world).await?, ids)?;
    let me = &world.me;
    let items = me.items().await?;
    let claim = items
        .iter()
        .find(|item| item.text.contains("Claim") || item.text.contains("claim"));
    let claim = claim.ok_or_else(|| Trouble(format!("the claim is in the list: {items:?}")))?;
    same(
        "the note",
        me.note_of(&claim.id).await?.as_str(),
        "Said to whom? “Check” <b>this</b>.",
    )?;
    // A second export is the first one again, but for the moment it was made.
    let again = world.export(STORY_FILE).await?;
    let (mut first, mut second) = (read_json(&file)?, read_json(&again)?);
    for value in [&mut first, &mut second] {
        if let Some(map) = value.as_object_mut() {
            map.remove("generated");
            map.remove("modified");
            map.remove("created");
        }
    }
    same("the file exported again", second, first)
}

async fn sorted_ids(world: &World) -> Outcome<Vec<String>> {
    let mut ids: Vec<String> = world
        .me
        .shown()
        .await?
        .into_iter()
        .map(|shown| shown.id)
        .collect();
    ids.sort();
    Ok(ids)
}

async fn standard(world: &mut World) -> Outcome {
    world.enter().await?;
    annotated_story(world).await?;
    let file = world.export(STORY_FILE).await?;
    let json = read_json(&file)?;
    holds(
        json["type"] == json!("AnnotationCollection")
            || json["type"]
                .as_array()
                .is_some_and(|types| types.contains(&json!("AnnotationCollection"))),
        format!("an AnnotationCollection, not {}", json["type"]),
    )?;
    let items = json["first"]["items"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let tagging = items
        .iter()
        .filter(|item| item.to_string().contains("TextPositionSelector"))
        .count();
    same("annotations in the file", tagging, 4)?;
    holds(
        json["total"].as_u64() == u64::try_from(items.len()).ok(),
        "total is the number of items",
    )?;
    // Every position in the file, counted in code points, says its quote.
    let letters: Vec<char> = STORY.chars().collect();
    let mut positions = 0;
    let mut wrong = Vec::new();
    let mut copy = json;
    crate::steps::each_object(&mut copy, &mut |map| {
        let Some(selectors) = map.get("selector").and_then(|selector| selector.as_array()) else {
            return;
        };
        let one = |kind: &str| {
            selectors
                .iter()
                .find(|selector| selector["type"] == json!(kind))
        };
        if let (Some(quote), Some(position)) =
            (one("TextQuoteSelector"), one("TextPositionSelector"))
        {
            let number = |key: &str| {
                position[key]
                    .as_u64()
                    .and_then(|n| usize::try_from(n).ok())
                    .unwrap_or(0)
            };
            let said: String = letters
                .get(number("start")..number("end"))
                .unwrap_or_default()
                .iter()
                .collect();
            positions += 1;
            if json!(said) != quote["exact"] {
                wrong.push(format!("{said:?} is not {}", quote["exact"]));
            }
        }
    });
    same("pieces in the file", positions, 5)?;
    same(
        "positions that do not say their quote",
        wrong,
        Vec::<String>::new(),
    )
}

async fn twice(world: &mut World) -> Outcome {
    world.enter().await?;
    annotated_story(world).await?;
    let marks = world.me.shown_plain().await?;
    let file = world.export(STORY_FILE).await?;
    let me = &world.me;
    let stored = me.stored("whosaid/").await?;
    let said = me.propose(&file).await?;
    holds(
        said.to_lowercase().contains("same"),
        format!("the dialog says it is the same: {said:?}"),
    )?;
    me.finish_import().await?;
    same(
        "marks after the second import",
        me.shown_plain().await?,
        marks.clone(),
    )?;
    same(
        "storage after the second import",
        me.stored("whosaid/").await?,
        stored,
    )?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let titles = me.library_titles().await?;
    me.import(&file).await?;
    me.open_article(STORY_TITLE).await?;
    same(
        "marks after the import",
        me.shown_plain().await?,
        marks.clone(),
    )?;
    me.click_button("Undo").await?;
    me.until("the library as before the import", async || {
        Ok((me.library_titles().await? == titles).then_some(()))
    })
    .await?;
    me.click_button("Redo").await?;
    me.open_article(STORY_TITLE).await?;
    same("marks after Redo", me.shown_plain().await?, marks)
}

async fn merge(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    let file = world.export(STORY_FILE).await?;
    let me = &world.me;
    me.mark("Elm", 0, 'l').await?;
    let said = me.propose(&file).await?;
    holds(
        said.to_lowercase().contains("same"),
        format!("the dialog says what is the same: {said:?}"),
    )?;
    me.finish_import().await?;
    me.shows(&[("actor", "Ana Ruiz"), ("location", "Elm")])
        .await
}
