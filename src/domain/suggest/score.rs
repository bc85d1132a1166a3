//! How good suggestions are: precision, recall and F1 against the marks a careful reader made.
//!
//! Source of the formulas: van Rijsbergen, *Information Retrieval*, 2nd edition, 1979, chapter 7.

use crate::domain::model::TagKey;
use crate::domain::text::{Span, Target, ordered};

/// What was found and what should have been. Counts of several articles are added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Suggestions.
    pub suggested: usize,
    /// Suggestions that are right.
    pub right: usize,
    /// Marks of the reader.
    pub gold: usize,
    /// Marks of the reader that are met.
    pub met: usize,
}

impl Count {
    /// Which share of the suggestions is right; `None` where there is none.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.suggested)
    }

    /// Which share of the reader's marks is met; `None` where there is none.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        share(self.met, self.gold)
    }

    /// The harmonic mean of precision and recall, 0 where both are; `None` where one cannot be told.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        let (precision, recall) = (self.precision()?, self.recall()?);
        let sum = precision + recall;
        Some(if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        })
    }

    /// Both counts together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            suggested: self.suggested + other.suggested,
            right: self.right + other.right,
            gold: self.gold + other.gold,
            met: self.met + other.met,
        }
    }
}

/// The counts of one tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Only the very same span is right.
    pub exact: Count,
    /// Right is what shares at least one character.
    pub overlapping: Count,
}

/// Scores what is suggested for a tag against the marks of a reader, in the same text and in any order.
#[must_use]
pub fn score(tag: &TagKey, suggested: &[(Span, TagKey)], gold: &[(Span, TagKey)]) -> Score {
    let of_tag = |all: &[(Span, TagKey)]| {
        let spans = all.iter().filter(|it| it.1 == *tag).map(|it| it.0);
        ordered(&spans.collect::<Vec<Span>>(), |it| it.sort_key())
    };
    let (suggested, gold) = (of_tag(suggested), of_tag(gold));
    let same = |one: &[Span], other: &[Span]| {
        one.iter()
            .filter(|it| other.binary_search(it).is_ok())
            .count()
    };
    let touched = |one: &[Span], other: &[Span]| {
        let covered = Target::new(other.iter().copied()).ok();
        let pieces = covered.as_ref().map_or(&[][..], Target::pieces);
        let is_touched = |span: &&Span| {
            let place = pieces.partition_point(|it| it.end() <= span.start());
            pieces.get(place).is_some_and(|it| it.overlaps(**span))
        };
        one.iter().filter(is_touched).count()
    };
    let count = |hits: &dyn Fn(&[Span], &[Span]) -> usize| Count {
        suggested: suggested.len(),
        right: hits(&suggested, &gold),
        gold: gold.len(),
        met: hits(&gold, &suggested),
    };
    Score {
        exact: count(&same),
        overlapping: count(&touched),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of marks are far below 2^52"
)]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
