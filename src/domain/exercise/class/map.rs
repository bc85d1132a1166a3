//! Where on the text the hand-ins are: the map of a class.

use crate::domain::exercise::{Handin, Key};
use crate::domain::model::TagKey;
use crate::domain::text::{Byte, Span, Target, Text, ordered};

/// Some of the hand-ins, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowd(Vec<u64>);

/// A longest stretch of the text over which the same hand-ins have marks of the same tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapRun {
    /// The stretch, in bytes.
    pub span: Span,
    /// Who marked it, by whichever tag.
    pub who: Crowd,
    /// Who marked it by each tag; tags that nobody gave here are not there. By key.
    pub by_tag: Vec<(TagKey, Crowd)>,
}

/// A longest stretch of the text over which the same entries of the key lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRun {
    /// The stretch, in bytes.
    pub span: Span,
    /// The entries, by their places in the key.
    pub entries: Crowd,
}

impl Crowd {
    fn of(n: usize) -> Self {
        Self(vec![0; n.div_ceil(64)])
    }

    fn set(&mut self, place: usize, is_in: bool) {
        if let Some(it) = self.0.get_mut(place / 64) {
            let bit = 1 << (place % 64);
            *it = if is_in { *it | bit } else { *it & !bit };
        }
    }

    fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|it| it.count_ones() as usize).sum()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|it| *it == 0)
    }

    /// Whether the one of this place is among them.
    #[must_use]
    pub fn contains(&self, place: usize) -> bool {
        let bits = self.0.get(place / 64);
        bits.is_some_and(|it| it & (1 << (place % 64)) != 0)
    }

    /// Their places, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len() * 64).filter(|it| self.contains(*it))
    }
}

/// Who marked what, over the whole text without gaps; bare stretches have nobody. Pieces that leave the text count
/// for nothing.
#[must_use]
pub fn class_map(text: &Text, handins: &[Handin]) -> Vec<MapRun> {
    let mut tags: Vec<TagKey> = Vec::new();
    let mut marks: Vec<Mark<'_>> = Vec::new();
    for (who, mark) in (0..)
        .zip(handins)
        .flat_map(|(who, it)| it.marks.iter().map(move |mark| (who, mark)))
    {
        let row = tags.iter().position(|it| *it == mark.tag);
        let row = row.unwrap_or_else(|| {
            tags.push(mark.tag.clone());
            tags.len() - 1
        });
        marks.push((&mark.target, row, who));
    }
    let runs = runs(text, &marks, tags.len(), handins.len());
    let run = |(span, rows): (Span, Vec<Crowd>)| {
        let mut who = Crowd::of(handins.len());
        let mut by_tag: Vec<(TagKey, Crowd)> = Vec::new();
        for (tag, crowd) in tags.iter().zip(rows).filter(|it| !it.1.is_empty()) {
            who.add(&crowd);
            let place = by_tag.partition_point(|it| it.0 < *tag);
            by_tag.insert(place, (tag.clone(), crowd));
        }
        MapRun { span, who, by_tag }
    };
    runs.into_iter().map(run).collect()
}

/// Where the entries of the key lie, traps too, over the whole text without gaps.
#[must_use]
pub fn overlay(text: &Text, key: &Key) -> Vec<KeyRun> {
    let marks: Vec<Mark<'_>> = (0..)
        .zip(&key.entries)
        .map(|(place, it)| (&it.target, 0, place))
        .collect();
    let runs = runs(text, &marks, 1, key.entries.len());
    let run = |(span, rows): (Span, Vec<Crowd>)| KeyRun {
        span,
        entries: rows.into_iter().next().unwrap_or_default(),
    };
    runs.into_iter().map(run).collect()
}

/// Words with the row that they are in and whose they are.
type Mark<'a> = (&'a Target, usize, usize);

/// The longest stretches over which all rows have the same crowd.
fn runs(text: &Text, marks: &[Mark<'_>], n_rows: usize, n: usize) -> Vec<(Span, Vec<Crowd>)> {
    let mut edges: Vec<(Byte, usize, usize, bool)> = Vec::new();
    for (target, row, who) in marks {
        for piece in target.pieces().iter().filter(|it| text.holds(**it)) {
            edges.push((piece.start(), *row, *who, true));
            edges.push((piece.end(), *row, *who, false));
        }
    }
    let mut open: Vec<Vec<u32>> = vec![vec![0; n]; n_rows];
    let mut rows = vec![Crowd::of(n); n_rows];
    let mut runs: Vec<(Span, Vec<Crowd>)> = Vec::new();
    let mut reached = Byte::default();
    let mut close = |reached: Byte, at: Byte, rows: &[Crowd]| {
        let Some(span) = Span::new(reached, at) else {
            return;
        };
        match runs.last_mut().filter(|it| it.1 == rows) {
            Some(last) => {
                last.0 = Span::new(last.0.start(), at).unwrap_or(last.0);
            }
            None => runs.push((span, rows.to_vec())),
        }
    };
    for (at, row, who, is_start) in ordered(&edges, |it| (it.0.get() as u64, 0)) {
        close(reached, at, &rows);
        reached = at;
        let (Some(count), Some(crowd)) = (
            open.get_mut(row).and_then(|it| it.get_mut(who)),
            rows.get_mut(row),
        ) else {
            continue;
        };
        *count = if is_start {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
        crowd.set(who, *count > 0);
    }
    close(reached, Byte::new(text.len()), &rows);
    runs
}
