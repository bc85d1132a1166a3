//! Writes records, now; what could not be written waits.

use std::rc::Rc;

use super::rank::{compare, mark};
use super::{Keeper, SaveStatus, Settings};
use crate::domain::format::record::{
    Entry, LAST_SPARE, Place, aside, asides_of, entries_of, entry_of_settings, open,
};
use crate::domain::model::{ArticleId, Record, RecordKey};
use crate::domain::ports::StorageError;
use crate::domain::text::ordered;
use crate::domain::workspace::Change;

impl Keeper {
    /// Writes every record of the change, each under its own key, now. What could not be written stays in
    /// memory as unsaved and is tried again by the next save or retry.
    pub fn save(&mut self, change: &Change) -> SaveStatus {
        // Before what is saved takes the place of what waits.
        self.remember();
        for edit in change.edits() {
            self.expect(edit.after.clone());
        }
        let keys: Vec<RecordKey> = change.keys().collect();
        // Articles before what needs them.
        self.flush(ordered(&keys, |it| (u64::from(it.within().is_some()), 0)))
    }

    /// Tries again to write what waits. Where storage could not be read so far, reads it first; what it
    /// holds is then in [`Self::take_found`].
    pub fn retry(&mut self) -> SaveStatus {
        if !self.is_loaded {
            match self.load() {
                Ok(loaded) => self.meet(loaded),
                Err(why) => self.why = why,
            }
        }
        self.flush(Vec::new())
    }

    /// Writes the settings.
    pub fn save_settings(&mut self, settings: Settings) -> SaveStatus {
        self.settings = settings;
        self.settings_revision = self.settings_revision.saturating_add(1);
        self.is_settings_waiting = true;
        self.flush(Vec::new())
    }

    /// Takes a record into the list of what must be written.
    pub(super) fn expect(&mut self, record: Record) {
        if let Record::Article(article) = &record {
            self.texts.insert(article.id, Rc::clone(&article.text));
        }
        let key = record.key();
        self.first.entry(key).or_insert_with(|| record.revision());
        self.waiting.insert(key, record);
    }

    /// Writes the records of `urgent`, then whatever else waits; stops at the first failure. A change is
    /// written before older ones, so that a record too large for what room is left holds up no deletion.
    pub(super) fn flush(&mut self, urgent: Vec<RecordKey>) -> SaveStatus {
        self.remember();
        if self.is_loaded
            && let Err(why) = self.write_all(urgent)
        {
            self.why = why;
        }
        self.count()
    }

    /// Counts what waits.
    pub(super) fn count(&mut self) -> SaveStatus {
        let unwritten = self.waiting.values().filter(|it| !self.is_moot(it)).count();
        let records = unwritten + self.asides.len() + usize::from(self.is_settings_waiting);
        self.status = if records == 0 && self.is_loaded {
            SaveStatus::Saved
        } else {
            let why = self.why;
            SaveStatus::NotSaved { why, records }
        };
        self.status
    }

    fn write_all(&mut self, urgent: Vec<RecordKey>) -> Result<(), StorageError> {
        for key in urgent {
            self.write_waiting(key)?;
        }
        if self.is_settings_waiting {
            let entry = entry_of_settings(&self.settings, self.settings_revision);
            self.write_last(&entry)?;
            self.is_settings_waiting = false;
        }
        let rest: Vec<RecordKey> = self.waiting.keys().copied().collect();
        for key in rest {
            self.write_waiting(key)?;
        }
        self.write_asides_of("")
    }

    /// Writes the losing versions of what is under `key`, before anything overwrites it; of everything
    /// where `key` is empty.
    fn write_asides_of(&mut self, key: &str) -> Result<(), StorageError> {
        let prefix = asides_of(key);
        let mine: Vec<String> = self
            .asides
            .keys()
            .filter(|it| it.starts_with(&prefix))
            .cloned()
            .collect();
        for key in mine {
            if let Some(value) = self.asides.get(&key) {
                self.storage.write(&key, value)?;
                self.asides.remove(&key);
            }
        }
        Ok(())
    }

