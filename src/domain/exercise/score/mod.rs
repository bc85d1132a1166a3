//! What a hand-in is worth against a key, and why.
//!
//! # Who is meant by what
//!
//! Marks and entries are assigned to each other one to one, so that there are as many exact pairs (same words, same
//! tag) as there can be, then as many of the same words, then as many characters in common; see `Fit::weight` for ties.
//! That is found exactly, whatever overlaps, nests or has several pieces, and does not hang on any order of the input.
//! Where so many marks lie over each other that it would take longer than a second, [`Score::assigned`] says so.
//!
//! The points and the published figures are assigned each for themselves, and alike where a key has neither
//! alternatives nor traps. For the points an entry may be met at any of its alternatives, and a mark of the tag of a
//! trap, as near as is asked, is meant for it where that fits best. The [`Figures`] know nothing but the entries'
//! own words and tags: neither alternatives nor tolerance nor traps, on which a mark is spurious like any other. So
//! anybody who counts again with another program finds the same.
//!
//! # Points
//!
//! All in hundredths. An entry gives its weight for words as near as is asked with the right tag, half of it for one of
//! both, and then what the weights say for the right source and the right verdict. A trap that was walked into takes
//! points away; the sum is never below 0. Marks beside all entries cost nothing but precision. What is only practice
//! counts like the rest: who does not want that gives it no weight.

mod answers;
mod assign;
mod figures;
mod pairing;
mod scorer;
mod source;
mod spot;
mod why;
mod words;

use std::rc::Rc;

pub(super) use spot::in_full_order;

pub use figures::{Counts, Figures, NoFigure};
pub use pairing::Assigned;
pub use scorer::Scorer;
pub use why::{Judged, Met, Off, Why};

use super::{Handin, Item, Key};
use crate::domain::model::{AnnotationId, TagKey};
use crate::domain::text::{Breaks, Target, Text};

/// What one hand-in is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The entries of the key in text order, traps among them; then the questions in the order of the key.
    pub items: Vec<Scored>,
    /// The marks that are meant for nothing, in text order.
    pub extras: Vec<Extra>,
    /// All points, in hundredths, after what the teacher gave instead.
    pub points: u32,
    /// What could be reached, in hundredths.
    pub out_of: u32,
    /// Over all tags.
    pub figures: Figures,
    /// Of each tag that an entry or a mark has, by its key.
    pub by_tag: Vec<(TagKey, Figures)>,
    /// How marks and entries were assigned to each other.
    pub assigned: Assigned,
}

/// What one thing of the key is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The thing.
    pub item: Item,
    /// Whether it is a trap: its points are taken away.
    pub is_trap: bool,
    /// What counts, in hundredths: what was counted, or what the teacher gave instead.
    pub points: u32,
    /// What was counted, in hundredths.
    pub counted: u32,
    /// What could be reached, in hundredths; of a trap, what it takes at most.
    pub out_of: u32,
    /// The mark that is meant for it.
    pub mark: Option<AnnotationId>,
    /// Why it was counted so.
    pub why: Vec<Why>,
    /// Why the teacher gave something else, where she did.
    pub reason: Option<Rc<str>>,
}

/// A mark that is meant for nothing in the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// The mark.
    pub mark: AnnotationId,
    /// Its words.
    pub target: Target,
    /// What it says they are.
    pub tag: TagKey,
}

impl Score {
    /// How many things wait for the teacher: nothing was given yet for what was answered.
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        self.items.iter().filter(|it| it.is_waiting()).count()
    }
}

impl Scored {
    /// Whether the teacher must still say what it is worth.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.reason.is_none() && self.why.contains(&Why::Waits)
    }
}

/// Scores one hand-in. Who scores a whole class makes one [`Scorer`] for all.
#[must_use]
pub fn score(key: &Key, handin: &Handin, text: &Text, breaks: &dyn Breaks) -> Score {
    Scorer::new(key, text, breaks).score(handin)
}
