//! The list beside the article, and undo and redo of everything done there.

use crate::hands::{CONTROL, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::STORY_TITLE;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("list_is_in_text_order", play!(order)),
    Scenario::app("list_filters_and_searches", play!(filters)),
    Scenario::app("search_has_a_language_with_completion", play!(language)),
    Scenario::app("all_that_is_found_is_changed_in_one_step", play!(bulk)),
    Scenario::app("note_is_saved_while_it_is_typed", play!(note)),
    Scenario::app("tag_is_changed_and_annotation_deleted", play!(change)),
    Scenario::app("next_and_previous_mark_by_key", play!(steps)),
    Scenario::app("undo_and_redo_by_button_and_key", play!(undo)),
    Scenario::app("undo_is_left_to_text_fields", play!(undo_in_fields)),
    Scenario::app("one_visit_to_a_note_is_one_step", play!(note_step)),
    Scenario::app("fifty_steps_back_and_forth", play!(many)).within(120),
];

async fn quotes(me: &Person) -> Outcome<Vec<String>> {
    Ok(me.items().await?.iter().map(|item| item.quote()).collect())
}

async fn list_is(me: &Person, expected: &[&str]) -> Outcome {
    let probe = async || Ok((quotes(me).await? == expected).then_some(()));
    match me.until("", probe).await {
        Ok(()) => Ok(()),
        Err(_) => Err(Trouble(format!(
            "the list should be {expected:?}, is {:?}",
            quotes(me).await?
        ))),
    }
}

async fn order(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("claim false", 0, 'c').await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Northbridge", 1, 'l').await?;
    me.mark("Elm", 0, 'l').await?;
    list_is(me, &["Ana Ruiz", "Elm", "Northbridge", "claim false"]).await?;
    let items = me.items().await?;
    for (item, tag) in items.iter().zip(["Actor", "Location", "Location", "Claim"]) {
        holds(
            item.text.contains(tag),
            format!("the item says its tag {tag}: {:?}", item.text),
        )?;
    }
    me.reload().await?;
    list_is(me, &["Ana Ruiz", "Elm", "Northbridge", "claim false"]).await
}

/// The story with one mark of each tag, a note on the claim.
async fn three_marks(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Elm", 0, 'l').await?;
    let claim = me.mark("claim false", 0, 'c').await?;
    me.write_note(&claim.id, "who says so").await
}

async fn filters(world: &mut World) -> Outcome {
    three_marks(world).await?;
    let me = &world.me;
    let search = me.find("searchbox", "Search annotations").await?;
    search.click().await?;
    me.type_keys("ruiz").await?;
    list_is(me, &["Ana Ruiz"]).await?;
    me.hears("1 annotation").await?;
    me.type_keys("z").await?;
    me.hears("No annotation").await?;
    me.press(&[CONTROL], 'a').await?;
    me.type_keys("who says").await?;
    list_is(me, &["claim false"]).await?;
    me.press(&[CONTROL], 'a').await?;
    me.press(&[], crate::hands::BACKSPACE).await?;
    list_is(me, &["Ana Ruiz", "Elm", "claim false"]).await?;
    me.filter_by("Location").await?;
    list_is(me, &["Elm"]).await?;
    same(
        "marks stay while the list is filtered",
        me.shown().await?.len(),
        3,
    )
}

async fn language(world: &mut World) -> Outcome {
    three_marks(world).await?;
    let me = &world.me;
    for (search, expected) in [
        ("tag:loc", &["Elm"][..]),
        ("-tag:claim -elm", &["Ana Ruiz"]),
        ("note:\"says so\"", &["claim false"]),
        ("has:note tag:actor", &[]),
        ("by:nobody", &[]),
    ] {
        me.find("searchbox", "Search annotations")
            .await?
            .click()
            .await?;
        me.press(&[CONTROL], 'a').await?;
        me.type_keys(search).await?;
        list_is(me, expected).await?;
    }
    me.says("complementary", "Annotations", "You can write tag:claim")
        .await?;
    me.press(&[CONTROL], 'a').await?;
    me.type_keys("elm has").await?;
    let offered =
        "return [...document.querySelectorAll('#search-terms option')].map((it) => it.value)";
    let probe = async || {
        let found = me.run(offered, vec![]).await?;
        let wanted = [
            "note", "source", "cue", "entity", "evidence", "link", "pieces",
        ]
        .map(|it| format!("elm has:{it}"));
        Ok((found == serde_json::json!(wanted)).then_some(()))
    };
    me.until("completions of has", probe).await?;
    me.passes_axe("a search with completions").await
}

