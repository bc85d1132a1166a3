//! Commands that bring the code that does them: what is only done in panes and dialogs that are fetched later need
//! not be in the first file that a page fetches.

use std::fmt;
use std::rc::Rc;

use super::{Command, Label, Maker, Refusal, Visit, Workspace};
use crate::domain::model::Record;

/// What the records are after it.
type Outcome = Result<Vec<Record>, Refusal>;

/// The way to do it.
type Run = dyn Fn(&Workspace, Maker<'_>) -> Outcome;

/// One intent with the way to do it. It may be done twice, on two states of the workspace.
#[derive(Clone)]
pub struct Act {
    /// What it is called.
    pub(super) label: Label,
    /// The stay in a field that it is a part of.
    pub(super) visit: Option<Visit>,
    run: Rc<Run>,
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.label)
    }
}

impl Act {
    /// The records as they are after it.
    pub(super) fn run(&self, workspace: &Workspace, maker: Maker<'_>) -> Outcome {
        (self.run)(workspace, maker)
    }
}

/// A command that is done by this.
pub(super) fn act(
    label: Label,
    visit: Option<Visit>,
    run: impl Fn(&Workspace, Maker<'_>) -> Outcome + 'static,
) -> Command {
    Command::Act(Act {
        label,
        visit,
        run: Rc::new(run),
    })
}
