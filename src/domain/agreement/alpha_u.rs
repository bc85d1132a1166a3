//! Krippendorff's α for unitizing, for two authors.

use super::hands::{Hand, Placed, by_tag};
use super::ruler::Stretch;
use super::value::{Measured, Rates, Undefined, Value};
use crate::domain::model::TagKey;
use crate::domain::text::ordered;

/// α_U of one tag, before it is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AlphaU {
    /// The disagreement that was seen.
    pub observed: f64,
    /// The disagreement that chance would give.
    pub expected: f64,
    /// How many pieces were compared.
    pub n: u64,
}

/// Krippendorff's α for unitizing: whether two cut the same stretches out of the text, and how far their ends are
/// apart where not. Other than κ and α on characters it sees that one long mark is not two short ones.
///
/// α_U = 1 − ΣD₀ / ΣDₑ, summed over the tags. For a text of L units, with b where a piece begins and l its length, the
/// square of the distance of two pieces that overlap is (b₁ − b₂)² + (b₁ + l₁ − b₂ − l₂)², of a piece within a gap of
/// the other author l², else 0. For two authors D₀ = Σ of it over the pieces / L², where overlapping ones count once,
/// and Dₑ = (2/L) · Σ_pieces \[(N − 1)/3 · (2l³ − 3l² + l) + l² · Σ_{gaps g ≥ l} (g − l + 1)\] /
/// (2L(2L − 1) − Σ_pieces l(l − 1)), with N pieces, and the gaps of both.
///
/// K. Krippendorff, “On the Reliability of Unitizing Continuous Data”, *Sociological Methodology* 25, 1995; *Content
/// Analysis*, 2nd edition, 2004, section 11.6. For more than two authors its author found that it misbehaves
/// (Krippendorff, Mathet, Bouvry, Widlöcher, *Quality & Quantity* 50, 2016), so it is not computed for them. Each piece
/// of a mark in several pieces is a piece here. `n` is the pieces of both.
///
/// # Errors
/// There are not exactly two authors, there is nothing to compare, or marks of one tag by one of them overlap.
pub fn alpha_u(hands: &[Hand], len: u64, tag: Option<&TagKey>) -> Measured {
    let [first, second] = hands else {
        return Err(match hands.len() {
            0 | 1 => Undefined::FewAuthors,
            _ => Undefined::MoreThanTwo,
        });
    };
    let mut sum = AlphaU::default();
    for (_, both) in by_tag([first, second], tag).iter() {
        let pieces = |it: &Vec<&Placed>| it.iter().flat_map(|it| it.pieces.clone()).collect();
        let [first, second]: [Vec<Stretch>; 2] = both.each_ref().map(pieces);
        let one = AlphaU::of(&first, &second, len)?;
        sum.observed += one.observed;
        sum.expected += one.expected;
        sum.n += one.n;
    }
    sum.measured()
}

impl AlphaU {
    /// The pieces of one tag by two authors, in any order, on a text of `len` units.
    ///
    /// # Errors
    /// Pieces of one author overlap.
    pub fn of(first: &[Stretch], second: &[Stretch], len: u64) -> Result<Self, Undefined> {
        let [first, second] = [first, second].map(|it| ordered(it, |it| (it.from, it.to)));
        let mut gaps: Vec<u64> = Vec::new();
        for pieces in [&first, &second] {
            let mut reached = 0;
            for piece in pieces {
                let gap = piece.from.checked_sub(reached);
                gaps.push(gap.ok_or(Undefined::Overlapping)?);
                reached = piece.to;
            }
            gaps.push(len.saturating_sub(reached));
        }
        Ok(Self {
            observed: observed(&first, &second) / (len as f64).powi(2),
            expected: expected(&first, &second, &gaps, len as f64),
            n: (first.len() + second.len()) as u64,
        })
    }

    /// The measure.
    ///
    /// # Errors
    /// There are no pieces, or chance leaves no room for disagreement.
    pub fn measured(self) -> Measured {
        if self.n == 0 {
            return Err(Undefined::NoMarks);
        }
        // Without a text, or with one of a single unit, nothing could lie elsewhere.
        if !(self.expected > 0.0 && self.observed.is_finite()) {
            return Err(Undefined::FewUnits);
        }
        Ok(Value {
            value: 1.0 - self.observed / self.expected,
            n: self.n,
            rates: Some(Rates {
                observed: self.observed,
                expected: self.expected,
            }),
        })
    }
}

/// The sum of the squared distances.
fn observed(first: &[Stretch], second: &[Stretch]) -> f64 {
    let square = |from: u64, to: u64| (from.abs_diff(to) as f64).powi(2);
    let mut sum = 0.0;
    for piece in first {
        let from = second.partition_point(|it| it.to <= piece.from);
        let others = second.get(from..).unwrap_or_default().iter();
        let mut is_alone = true;
        for other in others.take_while(|it| it.from < piece.to) {
            is_alone = false;
            sum += square(piece.from, other.from) + square(piece.to, other.to);
        }
        if is_alone {
            sum += square(piece.from, piece.to);
        }
    }
    for piece in second {
        let at = first.partition_point(|it| it.to <= piece.from);
        if first.get(at).is_none_or(|it| !it.overlaps(*piece)) {
            sum += square(piece.from, piece.to);
        }
    }
    sum
}

/// What chance would give, from the lengths of pieces and gaps.
fn expected(first: &[Stretch], second: &[Stretch], gaps: &[u64], len: f64) -> f64 {
    let pieces = || first.iter().chain(second).map(|it| it.len() as f64);
    // The longest gaps first, with the sum of all up to each: those that hold a piece are the first few.
    let gaps = ordered(gaps, |it| (u64::MAX - it, 0));
    let sums: Vec<f64> = gaps
        .iter()
        .scan(0.0, |sum, it| {
            *sum += *it as f64;
            Some(*sum)
        })
        .collect();
    let n = pieces().count() as f64;
    let of_piece = |l: f64| {
        let n_gaps = gaps.partition_point(|it| *it as f64 >= l);
        let sum = n_gaps.checked_sub(1).and_then(|it| sums.get(it));
        let room = sum.map_or(0.0, |it| it - n_gaps as f64 * (l - 1.0));
        (n - 1.0) / 3.0 * (2.0 * l.powi(3) - 3.0 * l.powi(2) + l) + l.powi(2) * room
    };
    let above: f64 = pieces().map(of_piece).sum();
    let below: f64 = pieces().map(|l| l * (l - 1.0)).sum();
    let places = 2.0 * len;
    2.0 / len * above / (places * (places - 1.0) - below)
}
