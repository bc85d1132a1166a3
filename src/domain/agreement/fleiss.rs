//! Fleiss' κ, for two authors or more.

use litemap::LiteMap;

use super::codes::{Code, Codes};
use super::value::{Measured, Rates, Undefined, Value};

/// Fleiss' κ: how much more pairs of authors agree than if each answer were drawn from all that were given.
///
/// κ = (A₀ − Aₑ) / (1 − Aₑ). With m authors, of whom nᵢₖ say k of unit i,
/// A₀ is the mean over the units of Σₖ nᵢₖ(nᵢₖ − 1) / (m(m − 1)), and Aₑ = Σₖ pₖ² with pₖ the share of k in all answers.
/// For two authors this is Scott's π.
///
/// J. L. Fleiss, “Measuring Nominal Scale Agreement Among Many Raters”, *Psychological Bulletin* 76(5), 1971, p. 379.
/// `n` is the units of which all said something; others do not count.
///
/// # Errors
/// There are fewer than two authors or two such units, or one answer only.
pub fn fleiss(codes: &Codes) -> Measured {
    let m = codes.n_authors() as u64;
    if m < 2 {
        return Err(Undefined::FewAuthors);
    }
    let (mut n, mut n_same) = (0_u64, 0_u64);
    let mut shares: LiteMap<Code, u64> = LiteMap::new();
    for (weight, answers) in codes.rows() {
        let counts = counts(answers);
        if counts.iter().map(|it| it.1).sum::<u64>() < m {
            continue;
        }
        n += weight;
        for (code, count) in counts {
            // Ordered pairs of authors who say this.
            n_same += weight * count * (count - 1);
            *shares.entry(code).or_default() += weight * count;
        }
    }
    if n < 2 {
        return Err(Undefined::FewUnits);
    }
    if shares.len() < 2 {
        return Err(Undefined::OneCode);
    }
    let all = (n * m) as f64;
    let observed = n_same as f64 / (n * m * (m - 1)) as f64;
    let share = |it: (&Code, &u64)| (*it.1 as f64 / all).powi(2);
    let expected: f64 = shares.iter().map(share).sum();
    Ok(Value {
        value: (observed - expected) / (1.0 - expected),
        n,
        rates: Some(Rates { observed, expected }),
    })
}

/// How many gave each answer, each once.
pub(super) fn counts(answers: &[Option<Code>]) -> Vec<(Code, u64)> {
    let mut counts: Vec<(Code, u64)> = Vec::new();
    for code in answers.iter().flatten() {
        match counts.iter_mut().find(|it| it.0 == *code) {
            Some(there) => there.1 += 1,
            None => counts.push((*code, 1)),
        }
    }
    counts
}
