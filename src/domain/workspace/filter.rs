//! Which annotations a list shows.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::found::{Detailed, checked};
use super::linked::linked_in;
use super::terms::{Key, Term, terms};
use super::{Layer, Workspace, named, quote};
use crate::domain::model::{
    Annotation, AnnotationId, Article, Attribution, Behavior, Rating, TagKey, TagSet, Verdict,
};
use crate::domain::text::{Folds, ordered};

/// Which annotations a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this tag.
    pub tag: Option<TagKey>,
    /// Only where this holds, in the language of [`super::completions`], whatever the case.
    pub search: String,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tag.is_none() && self.search.trim().is_empty()
    }

    /// Whether an annotation has the tag that is wanted, if one is.
    #[must_use]
    pub fn has_tag(&self, annotation: &Annotation) -> bool {
        self.tag.as_ref().is_none_or(|tag| *tag == annotation.tag)
    }

    /// Tells of each annotation of an article whether it is shown. `lower` puts words in lower case: the browser
    /// has the tables of Unicode for it. Words of ASCII go without. `tags` says which are claims,
    /// `workspace` who made one and whom mentions mean.
    pub fn admitting<'a>(
        &'a self,
        workspace: &'a Workspace,
        article: &'a Article,
        layer: &'a Layer,
        tags: &'a TagSet,
        lower: &'a dyn Fn(&str) -> String,
    ) -> impl Fn(&Annotation) -> bool + 'a {
        let mut all = terms(&self.search);
        let mut folds = Folds::new(lower);
        for term in &mut all {
            term.words = folds.line(&term.words);
        }
        let folds = RefCell::new(folds);
        // Once for all annotations, and only where somebody asks.
        let asks = |keys: &[Key]| all.iter().any(|it| keys.contains(&it.key));
        let said = if asks(&[Key::By, Key::Has]) {
            said(workspace, article, layer)
        } else {
            Vec::new()
        };
        let checked = if asks(&[Key::Verdict, Key::Has]) {
            checked(layer)
        } else {
            Vec::new()
        };
        let detailed = if asks(&[Key::Who, Key::Role, Key::Type, Key::Has]) {
            Detailed::of(layer)
        } else {
            Detailed::default()
        };
        let linked = if asks(&[Key::Link, Key::Has]) {
            linked_in(workspace, layer)
        } else {
            Vec::new()
        };
        let links = move |id, wanted: &str| {
            let from = linked.partition_point(|it| it.0 < id);
            let mine = linked.iter().skip(from).take_while(|it| it.0 == id);
            mine.filter(|it| it.1.key().starts_with(wanted)).count() > 0
        };
        let cued = if asks(&[Key::Has]) {
            cued(layer)
        } else {
            BTreeSet::new()
        };
        let particulars = move |id| detailed.get(id);
        let found = move |claim| {
            let place = checked.binary_search_by_key(&claim, |it| it.0).ok();
            let found = place.and_then(|it| checked.get(it));
            found.map_or((None, false), |it| (it.1, it.2))
        };
        let holds = move |term: &Term, annotation: &Annotation| {
            let has = |words: &str| has(words, &term.words, &mut folds.borrow_mut());
            let is_quoted = || match annotation.target.pieces() {
                [only] => article.text.slice(*only).is_some_and(has),
                _ => has(&quote(article, annotation)),
            };
            match term.key {
                Key::Words => is_quoted() || has(&annotation.note),
                Key::Note => has(&annotation.note),
                Key::Tag => {
                    let label = tags.get(&annotation.tag).map(|it| &it.label);
                    let is_called =
                        |it: &Rc<str>| folds.borrow_mut().line(it).starts_with(&term.words);
                    annotation.tag.as_str().starts_with(&term.words) || label.is_some_and(is_called)
                }
                Key::By => {
                    let mut sources = said_of(&said, annotation.id).iter();
                    let author = workspace.author(annotation.provenance.by);
                    author.is_some_and(|it| has(&it.name)) || sources.any(|it| has(&it.1))
                }
                Key::Has if term.words == "note" => !annotation.note.is_empty(),
                Key::Has if term.words == "source" => !said_of(&said, annotation.id).is_empty(),
                Key::Has if term.words == "cue" => cued.contains(&annotation.id),
                Key::Has if term.words == "evidence" => found(annotation.id).1,
                Key::Verdict => {
                    let is_claim = tags.behavior(&annotation.tag) == Behavior::Claim;
                    let verdict: Option<&Verdict> = found(annotation.id).0;
                    let rating = verdict.map_or(Rating::Open, |it| it.rating);
                    let is_called = |it: &str| folds.borrow_mut().line(it).starts_with(&term.words);
                    let is_called = verdict.and_then(Verdict::own_words).is_some_and(is_called);
                    is_claim && (is_called || rating.key().starts_with(&term.words))
                }
                Key::Who => {
                    let entity = particulars(annotation.id).and_then(|it| it.entity);
                    let entity = entity.and_then(|it| workspace.entity(it));
                    entity.is_some_and(|it| it.profile.names().any(has))
                }
                Key::Role => {
                    let role = particulars(annotation.id).and_then(|it| it.role);
                    role.is_some_and(|it| it.key().starts_with(&term.words))
                }
                Key::Type => {
                    let kind = particulars(annotation.id).and_then(|it| it.kind);
                    kind.is_some_and(|it| it.key().starts_with(&term.words))
                }
                Key::Link => links(annotation.id, &term.words),
                Key::Has if term.words == "link" => links(annotation.id, ""),
                Key::Has if term.words == "entity" => {
                    particulars(annotation.id).is_some_and(|it| it.entity.is_some())
                }
                Key::Has if term.words == "pieces" => annotation.target.pieces().len() > 1,
                Key::Has => false,
            }
        };
        move |annotation| {
            self.has_tag(annotation) && all.iter().all(|it| holds(it, annotation) != it.is_not)
        }
    }
}

