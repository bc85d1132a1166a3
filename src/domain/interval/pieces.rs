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
        let mut pieces = Vec::with_capacity(marks.len());
        for (mark, input) in (0..).zip(marks) {
            pieces.extend(of(mark, input.pieces));
        }
        let mut made = Self {
            sorted: ordered(&pieces, |it| it.span.sort_key()),
            latest: Vec::new(),
            leaves: 0,
        };
        made.plant();
        made
    }

    /// Puts in the pieces of a mark; marks from its place on move up by one.
    pub(super) fn insert(&mut self, mark: u32, pieces: &[Span]) {
        for it in self.sorted.iter_mut().filter(|it| it.mark >= mark) {
            it.mark += 1;
        }
        for piece in of(mark, pieces) {
            let key = |it: &Piece| (it.span.sort_key(), it.mark);
            let place = self.sorted.partition_point(|it| key(it) < key(&piece));
            self.sorted.insert(place, piece);
        }
        self.plant();
    }

    /// Takes out the pieces of a mark; marks after it move down by one.
    pub(super) fn remove(&mut self, mark: u32) {
        self.sorted.retain(|it| it.mark != mark);
        for it in self.sorted.iter_mut().filter(|it| it.mark > mark) {
            it.mark -= 1;
        }
        self.plant();
    }

    /// Grows the tree over the list.
    fn plant(&mut self) {
        self.leaves = self.sorted.len().next_power_of_two();
        self.latest.clear();
        self.latest.resize(self.leaves, Byte::default());
        let ends = self.sorted.iter().map(|it| it.span.end());
        self.latest.extend(ends);
        self.latest.resize(self.leaves * 2, Byte::default());
        for node in (1..self.leaves).rev() {
            let later = self.end(node * 2).max(self.end(node * 2 + 1));
            if let Some(it) = self.latest.get_mut(node) {
                *it = later;
            }
        }
    }

    fn end(&self, node: usize) -> Byte {
        self.latest.get(node).copied().unwrap_or_default()
    }

    /// The pieces that share a byte with `span`, by their start.
    pub(super) fn touching(&self, span: Span) -> Vec<Piece> {
        let mut found = Vec::new();
        self.visit(span, &mut |piece| {
            found.push(*piece);
            true
        });
        found.reverse();
        found
    }

    /// Shows the pieces that share a byte with `span`, the last to start first, until `visitor` has seen
    /// enough and says false. The shortest of a pile come first that way.
    pub(super) fn visit(&self, span: Span, visitor: &mut dyn FnMut(&Piece) -> bool) {
        let begun = self
            .sorted
            .partition_point(|it| it.span.start() < span.end());
        self.visit_under(1, 0..self.leaves, begun, span.start(), visitor);
    }

    /// Of the first `begun` pieces, those under `node` that end after `from`; false once there are enough.
    fn visit_under(
        &self,
        node: usize,
        under: Range<usize>,
        begun: usize,
        from: Byte,
        visitor: &mut dyn FnMut(&Piece) -> bool,
    ) -> bool {
        if under.start >= begun || self.end(node) <= from {
            return true;
        }
        if under.len() == 1 {
            return self.sorted.get(under.start).is_none_or(visitor);
        }
        let middle = under.start.midpoint(under.end);
        self.visit_under(node * 2 + 1, middle..under.end, begun, from, visitor)
            && self.visit_under(node * 2, under.start..middle, begun, from, visitor)
    }
}

/// The pieces of a mark.
fn of(mark: u32, pieces: &[Span]) -> impl Iterator<Item = Piece> {
    let numbered = (0..).zip(pieces);
    numbered.map(move |(number, &span)| Piece { span, mark, number })
}
