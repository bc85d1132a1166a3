//! The article strip: an article as one bar, in lanes by tag, by verdict or by source.

use super::{Account, Who};
use crate::domain::model::{Annotation, AnnotationId, Rating, TagKey};
use crate::domain::text::Byte;

/// How many parts the bar has: ends are counted in these.
pub const PARTS: u32 = 10_000;

/// What lanes tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// Which tag marks have.
    #[default]
    Tag,
    /// How claims are rated.
    Rating,
    /// Who says claims.
    Source,
}

impl Lanes {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Tag, Self::Rating, Self::Source];
}

/// What a lane is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneKey {
    /// Marks of this tag.
    Tag(TagKey),
    /// Claims of this rating.
    Rating(Rating),
    /// Claims of this source; `None` of nobody.
    Source(Option<Who>),
}

/// One lane: each piece of a mark with its ends in [`PARTS`] of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it is about.
    pub key: LaneKey,
    /// The pieces, in the order of the text: from, to, and the mark.
    pub pieces: Vec<(u32, u32, AnnotationId)>,
}

impl Lane {
    /// How many marks are in it.
    #[must_use]
    pub fn n_marks(&self) -> usize {
        let mut ids: Vec<_> = self.pieces.iter().map(|it| it.2).collect();
        ids.sort();
        ids.dedup();
        ids.len()
    }

    /// How much of the article its pieces cover, in percent: what two cover counts once.
    #[must_use]
    pub fn percent(&self) -> u32 {
        let mut pieces = self.pieces.clone();
        pieces.sort();
        let (mut covered, mut reached) = (0, 0);
        for (from, to, _) in pieces {
            covered += to.saturating_sub(from.max(reached));
            reached = reached.max(to);
        }
        ((covered + PARTS / 200) / (PARTS / 100)).min(100)
    }
}

/// The lanes of an article that hold anything: tags and ratings in their order, sources in the order of the text.
#[must_use]
pub fn lanes(account: &Account, by: Lanes) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = match by {
        Lanes::Tag => {
            let tags = account.tags().tags().iter();
            tags.map(|it| empty(LaneKey::Tag(it.key.clone()))).collect()
        }
        Lanes::Rating => Rating::ALL.map(|it| empty(LaneKey::Rating(it))).into(),
        Lanes::Source => Vec::new(),
    };
    // In characters: the same words take twice the bytes in another script.
    let text = &account.article.text;
    let count = |at: Byte| text.code_points_of(at).map_or(0, |it| it.get());
    let len = count(Byte::new(text.len()));
    let mut put = |key: LaneKey, mark: &Annotation| {
        let lane = match lanes.iter().position(|it| it.key == key) {
            Some(at) => lanes.get_mut(at),
            None => {
                lanes.push(empty(key));
                lanes.last_mut()
            }
        };
        if let Some(lane) = lane {
            let pieces = mark.target.pieces().iter();
            let piece = |from: Byte, to: Byte| {
                let from = part(count(from), len);
                // What is short is still seen.
                (from, part(count(to), len).max(from + 1), mark.id)
            };
            lane.pieces
                .extend(pieces.map(|it| piece(it.start(), it.end())));
        }
    };
    if by == Lanes::Tag {
        for mention in &account.mentions {
            put(LaneKey::Tag(mention.mark.tag.clone()), &mention.mark);
        }
    }
    for stated in &account.claims {
        match by {
            Lanes::Tag => put(LaneKey::Tag(stated.claim.tag.clone()), &stated.claim),
            Lanes::Rating => put(LaneKey::Rating(stated.rating()), &stated.claim),
            Lanes::Source if stated.sources.is_empty() => {
                put(LaneKey::Source(None), &stated.claim);
            }
            Lanes::Source => {
                for voice in &stated.sources {
                    put(LaneKey::Source(Some(voice.who.clone())), &stated.claim);
                }
            }
        }
    }
    lanes.retain(|it| !it.pieces.is_empty());
    lanes
}

const fn empty(key: LaneKey) -> Lane {
    Lane {
        key,
        pieces: Vec::new(),
    }
}

/// An offset as a part of the article.
fn part(at: usize, len: usize) -> u32 {
    // At most PARTS: an offset is within the text.
    (at as u64 * u64::from(PARTS))
        .checked_div(len as u64)
        .unwrap_or(0) as u32
}
