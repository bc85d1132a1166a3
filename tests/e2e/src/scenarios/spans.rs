//! Making spans: by mouse, by keyboard, by touch; whole words, whole characters, several pieces.

use serde_json::json;

use crate::browser::{Kind, Settings};
use crate::hands::{ALT, CONTROL, ESCAPE, Hands, RIGHT, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("drag_snaps_to_words_unless_alt_is_held", play!(snapping)),
    Scenario::app("grapheme_clusters_are_never_split", play!(graphemes)),
    Scenario::app("keys_and_buttons_tag", play!(tagging)),
    Scenario::app("keys_are_left_to_text_fields", play!(keys_in_fields)),
    Scenario::app("escape_dismisses_the_toolbar", play!(escape)),
    Scenario::app("spans_overlap_nest_cross_and_coincide", play!(overlaps)),
    Scenario::app("same_tag_twice_is_refused", play!(twice)),
    Scenario::app("annotation_in_two_pieces", play!(pieces)),
    Scenario::app("piece_added_to_an_existing_annotation", play!(later_piece)),
    Scenario::app("shift_arrow_extends_a_selection", play!(shift_arrow)),
    Scenario::app("touch_selection_is_tagged_by_button", play!(touch)),
    Scenario::app("armed_tag_is_given_by_itself", play!(armed)),
    Scenario::app("touch_marks_by_taps_alone", play!(taps)).on(Settings {
        size: (320, 640),
        storage_denied: false,
        dark: false,
    }),
    Scenario::app("double_click_takes_a_word", play!(double_click)),
    Scenario::app("selection_across_lines", play!(across_lines)),
    Scenario::app("mark_survives_reload_in_every_engine", play!(every_engine)).only_in(&Kind::ALL),
    Scenario::app("settings_switch_off_keys_and_snapping", play!(settings)),
];

