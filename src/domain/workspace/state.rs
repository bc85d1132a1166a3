//! The state: articles with their annotations, entities, scales, and the names of authors.

use std::rc::Rc;

use litemap::LiteMap;

use super::Change;
use super::found::in_order;
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, Author, AuthorId, Enclosure,
    EnclosureKind, Entity, EntityId, Finding, Id, Record, RecordKey, Scale, TagKey, TagSet,
};
use crate::domain::text::{Byte, ordered};

/// All records, tombstones too. Cloning costs one reference count for each article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    articles: Rc<LiteMap<ArticleId, Rc<Article>>>,
    layers: Rc<LiteMap<ArticleId, Rc<Layer>>>,
    authors: Rc<LiteMap<AuthorId, Rc<Author>>>,
    entities: Rc<Entities>,
    /// By id; a few.
    scales: Vec<Rc<Scale>>,
}

/// All entities, by id, tombstones too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities(Vec<Rc<Entity>>);

/// The annotations of one article, who its claims are said by and what was found out about them, tombstones too. Two are equal where these are.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// By id. A list and no map: each action copies it once, and ten thousand counted references are copied
    /// in microseconds.
    annotations: Vec<Rc<Annotation>>,
    /// Where the target of each begins: looking through these leaves the annotations themselves alone.
    starts: Vec<Byte>,
    /// By id: who the claims are said by.
    attributions: Vec<Rc<Attribution>>,
    /// By id: what was found out about them.
    findings: Vec<Rc<Finding>>,
    /// By id: what else lies with the article.
    enclosures: Vec<Rc<Enclosure>>,
    /// The tags in force, from the exercises among them: asked for with every frame.
    tags: Rc<TagSet>,
    /// How many of them that are not deleted have each tag: looked at with every action, and ten thousand
    /// are not counted anew for one.
    counts: Vec<(TagKey, usize)>,
}

impl PartialEq for Layer {
    fn eq(&self, other: &Self) -> bool {
        self.annotations == other.annotations
            && self.attributions == other.attributions
            && self.findings == other.findings
            && self.enclosures == other.enclosures
    }
}

impl Eq for Layer {}

impl Layer {
    /// The annotation of this id, unless it is deleted.
    #[must_use]
    pub fn get(&self, id: AnnotationId) -> Option<&Rc<Annotation>> {
        self.any(id).filter(|it| !it.provenance.is_deleted)
    }

    /// All that are not deleted, by id.
    pub fn annotations(&self) -> impl Iterator<Item = &Rc<Annotation>> {
        self.annotations
            .iter()
            .filter(|it| !it.provenance.is_deleted)
    }

    /// Those that are not deleted and whose target begins at `start`.
    pub fn beginning_at(&self, start: Byte) -> impl Iterator<Item = &Rc<Annotation>> {
        let all = self.starts.iter().zip(&self.annotations);
        all.filter(move |(it, _)| **it == start)
            .map(|(_, it)| it)
            .filter(|it| !it.provenance.is_deleted)
    }

