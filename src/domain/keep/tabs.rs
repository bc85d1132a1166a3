//! Other tabs: what they wrote, and what was taken away.

use std::rc::Rc;

use super::load::{join, texts_of};
use super::rank::compare;
use super::{Keeper, Unreadable, Why};
use crate::domain::format::record::{
    Address, LAST_SPARE, Place, Stored, contents_of, decode, entries_of, entry_of_settings,
};
use crate::domain::model::{ArticleId, Record, RecordKey};
use crate::domain::ports::StorageError;
use crate::domain::text::Text;
use crate::domain::workspace::{Change, Workspace};

/// What came of a change that another tab made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// Records to be put into the workspace.
    pub records: Vec<Record>,
    /// Records that are in this tab only since somebody took them out of storage. They count as unsaved and
    /// the next save or retry writes them again.
    pub removed: Vec<RecordKey>,
    /// How many versions lost against another made at the same time. They are kept in storage, and listed
    /// at the next start.
    pub kept_aside: usize,
    /// A value that cannot be read.
    pub unreadable: Option<Unreadable>,
    /// Whether [`Keeper::settings`] changed.
    pub has_settings: bool,
}

impl Keeper {
    /// Versions of the records this change touches that are in storage and newer than ours (another tab
    /// wrote them): put these into the workspace and apply the command again.
    #[must_use]
    pub fn newer(&self, workspace: &Workspace, change: &Change) -> Vec<Record> {
        if !self.is_loaded {
            return Vec::new();
        }
        let newer = |key: RecordKey| {
            let (value, theirs) = self.stored(key)?;
            let ours = workspace.record(key);
            let text = self.text_of(&theirs);
            let is_newer = ours
                .as_ref()
                .is_none_or(|it| compare(it, &theirs, text.as_str()).is_lt());
            // A version that loses against ours was made beside it, and must not pass for its ancestor.
            if is_newer || ours.as_ref() == Some(&theirs) {
                self.see(&value);
            }
            if is_newer {
                self.met.borrow_mut().push(theirs.clone());
            }
            is_newer.then_some(theirs)
        };
        change.keys().filter_map(newer).collect()
    }

    /// Takes over what another tab wrote under `key`, or that the key was taken away (`None`).
    ///
    /// Events may come late and in any order. Whatever the order, all tabs end with the same version, in
    /// memory and in storage, and a version that was made at the same time as another is kept aside.
    pub fn absorb(&mut self, workspace: &Workspace, key: &str, value: Option<&str>) -> Absorbed {
        if !self.is_loaded {
            return Absorbed::default();
        }
        self.remember();
        match (Address::parse(key), value) {
            (Some(Address::At(place, _)), None) => self.absorb_removal(workspace, place, key),
            (Some(Address::At(Place::Settings, _)), Some(value)) => {
                self.absorb_settings(key, value)
            }
            (Some(Address::At(Place::Record(record), _)), Some(value)) => {
                self.absorb_record(workspace, record, key, value)
            }
            _ => Absorbed::default(),
        }
    }

    /// Takes over that storage was cleared as a whole: everything counts as unsaved.
    pub fn cleared(&mut self, workspace: &Workspace) -> Absorbed {
        let mut absorbed = Absorbed::default();
        if !self.is_loaded {
            return absorbed;
        }
        self.kept.clear();
        for record in workspace.records().filter(|it| !it.is_deleted()) {
            absorbed.removed.push(record.key());
            self.expect(record);
        }
        self.is_settings_waiting = true;
        self.report_cleared();
        absorbed
    }

