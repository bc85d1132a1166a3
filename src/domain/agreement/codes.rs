//! What each author says of each unit: one code a unit and author, stretch by stretch, so that a million characters
//! cost no more than the marks on them.

use litemap::LiteMap;

use super::hands::Hand;
use super::ruler::Stretch;
use crate::domain::model::TagKey;
use crate::domain::text::ordered;

/// One answer; equal answers have equal codes, and nothing else is meant by the number.
pub(super) type Code = u32;

/// The answers of some authors to the same questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    n_authors: usize,
    /// How many units have the answers of each row.
    weights: Vec<u64>,
    /// An answer for each author, row after row; `None` where one gave none.
    answers: Vec<Option<Code>>,
}

impl Codes {
    /// No answers yet.
    #[must_use]
    pub const fn new(n_authors: usize) -> Self {
        Self {
            n_authors,
            weights: Vec::new(),
            answers: Vec::new(),
        }
    }

    /// Adds `weight` units that have these answers, one for each author; answers that are missing are `None`.
    pub fn add(&mut self, weight: u64, answers: impl IntoIterator<Item = Option<Code>>) {
        if weight > 0 {
            let given = answers.into_iter().chain(std::iter::repeat(None));
            self.answers.extend(given.take(self.n_authors));
            self.weights.push(weight);
        }
    }

    /// Of each of the `len` units of a ruler, whether it lies under a mark of the tag: 1 or 0. Without a tag, which
    /// tags lie over it: each *set* of tags is an answer of its own, so that where one author marks an actor within a
    /// claim and the other only the claim they do not agree.
    #[must_use]
    pub fn of_marks(hands: &[Hand], len: u64, tag: Option<&TagKey>) -> Self {
        let mut sweep = Sweep::new(hands.len());
        // Where marks begin and end, with whose they are: the tags over a stretch change only there.
        let mut edges: Vec<(u64, usize, &TagKey, bool)> = Vec::new();
        for (author, hand) in hands.iter().enumerate() {
            for mark in hand.of(tag) {
                for Stretch { from, to } in &mark.pieces {
                    edges.push(((*from).min(len), author, &mark.tag, true));
                    edges.push(((*to).min(len), author, &mark.tag, false));
                }
            }
        }
        let mut codes = Self::new(hands.len());
        let mut reached = 0;
        for (at, author, tag, is_start) in ordered(&edges, |it| (it.0, 0)) {
            codes.add(at - reached, sweep.answers.iter().map(|it| Some(*it)));
            reached = at;
            sweep.turn(author, tag, is_start);
        }
        codes.add(len - reached, sweep.answers.iter().map(|it| Some(*it)));
        codes
    }

    /// How many authors there are.
    #[must_use]
    pub const fn n_authors(&self) -> usize {
        self.n_authors
    }

    /// The rows: how many units each stands for, and the answers of all authors.
    pub fn rows(&self) -> impl Iterator<Item = (u64, &[Option<Code>])> {
        let rows = self.answers.chunks_exact(self.n_authors.max(1));
        self.weights.iter().copied().zip(rows)
    }

    /// The same for two of the authors. A place that is not there gives no answers.
    #[must_use]
    pub fn pair(&self, first: usize, second: usize) -> Self {
        let mut pair = Self::new(2);
        for (weight, answers) in self.rows() {
            let answer = |at: usize| answers.get(at).copied().flatten();
            pair.add(weight, [answer(first), answer(second)]);
        }
        pair
    }
}

/// The tags over the place that a sweep has reached.
struct Sweep<'a> {
    /// For each author how many marks of each tag.
    open: Vec<LiteMap<&'a TagKey, usize>>,
    /// The code of each set of tags.
    sets: LiteMap<Vec<&'a TagKey>, Code>,
    /// For each author the code of the set that is open.
    answers: Vec<Code>,
}

impl<'a> Sweep<'a> {
    fn new(n_authors: usize) -> Self {
        Self {
            open: vec![LiteMap::new(); n_authors],
            sets: LiteMap::from_iter([(Vec::new(), 0)]),
            answers: vec![0; n_authors],
        }
    }

    /// A mark begins or ends.
    fn turn(&mut self, author: usize, tag: &'a TagKey, is_start: bool) {
        let (Some(open), Some(answer)) = (self.open.get_mut(author), self.answers.get_mut(author))
        else {
            return;
        };
        // At one place a mark may end before another begins or after: only the count tells.
        let n_open = open.entry(tag).or_default();
        let before = *n_open;
        *n_open = if is_start {
            before + 1
        } else {
            before.saturating_sub(1)
        };
        let (was, is) = (before > 0, *n_open > 0);
        if !is {
            open.remove(&tag);
        }
        if was != is {
            let set: Vec<&TagKey> = open.keys().copied().collect();
            let next = self.sets.len() as Code;
            *answer = *self.sets.entry(set).or_insert(next);
        }
    }
}
