//! Which marks of several people belong together.

use std::rc::Rc;

use super::case::{Case, Variant, concern, n_common};
use crate::domain::agreement::Undefined;
use crate::domain::model::{Annotation, AuthorId, TagKey};
use crate::domain::text::{Target, order, ordered};

/// So many pairs of marks may concern the same words: more is nothing that people could walk through.
const MOST: usize = 1_000_000;

/// What one person marked in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub by: AuthorId,
    /// Their marks, in any order.
    pub marks: Vec<(Target, TagKey)>,
}

/// The marks of these authors; who marked nothing is there too.
#[must_use]
pub fn hands<'a>(
    by: &[AuthorId],
    annotations: impl IntoIterator<Item = &'a Rc<Annotation>>,
) -> Vec<Hand> {
    let hand = |by: &AuthorId| Hand {
        by: *by,
        marks: Vec::new(),
    };
    let mut hands: Vec<Hand> = by.iter().map(hand).collect();
    for mark in annotations {
        let mine = hands.iter_mut().find(|it| it.by == mark.provenance.by);
        if let Some(mine) = mine {
            mine.marks.push((mark.target.clone(), mark.tag.clone()));
        }
    }
    hands
}

/// One mark with whose it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark<'a> {
    target: &'a Target,
    tag: &'a TagKey,
    by: AuthorId,
}

impl Mark<'_> {
    fn concerns(self, other: Self) -> bool {
        self.by != other.by && concern((self.target, self.tag), (other.target, other.tag))
    }
}

/// The cases of an article in text order, an enclosing one before those it encloses. Each mark is in one of them, and
/// any two marks of one case are of two people and concern the same words: they overlap, and where their tags differ,
/// by half at least.
///
/// Pairs of marks are joined one after the other, the most alike first: same words and tag, same words, then by the
/// share of words that both have. So of claims that lie over each other each finds its like before it can be taken for
/// a part of another, and the order of the hands and of their marks changes nothing.
///
/// # Errors
/// [`Undefined::TooMany`] where more than a million pairs of marks concern the same words.
pub fn cases(hands: &[Hand]) -> Result<Vec<Case>, Undefined> {
    let marks = in_order(hands);
    let mut groups = Groups {
        of: (0..marks.len()).collect(),
        members: (0..marks.len()).map(|it| vec![it]).collect(),
        marks: &marks,
    };
    // Those that are as alike as others keep their order in the text.
    let pairs = pairs(&marks)?;
    for (first, second, _) in ordered(&pairs, |it| it.2) {
        groups.join(first, second);
    }
    let all: Vec<AuthorId> = hands.iter().map(|it| it.by).collect();
    let found = groups.members.iter().filter(|it| !it.is_empty());
    let found: Vec<Case> = found.map(|it| case(&marks, it, &all)).collect();
    let key = |at: usize| {
        let hull = found.get(at).and_then(Case::hull);
        hull.map_or((u64::MAX, 0), |it| it.sort_key())
    };
    let places = order(found.len(), &key).into_iter();
    Ok(places.filter_map(|at| found.get(at).cloned()).collect())
}

/// All marks in text order, then by tag and author.
fn in_order(hands: &[Hand]) -> Vec<Mark<'_>> {
    let all: Vec<Mark<'_>> = hands
        .iter()
        .flat_map(|hand| {
            let by = hand.by;
            let marks = hand.marks.iter();
            marks.map(move |(target, tag)| Mark { target, tag, by })
        })
        .collect();
    let mut sorted: Vec<Mark<'_>> = Vec::with_capacity(all.len());
    for mark in ordered(&all, |it| it.target.hull().sort_key()) {
        let place = sorted.partition_point(|it| *it <= mark);
        sorted.insert(place, mark);
    }
    sorted
}

/// Two marks, by their places, and how little they are alike.
type Pair = (usize, usize, (u64, u64));

/// All pairs of marks that may be in one case.
fn pairs(marks: &[Mark<'_>]) -> Result<Vec<Pair>, Undefined> {
    let mut pairs: Vec<Pair> = Vec::new();
    // Those that the next mark may overlap, with their places.
    let mut open: Vec<(usize, Mark<'_>)> = Vec::new();
    for (at, &mark) in marks.iter().enumerate() {
        let start = mark.target.hull().start();
        open.retain(|it| it.1.target.hull().end() > start);
        for &(other_at, other) in &open {
            if other.concerns(mark) {
                pairs.push((other_at, at, unlikeness(other, mark)));
            }
        }
        if pairs.len() > MOST {
            return Err(Undefined::TooMany);
        }
        open.push((at, mark));
    }
    Ok(pairs)
}

/// Nothing for the same words and tag, more for less.
fn unlikeness(first: Mark<'_>, second: Mark<'_>) -> (u64, u64) {
    let common = n_common(first.target, second.target);
    let all = first.target.len() + second.target.len() - common;
    let share = (common as u64 * 1_000_000) / (all.max(1) as u64);
    let kind = match (first.target == second.target, first.tag == second.tag) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
    (kind, 1_000_000 - share)
}

/// Marks in groups.
struct Groups<'a> {
    /// The group of each mark.
    of: Vec<usize>,
    /// The marks of each group, in order; none of those that were joined to another.
    members: Vec<Vec<usize>>,
    marks: &'a [Mark<'a>],
}

impl Groups<'_> {
    /// Joins the groups of two marks, if each mark of one may be with each of the other.
    fn join(&mut self, first: usize, second: usize) {
        let of = |it: usize| self.of.get(it).copied();
        let (Some(one), Some(two)) = (of(first), of(second)) else {
            return;
        };
        if one == two || !self.may_join(one, two) {
            return;
        }
        let (kept, gone) = (one.min(two), one.max(two));
        let moved = self.members.get_mut(gone).map(std::mem::take);
        for mark in moved.unwrap_or_default() {
            if let Some(of) = self.of.get_mut(mark) {
                *of = kept;
            }
            if let Some(members) = self.members.get_mut(kept) {
                let place = members.partition_point(|it| *it < mark);
                members.insert(place, mark);
            }
        }
    }

    fn may_join(&self, one: usize, two: usize) -> bool {
        let of = |group: usize| {
            let members = self.members.get(group).into_iter().flatten();
            members.filter_map(|it| self.marks.get(*it))
        };
        of(one).all(|it| of(two).all(|other| it.concerns(*other)))
    }
}

/// The case of some marks, which are in order.
fn case(marks: &[Mark<'_>], members: &[usize], all: &[AuthorId]) -> Case {
    let mut variants: Vec<Variant> = Vec::new();
    let mut without = all.to_vec();
    for mark in members.iter().filter_map(|it| marks.get(*it)) {
        without.retain(|it| *it != mark.by);
        match variants.last_mut() {
            Some(last) if last.target == *mark.target && last.tag == *mark.tag => {
                last.by.push(mark.by);
            }
            _ => variants.push(Variant {
                target: mark.target.clone(),
                tag: mark.tag.clone(),
                by: vec![mark.by],
            }),
        }
    }
    let places = order(variants.len(), &|at| {
        let n = variants.get(at).map_or(0, |it| it.by.len());
        (u64::MAX - n as u64, 0)
    });
    let mut sorted: Vec<AuthorId> = Vec::with_capacity(without.len());
    for it in without {
        if let Err(place) = sorted.binary_search(&it) {
            sorted.insert(place, it);
        }
    }
    Case {
        variants: places
            .into_iter()
            .filter_map(|at| variants.get(at).cloned())
            .collect(),
        without: sorted,
    }
}
