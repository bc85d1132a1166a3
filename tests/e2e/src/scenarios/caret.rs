//! The caret: a whole lesson by keys, places on lines, marks opened, changed and reshaped, keys chosen.

use serde_json::{Value, json};

use crate::hands::{
    ALT, BACKSPACE, CONTROL, DOWN, END, ENTER, ESCAPE, HOME, LEFT, PAGE_DOWN, RIGHT, SHIFT, UP,
};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::minutes;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("caret_marks_without_a_mouse", play!(marks)),
    Scenario::app("caret_goes_by_lines", play!(lines)),
    Scenario::app("caret_follows_the_direction_of_the_text", play!(directions)),
    Scenario::app("caret_opens_and_changes_marks", play!(changes)),
    Scenario::app("caret_moves_the_ends_of_a_mark", play!(reshapes)),
    Scenario::app("caret_collects_pieces", play!(pieces)),
    Scenario::app("caret_reaches_the_end_of_a_long_article", play!(far)),
    Scenario::app("selection_replaces_the_words_of_a_mark", play!(replaces)),
    Scenario::app("selection_waits_behind_a_dialog", play!(waits)),
    Scenario::app("keys_are_listed_chosen_and_refused", play!(keys)),
];

const TEXT: &str =
    "The minister said the bridge is safe. Gen. Ruiz did not agree.\n\nThe mayor of Ostholm left.";

/// What is selected, and what stands between the caret and the next space.
async fn at(me: &Person) -> Outcome<(String, String)> {
    let script = "
        const root = document.querySelector('[data-article-text]');
        const selection = getSelection();
        const range = document.createRange();
        range.selectNodeContents(root);
        range.setEnd(selection.focusNode, selection.focusOffset);
        const before = range.toString().length;
        const after = root.textContent.slice(before).split(/[ \\n]/)[0];
        return [selection.toString().trim(), after];";
    Ok(serde_json::from_value(me.run(script, vec![]).await?)?)
}

/// Waits until this is selected and the caret stands before this.
async fn stands(me: &Person, selected: &str, before: &str) -> Outcome {
    let wanted = (selected.to_owned(), before.to_owned());
    let probe = async || Ok((at(me).await? == wanted).then_some(()));
    match me.until("", probe).await {
        Ok(()) => Ok(()),
        Err(_) => Err(Trouble(format!(
            "selection and caret should be {wanted:?}, are {:?}",
            at(me).await?
        ))),
    }
}

/// Where the drawn caret is: left, top and bottom in the window.
async fn drawn(me: &Person) -> Outcome<[f64; 3]> {
    let script = "
        const { left, right, top, bottom, height } = document.querySelector('.caret').getBoundingClientRect();
        return height > 0 ? [(left + right) / 2, top, bottom] : null;";
    me.until("the caret is drawn", async || {
        let found: Value = me.run(script, vec![]).await?;
        Ok(serde_json::from_value::<Option<[f64; 3]>>(found)?)
    })
    .await
}

async fn begin(me: &Person, text: &str) -> Outcome {
    me.add_article("Bridges", text).await?;
    me.tab_to_text().await?;
    me.press(&[CONTROL], HOME).await?;
    stands(me, "", text.split([' ', '\n']).next().unwrap_or_default()).await
}

