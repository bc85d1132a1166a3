//! An exercise on paper, for rooms without devices: a worksheet whose lines are numbered, and its answer sheet.
//!
//! Both are pages of their own, made of the same lines: what stands in line 12 of one stands in line 12 of the other,
//! however wide the printer's paper is. The worksheet is made without the key, so nothing of it can be there.

mod answers;
mod article;
mod hand_out;
mod lines;
mod questions;
mod tables;
mod worksheet;

use crate::domain::exercise::Exercise;
use crate::domain::format::guide::{Part, Run, Style};
use crate::domain::model::{Article, BlockKind, Tag, TagKey, TagSet, is_web_address};
use crate::domain::text::Breaks;
use crate::t;
use crate::ui::page::{element, escape};
use crate::ui::store::tag_words;
pub use answers::answer_sheet;
pub(in crate::ui::lesson) use hand_out::hand_out_and_say;
pub use hand_out::{Kind, Printed, hand_out, paper_buttons};
pub use worksheet::worksheet;

/// What both sheets are made of.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "breaks come from the browser, which has no words for them"
)]
pub struct Sheet<'a> {
    /// The article.
    pub article: &'a Article,
    /// The exercise on it.
    pub exercise: &'a Exercise,
    /// The tags in force, own ones too.
    pub tags: &'a TagSet,
    /// Its guidelines.
    pub guide: &'a [Part],
    /// Where words and characters of the article begin.
    pub breaks: &'a dyn Breaks,
    /// The style sheet that a page carries.
    pub style: &'a str,
}

impl Sheet<'_> {
    /// What a tag is called.
    fn name_of(&self, tag: &TagKey) -> String {
        tag_words(self.tags, tag).to_string()
    }

    /// What the exercise is called.
    fn title(&self) -> &str {
        self.exercise.called(self.article)
    }
}

/// A heading of a part of the sheet.
fn heading(words: &str) -> String {
    format!("<h2>{}</h2>\n", escape(words))
}

/// Guidelines as markup.
pub(super) fn guide(parts: &[Part]) -> String {
    let run = |run: &Run| {
        let words = escape(&run.words);
        let words = match run.style {
            Style::Plain => words,
            Style::Emphasis => format!("<em>{words}</em>"),
            Style::Strong => format!("<strong>{words}</strong>"),
            Style::Code => format!("<code>{words}</code>"),
        };
        match is_web_address(&run.link) {
            true => format!(
                "<a href=\"{}\" rel=\"noreferrer\">{words}</a>",
                escape(&run.link)
            ),
            false => words,
        }
    };
    let part = |part: &Part| {
        let (open, close) = match part.kind {
            // Only the title of the page stands above them.
            BlockKind::Heading(level) => {
                let name = format!("h{}", level.saturating_add(1).min(6));
                (name.clone(), name)
            }
            other => element(other),
        };
        let runs: String = part.runs.iter().map(run).collect();
        format!("<{open} dir=\"auto\">{runs}</{close}>\n")
    };
    let parts: String = parts.iter().map(part).collect();
    format!("<section class=\"guide\">\n{parts}</section>\n")
}

/// The guidelines and what the tags are, under a heading where they begin with none of their own.
fn what_to_do(sheet: &Sheet<'_>) -> String {
    let first = sheet.guide.first().map(|it| it.kind);
    let mut words = match first {
        Some(BlockKind::Heading(_)) => String::new(),
        _ => heading(&t!("paper-do")),
    };
    if !sheet.guide.is_empty() {
        words.push_str(&guide(sheet.guide));
    }
    let tag = |tag: &Tag| {
        let definitions = &sheet.exercise.definitions;
        let means = definitions.iter().find(|it| it.0 == tag.key);
        let means = means.map(|it| format!(": {}", escape(&it.1)));
        format!(
            "<li dir=\"auto\"><b class=\"letter\">{}</b> {}{}</li>\n",
            tag.letter,
            escape(&sheet.name_of(&tag.key)),
            means.unwrap_or_default()
        )
    };
    let tags: String = sheet.tags.tags().iter().map(tag).collect();
    words.push_str(&format!(
        "<p class=\"how\">{}</p>\n<ul class=\"tags\">\n{tags}</ul>\n",
        escape(&t!("paper-how"))
    ));
    words
}