async fn bulk(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Elm", 0, 'l').await?;
    me.mark("Northbridge", 0, 'l').await?;
    me.gone("button", "Change all 2 …").await?;
    me.filter_by("Location").await?;
    me.find("button", "Change all 2 …").await?;
    // Nothing that changes them is at hand unasked.
    me.gone("button", "Tag all 2 as Claim").await?;
    me.click_button("Change all 2 …").await?;
    me.find("button", "Tag all 2 as Claim").await?;
    me.gone("button", "Delete 2 annotations?").await?;
    me.passes_axe("what can be done with all that is found")
        .await?;
    me.click_button("Tag all 2 as Claim").await?;
    me.hears("2 are now: Claim. Undo takes it back.").await?;
    let filter_has_focus = async || {
        me.until("the focus on the filter", async || {
            let (role, name) = me.focused().await?;
            Ok((role == "button" && name.starts_with("Location")).then_some(()))
        })
        .await
    };
    filter_has_focus().await?;
    let claims = [
        ("actor", "Ana Ruiz"),
        ("claim", "Northbridge"),
        ("claim", "Elm"),
    ];
    me.shows(&claims).await?;
    me.click_button("Undo").await?;
    me.find("button", "Change all 2 …").await?;
    me.gone("button", "Tag all 2 as Claim").await?;
    me.click_button("Change all 2 …").await?;
    me.click_button("Delete …").await?;
    me.click_button("Delete 2 annotations?").await?;
    me.hears("2 annotations deleted. Undo brings them back.")
        .await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    filter_has_focus().await?;
    me.click_button("Undo").await?;
    me.shows(&[
        ("actor", "Ana Ruiz"),
        ("location", "Northbridge"),
        ("location", "Elm"),
    ])
    .await
}

async fn note(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let claim = me.mark("claim false", 0, 'c').await?;
    let text = "Asked twice: <i>no</i> answer.";
    // The focus stays in the field: nothing but the typing itself may save.
    me.write_note(&claim.id, text).await?;
    me.reload().await?;
    same(
        "the note after reload",
        me.note_of(&claim.id).await?.as_str(),
        text,
    )
}

async fn change(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let made = me.mark("Northbridge", 0, 'a').await?;
    me.mark("Elm", 0, 'l').await?;
    me.change_tag(&made.id, "Location").await?;
    me.shows(&[("location", "Northbridge"), ("location", "Elm")])
        .await?;
    let shown = me.shown().await?;
    holds(
        shown.iter().any(|shown| shown.id == made.id),
        "it is the same annotation under another tag",
    )?;
    let item = me
        .items()
        .await?
        .into_iter()
        .find(|item| item.id == made.id);
    let button = item
        .as_ref()
        .and_then(|item| item.delete_button())
        .unwrap_or_default()
        .to_owned();
    holds(
        button.ends_with("Northbridge"),
        format!("the button ends with the quote: {button:?}"),
    )?;
    me.click_button(&button).await?;
    me.shows(&[("location", "Elm")]).await?;
    list_is(me, &["Elm"]).await?;
    me.reload().await?;
    me.shows(&[("location", "Elm")]).await
}

async fn steps(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let quotes = ["Ana Ruiz", "Elm", "claim false"];
    for (quote, key) in quotes.iter().zip(['a', 'l', 'c']) {
        me.mark(quote, 0, key).await?;
    }
    me.press(&[], crate::hands::ESCAPE).await?;
    for (quote, tag) in quotes.iter().zip(["Actor", "Location", "Claim"]) {
        me.press(&[], 'n').await?;
        me.current_mark_is(quote).await?;
        me.hears(&format!("{tag}: “{quote}”")).await?;
    }
    for quote in quotes.iter().rev().skip(1) {
        me.press(&[], 'p').await?;
        me.current_mark_is(quote).await?;
    }
    Ok(())
}

