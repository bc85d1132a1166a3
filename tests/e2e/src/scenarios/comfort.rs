//! How the page reads and what it says, as a person chose.

use serde_json::json;

use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY_TITLE, minutes};
use crate::trouble::{Outcome, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("reading_is_set_up_and_stays_so", play!(reading)),
    Scenario::app(
        "cards_stand_at_their_lines_where_there_is_room",
        play!(lines),
    ),
    Scenario::app("marks_are_spoken_where_they_begin_and_end", play!(spoken)),
    Scenario::app("unseen_characters_are_counted_and_shown", play!(unseen)),
    Scenario::app("less_is_announced_when_wanted", play!(less)),
    Scenario::app(
        "words_stay_where_they_are_beside_a_scrollbar",
        play!(beside_a_scrollbar),
    ),
];

impl Person {
    /// Chooses an option of a list of choices.
    async fn choose(&self, label: &str, option: &str) -> Outcome {
        let list = self.find("combobox", label).await?;
        list.send_keys(option).await?;
        self.tab_to("combobox", label).await?;
        Ok(())
    }

    /// A property of what is drawn, as the browser computes it.
    async fn drawn(&self, selector: &str, pseudo: &str, property: &str) -> Outcome<String> {
        let script = "const it = document.querySelector(arguments[0]);
            return it ? getComputedStyle(it, arguments[1] || null)[arguments[2]] : 'none there'";
        let arguments = [selector, pseudo, property].map(Into::into);
        let found = self.run(script, arguments.to_vec()).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }
}

/// Lines do not break anew when an article grows longer than its pane.
async fn beside_a_scrollbar(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let place = "
        const [reader, text] = ['.reader', '[data-article-text]'].map((it) => document.querySelector(it));
        const box = text.getBoundingClientRect();
        return [reader.scrollHeight > reader.clientHeight, [box.left, box.width]];";
    me.add_article("Short", "One line.").await?;
    let short = me.run(place, vec![]).await?;
    me.add_article("Long", &minutes()).await?;
    me.article_titled("Long").await?;
    let long = me.run(place, vec![]).await?;
    same(
        "only the long one scrolls",
        (&short[0], &long[0]),
        (&json!(false), &json!(true)),
    )?;
    same("both are as wide, at the same place", &long[1], &short[1])
}

async fn reading(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let (text, usual) = (".text", me.drawn(".text", "", "fontSize").await?);
    me.click_button("Settings").await?;
    for (label, option) in [
        ("Letters", "Without serifs"),
        ("Size of the text", "Very large"),
        ("Space between lines", "Much"),
        ("Width of the text", "Narrow"),
        ("Contrast", "High"),
        ("Letters above marks", "None"),
    ] {
        me.choose(label, option).await?;
    }
    me.passes_axe("settings with high contrast").await?;
    me.click_button("Close").await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.passes_axe("an article with high contrast").await?;
    me.reload().await?;
    let size = me.drawn(text, "", "fontSize").await?;
    same("the usual size", usual, "18px".to_owned())?;
    same("the chosen size", size, "28px".to_owned())?;
    let height = me.drawn(text, "", "lineHeight").await?;
    same("the space between lines", height, "70px".to_owned())?;
    let ink = me.drawn("body", "", "color").await?;
    same("the ink", ink, "rgb(0, 0, 0)".to_owned())?;
    let letter = me.drawn("mark", "::before", "color").await?;
    same("the letter", letter, "rgba(0, 0, 0, 0)".to_owned())?;
    let face = me.drawn(text, "", "fontFamily").await?;
    same("the face", face.contains("system-ui"), true)
}

/// How far each card is from the line of its mark, in CSS pixels.
const AWAY: &str = "return [...document.querySelectorAll('.card')].map((card) => {
    const mark = document.querySelector(`mark[data-annotation~='${card.dataset.annotation}']`);
    return Math.round(Math.abs(card.getBoundingClientRect().top - mark.getBoundingClientRect().top));
})";

