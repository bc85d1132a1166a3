//! Who claims are said by: names for sources, and who may be meant.

use std::collections::BTreeSet;

use super::found::Detailed;
use super::{Layer, Workspace, entity_of, quote};
use crate::domain::model::{Annotation, Article, Behavior, EntityKind, Mode, Source, TagSet};
use crate::domain::text::{Byte, Span, ordered};

/// Somebody who may say a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The mention of these words that is nearest to the claim, or an entity that the article does not mention.
    pub source: Source,
    /// The words of the mention, or the name of the entity.
    pub words: String,
    /// What else they are called.
    pub names: Vec<String>,
}

/// A source in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The words of the mention, or the name of the entity.
    pub words: String,
    /// The name of whom the mention means, where that is another.
    pub entity: Option<String>,
}

/// A source in words; `None` for the reporter, and for what is not there.
#[must_use]
pub fn named(
    workspace: &Workspace,
    article: &Article,
    layer: &Layer,
    source: Source,
) -> Option<Named> {
    match source {
        Source::Reporter => None,
        Source::Entity(id) => workspace.entity(id).map(|it| Named {
            words: it.profile.name.clone(),
            entity: None,
        }),
        Source::Mention(id) => {
            let words = quote(article, layer.get(id)?);
            let entity = entity_of(workspace, layer, id).map(|it| it.profile.name.clone());
            let entity = entity.filter(|it| *it != words);
            Some(Named { words, entity })
        }
    }
}

/// The actors of the claim's article, nearest first, each name once; then the entities that are no places and are
/// not mentioned there.
#[must_use]
pub fn candidates(
    workspace: &Workspace,
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
    let detailed = Detailed::of(layer);
    let mut known = BTreeSet::new();
    let mut mentioned = BTreeSet::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for mention in ordered(&all, |it| {
        (distance(it), it.target.hull().start().get() as u64)
    }) {
        let words = quote(article, mention);
        let entity = detailed.get(mention.id).and_then(|it| it.entity);
        let entity = entity.and_then(|it| workspace.entity(it));
        mentioned.extend(entity.map(|it| it.id));
        if known.insert(words.clone()) {
            let names = entity.map(|it| it.profile.names().map(str::to_owned).collect());
            candidates.push(Candidate {
                source: Source::Mention(mention.id),
                words,
                names: names.unwrap_or_default(),
            });
        }
    }
    let others = workspace
        .entities()
        .filter(|it| it.profile.kind != EntityKind::Place && !mentioned.contains(&it.id));
    candidates.extend(others.map(|it| Candidate {
        source: Source::Entity(it.id),
        words: it.profile.name.clone(),
        names: it.profile.aliases.clone(),
    }));
    candidates
}

/// The candidate that typed words mean: the one of these words whatever the case, or one that is called that, or else
/// the nearest that has them.
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
    let is_called = |it: &&Candidate| it.names.iter().any(|it| lower(it) == typed);
    let has_words = |it: &&Candidate| lower(&it.words).contains(&typed);
    let find = |is: &dyn Fn(&&Candidate) -> bool| candidates.iter().find(|it| is(it));
    find(&is_named)
        .or_else(|| find(&is_called))
        .or_else(|| find(&has_words))
}

/// What opens or closes a quotation in any script that news are written in.
pub const QUOTATION_MARKS: [char; 14] = [
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
    let is_mark = |it: Option<char>| it.is_some_and(|it| QUOTATION_MARKS.contains(&it));
    let opens = is_mark(words.chars().next()) || is_mark(before.chars().next_back());
    let closes = is_mark(words.chars().next_back()) || is_mark(after.chars().next());
    let inner = words.trim_matches(|it| QUOTATION_MARKS.contains(&it));
    match (opens && closes, inner.contains(QUOTATION_MARKS)) {
        (true, false) => Mode::Direct,
        (_, true) => Mode::Mixed,
        (false, false) => Mode::Paraphrase,
    }
}
