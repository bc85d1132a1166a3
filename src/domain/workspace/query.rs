//! Read-only questions: what is where, how much of it, and what a search finds.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Layer;
use crate::domain::model::{Annotation, Article, TagKey};
use crate::domain::text::order;

/// An annotation with its words, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The annotation.
    pub annotation: Rc<Annotation>,
    /// Its words; pieces are joined by " … ".
    pub quote: Rc<str>,
}

/// Which annotations a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this tag.
    pub tag: Option<TagKey>,
    /// Only where quote or note contain this, whatever the case.
    pub search: String,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tag.is_none() && self.search.trim().is_empty()
    }

    /// Whether an entry is shown.
    #[must_use]
    pub fn admits(&self, entry: &Entry) -> bool {
        let has_tag = self
            .tag
            .as_ref()
            .is_none_or(|tag| *tag == entry.annotation.tag);
        let needle = self.search.trim().to_lowercase();
        has_tag
            && (needle.is_empty()
                || entry.quote.to_lowercase().contains(&needle)
                || entry.annotation.note.to_lowercase().contains(&needle))
    }
}

/// The words of an annotation.
#[must_use]
pub fn quote(article: &Article, annotation: &Annotation) -> Rc<str> {
    let pieces = annotation.target.pieces().iter();
    let words: Vec<&str> = pieces
        .filter_map(|&span| article.text.slice(span))
        .collect();
    words.join(" … ").into()
}

/// The annotations of an article in text order, an enclosing one before those it encloses.
#[must_use]
pub fn in_text_order(article: &Article, layer: &Layer) -> Vec<Entry> {
    let entry = |it: &Rc<Annotation>| Entry {
        annotation: Rc::clone(it),
        quote: quote(article, it),
    };
    let entries: Vec<Entry> = layer.annotations().map(entry).collect();
    // Of annotations of one hull the order of their tags decides, by the first letters of the key.
    let key = |at: usize| {
        let annotation = entries.get(at).map(|it| &it.annotation);
        annotation.map_or((0, 0), |it| {
            let (start, end) = it.target.hull().sort_key();
            let letters = it.tag.as_str().bytes().chain([0; 4]).take(4);
            let tag = letters.fold(0, |tag, byte| tag << 8 | u64::from(byte));
            (start << 32 | (end & 0xffff_ffff), tag)
        })
    };
    let places = order(entries.len(), &key);
    places
        .into_iter()
        .filter_map(|at| entries.get(at).cloned())
        .collect()
}

/// How many annotations have each tag.
#[must_use]
pub fn by_tag(layer: &Layer) -> BTreeMap<TagKey, usize> {
    let mut counts = BTreeMap::new();
    for annotation in layer.annotations() {
        *counts.entry(annotation.tag.clone()).or_insert(0) += 1;
    }
    counts
}
