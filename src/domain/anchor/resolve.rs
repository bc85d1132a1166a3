//! Finds the words of a quote in a text, and says how sure that is.

use super::Quote;
use crate::domain::text::{Span, Text};

/// By how many characters of context the best of several places must lead to be taken as sure. A chance
/// agreement of a few characters, such as a space and an article, is common; eight are not.
const LEAD: usize = 8;

/// Where the words of a quote are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchoring {
    /// At the position given.
    Anchored(Span),
    /// Surely here, though not at the position given, or none was given.
    Found(Span),
    /// The best of several places, which neither words nor context tell apart.
    Doubtful {
        /// The place nearest to the position given; the first where none was.
        span: Span,
        /// How many places have these words.
        hits: usize,
    },
    /// Nowhere in the text.
    Orphan,
}

impl Anchoring {
    /// The place, where there is one.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Anchored(span) | Self::Found(span) | Self::Doubtful { span, .. } => Some(span),
            Self::Orphan => None,
        }
    }
}

/// Finds the words of `quote`: at `position` if they stand there, else wherever they stand.
#[must_use]
pub fn resolve(text: &Text, quote: &Quote, position: Option<Span>) -> Anchoring {
    if let Some(span) = position
        && text.slice(span) == Some(quote.exact.as_str())
    {
        return Anchoring::Anchored(span);
    }
    let hits = hits(text.as_str(), quote);
    let given = quote.prefix.chars().count() + quote.suffix.chars().count();
    let Some(best) = hits.iter().map(|hit| hit.agreement).max() else {
        return Anchoring::Orphan;
    };
    let near =
        |hit: &&Hit| position.map_or(0, |it| it.start().get().abs_diff(hit.span.start().get()));
    let mut leaders = hits.iter().filter(|hit| hit.agreement == best);
    let is_alone = leaders.clone().count() == 1;
    let second = hits
        .iter()
        .map(|hit| hit.agreement)
        .filter(|&it| it < best)
        .max();
    let is_sure = is_alone && (best == given || second.is_none_or(|it| best - it >= LEAD));
    match leaders.by_ref().min_by_key(near) {
        None => Anchoring::Orphan,
        Some(hit) if is_sure => Anchoring::Found(hit.span),
        Some(hit) => Anchoring::Doubtful {
            span: hit.span,
            hits: hits.len(),
        },
    }
}

struct Hit {
    span: Span,
    /// Characters of prefix and suffix that stand here too, counted from the words outward.
    agreement: usize,
}

/// All places of the words, overlapping ones too.
fn hits(text: &str, quote: &Quote) -> Vec<Hit> {
    let mut hits = Vec::new();
    let Some(step) = quote.exact.chars().next().map(char::len_utf8) else {
        return hits;
    };
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(&quote.exact)) {
        let start = from + found;
        let end = start + quote.exact.len();
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        let agreement = common(before.chars().rev(), quote.prefix.chars().rev())
            + common(after.chars(), quote.suffix.chars());
        hits.extend(Span::of(start, end).map(|span| Hit { span, agreement }));
        from = start + step;
    }
    hits
}

fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The mayor said no. The mayor of the town said no, the mayor of the county said no.";

    #[track_caller]
    fn check(quote: (&str, &str, &str), position: Option<(usize, usize)>, expected: Anchoring) {
        let (prefix, exact, suffix) = quote;
        let quote = Quote {
            exact: exact.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        };
        let position = position.and_then(|(start, end)| Span::of(start, end));
        assert_eq!(resolve(&Text::new(TEXT), &quote, position), expected);
    }

    fn span(start: usize, end: usize) -> Span {
        Span::of(start, end).unwrap()
    }

    #[test]
    fn ok_a_position_is_believed_if_the_words_match() {
        check(
            ("", "mayor", ""),
            Some((4, 9)),
            Anchoring::Anchored(span(4, 9)),
        );
        check(
            ("", "town", ""),
            Some((4, 8)),
            Anchoring::Found(span(36, 40)),
        );
    }

    #[test]
    fn ok_context_decides() {
        check(
            ("no. The ", "mayor", " of the town"),
            None,
            Anchoring::Found(span(23, 28)),
        );
        check(
            ("", "mayor", " of the county"),
            Some((0, 3)),
            Anchoring::Found(span(54, 59)),
        );
        check(
            ("Once ", "mayor", " of the town council"),
            None,
            Anchoring::Doubtful {
                span: span(23, 28),
                hits: 3,
            },
        );
    }

    #[test]
    fn ok_equal_context_is_doubtful_and_nearest() {
        let doubtful = |start, end| Anchoring::Doubtful {
            span: span(start, end),
            hits: 3,
        };
        check(("", "mayor", ""), None, doubtful(4, 9));
        check(("", "mayor", ""), Some((50, 55)), doubtful(54, 59));
        check(("", "mayor", ""), Some((9000, 9005)), doubtful(54, 59));
    }

    #[test]
    fn ok_nowhere_is_an_orphan() {
        check(("", "governor", ""), Some((4, 12)), Anchoring::Orphan);
        check(("The ", "", " mayor"), Some((4, 9)), Anchoring::Orphan);
    }
}
