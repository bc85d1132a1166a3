//! Whole grapheme clusters: what a person sees as one character is never cut.

use super::line::{floor, line_around};
use super::{Breaks, Span, Text};

/// Grows a span outward to whole extended grapheme clusters (UAX #29, section 3).
///
/// Offsets beyond the text are held at its end; an offset inside a character moves out of it.
#[must_use]
pub fn snap_to_graphemes(text: &Text, span: Span, breaks: &dyn Breaks) -> Option<Span> {
    let (start, _) = cluster(text.as_str(), span.start().get(), breaks);
    let (from, to) = cluster(text.as_str(), span.end().get(), breaks);
    let is_whole = from == span.end().get();
    Span::of(start, if is_whole { from } else { to })
}

/// Where the cluster that covers the byte at `at` begins and ends.
pub(super) fn cluster(text: &str, at: usize, breaks: &dyn Breaks) -> (usize, usize) {
    if is_plain(text, at) && is_plain(text, at + 1) {
        return (at, at + 1);
    }
    let line = line_around(text, at);
    let starts = breaks.graphemes(text.get(line.clone()).unwrap_or_default());
    let next = starts.partition_point(|it| line.start + it <= at);
    let start = next.checked_sub(1).and_then(|it| starts.get(it));
    let start = start.map_or_else(|| floor(text, at), |it| line.start + it);
    // Beyond the text there is no cluster: both ends are its end.
    let end = starts.get(next).map_or(line.end, |it| line.start + it);
    if at >= text.len() {
        (text.len(), text.len())
    } else {
        (start, end)
    }
}

/// Whether `at` lies between two letters of ASCII: nothing joins these but a line end of two, which a text
/// does not hold. Spares most selections the segmenter.
fn is_plain(text: &str, at: usize) -> bool {
    let around = at
        .checked_sub(1)
        .and_then(|it| text.as_bytes().get(it..=at));
    around.is_some_and(|it| it.is_ascii() && it != b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;

    /// The cluster that covers the one byte at `at`.
    #[track_caller]
    fn check(text: &str, at: usize, expected: &str) {
        let text = Text::new(text);
        let span = Span::of(at, at + 1);
        let snapped = span.and_then(|span| snap_to_graphemes(&text, span, &PlainBreaks));
        assert_eq!(snapped.and_then(|span| text.slice(span)), Some(expected));
    }

    #[test]
    fn ok_clusters_stay_whole() {
        check("abc", 1, "b");
        check("abc", 2, "c");
        check("a\nc", 1, "\n");
        check("a🙂c", 2, "🙂");
        check("xe\u{301}y", 2, "e\u{301}");
        check("xe\u{301}y", 1, "e\u{301}");
        check("x👩‍👩‍👧y", 9, "👩‍👩‍👧");
        check("🇸🇾🇫🇷", 9, "🇫🇷");
        check("นี้", 4, "นี้");
        check("हिन्दी", 1, "हि");
        check("\u{1100}\u{1161}\u{11a8}", 4, "\u{1100}\u{1161}\u{11a8}");
    }

    #[test]
    fn ok_ends_beyond_the_text_are_its_end() {
        let text = Text::new("ab🙂");
        let span = Span::of(1, 40).and_then(|span| snap_to_graphemes(&text, span, &PlainBreaks));
        assert_eq!(span.and_then(|span| text.slice(span)), Some("b🙂"));
    }
}
