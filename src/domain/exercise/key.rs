//! The right answers, complete in themselves.

use std::rc::Rc;

use super::{Role, SaidBy, Weights};
use crate::domain::model::{AnnotationId, Rating, TagKey};
use crate::domain::text::Target;

/// What a hand-in is scored against. In text order, so that nothing depends on the order in which it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// What is to be found, and what is not to be marked; never [`Role::Out`].
    pub entries: Vec<KeyEntry>,
    /// What is right to answer.
    pub answers: Vec<KeyAnswer>,
    /// How much each kind of thing counts.
    pub weights: Weights,
}

/// One mark of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// The teacher's mark that it was made from.
    pub id: AnnotationId,
    /// Whether it is to be found or not to be marked.
    pub role: Role,
    /// Its words.
    pub target: Target,
    /// What they are.
    pub tag: TagKey,
    /// What it counts, in points.
    pub weight: u16,
    /// How far the words of a pupil's mark may differ.
    pub tolerance: Tolerance,
    /// What is as right: other words, another tag, or both.
    pub accepted: Vec<(Target, TagKey)>,
    /// What whoever missed it, or walked into it, is told; empty where nothing.
    pub feedback: Rc<str>,
    /// Whether pupils may check themselves against it.
    pub is_practice: bool,
    /// Who says it, where it is a claim: any of these is right. Empty where the teacher does not say.
    pub said_by: Vec<SaidBy>,
    /// The verdict on it, where there is one.
    pub rating: Option<Rating>,
}

/// How far the words of a pupil's mark may differ from those of the key and still give its points. Published figures
/// (precision, recall, F₁) never look at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tolerance {
    /// Not at all.
    Exact,
    /// Each end may be so many words off.
    Words(u8),
    /// It only has to have a character in common.
    #[default]
    Overlap,
}

/// The right answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyAnswer {
    /// The number of the question.
    pub question: u16,
    /// What a right answer counts, in points.
    pub points: u16,
    /// What is right.
    pub right: Right,
}

/// What is right to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Right {
    /// What the teacher would write: shown beside the pupil's words, never compared with them.
    Model(String),
    /// One of these options, counted from 0.
    Options(Vec<u16>),
    /// A passage that overlaps one of these.
    Passages(Vec<Target>),
}