    fn absorb_removal(&mut self, workspace: &Workspace, place: Place, key: &str) -> Absorbed {
        let mut absorbed = Absorbed::default();
        let is_back = self.storage.read(key).is_ok_and(|it| it.is_some());
        if is_back || !self.kept.remove(&place) {
            return absorbed;
        }
        let record = match place {
            Place::Text(id) => workspace.record(RecordKey::Article(id)),
            Place::Record(key) => workspace.record(key),
            Place::Settings => None,
        };
        // A sweep in another tab takes tombstones away, and with an article its annotations.
        let has_article = |it: ArticleId| workspace.article(it).is_some();
        let record = record.filter(|it| it.key().within().is_none_or(has_article));
        if let Some(record) = record.filter(|it| !it.is_deleted()) {
            absorbed.removed.push(record.key());
            self.expect(record);
            self.report_cleared();
        }
        absorbed
    }

    fn report_cleared(&mut self) {
        self.why = StorageError::Cleared;
        self.count();
    }

    fn absorb_settings(&mut self, key: &str, value: &str) -> Absorbed {
        let mut absorbed = Absorbed::default();
        match decode(key, value) {
            Some(Ok(Stored::Settings(theirs, revision))) => {
                let mine = entry_of_settings(&self.settings, self.settings_revision);
                let other = entry_of_settings(&theirs, revision);
                if (mine.revision, &mine.body) < (other.revision, &other.body) {
                    self.settings = theirs;
                    self.settings_revision = revision;
                    self.is_settings_waiting = false;
                    absorbed.has_settings = true;
                } else if mine != other {
                    self.is_settings_waiting = true;
                    self.flush(Vec::new());
                }
            }
            Some(Err(why)) => absorbed.unreadable = Some(self.shut(key, value, why)),
            _ => {}
        }
        absorbed
    }

    fn absorb_record(
        &mut self,
        workspace: &Workspace,
        record: RecordKey,
        key: &str,
        value: &str,
    ) -> Absorbed {
        let mut absorbed = Absorbed::default();
        if let Some(Err(why)) = decode(key, value) {
            absorbed.unreadable = Some(self.shut(key, value, why));
            return absorbed;
        }
        if let Some(article) = record.within() {
            self.fetch(workspace, article, &mut absorbed);
        }
        let Some(theirs) = self.read_as(key, value) else {
            return absorbed;
        };
        self.keep(&theirs);
        let Some(ours) = workspace.record(record) else {
            let best = self.best(self.stored(record).map(|(_, it)| it), theirs);
            absorbed.records.push(best);
            if let RecordKey::Article(id) = record {
                self.fetch_notes(id, &mut absorbed);
            }
            return absorbed;
        };
        let stored = self.stored(record).map(|(_, it)| it);
        let is_race = self.is_race(&ours, &theirs, stored.as_ref(), value);
        self.see(value);
        let best = self.best(
            stored.clone(),
            self.best(Some(ours.clone()), theirs.clone()),
        );
        if is_race {
            for loser in [&ours, &theirs].into_iter().filter(|it| **it != best) {
                absorbed.kept_aside += self.put_record_aside(loser);
            }
        }
        if stored.is_some_and(|it| it != best) {
            self.expect(best.clone());
        } else if best != ours {
            self.waiting.remove(&record);
        }
        if best != ours {
            absorbed.records.push(best);
        }
        self.flush(vec![record]);
        absorbed
    }

    /// Whether `theirs` was made without knowing `ours`, or the other way round.
    fn is_race(
        &self,
        ours: &Record,
        theirs: &Record,
        stored: Option<&Record>,
        value: &str,
    ) -> bool {
        let key = ours.key();
        if ours.says_the_same(theirs) || self.has_seen(value) {
            return false;
        }
        let (mine, other) = (ours.revision(), theirs.revision());
        let has_written = self.first.get(&key).is_some_and(|first| *first <= other);
        let is_unread = other <= mine || stored == Some(ours) || self.waiting.contains_key(&key);
        has_written && is_unread
    }

    /// The version that counts.
    fn best(&self, mine: Option<Record>, theirs: Record) -> Record {
        let text = self.text_of(&theirs);
        mine.filter(|it| compare(it, &theirs, text.as_str()).is_ge())
            .unwrap_or(theirs)
    }

