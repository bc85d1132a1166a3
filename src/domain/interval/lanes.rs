//! Gives each mark one lane, so that a mark can be followed with the eye from end to end.
//!
//! First fit, the smallest mark first: a mark takes the lowest lane in which nothing lies over any of its
//! pieces. That alone puts a longer mark outside of those it covers: whatever kept a covered mark out of a
//! lower lane lies under the covering one as well. For marks of one piece, first fit in any order needs at
//! most eight times the lanes that the deepest place needs (Narayanaswamy and Babu, 2008), in practice one
//! or two more.

use std::ops::Range;

use super::{MarkInput, Track};
use crate::domain::text::{Byte, Span, ordered};

/// Lanes in a track: one bit each. Where more marks than this lie over each other, the outermost share the
/// last lane: no line of text has room for so many.
pub const MAX_LANES: u8 = 64;

/// The lane of each mark, given in the order from the smallest to the largest.
pub(super) fn assign(marks: &[MarkInput<'_>], order: &[usize]) -> Vec<u8> {
    let mut lanes = vec![0; marks.len()];
    for track in [Track::Line, Track::Wash] {
        let pieces = marks
            .iter()
            .filter(|it| it.track == track)
            .flat_map(|it| it.pieces);
        let bounds: Vec<Byte> = pieces.flat_map(|it| [it.start(), it.end()]).collect();
        let mut bounds = ordered(&bounds, |it| (it.get() as u64, 0));
        bounds.dedup();
        let mut taken = Taken::new(bounds.len());
        // A piece as a range of the stretches between two bounds.
        let stretches = |piece: &Span| {
            let place = |at: Byte| bounds.partition_point(|&it| it < at);
            place(piece.start())..place(piece.end())
        };
        for &idx in order {
            let Some(mark) = marks.get(idx).filter(|it| it.track == track) else {
                continue;
            };
            let used = mark
                .pieces
                .iter()
                .fold(0, |used, piece| used | taken.over(&stretches(piece)));
            let lane = (!used).trailing_zeros().min(u32::from(MAX_LANES) - 1);
            for piece in mark.pieces {
                taken.take(&stretches(piece), 1 << lane);
            }
            if let Some(it) = lanes.get_mut(idx) {
                *it = lane as u8;
            }
        }
    }
    lanes
}

/// Which lanes are taken where: a segment tree whose leaves are stretches of the text.
struct Taken {
    nodes: Vec<Node>,
    leaves: usize,
}

/// One node, with a bit for each lane.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Lanes taken somewhere under this node.
    somewhere: u64,
    /// Lanes taken by a mark over all that is under this node.
    everywhere: u64,
}

impl Taken {
    fn new(leaves: usize) -> Self {
        let leaves = leaves.next_power_of_two();
        Self {
            nodes: vec![Node::default(); leaves * 2],
            leaves,
        }
    }

    /// The lanes taken anywhere in `stretches`.
    fn over(&self, stretches: &Range<usize>) -> u64 {
        self.over_under(1, 0..self.leaves, stretches)
    }

    fn over_under(&self, node: usize, under: Range<usize>, wanted: &Range<usize>) -> u64 {
        if under.end <= wanted.start || wanted.end <= under.start {
            return 0;
        }
        let here = self.nodes.get(node).copied().unwrap_or_default();
        if here.somewhere == 0 || (wanted.start <= under.start && under.end <= wanted.end) {
            return here.somewhere;
        }
        let middle = under.start.midpoint(under.end);
        here.everywhere
            | self.over_under(node * 2, under.start..middle, wanted)
            | self.over_under(node * 2 + 1, middle..under.end, wanted)
    }

    /// Takes a lane (one bit) all over `stretches`.
    fn take(&mut self, stretches: &Range<usize>, lane: u64) {
        self.take_under(1, 0..self.leaves, stretches, lane);
    }

    fn take_under(&mut self, node: usize, under: Range<usize>, wanted: &Range<usize>, lane: u64) {
        if under.end <= wanted.start || wanted.end <= under.start {
            return;
        }
        let is_within = wanted.start <= under.start && under.end <= wanted.end;
        if let Some(here) = self.nodes.get_mut(node) {
            here.somewhere |= lane;
            if is_within {
                here.everywhere |= lane;
            }
        }
        if !is_within {
            let middle = under.start.midpoint(under.end);
            self.take_under(node * 2, under.start..middle, wanted, lane);
            self.take_under(node * 2 + 1, middle..under.end, wanted, lane);
        }
    }
}
