//! Keeps the workspace: load, save, other tabs, what cannot be read; all through the `Storage` port.
//!
//! - Nothing is written before a load has fully succeeded.
//! - Every record is written under its own key, inside the action; what could not be written waits in memory
//!   and is tried again by every later save.
//! - An article's text is written before the article, the article before its annotations: a text alone is
//!   an unfinished write.
//! - What cannot be read is never overwritten and never deleted: its record goes to a spare key.
//! - Of two versions the higher revision counts; of two with the same revision the live one, then the one
//!   whose stored body is greater. Each tab comes to the same answer, and the other version is kept aside.

mod load;
mod rank;
mod save;
mod seen;
mod sweep;
mod tabs;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;

pub use crate::domain::format::record::{Comfort, Settings, Theme, Why};
pub use tabs::Absorbed;

use crate::domain::format::record::{Address, Place};
use crate::domain::model::{ArticleId, AuthorId, Id, Record, RecordKey};
use crate::domain::ports::{Storage, StorageError};
use crate::domain::text::Text;
use crate::domain::workspace::Workspace;
use seen::Seen;

/// Whether everything is in storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Everything is.
    Saved,
    /// Some records are in memory only.
    NotSaved {
        /// Why the last attempt failed.
        why: StorageError,
        /// How many records wait.
        records: usize,
    },
}

/// What a start found in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// All records that could be read.
    pub workspace: Workspace,
    /// The settings; `None` at a first run.
    pub settings: Option<Settings>,
    /// What could not be read. It stays in storage as it is.
    pub unreadable: Vec<Unreadable>,
    /// Why nothing at all could be read.
    pub trouble: Option<StorageError>,
}

/// A stored pair that could not be read, to be shown and offered as a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Why it could not be read.
    pub why: Why,
}

impl Unreadable {
    /// Whether it was an annotation, going by its key.
    #[must_use]
    pub fn is_annotation(&self) -> bool {
        matches!(
            Address::parse(&self.key),
            Some(Address::At(Place::Record(RecordKey::Annotation(..)), _))
        )
    }
}

/// Unreadable pairs as a file: a JSON object of keys and values, as they are.
#[must_use]
pub fn rescue_file(unreadable: &[Unreadable]) -> String {
    let mut pairs: BTreeMap<String, String> = BTreeMap::new();
    pairs.extend(
        unreadable
            .iter()
            .map(|it| (it.key.clone(), it.value.clone())),
    );
    serde_json::to_string(&pairs).unwrap_or_default()
}

/// Keeps the workspace of one tab.
pub struct Keeper {
    storage: Rc<dyn Storage>,
    is_loaded: bool,
    /// The texts of all articles that were loaded, saved or absorbed.
    texts: LiteMap<ArticleId, Rc<Text>>,
    no_text: Rc<Text>,
    /// What is in storage, as far as this tab knows.
    kept: BTreeSet<Place>,
    /// Keys whose values cannot be read.
    shut: LiteMap<String, ()>,
    /// Versions this tab has met, as revision and checksum: anything else was written at the same time.
    seen: RefCell<Seen>,
    /// Records that [`Self::newer`] found in storage.
    met: RefCell<Vec<Record>>,
    /// The first revision this tab wrote, or tried to write, of a record.
    first: BTreeMap<RecordKey, u32>,
    waiting: LiteMap<RecordKey, Record>,
    /// Losing versions that could not be put aside yet.
    asides: BTreeMap<String, String>,
    settings: Settings,
    settings_revision: u32,
    is_settings_waiting: bool,
    status: SaveStatus,
    why: StorageError,
    found: Option<Loaded>,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper")
            .field("is_loaded", &self.is_loaded)
            .field("waiting", &self.waiting.len())
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl Keeper {
    /// Reads all keys; never writes.
    ///
    /// Where storage cannot be read, [`Loaded::trouble`] says why, and everything saved waits in memory
    /// until a [`Self::retry`] can read it.
    #[must_use]
    pub fn open(storage: Rc<dyn Storage>) -> (Self, Loaded) {
        let nobody = AuthorId(Id::from_bytes([0; 16]));
        let mut keeper = Self {
            storage,
            is_loaded: false,
            texts: LiteMap::new(),
            no_text: Rc::new(Text::new("")),
            kept: BTreeSet::new(),
            shut: LiteMap::new(),
            seen: RefCell::default(),
            met: RefCell::default(),
            first: BTreeMap::new(),
            waiting: LiteMap::new(),
            asides: BTreeMap::new(),
            settings: Settings::first(nobody),
            settings_revision: 0,
            is_settings_waiting: false,
            status: SaveStatus::Saved,
            why: StorageError::Absent,
            found: None,
        };
        let loaded = match keeper.load() {
            Ok(loaded) => loaded,
            Err(why) => {
                keeper.why = why;
                keeper.status = SaveStatus::NotSaved { why, records: 0 };
                Loaded {
                    workspace: Workspace::default(),
                    settings: None,
                    unreadable: Vec::new(),
                    trouble: Some(why),
                }
            }
        };
        (keeper, loaded)
    }

    /// Whether everything is in storage.
    #[must_use]
    pub const fn status(&self) -> &SaveStatus {
        &self.status
    }

    /// The settings. Where [`Loaded::settings`] was `None` they name nobody until settings are saved.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What a [`Self::retry`] could read after [`Self::open`] could not: to be put into the workspace, once.
    pub fn take_found(&mut self) -> Option<Loaded> {
        self.found.take()
    }
}
