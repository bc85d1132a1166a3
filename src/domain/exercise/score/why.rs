//! Why a thing gives the points that it gives: what is shown beside them, in words of whoever shows it.

use crate::domain::model::{Rating, TagKey};

/// One reason. A thing may have several, in the order in which they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its words, or those of an alternative, were found exactly.
    Found,
    /// They were found as nearly as is asked.
    Near(Off),
    /// A mark overlaps them, but is further off than is allowed.
    Far(Off),
    /// Only so many of the pieces of its words were marked.
    Pieces {
        /// How many the mark touches.
        found: u16,
        /// How many there are.
        of: u16,
    },
    /// The mark has another tag than it should: this one.
    WrongTag(TagKey),
    /// What was found is the alternative of this number, counted from 0.
    Alternative(u16),
    /// Nothing was marked there.
    Missed,
    /// A trap that was not walked into.
    Avoided,
    /// A trap that was walked into.
    WalkedInto,
    /// The source of the claim.
    Source(Met),
    /// The verdict on the claim.
    Verdict(Judged),
    /// What was answered is right, wrong or missing; never [`Met::InPart`].
    Answer(Met),
    /// What was answered waits for the teacher.
    Waits,
    /// The entry does not lie on the text: it is counted nowhere.
    NotInText,
}

/// How many words a mark is off, at either end: more than 0 where it is too long there, less where it is too short.
/// Both are 0 where the words are the same but not all characters, as with a full stop more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Off {
    /// Where it begins.
    pub start: i32,
    /// Where it ends.
    pub end: i32,
}

/// Whether something is as the key has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It is.
    Right,
    /// Some of it is: one of several sources. It gives half.
    InPart,
    /// It is not.
    Wrong,
    /// Nothing was said.
    Missing,
}

/// Whether a verdict is as the key has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It is.
    Right,
    /// It is this one.
    Wrong(Rating),
    /// None was given.
    Missing,
}
