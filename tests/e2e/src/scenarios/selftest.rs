//! Proves the harness itself on a small page of its own: each verb does what it says, and each
//! check that ends a scenario can fail.

use serde_json::json;

use crate::browser::{Kind, Settings};
use crate::hands::{ALT, ESCAPE, RIGHT, SHIFT};
use crate::play;
use crate::scenario::Scenario;
use crate::scenarios::keeping::{EMPTY, FILL, IS_DENIED};
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::self_test("selftest_finds_by_role_and_name", play!(finds)).only_in(&Kind::ALL),
    Scenario::self_test("selftest_drags_and_tags", play!(drags)).only_in(&Kind::ALL),
    // Not WebKitGTK: under automation it keeps nothing beyond the session.
    Scenario::self_test("selftest_restarts_on_its_profile", play!(restarts)),
    Scenario::self_test("selftest_copies_and_pastes", play!(pastes)),
    Scenario::self_test("selftest_downloads_and_chooses_files", play!(files)),
    Scenario::self_test("selftest_notices_misconduct", play!(notices)),
    Scenario::self_test("selftest_traps_requests_elsewhere", play!(traps)).only_in(&Kind::ALL),
    Scenario::self_test("selftest_denies_storage", play!(denies)).on(Settings {
        size: (1280, 900),
        storage_denied: true,
        dark: false,
    }),
    Scenario::self_test("selftest_fills_storage", play!(fills)),
    Scenario::self_test("selftest_shows_a_dark_page", play!(darkens)).on(Settings {
        size: (1280, 900),
        storage_denied: false,
        dark: true,
    }),
    Scenario::self_test("selftest_shows_a_narrow_page", play!(narrows))
        .only_in(&[Kind::Chromium])
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: false,
        }),
    Scenario::self_test("selftest_axe_finds_what_is_wrong", play!(axe_finds)),
];

async fn finds(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.find("button", "New article").await?;
    me.find("button", "Second button").await?;
    me.find("banner", "").await?;
    me.find("navigation", "Library").await?;
    me.find("complementary", "Annotations").await?;
    me.find("list", "Annotations").await?;
    me.find("searchbox", "Search").await?;
    same(
        "a hidden button is not found",
        me.count("button", "Hidden button").await?,
        0,
    )?;
    same(
        "a closed dialog is not found",
        me.count("dialog", "New article").await?,
        0,
    )?;
    same(
        "the article's title",
        me.article().await?.title,
        "A bridge closes",
    )?;
    me.click_button("New article").await?;
    me.find("dialog", "New article").await?;
    same(
        "what is behind a dialog cannot be reached",
        me.count("button", "Import").await?,
        0,
    )?;
    me.fill("Title", "Another title").await?;
    me.click_button("Add article").await?;
    me.gone("dialog", "New article").await?;
    me.article_titled("Another title").await?;
    me.storage_says("Saved").await?;
    Ok(())
}

async fn drags(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let mayor = me.mark("The mayor", 0, 'a').await?;
    same(
        "where the first mark begins",
        mayor.pieces.clone(),
        vec![(0, "The mayor".to_owned())],
    )?;
    me.hears("Tagged actor").await?;
    me.drag_over("mayor said on Monday").await?;
    me.click_button("Claim").await?;
    me.drag_over("👩‍👩‍👧 came").await?;
    me.press(&[], 'a').await?;
    me.shows(&[
        ("actor", "The mayor"),
        ("claim", "mayor said on Monday"),
        ("actor", "👩‍👩‍👧 came"),
    ])
    .await?;
    let weeks = me.place("shaking for weeks", 0).await?;
    me.drag(&weeks, &[ALT]).await?;
    let released = me
        .run(
            "return document.querySelector('[data-article-text]').dataset.released",
            vec![],
        )
        .await?;
    same(
        "a key was held while the mouse was released",
        released,
        json!("alt"),
    )?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("toolbar", "Tag selection").await?;
    me.drag_over("weeks").await?;
    me.press(&[SHIFT], RIGHT).await?;
    me.until("Shift+Right extends the selection", async || {
        Ok((me.ask("selected", json!([])).await? == json!("weeks.")).then_some(()))
    })
    .await?;
    me.double_click_at(weeks.start + 2).await?;
    same(
        "a double click selects a word",
        me.ask("selected", json!([])).await?,
        json!("shaking"),
    )?;
    let items = me.items().await?;
    same("items in the list", items.len(), 3)?;
    same(
        "the first item's quote",
        items.first().map(|item| item.quote()).unwrap_or_default(),
        "The mayor",
    )?;
    me.click_button("Delete annotation: The mayor").await?;
    me.shows_count(2).await?;
    let before = me.shown_plain().await?;
    me.reload().await?;
    same("marks after reload", me.shown_plain().await?, before)
}

