//! How a caret walks: by characters, words, sentences, paragraphs, and the whole text. Lines are the
//! browser's, as only it knows where they break.

use std::cmp::Ordering;
use std::ops::Range;

use super::grapheme::cluster;
use super::line::line_around;
use super::sentences::sentences;
use super::words::words;
use super::{Breaks, Byte, Span, Text};

/// What a caret goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One character, as a person sees it.
    Character,
    /// One word, by the rules by which selections grow.
    Word,
    /// One sentence.
    Sentence,
    /// One line of the text, which is a paragraph; blank ones are passed over.
    Paragraph,
    /// To the beginning or the end.
    Text,
}

/// Which end of a word, sentence or paragraph a caret stops at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

/// Where a caret at `at` stands one step on or back: at the start of what it comes to, so that a selection
/// can begin there.
#[must_use]
pub fn step(text: &Text, at: Byte, unit: Unit, is_forward: bool, breaks: &dyn Breaks) -> Byte {
    go(text, at, unit, is_forward, Edge::Start, breaks)
}

/// Where the moving end of a selection that began at `anchor` goes from `at`: it takes whole words (sentences,
/// paragraphs) in, or leaves them out, without the space between them, and does not jump over the anchor.
#[must_use]
pub fn extend(
    text: &Text,
    anchor: Byte,
    at: Byte,
    unit: Unit,
    is_forward: bool,
    breaks: &dyn Breaks,
) -> Byte {
    if matches!(unit, Unit::Character | Unit::Text) {
        return step(text, at, unit, is_forward, breaks);
    }
    let (edge, is_shrinking) = match (is_forward, at.cmp(&anchor)) {
        (true, Ordering::Less) => (Edge::Start, true),
        (true, _) => (Edge::End, false),
        (false, Ordering::Greater) => (Edge::End, true),
        (false, _) => (Edge::Start, false),
    };
    let next = go(text, at, unit, is_forward, edge, breaks);
    match (is_shrinking, is_forward) {
        (true, true) => next.min(anchor),
        (true, false) => next.max(anchor),
        (false, _) => next,
    }
}

/// A span with its start (`is_start`) or its end moved one step on or back, or `None` where nothing would be
/// left of it.
#[must_use]
pub fn nudge(
    text: &Text,
    span: Span,
    is_start: bool,
    unit: Unit,
    is_forward: bool,
    breaks: &dyn Breaks,
) -> Option<Span> {
    if is_start {
        let start = go(text, span.start(), unit, is_forward, Edge::Start, breaks);
        Span::new(start, span.end())
    } else {
        let end = go(text, span.end(), unit, is_forward, Edge::End, breaks);
        Span::new(span.start(), end)
    }
}

/// The sentences that a span is in, from the start of the first to the end of the last.
#[must_use]
pub fn sentence_around(text: &Text, span: Span, breaks: &dyn Breaks) -> Span {
    let part = |at: Byte| part_at(text, at, Unit::Sentence, breaks);
    let last = Byte::new(span.end().get().saturating_sub(1));
    let start = part(span.start()).map_or(span.start(), |it| it.start().min(span.start()));
    let end = part(last).map_or(span.end(), |it| it.end().max(span.end()));
    Span::new(start, end).unwrap_or(span)
}

/// The word, sentence or paragraph at a place, or the one that ends there.
pub(super) fn part_at(text: &Text, at: Byte, unit: Unit, breaks: &dyn Breaks) -> Option<Span> {
    let at = at.min(last_place(text)).get();
    let line = line_of(text.as_str(), at, unit);
    let parts = parts(text.as_str(), &line, unit, breaks);
    let part = parts
        .into_iter()
        .rev()
        .find(|it| it.start <= at && at <= it.end)?;
    Span::of(part.start, part.end)
}

/// The last place a caret can be at: before the line end that ends the text.
#[must_use]
pub fn last_place(text: &Text) -> Byte {
    let content = text.as_str();
    Byte::new(content.strip_suffix('\n').unwrap_or(content).len())
}

fn go(
    text: &Text,
    at: Byte,
    unit: Unit,
    is_forward: bool,
    edge: Edge,
    breaks: &dyn Breaks,
) -> Byte {
    let last = last_place(text);
    let at = at.min(last).get();
    let next = match (unit, is_forward) {
        (Unit::Text, true) => last.get(),
        (Unit::Text, false) => 0,
        (Unit::Character, true) => cluster(text.as_str(), at, breaks).1,
        (Unit::Character, false) => match at.checked_sub(1) {
            Some(before) => cluster(text.as_str(), before, breaks).0,
            None => 0,
        },
        (_, true) => on(text.as_str(), at, unit, edge, breaks).unwrap_or(last.get()),
        (_, false) => back(text.as_str(), at, unit, edge, breaks).unwrap_or(0),
    };
    Byte::new(next).min(last)
}