async fn marks(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, TEXT).await?;
    drawn(me).await?;
    me.press(&[CONTROL], RIGHT).await?;
    stands(me, "", "minister").await?;
    me.press(&[CONTROL, SHIFT], RIGHT).await?;
    stands(me, "minister", "").await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("a").await?;
    me.shows(&[("actor", "minister")]).await?;
    // Behind the new mark, ready to go on.
    stands(me, "", "").await?;
    me.press(&[CONTROL], RIGHT).await?;
    stands(me, "", "said").await?;
    me.type_keys("e").await?;
    stands(me, "said", "").await?;
    me.type_keys("e").await?;
    stands(me, "The minister said the bridge is safe.", "").await?;
    me.type_keys("w").await?;
    stands(me, "said", "").await?;
    me.type_keys("ec").await?;
    me.shows(&[
        ("claim", "The minister said the bridge is safe."),
        ("actor", "minister"),
    ])
    .await?;
    me.type_keys(".").await?;
    stands(me, "", "Gen.").await?;
    me.press(&[ALT, SHIFT], PAGE_DOWN).await?;
    stands(me, "Gen. Ruiz did not agree.", "").await?;
    me.press(&[], LEFT).await?;
    stands(me, "", "Gen.").await?;
    me.press(&[CONTROL], DOWN).await?;
    stands(me, "", "The").await?;
    me.press(&[CONTROL], UP).await?;
    me.press(&[CONTROL], UP).await?;
    stands(me, "", "The").await?;
    me.press(&[], RIGHT).await?;
    stands(me, "", "he").await?;
    // By characters, and whole words when Shift is let go.
    me.press(&[SHIFT], RIGHT).await?;
    stands(me, "The", "").await?;
    me.press(&[], ESCAPE).await?;
    stands(me, "", "").await?;
    me.gone("toolbar", "Tag selection").await?;
    drawn(me).await?;
    Ok(())
}

async fn lines(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let words: Vec<String> = (0..120).map(|it| format!("word{it}")).collect();
    begin(me, &words.join(" ")).await?;
    let first = drawn(me).await?;
    me.press(&[], END).await?;
    let end = drawn(me).await?;
    holds(
        end[1] == first[1] && end[0] > first[0] + 200.0,
        format!("End stays on its line: {first:?}, {end:?}"),
    )?;
    me.press(&[], HOME).await?;
    same("Home goes back", drawn(me).await?, first)?;
    for _ in 0..3 {
        me.press(&[CONTROL], RIGHT).await?;
    }
    let start = drawn(me).await?;
    me.press(&[], DOWN).await?;
    me.press(&[], DOWN).await?;
    let below = drawn(me).await?;
    holds(
        below[1] > start[1] + 30.0 && (below[0] - start[0]).abs() < 12.0,
        format!("two lines below and as far from the side: {start:?}, {below:?}"),
    )?;
    me.press(&[], UP).await?;
    me.press(&[], UP).await?;
    same("back where it began", drawn(me).await?, start)?;
    me.press(&[SHIFT], DOWN).await?;
    let (selected, _) = at(me).await?;
    holds(
        selected.starts_with("word3") && selected.len() > 30,
        format!("a line is selected: {selected:?}"),
    )
}

async fn directions(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, "قال الوزير إن الجسر آمن").await?;
    let start = drawn(me).await?;
    me.press(&[CONTROL], LEFT).await?;
    stands(me, "", "الوزير").await?;
    let next = drawn(me).await?;
    holds(
        next[0] < start[0],
        format!("on is to the left: {start:?}, {next:?}"),
    )?;
    me.press(&[CONTROL, SHIFT], LEFT).await?;
    stands(me, "الوزير", "").await?;
    me.type_keys("a").await?;
    me.shows(&[("actor", "الوزير")]).await?;
    me.press(&[CONTROL], RIGHT).await?;
    stands(me, "", "الوزير").await
}

async fn changes(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, TEXT).await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.type_keys("ea").await?;
    me.shows(&[("actor", "minister")]).await?;
    // With nothing selected a tag key is for what is open.
    me.type_keys("l").await?;
    me.shows(&[("location", "minister")]).await?;
    me.type_keys("eec").await?;
    me.shows(&[
        ("claim", "The minister said the bridge is safe."),
        ("location", "minister"),
    ])
    .await?;
    me.press(&[CONTROL], HOME).await?;
    me.press(&[CONTROL], RIGHT).await?;
    stands(me, "", "minister").await?;
    // The claim is open: Enter goes to its note, Escape comes back.
    me.press(&[], ENTER).await?;
    me.focus_is("textbox", "Note on The minister said the bridge is safe.")
        .await?;
    me.type_keys("Who says?").await?;
    me.press(&[], ESCAPE).await?;
    stands(me, "", "minister").await?;
    drawn(me).await?;
    me.press(&[], BACKSPACE).await?;
    me.shows(&[("location", "minister")]).await?;
    stands(me, "", "minister").await?;
    me.press(&[CONTROL], 'z').await?;
    me.shows_count(2).await?;
    stands(me, "", "minister").await?;
    // Two marks here, none open: the list of both.
    me.press(&[], ENTER).await?;
    me.find("list", "Marks here").await?;
    me.press(&[], ENTER).await?;
    me.gone("list", "Marks here").await?;
    me.current_mark_is("minister").await?;
    me.tab_to_text().await?;
    me.type_keys("n").await?;
    stands(me, "", "The").await
}

