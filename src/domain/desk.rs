//! A person's desk: their workspace, the steps they can take back, and the keeper that saves each of them.
//!
//! The one place through which the interface changes anything. Pure: the browser comes in through ports.

use std::rc::Rc;

use crate::domain::keep::{Keeper, SaveStatus, Settings, Unreadable};
use crate::domain::model::{Millis, Record};
use crate::domain::ports::{Clock, Ids, Storage};
use crate::domain::workspace::{
    Change, Command, History, Label, Maker, Refusal, Undone, Workspace, apply,
};

/// The workspace, its history and its keeper.
#[derive(Debug)]
pub struct Desk<C, I> {
    workspace: Workspace,
    history: History,
    keeper: Keeper,
    settings: Settings,
    clock: C,
    ids: I,
}

/// What was found when the desk was opened.
#[derive(Debug)]
pub struct Opening {
    /// Nothing was stored here before: whoever it is, is here for the first time.
    pub is_first_run: bool,
    /// What could not be read. It is kept as it is.
    pub unreadable: Vec<Unreadable>,
}

impl<C: Clock, I: Ids> Desk<C, I> {
    /// Reads what is stored. Where that fails the desk is empty and nothing is written until it succeeds.
    pub fn open(storage: Rc<dyn Storage>, clock: C, ids: I) -> (Self, Opening) {
        let (mut keeper, loaded) = Keeper::open(storage);
        let is_first_run = loaded.settings.is_none() && loaded.trouble.is_none();
        let settings = match loaded.settings {
            Some(settings) => settings,
            None => {
                let settings = Settings::first(crate::domain::model::AuthorId(ids.next()));
                keeper.save_settings(settings.clone());
                settings
            }
        };
        let desk = Self {
            workspace: loaded.workspace,
            history: History::default(),
            keeper,
            settings,
            clock,
            ids,
        };
        (
            desk,
            Opening {
                is_first_run,
                unreadable: loaded.unreadable,
            },
        )
    }

    /// All records as they are now.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Whether everything is stored.
    #[must_use]
    pub fn status(&self) -> &SaveStatus {
        self.keeper.status()
    }

    /// What the person has chosen.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The steps that can be taken back.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The time.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// A source of ids.
    pub fn ids(&self) -> &I {
        &self.ids
    }

    /// Applies a command, stores its outcome, and remembers how to take it back.
    ///
    /// Where another tab has written one of the records since, its version is taken over first and the
    /// command is applied to that: neither overwrites the other.
    ///
    /// # Errors
    /// A [`Refusal`]; nothing is changed.
    pub fn run(&mut self, command: Command) -> Result<Change, Refusal> {
        let label = Label::from(&command);
        let visit = command.visit();
        let change = apply(&self.workspace, command.clone(), self.maker())?;
        let newer = self.keeper.newer(&self.workspace, &change);
        let change = if newer.is_empty() {
            change
        } else {
            self.workspace.put(newer);
            apply(&self.workspace, command, self.maker())?
        };
        if change.is_empty() {
            return Ok(change);
        }
        self.settle(&change);
        // A name is no work to be taken back, and is typed letter by letter.
        if label != Label::Introduce {
            self.history.push(label, change.clone(), visit);
        }
        Ok(change)
    }

    /// Puts records in place and stores them, as no step of the person's own: the first story.
    pub fn plant(&mut self, records: Vec<Record>) {
        let change = Change::to(&self.workspace, records, self.clock.now());
        self.settle(&change);
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Undone {
        self.catch_up(History::done);
        let undone = self.history.undo(&self.workspace, self.clock.now());
        self.settle_undone(&undone);
        undone
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Undone {
        self.catch_up(History::undone);
        let undone = self.history.redo(&self.workspace, self.clock.now());
        self.settle_undone(&undone);
        undone
    }

    /// Takes over what another tab has written of the records of a step.
    fn catch_up(&mut self, step: fn(&History) -> Option<&Change>) {
        let newer = step(&self.history).map(|it| self.keeper.newer(&self.workspace, it));
        self.workspace.put(newer.unwrap_or_default());
    }

    fn settle_undone(&mut self, undone: &Undone) {
        if let Undone::Step(_, change) = undone {
            self.settle(change);
        }
    }

    /// Takes over what another tab wrote under `key`; says whether anything here changed.
    pub fn absorb(&mut self, key: Option<&str>, value: Option<&str>) -> bool {
        let before = *self.keeper.status();
        let absorbed = match key {
            Some(key) => self.keeper.absorb(&self.workspace, key, value),
            None => self.keeper.cleared(&self.workspace),
        };
        if absorbed.has_settings {
            self.settings = self.keeper.settings().clone();
        }
        let is_changed = !absorbed.records.is_empty()
            || absorbed.has_settings
            || before != *self.keeper.status();
        self.workspace.put(absorbed.records);
        is_changed
    }

    /// Lets go for good of what was deleted a month ago. Reads all of storage: for idle time.
    pub fn sweep(&mut self) {
        let now = self.clock.now();
        self.keeper.sweep(now);
    }

    /// Tries again to store what could not be stored.
    pub fn retry(&mut self) {
        self.keeper.retry();
        // Where nothing could be read at the start, what is stored comes in now.
        if let Some(found) = self.keeper.take_found() {
            self.workspace.put(found.workspace.records());
        }
    }

    /// Changes what the person has chosen.
    pub fn choose(&mut self, settings: Settings) {
        self.keeper.save_settings(settings.clone());
        self.settings = settings;
    }

    fn settle(&mut self, change: &Change) {
        self.workspace.take(change);
        self.keeper.save(change);
    }

    fn maker(&self) -> Maker<'_> {
        Maker {
            author: self.settings.me,
            clock: &self.clock,
            ids: &self.ids,
        }
    }
}
