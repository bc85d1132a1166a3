//! Finds the pieces that touch a stretch of the text without looking at all the others.

use std::ops::Range;

use super::MarkInput;
use crate::domain::text::{Byte, Span, ordered};

/// One piece of one mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it is.
    pub(super) span: Span,
    /// The mark's place in the list of marks.
    pub(super) mark: u32,
    /// Which of the mark's pieces it is, from 0.
    pub(super) number: u32,
}

/// All pieces by their start, under a tree of the latest end in each part of that list.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    sorted: Vec<Piece>,
    latest: Vec<Byte>,
    leaves: usize,
}

impl Pieces {
    pub(super) fn new(marks: &[MarkInput<'_>]) -> Self {
        let mut sorted = Vec::with_capacity(marks.len());
        for (mark, input) in (0..).zip(marks) {
            for (number, &span) in (0..).zip(input.pieces) {
                sorted.push(Piece { span, mark, number });
            }
        }
        let sorted = ordered(&sorted, |it| it.span.sort_key());

        let leaves = sorted.len().next_power_of_two();
        let mut latest = vec![Byte::default(); leaves];
        latest.extend(sorted.iter().map(|it| it.span.end()));
        latest.resize(leaves * 2, Byte::default());
        for node in (1..leaves).rev() {
            let end = |child: usize| latest.get(child).copied().unwrap_or_default();
            let later = end(node * 2).max(end(node * 2 + 1));
            if let Some(it) = latest.get_mut(node) {
                *it = later;
            }
        }
        Self {
            sorted,
            latest,
            leaves,
        }
    }

    /// The pieces that share a byte with `span`, by their start.
    pub(super) fn touching(&self, span: Span) -> Vec<Piece> {
        let begun = self
            .sorted
            .partition_point(|it| it.span.start() < span.end());
        let mut found = Vec::new();
        self.collect(1, 0..self.leaves, begun, span.start(), &mut found);
        found
    }

    /// Of the first `begun` pieces, those under `node` that end after `from`.
    fn collect(
        &self,
        node: usize,
        under: Range<usize>,
        begun: usize,
        from: Byte,
        found: &mut Vec<Piece>,
    ) {
        let ends_before = self.latest.get(node).is_none_or(|&end| end <= from);
        if under.start >= begun || ends_before {
            return;
        }
        if under.len() == 1 {
            found.extend(self.sorted.get(under.start));
            return;
        }
        let middle = under.start.midpoint(under.end);
        self.collect(node * 2, under.start..middle, begun, from, found);
        self.collect(node * 2 + 1, middle..under.end, begun, from, found);
    }
}