    /// The stretches of the annotations `before` and now, tombstones too and by id, outside of which both
    /// hold the very same ones: what is the same is not even looked into.
    #[must_use]
    pub fn changes_since<'a>(
        &'a self,
        before: &'a Self,
    ) -> (&'a [Rc<Annotation>], &'a [Rc<Annotation>]) {
        let (mut old, mut new) = (before.annotations.as_slice(), self.annotations.as_slice());
        while let ([first, old_rest @ ..], [second, new_rest @ ..]) = (old, new)
            && Rc::ptr_eq(first, second)
        {
            (old, new) = (old_rest, new_rest);
        }
        while let ([old_rest @ .., first], [new_rest @ .., second]) = (old, new)
            && Rc::ptr_eq(first, second)
        {
            (old, new) = (old_rest, new_rest);
        }
        (old, new)
    }

    /// All attributions that are not deleted, by id.
    pub fn attributions(&self) -> impl Iterator<Item = &Rc<Attribution>> {
        let all = self.attributions.iter();
        all.filter(|it| !it.provenance.is_deleted)
    }

    /// Who a claim is said by, in the order in which that was said.
    #[must_use]
    pub fn sources_of(&self, claim: AnnotationId) -> Vec<&Rc<Attribution>> {
        let sources: Vec<_> = self.attributions().filter(|it| it.claim == claim).collect();
        ordered(&sources, |it| (it.provenance.created.0, it.id.0.halves().0))
    }

    /// All findings that are not deleted, by id.
    pub fn findings(&self) -> impl Iterator<Item = &Rc<Finding>> {
        let all = self.findings.iter();
        all.filter(|it| !it.provenance.is_deleted)
    }

    /// What was found out about an annotation, in the order in which it was.
    #[must_use]
    pub fn findings_on(&self, id: AnnotationId) -> Vec<&Rc<Finding>> {
        let found: Vec<_> = self.findings().filter(|it| it.about == id).collect();
        in_order(&found)
    }

    /// All enclosures of a kind that are not deleted, in the order in which they came.
    #[must_use]
    pub fn enclosures(&self, kind: EnclosureKind) -> Vec<&Rc<Enclosure>> {
        let is_meant = |it: &&Rc<Enclosure>| it.kind == kind && !it.provenance.is_deleted;
        let all: Vec<_> = self.enclosures.iter().filter(is_meant).collect();
        ordered(&all, |it| (it.provenance.created.0, it.id.0.halves().0))
    }

    /// The tags in force in the article: those that all articles have, then those of its exercises.
    #[must_use]
    pub const fn tags(&self) -> &Rc<TagSet> {
        &self.tags
    }

    fn put_enclosure(&mut self, enclosure: Rc<Enclosure>) {
        put_by(&mut self.enclosures, enclosure, |it| it.id.0);
        // In the order of their ids: more than one is rare, and sorting weighs more than it is worth.
        let is_meant =
            |it: &&Rc<Enclosure>| it.kind == EnclosureKind::Exercise && !it.provenance.is_deleted;
        let exercises = self.enclosures.iter().filter(is_meant);
        self.tags = Rc::new(TagSet::with(exercises.flat_map(|it| it.tags.iter())));
    }

    /// Whether anything lies with the article beside its annotations and what is tied to them.
    #[must_use]
    pub fn has_enclosures(&self) -> bool {
        self.enclosures.iter().any(|it| !it.provenance.is_deleted)
    }

    /// How many annotations have at least one source.
    #[must_use]
    pub fn count_said(&self) -> usize {
        let all: Vec<_> = self.attributions().map(|it| it.claim).collect();
        let mut claims = ordered(&all, |it| it.0.halves());
        claims.dedup();
        claims.len()
    }

    /// How many that are not deleted have this tag.
    #[must_use]
    pub fn count_of(&self, tag: &TagKey) -> usize {
        let count = self.counts.iter().find(|(it, _)| it == tag);
        count.map_or(0, |(_, count)| *count)
    }

    /// How many are not deleted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// The annotation of this id, deleted or not.
    fn any(&self, id: AnnotationId) -> Option<&Rc<Annotation>> {
        let place = self.annotations.partition_point(|it| it.id < id);
        self.annotations.get(place).filter(|it| it.id == id)
    }

    fn put(&mut self, annotation: Rc<Annotation>) {
        let id = annotation.id;
        self.tally(&annotation, |count| count + 1);
        let start = annotation.target.hull().start();
        let place = self.annotations.partition_point(|it| it.id < id);
        match self.annotations.get_mut(place).filter(|it| it.id == id) {
            Some(there) => {
                let before = std::mem::replace(there, annotation);
                self.tally(&before, |count| count - 1);
                if let Some(there) = self.starts.get_mut(place) {
                    *there = start;
                }
            }
            None => {
                self.annotations.insert(place, annotation);
                self.starts.insert(place, start);
            }
        }
    }

    fn tally(&mut self, annotation: &Annotation, change: impl Fn(usize) -> usize) {
        if annotation.provenance.is_deleted {
            return;
        }
        match self
            .counts
            .iter_mut()
            .find(|(tag, _)| *tag == annotation.tag)
        {
            Some((_, count)) => *count = change(*count),
            None => self.counts.push((annotation.tag.clone(), change(0))),
        }
    }
}

