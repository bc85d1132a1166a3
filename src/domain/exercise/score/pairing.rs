//! Which mark is meant for which entry of the key: one to one, and nothing depends on who came first.

use super::assign::{Edge, assign, assign_roughly, heavy_first};
use super::spot::Spot;
use crate::domain::agreement::Stretch;
use crate::domain::text::ordered;

/// So many pairs that overlap are looked at. A pupil's ten thousand marks that all lie over all three hundred entries
/// of a key are fewer.
const MOST_PAIRS: usize = 4_000_000;
/// Where there are more, each mark and each entry is only compared with so many that begin nearest before it.
const NEAREST: usize = 64;
/// So many looks at pairs the search for the best assignment may take: a third of a second. A key of 300 entries never
/// needs more, whatever a pupil marks: for each entry each of the 300 is looked at once, with its 300 best marks.
const MOST_STEPS: u64 = 30_000_000;

/// How the assignment was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assigned {
    /// It is the best there is.
    #[default]
    Exactly,
    /// So many marks lie over each other that the best could not be looked for: the pairs that fit best were made
    /// first, those alike in text order.
    Roughly,
}

impl Assigned {
    /// How both were found.
    pub(super) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exactly, Self::Exactly) => Self::Exactly,
            _ => Self::Roughly,
        }
    }
}

/// How well a mark fits an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) is_same_words: bool,
    pub(super) is_same_tag: bool,
    /// Code points.
    pub(super) common: u64,
}

impl Fit {
    pub(super) fn of(wanted: &Spot, mark: &Spot) -> Option<Self> {
        let common = wanted.common(mark);
        (common > 0).then(|| Self {
            is_same_words: wanted.has_words_of(mark),
            is_same_tag: wanted.tag == mark.tag,
            common,
        })
    }

    /// One number for all, of which sums compare as they should: exact pairs first, then pairs of the same words,
    /// then characters in common. Of assignments that are alike in all three one with more pairs is better, then one
    /// with more of the same tag, so that what is counted over all tags does not hang on how ties are decided.
    pub(super) fn weight(self) -> i128 {
        let is_exact = self.is_same_words && self.is_same_tag;
        (i128::from(is_exact) << 108)
            | (i128::from(self.is_same_words) << 90)
            | (i128::from(self.common) << 40)
            | (1 << 20)
            | i128::from(self.is_same_tag)
    }
}

/// For each entry the mark that is meant for it. Both come in text order. `wanted` has the words that each entry may
/// be met at, and `fit` says how well a mark that overlaps any of these fits; nothing where it does not.
pub(super) fn pair(
    wanted: &[&[Spot]],
    marks: &[Spot],
    fit: &dyn Fn(usize, usize) -> Option<Fit>,
) -> (Vec<Option<usize>>, Assigned) {
    let (overlaps, mut assigned) = overlaps(wanted, marks);
    // An entry needs no more of its marks than the best, as many as there are entries: of these one is always free.
    let most = wanted.len();
    let weighed = |(entry, marks): (usize, Vec<usize>)| {
        let mut edges: Vec<Edge> = Vec::with_capacity(marks.len());
        let mut last = None;
        for right in ordered(&marks, |it| (*it as u64, 0)) {
            if last.replace(right) != Some(right)
                && let Some(fit) = fit(entry, right)
            {
                let weight = fit.weight();
                edges.push(Edge { right, weight });
            }
        }
        if edges.len() > most {
            edges = ordered(&edges, |it| heavy_first(*it));
            edges.truncate(most);
        }
        edges
    };
    let edges: Vec<Vec<Edge>> = overlaps.into_iter().enumerate().map(weighed).collect();
    let partners = assign(&edges, marks.len(), MOST_STEPS).unwrap_or_else(|| {
        assigned = Assigned::Roughly;
        assign_roughly(&edges, marks.len())
    });
    (partners, assigned)
}

/// A piece with whose it is.
#[derive(Clone, Copy)]
struct Piece {
    stretch: Stretch,
    is_mark: bool,
    of: usize,
}

/// For each entry the marks that share a character with it, more than once where several pieces do.
fn overlaps(wanted: &[&[Spot]], marks: &[Spot]) -> (Vec<Vec<usize>>, Assigned) {
    let piece = |stretch: &Stretch, is_mark, of| Piece {
        stretch: *stretch,
        is_mark,
        of,
    };
    let mut pieces = Vec::new();
    for (of, spots) in wanted.iter().enumerate() {
        let stretches = spots.iter().flat_map(|it| &it.characters);
        pieces.extend(stretches.map(|it| piece(it, false, of)));
    }
    for (of, spot) in marks.iter().enumerate() {
        pieces.extend(spot.characters.iter().map(|it| piece(it, true, of)));
    }
    let pieces = ordered(&pieces, |it| (it.stretch.from, u64::MAX - it.stretch.to));
    let all = sweep(&pieces, wanted.len(), usize::MAX);
    let whole = all.map(|it| (it, Assigned::Exactly));
    whole.unwrap_or_else(|| {
        let some = sweep(&pieces, wanted.len(), NEAREST);
        (some.unwrap_or_default(), Assigned::Roughly)
    })
}

/// Goes over the pieces by their start. Those of either side that are still open meet the next one of the other; of
/// more than `nearest` only the last ones. `None` where there are too many pairs.
fn sweep(pieces: &[Piece], n_wanted: usize, nearest: usize) -> Option<Vec<Vec<usize>>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); n_wanted];
    let (mut open_wanted, mut open_marks) = (Vec::new(), Vec::new());
    let mut n_found = 0;
    for piece in pieces {
        let (mine, others) = if piece.is_mark {
            (&mut open_marks, &mut open_wanted)
        } else {
            (&mut open_wanted, &mut open_marks)
        };
        others.retain(|it: &Piece| it.stretch.to > piece.stretch.from);
        let near = others.len().saturating_sub(nearest);
        for other in others.iter().skip(near) {
            let (entry, mark) = if piece.is_mark {
                (other.of, piece.of)
            } else {
                (piece.of, other.of)
            };
            if let Some(it) = found.get_mut(entry) {
                it.push(mark);
                n_found += 1;
            }
        }
        if nearest == usize::MAX && n_found > MOST_PAIRS {
            return None;
        }
        mine.push(*piece);
    }
    Some(found)
}
