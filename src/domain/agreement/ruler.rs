//! Where marks lie, counted in characters or in words.

use crate::domain::text::{Breaks, Span, Target, Text, words_of};

/// A half-open stretch `from..to` on a ruler, in its units. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The first unit.
    pub from: u64,
    /// The first unit after.
    pub to: u64,
}

impl Stretch {
    /// How many units there are; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a stretch is never empty")]
    pub const fn len(self) -> u64 {
        self.to - self.from
    }

    /// Whether both have a unit in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// What marks are measured with.
#[derive(Clone, Debug)]
pub struct Ruler<'a> {
    text: &'a Text,
    /// The words; `None` where characters are counted.
    words: Option<Vec<Span>>,
}

impl<'a> Ruler<'a> {
    /// Counts characters, as Unicode code points.
    #[must_use]
    pub const fn characters(text: &'a Text) -> Self {
        Self { text, words: None }
    }

    /// Counts words. A word is marked as soon as one character of it is; what lies between words counts for nothing,
    /// so that a full stop or a space more or less is no disagreement.
    #[must_use]
    pub fn words(text: &'a Text, breaks: &dyn Breaks) -> Self {
        Self {
            text,
            words: Some(words_of(text, breaks)),
        }
    }

    /// How many units the whole text has.
    #[must_use]
    pub fn len(&self) -> u64 {
        let len = self.words.as_ref().map(Vec::len);
        len.unwrap_or_else(|| self.text.code_points().get()) as u64
    }

    /// Whether the text has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The units of a target, in order; those that touch are joined. A piece that lies outside the text counts for
    /// nothing, and so does one without a word where words are counted.
    #[must_use]
    pub fn place(&self, target: &Target) -> Vec<Stretch> {
        let mut placed: Vec<Stretch> = Vec::with_capacity(target.pieces().len());
        for stretch in target.pieces().iter().filter_map(|it| self.stretch(*it)) {
            match placed.last_mut() {
                Some(last) if stretch.from <= last.to => last.to = last.to.max(stretch.to),
                _ => placed.push(stretch),
            }
        }
        placed
    }

    fn stretch(&self, piece: Span) -> Option<Stretch> {
        let (from, to) = match &self.words {
            Some(words) => (
                words.partition_point(|it| it.end() <= piece.start()),
                words.partition_point(|it| it.start() < piece.end()),
            ),
            None => (
                self.text.code_points_of(piece.start())?.get(),
                self.text.code_points_of(piece.end())?.get(),
            ),
        };
        let (from, to) = (from as u64, to as u64);
        (from < to).then_some(Stretch { from, to })
    }
}
