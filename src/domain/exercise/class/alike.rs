//! Which hand-ins look alike. What is told are facts that can be looked at; what they mean is for a person to say.

use crate::domain::exercise::score::in_full_order;
use crate::domain::exercise::{HandMark, Handin, Key};
use crate::domain::text::order;

/// So many marks must be made in the same milliseconds before that is told: a few are chance.
pub const MIN_SAME_TIMES: u32 = 3;

/// So many marks must there be before it is told that all are the same: a few are soon the same ones.
pub const MIN_SAME_MARKS: u32 = 5;

/// What two hand-ins by different authors have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The place of the first.
    pub first: usize,
    /// The place of the second, which is later.
    pub second: usize,
    /// How many annotations of both have the same id. Ids are drawn at random: each was made once and copied.
    pub same_ids: u32,
    /// How many marks of both were made in the same milliseconds, each time once.
    pub same_times: u32,
    /// How many marks each has, where all are the same words with the same tags.
    pub same_marks: Option<u32>,
    /// How many of these are no entry of the key: whoever finds what is to be found marks the same as others who do.
    pub same_beside_key: u32,
}

/// The pairs of hand-ins by different authors that have an annotation in common, [`MIN_SAME_TIMES`] times or more, or
/// all of their marks where these are [`MIN_SAME_MARKS`] or more; in the order of their places.
#[must_use]
pub fn alike(handins: &[Handin], key: &Key) -> Vec<Alike> {
    let mut ids = Pairs::new(handins.len());
    ids.count(handins, &|it| it.id.0.halves());
    let mut times = Pairs::new(handins.len());
    times.count(handins, &|it| (it.created.0, 0));
    let marks: Vec<Vec<Known>> = known(handins, key);
    let mut found = Vec::new();
    for (second, later) in handins.iter().enumerate() {
        for (first, earlier) in handins.iter().enumerate().take(second) {
            if earlier.by == later.by {
                continue;
            }
            let mine = marks.get(first).map_or(&[][..], Vec::as_slice);
            let is_many = mine.len() >= MIN_SAME_MARKS as usize;
            let is_same = is_many && marks.get(second).is_some_and(|it| it == mine);
            let beside = mine.iter().filter(|it| is_same && !it.is_in_key);
            let alike = Alike {
                first,
                second,
                same_ids: ids.get(first, second),
                same_times: times.get(first, second),
                same_marks: is_same.then_some(mine.len() as u32),
                same_beside_key: beside.count() as u32,
            };
            if alike.same_ids > 0 || alike.same_times >= MIN_SAME_TIMES || is_same {
                found.push(alike);
            }
        }
    }
    let places = order(found.len(), &|at| {
        let pair = found.get(at);
        pair.map_or((0, 0), |it| (it.first as u64, it.second as u64))
    });
    places
        .into_iter()
        .filter_map(|it| found.get(it).copied())
        .collect()
}

/// The hand-ins of authors of whom there are several, by place: whoever hands in again does so on purpose.
#[must_use]
pub fn duplicates(handins: &[Handin]) -> Vec<Vec<usize>> {
    groups(handins, &|one, two| one.by == two.by)
}

/// The hand-ins under one name by different authors, by place: two people, or one who went on elsewhere.
#[must_use]
pub fn namesakes(handins: &[Handin]) -> Vec<Vec<usize>> {
    let name = |it: &Handin| it.name.trim().to_lowercase();
    let mut groups = groups(handins, &|one, two| {
        !one.name.trim().is_empty() && name(one) == name(two)
    });
    let by = |it: &usize| handins.get(*it).map(|it| it.by);
    groups.retain(|it| it.iter().any(|other| by(other) != it.first().and_then(by)));
    groups
}

/// Those that are the same, by place, where there are several.
fn groups(handins: &[Handin], is_same: &dyn Fn(&Handin, &Handin) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&Handin, Vec<usize>)> = Vec::new();
    for (place, handin) in handins.iter().enumerate() {
        match groups.iter_mut().find(|it| is_same(it.0, handin)) {
            Some(it) => it.1.push(place),
            None => groups.push((handin, vec![place])),
        }
    }
    let groups = groups.into_iter().map(|it| it.1);
    groups.filter(|it| it.len() > 1).collect()
}

/// How many things each two have in common.
struct Pairs {
    n: usize,
    counts: Vec<u32>,
}

impl Pairs {
    fn new(n: usize) -> Self {
        Self {
            n,
            counts: vec![0; n * n],
        }
    }

    fn get(&self, first: usize, second: usize) -> u32 {
        let count = self.counts.get(first * self.n + second);
        count.copied().unwrap_or_default()
    }

    /// Counts what marks of both have in common by this key, each key once.
    fn count(&mut self, handins: &[Handin], key: &dyn Fn(&HandMark) -> (u64, u64)) {
        let all: Vec<(usize, (u64, u64))> = handins
            .iter()
            .enumerate()
            .flat_map(|(who, it)| it.marks.iter().map(move |mark| (who, key(mark))))
            .collect();
        let mut last = None;
        let mut who: Vec<usize> = Vec::new();
        // Equals keep their order, so that those who have a key come by their places.
        for place in order(all.len(), &|at| all.get(at).map_or((0, 0), |it| it.1)) {
            let Some((by, key)) = all.get(place) else {
                continue;
            };
            if last.replace(key) != Some(key) {
                who.clear();
            }
            if who.last() == Some(by) {
                continue;
            }
            for first in &who {
                if let Some(it) = self.counts.get_mut(first * self.n + by) {
                    *it += 1;
                }
            }
            who.push(*by);
        }
    }
}

/// Words with a tag, by a number that is theirs in all hand-ins.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Known {
    number: usize,
    is_in_key: bool,
}

/// The marks of each hand-in in text order.
fn known(handins: &[Handin], key: &Key) -> Vec<Vec<Known>> {
    let of_key = key.entries.iter().map(|it| (None, &it.target, &it.tag));
    let marks = handins.iter().enumerate().flat_map(|(who, it)| {
        let marks = it.marks.iter();
        marks.map(move |it| (Some(who), &it.target, &it.tag))
    });
    let all: Vec<_> = of_key.chain(marks).collect();
    let at = |place: usize| all.get(place);
    let hull = |place: usize| at(place).map_or((0, 0), |it| it.1.hull().sort_key());
    // Of equals those of the key come first.
    let whole = |place: usize| at(place).map(|it| (it.1, it.2, it.0));
    let places = in_full_order(all.len(), &hull, &|one, two| whole(one).cmp(&whole(two)));
    let mut known: Vec<Vec<Known>> = vec![Vec::new(); handins.len()];
    let (mut last, mut number, mut is_in_key) = (None, 0, false);
    for (who, target, tag) in places.into_iter().filter_map(at) {
        if last.replace((target, tag)) != Some((target, tag)) {
            number += 1;
            is_in_key = who.is_none();
        }
        if let Some(it) = who.and_then(|it| known.get_mut(it)) {
            it.push(Known { number, is_in_key });
        }
    }
    known
}
