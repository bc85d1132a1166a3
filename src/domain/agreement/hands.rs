//! The marks of an article by who made them.

use litemap::LiteMap;

use super::ruler::{Ruler, Stretch};
use crate::domain::model::{Annotation, AuthorId, TagKey};
use crate::domain::text::order;

/// One mark on a ruler. Ordered by its pieces, then by its tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// Its pieces in order, none touching another.
    pub pieces: Vec<Stretch>,
    /// What it is.
    pub tag: TagKey,
}

/// What one author marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: AuthorId,
    /// The marks, in order.
    pub marks: Vec<Placed>,
}

/// The marks of these authors, in the order of `by`; who marked nothing is there too. Marks without a unit of the
/// ruler are left out.
#[must_use]
pub fn hands<'a>(
    ruler: &Ruler<'_>,
    by: &[AuthorId],
    annotations: impl IntoIterator<Item = &'a Annotation>,
) -> Vec<Hand> {
    let hand = |by: &AuthorId| Hand {
        by: *by,
        marks: Vec::new(),
    };
    let mut hands: Vec<Hand> = by.iter().map(hand).collect();
    for annotation in annotations {
        let mine = hands
            .iter_mut()
            .find(|it| it.by == annotation.provenance.by);
        if let Some(mine) = mine {
            let pieces = ruler.place(&annotation.target);
            if !pieces.is_empty() {
                let tag = annotation.tag.clone();
                mine.marks.push(Placed { pieces, tag });
            }
        }
    }
    for hand in &mut hands {
        hand.marks = in_order(std::mem::take(&mut hand.marks));
    }
    hands
}

/// Marks in order. By their first pieces with the sorting that the page has; those that begin alike are put in place
/// one by one.
fn in_order(marks: Vec<Placed>) -> Vec<Placed> {
    let key = |at: usize| {
        let first = marks.get(at).and_then(|it| it.pieces.first());
        first.map_or((0, 0), |it| (it.from, it.to))
    };
    let mut sorted: Vec<Placed> = Vec::with_capacity(marks.len());
    for mark in order(marks.len(), &key)
        .iter()
        .filter_map(|it| marks.get(*it))
    {
        let place = sorted.partition_point(|it| it <= mark);
        sorted.insert(place, mark.clone());
    }
    sorted
}

/// The tags that somebody used, in order.
#[must_use]
pub fn tags_of(hands: &[Hand]) -> Vec<TagKey> {
    let mut tags: LiteMap<&TagKey, ()> = LiteMap::new();
    for mark in hands.iter().flat_map(|it| &it.marks) {
        tags.insert(&mark.tag, ());
    }
    tags.keys().map(|it| (*it).clone()).collect()
}

/// The marks of two, or those of one tag, by their tags, each still in order.
pub(super) fn by_tag<'a>(
    hands: [&'a Hand; 2],
    tag: Option<&TagKey>,
) -> LiteMap<&'a TagKey, [Vec<&'a Placed>; 2]> {
    let mut by_tag: LiteMap<&TagKey, [Vec<&Placed>; 2]> = LiteMap::new();
    for (author, hand) in hands.into_iter().enumerate() {
        for mark in hand.of(tag) {
            let marks = by_tag.entry(&mark.tag).or_default().get_mut(author);
            if let Some(marks) = marks {
                marks.push(mark);
            }
        }
    }
    by_tag
}

impl Hand {
    /// The marks of one tag, or all.
    pub(super) fn of(&self, tag: Option<&TagKey>) -> impl Iterator<Item = &Placed> {
        let marks = self.marks.iter();
        marks.filter(move |it| tag.is_none_or(|tag| *tag == it.tag))
    }
}
