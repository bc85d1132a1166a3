//! Whole words, as a reader of news means them.
//!
//! Plain breaking rules give `Masoud's`, `flags.The` and `al` `Masoud`. Here a possessive splits off, a
//! hyphenated compound holds, a full stop between a lower and an upper case letter splits (a space was
//! forgotten there), and an abbreviation such as `U.S` holds.

use std::ops::Range;

use super::line::line_around;
use super::{Breaks, Byte, Span, Text};

/// Characters that join two words into a compound when they stand between them without a space.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Apostrophes before a possessive `s`.
const APOSTROPHES: [char; 2] = ['\'', '\u{2019}'];

/// Grows a span to whole words and drops white space from its ends.
///
/// `None` where nothing but white space is left.
#[must_use]
pub fn snap_to_words(text: &Text, span: Span, breaks: &dyn Breaks) -> Option<Span> {
    let words_in = text.slice(span)?;
    let start = span.start().get() + (words_in.len() - words_in.trim_start().len());
    let end = span.start().get() + words_in.trim_end().len();
    let trimmed = Span::of(start, end)?;
    let start = word_at(text, trimmed.start(), breaks).map_or(trimmed.start(), Span::start);
    let last = text
        .slice(trimmed)?
        .char_indices()
        .next_back()
        .map_or(0, |(at, _)| at);
    let last = Byte::new(trimmed.start().get() + last);
    let end =
        word_at(text, last, breaks).map_or(trimmed.end(), |word| word.end().max(trimmed.end()));
    Span::new(start, end)
}

/// The word that covers the character at `at`, or `None` between words.
#[must_use]
pub fn word_at(text: &Text, at: Byte, breaks: &dyn Breaks) -> Option<Span> {
    let line = line_around(text.as_str(), at.get());
    let offset = at.get().checked_sub(line.start)?;
    let content = text.as_str().get(line.clone())?;
    words(content, breaks)
        .into_iter()
        .find(|word| word.contains(&offset))
        .and_then(|word| Span::of(line.start + word.start, line.start + word.end))
}

/// All words of a text, in order.
#[must_use]
pub fn words_of(text: &Text, breaks: &dyn Breaks) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    // A part at a time: of a text without line ends the rules would look at all of it at once.
    while from < text.len() {
        let end = line_around(text.as_str(), from).end;
        let part = text.as_str().get(from..end).unwrap_or_default();
        let mut words = words(part, breaks);
        // Where a part is cut, its last word may go on in the next.
        let is_cut = end < text.len() && !part.ends_with('\n');
        let next = words
            .pop_if(|it| is_cut && it.start > 0)
            .map_or(end, |it| from + it.start);
        found.extend(
            words
                .into_iter()
                .filter_map(|it| Span::of(from + it.start, from + it.end)),
        );
        from = next;
    }
    found
}

/// The words of one line by the rules above.
pub(super) fn words(line: &str, breaks: &dyn Breaks) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for word in breaks.words(line) {
        for part in split(line, word) {
            match words.last_mut() {
                Some(last) if joins(line, last, &part) || cuts(line, last, &part, breaks) => {
                    last.end = part.end;
                }
                _ => words.push(part),
            }
        }
    }
    words
}

/// Cuts a possessive off, and cuts where a full stop stands between lower and upper case.
fn split(line: &str, word: Range<usize>) -> Vec<Range<usize>> {
    let Some(content) = line.get(word.clone()) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut start = word.start;
    let mut previous = None;
    for (at, character) in content.char_indices() {
        let at = word.start + at;
        let rest = line
            .get(at + character.len_utf8()..word.end)
            .unwrap_or_default();
        let is_possessive = APOSTROPHES.contains(&character) && matches!(rest, "s" | "S");
        let is_forgotten_space = character == '.'
            && previous.is_some_and(char::is_lowercase)
            && rest.chars().next().is_some_and(char::is_uppercase);
        if is_possessive && at > start {
            parts.push(start..at);
            start = at;
        } else if is_forgotten_space {
            parts.push(start..at);
            start = at + 1;
        }
        previous = Some(character);
    }
    parts.push(start..word.end);
    parts
}

/// Whether `next` continues `last`: one hyphen between two words with nothing else, or one full stop in an
/// abbreviation, which some browsers cut at its stops.
fn joins(line: &str, last: &Range<usize>, next: &Range<usize>) -> bool {
    let between = line.get(last.end..next.start).unwrap_or_default();
    let mut characters = between.chars();
    match (characters.next(), characters.next()) {
        (Some('.'), None) => {
            let before = line.get(last.clone()).and_then(|it| it.rsplit('.').next());
            let after = line.get(next.clone());
            match (before.and_then(only_letter), after.and_then(only_letter)) {
                (Some(before), Some(after)) => !(before.is_lowercase() && after.is_uppercase()),
                _ => false,
            }
        }
        (Some(it), None) => HYPHENS.contains(&it),
        _ => false,
    }
}