async fn reshapes(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, TEXT).await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.type_keys("ea").await?;
    me.shows(&[("actor", "minister")]).await?;
    let id = me.items().await?.first().map(|it| it.id.clone());
    for (key, expected) in [
        ('g', "minister said"),
        ('s', "The minister said"),
        ('f', "The minister"),
        ('d', "minister"),
        ('F', "ministe"),
        ('D', "iniste"),
        ('G', "inister"),
        ('S', "minister"),
        // Nothing would be left of it.
        ('f', "minister"),
    ] {
        let held: &[char] = if key.is_uppercase() { &[SHIFT] } else { &[] };
        me.press(held, key).await?;
        me.shows(&[("actor", expected)]).await?;
    }
    let again = me.items().await?.first().map(|it| it.id.clone());
    same("the annotation", again, id)?;
    me.press(&[CONTROL], 'z').await?;
    me.shows(&[("actor", "inister")]).await?;
    me.reload().await?;
    me.shows(&[("actor", "inister")]).await
}

async fn pieces(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, TEXT).await?;
    me.type_keys("em").await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.press(&[CONTROL], RIGHT).await?;
    stands(me, "", "said").await?;
    me.type_keys("ec").await?;
    me.shows(&[("claim", "The … said")]).await?;
    me.type_keys("m").await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.press(&[CONTROL], RIGHT).await?;
    stands(me, "", "bridge").await?;
    me.type_keys("em").await?;
    me.shows(&[("claim", "The … said … bridge")]).await
}

async fn far(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, &minutes()).await?;
    let pane = "const { top, bottom } = document.querySelector('.reader').getBoundingClientRect(); return [top, bottom];";
    let pane: [f64; 2] = serde_json::from_value(me.run(pane, vec![]).await?)?;
    let in_view = async |what: &str| {
        me.until(&format!("the caret in view after {what}"), async || {
            let [_, top, bottom] = drawn(me).await?;
            Ok((pane[0] <= top && bottom <= pane[1]).then_some(()))
        })
        .await
    };
    me.press(&[], PAGE_DOWN).await?;
    in_view("PageDown").await?;
    let (_, word) = at(me).await?;
    me.press(&[CONTROL], END).await?;
    stands(me, "", "").await?;
    in_view("Ctrl+End").await?;
    me.press(&[CONTROL, SHIFT], LEFT).await?;
    stands(me, "for.", "for.").await?;
    holds(
        ["Line", "for."].contains(&word.as_str()),
        format!("PageDown keeps to the start of lines: {word:?}"),
    )?;
    me.press(&[CONTROL], HOME).await?;
    stands(me, "", "Line").await?;
    in_view("Ctrl+Home").await
}

