//! The article line by line, with the numbers of marks where there are any.

use std::ops::Range;

use super::Sheet;
use super::lines::{Line, Lines};
use crate::domain::interval::{MarkInput, Marks, Track};
use crate::domain::model::{Behavior, BlockKind};
use crate::domain::text::Target;
use crate::ui::page::{direction, escape, language};

/// A mark as it is drawn on paper.
#[derive(Clone, Debug)]
pub(super) struct Drawn<'a> {
    /// What stands at its end.
    pub(super) number: String,
    /// Its words.
    pub(super) target: &'a Target,
    /// What it looks like; nothing where it is only numbered.
    pub(super) behavior: Option<Behavior>,
}

/// The article: a paragraph for each line, those of a block together.
pub(super) fn article(sheet: &Sheet<'_>, lines: &Lines, drawn: &[Drawn<'_>]) -> String {
    let details = &sheet.article.details;
    let inputs: Vec<MarkInput<'_>> = drawn
        .iter()
        .map(|it| MarkInput {
            track: match it.behavior {
                Some(Behavior::Actor | Behavior::Location) => Track::Line,
                Some(Behavior::Claim) | None => Track::Wash,
            },
            pieces: it.target.pieces(),
        })
        .collect();
    let text = sheet.article.text.as_str();
    let marks = Marks::new(text.len(), &inputs);
    let mut lines = lines.all.iter().peekable();
    let mut end = 0;
    let mut blocks = String::new();
    for block in &*sheet.article.blocks {
        end += block.len as usize;
        let mut inner = String::new();
        while let Some(line) = lines.next_if(|it| it.span.start().get() < end) {
            let range = line.span.start().get()..line.span.end().get();
            inner.push_str(&row(line, &words(text, range, &marks, drawn)));
        }
        let direction = direction(details);
        blocks.push_str(&format!(
            "<div class=\"block\" data-kind=\"{}\" dir=\"{direction}\">\n{inner}</div>\n",
            kind(block.kind)
        ));
    }
    format!("<article{}>\n{blocks}</article>\n", language(details))
}

const fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Item { .. } => "item",
        BlockKind::Quotation => "quotation",
        BlockKind::Paragraph | BlockKind::Verbatim => "text",
    }
}

fn row(line: &Line, words: &str) -> String {
    let number = line.number.map(|it| it.to_string()).unwrap_or_default();
    format!(
        "<p class=\"line\"><span class=\"no\">{number}</span><span class=\"words\">{words}</span></p>\n"
    )
}

fn words(text: &str, range: Range<usize>, marks: &Marks, drawn: &[Drawn<'_>]) -> String {
    let mut words = String::new();
    for run in marks.runs(range) {
        let (from, to) = (run.span.start().get(), run.span.end().get());
        let stretch = escape(text.get(from..to).unwrap_or_default());
        let covers = run.covers.iter();
        let covers: Vec<&Drawn<'_>> = covers.filter_map(|it| drawn.get(it.idx as usize)).collect();
        let mut classes: Vec<&str> = Vec::new();
        for it in &covers {
            let class = it.behavior.map_or("trap", Behavior::key);
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        match classes.is_empty() {
            true => words.push_str(&stretch),
            false => words.push_str(&format!(
                "<mark class=\"{}\">{stretch}</mark>",
                classes.join(" ")
            )),
        }
        // The last piece of a mark bears its number.
        let ends = |it: &&&Drawn<'_>| it.target.hull().end().get() == to;
        for it in covers.iter().filter(ends) {
            words.push_str(&format!("<sup>{}</sup>", escape(&it.number)));
        }
    }
    words
}
