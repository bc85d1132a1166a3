//! What to draw where marks overlap: lanes, runs, and what lies under a pointer. Pure; nothing here draws.
//!
//! A *mark* is what one annotation looks like. It keeps one *lane* along its whole length, so that the eye
//! can follow it: the shortest lies nearest to the words, a longer one that covers it lies outside. A *run*
//! is a longest stretch over which the same marks lie; it becomes one element on the page.

mod lanes;
mod pieces;

use std::ops::Range;

use crate::domain::text::{Span, order, ordered};
pub use lanes::MAX_LANES;
use lanes::assign;
use pieces::{Piece, Pieces};

/// How a mark is drawn. Each way has lanes of its own: a line does not move because a wash lies behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// A line under the words: actors and locations.
    Line,
    /// A wash behind the words with a bar in the margin: claims.
    Wash,
}

/// One annotation as this module needs it. It is named by its place in the list given to [`Marks::new`].
#[derive(Clone, Copy, Debug)]
pub struct MarkInput<'a> {
    /// How it is drawn.
    pub track: Track,
    /// Its pieces in text order, neither overlapping nor touching: a target's pieces.
    pub pieces: &'a [Span],
}

/// The marks of one article, ready to be asked.
#[derive(Clone, Debug)]
pub struct Marks {
    len: usize,
    pieces: Pieces,
    lanes: Vec<u8>,
    /// Each mark's place in the order from the smallest to the largest.
    ranks: Vec<u32>,
}

/// A longest stretch of one block over which the same marks lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The stretch, in bytes of the article.
    pub span: Span,
    /// The marks over it, smallest first: the first is the one a click means. Empty for bare text.
    pub covers: Vec<Cover>,
}

/// One mark over one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The mark's place in the list given to [`Marks::new`].
    pub idx: u32,
    /// Its lane within its track: 0 is nearest to the words.
    pub lane: u8,
    /// Which of its pieces this is, from 0.
    pub piece: u32,
    /// Whether the piece begins where the run begins. False where it only goes on from the block before.
    pub starts: bool,
    /// Whether the piece ends where the run ends. False where it goes on in the next block.
    pub ends: bool,
}

impl Marks {
    /// Gives each mark its lane and makes runs quick to find: O(n log n) for n pieces.
    ///
    /// `len` is the length of the text in bytes. Runs never leave the text, whatever the pieces say.
    #[must_use]
    pub fn new(len: usize, marks: &[MarkInput<'_>]) -> Self {
        let order = by_size(marks);
        let mut ranks = vec![0; marks.len()];
        for (rank, &idx) in (0_u32..).zip(&order) {
            if let Some(it) = ranks.get_mut(idx) {
                *it = rank;
            }
        }
        Self {
            len,
            pieces: Pieces::new(marks),
            lanes: assign(marks, &order),
            ranks,
        }
    }

    /// The lane of a mark within its track; `None` where there is no such mark.
    #[must_use]
    pub fn lane(&self, idx: usize) -> Option<u8> {
        self.lanes.get(idx).copied()
    }

    /// The runs of a block, in text order and without gaps. `block` is its byte range in the article; what
    /// lies outside the text is left out.
    ///
    /// Costs O(log n) for each piece that touches the block, however many others there are.
    #[must_use]
    pub fn runs(&self, block: Range<usize>) -> Vec<Run> {
        let Some(block) = Span::of(block.start, block.end.min(self.len)) else {
            return Vec::new();
        };
        let touching = self.pieces.touching(block);
        let ends = touching
            .iter()
            .flat_map(|it| [it.span.start(), it.span.end()]);
        let cuts: Vec<_> = ends
            .filter(|&at| block.start() < at && at < block.end())
            .chain([block.start(), block.end()])
            .collect();
        let mut cuts = ordered(&cuts, |it| (it.get() as u64, 0));
        cuts.dedup();

        let mut waiting = touching.into_iter().peekable();
        let mut open: Vec<Piece> = Vec::new();
        let stretches = cuts.iter().zip(cuts.iter().skip(1));
        let runs = stretches.filter_map(|(&start, &end)| {
            let span = Span::new(start, end)?;
            open.retain(|it| it.span.end() > start);
            while let Some(piece) = waiting.next_if(|it| it.span.start() <= start) {
                let place = open.partition_point(|it| self.rank(it) < self.rank(&piece));
                open.insert(place, piece);
            }
            let covers = open.iter().map(|it| self.cover(it, span)).collect();
            Some(Run { span, covers })
        });
        runs.collect()
    }

    /// The marks over the character that begins at `at`, smallest first.
    #[must_use]
    pub fn at(&self, at: usize) -> Vec<usize> {
        let Some(byte) = Span::of(at, at.saturating_add(1)) else {
            return Vec::new();
        };
        let pieces = self.pieces.touching(byte);
        let pieces = ordered(&pieces, |it| (u64::from(self.rank(it)), 0));
        pieces.iter().map(|it| it.mark as usize).collect()
    }

    fn rank(&self, piece: &Piece) -> u32 {
        self.ranks
            .get(piece.mark as usize)
            .copied()
            .unwrap_or_default()
    }

    fn cover(&self, piece: &Piece, run: Span) -> Cover {
        Cover {
            idx: piece.mark,
            lane: self.lane(piece.mark as usize).unwrap_or_default(),
            piece: piece.number,
            starts: piece.span.start() == run.start(),
            ends: piece.span.end() == run.end(),
        }
    }
}

/// The marks from the smallest to the largest. Of equals a line comes before a wash, then the earlier in the
/// text, then the earlier in the list: the same input is always drawn alike.
fn by_size(marks: &[MarkInput<'_>]) -> Vec<usize> {
    let key = |it: &MarkInput<'_>| {
        let covered: usize = it.pieces.iter().map(|piece| piece.len()).sum();
        let start = it.pieces.first().map(|piece| piece.start());
        let start = start.map_or(0, |it| it.get() as u64);
        // The track in the lowest bit: it decides between marks of one length.
        (
            covered as u64 * 2 + u64::from(it.track == Track::Wash),
            start,
        )
    };
    order(marks.len(), &|at| marks.get(at).map_or((0, 0), key))
}
