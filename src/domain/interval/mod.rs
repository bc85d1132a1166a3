//! What to draw where marks overlap: lanes, runs, and what lies under a pointer. Pure; nothing here draws.
//!
//! A *mark* is what one annotation looks like. It keeps one *lane* along its whole length, so that the eye
//! can follow it: the shortest lies nearest to the words, a longer one that covers it lies outside. A *run*
//! is a longest stretch over which the same marks lie; it becomes one element on the page.

mod lanes;
mod pieces;

use std::ops::Range;

use crate::domain::text::{Span, ordered};
pub use lanes::MAX_LANES;
use lanes::Rank;
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
    marks: Vec<Mark>,
}

#[derive(Clone, Debug)]
struct Mark {
    track: Track,
    pieces: Vec<Span>,
    lane: u8,
}

impl Mark {
    fn new(input: &MarkInput<'_>) -> Self {
        Self {
            track: input.track,
            pieces: input.pieces.to_vec(),
            lane: 0,
        }
    }
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
    /// Gives each mark its lane and makes runs quick to find.
    ///
    /// `len` is the length of the text in bytes. Runs never leave the text, whatever the pieces say.
    #[must_use]
    pub fn new(len: usize, marks: &[MarkInput<'_>]) -> Self {
        let mut made = Self {
            len,
            pieces: Pieces::new(marks),
            marks: marks.iter().map(Mark::new).collect(),
        };
        made.settle_all();
        made
    }

    /// Puts a mark in at place `idx`, at most after the last; marks from there on move up by one. Returns
    /// the pieces that look different now: its own, and those of marks that moved to another lane.
    ///
    /// The outcome is what [`Marks::new`] makes of the longer list, at the cost of passing once over it.
    pub fn insert(&mut self, idx: usize, mark: &MarkInput<'_>) -> Vec<Span> {
        let idx = idx.min(self.marks.len());
        self.marks.insert(idx, Mark::new(mark));
        self.pieces.insert(idx as u32, mark.pieces);
        self.settle(mark.track, mark.pieces, self.rank(idx))
    }

    /// Takes out the mark at place `idx`; marks after it move down by one. Returns as [`Marks::insert`].
    pub fn remove(&mut self, idx: usize) -> Vec<Span> {
        if idx >= self.marks.len() {
            return Vec::new();
        }
        let rank = self.rank(idx);
        let mark = self.marks.remove(idx);
        self.pieces.remove(idx as u32);
        self.settle(mark.track, &mark.pieces, rank)
    }

    /// The lane of a mark within its track; `None` where there is no such mark.
    #[must_use]
    pub fn lane(&self, idx: usize) -> Option<u8> {
        self.marks.get(idx).map(|it| it.lane)
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
                let rank = self.rank(piece.mark as usize);
                let place = open.partition_point(|it| self.rank(it.mark as usize) < rank);
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
        let touching = self.pieces.touching(byte);
        let places: Vec<usize> = touching.iter().map(|it| it.mark as usize).collect();
        // Texts are far shorter than four gigabytes: start and place share a number.
        let rank = |&it: &usize| {
            let (size, start, idx) = self.rank(it);
            (size, start << 32 | idx as u64)
        };
        ordered(&places, rank)
    }

    /// Of equals a line comes before a wash, then the earlier in the text, then the earlier in the list: the
    /// same input is always drawn alike.
    fn rank(&self, idx: usize) -> Rank {
        let Some(mark) = self.marks.get(idx) else {
            return (0, 0, idx);
        };
        let covered: usize = mark.pieces.iter().map(|piece| piece.len()).sum();
        let start = mark.pieces.first().map(|piece| piece.start());
        let start = start.map_or(0, |it| it.get() as u64);
        // The track in the lowest bit: it decides between marks of one length.
        let is_wash = u64::from(mark.track == Track::Wash);
        (covered as u64 * 2 + is_wash, start, idx)
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
