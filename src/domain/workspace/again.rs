//! The same words again: where else an article says what an annotation is on.

use super::Layer;
use crate::domain::model::{Annotation, AnnotationId, Article};
use crate::domain::text::{
    Breaks, Byte, Folds, Span, Text, Wanted, is_whole, ordered, search, sentence_around,
};

/// What counts as the same words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Only where the words are no part of longer ones.
    pub is_whole: bool,
    /// Only these very letters: case and accents count.
    pub is_exact: bool,
}

/// A place that has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// Where.
    pub span: Span,
    /// What is on it already.
    pub mark: Marked,
}

/// What annotations of the same tag are on a place already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// None.
    Not,
    /// One that reaches further.
    Within,
    /// One on these very words.
    Whole(AnnotationId),
}

/// The words to look for: those of an annotation and, with `has_variants`, other forms of the name: what its
/// article's annotations of the same tag are on and share the words with, "Khaled al-Masoud" beside "al-Masoud".
/// The longest first. None for an annotation of several pieces.
#[must_use]
pub fn names(
    article: &Article,
    layer: &Layer,
    like: &Annotation,
    has_variants: bool,
    fold: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let Some(words) = only_words(article, like) else {
        return Vec::new();
    };
    let mut names = vec![words];
    if has_variants {
        let mut folds = Folds::new(fold);
        let own = folds.line(words);
        let others = layer.annotations().filter(|it| it.tag == like.tag);
        for other in others.filter_map(|it| only_words(article, it)) {
            let folded = folds.line(other);
            let is_kin = if folded.len() < own.len() {
                holds_words(&own, &folded)
            } else {
                holds_words(&folded, &own)
            };
            if is_kin && !names.contains(&other) {
                names.push(other);
            }
        }
    }
    let longest_first = ordered(&names, |it| (u64::MAX - it.len() as u64, 0));
    longest_first.into_iter().map(str::to_owned).collect()
}

/// The places of an article that have one of these words, in text order; where two overlap, the one whose words come
/// first in `names`.
#[must_use]
pub fn again(
    article: &Article,
    layer: &Layer,
    like: &Annotation,
    names: &[String],
    alike: Alike,
    fold: &dyn Fn(&str) -> String,
) -> Vec<Again> {
    let places = places(&article.text, names, alike, fold);
    let marks = Marks::new(layer, like);
    let again = |span: Span| Again {
        span,
        mark: marks.on(span),
    };
    places.into_iter().map(again).collect()
}

fn places(text: &Text, names: &[String], alike: Alike, fold: &dyn Fn(&str) -> String) -> Vec<Span> {
    let mut places: Vec<Span> = Vec::new();
    for name in names {
        let wanted = Wanted {
            words: name.clone(),
            is_whole: alike.is_whole,
            is_exact: alike.is_exact,
        };
        for span in search(text, &wanted, fold) {
            let at = places.partition_point(|it| it.end() <= span.start());
            if places.get(at).is_none_or(|it| !it.overlaps(span)) {
                places.insert(at, span);
            }
        }
    }
    places
}

/// The words of an annotation of one piece.
fn only_words<'a>(article: &'a Article, annotation: &Annotation) -> Option<&'a str> {
    match annotation.target.pieces() {
        [only] => article.text.slice(*only),
        _ => None,
    }
}

/// Whether words hold others, whole.
fn holds_words(words: &str, others: &str) -> bool {
    let mut found = words.match_indices(others);
    found.any(|(at, it)| is_whole(words, at, at + it.len()))
}

/// The words before and after a place in its sentence, on each side at most `most` characters, the rest cut off at
/// a word with an ellipsis in its place.
#[must_use]
pub fn context(text: &Text, span: Span, most: usize, breaks: &dyn Breaks) -> (String, String) {
    let around = sentence_around(text, span, breaks);
    let words = |start: Byte, end: Byte| {
        let span = Span::new(start, end);
        span.and_then(|it| text.slice(it)).unwrap_or_default()
    };
    let before = words(around.start(), span.start());
    let after = words(span.end(), around.end());
    // Where the cut falls, from the side of the place.
    let before_cut = before.char_indices().rev().nth(most).map(|(at, _)| at);
    let after_cut = after.char_indices().nth(most).map(|(at, _)| at);
    (
        match before_cut.and_then(|at| before.get(at..)) {
            None => before.to_owned(),
            Some(rest) => {
                let whole = rest.split_once(char::is_whitespace).map_or(rest, |it| it.1);
                format!("…{whole}")
            }
        },
        match after_cut.and_then(|at| after.get(..at)) {
            None => after.to_owned(),
            Some(rest) => {
                let whole = rest.rsplit_once(char::is_whitespace);
                format!("{}…", whole.map_or(rest, |it| it.0))
            }
        },
    )
}

/// The pieces that a tag is on, ready to be asked about ten thousand places.
struct Marks {
    /// By start, then by end.
    pieces: Vec<(Span, Option<AnnotationId>)>,
    /// For each piece how far it and those before it reach, in bytes.
    reach: Vec<usize>,
}

impl Marks {
    fn new(layer: &Layer, like: &Annotation) -> Self {
        let mut pieces = Vec::new();
        for annotation in layer.annotations().filter(|it| it.tag == like.tag) {
            let all = annotation.target.pieces();
            let whole = (all.len() == 1).then_some(annotation.id);
            pieces.extend(all.iter().map(|&it| (it, whole)));
        }
        let pieces = ordered(&pieces, |it| key(it.0));
        let mut furthest = 0;
        let reach = pieces.iter().map(|it| {
            furthest = it.0.end().get().max(furthest);
            furthest
        });
        let reach = reach.collect();
        Self { pieces, reach }
    }

    fn on(&self, span: Span) -> Marked {
        let same = self.pieces.partition_point(|it| key(it.0) < key(span));
        let same = self
            .pieces
            .iter()
            .skip(same)
            .take_while(|it| it.0 == span)
            .find_map(|it| it.1);
        if let Some(id) = same {
            return Marked::Whole(id);
        }
        let before = self
            .pieces
            .partition_point(|it| it.0.start() <= span.start());
        let reach = before.checked_sub(1).and_then(|it| self.reach.get(it));
        if reach.is_some_and(|it| *it >= span.end().get()) {
            Marked::Within
        } else {
            Marked::Not
        }
    }
}

fn key(span: Span) -> (u64, u64) {
    (span.start().get() as u64, span.end().get() as u64)
}
