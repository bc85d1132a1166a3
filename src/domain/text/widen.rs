//! What a selection grows to, and back: the word, the name, the clause, the quotation, the sentence, the paragraph.

use std::cmp::Ordering;

use super::line::line_around;
use super::motion::{part_at, parts};
use super::sentences::OPENERS;
use super::{Breaks, Byte, Span, Text, Unit};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;
    use crate::domain::text::motion::tests::check_span;

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
}
