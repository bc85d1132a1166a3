//! Files that are not what they say: each is refused with its reason, and nothing already there
//! is lost or changed.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY, each_object, read_json};
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("bad_files_are_refused_with_a_reason", play!(refused)).within(120),
    Scenario::app(
        "bad_annotations_are_named_and_the_rest_is_kept",
        play!(bad_parts),
    )
    .within(120),
    Scenario::app("file_over_its_limit_is_refused", play!(too_large)),
    Scenario::app(
        "lone_surrogate_in_pasted_text_is_reported",
        play!(pasted_surrogate),
    ),
];

/// The words that say where in a file something is wrong, or what it is.
type Case = (&'static str, Vec<u8>, &'static [&'static str]);

async fn exported(world: &World) -> Outcome<Value> {
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Northbridge", 0, 'l').await?;
    let file = world.export("flood-warning-lifted.whosaid.json").await?;
    read_json(&file)
}

/// Offers a file on a page that already holds work, checks what the dialog says and that nothing
/// changes, in the page or in storage.
async fn check(world: &World, (name, bytes, words): &Case) -> Outcome {
    let file = world.file(name, bytes)?;
    check_file(world, name, file, words)
        .await
        .map_err(|error| error.during(name))
}

async fn check_file(world: &World, name: &str, file: PathBuf, words: &[&str]) -> Outcome {
    let me = &world.me;
    let marks = me.shown_plain().await?;
    let stored = me.stored("whosaid/").await?;
    let titles = me.library_titles().await?;
    let said = me.propose(&file).await?;
    holds(said.contains(name), format!("the file is named: {said:?}"))?;
    for word in words {
        holds(
            said.to_lowercase().contains(&word.to_lowercase()),
            format!("the reason says {word:?}: {said:?}"),
        )?;
    }
    let import = me.find("button", "Import").await?;
    holds(
        !import.is_enabled().await?,
        format!("there is nothing to import: {said:?}"),
    )?;
    me.click_button("Cancel").await?;
    me.gone("dialog", "Import").await?;
    same("marks", me.shown_plain().await?, marks)?;
    same("library", me.library_titles().await?, titles)?;
    same("storage", me.stored("whosaid/").await?, stored)
}

/// The file with one thing changed wherever `visit` finds it.
fn changed(file: &Value, mut visit: impl FnMut(&mut Map<String, Value>)) -> Vec<u8> {
    let mut copy = file.clone();
    each_object(&mut copy, &mut visit);
    copy.to_string().into_bytes()
}

/// The file with the article's text replaced wherever it stands.
fn with_text(file: &Value, text: &str) -> Vec<u8> {
    changed(file, |map| {
        for value in map.values_mut() {
            if *value == json!(STORY) {
                *value = json!(text);
            }
        }
    })
}

async fn refused(world: &mut World) -> Outcome {
    world.enter().await?;
    let good = exported(world).await?;
    let text = good.to_string();
    let half = text.get(..text.len() / 2).unwrap_or_default();
    let deep = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
    let in_own = text.replacen('{', &format!("{{\"whosaid:deep\":{deep},"), 1);
    let surrogate = text.replace("Ana Ruiz", "Ana \\ud800");
    let cases: Vec<Case> = vec![
        (
            "half.whosaid.json",
            half.as_bytes().to_vec(),
            &["JSON", "1:"],
        ),
        (
            "picture.whosaid.json",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            &[],
        ),
        ("empty.whosaid.json", Vec::new(), &[]),
        ("number.whosaid.json", b"42".to_vec(), &["expected"]),
        (
            "other.whosaid.json",
            br#"{"type":"FeatureCollection","features":[]}"#.to_vec(),
            &["expected"],
        ),
        (
            "hash.whosaid.json",
            with_text(&good, &STORY.replace("river", "brook")),
            &["hash"],
        ),
        ("no-text.whosaid.json", with_text(&good, ""), &[]),
        ("deep.whosaid.json", deep.clone().into_bytes(), &["deep"]),
        ("deep-inside.whosaid.json", in_own.into_bytes(), &["deep"]),
        (
            "surrogate.whosaid.json",
            surrogate.into_bytes(),
            &["surrogate"],
        ),
        ("empty-text.txt", Vec::new(), &["expected", "found"]),
    ];
    for case in &cases {
        check(world, case).await?;
    }
    Ok(())
}

async fn bad_parts(world: &mut World) -> Outcome {
    world.enter().await?;
    let good = exported(world).await?;
    let position = |from: &'static str, start: u64, end: u64| {
        let mut file = good.clone();
        each_object(&mut file, &mut |map| {
            let about = map
                .get("selector")
                .is_some_and(|selector| selector.to_string().contains(from));
            if about && let Some(Value::Array(selectors)) = map.get_mut("selector") {
                for selector in selectors {
                    if selector["type"] == json!("TextPositionSelector") {
                        selector["start"] = json!(start);
                        selector["end"] = json!(end);
                    }
                }
            }
        });
        file.to_string()
    };
    let quote = good
        .to_string()
        .replace("\"exact\":\"Northbridge\"", "\"exact\":\"Southbridge\"");
    let cases = [
        (
            "beyond.whosaid.json",
            position("Northbridge", 100_000, 100_011),
        ),
        ("backwards.whosaid.json", position("Northbridge", 40, 30)),
        ("quote.whosaid.json", quote),
    ];
    for (name, content) in cases {
        let file = world.file(name, content)?;
        world.move_to_another_machine().await?;
        let me = &world.me;
        let said = me
            .propose(&file)
            .await
            .map_err(|error| error.during(name))?;
        let told = ["refused", "doubtful", "orphan", "moved", "repaired", "not"];
        holds(
            told.iter().any(|word| said.to_lowercase().contains(word)),
            format!("{name}: the dialog says what could not be placed: {said:?}"),
        )?;
        me.click_button("Import").await?;
        me.gone("dialog", "Import").await?;
        let article = me.open_article(crate::steps::STORY_TITLE).await?;
        same("the article's text", article.text.as_str(), STORY)?;
        let words = me.shown_words().await?;
        holds(
            words.contains(&("actor".to_owned(), "Ana Ruiz".to_owned())),
            format!("{name}: the good annotation is there: {words:?}"),
        )?;
        holds(
            words
                .iter()
                .all(|(_, words)| words == "Ana Ruiz" || words == "Northbridge"),
            format!("{name}: no mark stands on words it does not quote: {words:?}"),
        )?;
    }
    Ok(())
}

async fn too_large(world: &mut World) -> Outcome {
    world.enter().await?;
    exported(world).await?;
    // Nothing but length: it must be refused before anybody reads it.
    let path = world.fresh_path("huge.whosaid.json")?;
    std::fs::File::create(&path)?.set_len((64 << 20) + 1)?;
    check_file(world, "huge.whosaid.json", path, &["64"]).await
}

async fn pasted_surrogate(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.click_button("New article").await?;
    me.fill("Title", "Half a character").await?;
    let field = me.field("Text").await?;
    // A broken program may put half a character on the clipboard; no browser lets one be copied.
    // What a page does not do with a paste, the browser does: here the script does it.
    me.run(
        "const [field, text] = [arguments[0], 'before \\ud800 after'];
        const data = new DataTransfer();
        data.setData('text/plain', text);
        field.focus();
        // Firefox takes what is pasted by other names than the standard's.
        const paste = new ClipboardEvent('paste', {
            clipboardData: data, dataType: 'text/plain', data: text, bubbles: true, cancelable: true });
        if (field.dispatchEvent(paste)) {
            field.value = text;
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
        }",
        vec![field.to_json()?],
    )
    .await?;
    me.until("a word about it", async || {
        let page = me.text_of("dialog", "New article").await?;
        Ok(page.contains("replaced").then_some(()))
    })
    .await
    .map_err(|error| error.during("the replaced character is reported"))?;
    me.click_button("Add article").await?;
    let text = me.article_titled("Half a character").await?.text;
    same(
        "the text",
        text.trim_end_matches('\n'),
        "before \u{fffd} after",
    )
}
