//! Scripts and directions: in an article of each, words are marked by mouse, found, and walked by the caret.

use serde_json::{Value, json};

use crate::hands::{CONTROL, ENTER, LEFT, RIGHT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("script_arabic", play!(arabic)),
    Scenario::app("script_hebrew", play!(hebrew)),
    Scenario::app("script_chinese", play!(chinese)),
    Scenario::app("script_japanese", play!(japanese)),
    Scenario::app("script_devanagari", play!(devanagari)),
    Scenario::app("script_thai", play!(thai)),
    Scenario::app("script_emoji_and_accents", play!(emoji)),
];

/// An article and what is done in it.
struct Try {
    text: &'static str,
    /// Dragged over and tagged.
    words: &'static str,
    /// Looked for, and what of the text is found.
    sought: &'static str,
    found: &'static str,
    /// What stands there and is one character to a reader, and what comes after it.
    character: &'static str,
    is_rtl: bool,
}

async fn tried(me: &Person, it: &Try) -> Outcome {
    let mut lines = it.text.lines();
    let title = lines.next().unwrap_or_default();
    me.add_article(title, it.text).await?;
    me.drag_over(it.words).await?;
    me.find("toolbar", "Tag selection").await?;
    me.type_keys("a").await?;
    me.shows(&[("actor", it.words)]).await?;
    // The badge stands over the first letter: at the right end where text runs to the left.
    let direction = "return getComputedStyle(document.querySelector('mark[data-badge]')).direction";
    let expected = if it.is_rtl { "rtl" } else { "ltr" };
    same(
        "the direction",
        me.run(direction, vec![]).await?,
        json!(expected),
    )?;

    me.tab_back_to("searchbox", "Find in article").await?;
    me.type_keys(it.sought).await?;
    me.press(&[CONTROL], ENTER).await?;
    me.until(&format!("{:?} is selected", it.found), async || {
        let now = me.run("return getSelection().toString()", vec![]).await?;
        Ok((now == json!(it.found)).then_some(()))
    })
    .await?;
    let (back, on) = if it.is_rtl {
        (RIGHT, LEFT)
    } else {
        (LEFT, RIGHT)
    };
    me.press(&[], back).await?;
    let start = caret(me).await?;
    me.press(&[], on).await?;
    let next = caret(me).await?;
    let passed = next.0 - start.0;
    let length = it.character.encode_utf16().count();
    same(
        &format!("UTF-16 units of {:?}", it.character),
        json!(passed),
        json!(length),
    )?;
    holds(
        (next.1 < start.1) == it.is_rtl && (next.1 - start.1).abs() > 2.0,
        format!("the caret should go on to the side that text goes to: {start:?}, {next:?}"),
    )?;
    me.reload().await?;
    me.article_titled(title).await?;
    me.shows(&[("actor", it.words)]).await
}

/// The place of the caret in UTF-16 units, and how far from the left it is drawn.
async fn caret(me: &Person) -> Outcome<(i64, f64)> {
    let script = "
        const caret = document.querySelector('.caret');
        const selection = getSelection();
        if (!selection.isCollapsed || caret.hidden) return null;
        const range = document.createRange();
        range.selectNodeContents(document.querySelector('[data-article-text]'));
        range.setEnd(selection.focusNode, selection.focusOffset);
        const { left, right } = caret.getBoundingClientRect();
        return [range.toString().length, (left + right) / 2];";
    let found: Value = me
        .until("a caret", async || {
            let found = me.run(script, vec![]).await?;
            Ok((!found.is_null()).then_some(found))
        })
        .await?;
    serde_json::from_value(found).map_err(|why| Trouble(why.to_string()))
}

async fn arabic(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/ar-water-station.txt"),
            words: "سلمى الحارثي",
            sought: "قائلا:",
            found: "قائلاً:",
            character: "ق",
            is_rtl: true,
        },
    )
    .await
}

async fn hebrew(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/he-island-ferry.txt"),
            words: "דליה שחר",
            sought: "שלום",
            found: "שָׁלוֹם",
            character: "שָׁ",
            is_rtl: true,
        },
    )
    .await
}

async fn chinese(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/zh-night-ferry.txt"),
            words: "发动机",
            sought: "𠮷田",
            found: "𠮷田",
            character: "𠮷",
            is_rtl: false,
        },
    )
    .await
}

async fn japanese(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/ja-aquarium.txt"),
            words: "月曜日",
            sought: "カラス",
            found: "カ\u{3099}ラス",
            character: "カ\u{3099}",
            is_rtl: false,
        },
    )
    .await
}

async fn devanagari(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/hi-old-bridge.txt"),
            words: "सविता राठौर",
            sought: "उत्तर",
            found: "उत्तर",
            character: "उ",
            is_rtl: false,
        },
    )
    .await
}

async fn thai(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/th-mango-market.txt"),
            words: "ผู้จัดการตลาด",
            sought: "ชื่อบอก",
            found: "ชื่อบอก",
            character: "ชื่",
            is_rtl: false,
        },
    )
    .await
}

async fn emoji(world: &mut World) -> Outcome {
    world.enter().await?;
    tried(
        &world.me,
        &Try {
            text: include_str!("../../../fixtures/articles/en-harbor-fair.txt"),
            words: "Ines Calloway",
            sought: "👨‍👩‍👧‍👦",
            found: "👨‍👩‍👧‍👦",
            character: "👨‍👩‍👧‍👦",
            is_rtl: false,
        },
    )
    .await
}