    fn write_waiting(&mut self, key: RecordKey) -> Result<(), StorageError> {
        let Some(record) = self.waiting.get(&key).cloned() else {
            return Ok(());
        };
        let text = match &record {
            Record::Annotation(it) => {
                let is_article_kept = self.has_article(it.article);
                match self.texts.get(&it.article) {
                    Some(text) if is_article_kept => Rc::clone(text),
                    _ => return Ok(()),
                }
            }
            Record::Attribution(_) | Record::Finding(_) | Record::Enclosure(_) => {
                let is_kept = |article| self.has_article(article);
                if !key.within().is_some_and(is_kept) {
                    return Ok(());
                }
                Rc::clone(&self.no_text)
            }
            Record::Article(it) => Rc::clone(&it.text),
            Record::Author(_) | Record::Entity(_) | Record::Scale(_) => Rc::clone(&self.no_text),
        };
        for entry in entries_of(&record, text.as_str()) {
            match entry.place {
                Place::Text(_) => self.write_text(&entry)?,
                Place::Record(_) => self.write_record(&record, &entry, text.as_str())?,
                Place::Settings => self.write_last(&entry)?,
            }
            self.kept.insert(entry.place);
        }
        self.waiting.remove(&key);
        Ok(())
    }

    /// Whether an article's record is in storage.
    fn has_article(&self, id: ArticleId) -> bool {
        let place = Place::Record(RecordKey::Article(id));
        self.kept.contains(&place)
    }

    /// A deletion of what never reached storage loses nothing by not being written, and so do annotations
    /// of an article that was deleted before it reached storage.
    fn is_moot(&self, record: &Record) -> bool {
        let is_gone =
            |it: &Record| it.is_deleted() && !self.kept.contains(&Place::Record(it.key()));
        let article = record.key().within();
        let article = article.and_then(|it| self.waiting.get(&RecordKey::Article(it)));
        is_gone(record) || article.is_some_and(is_gone)
    }

    /// Texts never change: whatever else is under the key, it stays.
    fn write_text(&self, entry: &Entry) -> Result<(), StorageError> {
        if self.kept.contains(&entry.place) {
            return Ok(());
        }
        for spare in 1..=LAST_SPARE {
            let (key, value) = entry.sealed(spare);
            match self.storage.read(&key)? {
                None => return self.storage.write(&key, &value),
                Some(found) if found == value => return Ok(()),
                Some(_) => {}
            }
        }
        Err(StorageError::Full)
    }

    fn write_record(
        &mut self,
        record: &Record,
        entry: &Entry,
        text: &str,
    ) -> Result<(), StorageError> {
        for spare in 1..=LAST_SPARE {
            let (key, value) = entry.sealed(spare);
            if self.shut.contains_key(&key) {
                continue;
            }
            let found = self.storage.read(&key)?;
            if let Some(found) = found.filter(|it| *it != value) {
                let Ok((header, _)) = open(&key, &found) else {
                    self.shut.insert(key, ());
                    continue;
                };
                if header.revision >= entry.revision && !self.has_seen(&found) {
                    let Some(theirs) = self.read_as(&key, &found) else {
                        self.shut.insert(key, ());
                        continue;
                    };
                    let is_lost = !theirs.says_the_same(record);
                    if compare(&theirs, record, text).is_gt() {
                        if is_lost {
                            self.put_aside(&key, &value);
                        }
                        return Ok(());
                    }
                    if is_lost {
                        self.put_aside(&key, &found);
                    }
                }
            }
            self.write_asides_of(&key)?;
            self.storage.write(&key, &value)?;
            self.see(&value);
            return Ok(());
        }
        Err(StorageError::Full)
    }

    /// Writes where the last writer counts.
    fn write_last(&mut self, entry: &Entry) -> Result<(), StorageError> {
        for spare in 1..=LAST_SPARE {
            let (key, value) = entry.sealed(spare);
            let found = self.storage.read(&key)?;
            if found.is_some_and(|it| open(&key, &it).is_err()) {
                continue;
            }
            return self.storage.write(&key, &value);
        }
        Err(StorageError::Full)
    }

    /// Keeps a losing version; where it cannot be written now, it waits.
    pub(super) fn put_aside(&mut self, key: &str, value: &str) {
        let checksum = mark(value).unwrap_or_default() as u32;
        let losing = aside(key, checksum);
        self.asides.insert(losing, value.to_owned());
    }

    pub(super) fn has_seen(&self, value: &str) -> bool {
        mark(value).is_some_and(|it| self.seen.borrow().contains(it))
    }

    pub(super) fn see(&self, value: &str) {
        if let Some(mark) = mark(value) {
            self.seen.borrow_mut().insert(mark);
        }
    }
}
