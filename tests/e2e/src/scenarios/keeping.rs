//! What is kept: reload, restart, full and denied storage, an unreadable record, two windows.

use serde_json::json;
use thirtyfour::WindowHandle;

use crate::browser::{Kind, Settings};
use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY, STORY_TITLE, read_json};
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("everything_survives_reload_and_restart", play!(restart)),
    Scenario::app("each_edit_is_stored_at_once_and_small", play!(at_once)),
    Scenario::app("full_storage_is_said_and_mended", play!(full)),
    Scenario::app("denied_storage_leaves_the_app_usable", play!(denied)).on(Settings {
        size: (1280, 900),
        storage_denied: true,
        dark: false,
    }),
    Scenario::app("part_that_did_not_arrive_is_asked_for_again", play!(absent)),
    Scenario::app("unreadable_record_is_kept_aside", play!(unreadable)),
    Scenario::app(
        "two_windows_show_and_keep_each_other_s_marks",
        play!(two_windows),
    ),
];

/// Fills local storage up to the last character.
pub(crate) const FILL: &str = "let size = 4 << 20; let n = 0;
    while (size >= 1) {
        try { localStorage.setItem('filler/' + n, 'x'.repeat(size)); n += 1; } catch { size >>= 1; }
    }
    // Names cost too: what is left is used up within one value.
    let last = 'filler/' + (n - 1);
    for (;;) {
        try { localStorage.setItem(last, localStorage.getItem(last) + 'x'); } catch { break; }
    }
    return n;";

/// Whether the page is kept from storing anything.
pub(crate) const IS_DENIED: &str = "try { localStorage.setItem('a', ''); localStorage.removeItem('a'); return false } catch { return true }";

/// Takes the filling out again.
pub(crate) const EMPTY: &str = "for (const key of Object.keys(localStorage)) {
        if (key.startsWith('filler/')) localStorage.removeItem(key);
    }";

/// The dialogs come in a file of their own: where that is not to be had, it is said, and the article can be marked.
async fn absent(world: &mut World) -> Outcome {
    world.expected_errors = vec![
        "_later.wasm",
        "HTTP status code",
        "WebAssembly: Response has",
    ];
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    world.site.hold_back(Some("_later.wasm"));
    me.reload().await?;
    me.click_button("Settings").await?;
    me.hears("A part of the page could not be fetched. Check the connection and try again.")
        .await?;
    me.gone("dialog", "Settings").await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    world.site.hold_back(None);
    me.click_button("Settings").await?;
    me.find("dialog", "Settings").await?;
    Ok(())
}

async fn restart(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Northbridge", 0, 'l').await?;
    me.mark("Ruiz called the farmer's claim false", 0, 'c')
        .await?;
    me.storage_says("Saved").await?;
    let address = me.fragment().await?;
    let marks = me.shown_plain().await?;
    let titles = me.library_titles().await?;
    me.reload().await?;
    same("marks after reload", me.shown_plain().await?, marks.clone())?;
    same(
        "address after reload",
        me.fragment().await?,
        address.clone(),
    )?;
    let url = format!("{}{address}", world.url());
    world.restart(&url).await?;
    let me = &world.me;
    same(
        "text after restart",
        me.article_titled(STORY_TITLE).await?.text.as_str(),
        STORY,
    )?;
    same("marks after restart", me.shown_plain().await?, marks)?;
    same("library after restart", me.library_titles().await?, titles)?;
    me.storage_says("Saved").await?;
    Ok(())
}

async fn at_once(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let before = me.stored("whosaid/").await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    let after = me.stored("whosaid/").await?;
    let changed: Vec<(&String, &serde_json::Value)> = after
        .iter()
        .filter(|(key, value)| before.get(*key) != Some(*value))
        .collect();
    let bytes: usize = changed
        .iter()
        .map(|(key, value)| key.len() + value.as_str().map_or(0, str::len))
        .sum();
    holds(
        !changed.is_empty(),
        "an annotation is stored within the action",
    )?;
    holds(
        bytes <= 1024,
        format!("one annotation writes {bytes} bytes, more than 1,024: {changed:?}"),
    )?;
    let gone: Vec<&String> = before
        .keys()
        .filter(|key| !after.contains_key(*key))
        .collect();
    same("keys that went away", gone.len(), 0)
}

