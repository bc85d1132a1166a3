//! Reads everything, believes what can be checked, and lists the rest.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use super::rank::{compare, mark};
use super::seen::Seen;
use super::{Keeper, Loaded, SaveStatus, Unreadable, Why};
use crate::domain::format::record::{
    Address, PREFIX, Place, Settings, Stored, StoredAnnotation, StoredArticle, decode,
};
use crate::domain::model::{Article, ArticleId, Record, RecordKey};
use crate::domain::ports::{Storage, StorageError};
use crate::domain::text::Text;
use crate::domain::workspace::Workspace;

/// A key with its value.
type Pair = (String, String);

/// What was read so far.
#[derive(Default)]
struct Reading {
    workspace: Workspace,
    settings: Option<(Settings, u32)>,
    texts: LiteMap<ArticleId, Vec<Rc<Text>>>,
    articles: Vec<(Pair, StoredArticle)>,
    annotations: Vec<(Pair, StoredAnnotation)>,
    /// What is tied to claims, until its article is known.
    tied: Vec<(Pair, Record)>,
    unreadable: Vec<Unreadable>,
    /// Articles whose text is there, readable or not.
    with_text: LiteMap<ArticleId, ()>,
    places: BTreeSet<Place>,
    seen: Vec<u64>,
}

impl Keeper {
    pub(super) fn load(&mut self) -> Result<Loaded, StorageError> {
        let mut reading = Reading::default();
        for pair in self.storage.entries(PREFIX)? {
            reading.sort(pair);
        }
        reading.join_articles();
        reading.join_annotations();
        reading.join_tied();
        self.is_loaded = true;
        self.status = SaveStatus::Saved;
        self.kept = reading.places;
        self.seen = Seen::of(&reading.seen).into();
        let unreadable = reading.unreadable;
        self.shut.clear();
        for it in &unreadable {
            self.shut.insert(it.key.clone(), ());
        }
        for record in reading.workspace.records() {
            if let Record::Article(article) = record {
                self.texts.insert(article.id, Rc::clone(&article.text));
            }
        }
        if let Some((settings, revision)) = &reading.settings {
            self.settings = settings.clone();
            self.settings_revision = *revision;
        }
        Ok(Loaded {
            workspace: reading.workspace,
            settings: reading.settings.map(|(settings, _)| settings),
            unreadable,
            trouble: None,
        })
    }
}

impl Keeper {
    /// A load that succeeded only after work had begun: what waits here meets what was there.
    pub(super) fn meet(&mut self, mut loaded: Loaded) {
        let mut found = Workspace::default();
        for record in loaded.workspace.records() {
            let text = self.text_of(&record);
            let is_older = |it: &Record| compare(it, &record, text.as_str()).is_ge();
            if !self.waiting.get(&record.key()).is_some_and(is_older) {
                self.waiting.remove(&record.key());
                found.put([record]);
            }
        }
        loaded.workspace = found;
        self.is_settings_waiting &= loaded.settings.is_none();
        self.found = Some(loaded);
    }
}

impl Reading {
    /// Reads one pair as far as it can be read alone.
    fn sort(&mut self, pair: Pair) {
        let (key, value) = &pair;
        let Some(stored) = decode(key, value) else {
            return;
        };
        if let Some(Address::At(Place::Text(id), _)) = Address::parse(key) {
            self.with_text.insert(id, ());
        }
        match stored {
            Ok(stored) => {
                self.seen.extend(mark(value));
                match stored {
                    Stored::Text(id, text) => {
                        self.places.insert(Place::Text(id));
                        self.texts.entry(id).or_default().push(text);
                    }
                    Stored::Article(it) => self.articles.push((pair, it)),
                    Stored::Annotation(it) => self.annotations.push((pair, it)),
                    Stored::Record(it) if it.key().within().is_some() => self.tied.push((pair, it)),
                    Stored::Record(it) => self.put(it, ""),
                    Stored::Settings(it, revision) => {
                        if self
                            .settings
                            .as_ref()
                            .is_none_or(|(_, old)| *old < revision)
                        {
                            self.settings = Some((it, revision));
                        }
                    }
                }
            }
            Err(why) => self.set_aside(pair, why),
        }
    }

    fn join_articles(&mut self) {
        for (pair, stored) in std::mem::take(&mut self.articles) {
            let texts = self.texts.get(&stored.id).cloned().unwrap_or_default();
            // A sweep takes a deleted article's text before the article.
            if stored.provenance.is_deleted && !self.with_text.contains_key(&stored.id) {
                continue;
            }
            match join(&stored, &texts) {
                Ok(article) => self.put(Record::Article(Rc::new(article)), ""),
                Err(why) => self.set_aside(pair, why),
            }
        }
    }

    fn join_annotations(&mut self) {
        for (pair, stored) in std::mem::take(&mut self.annotations) {
            let key = RecordKey::Article(stored.article());
            let Some(Record::Article(article)) = self.workspace.record(key) else {
                self.set_aside(pair, Why::NoArticle);
                continue;
            };
            match stored.on(&article.text) {
                Ok(annotation) => {
                    self.put(
                        Record::Annotation(Rc::new(annotation)),
                        article.text.as_str(),
                    );
                }
                Err(why) => self.set_aside(pair, why),
            }
        }
    }

    /// What is tied to a claim that cannot be read waits for it: both are in storage.
    fn join_tied(&mut self) {
        for (pair, record) in std::mem::take(&mut self.tied) {
            let article = record.key().within().map(RecordKey::Article);
            if article.is_some_and(|it| self.workspace.record(it).is_some()) {
                self.put(record, "");
            } else {
                self.set_aside(pair, Why::NoArticle);
            }
        }
    }

    /// Takes a record over, unless a later version of it lay under a spare key.
    fn put(&mut self, record: Record, text: &str) {
        let key = record.key();
        self.places.insert(Place::Record(key));
        let earlier = self.workspace.record(key);
        if earlier.is_none_or(|it| compare(&it, &record, text).is_lt()) {
            self.workspace.put([record]);
        }
    }

    fn set_aside(&mut self, (key, value): Pair, why: Why) {
        self.unreadable.push(Unreadable { key, value, why });
    }
}

/// The article with whichever text is its own.
pub(super) fn join(stored: &StoredArticle, texts: &[Rc<Text>]) -> Result<Article, Why> {
    let mut outcome = Err(Why::NoText);
    for text in texts {
        match stored.clone().with(text) {
            Err(Why::NoText) => {}
            other => outcome = other,
        }
    }
    outcome
}

/// All readable texts of an article.
pub(super) fn texts_of(storage: &dyn Storage, id: ArticleId) -> Vec<Rc<Text>> {
    let mut texts = Vec::new();
    for spare in 1.. {
        let key = Place::Text(id).key(spare);
        let Ok(Some(value)) = storage.read(&key) else {
            break;
        };
        if let Some(Ok(Stored::Text(_, text))) = decode(&key, &value) {
            texts.push(text);
        }
    }
    texts
}