/// Whether the border of two words that touch lies within a character: rules that do not know a script, as the
/// plain ones do not know Thai, put it there.
fn cuts(line: &str, last: &Range<usize>, next: &Range<usize>, breaks: &dyn Breaks) -> bool {
    let both = line.get(last.start..next.end).unwrap_or_default();
    let border = last.end - last.start;
    last.end == next.start && !both.is_ascii() && !breaks.graphemes(both).contains(&border)
}

/// The letter that a word is, where it is a single one.
fn only_letter(word: &str) -> Option<char> {
    let mut characters = word.chars();
    let letter = characters.next().filter(|it| it.is_alphabetic())?;
    characters.next().is_none().then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;

    /// `given` holds the raw selection in brackets, `expected` the snapped one.
    #[track_caller]
    fn check(given: &str, expected: &str) {
        check_with(&PlainBreaks, given, expected);
    }

    #[track_caller]
    fn check_with(breaks: &dyn Breaks, given: &str, expected: &str) {
        let start = given.find('[').unwrap();
        let end = given.find(']').unwrap() - 1;
        let text = Text::new(given.replace(['[', ']'], ""));
        let snapped = Span::of(start, end).and_then(|span| snap_to_words(&text, span, breaks));
        let found = snapped
            .and_then(|span| text.slice(span))
            .unwrap_or("(nothing)");
        assert_eq!(found, expected);
    }

    #[test]
    fn ok_whole_words() {
        check("The mi[nist]er said", "minister");
        check("The[ minister ]said", "minister");
        check("The mi[nister sa]id no", "minister said");
        check("The[ ]minister", "(nothing)");
        check("a wo[rd, an]d", "word, and");
        check("said [“no”] twice", "“no”");
    }

    #[test]
    fn ok_the_words_of_news() {
        check("Khaled al-Ma[sou]d's wife", "al-Masoud");
        check("Khaled al-Ma[sou]d’s wife", "al-Masoud");
        check("American fl[a]gs.The soldiers", "flags");
        check("American flags.T[h]e soldiers", "The");
        check("the [U].S. Central", "U.S");
        check("a secur[i]ty-focused tank", "security-focused");
        check("they don[']t know", "don't");
        check("the '9[0]s", "90s");
        check("15 percent - or mo[r]e", "more");
    }

    /// Breaks as Chromium has them for English: at every full stop.
    struct Stops;

    impl Breaks for Stops {
        fn words(&self, text: &str) -> Vec<Range<usize>> {
            let at_stop = |word: Range<usize>| {
                let mut start = word.start;
                let parts: Vec<&str> = text[word].split('.').collect();
                parts.into_iter().map(move |part| {
                    let found = start..start + part.len();
                    start = found.end + 1;
                    found
                })
            };
            let words = PlainBreaks.words(text).into_iter().flat_map(at_stop);
            words.collect()
        }

        fn graphemes(&self, text: &str) -> Vec<usize> {
            PlainBreaks.graphemes(text)
        }

        fn sentences(&self, text: &str) -> Vec<usize> {
            PlainBreaks.sentences(text)
        }
    }

    #[test]
    fn ok_abbreviations_hold_whatever_the_breaks() {
        for breaks in [&PlainBreaks as &dyn Breaks, &Stops] {
            check_with(breaks, "the [U].S. Central", "U.S");
            check_with(breaks, "the U.[S].A. Central", "U.S.A");
            check_with(breaks, "at six p.[m]. today", "p.m");
            check_with(breaks, "plan b.[A]fter", "After");
            check_with(breaks, "plan b.[A] man", "A");
            check_with(breaks, "fl[a]gs.The", "flags");
        }
    }

    #[test]
    fn ok_all_words_in_order() {
        let check = |text: &str, expected: &[&str]| {
            let text = Text::new(text);
            let words = words_of(&text, &PlainBreaks);
            let found: Vec<_> = words.iter().filter_map(|it| text.slice(*it)).collect();
            assert_eq!(found, expected);
        };
        check("", &[]);
        check(" – ", &[]);
        check(
            "Khaled’s flags.The\n\n15 percent",
            &["Khaled", "’s", "flags", "The", "15", "percent"],
        );
        // Longer than what is looked at at once: no word is cut.
        let long = ["Überlänge"; 1_000];
        check(&long.join(" "), &long);
        check(
            &"é".repeat(3_000),
            &[
                "é".repeat(2_000 / 2).as_str(),
                "é".repeat(2_000 / 2).as_str(),
                "é".repeat(2_000 / 2).as_str(),
            ],
        );
    }

    #[test]
    fn ok_lines_do_not_join() {
        check("one-\nt[w]o", "two");
    }

    #[test]
    fn ok_long_lines_are_cut_between_characters() {
        let long = "é".repeat(3_000);
        check(&format!("{long} wo[r]d {long}"), "word");
    }
}
