//! The same words again: where else an article says what an annotation is on.

use super::Layer;
use crate::domain::model::{Annotation, AnnotationId, Article};
use crate::domain::text::{Span, Text, Wanted, ordered, search};

/// What counts as the same words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Only where the words are no part of longer ones.
    pub is_whole: bool,
    /// Only these very letters: case and accents count.
    pub is_exact: bool,
    /// Whether other names count that are marked as the same tag and share the words: "Khaled al-Masoud"
    /// beside "al-Masoud".
    pub has_variants: bool,
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

/// The words to look for: those of an annotation, and the variants that its article's annotations of the same tag
/// show, longest first. None for an annotation of several pieces.
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
        let own = fold(words);
        let others = layer.annotations().filter(|it| it.tag == like.tag);
        for other in others.filter_map(|it| only_words(article, it)) {
            let folded = fold(other);
            let is_kin = holds_words(&folded, &own) || holds_words(&own, &folded);
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
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    words.match_indices(others).any(|(at, _)| {
        let before = words.get(..at).and_then(|it| it.chars().next_back());
        let rest = words.get(at + others.len()..);
        !is_letter(before) && !is_letter(rest.and_then(|it| it.chars().next()))
    })
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
