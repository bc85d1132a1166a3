//! Pairs marks of two authors one to one, as many as there can be.

use std::collections::VecDeque;

use super::hands::Placed;
use super::value::Undefined;
use crate::domain::text::ordered;

/// So many pairs of marks may overlap: more is no analysis any more, and would take minutes.
pub(super) const MOST: usize = 1_000_000;

/// The largest number of pairs of marks that overlap, each mark in one pair at most.
///
/// A maximum matching by augmenting paths (C. Berge, 1957): a path from a free mark over pairs to another free one
/// makes one pair more of it. What a search in vain has seen cannot be of use to a later one and is left out from
/// then on, so that all searches in vain together walk over each overlap once.
///
/// # Errors
/// There are more than [`MOST`] overlaps.
pub(super) fn n_overlapping(first: &[&Placed], second: &[&Placed]) -> Result<usize, Undefined> {
    let overlaps = overlaps(first, second)?;
    let mut pairs = Pairs {
        partner: vec![None; first.len()],
        owner: vec![None; second.len()],
        seen_in: vec![0; second.len()],
        is_spent: vec![false; second.len()],
        search: 0,
        overlaps: &overlaps,
    };
    let mut n_pairs = 0;
    for mark in 0..first.len() {
        n_pairs += usize::from(pairs.augment(mark));
    }
    Ok(n_pairs)
}

/// For each of the first the places of those of the second that share a unit with it, more than once where several
/// pieces do.
fn overlaps(first: &[&Placed], second: &[&Placed]) -> Result<Vec<Vec<usize>>, Undefined> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); first.len()];
    if first.is_empty() || second.is_empty() {
        return Ok(found);
    }
    // All pieces by their start. Those of either side that are still open meet the next one of the other.
    let of = |marks: &[&Placed], is_first: bool| {
        let marks = marks.iter().enumerate();
        let pieces = marks.flat_map(|(at, it)| it.pieces.iter().map(move |piece| (*piece, at)));
        pieces
            .map(|(piece, at)| (piece, is_first, at))
            .collect::<Vec<_>>()
    };
    let mut pieces = of(first, true);
    pieces.extend(of(second, false));
    let (mut open_first, mut open_second) = (Vec::new(), Vec::new());
    let mut n_found = 0;
    for (piece, is_first, at) in ordered(&pieces, |it| (it.0.from, it.0.to)) {
        let (mine, others) = if is_first {
            (&mut open_first, &mut open_second)
        } else {
            (&mut open_second, &mut open_first)
        };
        others.retain(|(to, _): &(u64, usize)| *to > piece.from);
        n_found += others.len();
        if n_found > MOST {
            return Err(Undefined::TooMany);
        }
        for (_, other) in others.iter() {
            let (one, two) = if is_first { (at, *other) } else { (*other, at) };
            if let Some(it) = found.get_mut(one) {
                it.push(two);
            }
        }
        mine.push((piece.to, at));
    }
    Ok(found)
}

/// Pairs so far. `partner` and `owner` say the same, from either side.
struct Pairs<'a> {
    partner: Vec<Option<usize>>,
    owner: Vec<Option<usize>>,
    /// The last search that came by.
    seen_in: Vec<usize>,
    /// Whether a search in vain came by.
    is_spent: Vec<bool>,
    search: usize,
    overlaps: &'a [Vec<usize>],
}

impl Pairs<'_> {
    /// Looks for a partner of a free mark; others may change theirs.
    fn augment(&mut self, free: usize) -> bool {
        self.search += 1;
        // The second marks on the way, each with the first one that leads to it.
        let mut way: Vec<(usize, usize)> = Vec::new();
        let mut waiting = VecDeque::from([free]);
        while let Some(one) = waiting.pop_front() {
            let neighbors = self.overlaps.get(one).map_or(&[][..], Vec::as_slice);
            for &two in neighbors {
                let Some(seen) = self.seen_in.get_mut(two) else {
                    continue;
                };
                if *seen == self.search || self.is_spent.get(two) == Some(&true) {
                    continue;
                }
                *seen = self.search;
                way.push((two, one));
                match self.owner.get(two).copied().flatten() {
                    Some(owner) => waiting.push_back(owner),
                    None => {
                        self.turn(&way, two);
                        return true;
                    }
                }
            }
        }
        for (two, _) in way {
            if let Some(it) = self.is_spent.get_mut(two) {
                *it = true;
            }
        }
        false
    }

    /// Pairs along the way that ends at `last`.
    fn turn(&mut self, way: &[(usize, usize)], last: usize) {
        let mut wanted = Some(last);
        for &(two, one) in way.iter().rev() {
            if wanted != Some(two) {
                continue;
            }
            if let (Some(partner), Some(owner)) =
                (self.partner.get_mut(one), self.owner.get_mut(two))
            {
                wanted = partner.replace(two);
                *owner = Some(one);
            }
        }
    }
}
