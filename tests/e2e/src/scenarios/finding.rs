//! Finding words in the article: how many, one after the other, and from a place found to a mark.

use serde_json::json;

use crate::browser::Settings;
use crate::hands::{CONTROL, ENTER, ESCAPE, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::minutes;
use crate::trouble::{Outcome, holds};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("find_counts_and_steps_through_places", play!(steps)),
    Scenario::app("find_takes_regular_expressions", play!(pattern)),
    Scenario::app("found_place_is_marked_without_a_mouse", play!(to_a_mark)),
    Scenario::app("find_lights_words_within_marks", play!(within_marks)),
    Scenario::app("find_reaches_the_end_of_a_long_article", play!(far)),
    Scenario::app("phone_find_leaves_room_for_the_article", play!(on_a_phone)).on(Settings {
        size: (360, 740),
        storage_denied: false,
        dark: false,
    }),
];

const TEXT: &str = "The Mayor said the bridge is safe.\nA mayoral aide, José Nasr, said bridges close.\n\nJose\u{301} Nasr would not say more; the mayor did.";

async fn counts(me: &Person, expected: &str) -> Outcome {
    me.until(
        &format!("the count \"{expected}\" beside the search field"),
        async || {
            let shown = me
                .run(
                    "return document.getElementById('find-count')?.textContent ?? ''",
                    vec![],
                )
                .await?;
            // Fluent sets numbers apart with invisible marks of direction.
            let shown: String = shown
                .as_str()
                .unwrap_or_default()
                .chars()
                .filter(|it| !('\u{2066}'..='\u{2069}').contains(it))
                .collect();
            Ok((shown == expected).then_some(()))
        },
    )
    .await
}

/// The count is told to those who do not see it.
async fn hears_count(me: &Person, expected: &str) -> Outcome {
    me.until(&format!("the count {expected:?} is told"), async || {
        let told = me.text_of("status", "Announcements").await?;
        let told: String = told.chars().filter(char::is_ascii).collect();
        Ok((told == expected).then_some(()))
    })
    .await
}

async fn look_for(me: &Person, words: &str) -> Outcome {
    let field = me.find("searchbox", "Find in article").await?;
    field.clear().await?;
    field.click().await?;
    me.type_keys(words).await
}

async fn steps(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridges", TEXT).await?;
    look_for(me, "mayor").await?;
    counts(me, "1 of 3").await?;
    hears_count(me, "1 of 3").await?;
    let is_beside = "
        const box = (it) => document.querySelector(it).getBoundingClientRect();
        return box('.find > .button:last-child').top < box('.find__field').bottom;";
    holds(
        me.run(is_beside, vec![]).await? == json!(true),
        "what closes the bar stands beside the field",
    )?;
    me.press(&[], ENTER).await?;
    counts(me, "2 of 3").await?;
    hears_count(me, "2 of 3").await?;
    me.press(&[SHIFT], ENTER).await?;
    me.press(&[SHIFT], ENTER).await?;
    counts(me, "3 of 3").await?;
    me.click_button("Whole words").await?;
    counts(me, "1 of 2").await?;
    me.click_button("Exact letters").await?;
    counts(me, "1 of 1").await?;
    me.click_button("Next place").await?;
    counts(me, "1 of 1").await?;
    look_for(me, "nowhere").await?;
    counts(me, "Nothing found").await?;
    hears_count(me, "Nothing found").await?;
    me.passes_axe("the search with nothing found").await?;
    // Asked for again, its words are replaced: from there, and from the article.
    me.press(&[CONTROL], 'f').await?;
    me.type_keys("mayor").await?;
    counts(me, "1 of 1").await?;
    me.press(&[CONTROL], ENTER).await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("/Nasr").await?;
    counts(me, "1 of 2").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("button", "Next place").await
}

