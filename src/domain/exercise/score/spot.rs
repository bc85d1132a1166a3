//! Where words lie, counted both in characters and in words.

use std::cmp::Ordering;

use crate::domain::agreement::{Ruler, Stretch};
use crate::domain::model::TagKey;
use crate::domain::text::{Breaks, Target, Text, order};

/// Both rulers of a text.
#[derive(Debug)]
pub(super) struct Rulers<'a> {
    characters: Ruler<'a>,
    words: Ruler<'a>,
}

/// Some words with a tag. Those of a target that lies outside the text have no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// In code points: the pieces in order, none touching another.
    pub(super) characters: Vec<Stretch>,
    /// In words; empty where there is none.
    pub(super) words: Vec<Stretch>,
    pub(super) tag: TagKey,
}

impl<'a> Rulers<'a> {
    pub(super) fn new(text: &'a Text, breaks: &dyn Breaks) -> Self {
        Self {
            characters: Ruler::characters(text),
            words: Ruler::words(text, breaks),
        }
    }

    pub(super) fn place(&self, target: &Target, tag: &TagKey) -> Spot {
        let characters = self.characters.place(target);
        let is_whole = characters.len() == target.pieces().len();
        Spot {
            words: self.words.place(target),
            // Half a target would be another one.
            characters: if is_whole { characters } else { Vec::new() },
            tag: tag.clone(),
        }
    }
}

impl Spot {
    /// Whether it is in the text.
    pub(super) const fn is_placed(&self) -> bool {
        !self.characters.is_empty()
    }

    pub(super) fn has_words_of(&self, other: &Self) -> bool {
        self.is_placed() && self.characters == other.characters
    }

    /// How many characters both have in common.
    pub(super) fn common(&self, other: &Self) -> u64 {
        let (mut mine, mut theirs) = (self.characters.iter(), other.characters.iter());
        let (mut first, mut second) = (mine.next(), theirs.next());
        let mut common = 0;
        while let (Some(one), Some(two)) = (first, second) {
            let (from, to) = (one.from.max(two.from), one.to.min(two.to));
            common += to.saturating_sub(from);
            if one.to < two.to {
                first = mine.next();
            } else {
                second = theirs.next();
            }
        }
        common
    }

    /// How many of its pieces the other touches.
    pub(super) fn n_touched(&self, other: &Self) -> usize {
        let is_touched = |it: &&Stretch| other.characters.iter().any(|two| it.overlaps(*two));
        self.characters.iter().filter(is_touched).count()
    }
}

/// Whether both have words in common.
pub(super) fn overlap(first: &Target, second: &Target) -> bool {
    let mut pieces = first.pieces().iter();
    pieces.any(|it| second.pieces().iter().any(|other| it.overlaps(*other)))
}

/// The places of `count` things in an order that knows no equals but those that are the same: by `key` with the
/// sorting that the page has; those of one key are put in place one by one.
pub(in crate::domain::exercise) fn in_full_order(
    count: usize,
    key: &dyn Fn(usize) -> (u64, u64),
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<usize> {
    let mut sorted: Vec<usize> = Vec::with_capacity(count);
    // Where those of the last key begin.
    let (mut last, mut from) = (None, 0);
    for at in order(count, key) {
        if last.replace(key(at)) != Some(key(at)) {
            from = sorted.len();
        }
        let same = sorted.get(from..).unwrap_or_default();
        let place = same.partition_point(|it| compare(*it, at).is_le());
        sorted.insert(from + place, at);
    }
    sorted
}