async fn snapping(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let mayor = me.place("Mayor Ana Ruiz", 0).await?;
    // From within "Mayor" to within "Ana".
    me.drag(&(mayor.start + 2..mayor.start + 8), &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    me.shows(&[("actor", "Mayor Ana")]).await?;
    // A possessive splits off: "farmer's" is "farmer".
    let farmer = me.place("farmer's", 0).await?;
    me.drag(&(farmer.start + 1..farmer.start + 4), &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    me.shows(&[("actor", "Mayor Ana"), ("actor", "farmer")])
        .await?;
    let river = me.place("river", 0).await?;
    me.drag(&(river.start + 1..river.start + 4), &[ALT]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'l').await?;
    me.shows(&[
        ("actor", "Mayor Ana"),
        ("actor", "farmer"),
        ("location", "ive"),
    ])
    .await
}

async fn graphemes(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let text = "One 👩‍👩‍👧 two e\u{301}e\u{301} three 🇩🇪🇫🇷 four 𝄞 five";
    me.add_article("Clusters", text).await?;
    let cases = [("👩‍👩‍👧", 2, 3, "👩‍👩‍👧"), ("🇩🇪🇫🇷", 1, 3, "🇩🇪"), ("𝄞", 0, 2, "𝄞")];
    let mut expected = Vec::new();
    for (cluster, from, to, whole) in cases {
        let at = me.place(cluster, 0).await?.start;
        // No mouse points inside a character; a selection made otherwise can begin and end there.
        me.ask("select", json!([at + from, at + to])).await?;
        me.find("toolbar", "Tag selection").await?;
        me.press(&[], 'c').await?;
        expected.push(("claim", whole));
        if whole == "🇩🇪" {
            // Words may take both flags; what counts is that none is cut.
            let shown = me.shows_count(expected.len()).await?;
            let words: Vec<String> = shown.iter().map(|shown| shown.words()).collect();
            holds(
                words
                    .iter()
                    .all(|words| ["👩‍👩‍👧", "🇩🇪", "🇫🇷", "🇩🇪🇫🇷"].contains(&words.as_str())),
                format!("flags stay whole: {words:?}"),
            )?;
        } else {
            me.shows_count(expected.len()).await?;
        }
    }
    let at = me.place("e\u{301}e\u{301}", 0).await?.start;
    me.ask("select", json!([at + 1, at + 2])).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    let shown = me.shows_count(4).await?;
    let accents = shown
        .iter()
        .find(|shown| shown.tag == "actor")
        .map(|shown| shown.words())
        .unwrap_or_default();
    holds(
        accents == "e\u{301}" || accents == "e\u{301}e\u{301}",
        format!("a letter keeps its accent: {accents:?}"),
    )?;
    same(
        "the text is untouched",
        me.article().await?.text.as_str(),
        text,
    )
}

async fn tagging(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let cases = [
        ("Ana Ruiz", Some('a'), "actor"),
        ("Elm", Some('l'), "location"),
        ("fallen by two metres", Some('c'), "claim"),
        ("farmer", Some('1'), "actor"),
        ("fields", Some('2'), "location"),
        ("still under water", Some('3'), "claim"),
    ];
    let mut expected = Vec::new();
    for (quote, key, tag) in cases {
        me.drag_over(quote).await?;
        me.find("toolbar", "Tag selection").await?;
        if let Some(key) = key {
            me.press(&[], key).await?;
        }
        expected.push((tag, quote));
        me.shows(&expected).await?;
        me.gone("toolbar", "Tag selection").await?;
    }
    for (quote, button, tag) in [
        ("Mayor", "Actor", "actor"),
        ("Tuesday", "Location", "location"),
        ("false", "Claim", "claim"),
    ] {
        me.drag_over(quote).await?;
        me.find("toolbar", "Tag selection").await?;
        me.click_button(button).await?;
        expected.push((tag, quote));
        me.shows(&expected).await?;
    }
    Ok(())
}

async fn keys_in_fields(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.drag_over("Ana Ruiz").await?;
    me.find("toolbar", "Tag selection").await?;
    me.find("searchbox", "Search annotations")
        .await?
        .click()
        .await?;
    me.type_keys("alc123").await?;
    let value = me
        .find("searchbox", "Search annotations")
        .await?
        .prop("value")
        .await?;
    same("what was typed", value.as_deref(), Some("alc123"))?;
    same("no mark was made", me.shown().await?.len(), 0)
}

async fn escape(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.drag_over("Ana Ruiz").await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    me.press(&[], '1').await?;
    // They wait for the next selection; Escape lets go of that too.
    me.press(&[], ESCAPE).await?;
    // The next mark comes after those keys: were they taken for tags, there would be two.
    me.mark("farmer", 0, 'a').await?;
    me.shows(&[("actor", "farmer")]).await
}

async fn overlaps(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let all = [
        ("Mayor Ana Ruiz", 'a', "actor"),
        // Nested in the first.
        ("Ana Ruiz", 'a', "actor"),
        // Crossing both.
        ("Ruiz said on Tuesday", 'c', "claim"),
        // The same words under two tags.
        ("Northbridge", 'l', "location"),
        ("Northbridge", 'a', "actor"),
        // Around everything.
        (
            "Mayor Ana Ruiz said on Tuesday that the river Elm had fallen by two metres in Northbridge",
            'c',
            "claim",
        ),
    ];
    for (quote, key, _) in all {
        me.mark(quote, 0, key).await?;
    }
    let expected: Vec<(&str, &str)> = all.iter().map(|(quote, _, tag)| (*tag, *quote)).collect();
    me.shows(&expected).await?;
    let runs = me.runs().await?;
    let over = |words: &str| -> Vec<String> {
        let mut tags: Vec<String> = runs
            .iter()
            .find(|run| run.text == words)
            .map(|run| run.over.iter().map(|(_, tag)| tag.clone()).collect())
            .unwrap_or_default();
        tags.sort();
        tags
    };
    same(
        "over \"Mayor \"",
        over("Mayor "),
        vec!["actor".to_owned(), "claim".to_owned()],
    )?;
    same(
        "over \"Ana \"",
        over("Ana "),
        ["actor", "actor", "claim"].map(str::to_owned).to_vec(),
    )?;
    same(
        "over \"Ruiz\"",
        over("Ruiz"),
        ["actor", "actor", "claim", "claim"]
            .map(str::to_owned)
            .to_vec(),
    )?;
    same(
        "over \"Northbridge\"",
        over("Northbridge"),
        ["actor", "claim", "location"].map(str::to_owned).to_vec(),
    )?;
    me.reload().await?;
    me.shows(&expected).await
}

async fn twice(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.drag_over("Ana Ruiz").await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    me.hears("already").await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    // Another tag on the same words is no repetition.
    me.press(&[], ESCAPE).await?;
    me.mark("Ana Ruiz", 0, 'l').await?;
    me.shows(&[("actor", "Ana Ruiz"), ("location", "Ana Ruiz")])
        .await
}

async fn pieces(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let first = me.place("the river Elm", 0).await?;
    let second = me.place("fallen by two metres", 0).await?;
    me.drag(&first, &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.drag(&second, &[CONTROL]).await?;
    same(
        "a piece that is not tagged yet is no annotation",
        me.shown().await?.len(),
        0,
    )?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'c').await?;
    let shown = me.shows_count(1).await?;
    let pieces = shown
        .first()
        .map(|shown| shown.pieces.clone())
        .unwrap_or_default();
    same(
        "the pieces",
        pieces,
        vec![
            (first.start, "the river Elm".to_owned()),
            (second.start, "fallen by two metres".to_owned()),
        ],
    )?;
    let items = me.items().await?;
    same("items in the list", items.len(), 1)?;
    let text = items
        .first()
        .map(|item| item.text.clone())
        .unwrap_or_default();
    holds(
        text.contains("the river Elm") && text.contains("fallen by two metres"),
        format!("the item shows both pieces: {text:?}"),
    )?;
    me.reload().await?;
    me.shows(&[("claim", "the river Elm … fallen by two metres")])
        .await
}

async fn later_piece(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let claim = me.mark("the river Elm", 0, 'c').await?;
    me.open_card(&claim.id).await?;
    me.click_button_starting("Add piece").await?;
    me.drag_over("fallen by two metres").await?;
    me.find("toolbar", "Tag selection").await?;
    me.click_button_starting("Add piece to").await?;
    me.shows(&[("claim", "the river Elm … fallen by two metres")])
        .await?;
    let after = me.shows_count(1).await?;
    same(
        "it is the same annotation",
        after.first().map(|shown| shown.id.clone()),
        Some(claim.id),
    )?;
    me.click_button("Undo").await?;
    me.shows(&[("claim", "the river Elm")]).await
}

async fn shift_arrow(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let ana = me.place("Ana", 0).await?;
    me.drag(&ana, &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    // Shift stays down as it does in a hand: let go of after each key, it would settle there.
    Hands::default()
        .hold(&[SHIFT])
        .tap(RIGHT)
        .tap(RIGHT)
        .let_go(&[SHIFT])
        .perform(&me.web)
        .await?;
    me.until("a longer selection", async || {
        let text = me.ask("selected", json!([])).await?;
        Ok(text
            .as_str()
            .is_some_and(|text| text.starts_with("Ana R"))
            .then_some(()))
    })
    .await?;
    // The keys reach into the next word, which is then taken whole.
    me.press(&[], 'a').await?;
    me.shows(&[("actor", "Ana Ruiz")]).await
}

async fn touch(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    // No driver selects by touch; handles move a selection the way this does.
    let ana = me.place("Ana Ruiz", 0).await?;
    me.ask("select", json!([ana.start, ana.end])).await?;
    me.find("toolbar", "Tag selection").await?;
    me.click_button("Actor").await?;
    me.shows(&[("actor", "Ana Ruiz")]).await
}

async fn armed(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article(
        "Bridges",
        "The minister met Ana Ruiz and Ilse Holm in Ostholm on Monday.",
    )
    .await?;
    let hints = async |expected: &str| {
        me.until(&format!("the hint {expected:?}"), async || {
            let script = "return document.querySelector('.reader__hint')?.textContent ?? ''";
            let words = me.run(script, vec![]).await?;
            Ok(words
                .as_str()
                .unwrap_or_default()
                .starts_with(expected)
                .then_some(()))
        })
        .await
    };
    // With nothing selected and nothing open, a tag key waits for one selection.
    me.gone("dialog", "New article").await?;
    me.press(&[], 'a').await?;
    hints("The next selection becomes: Actor").await?;
    me.drag_over("minister").await?;
    me.shows(&[("actor", "minister")]).await?;
    me.drag_over("Ostholm").await?;
    me.find("toolbar", "Tag selection").await?;
    me.shows(&[("actor", "minister")]).await?;
    // With Shift it waits for all of them, until Escape.
    me.press(&[], ESCAPE).await?;
    me.press(&[SHIFT], 'a').await?;
    hints("Every selection becomes: Actor").await?;
    me.passes_axe("an armed tag").await?;
    me.drag_over("Ana Ruiz").await?;
    me.drag_over("Ilse Holm").await?;
    let three = [
        ("actor", "minister"),
        ("actor", "Ana Ruiz"),
        ("actor", "Ilse Holm"),
    ];
    me.shows(&three).await?;
    me.press(&[], ESCAPE).await?;
    me.hears("Selections are not tagged any more.").await?;
    me.drag_over("Ostholm").await?;
    // By buttons: the next tag stays.
    me.click_button("Go on tagging").await?;
    me.click_button("Location").await?;
    me.drag_over("Monday").await?;
    let [one, two, three] = three;
    let five = [
        one,
        two,
        three,
        ("location", "Ostholm"),
        ("location", "Monday"),
    ];
    me.shows(&five).await?;
    me.click_button("End").await?;
    me.drag_over("met").await?;
    me.find("toolbar", "Tag selection").await?;
    me.shows(&five).await
}

/// Taps the middle of a thing.
async fn tap(me: &Person, role: &str, name: &str) -> Outcome {
    let element = me.find(role, name).await?;
    let rect = element.rect().await?;
    let middle = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    holds(
        rect.width >= 44.0 && rect.height >= 44.0,
        format!("{name} should be 44 pixels wide and high at least: {rect:?}"),
    )?;
    Hands::touching()
        .move_to(middle)
        .click()
        .perform(&me.web)
        .await
}

async fn taps(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article(
        "Bridges",
        "The minister said the bridge is safe. Gen. Ruiz left.",
    )
    .await?;
    let selected = async |expected: &str| {
        me.until(&format!("{expected:?} is selected"), async || {
            let now = me.run("return getSelection().toString()", vec![]).await?;
            Ok((now == json!(expected)).then_some(()))
        })
        .await
    };
    me.touch_words("minister").await?;
    selected("minister").await?;
    let bar = me.find("toolbar", "Tag selection").await?.rect().await?;
    let inner = me.run("return innerHeight", vec![]).await?;
    holds(
        bar.x == 0.0 && bar.y > inner.as_f64().unwrap_or_default() / 2.0,
        format!("the bar should be at the foot of the window: {bar:?}"),
    )?;
    me.passes_axe("the bar for fingers").await?;
    let is_hidden = "return document.querySelector('.caret').hidden";
    holds(
        me.run(is_hidden, vec![]).await? == json!(true),
        "no caret is drawn for fingers",
    )?;
    tap(me, "button", "Expand").await?;
    selected("The minister said the bridge is safe.").await?;
    tap(me, "button", "Shrink").await?;
    selected("minister").await?;
    tap(me, "button", "Actor").await?;
    me.shows(&[("actor", "minister")]).await?;
    me.gone("toolbar", "Tag selection").await?;
    // A word in a mark, and from one word to another.
    me.touch_words("bridge").await?;
    selected("bridge").await?;
    me.touch_words("minister").await?;
    selected("minister").await?;
    // Its card is a tap away, and so is the way back.
    me.gone("complementary", "Annotations").await?;
    tap(me, "button", "Open card").await?;
    me.find("complementary", "Annotations").await?;
    me.find("button", "Delete annotation minister").await?;
    tap(me, "button", "Annotations").await?;
    me.gone("complementary", "Annotations").await?;
    me.touch_words("bridge").await?;
    me.touch_words("minister").await?;
    selected("minister").await?;
    tap(me, "button", "Expand").await?;
    tap(me, "button", "Claim").await?;
    me.shows(&[
        ("claim", "The minister said the bridge is safe."),
        ("actor", "minister"),
    ])
    .await
}

async fn double_click(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let river = me.place("river", 0).await?;
    me.double_click_at(river.start + 2).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'l').await?;
    me.shows(&[("location", "river")]).await
}

async fn across_lines(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let from = me.place("Northbridge.", 0).await?;
    let to = me.place("A farmer", 0).await?;
    me.drag(&(from.start..to.end), &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'c').await?;
    me.shows(&[("claim", "Northbridge.\nA farmer")]).await?;
    me.reload().await?;
    me.shows(&[("claim", "Northbridge.\nA farmer")]).await
}

async fn every_engine(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let first = me.article().await?;
    let sample = me.shown_plain().await?;
    holds(
        !sample.is_empty(),
        format!("the sample {:?} has marks", first.title),
    )?;
    me.type_article("By hand", "The ferry left Ostholm before noon.")
        .await?;
    let place = me.place("Ostholm", 0).await?;
    // From within the word to within it: it is taken whole.
    me.drag(&(place.start + 1..place.end - 1), &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'l').await?;
    me.shows(&[("location", "Ostholm")]).await?;
    me.reload().await?;
    me.article_titled("By hand").await?;
    me.shows(&[("location", "Ostholm")]).await?;
    me.open_article(&first.title).await?;
    same("the sample's marks", me.shown_plain().await?, sample)
}

async fn settings(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.click_button("Settings").await?;
    me.find("dialog", "Settings").await?;
    me.click("checkbox", "Selections grow to whole words")
        .await?;
    me.click_button("Keyboard shortcuts").await?;
    me.gone("dialog", "Settings").await?;
    me.click("checkbox", "Single letters, digits and signs are shortcuts")
        .await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Keyboard shortcuts").await?;
    let river = me.place("river", 0).await?;
    me.drag(&(river.start + 1..river.start + 4), &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'l').await?;
    me.press(&[], '2').await?;
    me.click_button("Claim").await?;
    // Neither key made a location; the words are as they were dragged over.
    me.shows(&[("claim", "ive")]).await?;
    me.reload().await?;
    me.drag_over("farmer").await?;
    me.find("toolbar", "Tag selection").await?;
    me.press(&[], 'a').await?;
    me.click_button("Claim").await?;
    me.shows(&[("claim", "ive"), ("claim", "farmer")]).await
}