async fn undo(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Elm", 0, 'l').await?;
    let (one, both) = (
        [("actor", "Ana Ruiz")],
        [("actor", "Ana Ruiz"), ("location", "Elm")],
    );
    me.click_button("Undo").await?;
    me.shows(&one).await?;
    me.click_button("Redo").await?;
    me.shows(&both).await?;
    me.press(&[CONTROL], 'z').await?;
    me.shows(&one).await?;
    me.press(&[CONTROL], 'z').await?;
    me.shows(&[]).await?;
    me.press(&[CONTROL, SHIFT], 'z').await?;
    me.shows(&one).await?;
    me.press(&[CONTROL, SHIFT], 'z').await?;
    me.shows(&both).await?;
    me.delete_annotation("Elm").await?;
    me.shows(&one).await?;
    me.press(&[CONTROL], 'z').await?;
    me.shows(&both).await?;
    // What was undone and redone is what is stored.
    me.reload().await?;
    me.shows(&both).await?;
    me.click_button(&format!("Delete article {STORY_TITLE}"))
        .await?;
    me.until("the article gone", async || {
        Ok((!me.library_titles().await?.contains(&STORY_TITLE.to_owned())).then_some(()))
    })
    .await?;
    me.press(&[CONTROL], 'z').await?;
    me.open_article(STORY_TITLE).await?;
    me.shows(&both).await
}

async fn undo_in_fields(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.find("searchbox", "Search annotations")
        .await?
        .click()
        .await?;
    me.type_keys("Ana").await?;
    me.press(&[CONTROL], 'z').await?;
    me.until("the field's own undo", async || {
        let value = me
            .find("searchbox", "Search annotations")
            .await?
            .prop("value")
            .await?;
        Ok((value.as_deref() != Some("Ana")).then_some(()))
    })
    .await?;
    me.shows(&[("actor", "Ana Ruiz")]).await
}

async fn note_step(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let claim = me.mark("claim false", 0, 'c').await?;
    me.write_note(&claim.id, "First visit.").await?;
    me.leave_fields().await?;
    me.write_note(&claim.id, "Second visit, with many letters.")
        .await?;
    me.leave_fields().await?;
    for expected in ["First visit.", ""] {
        me.click_button("Undo").await?;
        me.until(&format!("the note {expected:?} after Undo"), async || {
            Ok((me.note_of(&claim.id).await? == expected).then_some(()))
        })
        .await?;
    }
    me.shows(&[("claim", "claim false")]).await?;
    me.click_button("Undo").await?;
    me.shows(&[]).await?;
    for _ in 0..3 {
        me.click_button("Redo").await?;
    }
    me.until("the note after Redo", async || {
        let items = me.items().await?;
        if items.is_empty() {
            return Ok(None);
        }
        Ok((me.note_of(&claim.id).await? == "Second visit, with many letters.").then_some(()))
    })
    .await
}

async fn many(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let words: Vec<String> = (0..50).map(|number| format!("word{number}")).collect();
    me.add_article("Many words", &words.join(" ")).await?;
    for (number, word) in words.iter().enumerate() {
        // The last letter of a word, by script and button: fifty drags would take too long.
        let place = me
            .place(&format!("{word} "), 0)
            .await
            .or(me.place(word, 0).await)?;
        let end = place.start + word.len();
        me.ask("select", serde_json::json!([place.start, end]))
            .await?;
        me.find("toolbar", "Tag selection").await?;
        let key = ['a', 'l', 'c'].get(number % 3).copied().unwrap_or('a');
        me.press(&[], key).await?;
        me.gone("toolbar", "Tag selection").await?;
    }
    me.shows_count(50).await?;
    let all = me.shown_plain().await?;
    for _ in 0..50 {
        me.press(&[CONTROL], 'z').await?;
    }
    me.shows_count(0).await?;
    for _ in 0..50 {
        me.press(&[CONTROL, SHIFT], 'z').await?;
    }
    me.shows_count(50).await?;
    same("all of it is back", me.shown_plain().await?, all.clone())?;
    me.reload().await?;
    me.shows_count(50).await?;
    same("and stored", me.shown_plain().await?, all)
}
