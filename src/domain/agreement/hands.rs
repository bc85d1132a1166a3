//! The marks of an article by who made them.

use std::collections::{BTreeMap, BTreeSet};

use super::ruler::{Ruler, Stretch};
use crate::domain::model::{Annotation, AuthorId, TagKey};

/// One mark on a ruler.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// What it is.
    pub tag: TagKey,
    /// Its pieces in order, none touching another.
    pub pieces: Vec<Stretch>,
}

/// What one author marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: AuthorId,
    /// The marks, in an order that does not depend on that in which they came.
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
    let mut marks: BTreeMap<AuthorId, Vec<Placed>> =
        by.iter().map(|it| (*it, Vec::new())).collect();
    for annotation in annotations {
        if let Some(mine) = marks.get_mut(&annotation.provenance.by) {
            let pieces = ruler.place(&annotation.target);
            if !pieces.is_empty() {
                let tag = annotation.tag.clone();
                mine.push(Placed { tag, pieces });
            }
        }
    }
    let hand = |by: &AuthorId| {
        let mut marks = marks.remove(by).unwrap_or_default();
        marks.sort_unstable();
        Hand { by: *by, marks }
    };
    by.iter().map(hand).collect()
}

/// The tags that somebody used, in order.
#[must_use]
pub fn tags_of(hands: &[Hand]) -> Vec<TagKey> {
    let all = hands.iter().flat_map(|it| &it.marks);
    let tags: BTreeSet<&TagKey> = all.map(|it| &it.tag).collect();
    tags.into_iter().cloned().collect()
}

impl Hand {
    /// The marks of one tag, or all.
    pub(super) fn of<'a>(
        &'a self,
        tag: Option<&'a TagKey>,
    ) -> impl Iterator<Item = &'a Placed> + use<'a> {
        let marks = self.marks.iter();
        marks.filter(move |it| tag.is_none_or(|tag| *tag == it.tag))
    }
}
