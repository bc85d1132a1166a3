//! How hard each thing of the key is, and how well it tells good work from other.

use crate::domain::exercise::{Item, Score, Scored, Why};
use crate::domain::text::order;

/// The numbers of one thing of the key over many hand-ins.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemNumbers {
    /// The thing.
    pub item: Item,
    /// Whether it is a trap.
    pub is_trap: bool,
    /// The hand-ins that count: those where it does not wait for the teacher.
    pub n: u32,
    /// Where nothing was marked, or nothing answered.
    pub n_missed: u32,
    /// Where the trap was walked into.
    pub n_trapped: u32,
    /// The difficulty, which is high where a thing is easy: the mean share of its points that was reached, 0 to 1; of a
    /// trap the share of those who avoided it.
    pub difficulty: Result<f64, NoNumber>,
    /// The discrimination, −1 to 1: the correlation of the points for this thing with those for all others. Near 0, or
    /// below, the thing says nothing about who is good at the rest.
    pub discrimination: Result<f64, NoNumber>,
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NoNumber {
    /// Nobody's hand-in counts.
    #[error("expected a hand-in, found none")]
    NoHandins,
    /// Of fewer than three a correlation says nothing: two always lie on a line.
    #[error("expected three or more hand-ins, found fewer")]
    FewHandins,
    /// The thing gives no points.
    #[error("expected something that gives points, found a weight of 0")]
    NoPoints,
    /// All have the same points for it.
    #[error("expected different points for it, found the same")]
    AllAlike,
    /// All have the same points for everything else.
    #[error("expected different points for everything else, found the same")]
    RestAlike,
}

/// The numbers of each thing, in the order of the scores, which must all be against the same key.
///
/// Difficulty is the mean of points ÷ what can be reached (the *p* of classical test theory). Discrimination is the
/// corrected item-total correlation: Pearson's *r* of the points for the thing and the sum of all others, which for a
/// thing that is either right or wrong is the point-biserial one. S. Henrysson, “Correction of Item-Total Correlations
/// in Item Analysis”, *Psychometrika* 28(2), 1963. What the teacher gave counts, up to what can be reached; what a trap
/// takes counts as less than nothing, without the floor at 0 that a whole score has.
#[must_use]
pub fn item_numbers(scores: &[Score]) -> Vec<ItemNumbers> {
    let totals: Vec<i64> = scores
        .iter()
        .map(|it| it.items.iter().map(points).sum())
        .collect();
    let first = scores.first().map_or(&[][..], |it| it.items.as_slice());
    let numbers = |(place, item): (usize, &Scored)| {
        let of_all = scores.iter().map(|it| it.items.get(place));
        let of_all = of_all.map(|it| it.filter(|it| it.item == item.item && !it.is_waiting()));
        let counted: Vec<(&Scored, i64)> = of_all
            .zip(&totals)
            .filter_map(|(it, total)| Some((it?, *total)))
            .collect();
        numbers_of(item, &counted)
    };
    first.iter().enumerate().map(numbers).collect()
}

/// The places of the entries that somebody missed, those that most missed first, then in text order.
#[must_use]
pub fn most_missed(numbers: &[ItemNumbers]) -> Vec<usize> {
    let missed = |at: usize| numbers.get(at).map_or(0, |it| u64::from(it.n_missed));
    let is_missed = |at: &usize| {
        let item = numbers.get(*at);
        item.is_some_and(|it| it.n_missed > 0 && matches!(it.item, Item::Entry(_)))
    };
    let places = order(numbers.len(), &|at| (u64::MAX - missed(at), 0));
    places.into_iter().filter(is_missed).collect()
}

/// The numbers of one thing; of each hand-in with the sum of all points.
fn numbers_of(item: &Scored, counted: &[(&Scored, i64)]) -> ItemNumbers {
    use crate::domain::exercise::Met;
    let has = |why: &Why| {
        let with = counted.iter().filter(|it| it.0.why.contains(why));
        with.count() as u32
    };
    let n = counted.len();
    let reached = |it: &Scored| {
        let points = it.points.min(it.out_of);
        let left = it.out_of - points;
        u64::from(if it.is_trap { left } else { points })
    };
    let difficulty = match (n, item.out_of) {
        (0, _) => Err(NoNumber::NoHandins),
        (_, 0) => Err(NoNumber::NoPoints),
        (n, out_of) => {
            let reached: u64 = counted.iter().map(|it| reached(it.0)).sum();
            Ok(reached as f64 / (n as f64 * f64::from(out_of)))
        }
    };
    let pairs: Vec<(i64, i64)> = counted
        .iter()
        .map(|(it, total)| (points(it), total - points(it)))
        .collect();
    ItemNumbers {
        item: item.item,
        is_trap: item.is_trap,
        n: n as u32,
        n_missed: has(&Why::Missed) + has(&Why::Answer(Met::Missing)),
        n_trapped: has(&Why::WalkedInto),
        difficulty,
        discrimination: if n > 0 && item.out_of == 0 {
            Err(NoNumber::NoPoints)
        } else {
            correlation(&pairs)
        },
    }
}

/// What a thing adds to the sum.
fn points(it: &Scored) -> i64 {
    let points = i64::from(it.points.min(it.out_of));
    if it.is_trap { -points } else { points }
}

/// Pearson's *r*. Integers up to the last division.
fn correlation(pairs: &[(i64, i64)]) -> Result<f64, NoNumber> {
    if pairs.is_empty() {
        return Err(NoNumber::NoHandins);
    }
    if pairs.len() < 3 {
        return Err(NoNumber::FewHandins);
    }
    let n = pairs.len() as i128;
    let sum = |of: &dyn Fn(i128, i128) -> i128| -> i128 {
        let pairs = pairs.iter();
        pairs.map(|it| of(i128::from(it.0), i128::from(it.1))).sum()
    };
    let (x, y) = (sum(&|x, _| x), sum(&|_, y| y));
    let of_x = n * sum(&|x, _| x * x) - x * x;
    let of_y = n * sum(&|_, y| y * y) - y * y;
    let of_both = n * sum(&|x, y| x * y) - x * y;
    match (of_x, of_y) {
        (0, _) => Err(NoNumber::AllAlike),
        (_, 0) => Err(NoNumber::RestAlike),
        _ => {
            let r = of_both as f64 / ((of_x as f64).sqrt() * (of_y as f64).sqrt());
            Ok(r.clamp(-1.0, 1.0))
        }
    }
}
