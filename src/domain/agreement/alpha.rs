//! Krippendorff's α for names, with answers that may be missing.

use litemap::LiteMap;

use super::codes::{Code, Codes};
use super::fleiss::counts;
use super::value::{Measured, Rates, Undefined, Value};

/// Krippendorff's α for nominal data: one less how much of the disagreement that chance would give there is.
///
/// α = 1 − D₀ / Dₑ. Of a unit with m ≥ 2 answers each ordered pair of answers weighs 1/(m − 1); D₀ is the share of
/// pairs that differ, and Dₑ = Σ_{c≠k} n_c · n_k / (n(n − 1)), with n_c how often c was answered and n all answers,
/// both in such units only.
///
/// K. Krippendorff, *Content Analysis*, 2nd edition, 2004, section 11.3. Here `n` is the units with two answers or more.
///
/// # Errors
/// There are fewer than two authors or two such units, or one answer only.
pub fn alpha(codes: &Codes) -> Measured {
    if codes.n_authors() < 2 {
        return Err(Undefined::FewAuthors);
    }
    let (mut n_units, mut n_answers) = (0_u64, 0_u64);
    let mut shares: LiteMap<Code, u64> = LiteMap::new();
    // Ordered pairs that differ, by how many answers the unit has: integers until the last.
    let mut differing = vec![0_u64; codes.n_authors() + 1];
    for (weight, answers) in codes.rows() {
        let counts = counts(answers);
        let m: u64 = counts.iter().map(|it| it.1).sum();
        if m < 2 {
            continue;
        }
        n_units += weight;
        n_answers += weight * m;
        let alike: u64 = counts.iter().map(|it| it.1 * it.1).sum();
        if let Some(differing) = differing.get_mut(m as usize) {
            *differing += weight * (m * m - alike);
        }
        for (code, count) in counts {
            *shares.entry(code).or_default() += weight * count;
        }
    }
    if n_units < 2 {
        return Err(Undefined::FewUnits);
    }
    if shares.len() < 2 {
        return Err(Undefined::OneCode);
    }
    let all = n_answers as f64;
    let differing = differing.iter().enumerate().skip(2);
    let differing = differing.map(|(m, n)| *n as f64 / (m - 1) as f64);
    let observed = differing.sum::<f64>() / all;
    let alike: f64 = shares.iter().map(|it| (*it.1 as f64).powi(2)).sum();
    let expected = (all * all - alike) / (all * (all - 1.0));
    Ok(Value {
        value: 1.0 - observed / expected,
        n: n_units,
        rates: Some(Rates { observed, expected }),
    })
}
