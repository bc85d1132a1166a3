//! Word edges that draw an end of a mark to them while it is dragged.

use super::grapheme::cluster;
use super::line::line_around;
use super::{Breaks, Byte, Text, word_at};

/// Where an end comes to rest that is dragged to `at`: at the edge of the word there when that is near, a third of
/// the word or less; without the white space that a mark neither begins nor ends with; never within a character.
#[must_use]
pub fn magnet(text: &Text, at: Byte, is_start: bool, breaks: &dyn Breaks) -> Byte {
    if let Some(word) = word_at(text, at, breaks) {
        let count = |from: Byte, to: Byte| {
            let words = text.as_str().get(from.get()..to.get());
            words.map_or(0, |it| it.chars().count())
        };
        let (before, after) = (count(word.start(), at), count(at, word.end()));
        let reach = ((before + after) / 3).max(1);
        return if before <= after && before <= reach {
            bare(text, word.start(), is_start)
        } else if after <= reach {
            bare(text, word.end(), is_start)
        } else {
            Byte::new(cluster(text.as_str(), at.get(), breaks).0)
        };
    }
    bare(text, at, is_start)
}

/// An end over the white space that a mark neither begins nor ends with, unless there is nothing else in the line.
fn bare(text: &Text, at: Byte, is_start: bool) -> Byte {
    let line = line_around(text.as_str(), at.get());
    let (before, after) = (
        text.as_str().get(line.start..at.get()).unwrap_or_default(),
        text.as_str().get(at.get()..line.end).unwrap_or_default(),
    );
    let rest = Byte::new(if is_start {
        at.get() + (after.len() - after.trim_start().len())
    } else {
        line.start + before.trim_end().len()
    });
    let is_blank = if is_start { after } else { before }.trim().is_empty();
    if is_blank { at } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;

    /// `|` is where the end is dragged to, `^` where it rests.
    #[track_caller]
    fn check(is_start: bool, given: &str, expected: &str) {
        let at = given.find('|').unwrap();
        let text = Text::new(given.replace('|', ""));
        let rest = magnet(&text, Byte::new(at), is_start, &PlainBreaks);
        let mut shown = text.as_str().to_owned();
        shown.insert(rest.get(), '^');
        assert_eq!(shown, expected, "{given}");
    }

    #[test]
    fn ok_edges_of_words_draw() {
        check(false, "a bri|dge is", "a bri^dge is");
        check(false, "a brid|ge is", "a bridge^ is");
        check(true, "a br|idge is", "a ^bridge is");
        check(false, "a bridge i|s it", "a bridge^ is it");
        check(true, "ab|c is", "abc ^is");
        check(true, "the bridg|e is", "the bridge ^is");
        check(true, "a| bridge", "a ^bridge");
        check(false, "a |bridge", "a^ bridge");
        check(false, "a  | bridge", "a^   bridge");
        check(false, "o|f", "^of");
        check(false, "the end|.", "the end^.");
        check(false, "the end.|", "the end.^");
    }

    #[test]
    fn ok_nothing_is_drawn_over_a_line_end() {
        check(true, "one |\ntwo", "one ^\ntwo");
        check(false, "one\n| two", "one\n^ two");
        check(false, "|", "^");
        check(false, "one|", "one^");
    }

    #[test]
    fn ok_characters_stay_whole() {
        // In the middle of a long word, between a letter and its accent.
        check(
            false,
            "abcdefgh\u{e9}e|\u{301}abcdefghi",
            "abcdefgh\u{e9}^e\u{301}abcdefghi",
        );
    }
}
