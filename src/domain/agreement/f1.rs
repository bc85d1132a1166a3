//! F₁: how many marks two authors have in common.

use super::hands::{Hand, Placed, by_tag};
use super::pairs::n_overlapping;
use super::value::{Measured, Undefined, Value};
use crate::domain::model::TagKey;

/// When two marks of one tag count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// They cover exactly the same units.
    Exactly,
    /// They share a unit.
    Overlapping,
}

/// F₁ of two authors: the share of marks that both have.
///
/// F₁ = 2 · common / (n₁ + n₂): the harmonic mean of precision and recall, whoever of the two is taken for the key. Marks
/// are paired one to one, within a tag: those that are exactly alike, and of the rest that overlap as many as there can
/// be, so that neither their order nor one mark over everything changes the number.
///
/// C. J. van Rijsbergen, *Information Retrieval*, 2nd edition, 1979, chapter 7; for annotators, where nobody counts what
/// both left bare, G. Hripcsak and A. S. Rothschild, “Agreement, the F-Measure, and Reliability in Information
/// Retrieval”, *JAMIA* 12(3), 2005. `n` is the marks of both.
///
/// # Errors
/// Neither marked anything, or too many marks overlap to be paired.
pub fn f1(first: &Hand, second: &Hand, same: Same, tag: Option<&TagKey>) -> Measured {
    let (mut n, mut n_common) = (0, 0);
    for (_, [first, second]) in by_tag([first, second], tag).iter() {
        n += first.len() + second.len();
        let (n_alike, first, second) = alike(first, second);
        n_common += n_alike;
        if same == Same::Overlapping {
            n_common += n_overlapping(&first, &second)?;
        }
    }
    if n == 0 {
        return Err(Undefined::NoMarks);
    }
    Ok(Value {
        value: (2 * n_common) as f64 / n as f64,
        n: n as u64,
        rates: None,
    })
}

/// F₁ of each two, in the order of the authors; each with themselves too.
#[must_use]
pub fn matrix(hands: &[Hand], same: Same, tag: Option<&TagKey>) -> Vec<Vec<Measured>> {
    let mut rows: Vec<Vec<Measured>> = Vec::with_capacity(hands.len());
    for (at, first) in hands.iter().enumerate() {
        // What is below the diagonal is above it too.
        let below = rows.iter().filter_map(|it| it.get(at).copied());
        let mut row: Vec<Measured> = below.collect();
        let others = hands.iter().skip(at);
        row.extend(others.map(|second| f1(first, second, same, tag)));
        rows.push(row);
    }
    rows
}

/// How many marks are exactly alike, and what is left of both. Both are in order, as a [`Hand`] has them.
fn alike<'a>(
    first: &[&'a Placed],
    second: &[&'a Placed],
) -> (usize, Vec<&'a Placed>, Vec<&'a Placed>) {
    let (mut n_alike, mut left) = (0, Vec::new());
    let mut others = second.iter().copied().peekable();
    let mut other_left = Vec::new();
    for &mark in first {
        while let Some(smaller) = others.next_if(|it| *it < mark) {
            other_left.push(smaller);
        }
        if others.next_if(|it| *it == mark).is_some() {
            n_alike += 1;
        } else {
            left.push(mark);
        }
    }
    other_left.extend(others);
    (n_alike, left, other_left)
}
