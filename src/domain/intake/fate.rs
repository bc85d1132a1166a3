//! What becomes of a hand-in beside those that are in the class already.

use crate::domain::exercise::{Handin, Item, Override};
use crate::domain::format::lesson::Head;
use crate::domain::model::{EnclosureId, Millis};

/// A hand-in that is in the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its enclosure.
    pub id: EnclosureId,
    /// Whose it is.
    pub head: Head,
}

/// What becomes of a hand-in that comes.
///
/// The same pupil is who has the same author and the same name: several pupils may share one browser, and each names
/// themselves; and two pupils of one name sit at two browsers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is the first of this pupil; there is somebody else of this name already where `has_namesake`, and other
    /// work from the same browser where `shares`.
    New {
        /// Whether a hand-in by somebody else has the same name.
        has_namesake: bool,
        /// The name of somebody else's hand-in that was made in the same browser.
        shares: Option<String>,
    },
    /// It takes the place of one that was handed in earlier, at this time.
    Newer(EnclosureId, Millis),
    /// It was handed in at the same time as the one here, which says the same unless somebody changed the file.
    Again(EnclosureId),
    /// The one here was handed in later, at this time, and stays.
    Older(Millis),
}

/// What becomes of a hand-in beside those of the class.
#[must_use]
pub fn fate(class: &[Kept], new: &Head) -> Fate {
    let name = |it: &Head| it.name.trim().to_owned();
    let is_namesake = |it: &Head| name(it) == name(new);
    let heads = || class.iter().map(|it| &it.head);
    let mut same = class.iter();
    let same = same.find(|it| it.head.by == new.by && is_namesake(&it.head));
    match same {
        Some(it) if it.head.handed_in < new.handed_in => Fate::Newer(it.id, it.head.handed_in),
        Some(it) if it.head.handed_in == new.handed_in => Fate::Again(it.id),
        Some(it) => Fate::Older(it.head.handed_in),
        None => Fate::New {
            has_namesake: !name(new).is_empty() && heads().any(is_namesake),
            shares: heads().find(|it| it.by == new.by).map(name),
        },
    }
}

/// What the teacher gave on an earlier hand-in that holds for the later one too, and how much does not: points for an
/// answer hold as long as the answer is the same.
#[must_use]
pub fn carried(earlier: &Handin, later: &Handin) -> (Vec<Override>, usize) {
    let answer = |of: &Handin, number: u16| {
        let mut answers = of.answers.iter();
        answers.find(|it| it.question == number).cloned()
    };
    let holds = |it: &&Override| match it.item {
        Item::Entry(_) => true,
        Item::Question(number) => answer(earlier, number) == answer(later, number),
    };
    let held: Vec<Override> = earlier.overrides.iter().filter(holds).cloned().collect();
    let n_lost = earlier.overrides.len() - held.len();
    (held, n_lost)
}

/// For each name how it is told from the others: nothing where it is the only one of its kind, otherwise its number
/// among its like, counted from 1. Names that are missing are all numbered.
#[must_use]
pub fn numbered(names: &[&str]) -> Vec<Option<usize>> {
    let one = |(at, name): (usize, &&str)| {
        let is_like = |it: &&&str| it.trim() == name.trim();
        let n_before = names.iter().take(at).filter(is_like).count();
        let is_alone = !name.trim().is_empty() && names.iter().filter(is_like).count() < 2;
        (!is_alone).then_some(n_before + 1)
    };
    names.iter().enumerate().map(one).collect()
}
