//! A span in words: what it covers, and what stands before and after.

use unicode_segmentation::GraphemeCursor;

use crate::domain::text::{Span, Text};

/// Most code points of context on either side. Long enough for five or six words of most languages.
pub const CONTEXT: usize = 32;

/// The words of a span with their surroundings: a TextQuoteSelector of the Web Annotation Data Model, 4.2.4.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The words themselves.
    pub exact: String,
    /// What stands right before them: whole grapheme clusters, at most [`CONTEXT`] code points.
    pub prefix: String,
    /// What stands right after them, likewise.
    pub suffix: String,
}

/// The words of a span, or `None` where the text does not hold it.
#[must_use]
pub fn describe(text: &Text, span: Span) -> Option<Quote> {
    let exact = text.slice(span)?;
    let (start, end) = (span.start().get(), span.end().get());
    let whole = text.as_str();
    let from = whole
        .get(..start)?
        .char_indices()
        .rev()
        .take(CONTEXT)
        .last()
        .map_or(start, |(at, _)| at);
    let after = whole.get(end..)?;
    let to = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(whole.len(), |(at, _)| end + at);
    let prefix = whole.get(inward(whole, from, true).min(start)..start)?;
    let suffix = whole.get(end..inward(whole, to, false).max(end))?;
    Some(Quote {
        exact: exact.to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    })
}

/// The nearest cluster boundary at or after (`is_later`) or before `at`: a cluster that would be cut is left
/// out of the context.
fn inward(text: &str, at: usize, is_later: bool) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return at;
    }
    let moved = if is_later {
        cursor.next_boundary(text, 0)
    } else {
        cursor.prev_boundary(text, 0)
    };
    moved.ok().flatten().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, exact: &str, prefix: &str, suffix: &str) {
        let text = Text::new(text);
        let start = text.as_str().find(exact).unwrap();
        let span = Span::of(start, start + exact.len()).unwrap();
        let expected = Quote {
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        };
        assert_eq!(describe(&text, span), Some(expected));
    }

    #[test]
    fn ok_context_is_at_most_32_characters() {
        check("one two three", "two", "one ", " three");
        check("alone", "alone", "", "");
        let long = format!("{}!{}", "é".repeat(40), "ü".repeat(40));
        check(&long, "!", &"é".repeat(32), &"ü".repeat(32));
    }

    #[test]
    fn ok_context_never_cuts_a_cluster() {
        let family = "👩‍👩‍👧";
        let before = format!("{family}{}", "x".repeat(30));
        check(
            &format!("{before}!{}{family}", "y".repeat(29)),
            "!",
            &"x".repeat(30),
            &"y".repeat(29),
        );
        check("e\u{301}!e\u{301}", "!", "e\u{301}", "e\u{301}");
    }

    #[test]
    fn err_a_span_that_the_text_does_not_hold() {
        let text = Text::new("é");
        for (start, end) in [(0, 1), (1, 2), (0, 9)] {
            assert_eq!(describe(&text, Span::of(start, end).unwrap()), None);
        }
    }
}