impl Workspace {
    /// The article of this id, unless it is deleted.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Rc<Article>> {
        self.articles
            .get(&id)
            .filter(|it| !it.provenance.is_deleted)
    }

    /// All articles that are not deleted, by id.
    pub fn articles(&self) -> impl Iterator<Item = &Rc<Article>> {
        self.articles
            .values()
            .filter(|it| !it.provenance.is_deleted)
    }

    /// The annotations of an article; empty where there are none.
    #[must_use]
    pub fn layer(&self, article: ArticleId) -> Rc<Layer> {
        self.layers.get(&article).cloned().unwrap_or_default()
    }

    /// An annotation that is not deleted, in whichever article.
    #[must_use]
    pub fn annotation(&self, id: AnnotationId) -> Option<&Rc<Annotation>> {
        self.layers.values().find_map(|layer| layer.get(id))
    }

    /// An author, where a record about them is here.
    #[must_use]
    pub fn author(&self, id: AuthorId) -> Option<&Rc<Author>> {
        self.authors.get(&id)
    }

    /// All authors, by id.
    pub fn authors(&self) -> impl Iterator<Item = &Rc<Author>> {
        self.authors.values()
    }

    /// The entity of this id, unless it is deleted.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Rc<Entity>> {
        let place = self.entities.0.binary_search_by_key(&id, |it| it.id).ok()?;
        let found = self.entities.0.get(place)?;
        Some(found).filter(|it| !it.provenance.is_deleted)
    }

    /// All entities that are not deleted, by id.
    pub fn entities(&self) -> impl Iterator<Item = &Rc<Entity>> {
        let all = self.entities.0.iter();
        all.filter(|it| !it.provenance.is_deleted)
    }

    /// All entities as one list: the same one as long as nothing in it changes.
    #[must_use]
    pub const fn entity_list(&self) -> &Rc<Entities> {
        &self.entities
    }

    /// All scales of verdicts that are not deleted, in the order in which they were made.
    #[must_use]
    pub fn scales(&self) -> Vec<&Rc<Scale>> {
        let all = self.scales.iter();
        let all: Vec<_> = all.filter(|it| !it.provenance.is_deleted).collect();
        ordered(&all, |it| (it.provenance.created.0, it.id.0.halves().0))
    }

    /// The record of this key, tombstones too.
    #[must_use]
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        match key {
            RecordKey::Article(id) => self.articles.get(&id).cloned().map(Record::Article),
            RecordKey::Annotation(article, id) => {
                let annotation = self.layers.get(&article)?.any(id)?;
                Some(Record::Annotation(Rc::clone(annotation)))
            }
            RecordKey::Author(id) => self.authors.get(&id).cloned().map(Record::Author),
            RecordKey::Entity(id) => {
                get_by(&self.entities.0, id.0, |it| it.id.0).map(Record::Entity)
            }
            RecordKey::Scale(id) => get_by(&self.scales, id.0, |it| it.id.0).map(Record::Scale),
            RecordKey::Attribution(article, id) => {
                let all = &self.layers.get(&article)?.attributions;
                get_by(all, id.0, |it| it.id.0).map(Record::Attribution)
            }
            RecordKey::Finding(article, id) => {
                let all = &self.layers.get(&article)?.findings;
                get_by(all, id.0, |it| it.id.0).map(Record::Finding)
            }
            RecordKey::Enclosure(article, id) => {
                let all = &self.layers.get(&article)?.enclosures;
                get_by(all, id.0, |it| it.id.0).map(Record::Enclosure)
            }
        }
    }

    /// All records, tombstones too: authors, entities, scales, then each article followed by what is in it.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let authors = self.authors.values().cloned().map(Record::Author);
        let articles = self.articles.values().flat_map(|article| {
            let layer = || self.layers.get(&article.id).into_iter();
            let annotations = layer().flat_map(|it| it.annotations.iter());
            let attributions = layer().flat_map(|it| it.attributions.iter());
            let findings = layer().flat_map(|it| it.findings.iter());
            let enclosures = layer().flat_map(|it| it.enclosures.iter());
            std::iter::once(Record::Article(Rc::clone(article)))
                .chain(annotations.cloned().map(Record::Annotation))
                .chain(attributions.cloned().map(Record::Attribution))
                .chain(findings.cloned().map(Record::Finding))
                .chain(enclosures.cloned().map(Record::Enclosure))
        });
        let entities = self.entities.0.iter().cloned().map(Record::Entity);
        let scales = self.scales.iter().cloned().map(Record::Scale);
        authors.chain(entities).chain(scales).chain(articles)
    }

    /// An article with its annotations, all entities and scales, and the names of all authors, tombstones too.
    #[must_use]
    pub fn records_of(&self, article: ArticleId) -> Vec<Record> {
        let is_of = |record: &Record| match record {
            Record::Article(it) => it.id == article,
            Record::Annotation(it) => it.article == article,
            Record::Attribution(it) => it.article == article,
            Record::Finding(it) => it.article == article,
            Record::Enclosure(it) => it.article == article,
            Record::Author(_) | Record::Entity(_) | Record::Scale(_) => true,
        };
        self.records().filter(is_of).collect()
    }

    /// Puts records in place, whatever was there: loading, and what another tab wrote.
    pub fn put(&mut self, records: impl IntoIterator<Item = Record>) {
        for record in records {
            match record {
                Record::Article(it) => {
                    Rc::make_mut(&mut self.articles).insert(it.id, it);
                }
                Record::Annotation(it) => {
                    let layers = Rc::make_mut(&mut self.layers);
                    let layer = Rc::make_mut(layers.entry(it.article).or_default());
                    layer.put(it);
                }
                Record::Attribution(it) => {
                    let layers = Rc::make_mut(&mut self.layers);
                    let layer = Rc::make_mut(layers.entry(it.article).or_default());
                    put_by(&mut layer.attributions, it, |it| it.id.0);
                }
                Record::Finding(it) => {
                    let layers = Rc::make_mut(&mut self.layers);
                    let layer = Rc::make_mut(layers.entry(it.article).or_default());
                    put_by(&mut layer.findings, it, |it| it.id.0);
                }
                Record::Enclosure(it) => {
                    let layers = Rc::make_mut(&mut self.layers);
                    let layer = Rc::make_mut(layers.entry(it.article).or_default());
                    layer.put_enclosure(it);
                }
                Record::Entity(it) => {
                    put_by(&mut Rc::make_mut(&mut self.entities).0, it, |it| it.id.0);
                }
                Record::Scale(it) => {
                    put_by(&mut self.scales, it, |it| it.id.0);
                }
                Record::Author(it) => {
                    Rc::make_mut(&mut self.authors).insert(it.id, it);
                }
            }
        }
    }

    /// Puts the outcome of a change in place.
    pub fn take(&mut self, change: &Change) {
        self.put(change.edits().iter().map(|edit| edit.after.clone()));
    }
}

/// The record of this id in a list that is in the order of their ids.
fn get_by<T>(list: &[Rc<T>], key: Id, id: fn(&T) -> Id) -> Option<Rc<T>> {
    let place = list.partition_point(|it| id(it) < key);
    list.get(place).filter(|it| id(it) == key).cloned()
}

/// Puts a record into a list that is in the order of their ids, in place of the one of its own.
fn put_by<T>(list: &mut Vec<Rc<T>>, record: Rc<T>, id: fn(&T) -> Id) {
    let key = id(&record);
    let place = list.partition_point(|it| id(it) < key);
    match list.get_mut(place).filter(|it| id(it) == key) {
        Some(there) => *there = record,
        None => list.insert(place, record),
    }
}