impl Person {
    /// Waits until every card is at its line, or (`false`) some are not.
    async fn cards_are_at_lines(&self, expected: bool) -> Outcome {
        let what = format!("cards at their lines: {expected}");
        self.until(&what, async || {
            let away = self.run(AWAY, vec![]).await?;
            let away = away.as_array().cloned().unwrap_or_default();
            let is_so = !away.is_empty() && away.iter().all(|it| it.as_i64() < Some(3));
            Ok((is_so == expected).then_some(()))
        })
        .await
    }
}

async fn lines(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let paragraphs: Vec<String> = (0..30)
        .map(|at| format!("Person {at} spoke for a while and then left the room, without a word on when the bridge would open to those who have to cross it each day."))
        .collect();
    me.add_article("Spread", &paragraphs.join("\n\n")).await?;
    me.mark("Person 4 ", 0, 'a').await?;
    me.mark("Person 9 ", 0, 'a').await?;
    me.mark("Person 14 ", 0, 'a').await?;
    me.cards_are_at_lines(false).await?;
    me.click_button("Settings").await?;
    me.click(
        "checkbox",
        "Cards stand at their lines, where there is room",
    )
    .await?;
    me.click_button("Close").await?;
    me.cards_are_at_lines(true).await?;
    // One pane takes the other along.
    me.run("document.querySelector('.reader').scrollTop = 200", vec![])
        .await?;
    me.cards_are_at_lines(true).await?;
    me.run(
        "document.querySelector('.annotations').scrollTop = 90",
        vec![],
    )
    .await?;
    me.cards_are_at_lines(true).await?;
    me.passes_axe("cards at their lines").await?;
    // Where marks are close to each other there is no room: a list.
    for word in [
        "spoke", "while", "then", "left", "room", "word", "bridge", "open",
    ] {
        me.mark(word, 4, 'l').await?;
    }
    me.cards_are_at_lines(false).await
}

async fn spoken(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let article = me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    let said = async |pseudo: &str, words: &str| {
        let content = me.drawn("mark", pseudo, "content").await?;
        same("what is said", content.ends_with(words), true)
    };
    said("::before", "/ \"\"").await?;
    me.click_button("Settings").await?;
    me.click("checkbox", "Say where marks begin and end")
        .await?;
    me.click_button("Close").await?;
    said("::before", "/ \"Actor begins\"").await?;
    said("::after", "/ \"Actor ends\"").await?;
    // The article's text is what it was.
    same("the text", me.article().await?.text, article.text)
}

/// A space of no width, an override of direction, and a family of one emoji, which is no matter.
const UNSEEN: &str = "The harbor\u{200b} is closed \u{202e}to\u{202c} all 👩\u{200d}👧.";

async fn unseen(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Unseen", UNSEEN).await?;
    me.says("main", "", "3 characters here cannot be seen.")
        .await?;
    me.click_button("Show them").await?;
    let signs = "return [...document.querySelectorAll('.sign')]
        .filter((it) => getComputedStyle(it, '::before').content !== 'none')
        .map((it) => it.dataset.sign).join(' ')";
    let found = me.run(signs, vec![]).await?;
    let drawn = "ZWSP RLO PDF";
    same("the signs", found.as_str(), Some(drawn))?;
    me.passes_axe("characters that cannot be seen").await?;
    // Marking goes on as before, over a sign.
    me.drag_over("harbor\u{200b} is").await?;
    me.type_keys("l").await?;
    me.shows(&[("location", "harbor\u{200b} is")]).await?;
    same("the text", me.article().await?.text, UNSEEN.to_owned())?;
    me.click_button("Show them").await?;
    let found = me.run(signs, vec![]).await?;
    same("the signs", found.as_str(), Some(""))?;
    me.open_article(STORY_SAMPLE).await?;
    me.gone("button", "Show them").await
}

/// The article of a first visit.
const STORY_SAMPLE: &str = "Bridge stays shut as council and builder disagree";

async fn less(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.click_button("Settings").await?;
    me.choose("What is announced", "Only what went wrong")
        .await?;
    me.click_button("Close").await?;
    let before = me.text_of("status", "Announcements").await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    let after = me.text_of("status", "Announcements").await?;
    same("what is announced", after, before)?;
    me.drag_over("Ana Ruiz").await?;
    me.type_keys("a").await?;
    me.hears("You have already tagged these words").await?;
    me.library_entry(STORY_TITLE).await?;
    Ok(())
}
