//! How a caret walks: by characters, words, sentences, paragraphs, and the whole text. Lines are the
//! browser's, as only it knows where they break.

use std::cmp::Ordering;
use std::ops::Range;

use super::grapheme::cluster;
use super::line::line_around;
use super::sentences::{OPENERS, sentences};
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

/// The word, the name, the clause, the quotation, the sentence or the paragraph around `start..end`, which may be
/// empty: the smallest that holds more than that. `None` where the paragraph is all there is.
#[must_use]
pub fn widen(text: &Text, start: Byte, end: Byte, breaks: &dyn Breaks) -> Option<Span> {
    let words = text
        .as_str()
        .get(start.get()..end.get())
        .unwrap_or_default();
    let last = words.char_indices().next_back().map_or(0, |it| it.0);
    let last = Byte::new(start.get() + last);
    let around = |around: Around| {
        let (from, to) = (around(text, start, breaks), around(text, last, breaks));
        // A word that ends where the selection begins is no part of it.
        let from = from.filter(|it| it.end() > start || start == end);
        let from = from.map_or(start, |it| it.start().min(start));
        let to = to.map_or(end, |it| it.end().max(end));
        Span::new(from, to).filter(|it| (it.start(), it.end()) != (start, end))
    };
    SIZES.into_iter().find_map(around)
}

/// What is around a place.
type Around = fn(&Text, Byte, &dyn Breaks) -> Option<Span>;

/// What a selection grows to, the smallest first.
const SIZES: [Around; 6] = [
    |text, at, breaks| part_at(text, at, Unit::Word, breaks),
    name_at,
    clause_at,
    quotation_at,
    |text, at, breaks| part_at(text, at, Unit::Sentence, breaks),
    |text, at, breaks| part_at(text, at, Unit::Paragraph, breaks),
];

/// The name around a place: words side by side that begin with capitals, two at least.
fn name_at(text: &Text, at: Byte, breaks: &dyn Breaks) -> Option<Span> {
    let content = text.as_str();
    let line = line_around(content, at.get());
    let words = parts(content, &line, Unit::Word, breaks);
    let at = at.get();
    let here = words
        .iter()
        .rposition(|it| it.start <= at && at <= it.end)?;
    let is_name = |at: usize| {
        let word = words.get(at).and_then(|it| content.get(it.clone()));
        word.is_some_and(|it| it.starts_with(char::is_uppercase) && !OPENERS.contains(&it))
    };
    let is_joined = |first: usize| {
        let gap = words.get(first).zip(words.get(first + 1));
        gap.is_some_and(|(one, next)| content.get(one.end..next.start) == Some(" "))
    };
    if !is_name(here) {
        return None;
    }
    let (mut first, mut last) = (here, here);
    while first > 0 && is_joined(first - 1) && is_name(first - 1) {
        first -= 1;
    }
    while is_joined(last) && is_name(last + 1) {
        last += 1;
    }
    let (from, to) = (words.get(first)?.start, words.get(last)?.end);
    Span::of(from, to).filter(|_| first < last)
}

/// The clause around a place: what stands in its sentence between commas, dashes and the like, and quotation marks.
fn clause_at(text: &Text, at: Byte, breaks: &dyn Breaks) -> Option<Span> {
    let sentence = part_at(text, at, Unit::Sentence, breaks)?;
    let (mut start, mut end) = (sentence.start().get(), sentence.end().get());
    let content = text.slice(sentence)?;
    let from = start;
    let mut rest = content.char_indices().peekable();
    let mut before = None;
    while let Some((offset, sign)) = rest.next() {
        let place = from + offset;
        let after = rest.peek().map(|it| it.1);
        if parts_clauses(before, sign, after) {
            match place.cmp(&at.get()) {
                Ordering::Less => start = place + sign.len_utf8(),
                // It is in neither.
                Ordering::Equal => return None,
                Ordering::Greater => {
                    end = place;
                    break;
                }
            }
        }
        before = Some(sign);
    }
    let clause = text.as_str().get(start..end)?;
    let start = end - clause.trim_start().len();
    Span::of(start, start + clause.trim().len())
}

/// Whether a sign stands between two clauses; commas and colons within numbers do not.
fn parts_clauses(before: Option<char>, sign: char, after: Option<char>) -> bool {
    let is_space = |it: Option<char>| it.is_none_or(char::is_whitespace);
    match sign {
        ',' | ';' | ':' => is_space(after),
        '-' | '–' => is_space(before) && is_space(after),
        '—' | '،' | '؛' | '，' | '；' | '：' => true,
        _ => QUOTES.contains(&sign),
    }
}

