//! Compares the records of a file with those of a workspace, one by one.

use std::collections::BTreeMap;
use std::rc::Rc;

use litemap::LiteMap;

use super::Workspace;
use super::plan::{Outcome, Planned, Reason};
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, Author, Enclosure, EntityId,
    Finding, Link, Provenance, Record, RecordKey, Says, Source, TextHash,
};

/// Each record with its outcome: authors, entities and scales, articles, annotations, attributions, findings and
/// enclosures.
pub(super) fn planned(workspace: &Workspace, records: Vec<Record>) -> Vec<Planned> {
    let mut planner = Planner::new(workspace);
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let (mut annotations, mut attributions, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    let mut enclosures = Vec::new();
    for record in records {
        let is_known = workspace.record(record.key()).is_some();
        match record {
            Record::Author(it) => planner.author(it),
            Record::Entity(_) | Record::Scale(_) => planner.alone(record),
            Record::Article(it) if is_known => known.push(it),
            Record::Article(it) => unknown.push(it),
            Record::Annotation(it) => annotations.push(it),
            Record::Attribution(it) => attributions.push(it),
            Record::Finding(it) => findings.push(it),
            Record::Enclosure(it) => enclosures.push(it),
        }
    }
    // Those known by id first: what they become decides which article stands for one known by its text.
    for article in known {
        planner.article(article);
    }
    planner.find_texts();
    for article in unknown {
        planner.article(article);
    }
    planner.annotations(annotations);
    for attribution in attributions {
        planner.attribution(&attribution);
    }
    for finding in findings {
        planner.finding(&finding);
    }
    for enclosure in enclosures {
        planner.enclosure(&enclosure);
    }
    planner.items
}

/// What makes two annotations of different ids the same mark, as words: article, author, tag and pieces.
fn mark(it: &Annotation) -> String {
    let mut words = format!("{} {} {}", it.article, it.provenance.by, it.tag);
    for piece in it.target.pieces() {
        words.push_str(&format!(" {} {}", piece.start().get(), piece.end().get()));
    }
    words
}

struct Planner<'a> {
    workspace: &'a Workspace,
    /// The articles that will be here, by their text.
    by_text: LiteMap<TextHash, Rc<Article>>,
    /// What each article of the file is here after the import; `None` where it is refused.
    articles: LiteMap<ArticleId, Option<Rc<Article>>>,
    /// Keys met so far. A map, as another type than `BTreeMap<RecordKey, u32>` is 4 KB more in the page.
    seen: BTreeMap<RecordKey, u32>,
    /// What stands for an annotation of the file that is not put in place under its own id: the same mark under
    /// another one, or nothing where it is refused.
    stand_ins: LiteMap<AnnotationId, Option<AnnotationId>>,
    items: Vec<Planned>,
}

