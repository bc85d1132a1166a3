//! A text set in rows of a fixed number of columns: rows have the same numbers wherever they are printed.

use std::ops::Range;

use super::{Breaks, Span, Text};

/// Cuts a text into rows of at most `columns` columns, between words where that can be; joined they are the text.
///
/// A grapheme cluster is a column, a wide one (East Asian and emoji) two. Spaces at the end of a row, and its line
/// end, take no room. A word that is longer than a row is cut between clusters; so is none other.
#[must_use]
pub fn rows(text: &Text, columns: usize, breaks: &dyn Breaks) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.as_str().split_inclusive('\n') {
        for row in rows_of(line, columns.max(2), breaks) {
            rows.extend(Span::of(start + row.start, start + row.end));
        }
        start += line.len();
    }
    rows
}

fn rows_of(line: &str, columns: usize, breaks: &dyn Breaks) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let starts = breaks.graphemes(line);
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let words: Vec<usize> = breaks.words(line).iter().map(|it| it.start).collect();
    // Where the row begins, how many columns are behind, and the last place to break with the columns before it.
    let (mut from, mut taken, mut place) = (0, 0, None);
    let mut before = ' ';
    for (&start, end) in starts.iter().zip(ends) {
        let cluster = line.get(start..end).unwrap_or_default();
        let first = cluster.chars().next().unwrap_or(' ');
        if start > from && may_break(before, first, || words.binary_search(&start).is_ok()) {
            place = Some((start, taken));
        }
        let is_space = cluster.trim().is_empty() && first != NO_BREAK;
        let width = if is_wide(first) { 2 } else { 1 };
        if !is_space && start > from && taken + width > columns {
            let (at, behind) = place.unwrap_or((start, taken));
            rows.push(from..at);
            from = at;
            taken -= behind;
            place = None;
        }
        taken += width;
        before = cluster.chars().next_back().unwrap_or(first);
    }
    rows.push(from..line.len());
    rows
}

/// The space that holds two words together.
const NO_BREAK: char = '\u{a0}';

/// Whether a row may end between two characters: a small part of UAX #14, enough for where newspapers break.
fn may_break(before: char, after: char, begins_word: impl Fn() -> bool) -> bool {
    if after.is_whitespace() || after == NO_BREAK || before == NO_BREAK {
        return false;
    }
    if before.is_whitespace() || matches!(before, '—' | '\u{200b}') {
        return true;
    }
    if before == '-' || before == '–' {
        return after.is_alphabetic();
    }
    if is_wide(before) || is_wide(after) {
        return !OPENING.contains(before) && !CLOSING.contains(after);
    }
    // Between words that no space parts, as in Thai.
    has_no_spaces(after) && begins_word()
}

/// What holds to the character after it.
const OPENING: &str = "（「『【《〈〔［｛“‘(";
/// What holds to the character before it.
const CLOSING: &str =
    "）」』】》〉〕］｝。、，．！？：；・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ”’…%),.!?:;";

/// Whether it takes the room of two letters (the wide and full-width blocks of UAX #11, and emoji).
const fn is_wide(it: char) -> bool {
    matches!(it,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Whether it is of a script that writes words without spaces: Thai, Lao, Burmese, Khmer.
const fn has_no_spaces(it: char) -> bool {
    matches!(it, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;

    fn set(text: &str, columns: usize) -> Vec<String> {
        let text = Text::new(text);
        let rows = rows(&text, columns, &PlainBreaks);
        let words = |it: &Span| text.slice(*it).unwrap_or_default().to_owned();
        rows.iter().map(words).collect()
    }

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(set(text, columns), expected, "{text:?} in {columns}");
    }

    #[test]
    fn ok_rows_break_between_words() {
        check("", 8, &[]);
        check("one", 8, &["one"]);
        check("one two three", 8, &["one two ", "three"]);
        check("one two three\nfour", 8, &["one two ", "three\n", "four"]);
        check("exactly8 next", 8, &["exactly8 ", "next"]);
        check("a\n\nb", 8, &["a\n", "\n", "b"]);
        check("well-known town", 8, &["well-", "known ", "town"]);
        check("from 1914-1918 on", 9, &["from ", "1914-1918 ", "on"]);
        check("10\u{a0}000 people", 6, &["10\u{a0}000 ", "people"]);
    }

    #[test]
    fn ok_long_words_are_cut_between_clusters() {
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check(
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
            4,
            &["e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"],
        );
        check("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4, &["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]);
    }

    #[test]
    fn ok_scripts_without_spaces() {
        check(
            "市長は「橋は安全だ」と述べた。",
            10,
            &["市長は「橋", "は安全だ」", "と述べた。"],
        );
        check("خبر عاجل من المدينة", 9, &["خبر عاجل ", "من ", "المدينة"]);
    }
}
