//! Nothing is changed that is out of sight, and nobody loses their place: what keys do to an open mark, where the
//! focus goes, and what lies over what on a phone.

use serde_json::{Value, json};

use crate::browser::{Kind, Settings};
use crate::hands::{BACKSPACE, CONTROL, END, ENTER, ESCAPE};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("keys_spare_an_open_mark_out_of_sight", play!(spared)),
    Scenario::app("focus_goes_to_the_article_that_is_opened", play!(opened)),
    Scenario::app(
        "focus_stays_in_the_article_after_the_same_words",
        play!(again),
    ),
    Scenario::app("focus_is_never_lost", play!(kept)),
    Scenario::app("selection_stays_when_the_text_gets_the_focus", play!(taken)),
    Scenario::app("phone_list_leads_back_to_the_words", play!(phone))
        .on(PHONE)
        .only_in(&[Kind::Chromium]),
    Scenario::app("phone_list_opens_at_the_open_card", play!(at_the_card)).on(PHONE),
    Scenario::app("list_shows_the_card_of_a_mark_far_away", play!(far_away)),
];

const PHONE: Settings = Settings {
    size: (360, 740),
    storage_denied: false,
    dark: false,
};

/// Many lines, with words of their own in the first.
fn long() -> String {
    let lines = (1..=80).map(|at| format!("Line {at} says that the river rose again.\n\n"));
    format!("Mia Vu closed the bridge.\n\n{}", lines.collect::<String>())
}

async fn text_has_focus(me: &Person) -> Outcome {
    let script = "return document.activeElement.hasAttribute('data-article-text')";
    me.until("the text has the focus", async || {
        Ok((me.run(script, vec![]).await? == json!(true)).then_some(()))
    })
    .await
}

/// How far the article is scrolled, in CSS pixels.
async fn scrolled(me: &Person) -> Outcome<i64> {
    let top = me
        .run(
            "return document.querySelector('.reader').scrollTop | 0",
            vec![],
        )
        .await?;
    Ok(top.as_i64().unwrap_or_default())
}

async fn scrolls_far(me: &Person) -> Outcome {
    me.until("the article is scrolled", async || {
        Ok((scrolled(me).await? > 1_000).then_some(()))
    })
    .await
}

async fn spared(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("River", &long()).await?;
    me.drag_over("Mia Vu").await?;
    me.type_keys("a").await?;
    me.find("textbox", "Note on Mia Vu").await?;
    let far = async || {
        me.press(&[CONTROL], END).await?;
        scrolls_far(me).await
    };
    let asked = "“Mia Vu” is open. It is in view now: press the key again to change it.";
    let back = async || {
        me.hears(asked).await?;
        me.until("the mark is in view", async || {
            Ok((scrolled(me).await? < 200).then_some(()))
        })
        .await
    };
    far().await?;
    me.type_keys("l").await?;
    back().await?;
    me.shows(&[("actor", "Mia Vu")]).await?;
    me.type_keys("l").await?;
    me.hears("Now Location: “Mia Vu”").await?;
    far().await?;
    me.press(&[], BACKSPACE).await?;
    back().await?;
    me.shows(&[("location", "Mia Vu")]).await?;
    // Escape lets go of what is open: the key is for the next selection then.
    me.press(&[], ESCAPE).await?;
    me.gone("textbox", "Note on Mia Vu").await?;
    me.type_keys("a").await?;
    me.says("note", "", "Actor").await?;
    me.shows(&[("location", "Mia Vu")]).await
}

async fn opened(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("River", &long()).await?;
    text_has_focus(me).await?;
    me.drag_over("Mia Vu").await?;
    me.type_keys("a").await?;
    me.find("textbox", "Note on Mia Vu").await?;
    me.press(&[CONTROL], END).await?;
    scrolls_far(me).await?;
    me.click("button", "Mia Vu").await?;
    me.press(&[CONTROL], END).await?;
    me.add_article("Rain", &long()).await?;
    text_has_focus(me).await?;
    same(
        "the other article begins at its top",
        &scrolled(me).await?,
        &0,
    )?;
    me.open_article("River").await?;
    text_has_focus(me).await?;
    me.passes_axe("an article that was opened from the library")
        .await
}

async fn again(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Rivers", "The river rose. The river fell. The river froze.")
        .await?;
    let mark = async || {
        me.drag_over("river").await?;
        me.type_keys("l").await?;
        me.says("note", "", "2 more “river”").await
    };
    mark().await?;
    let toast = "return getComputedStyle(document.querySelector('.toast')).clipPath";
    let shown: Value = me.run(toast, vec![]).await?;
    holds(shown != json!("none"), "what the line shows is only heard")?;
    me.click_button("Close").await?;
    text_has_focus(me).await?;
    me.click_button("Undo").await?;
    mark().await?;
    me.click_button("Mark all").await?;
    text_has_focus(me).await?;
    me.click_button("Suggest").await?;
    me.click_button("Done").await?;
    text_has_focus(me).await
}

