//! Who claims are said by: names for sources, and who may be meant.

use std::collections::BTreeSet;

use super::{Layer, quote};
use crate::domain::model::{Annotation, AnnotationId, Article, Behavior, Mode, Source, TagSet};
use crate::domain::text::{Byte, Span, ordered};

/// Somebody who may say a claim: the words of a mention of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The mention of these words that is nearest to the claim.
    pub mention: AnnotationId,
    /// Its words.
    pub words: String,
}

/// The words of a source; `None` for the reporter, and for a mention that is not there.
#[must_use]
pub fn source_words(article: &Article, layer: &Layer, source: Source) -> Option<String> {
    let mention = layer.get(source.mention()?)?;
    Some(quote(article, mention))
}

/// The actors of the claim's article, nearest first, each name once.
#[must_use]
pub fn candidates(
    article: &Article,
    layer: &Layer,
    tags: &TagSet,
    claim: &Annotation,
) -> Vec<Candidate> {
    let is_actor = |it: &&_| {
        let it: &Annotation = it;
        tags.behavior(&it.tag) == Behavior::Actor && it.id != claim.id
    };
    let all: Vec<_> = layer
        .annotations()
        .map(AsRef::as_ref)
        .filter(is_actor)
        .collect();
    let hull = claim.target.hull();
    let distance = |it: &Annotation| {
        let other = it.target.hull();
        let gap = |from: Byte, to: Byte| to.get().saturating_sub(from.get()) as u64;
        gap(hull.end(), other.start()) + gap(other.end(), hull.start())
    };
    let mut known = BTreeSet::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for mention in ordered(&all, |it| {
        (distance(it), it.target.hull().start().get() as u64)
    }) {
        let words = quote(article, mention);
        if known.insert(words.clone()) {
            candidates.push(Candidate {
                mention: mention.id,
                words,
            });
        }
    }
    candidates
}

/// The candidate that typed words mean: the one of these words whatever the case, or else the nearest that has them.
#[must_use]
pub fn meant<'a>(
    candidates: &'a [Candidate],
    typed: &str,
    lower: &dyn Fn(&str) -> String,
) -> Option<&'a Candidate> {
    let typed = lower(typed.trim());
    if typed.is_empty() {
        return None;
    }
    let is_named = |it: &&Candidate| lower(&it.words) == typed;
    let has_words = |it: &&Candidate| lower(&it.words).contains(&typed);
    let named = candidates.iter().find(is_named);
    named.or_else(|| candidates.iter().find(has_words))
}

const MARKS: [char; 14] = [
    '"', '“', '”', '„', '‟', '«', '»', '‹', '›', '「', '」', '『', '』', '＂',
];

/// How a claim reads: in quotation marks, with some in it, or without any. A quotation may be cut into pieces.
#[must_use]
pub fn mode_of(article: &Article, claim: &Annotation) -> Mode {
    let text = article.text.as_str();
    let mut modes = claim.target.pieces().iter().map(|it| mode_in(text, *it));
    let first = modes.next().unwrap_or_default();
    if modes.all(|it| it == first) {
        first
    } else {
        Mode::Mixed
    }
}

fn mode_in(text: &str, piece: Span) -> Mode {
    let (start, end) = (piece.start().get(), piece.end().get());
    let part = |from, to| text.get(from..to).unwrap_or_default();
    let (words, before) = (part(start, end), part(0, start));
    // The comma of “We won,” belongs to the quotation.
    let after = part(end, text.len()).trim_start_matches([',', '.', '!', '?', '…']);
    let is_mark = |it: Option<char>| it.is_some_and(|it| MARKS.contains(&it));
    let opens = is_mark(words.chars().next()) || is_mark(before.chars().next_back());
    let closes = is_mark(words.chars().next_back()) || is_mark(after.chars().next());
    let inner = words.trim_matches(|it| MARKS.contains(&it));
    match (opens && closes, inner.contains(MARKS)) {
        (true, false) => Mode::Direct,
        (_, true) => Mode::Mixed,
        (false, false) => Mode::Paraphrase,
    }
}