async fn replaces(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridges", TEXT).await?;
    me.mark("minister", 0, 'a').await?;
    me.drag_over("The minister").await?;
    me.click_button("Put “minister” here").await?;
    me.shows(&[("actor", "The minister")]).await?;
    // Elsewhere it is not offered.
    me.drag_over("mayor").await?;
    me.find("toolbar", "Tag selection").await?;
    let names = me.names("button").await?;
    holds(
        !names.iter().any(|it| it.starts_with("Put ")),
        format!("no offer away from the mark: {names:?}"),
    )?;
    // What it does is read to its end, however long the words are.
    let long = "The minister said the bridge is safe. Gen. Ruiz did not agree.";
    me.press(&[], ESCAPE).await?;
    me.drag_over(long).await?;
    me.type_keys("c").await?;
    me.find("textbox", &format!("Note on {long}")).await?;
    me.drag_over("Ruiz").await?;
    me.find("toolbar", "Tag selection").await?;
    let is_whole = "
        const button = [...document.querySelectorAll('.tagging__tag')].find((it) => it.textContent.startsWith('Put'));
        return button.textContent.endsWith(' here') && button.scrollWidth <= button.clientWidth;";
    holds(
        me.run(is_whole, vec![]).await? == json!(true),
        "the button says all that it does",
    )
}

async fn waits(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridges", TEXT).await?;
    me.drag_over("minister").await?;
    me.find("toolbar", "Tag selection").await?;
    looks_at_keys(me).await?;
    stands(me, "minister", "").await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("a").await?;
    me.shows(&[("actor", "minister")]).await?;
    // A caret, and words that were selected towards the start.
    me.tab_to_text().await?;
    me.press(&[CONTROL], HOME).await?;
    stands(me, "", "The").await?;
    looks_at_keys(me).await?;
    stands(me, "", "The").await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.press(&[CONTROL, SHIFT], LEFT).await?;
    stands(me, "minister", "minister").await?;
    looks_at_keys(me).await?;
    stands(me, "minister", "minister").await?;
    me.press(&[CONTROL, SHIFT], LEFT).await?;
    stands(me, "The minister", "The").await
}

/// Opens a dialog, behind which nothing is selected, and closes it.
async fn looks_at_keys(me: &Person) -> Outcome {
    me.type_keys("?").await?;
    me.find("dialog", "Keyboard shortcuts").await?;
    let script = "return getSelection().rangeCount";
    same("ranges selected", &me.run(script, vec![]).await?, &json!(0))?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Keyboard shortcuts").await
}

async fn keys(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    begin(me, TEXT).await?;
    me.type_keys("?").await?;
    me.find("dialog", "Keyboard shortcuts").await?;
    me.passes_axe("the keys").await?;
    me.click_button("Change the key: Next mark").await?;
    me.type_keys("p").await?;
    told(me, "p is taken: Previous mark. Choose another key.").await?;
    me.click_button("Change the key: Next mark").await?;
    me.type_keys("j").await?;
    told(me, "j now does: Next mark").await?;
    me.click_button("Change the key: Previous mark").await?;
    me.press(&[], ESCAPE).await?;
    // Escape lets go of the wish, not of the dialog.
    me.find("dialog", "Keyboard shortcuts").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Keyboard shortcuts").await?;
    me.reload().await?;
    me.tab_to_text().await?;
    me.press(&[CONTROL], HOME).await?;
    me.press(&[CONTROL], RIGHT).await?;
    me.type_keys("ea").await?;
    me.shows(&[("actor", "minister")]).await?;
    me.press(&[CONTROL], HOME).await?;
    stands(me, "", "The").await?;
    me.type_keys("n").await?;
    me.type_keys("j").await?;
    stands(me, "", "minister").await?;
    me.type_keys("?").await?;
    me.find("dialog", "Keyboard shortcuts").await?;
    me.click("checkbox", "Single letters, digits and signs are shortcuts")
        .await?;
    me.click_button("Reset all keys").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Keyboard shortcuts").await?;
    me.tab_to_text().await?;
    me.press(&[CONTROL], HOME).await?;
    me.type_keys("j?n").await?;
    stands(me, "", "The").await?;
    me.press(&[ALT], DOWN).await?;
    stands(me, "", "minister").await
}

async fn told(me: &Person, expected: &str) -> Outcome {
    me.until(&format!("the dialog says {expected:?}"), async || {
        let script = "return document.querySelector('dialog [role=alert]')?.textContent ?? ''";
        let said = me.run(script, vec![]).await?;
        Ok((said == json!(expected)).then_some(()))
    })
    .await
}