async fn kept(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("River", &long()).await?;
    me.drag_over("Mia Vu").await?;
    me.type_keys("a").await?;
    me.find("textbox", "Means").await?;
    // The field goes away with what is written there.
    me.type_keys("i").await?;
    me.focus_is("textbox", "Means").await?;
    me.type_keys("Mia Vu").await?;
    me.press(&[], ENTER).await?;
    me.find("button", "Means Mia Vu: all about them").await?;
    text_has_focus(me).await?;
    // So does the button that leads to the only mark above.
    me.press(&[CONTROL], END).await?;
    scrolls_far(me).await?;
    me.click_button("1 mark above: go to it").await?;
    me.gone("button", "1 mark above: go to it").await?;
    text_has_focus(me).await?;
    // And the line from which a dialog was opened, once there is nothing left for it.
    me.drag_over("river").await?;
    me.type_keys("l").await?;
    me.click_button("Review").await?;
    me.click_button("Mark 79").await?;
    me.gone("button", "Review").await?;
    text_has_focus(me).await
}

/// A screen reader selects without keys and without giving the text the focus, which comes to it with the line about the
/// same words.
async fn taken(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Rivers", "The river rose. The river fell. The river froze.")
        .await?;
    // After that nothing has the focus.
    me.reload().await?;
    let select = async |words: &str| {
        let place = me.place(words, 0).await?;
        me.ask("select", json!([place.start, place.end])).await
    };
    select("river").await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("l").await?;
    me.shows(&[("location", "river")]).await?;
    select("froze").await?;
    me.says("note", "", "2 more “river”").await?;
    text_has_focus(me).await?;
    me.type_keys("a").await?;
    me.shows(&[("location", "river"), ("actor", "froze")]).await
}

async fn phone(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("River", &long()).await?;
    me.drag_over("Mia Vu").await?;
    me.type_keys("a").await?;
    me.press(&[CONTROL], END).await?;
    scrolls_far(me).await?;
    me.click_button("Annotations").await?;
    me.click("button", "Mia Vu").await?;
    me.passes_axe("the list as a sheet").await?;
    me.click_button("Show in article").await?;
    me.gone("button", "Show in article").await?;
    text_has_focus(me).await?;
    me.until("the words are in view", async || {
        Ok((scrolled(me).await? < 200).then_some(()))
    })
    .await?;
    // A sheet lies over the bar of tags.
    me.drag_over("bridge").await?;
    me.find("toolbar", "Tag selection").await?;
    me.click_button("Library").await?;
    let covers = "
        const box = document.querySelector('.tagging').getBoundingClientRect();
        const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        return Boolean(top.closest('.pane--library'));";
    holds(
        me.run(covers, vec![]).await? == json!(true),
        "the library should lie over the bar of tags",
    )
}

/// The open card begins below the head of the list, and above its foot.
async fn card_is_in_view(me: &Person) -> Outcome {
    let script = "
        const card = document.querySelector('.card[data-open=true]')?.getBoundingClientRect();
        const head = document.querySelector('.annotations__head').getBoundingClientRect();
        const list = document.querySelector('.annotations').getBoundingClientRect();
        return [card?.top ?? -1, head.bottom - 1, list.bottom - 40].map(Math.round);";
    let is_there = async || {
        let found = me.run(script, vec![]).await?;
        let numbers: Vec<i64> = serde_json::from_value(found)?;
        Ok(matches!(numbers.as_slice(), [top, from, to] if from <= top && top < to).then_some(()))
    };
    match me.until("", is_there).await {
        Ok(()) => Ok(()),
        Err(_) => Err(Trouble(format!(
            "the open card should begin in view: its top, the first and the last place for it are {}",
            me.run(script, vec![]).await?
        ))),
    }
}

async fn at_the_card(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("River", &long()).await?;
    me.drag_over("river").await?;
    me.type_keys("c").await?;
    me.click_button("Mark all").await?;
    me.click_button("Annotations").await?;
    card_is_in_view(me).await?;
    for nth in [70, 5, 40] {
        me.click_button("Annotations").await?;
        let river = me.place("river", nth).await?;
        me.click_at(river.start).await?;
        me.click_button("Annotations").await?;
        card_is_in_view(me).await?;
    }
    // Also where the list is one of those that a search found, and its head is higher.
    me.filter_by("Claim").await?;
    me.click_button("Annotations").await?;
    let river = me.place("river", 30).await?;
    me.click_at(river.start).await?;
    me.click_button("Annotations").await?;
    card_is_in_view(me).await
}

/// A list so long that only the cards near the window are there.
async fn far_away(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let lines = (1..=200).map(|at| format!("Line {at} says that the river rose again.\n"));
    me.add_article("River", &lines.collect::<String>()).await?;
    me.drag_over("river").await?;
    me.type_keys("c").await?;
    me.click_button("Mark all").await?;
    for nth in [40, 1, 120, 180, 60, 0] {
        let river = me.place("river", nth).await?;
        me.click_at(river.start).await?;
        let place = format!("the card of place {nth} is open");
        me.until(&place, async || {
            let script =
                "return document.querySelector('.card[data-open=true]')?.ariaPosInSet ?? ''";
            let found = me.run(script, vec![]).await?;
            Ok((found == json!((nth + 1).to_string())).then_some(()))
        })
        .await?;
        card_is_in_view(me).await?;
    }
    Ok(())
}
