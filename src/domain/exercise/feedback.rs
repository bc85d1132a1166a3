//! What a pupil is told about what they handed in.

use crate::domain::text::Target;

/// What a teacher hands back to one pupil. In words, so that it can be read and printed without the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feedback {
    /// What the exercise is called.
    pub title: String,
    /// What the pupil calls themselves.
    pub name: String,
    /// Points that were given, in hundredths.
    pub points: u32,
    /// Points that could be had, in hundredths.
    pub out_of: u32,
    /// What the teacher says to all of it; empty where nothing.
    pub words: String,
    /// What points were given for, in the order in which it is read.
    pub items: Vec<Told>,
    /// Figures, a sentence each.
    pub figures: Vec<String>,
}

/// One thing that gave or took points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it is: the tag of a mark, or the words of a question.
    pub label: String,
    /// Its words in the article, where it has some.
    pub place: Option<Target>,
    /// Points that were given, in hundredths.
    pub points: u32,
    /// Points that could be had, in hundredths; 0 for what can only take some away.
    pub out_of: u32,
    /// Why, and what helps.
    pub words: String,
    /// Why the teacher gave other points than were counted; empty where she did not.
    pub reason: String,
}