async fn full(world: &mut World) -> Outcome {
    world.enter().await?;
    world.expected_errors.push("QuotaExceeded");
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.run(FILL, vec![]).await?;
    // Words that are there once: how often others are would be told in its place.
    me.mark("water", 0, 'a').await?;
    let says = me.storage_says("Not saved").await?;
    holds(
        says.len() > "Not saved".len(),
        format!("the reason is said, not only {says:?}"),
    )?;
    me.hears("ot saved").await?;
    let file = world.export("flood-warning-lifted.whosaid.json").await?;
    let text = read_json(&file)?.to_string();
    holds(
        text.contains("\"exact\":\"water\""),
        "the export holds what could not be stored",
    )?;
    let me = &world.me;
    me.run(EMPTY, vec![]).await?;
    me.mark("Elm", 0, 'l').await?;
    me.storage_says("Saved").await?;
    me.reload().await?;
    me.shows(&[
        ("actor", "Ana Ruiz"),
        ("location", "Elm"),
        ("actor", "water"),
    ])
    .await
}

async fn denied(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    same(
        "the browser denies storage",
        me.run(IS_DENIED, vec![]).await?,
        json!(true),
    )?;
    me.storage_says("Not saved").await?;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.storage_says("Not saved").await?;
    let file = world.export("flood-warning-lifted.whosaid.json").await?;
    let text = read_json(&file)?.to_string();
    holds(
        text.contains("\"exact\":\"Ana Ruiz\""),
        "the export holds the annotation",
    )
}

async fn unreadable(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    let before = me.stored("whosaid/").await?;
    me.mark("Elm", 0, 'l').await?;
    let after = me.stored("whosaid/").await?;
    let key = after
        .iter()
        .find(|(key, _)| !before.contains_key(*key))
        .map(|(key, _)| key.clone())
        .ok_or_else(|| Trouble("a new annotation has a key of its own".to_owned()))?;
    let broken = "{\"v\":1, broken";
    me.run(
        "localStorage.setItem(arguments[0], arguments[1])",
        vec![json!(key), json!(broken)],
    )
    .await?;
    me.reload().await?;
    me.until(
        "\"1 annotation could not be read\" on the page",
        async || {
            let text = me.run("return document.body.innerText", vec![]).await?;
            Ok(text
                .as_str()
                .is_some_and(|text| text.contains("1 annotation could not be read"))
                .then_some(()))
        },
    )
    .await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    me.click_button_starting("Download").await?;
    let file = world.downloaded_any().await?;
    let saved = std::fs::read_to_string(&file)?;
    let escaped = json!(broken).to_string();
    holds(
        saved.contains(broken) || saved.contains(escaped.trim_matches('"')),
        format!("the download holds the record as it is: {saved:?}"),
    )?;
    let me = &world.me;
    me.mark("farmer", 0, 'a').await?;
    let now = me.stored("whosaid/").await?;
    same(
        "the record is neither changed nor deleted",
        now.get(&key),
        Some(&json!(broken)),
    )?;
    me.reload().await?;
    me.shows(&[("actor", "Ana Ruiz"), ("actor", "farmer")])
        .await?;
    let now = me.stored("whosaid/").await?;
    same("nor by another visit", now.get(&key), Some(&json!(broken)))
}

async fn two_windows(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let address = format!("{}{}", world.url(), me.fragment().await?);
    let first = me.web.window().await?;
    let second = me.web.new_window().await?;
    let go = async |window: &WindowHandle| -> Outcome {
        me.web.switch_to_window(window.clone()).await?;
        Ok(())
    };
    go(&second).await?;
    me.open(&address).await?;
    me.article_titled(STORY_TITLE).await?;
    go(&first).await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    let made = std::time::Instant::now();
    go(&second).await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    let took = made.elapsed();
    holds(
        took.as_millis() < 1000,
        format!("the other window shows it within a second, not {took:?}"),
    )?;
    me.mark("farmer", 0, 'a').await?;
    go(&first).await?;
    let both = [("actor", "Ana Ruiz"), ("actor", "farmer")];
    me.shows(&both).await?;
    me.mark("Elm", 0, 'l').await?;
    let all = [
        ("actor", "Ana Ruiz"),
        ("actor", "farmer"),
        ("location", "Elm"),
    ];
    go(&second).await?;
    me.shows(&all).await?;
    for window in [&first, &second] {
        go(window).await?;
        me.reload().await?;
        me.shows(&all).await?;
    }
    holds(world.kind != Kind::WebKit, "not played in WebKitGTK")
}
