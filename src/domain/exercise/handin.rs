//! What a pupil does: answers while they work, and all of it once it is handed in.

use std::rc::Rc;

use crate::domain::model::{AnnotationId, AuthorId, EnclosureId, Millis, Rating, TagKey, TextHash};
use crate::domain::text::Target;

/// What a pupil has beside their marks while they work on an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The pupil's name or pseudonym; empty until they say.
    pub name: String,
    /// When the exercise was opened.
    pub begun: Millis,
    /// When it was last handed in; nothing where it was not.
    pub handed_in: Option<Millis>,
    /// What was answered.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number of the question.
    pub question: u16,
    /// What is answered.
    pub reply: Reply,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// In words.
    Words(String),
    /// One of the options, counted from 0.
    Option(u16),
    /// These words of the article.
    Passage(Target),
}

/// All that one pupil handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handin {
    /// For which exercise; nothing where it is no hand-in yet, but work that is looked at while it is done.
    pub exercise: Option<EnclosureId>,
    /// Who.
    pub by: AuthorId,
    /// What they call themselves.
    pub name: String,
    /// The text that they worked on.
    pub hash: TextHash,
    /// When they began.
    pub begun: Millis,
    /// When they handed it in.
    pub handed_in: Millis,
    /// What they marked, in text order.
    pub marks: Vec<HandMark>,
    /// What they answered.
    pub answers: Vec<Answer>,
    /// What the teacher gave instead of what was counted.
    pub overrides: Vec<Override>,
}

/// One mark of a pupil with what is tied to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandMark {
    /// The annotation that it was.
    pub id: AnnotationId,
    /// Its words.
    pub target: Target,
    /// What they are.
    pub tag: TagKey,
    /// When it was made.
    pub created: Millis,
    /// Who says it, where it is a claim.
    pub said_by: Vec<SaidBy>,
    /// The verdict on it, where there is one but open.
    pub rating: Option<Rating>,
}

/// Who says a claim, complete in itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// Whoever wrote the article.
    Reporter,
    /// Somebody.
    Actor {
        /// The words of the article that name them; nothing where only the entity is known.
        mention: Option<Target>,
        /// All names that are known of them; the words of the mention are not among them.
        names: Vec<String>,
    },
}

/// What the teacher gave instead of what was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// For which thing.
    pub item: Item,
    /// How many points, in hundredths.
    pub points: u32,
    /// Why.
    pub reason: Rc<str>,
}

/// A thing that gives or takes points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// An entry of the key: its words, its source and its verdict together; a trap too.
    Entry(AnnotationId),
    /// A question.
    Question(u16),
}