/// The first edge after `at`.
fn on(text: &str, at: usize, unit: Unit, edge: Edge, breaks: &dyn Breaks) -> Option<usize> {
    let mut from = at;
    while from < text.len() {
        let line = line_of(text, from, unit);
        let edges = edges(text, &line, unit, edge, breaks);
        if let Some(found) = edges.into_iter().find(|&it| it > at) {
            return Some(found);
        }
        from = line.end;
    }
    None
}

/// The last edge before `at`.
fn back(text: &str, at: usize, unit: Unit, edge: Edge, breaks: &dyn Breaks) -> Option<usize> {
    let mut to = at;
    while to > 0 {
        let line = line_of(text, to - 1, unit);
        let edges = edges(text, &line, unit, edge, breaks);
        if let Some(found) = edges.into_iter().rev().find(|&it| it < at) {
            return Some(found);
        }
        to = line.start;
    }
    None
}

/// The line around `at` with its line end. A paragraph is never cut, however long; words and sentences are
/// looked for in a part of it.
fn line_of(text: &str, at: usize, unit: Unit) -> Range<usize> {
    if unit != Unit::Paragraph {
        return line_around(text, at);
    }
    let bytes = text.as_bytes();
    let (before, after) = bytes.split_at(at.min(bytes.len()));
    let start = before.iter().rposition(|&it| it == b'\n');
    let end = after.iter().position(|&it| it == b'\n');
    start.map_or(0, |it| it + 1)..end.map_or(text.len(), |it| at + it + 1)
}

/// The words, the sentences, or the paragraph of a line, as byte ranges of the text.
pub(super) fn parts(
    text: &str,
    line: &Range<usize>,
    unit: Unit,
    breaks: &dyn Breaks,
) -> Vec<Range<usize>> {
    let content = text.get(line.clone()).unwrap_or_default();
    let mut parts = match unit {
        Unit::Word => words(content, breaks),
        Unit::Sentence => sentences(content, breaks),
        _ => {
            let start = content.len() - content.trim_start().len();
            let part = start..content.trim_end().len();
            if part.is_empty() {
                Vec::new()
            } else {
                vec![part]
            }
        }
    };
    for part in &mut parts {
        *part = line.start + part.start..line.start + part.end;
    }
    parts
}

