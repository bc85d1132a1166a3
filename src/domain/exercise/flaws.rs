//! What an exercise lacks before it is handed out.

use super::{Ask, Exercise, Right, Role, gone};
use crate::domain::model::Tag;
use crate::domain::workspace::Layer;

/// One thing that it lacks. Questions and tags are counted from 1, as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It has no title.
    NoTitle,
    /// Nothing is to be found or answered.
    NoKey,
    /// So many marks of the key are gone.
    Gone(usize),
    /// A question has no words.
    NoWords(usize),
    /// A question has fewer than two options with words.
    FewOptions(usize),
    /// A question that could be scored has no right answer.
    NoRight(usize),
    /// A tag is called nothing.
    NoLabel(usize),
    /// A tag has the letter, or the name, of another.
    SameTag(usize),
}

impl Flaw {
    /// Whether pupils could not work with it. All else is only good to know.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        matches!(
            self,
            Self::NoWords(_) | Self::FewOptions(_) | Self::NoLabel(_) | Self::SameTag(_)
        )
    }
}

/// All that an exercise with these own tags lacks.
#[must_use]
pub fn flaws(exercise: &Exercise, own: &[Tag], taken: &[Tag], layer: &Layer) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if exercise.title.trim().is_empty() {
        flaws.push(Flaw::NoTitle);
    }
    let by = exercise.key_by;
    let mut mine = layer
        .annotations()
        .filter(|it| Some(it.provenance.by) == by);
    let has_entry = mine.any(|it| exercise.setting(it.id).role != Role::Out);
    if !has_entry && exercise.questions.is_empty() {
        flaws.push(Flaw::NoKey);
    }
    match gone(exercise, layer).len() {
        0 => {}
        n => flaws.push(Flaw::Gone(n)),
    }
    for (n, question) in (1..).zip(&exercise.questions) {
        if question.words.trim().is_empty() {
            flaws.push(Flaw::NoWords(n));
        }
        let right = exercise.right(question.number);
        match &question.ask {
            Ask::Free => {}
            Ask::Choice(options) => {
                if options.iter().filter(|it| !it.trim().is_empty()).count() < 2 {
                    flaws.push(Flaw::FewOptions(n));
                } else if right.is_none() {
                    flaws.push(Flaw::NoRight(n));
                }
            }
            Ask::Passage => match right {
                Some(Right::Passages(all)) if !all.is_empty() => {}
                _ => flaws.push(Flaw::NoRight(n)),
            },
        }
    }
    for (at, tag) in own.iter().enumerate() {
        let label = tag.label.trim();
        let earlier = || own.iter().take(at).chain(taken);
        let is_like = |it: &Tag| {
            let same_letter = it.letter.to_lowercase().eq(tag.letter.to_lowercase());
            same_letter || it.label.trim() == label
        };
        if label.is_empty() {
            flaws.push(Flaw::NoLabel(at + 1));
        } else if earlier().any(is_like) {
            flaws.push(Flaw::SameTag(at + 1));
        }
    }
    flaws
}