impl<'a> Planner<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        Self {
            workspace,
            by_text: LiteMap::new(),
            articles: LiteMap::new(),
            seen: BTreeMap::new(),
            stand_ins: LiteMap::new(),
            items: Vec::new(),
        }
    }

    /// Finds one article for each text: one that is not deleted before one that is, then by id. One that the
    /// file itself says is deleted stands for no other.
    fn find_texts(&mut self) {
        for record in self.workspace.records() {
            let key = record.key();
            let Record::Article(here) = record else {
                continue;
            };
            let after = match self.articles.get(&here.id) {
                Some(Some(after)) => Rc::clone(after),
                _ => here,
            };
            let is_deleted = after.provenance.is_deleted;
            let is_better = match self.by_text.get(&after.hash) {
                Some(first) => first.provenance.is_deleted && !is_deleted,
                None => !is_deleted || !self.seen.contains_key(&key),
            };
            if is_better {
                self.by_text.insert(after.hash, after);
            }
        }
    }

    fn plan(&mut self, record: Record, outcome: Outcome) {
        self.items.push(Planned { record, outcome });
    }

    fn author(&mut self, author: Rc<Author>) {
        let record = Record::Author(Rc::clone(&author));
        let outcome = match self.workspace.author(author.id) {
            _ if self.seen.insert(record.key(), 0).is_some() => Outcome::Refused(Reason::Twice),
            None => Outcome::New,
            Some(here) if here.name == author.name => Outcome::Same,
            Some(here) => {
                let here_record = Record::Author(Rc::clone(here));
                if here.modified < author.modified {
                    Outcome::Changed {
                        before: here_record,
                    }
                } else {
                    Outcome::Older { here: here_record }
                }
            }
        };
        self.plan(record, outcome);
    }

    /// What needs nothing else to be here: an entity, a scale.
    fn alone(&mut self, record: Record) {
        let here = self.workspace.record(record.key());
        let outcome = if self.seen.insert(record.key(), 0).is_some() {
            Outcome::Refused(Reason::Twice)
        } else {
            compared(here, &record)
        };
        self.plan(record, outcome);
    }

    /// Whether an entity will be here.
    fn has_entity(&self, id: EntityId) -> bool {
        self.seen.contains_key(&RecordKey::Entity(id)) || self.workspace.entity(id).is_some()
    }

    fn article(&mut self, article: Rc<Article>) {
        let record = Record::Article(Rc::clone(&article));
        if self.seen.insert(record.key(), 0).is_some() {
            self.plan(record, Outcome::Refused(Reason::Twice));
            return;
        }
        let here = self.workspace.record(record.key());
        if here.is_none()
            && !article.provenance.is_deleted
            && let Some(twin) = self.by_text.get(&article.hash).cloned()
        {
            self.twin(&article, &twin);
            return;
        }
        let other_text = match &here {
            Some(Record::Article(it)) => it.hash != article.hash,
            _ => false,
        };
        let outcome = if other_text {
            Outcome::Refused(Reason::OtherText)
        } else {
            compared(here, &record)
        };
        let after = match &outcome {
            Outcome::Refused(_) => None,
            Outcome::Older {
                here: Record::Article(it),
            } => Some(Rc::clone(it)),
            _ => Some(Rc::clone(&article)),
        };
        self.articles.insert(article.id, after);
        self.plan(record, outcome);
    }

    /// An article whose text is here under another id: that one stays, or comes back.
    fn twin(&mut self, article: &Article, twin: &Rc<Article>) {
        let comes_back = twin.provenance.is_deleted;
        let kept = if comes_back {
            Rc::new(Article {
                provenance: Provenance {
                    is_deleted: false,
                    ..twin.provenance
                },
                ..(**twin).clone()
            })
        } else {
            Rc::clone(twin)
        };
        self.by_text.insert(kept.hash, Rc::clone(&kept));
        for id in [article.id, kept.id] {
            let kept = Some(Rc::clone(&kept));
            if !self.articles.contains_key(&id) {
                self.articles.insert(id, kept);
            }
        }
        let outcome = if comes_back {
            Outcome::BroughtBack
        } else {
            Outcome::Same
        };
        self.plan(Record::Article(kept), outcome);
    }

    /// First those whose ids are here, then the others: so whether another one is a mark that is here already
    /// is asked of what will be here, and the answer stays the same when the file is imported again.
    fn annotations(&mut self, annotations: Vec<Rc<Annotation>>) {
        // The marks that will be here, by the record that has each.
        let mut marks: Vec<String> = Vec::new();
        let mut places: BTreeMap<RecordKey, u32> = BTreeMap::new();
        let mut place = |record: &Record, it: &Annotation, places: &mut BTreeMap<_, _>| {
            places.insert(record.key(), marks.len() as u32);
            marks.push(mark(it));
        };
        for record in self.workspace.records() {
            if let Record::Annotation(it) = &record
                && !it.provenance.is_deleted
            {
                place(&record, it, &mut places);
            }
        }
        let mut unknown: Vec<(usize, Rc<Annotation>)> = Vec::new();
        // Each at its place in the file, whichever is decided first.
        let mut planned: Vec<Option<Planned>> = Vec::new();
        for (at, annotation) in annotations.into_iter().enumerate() {
            let (annotation, article) = self.placed(annotation);
            let record = Record::Annotation(Rc::clone(&annotation));
            let here = self.workspace.record(record.key());
            let is_here = here.is_some();
            let refused = self.refused(&annotation, article.as_deref());
            let outcome = match (compared(here, &record), refused) {
                (Outcome::Same, Some(Reason::NoArticle)) if is_here => Outcome::Same,
                (_, Some(reason)) => Outcome::Refused(reason),
                (outcome, None) => outcome,
            };
            if let Outcome::Refused(reason) = &outcome
                && *reason != Reason::Twice
            {
                self.stand_ins.insert(annotation.id, None);
            }
            if outcome == Outcome::New {
                unknown.push((at, annotation));
                planned.push(None);
                continue;
            }
            if outcome.is_written() {
                places.remove(&record.key());
                if !record.is_deleted() {
                    place(&record, &annotation, &mut places);
                }
            }
            planned.push(Some(Planned { record, outcome }));
        }
        let mut here: BTreeMap<String, String> = BTreeMap::new();
        for (key, place) in places {
            let mark = marks.get_mut(place as usize).map(std::mem::take);
            if let RecordKey::Annotation(_, id) = key {
                here.insert(mark.unwrap_or_default(), id.to_string());
            }
        }
        for (at, annotation) in unknown {
            let mark = mark(&annotation);
            let outcome = match here.get(&mark) {
                Some(twin) => {
                    self.stand_ins
                        .insert(annotation.id, AnnotationId::parse(twin));
                    Outcome::Same
                }
                None => {
                    here.insert(mark, annotation.id.to_string());
                    Outcome::New
                }
            };
            let record = Record::Annotation(annotation);
            if let Some(it) = planned.get_mut(at) {
                *it = Some(Planned { record, outcome });
            }
        }
        self.items.extend(planned.into_iter().flatten());
    }

    /// After the annotations: its ends may be there under other ids.
    fn attribution(&mut self, attribution: &Attribution) {
        let article = self.live(attribution.article);
        let id = article.unwrap_or(attribution.article);
        let end = |end| self.end(id, end);
        let voice = |voice: Source| match voice {
            Source::Mention(mention) => end(mention).map(Source::Mention),
            Source::Entity(entity) => self.has_entity(entity).then_some(voice),
            Source::Reporter => Some(voice),
        };
        let source = voice(attribution.source);
        let told_by = attribution.told_by.map(voice);
        let claim = end(attribution.claim);
        let placed = Rc::new(Attribution {
            article: id,
            claim: claim.unwrap_or(attribution.claim),
            source: source.unwrap_or(attribution.source),
            told_by: told_by.flatten(),
            ..attribution.clone()
        });
        let layer = self.workspace.layer(id);
        let is_twin = |it: &&Rc<Attribution>| {
            it.source == placed.source && it.provenance.by == placed.provenance.by
        };
        let has_twin = layer.sources_of(placed.claim).iter().any(is_twin);
        let has_ends = claim.is_some() && source.is_some() && told_by != Some(None);
        self.tied(
            Record::Attribution(placed),
            article.is_some(),
            has_ends,
            has_twin,
        );
    }

    /// After the annotations, as an attribution.
    fn finding(&mut self, finding: &Finding) {
        let article = self.live(finding.article);
        let id = article.unwrap_or(finding.article);
        let about = self.end(id, finding.about);
        let entity = match &finding.says {
            Says::Particulars(it) => it.entity,
            _ => None,
        };
        let has_entity = entity.is_none_or(|it| self.has_entity(it));
        // Of a link the other end, unless its article is somewhere else.
        let (says, has_other) = match &finding.says {
            Says::Link(link) => {
                let there = self.live(link.article);
                let to = there.map(|it| self.end(it, link.to));
                let placed = Link {
                    article: there.unwrap_or(link.article),
                    to: to.flatten().unwrap_or(link.to),
                    ..link.clone()
                };
                (Says::Link(placed), to.is_none_or(|it| it.is_some()))
            }
            says => (says.clone(), true),
        };
        let placed = Rc::new(Finding {
            article: id,
            says,
            about: about.unwrap_or(finding.about),
            ..finding.clone()
        });
        let layer = self.workspace.layer(id);
        let is_twin =
            |it: &&Rc<Finding>| it.says == placed.says && it.provenance.by == placed.provenance.by;
        let has_twin = layer.findings_on(placed.about).iter().any(is_twin);
        self.tied(
            Record::Finding(placed),
            article.is_some(),
            about.is_some() && has_entity && has_other,
            has_twin,
        );
    }

    /// With the article that its own one is here.
    fn enclosure(&mut self, enclosure: &Enclosure) {
        let article = self.live(enclosure.article);
        let placed = Rc::new(Enclosure {
            article: article.unwrap_or(enclosure.article),
            ..enclosure.clone()
        });
        self.tied(Record::Enclosure(placed), article.is_some(), true, false);
    }

    /// What is tied to annotations, by whether its article and its ends will be here, and whether another says the
    /// same.
    fn tied(&mut self, record: Record, has_article: bool, has_ends: bool, has_twin: bool) {
        let here = self.workspace.record(record.key());
        let is_twice = self.seen.insert(record.key(), 0).is_some();
        let outcome = match compared(here, &record) {
            _ if is_twice => Outcome::Refused(Reason::Twice),
            Outcome::Same => Outcome::Same,
            _ if !has_article => Outcome::Refused(Reason::NoArticle),
            _ if !has_ends => Outcome::Refused(Reason::NoEnd),
            Outcome::New if has_twin => Outcome::Same,
            outcome => outcome,
        };
        self.plan(record, outcome);
    }

    /// What stands for an article after the import, where that is not deleted.
    fn live(&self, id: ArticleId) -> Option<ArticleId> {
        let article = self.article_here(id);
        article
            .filter(|it| !it.provenance.is_deleted)
            .map(|it| it.id)
    }

    /// The annotation that an attribution or a finding of the file speaks of, as it will be here.
    fn end(&self, article: ArticleId, id: AnnotationId) -> Option<AnnotationId> {
        if let Some(stand_in) = self.stand_ins.get(&id) {
            return *stand_in;
        }
        let is_coming = self.seen.contains_key(&RecordKey::Annotation(article, id));
        let is_here = || self.workspace.layer(article).get(id).is_some();
        (is_coming || is_here()).then_some(id)
    }

    /// The annotation in the article that its own one is here, and that article.
    fn placed(&self, annotation: Rc<Annotation>) -> (Rc<Annotation>, Option<Rc<Article>>) {
        let article = self.article_here(annotation.article);
        let id = article.as_ref().map_or(annotation.article, |it| it.id);
        if id == annotation.article {
            return (annotation, article);
        }
        let moved = Annotation {
            article: id,
            ..(*annotation).clone()
        };
        (Rc::new(moved), article)
    }

    /// What stands for an article after the import: the one of the file, another of its text, or the one here.
    fn article_here(&self, id: ArticleId) -> Option<Rc<Article>> {
        match self.articles.get(&id) {
            Some(article) => article.clone(),
            None => self.workspace.article(id).cloned(),
        }
    }

    fn refused(&mut self, annotation: &Annotation, article: Option<&Article>) -> Option<Reason> {
        let key = RecordKey::Annotation(annotation.article, annotation.id);
        if self.seen.insert(key, 0).is_some() {
            return Some(Reason::Twice);
        }
        let Some(article) = article.filter(|it| !it.provenance.is_deleted) else {
            return Some(Reason::NoArticle);
        };
        let mut pieces = annotation.target.pieces().iter();
        let fits = pieces.all(|&piece| article.text.holds(piece));
        (!fits).then_some(Reason::OutsideText)
    }
}

/// What would become of a record, by what is here under its key.
fn compared(here: Option<Record>, record: &Record) -> Outcome {
    let Some(here) = here else {
        // A tombstone of what never was here: there is nothing to delete.
        return if record.is_deleted() {
            Outcome::Same
        } else {
            Outcome::New
        };
    };
    match (here.is_deleted(), record.is_deleted()) {
        (true, true) => Outcome::Same,
        (true, false) => Outcome::BroughtBack,
        _ if here.says_the_same(record) => Outcome::Same,
        _ if record.revision() < here.revision() => Outcome::Older { here },
        (false, true) => Outcome::Deleted,
        (false, false) => Outcome::Changed { before: here },
    }
}