async fn restarts(world: &mut World) -> Outcome {
    world.enter().await?;
    world.me.mark("The mayor", 0, 'a').await?;
    let before = world.me.shown_plain().await?;
    let url = world.url();
    world.restart(&url).await?;
    same(
        "marks after a restart",
        world.me.shown_plain().await?,
        before,
    )?;
    world.move_to_another_machine().await?;
    same(
        "marks in another profile",
        world.me.shown_plain().await?.len(),
        0,
    )
}

async fn pastes(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let text = "Line one\nA👩‍👩‍👧e\u{301}𝄞\tend";
    me.copy_text(text).await?;
    me.click_button("New article").await?;
    me.paste_into("Text").await?;
    me.click_button("Add article").await?;
    let seen = me
        .run("return document.body.dataset.pasted", vec![])
        .await?;
    same("pasted text", seen, json!(text))?;
    me.copy_page("<p>One <b>bold</b></p><p>Two</p>").await?;
    me.click_button("New article").await?;
    me.paste_into("Text").await?;
    let html = me.run("return document.body.dataset.html", vec![]).await?;
    holds(
        html.as_str().is_some_and(|html| html.contains("bold</b>")),
        format!("HTML is pasted as HTML: {html}"),
    )?;
    me.copy_text("back again").await?;
    same("what was copied", me.copied().await?, "back again")
}

async fn files(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.mark("old bridge", 0, 'a').await?;
    me.click_button("Export").await?;
    me.find("menu", "Export").await?;
    me.click("menuitem", "Whosaid JSON").await?;
    let file = world.downloaded("a-bridge-closes.whosaid.json").await?;
    let notes: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
    same("notes in the file", notes.as_array().map(Vec::len), Some(1))?;
    me.choose_files(&[&file]).await?;
    me.until("the file's text in the page", async || {
        let text = me.run("return document.body.dataset.file", vec![]).await?;
        Ok((text == json!(notes.to_string())).then_some(()))
    })
    .await
}

async fn notices(world: &mut World) -> Outcome {
    let url = world.url();
    let me = &world.me;
    world.enter().await?;
    world.check_conduct().await?;

    me.open(&format!("{url}?breach=error")).await?;
    let error = me
        .until("an error noticed", async || {
            Ok(world.check_conduct().await.err())
        })
        .await?;
    holds(
        error.0.contains("something went wrong"),
        format!("the console is read: {error}"),
    )?;
    world
        .expected_errors
        .extend(["something went wrong", "style-src", "connect-src"]);
    let me = &world.me;
    me.open(&format!("{url}?breach=style")).await?;
    let error = me
        .until("a broken policy noticed", async || {
            Ok(world.check_conduct().await.err())
        })
        .await?;
    holds(
        error.0.contains("style-src"),
        format!("violations are reported: {error}"),
    )?;
    // This scenario's own misconduct is not held against it.
    world.forgive();
    Ok(())
}

async fn traps(world: &mut World) -> Outcome {
    world.enter().await?;
    world.check_conduct().await?;
    // The page goes away at once, to an address that the proxy refuses.
    let _ = world
        .me
        .web
        .goto(format!("{}?breach=elsewhere", world.url()))
        .await;
    let me = &world.me;
    me.until("a request elsewhere noticed", async || {
        let error = world
            .check_conduct()
            .await
            .err()
            .map(|error| error.0)
            .unwrap_or_default();
        Ok(error.contains("elsewhere.invalid").then_some(()))
    })
    .await?;
    world.forgive();
    Ok(())
}

async fn denies(world: &mut World) -> Outcome {
    // A style sheet names no icon, so Chromium asks for the usual one.
    world.expected_errors.push("favicon.ico");
    world
        .me
        .web
        .goto(format!("{}page.css", world.url()))
        .await?;
    same(
        "local storage",
        world.me.run(IS_DENIED, vec![]).await?,
        json!(true),
    )
}

async fn fills(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    same(
        "local storage",
        me.run(IS_DENIED, vec![]).await?,
        json!(false),
    )?;
    let one = "try { localStorage.setItem('a', ''); return true } catch { return false }";
    me.run(FILL, vec![]).await?;
    same(
        "room for one character",
        me.run(one, vec![]).await?,
        json!(false),
    )?;
    me.run(EMPTY, vec![]).await?;
    same(
        "room after it is emptied",
        me.run(one, vec![]).await?,
        json!(true),
    )
}

async fn darkens(world: &mut World) -> Outcome {
    world.enter().await?;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    same(
        "dark is preferred",
        world.me.run(dark, vec![]).await?,
        json!(true),
    )
}

async fn narrows(world: &mut World) -> Outcome {
    world.enter().await?;
    same(
        "width and height",
        world
            .me
            .run("return [innerWidth, innerHeight]", vec![])
            .await?,
        json!([360, 740]),
    )
}

async fn axe_finds(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.run(
        "document.querySelector('main').append(document.createElement('button'))",
        vec![],
    )
    .await?;
    let found = me
        .passes_axe("a page with a nameless button")
        .await
        .err()
        .map(|error| error.0)
        .unwrap_or_default();
    holds(
        found.contains("button-name"),
        format!("axe finds the nameless button: {found:?}"),
    )
}