/// The claims of which words of the article say that somebody speaks.
fn cued(layer: &Layer) -> BTreeSet<AnnotationId> {
    let cued = layer.attributions().filter(|it| it.cue.is_some());
    cued.map(|it| it.claim).collect()
}

/// Each claim that has a source with the names of that source and of who tells it, by claim.
fn said(workspace: &Workspace, article: &Article, layer: &Layer) -> Vec<(AnnotationId, String)> {
    let reporter = || article.details.author.clone();
    let all: Vec<_> = layer.attributions().collect();
    let by_claim = ordered(&all, |it| it.claim.0.halves());
    let words_of = |source| {
        let found = named(workspace, article, layer, source);
        found.map(|it| match it.entity {
            Some(entity) => format!("{} {entity}", it.words),
            None => it.words,
        })
    };
    let in_words = |it: &Rc<Attribution>| {
        let mut words = words_of(it.source).unwrap_or_else(reporter);
        if let Some(teller) = it.told_by.and_then(words_of) {
            words = format!("{words}\n{teller}");
        }
        (it.claim, words)
    };
    by_claim.into_iter().map(in_words).collect()
}

/// The part of what [`said`] gives that is about this claim.
fn said_of(said: &[(AnnotationId, String)], claim: AnnotationId) -> &[(AnnotationId, String)] {
    let from = said.partition_point(|it| it.0 < claim);
    let to = said.partition_point(|it| it.0 <= claim);
    said.get(from..to).unwrap_or_default()
}

/// Whether words hold others, which are in lower case.
fn has(words: &str, others: &str, folds: &mut Folds<'_>) -> bool {
    if others.is_ascii() {
        // Without a copy, and without asking the browser: there may be ten thousand of these. Of letters that are
        // not ASCII only the Kelvin sign and the dotted capital I have ASCII in lower case.
        let mut parts = words.as_bytes().windows(others.len().max(1));
        parts.any(|it| it.eq_ignore_ascii_case(others.as_bytes()))
    } else {
        !words.is_ascii() && folds.line(words).contains(others)
    }
}
