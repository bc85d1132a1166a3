//! What a command did: records before and after.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::model::{Author, Millis, Provenance, Record, RecordKey};

use super::Workspace;

/// One record before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// As it was, or `None` where there was none.
    pub before: Option<Record>,
    /// As it is now. A deleted record is its own tombstone.
    pub after: Record,
}

/// `record` as the version after `before`. Authors have no revision: theirs is the later time.
fn later(before: &Record, record: Record, now: Millis) -> Record {
    match (&record, before, record.provenance()) {
        (Record::Author(it), Record::Author(earlier), _) => Record::Author(Rc::new(Author {
            modified: now.max(Millis(earlier.modified.0.saturating_add(1))),
            ..(**it).clone()
        })),
        (_, _, Some(provenance)) => {
            let revision = before.revision().max(provenance.revision).saturating_add(1);
            record.with_provenance(Provenance {
                revision,
                modified: now,
                ..provenance
            })
        }
        _ => record,
    }
}

/// What a command did, as one step: no key twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    edits: Vec<Edit>,
}

impl Change {
    /// The change that makes these records say what they say here, each one revision later than what is in
    /// the workspace. Records that say the same already are left out; of two with one key the last counts.
    #[must_use]
    pub fn to(
        workspace: &Workspace,
        records: impl IntoIterator<Item = Record>,
        now: Millis,
    ) -> Self {
        let edit = |record: Record| {
            let before = workspace.record(record.key());
            if before.as_ref().is_some_and(|it| it.says_the_same(&record)) {
                return None;
            }
            let after = match &before {
                Some(before) => later(before, record, now),
                None => record,
            };
            Some(Edit { before, after })
        };
        // Of one type with the other maps of records: each type of map is 4 KB in the page.
        let mut last: BTreeMap<RecordKey, u32> = BTreeMap::new();
        let records: Vec<Record> = records.into_iter().collect();
        for (place, record) in (0..).zip(&records) {
            last.insert(record.key(), place);
        }
        let is_last = |(place, record): &(u32, Record)| last.get(&record.key()) == Some(place);
        let records = (0..).zip(records).filter(is_last);
        Self {
            edits: records.filter_map(|(_, record)| edit(record)).collect(),
        }
    }

    /// The edits, in the order in which they are written.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The keys of what changed.
    pub fn keys(&self) -> impl Iterator<Item = RecordKey> {
        self.edits.iter().map(|edit| edit.after.key())
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// What the records must say for this change to be undone: a record that was made is deleted, and any
    /// other says again what it said before. Authors have no tombstones: a name that was given is empty.
    pub fn undone(&self) -> impl Iterator<Item = Record> {
        self.edits
            .iter()
            .map(|edit| match (&edit.before, &edit.after) {
                (Some(before), _) => before.clone(),
                (None, Record::Author(it)) => Record::Author(Rc::new(Author {
                    name: "".into(),
                    ..(**it).clone()
                })),
                (None, after) => after.deleted(),
            })
    }

    /// What the records must say for this change to be done again.
    pub fn redone(&self) -> impl Iterator<Item = Record> {
        self.edits.iter().map(|edit| edit.after.clone())
    }

    /// This change and a later one as one step.
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        for edit in later.edits {
            match self
                .edits
                .iter_mut()
                .find(|it| it.after.key() == edit.after.key())
            {
                Some(earlier) => earlier.after = edit.after,
                None => self.edits.push(edit),
            }
        }
        self
    }

    /// Whether every record still says what this change made it say (`is_done`), or what it said before.
    #[must_use]
    pub fn stands(&self, workspace: &Workspace, is_done: bool) -> bool {
        let mut expected: Box<dyn Iterator<Item = Record>> = if is_done {
            Box::new(self.redone())
        } else {
            Box::new(self.undone())
        };
        expected.all(|record| {
            workspace
                .record(record.key())
                .is_some_and(|it| it.says_the_same(&record))
        })
    }
}
