//! Files that are odd but valid: they are kept exactly as they are, and nothing in them runs.

use serde_json::{Value, json};

use crate::play;
use crate::scenario::Scenario;
use crate::steps::{each_object, read_json};
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("script_in_every_string_stays_text", play!(scripts)),
    Scenario::app("one_emoji_is_an_article", play!(one_emoji)),
    Scenario::app("bidi_controls_are_kept", play!(bidi)),
    Scenario::app("ten_thousand_annotations_are_imported", play!(ten_thousand)).within(150),
];

/// What would run if any of it became markup.
const SCRIPT: &str = "<script>window.ran = 1</script><img src=x onerror=\"window.ran = 2\">";

async fn nothing_ran(world: &World) -> Outcome {
    same(
        "nothing ran",
        world.me.run("return typeof window.ran", vec![]).await?,
        json!("undefined"),
    )
}

async fn scripts(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let text = format!("Before {SCRIPT} after\nAnd javascript:alert(1) too");
    me.click_button("New article").await?;
    me.copy_text(&text).await?;
    me.fill("Title", SCRIPT).await?;
    me.paste_into("Text").await?;
    me.fill("Source address", "https://example.org/?<script>")
        .await?;
    me.fill("Author", SCRIPT).await?;
    me.click_button("Add article").await?;
    me.article_titled(SCRIPT).await?;
    let mark = me.mark("window.ran = 1", 0, 'c').await?;
    me.write_note(&mark.id, SCRIPT).await?;
    me.leave_fields().await?;
    me.click_button("Export").await?;
    me.click("menuitem", "Whosaid JSON").await?;
    let file = world.downloaded_any().await?;
    nothing_ran(world).await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    let article = me.open_article(SCRIPT).await?;
    same("the text", article.text.as_str(), text.as_str())?;
    me.shows(&[("claim", "window.ran = 1")]).await?;
    same("the note", me.note_of(&mark.id).await?.as_str(), SCRIPT)?;
    nothing_ran(world).await
}

async fn one_emoji(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Family", "👩‍👩‍👧").await?;
    me.ask("select", json!([0, 8])).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    me.shows(&[("actor", "👩‍👩‍👧")]).await?;
    let file = world.export("family.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    same(
        "the text",
        me.open_article("Family").await?.text.as_str(),
        "👩‍👩‍👧",
    )?;
    me.shows(&[("actor", "👩‍👩‍👧")]).await
}

async fn bidi(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let text =
        "A \u{202e}reversed\u{202c} word, \u{2067}שלום\u{2069}, a \u{feff}mark and \u{200f}more.";
    me.add_article("Directions", text).await?;
    me.mark("word", 0, 'c').await?;
    let file = world.export("directions.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    same(
        "the text",
        me.open_article("Directions").await?.text.as_str(),
        text,
    )?;
    me.shows(&[("claim", "word")]).await
}

async fn ten_thousand(world: &mut World) -> Outcome {
    const COUNT: usize = 10_000;
    world.enter().await?;
    let me = &world.me;
    // Words of six characters and a space each, so that a position says which word it is.
    let words: Vec<String> = (0..COUNT).map(|number| format!("w{number:05}")).collect();
    let text: Vec<String> = words.chunks(20).map(|line| line.join(" ")).collect();
    let text = text.join("\n");
    me.add_article("Ten thousand", &text).await?;
    me.mark("w00000", 0, 'a').await?;
    let file = world.export("ten-thousand.whosaid.json").await?;
    let many = multiplied(read_json(&file)?, &words)?;
    let file = world.file("many.whosaid.json", many.to_string())?;
    world.move_to_another_machine().await?;
    let me = &world.me.patient(30);
    let said = me.import(&file).await?;
    holds(
        said.contains("10,000") || said.contains("10000"),
        format!("the dialog says how many: {said:?}"),
    )?;
    let article = me.open_article("Ten thousand").await?;
    same("the text is as long", article.text.len(), text.len())?;
    let shown = me.shows_count(COUNT).await?;
    let wrong = shown
        .iter()
        .zip(&words)
        .find(|(shown, word)| shown.words() != **word);
    holds(
        wrong.is_none(),
        format!("every annotation covers its word: {wrong:?}"),
    )?;
    let items = me.items().await?;
    let size = items
        .first()
        .and_then(|item| item.set_size)
        .unwrap_or(items.len());
    same("the length of the list", size, COUNT)?;
    me.storage_says("Saved").await?;
    me.reload().await?;
    me.shows_count(COUNT).await?;
    Ok(())
}

/// The file with its one annotation made into one for each word.
fn multiplied(mut file: Value, words: &[String]) -> Outcome<Value> {
    let items = file["first"]["items"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let model = items
        .iter()
        .find(|item| item.to_string().contains("TextPositionSelector"))
        .cloned()
        .ok_or_else(|| Trouble("the export holds an annotation".to_owned()))?;
    let id = model["id"].as_str().unwrap_or_default().to_owned();
    let tail = id
        .rsplit(['/', ':', '#'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let others: Vec<Value> = items.into_iter().filter(|item| *item != model).collect();
    let mut all = others;
    for (number, word) in words.iter().enumerate() {
        // The last five characters of the id are free to choose in its alphabet.
        let keep = tail.len().saturating_sub(6);
        let fresh = format!("{}{number:05}a", tail.get(..keep).unwrap_or_default());
        let text = model
            .to_string()
            .replace(&tail, &fresh)
            .replace("w00000", word);
        let mut item: Value = serde_json::from_str(&text)?;
        each_object(&mut item, &mut |map| {
            if map.get("type") == Some(&json!("TextPositionSelector")) {
                map.insert("start".to_owned(), json!(number * 7));
                map.insert("end".to_owned(), json!(number * 7 + 6));
            }
            if map.get("type") == Some(&json!("TextQuoteSelector")) {
                map.remove("prefix");
                map.remove("suffix");
            }
        });
        all.push(item);
    }
    let total = all.len();
    file["first"]["items"] = Value::Array(all);
    file["total"] = json!(total);
    Ok(file)
}
