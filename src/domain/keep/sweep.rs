//! Takes old tombstones away.

use std::collections::BTreeMap;

use super::Keeper;
use crate::domain::format::record::{Address, PREFIX, Place, Stored, decode};
use crate::domain::model::{ArticleId, Millis, Provenance, RecordKey};
use crate::domain::ports::StorageError;

/// How long a tombstone is kept: 30 days.
const KEEP: u64 = 30 * 24 * 60 * 60 * 1000;

/// All keys of one place, and what the values under them are.
#[derive(Default)]
struct Found {
    keys: Vec<String>,
    has_unreadable: bool,
    has_other: bool,
    is_old: bool,
}

impl Keeper {
    /// Drops tombstones that are older than 30 days; an article's takes its text and its annotations along.
    /// What cannot be read stays. Called after a successful load, and never by itself. Gives the number of
    /// records dropped; where storage refuses, the rest goes another time.
    pub fn sweep(&mut self, now: Millis) -> usize {
        if !self.is_loaded {
            return 0;
        }
        self.try_sweep(now).unwrap_or_default()
    }

    fn try_sweep(&mut self, now: Millis) -> Result<usize, StorageError> {
        let mut places: BTreeMap<Place, Found> = BTreeMap::new();
        for (key, value) in self.storage.entries(PREFIX)? {
            let Some(Address::At(place, _)) = Address::parse(&key) else {
                continue;
            };
            let found = places.entry(place).or_default();
            match decode(&key, &value) {
                Some(Ok(stored)) => {
                    let is_old = provenance(&stored).is_some_and(|it| is_old(it, now));
                    found.has_other |= !is_old;
                    found.is_old |= is_old;
                }
                _ => found.has_unreadable = true,
            }
            found.has_unreadable |= self.shut.contains_key(&key);
            found.keys.push(key);
        }
        let mut dropped = 0;
        let mut articles = Vec::new();
        for (place, found) in &places {
            let Place::Record(record) = place else {
                continue;
            };
            let is_waiting = self.waiting.contains_key(record);
            if found.has_unreadable || found.has_other || !found.is_old || is_waiting {
                continue;
            }
            match record {
                RecordKey::Article(id) => articles.push(*id),
                RecordKey::Annotation(..)
                | RecordKey::Attribution(..)
                | RecordKey::Finding(..)
                | RecordKey::Enclosure(..)
                | RecordKey::Entity(_)
                | RecordKey::Scale(_)
                | RecordKey::Author(_) => {
                    self.drop_place(*place, found)?;
                    dropped += 1;
                }
            }
        }
        for id in articles {
            dropped += self.drop_article(id, &places)?;
        }
        Ok(dropped)
    }

    /// What is in it first, then the text, the article last: what is left by a sweep that was cut short
    /// is swept the next time.
    fn drop_article(
        &mut self,
        id: ArticleId,
        places: &BTreeMap<Place, Found>,
    ) -> Result<usize, StorageError> {
        let is_in_it =
            |place: &Place| matches!(place, Place::Record(key) if key.within() == Some(id));
        let mut dropped = 0;
        for (place, found) in places.iter().filter(|(place, _)| is_in_it(place)) {
            dropped += usize::from(self.drop_readable(*place, found)?);
        }
        for place in [Place::Text(id), Place::Record(RecordKey::Article(id))] {
            if let Some(found) = places.get(&place) {
                dropped += usize::from(self.drop_readable(place, found)?);
            }
        }
        Ok(dropped)
    }

    fn drop_readable(&mut self, place: Place, found: &Found) -> Result<bool, StorageError> {
        if found.has_unreadable {
            return Ok(false);
        }
        self.drop_place(place, found)?;
        Ok(!matches!(place, Place::Text(_)))
    }

    fn drop_place(&mut self, place: Place, found: &Found) -> Result<(), StorageError> {
        for key in &found.keys {
            self.storage.remove(key)?;
        }
        self.kept.remove(&place);
        Ok(())
    }
}

fn provenance(stored: &Stored) -> Option<Provenance> {
    match stored {
        Stored::Article(it) => Some(it.provenance),
        Stored::Annotation(it) => Some(it.provenance()),
        Stored::Record(it) => it.provenance(),
        Stored::Text(..) | Stored::Settings(..) => None,
    }
}

fn is_old(provenance: Provenance, now: Millis) -> bool {
    provenance.is_deleted && now.0.saturating_sub(provenance.modified.0) > KEEP
}