    fn put_record_aside(&mut self, record: &Record) -> usize {
        let text = self.text_of(record);
        let Some(entry) = entries_of(record, text.as_str()).pop() else {
            return 0;
        };
        let (key, value) = entry.sealed(1);
        self.put_aside(&key, &value);
        1
    }

    /// An article this tab has not met, with its annotations.
    fn fetch(&mut self, workspace: &Workspace, id: ArticleId, absorbed: &mut Absorbed) {
        let key = RecordKey::Article(id);
        if workspace.record(key).is_some() {
            return;
        }
        if let Some((_, article)) = self.stored(key) {
            self.keep(&article);
            absorbed.records.push(article);
        }
    }

    fn fetch_notes(&mut self, id: ArticleId, absorbed: &mut Absorbed) {
        let mut all = Vec::new();
        for prefix in contents_of(id) {
            all.extend(self.storage.entries(&prefix).unwrap_or_default());
        }
        for (key, value) in all {
            if let Some(record) = self.read_as(&key, &value) {
                self.keep(&record);
                self.see(&value);
                absorbed.records.push(record);
            }
        }
    }

    /// Notes that a record is in storage.
    fn keep(&mut self, record: &Record) {
        self.kept.insert(Place::Record(record.key()));
        if let Record::Article(article) = record {
            self.kept.insert(Place::Text(article.id));
            self.texts.insert(article.id, Rc::clone(&article.text));
        }
    }

    /// Notes what [`Self::newer`] found. A version that waits and loses against it was made beside it: it goes
    /// aside, as whoever wrote it later would overwrite what counts.
    pub(super) fn remember(&mut self) {
        for record in self.met.take() {
            self.keep(&record);
            let key = record.key();
            let waiting = self.waiting.get(&key).cloned();
            let best = self.best(waiting.clone(), record);
            if let Some(loser) = waiting.filter(|it| *it != best) {
                self.waiting.remove(&key);
                if !loser.says_the_same(&best) {
                    self.put_record_aside(&loser);
                }
            }
        }
    }

    fn shut(&mut self, key: &str, value: &str, why: Why) -> Unreadable {
        self.shut.insert(key.to_owned(), ());
        Unreadable {
            key: key.to_owned(),
            value: value.to_owned(),
            why,
        }
    }

    /// The record in storage, with its value.
    fn stored(&self, key: RecordKey) -> Option<(String, Record)> {
        for spare in 1..=LAST_SPARE {
            let key = Place::Record(key).key(spare);
            let value = self.storage.read(&key).ok()??;
            if let Some(record) = self.read_as(&key, &value) {
                return Some((value, record));
            }
        }
        None
    }

    /// The record that a value holds, if it can be read.
    pub(super) fn read_as(&self, key: &str, value: &str) -> Option<Record> {
        match decode(key, value)?.ok()? {
            Stored::Record(it) => Some(it),
            Stored::Article(it) => {
                let texts = match self.texts.get(&it.id) {
                    Some(text) => vec![Rc::clone(text)],
                    None => texts_of(&*self.storage, it.id),
                };
                let article = join(&it, &texts).ok()?;
                Some(Record::Article(Rc::new(article)))
            }
            Stored::Annotation(it) => {
                let text = match self.texts.get(&it.article()) {
                    Some(text) => Rc::clone(text),
                    None => match self.stored(RecordKey::Article(it.article()))? {
                        (_, Record::Article(article)) => Rc::clone(&article.text),
                        _ => return None,
                    },
                };
                Some(Record::Annotation(Rc::new(it.on(&text).ok()?)))
            }
            Stored::Text(..) | Stored::Settings(..) => None,
        }
    }

    /// The text that a record's body is made with.
    pub(super) fn text_of(&self, record: &Record) -> Rc<Text> {
        let text = match record {
            Record::Annotation(it) => self.texts.get(&it.article),
            _ => None,
        };
        Rc::clone(text.unwrap_or(&self.no_text))
    }
}
