//! What the core asks of the world, with versions that live in memory for tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::domain::model::{Id, Millis};

/// The place where work is kept: named strings.
///
/// A read that succeeded says nothing about the disk; a write that failed says that the work is not kept.
pub trait Storage {
    /// All pairs whose key begins with `prefix`.
    ///
    /// # Errors
    /// Where the place cannot be read at all.
    fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError>;

    /// The value under `key`, if there is one.
    ///
    /// # Errors
    /// Where the place cannot be read at all.
    fn read(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts `value` under `key`, wholly or not at all.
    ///
    /// # Errors
    /// Any reason why it was not put there: the old value is still there then.
    fn write(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Takes `key` away; without a word if it is not there.
    ///
    /// # Errors
    /// Where the place cannot be written at all.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
}

/// Why something is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser has no such place.
    #[error("expected local storage, found none in this browser")]
    Absent,
    /// The browser, or whoever manages it, does not allow it.
    #[error("expected access to local storage, found that the browser denies it")]
    Denied,
    /// A write was refused. Browsers differ in the name of the error: any refused write means this.
    #[error("expected room in local storage, found it full")]
    Full,
    /// What had been written is gone: another tab, or the browser, took it away.
    #[error("expected what was saved in local storage, found it cleared")]
    Cleared,
}

/// The wall clock. Nothing is ordered by it; it is only shown.
pub trait Clock {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now(&self) -> Millis;
}

/// A source of ids that never repeat.
pub trait Ids {
    /// A new random id.
    fn next(&self) -> Id;
}

/// Storage in memory, with an optional limit.
#[derive(Debug, Default)]
pub struct MemoryStorage {
    values: RefCell<BTreeMap<String, String>>,
}

impl Storage for MemoryStorage {
    fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        let values = self.values.borrow();
        let entries = values.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(entries
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.values
            .borrow_mut()
            .insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.values.borrow_mut().remove(key);
        Ok(())
    }
}

/// A clock that moves one millisecond each time it is read.
#[derive(Debug, Default)]
pub struct TickingClock {
    now: Cell<u64>,
}

impl Clock for TickingClock {
    fn now(&self) -> Millis {
        self.now.set(self.now.get() + 1);
        Millis(self.now.get())
    }
}

/// Ids 1, 2, 3 and so on.
#[derive(Debug, Default)]
pub struct CountingIds {
    last: Cell<u128>,
}

impl CountingIds {
    /// Ids that begin after `last`: two sources that must not meet begin far apart.
    #[must_use]
    pub fn after(last: u128) -> Self {
        Self {
            last: Cell::new(last),
        }
    }
}

impl Ids for CountingIds {
    fn next(&self) -> Id {
        self.last.set(self.last.get() + 1);
        Id::from_bytes(self.last.get().to_be_bytes())
    }
}