fn edges(
    text: &str,
    line: &Range<usize>,
    unit: Unit,
    edge: Edge,
    breaks: &dyn Breaks,
) -> Vec<usize> {
    let parts = parts(text, line, unit, breaks);
    let place = |part: Range<usize>| match edge {
        Edge::Start => part.start,
        Edge::End => part.end,
    };
    // Where a long line was cut, no word begins or ends.
    let is_cut = |at: usize| {
        let is_inside = 0 < at && at < text.len();
        is_inside && !text.get(..at).is_some_and(|it| it.ends_with('\n'))
    };
    let is_edge = |&at: &usize| at != line.start && at != line.end || !is_cut(at);
    parts.into_iter().map(place).filter(is_edge).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;

    /// `marked` holds the caret before as `|` and after as `^`.
    #[track_caller]
    fn check(marked: &str, unit: Unit, is_forward: bool) {
        let (text, at, expected, _) = places(marked);
        let found = step(&text, at, unit, is_forward, &PlainBreaks);
        assert_eq!(found, expected, "{marked:?}");
    }

    /// As above, with the anchor as `#`.
    #[track_caller]
    fn check_extend(marked: &str, unit: Unit, is_forward: bool) {
        let (text, at, expected, anchor) = places(marked);
        let found = extend(&text, anchor, at, unit, is_forward, &PlainBreaks);
        assert_eq!(found, expected, "{marked:?}");
    }

    fn places(marked: &str) -> (Text, Byte, Byte, Byte) {
        let is_sign = |it: &char| ['|', '^', '#'].contains(it);
        let place = |sign: char| {
            let before = marked.split(sign).next().unwrap_or_default();
            Byte::new(before.replace(['|', '^', '#'], "").len())
        };
        let text: String = marked.chars().filter(|it| !is_sign(it)).collect();
        (Text::new(text), place('|'), place('^'), place('#'))
    }

    #[test]
    fn ok_by_characters() {
        check("a|b^c", Unit::Character, true);
        check("a^b|c", Unit::Character, false);
        check("x|e\u{301}^y", Unit::Character, true);
        check("x^👩‍👩‍👧|y", Unit::Character, false);
        check("ab|\n^cd\n", Unit::Character, true);
        check("ab^\n|cd\n", Unit::Character, false);
        check("ab\ncd|^\n", Unit::Character, true);
        check("^|ab", Unit::Character, false);
        check("ab|^", Unit::Character, true);
        check("|^", Unit::Character, true);
    }

    #[test]
    fn ok_by_words() {
        check("th|e ^minister said", Unit::Word, true);
        check("the ^minist|er said", Unit::Word, false);
        check("the ^minister |said", Unit::Word, false);
        check("said.|\n\n^Khaled", Unit::Word, true);
        check("^said.\n\n|Khaled", Unit::Word, false);
        check("|Khaled ^al-Masoud’s wife", Unit::Word, true);
        check("the last wo|rd.^\n", Unit::Word, true);
    }

    #[test]
    fn ok_by_sentences_and_paragraphs() {
        check("It rained. |We left. ^He stayed.", Unit::Sentence, true);
        check("It rained. ^We l|eft. He stayed.", Unit::Sentence, false);
        check("It rained. We l|eft.\n^He stayed.", Unit::Sentence, true);
        check("One |line.\n\n^Another.\n", Unit::Paragraph, true);
        check("^One line.\n\n|Another.\n", Unit::Paragraph, false);
        check("One line.\n\n^Ano|ther.\n", Unit::Paragraph, false);
        check("^One |line.", Unit::Text, false);
        check("One |line.^\n", Unit::Text, true);
    }

    #[test]
    fn ok_extending_takes_whole_parts() {
        check_extend("#|the^ minister", Unit::Word, true);
        check_extend("#the| minister^ said", Unit::Word, true);
        check_extend("#the^ minister| said", Unit::Word, false);
        check_extend("#^the| minister", Unit::Word, false);
    }

    #[test]
    fn ok_extending_stops_at_its_anchor() {
        check_extend("mini^#ste|r", Unit::Word, false);
        check_extend("mi|ni^#ster", Unit::Word, true);
        check_extend("^the minister |#said", Unit::Text, false);
        check_extend("|#We left.^ He stayed.", Unit::Sentence, true);
        check_extend("#One.|\n\nTwo.^\nThree.", Unit::Paragraph, true);
    }

    /// `marked` holds the words before in `[…]` and after in `{…}`; without a `{` nothing is left.
    #[track_caller]
    pub(in crate::domain::text) fn check_span(
        marked: &str,
        act: impl Fn(&Text, Span) -> Option<Span>,
    ) {
        let signs = ['[', ']', '{', '}'];
        let place = |sign: char| {
            let before = marked.split(sign).next().unwrap_or_default();
            Byte::new(before.replace(signs, "").len())
        };
        let text = Text::new(marked.replace(signs, ""));
        let span = Span::new(place('['), place(']')).unwrap();
        let expected = marked
            .contains('{')
            .then(|| Span::new(place('{'), place('}')));
        assert_eq!(act(&text, span), expected.flatten(), "{marked:?}");
    }

    #[test]
    fn ok_ends_are_nudged() {
        let by = |is_start, unit, is_forward| {
            move |text: &Text, span| nudge(text, span, is_start, unit, is_forward, &PlainBreaks)
        };
        check_span("{the [minister]} said", by(true, Unit::Word, false));
        check_span("[the {minister]} said", by(true, Unit::Word, true));
        check_span("{[the minister] said}.", by(false, Unit::Word, true));
        check_span("{[the} minister] said", by(false, Unit::Word, false));
        check_span("the [minister] said", by(true, Unit::Word, true));
        check_span("the {[ministe}r] said", by(false, Unit::Character, false));
        check_span("the{ [minister]} said", by(true, Unit::Character, false));
    }

    #[test]
    fn ok_a_long_line_is_walked_through() {
        let long = "é".repeat(3_000);
        check(&format!("|{long} ^word"), Unit::Word, true);
        check(&format!("^{long}| word"), Unit::Word, false);
        check(&format!("^{long} wo|rd"), Unit::Sentence, false);
        check(&format!("|{long} word\n^next"), Unit::Paragraph, true);
    }
}
