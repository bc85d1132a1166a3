//! Undo and redo: the steps of this visit.

use super::{Change, Command, Workspace};
use crate::domain::model::Millis;

/// One stay in one note field: its edits are one step, though each is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit(pub u32);

/// What a step did, for the words on the Undo button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// An article was added.
    AddArticle,
    /// An article was described.
    Describe,
    /// An article was deleted.
    DeleteArticle,
    /// An annotation was made.
    Annotate,
    /// Many annotations were made.
    AnnotateAll,
    /// A piece was added.
    AddPiece,
    /// An annotation was put on other words.
    Reshape,
    /// A tag was changed.
    Retag,
    /// A note was written.
    WriteNote,
    /// Annotations were deleted.
    Delete,
    /// A claim was given a source.
    Attribute,
    /// It was said how a source's words come to the reader.
    Convey,
    /// A source was taken away from a claim.
    Unattribute,
    /// A piece of evidence was added.
    AddEvidence,
    /// A piece of evidence was written.
    WriteEvidence,
    /// Evidence was deleted.
    DeleteFinding,
    /// A claim was rated.
    Judge,
    /// It was said whom mentions mean.
    Identify,
    /// Particulars were written.
    Specify,
    /// An entity was written.
    WriteEntity,
    /// Two entities became one.
    Merge,
    /// An entity was deleted.
    DeleteEntity,
    /// A scale of verdicts was written or deleted.
    Scale,
    /// An exercise, or what belongs to one, was written or deleted.
    Lesson,
    /// Differences between authors were settled.
    Settle,
    /// Two claims were linked.
    Link,
    /// A link was taken away.
    Unlink,
    /// A file was imported.
    Import,
    /// A name was given.
    Introduce,
}

impl From<&Command> for Label {
    fn from(command: &Command) -> Self {
        match command {
            Command::AddArticle(_) => Self::AddArticle,
            Command::Describe(..) => Self::Describe,
            Command::DeleteArticle(_) => Self::DeleteArticle,
            Command::Annotate { .. } => Self::Annotate,
            Command::AnnotateAll(..) => Self::AnnotateAll,
            Command::AddPiece(..) => Self::AddPiece,
            Command::Reshape(..) => Self::Reshape,
            Command::Retag(..) => Self::Retag,
            Command::WriteNote(..) => Self::WriteNote,
            Command::Delete(_) => Self::Delete,
            Command::Attribute(..) => Self::Attribute,
            Command::Import(_) => Self::Import,
            Command::Introduce(_) => Self::Introduce,
            Command::Act(act) => act.label,
        }
    }
}

#[derive(Clone, Debug)]
struct Step {
    change: Change,
    label: Label,
    visit: Option<Visit>,
}

/// Steps that can be undone and done again. Kept for this visit only: what is stored is the outcome.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// The outcome of undo or redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// There is no step.
    Nothing,
    /// The step's change, to be applied and written.
    Step(Label, Change),
    /// The records were changed elsewhere since; the step is dropped and nothing changes.
    Overtaken(Label),
}

impl History {
    /// Steps held in each direction. A step is a few hundred bytes, so that a day's work fits.
    pub const LIMIT: usize = 10_000;

    /// Adds a step. What could be done again is forgotten, unless nothing changed.
    pub fn push(&mut self, label: Label, change: Change, visit: Option<Visit>) {
        if change.is_empty() {
            return;
        }
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if visit.is_some() && last.visit == visit => {
                last.change = std::mem::take(&mut last.change).then(change);
            }
            _ => self.done.push(Step {
                change,
                label,
                visit,
            }),
        }
        if self.done.len() > Self::LIMIT {
            self.done.remove(0);
        }
    }

    /// What undo would undo.
    #[must_use]
    pub fn next_undo(&self) -> Option<Label> {
        self.done.last().map(|step| step.label)
    }

    /// What redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<Label> {
        self.undone.last().map(|step| step.label)
    }

    /// The change that undo would take back.
    #[must_use]
    pub fn done(&self) -> Option<&Change> {
        self.done.last().map(|step| &step.change)
    }

    /// The change that redo would do again.
    #[must_use]
    pub fn undone(&self) -> Option<&Change> {
        self.undone.last().map(|step| &step.change)
    }

    /// Takes the last step back.
    pub fn undo(&mut self, workspace: &Workspace, now: Millis) -> Undone {
        let Some(step) = self.done.pop() else {
            return Undone::Nothing;
        };
        if !step.change.stands(workspace, true) {
            return Undone::Overtaken(step.label);
        }
        let change = Change::to(workspace, step.change.undone(), now);
        let label = step.label;
        self.undone.push(Step {
            visit: None,
            ..step
        });
        Undone::Step(label, change)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self, workspace: &Workspace, now: Millis) -> Undone {
        let Some(step) = self.undone.pop() else {
            return Undone::Nothing;
        };
        if !step.change.stands(workspace, false) {
            return Undone::Overtaken(step.label);
        }
        let change = Change::to(workspace, step.change.redone(), now);
        let label = step.label;
        self.done.push(step);
        Undone::Step(label, change)
    }
}
