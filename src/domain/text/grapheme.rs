//! Whole grapheme clusters: what a person sees as one character is never cut.

use unicode_segmentation::GraphemeCursor;

use super::{Span, Text};

/// Grows a span outward to whole extended grapheme clusters (UAX #29, section 3).
///
/// Offsets beyond the text are held at its end; an offset inside a character moves out of it.
#[must_use]
pub fn snap_to_graphemes(text: &Text, span: Span) -> Option<Span> {
    let start = boundary(text.as_str(), span.start().get(), Side::Before);
    let end = boundary(text.as_str(), span.end().get(), Side::After);
    Span::of(start, end)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

fn boundary(text: &str, at: usize, side: Side) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = if side == Side::Before { at - 1 } else { at + 1 };
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return at;
    }
    let moved = match side {
        Side::Before => cursor.prev_boundary(text, 0),
        Side::After => cursor.next_boundary(text, 0),
    };
    moved.ok().flatten().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cluster that covers the one byte at `at`.
    #[track_caller]
    fn check(text: &str, at: usize, expected: &str) {
        let text = Text::new(text);
        let snapped = Span::of(at, at + 1).and_then(|span| snap_to_graphemes(&text, span));
        assert_eq!(snapped.and_then(|span| text.slice(span)), Some(expected));
    }

    #[test]
    fn ok_clusters_stay_whole() {
        check("abc", 1, "b");
        check("a🙂c", 2, "🙂");
        check("xe\u{301}y", 2, "e\u{301}");
        check("xe\u{301}y", 1, "e\u{301}");
        check("x👩‍👩‍👧y", 9, "👩‍👩‍👧");
        check("🇸🇾🇫🇷", 9, "🇫🇷");
        check("นี้", 4, "นี้");
        check("हिन्दी", 1, "हि");
        check("\u{1100}\u{1161}\u{11a8}", 4, "\u{1100}\u{1161}\u{11a8}");
    }
}
