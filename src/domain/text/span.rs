//! Half-open stretches of a text, and the target that one annotation makes of several.

use std::cmp::Ordering;

use super::{Byte, ordered};

/// A half-open stretch `start..end` of one text, in bytes. Never empty, never reversed.
///
/// Ordered by start, then longest first, so that an enclosing span comes before those it encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: Byte,
    end: Byte,
}

impl Span {
    /// The span `start..end`, or `None` where that is empty or reversed.
    #[must_use]
    pub fn new(start: Byte, end: Byte) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The span of these byte counts, or `None` where that is empty or reversed.
    #[must_use]
    pub fn of(start: usize, end: usize) -> Option<Self> {
        Self::new(Byte::new(start), Byte::new(end))
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> Byte {
        self.start
    }

    /// First byte after.
    #[must_use]
    pub const fn end(self) -> Byte {
        self.end
    }

    /// Length in bytes; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    /// Whether `other` lies wholly within this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// A key that sorts as spans do: by start, then longest first.
    #[must_use]
    pub fn sort_key(self) -> (u64, u64) {
        (self.start.get() as u64, u64::MAX - self.end.get() as u64)
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> Ordering {
        self.start.cmp(&other.start).then(other.end.cmp(&self.end))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Why spans do not make a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// There was none.
    #[error("expected at least one span, found none")]
    Empty,
}

/// What an annotation is about: one or more spans of one text (a *discontinuous* target).
///
/// The pieces are in text order and neither overlap nor touch: pieces that do are joined, so that equal
/// words always make equal targets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    pieces: Vec<Span>,
}

impl Target {
    /// The target of these spans, in any order.
    ///
    /// # Errors
    /// [`TargetError::Empty`] where there is none.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Result<Self, TargetError> {
        let spans: Vec<Span> = spans.into_iter().collect();
        let sorted = ordered(&spans, |it| it.sort_key());
        let mut pieces: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            match pieces.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => pieces.push(span),
            }
        }
        if pieces.is_empty() {
            Err(TargetError::Empty)
        } else {
            Ok(Self { pieces })
        }
    }

    /// The pieces, in text order.
    #[must_use]
    pub fn pieces(&self) -> &[Span] {
        &self.pieces
    }

    /// From the first byte of the first piece to the end of the last.
    #[must_use]
    pub fn hull(&self) -> Span {
        let start = self
            .pieces
            .first()
            .map_or(Byte::default(), |span| span.start);
        let end = self.pieces.last().map_or(Byte::default(), |span| span.end);
        Span { start, end }
    }

    /// Bytes covered by all pieces together.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|span| span.len()).sum()
    }

    /// Never: a target has at least one piece.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// This target with more pieces.
    #[must_use]
    pub fn with(&self, more: impl IntoIterator<Item = Span>) -> Self {
        let spans = self.pieces.iter().copied().chain(more);
        Self::new(spans).unwrap_or_else(|_| self.clone())
    }
}

impl From<Span> for Target {
    fn from(span: Span) -> Self {
        Self { pieces: vec![span] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(pairs: &[(usize, usize)]) -> Vec<Span> {
        pairs
            .iter()
            .filter_map(|&(start, end)| Span::of(start, end))
            .collect()
    }

    #[track_caller]
    fn check(given: &[(usize, usize)], expected: &[(usize, usize)]) {
        let target = Target::new(spans(given))
            .map(|it| it.pieces().to_vec())
            .unwrap_or_default();
        assert_eq!(target, spans(expected));
    }

    #[test]
    fn pieces_are_sorted_and_joined() {
        check(&[], &[]);
        check(&[(3, 3), (5, 4)], &[]);
        check(&[(4, 6), (0, 2)], &[(0, 2), (4, 6)]);
        check(&[(0, 2), (2, 4)], &[(0, 4)]);
        check(&[(0, 9), (2, 4)], &[(0, 9)]);
        check(&[(0, 3), (2, 5), (7, 8)], &[(0, 5), (7, 8)]);
    }

    #[test]
    fn enclosing_spans_come_first() {
        let mut sorted = spans(&[(2, 4), (0, 2), (0, 9), (2, 9)]);
        sorted.sort();
        assert_eq!(sorted, spans(&[(0, 9), (0, 2), (2, 9), (2, 4)]));
    }
}
