//! Makes suggestions of what was found: leaves out what is marked already, and has no two of a tag share words.

use super::claim::Claim;
use super::mention::{Mention, MentionKind, Mentions};
use super::page::Page;
use super::{Behavior, Known, Suggestion};
use crate::domain::model::TagKey;
use crate::domain::text::{Span, Target, ordered};

/// The suggestions, in text order.
pub(super) fn settle(
    page: &Page<'_>,
    mentions: Mentions,
    claims: Vec<Claim>,
    marked: &[(Span, TagKey)],
    known: &[Known],
) -> Vec<Suggestion> {
    let claims = apart(claims);
    let mut marks = Marks {
        marked,
        met: Vec::new(),
    };
    let actor = TagKey::from(Behavior::Actor);
    let location = TagKey::from(Behavior::Location);
    let claim_tag = TagKey::from(Behavior::Claim);
    let tag_of = |kind: MentionKind| match kind {
        MentionKind::Of(Behavior::Actor) => Some(&actor),
        MentionKind::Of(Behavior::Location) => Some(&location),
        MentionKind::Of(Behavior::Claim) => None,
        MentionKind::Own(place) => known.get(place).map(|it| &it.tag),
    };
    let plain = |span, tag: &TagKey, why| Suggestion {
        span,
        tag: tag.clone(),
        why,
        said_by: None,
        source: None,
        cue: None,
    };
    let mut found = Vec::new();
    for mention in with_sources(mentions, &claims) {
        let span = page.span(mention.first, mention.end);
        if let Some((span, tag)) = span.zip(tag_of(mention.kind))
            && !marks.has(span, tag)
        {
            found.push(plain(span, tag, mention.why));
        }
    }
    for claim in &claims {
        let span = |words: (usize, usize)| page.span(words.0, words.1);
        if let Some(words) = span(claim.words).filter(|it| !marks.has(*it, &claim_tag)) {
            found.push(Suggestion {
                source: claim.source.and_then(span),
                cue: claim.cue.and_then(span),
                ..plain(words, &claim_tag, claim.why)
            });
        }
    }
    linked(found, &actor)
}

/// Claims in text order, none over another: of two the one that begins first, and of these the longer.
fn apart(claims: Vec<Claim>) -> Vec<Claim> {
    let sorted = ordered(&claims, |it| {
        (it.words.0 as u64, u64::MAX - it.words.1 as u64)
    });
    let mut end = 0;
    let is_apart = |it: &Claim| {
        let is_apart = it.words.0 >= end;
        if is_apart {
            end = it.words.1;
        }
        is_apart
    };
    sorted.into_iter().filter(is_apart).collect()
}

/// The mentions, and the sources of claims that are none: nouns, and places that speak. A source takes the place of
/// the actors inside of it.
fn with_sources(mentions: Mentions, claims: &[Claim]) -> Vec<Mention> {
    let source = |claim: &Claim| {
        let (first, end) = claim.source?;
        let kind = MentionKind::Of(Behavior::Actor);
        Some(Mention {
            first,
            end,
            kind,
            why: claim.why,
        })
    };
    let sources: Vec<Mention> = claims.iter().filter_map(source).collect();
    let sources = ordered(&sources, |it| (it.first as u64, u64::MAX - it.end as u64));
    let mut all: Vec<Mention> = Vec::new();
    let mut over = 0;
    for source in sources {
        if source.first < over {
            continue;
        }
        over = source.end;
        let place = mentions
            .beginning(source.first)
            .and_then(|it| mentions.0.get(it));
        let same = place.filter(|it| it.end == source.end && it.kind == source.kind);
        all.push(same.copied().unwrap_or(source));
    }
    let n_sources = all.len();
    for mention in mentions.0 {
        let sources = all.get(..n_sources).unwrap_or_default();
        let place = sources.partition_point(|it| it.end <= mention.first);
        let source = sources.get(place).filter(|it| it.first < mention.end);
        let is_taken = source.is_some_and(|it| {
            let is_same = it.first == mention.first && it.end == mention.end;
            mention.kind == it.kind || (is_same && matches!(mention.kind, MentionKind::Of(_)))
        });
        if !is_taken {
            all.push(mention);
        }
    }
    all
}

/// In text order, each claim with the place of its source.
fn linked(found: Vec<Suggestion>, actor: &TagKey) -> Vec<Suggestion> {
    let places: Vec<(Span, usize)> = found.iter().map(|it| it.span).zip(0..).collect();
    let places = ordered(&places, |it| it.0.sort_key());
    let mut sorted: Vec<Suggestion> = places
        .iter()
        .filter_map(|it| found.get(it.1).cloned())
        .collect();
    let actors: Vec<(Span, usize)> = sorted
        .iter()
        .enumerate()
        .filter(|it| it.1.tag == *actor)
        .map(|(place, it)| (it.span, place))
        .collect();
    for suggestion in &mut sorted {
        suggestion.said_by = suggestion.source.and_then(|source| {
            let place = actors.partition_point(|it| it.0 < source);
            actors.get(place).filter(|it| it.0 == source).map(|it| it.1)
        });
    }
    sorted
}

/// What is marked, by tag.
struct Marks<'a> {
    marked: &'a [(Span, TagKey)],
    /// The tags asked about so far, each with what it covers.
    met: Vec<(TagKey, Option<Target>)>,
}

impl Marks<'_> {
    /// Whether a mark of the tag shares a character with a span.
    fn has(&mut self, span: Span, tag: &TagKey) -> bool {
        if self.met.iter().all(|it| it.0 != *tag) {
            let spans = self.marked.iter().filter(|it| it.1 == *tag).map(|it| it.0);
            self.met.push((tag.clone(), Target::new(spans).ok()));
        }
        let met = self.met.iter().find(|it| it.0 == *tag);
        let pieces = met
            .and_then(|it| it.1.as_ref())
            .map_or(&[][..], Target::pieces);
        let place = pieces.partition_point(|it| it.end() <= span.start());
        pieces.get(place).is_some_and(|it| it.overlaps(span))
    }
}