/// Two rows of the bar: what steps and closes beside the field, what chooses below.
async fn on_a_phone(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridges", TEXT).await?;
    look_for(me, "mayor").await?;
    counts(me, "1 of 3").await?;
    let rows = "
        const shown = [...document.querySelectorAll('.find :is(input, button)')].map((it) => it.getBoundingClientRect());
        return new Set(shown.map((it) => Math.round(it.top + it.height / 2))).size;";
    holds(
        me.run(rows, vec![]).await? == json!(2),
        "the bar takes two rows",
    )?;
    me.click_button("Whole words").await?;
    counts(me, "1 of 2").await?;
    me.click_button("Next place").await?;
    counts(me, "2 of 2").await?;
    me.click_button("Close").await?;
    me.gone("button", "Next place").await
}

async fn pattern(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let article = minutes();
    me.add_article("Minutes", &article).await?;
    look_for(me, "^line \\d{2} ").await?;
    counts(me, "Nothing found").await?;
    me.click_button("Pattern").await?;
    counts(me, "1 of 90").await?;
    me.click_button("Exact letters").await?;
    counts(me, "Nothing found").await?;
    look_for(me, "Line (").await?;
    counts(me, "Not a pattern yet").await?;
    me.passes_axe("a pattern that is none yet").await?;
    look_for(me, "^Line \\d+").await?;
    let total = article.lines().filter(|it| it.starts_with("Line ")).count();
    counts(me, &format!("1 of {total}")).await?;
    // All of them are lit, not only those near.
    let lit = "return CSS.highlights?.get('found')?.size ?? -1";
    me.until("all places lit", async || {
        let found = me.run(lit, vec![]).await?;
        let is_old = found == json!(-1);
        Ok((is_old || found == json!(total)).then_some(()))
    })
    .await
}

/// What is found is lit within marks, too, and wherever another engine has it inherit.
async fn within_marks(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridges", TEXT).await?;
    me.mark("mayor", 0, 'a').await?;
    look_for(me, "mayor").await?;
    counts(me, "1 of 3").await?;
    let is_lit = "
        if (!CSS.highlights) return true;
        const text = document.querySelector('.text');
        const colour = (of) => getComputedStyle(of, '::highlight(found)').backgroundColor;
        return CSS.highlights.has('found') && colour(text) !== getComputedStyle(text).backgroundColor
            && colour(text.querySelector('mark')) === colour(text);";
    me.until("what is found lit within a mark", async || {
        Ok((me.run(is_lit, vec![]).await? == json!(true)).then_some(()))
    })
    .await
}

async fn to_a_mark(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridges", TEXT).await?;
    // The article that was just added has the focus.
    me.tab_back_to("searchbox", "Find in article").await?;
    me.type_keys("josé nasr").await?;
    counts(me, "1 of 2").await?;
    me.press(&[], ENTER).await?;
    counts(me, "2 of 2").await?;
    me.press(&[CONTROL], ENTER).await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("a").await?;
    me.shows(&[("actor", "Jose\u{301} Nasr")]).await?;
    me.tab_back_to("button", "Select").await?;
    me.press(&[], ENTER).await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("c").await?;
    me.shows(&[("actor", "Jose\u{301} Nasr"), ("claim", "Jose\u{301} Nasr")])
        .await
}

async fn far(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Minutes", &minutes()).await?;
    look_for(me, "line 899 ").await?;
    counts(me, "1 of 1").await?;
    me.until("the last line in view", async || {
        let top = me
            .run(
                "const block = [...document.querySelectorAll('[data-block]')].at(-1);
                 const { top, bottom } = block.getBoundingClientRect();
                 const pane = document.querySelector('.reader').getBoundingClientRect();
                 return block.textContent.startsWith('Line 899') && top >= pane.top && bottom <= pane.bottom;",
                vec![],
            )
            .await?;
        Ok((top == json!(true)).then_some(()))
    })
    .await?;
    let is_kept = me
        .run("return document.activeElement?.type === 'search'", vec![])
        .await?;
    holds(
        is_kept == json!(true),
        "the focus should stay in the search field",
    )
}
