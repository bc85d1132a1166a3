//! Read-only questions: what is where, and in which order.

use std::rc::Rc;

use super::Layer;
use crate::domain::model::{Annotation, Article};
use crate::domain::text::{Target, order};

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
