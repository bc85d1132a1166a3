//! Read-only questions: what is where, how much of it, and what a search finds.

use std::rc::Rc;

use super::Layer;
use crate::domain::model::{Annotation, Article, TagKey};
use crate::domain::text::{Target, order};

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

    /// Tells of each annotation of an article whether it is shown. `lower` puts words in lower case: the browser
    /// has the tables of Unicode for it. Words of ASCII go without.
    pub fn admitting<'a>(
        &'a self,
        article: &'a Article,
        lower: fn(&str) -> String,
    ) -> impl Fn(&Annotation) -> bool + 'a {
        let lowered = move |words: &str| {
            if words.is_ascii() {
                words.to_ascii_lowercase()
            } else {
                lower(words)
            }
        };
        let needle = lowered(self.search.trim());
        let holds = move |words: &str| {
            if words.is_ascii() && needle.is_ascii() {
                // Without a copy: there may be ten thousand of these.
                let mut parts = words.as_bytes().windows(needle.len().max(1));
                parts.any(|it| it.eq_ignore_ascii_case(needle.as_bytes()))
            } else {
                lowered(words).contains(&needle)
            }
        };
        let is_blank = self.search.trim().is_empty();
        move |annotation| {
            let has_tag = self.tag.as_ref().is_none_or(|tag| *tag == annotation.tag);
            let is_quoted = || match annotation.target.pieces() {
                [only] => article.text.slice(*only).is_some_and(&holds),
                _ => holds(&quote(article, annotation)),
            };
            has_tag && (is_blank || is_quoted() || holds(&annotation.note))
        }
    }
}

/// The words of an annotation.
#[must_use]
pub fn quote(article: &Article, annotation: &Annotation) -> String {
    words_of(article, &annotation.target)
}

/// The words of a target.
#[must_use]
pub fn words_of(article: &Article, target: &Target) -> String {
    let pieces = target.pieces().iter();
    let words: Vec<&str> = pieces
        .filter_map(|&span| article.text.slice(span))
        .collect();
    words.join(" … ")
}

/// The annotations of an article in text order, an enclosing one before those it encloses.
#[must_use]
pub fn in_text_order(layer: &Layer) -> Vec<Rc<Annotation>> {
    let annotations: Vec<&Rc<Annotation>> = layer.annotations().collect();
    // Of annotations of one hull the order of their tags decides, by the first letters of the key.
    let key = |at: usize| {
        let annotation = annotations.get(at);
        annotation.map_or((0, 0), |it| {
            let (start, end) = it.target.hull().sort_key();
            let letters = it.tag.as_str().bytes().chain([0; 4]).take(4);
            let tag = letters.fold(0, |tag, byte| tag << 8 | u64::from(byte));
            (start << 32 | (end & 0xffff_ffff), tag)
        })
    };
    let places = order(annotations.len(), &key);
    places
        .into_iter()
        .filter_map(|at| annotations.get(at).copied().cloned())
        .collect()
}
