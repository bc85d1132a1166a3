//! Gives each mark one lane, so that a mark can be followed with the eye from end to end.
//!
//! First fit, the smallest mark first: a mark takes the lowest lane in which no smaller mark lies over any of
//! its pieces. That alone puts a longer mark outside of those it covers: whatever kept a covered mark out of
//! a lower lane lies under the covering one as well. It also makes a change cheap: a mark that comes or goes
//! concerns only larger ones that touch it. For marks of one piece, first fit in any order needs at most
//! eight times the lanes that the deepest place needs (Narayanaswamy and Babu, 2008), in practice one or two
//! more.

use super::{Marks, Track};
use crate::domain::text::{Span, order};

/// Lanes in a track: one bit each. Where more marks than this lie over each other, the outermost share the
/// last lane: no line of text has room for so many.
pub const MAX_LANES: u8 = 64;

/// Where a mark stands among all from the smallest to the largest: its size, then its place in the list.
pub(super) type Rank = (u64, u64, usize);

impl Marks {
    /// Gives every mark its lane.
    pub(super) fn settle_all(&mut self) {
        let size = |idx: usize| {
            let (size, start, _) = self.rank(idx);
            (size, start)
        };
        for idx in order(self.marks.len(), &size) {
            let lane = self.free_lane(idx);
            if let Some(mark) = self.marks.get_mut(idx) {
                mark.lane = lane;
            }
        }
    }

    /// Gives the marks new lanes that must move because one of this rank over `pieces` came or went: from
    /// the smallest to the largest, each once. Returns all pieces that look different now, the given too.
    pub(super) fn settle(&mut self, track: Track, pieces: &[Span], rank: Rank) -> Vec<Span> {
        let mut changed = pieces.to_vec();
        let mut waiting = Vec::new();
        self.await_larger(track, pieces, rank, &mut waiting);
        while let Some(idx) = waiting.pop() {
            let lane = self.free_lane(idx);
            let Some(mark) = self.marks.get_mut(idx).filter(|it| it.lane != lane) else {
                continue;
            };
            mark.lane = lane;
            let pieces = mark.pieces.clone();
            self.await_larger(track, &pieces, self.rank(idx), &mut waiting);
            changed.extend(pieces);
        }
        changed
    }

    /// Adds the marks that touch `pieces` and are not smaller than `rank`; the smallest stands last.
    fn await_larger(&self, track: Track, pieces: &[Span], rank: Rank, waiting: &mut Vec<usize>) {
        for &piece in pieces {
            self.pieces.visit(piece, &mut |other| {
                let idx = other.mark as usize;
                let theirs = self.rank(idx);
                if self.is_on(idx, track) && theirs >= rank {
                    let place = waiting.partition_point(|&it| self.rank(it) > theirs);
                    if waiting.get(place) != Some(&idx) {
                        waiting.insert(place, idx);
                    }
                }
                true
            });
        }
    }

    /// The lowest lane that no smaller mark keeps from this one.
    fn free_lane(&self, idx: usize) -> u8 {
        let Some(mark) = self.marks.get(idx) else {
            return 0;
        };
        let rank = self.rank(idx);
        let mut used = 0_u64;
        for &piece in &mark.pieces {
            self.pieces.visit(piece, &mut |other| {
                let other = other.mark as usize;
                if self.is_on(other, mark.track) && self.rank(other) < rank {
                    used |= 1 << self.lane(other).unwrap_or_default();
                }
                used != u64::MAX
            });
        }
        (!used).trailing_zeros().min(u32::from(MAX_LANES) - 1) as u8
    }

    fn is_on(&self, idx: usize, track: Track) -> bool {
        self.marks.get(idx).is_some_and(|it| it.track == track)
    }
}