/// Signs that open or close a quotation. Single ones are apostrophes more often.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// The quotation around a place with its marks, where it is within a sentence.
fn quotation_at(text: &Text, at: Byte, breaks: &dyn Breaks) -> Option<Span> {
    let sentence = part_at(text, at, Unit::Sentence, breaks)?;
    let from = sentence.start().get();
    let mut signs = text.slice(sentence)?.char_indices();
    let mut open = None;
    signs.find_map(|(offset, sign)| {
        let place = from + offset;
        match (open, sign) {
            _ if !QUOTES.contains(&sign) => None,
            (None, _) => {
                open = Some(place);
                None
            }
            (Some(start), _) => {
                open = None;
                let end = place + sign.len_utf8();
                let is_around = start <= at.get() && at.get() < end;
                is_around.then(|| Span::of(start, end)).flatten()
            }
        }
    })
}

/// The paragraph, the sentence, the quotation, the clause, the name or the word around `origin`: the largest that is
/// less than `span` and within it. `None` where there is none.
#[must_use]
pub fn narrow(text: &Text, span: Span, origin: Byte, breaks: &dyn Breaks) -> Option<Span> {
    let around = |around: Around| {
        let part = around(text, origin, breaks)?;
        (span.contains(part) && part != span).then_some(part)
    };
    SIZES.into_iter().rev().find_map(around)
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
fn part_at(text: &Text, at: Byte, unit: Unit, breaks: &dyn Breaks) -> Option<Span> {
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
fn parts(text: &str, line: &Range<usize>, unit: Unit, breaks: &dyn Breaks) -> Vec<Range<usize>> {
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
mod tests {
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
    fn check_span(marked: &str, act: impl Fn(&Text, Span) -> Option<Span>) {
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
    fn ok_selections_widen_and_narrow() {
        let wide = |text: &Text, span: Span| widen(text, span.start(), span.end(), &PlainBreaks);
        check_span("It rained. The {m[inis]ter} left.", wide);
        check_span("It rained. {The [minister] left.} So did I.\n", wide);
        check_span("It rained. The {Mayor [Ana] Ruiz} left.\n", wide);
        check_span("{It rained in [Ely].} The mayor left.\n", wide);
        check_span("{After the [rain] of May}, she left.\n", wide);
        check_span("In May, {she [left] at 10:30}; he stayed.", wide);
        check_span("{It cost 1,000 [euros] then} — or more.", wide);
        check_span("{It cost [1,000] – or so.} He left.", |text, span| {
            wide(text, wide(text, span)?)
        });
        check_span("Ana said, “{we [left] early}, not late.” He left.", wide);
        check_span("Ana said, {“[we left], not late”}, and went.", wide);
        check_span("Ana said, \"{it [was] not.}\" He left.", wide);
        check_span("「あ」、{“[東京]”}だ。", wide);
        check_span("{ああ[“東京”]だ。}", wide);
        check_span("{Ana said, [“we left”], and went.} So did I.", wide);
        check_span("{It rained. [The minister left.] So did I.}\n", wide);
        check_span("{It [rained. The] minister left.}\nSo did I.", wide);
        check_span("[It rained.]\nSo did I.", wide);
        let narrow = |text: &Text, span: Span| narrow(text, span, Byte::new(16), &PlainBreaks);
        check_span("[It rained. {The minister left.}]\n", narrow);
        check_span("It rained. [The {minister} left.]\n", narrow);
        check_span("It rained. [The {Mayor Ana} left.]\n", narrow);
        check_span("It rained. The [{Mayor} Ana] left.\n", narrow);
        check_span("It rained. The [minister] left.\n", narrow);
    }

    #[test]
    fn ok_nothing_widens_to_the_word_at_the_caret() {
        let at = |at: usize| {
            let text = Text::new("the minister.\n\n");
            let (at, found) = (Byte::new(at), |it| text.slice(it).map(str::to_owned));
            widen(&text, at, at, &PlainBreaks).and_then(found)
        };
        assert_eq!(at(6).as_deref(), Some("minister"));
        assert_eq!(at(12).as_deref(), Some("minister"));
        assert_eq!(at(13).as_deref(), Some("the minister."));
        assert_eq!(at(14), None);
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
