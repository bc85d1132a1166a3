//! Cohen's κ, for two authors.

use litemap::LiteMap;

use super::codes::{Code, Codes};
use super::value::{Measured, Rates, Undefined, Value};

/// Cohen's κ: how much more two agree than they would if each gave as many of each answer as they did, but anywhere.
///
/// κ = (A₀ − Aₑ) / (1 − Aₑ), where A₀ is the share of units of which both say the same, and
/// Aₑ = Σₖ p₁(k) · p₂(k) with p(k) the share of units of which an author says k.
///
/// J. Cohen, “A Coefficient of Agreement for Nominal Scales”, *Educational and Psychological Measurement* 20(1), 1960,
/// p. 40. `n` is the units of which both said something.
///
/// # Errors
/// There are not exactly two authors, fewer than two such units, or one answer only.
pub fn cohen(codes: &Codes) -> Measured {
    match codes.n_authors() {
        0 | 1 => return Err(Undefined::FewAuthors),
        2 => {}
        _ => return Err(Undefined::MoreThanTwo),
    }
    let (mut n, mut n_same) = (0_u64, 0_u64);
    let mut first_says: LiteMap<Code, u64> = LiteMap::new();
    let mut second_says: LiteMap<Code, u64> = LiteMap::new();
    for (weight, answers) in codes.rows() {
        if let [Some(first), Some(second)] = answers {
            n += weight;
            n_same += if first == second { weight } else { 0 };
            *first_says.entry(*first).or_default() += weight;
            *second_says.entry(*second).or_default() += weight;
        }
    }
    if n < 2 {
        return Err(Undefined::FewUnits);
    }
    // Texts are far shorter than 2³² units: the square of all fits.
    let product = |(code, n): (&Code, &u64)| n * second_says.get(code).unwrap_or(&0);
    let by_chance: u64 = first_says.iter().map(product).sum();
    let all = n * n;
    if by_chance == all {
        return Err(Undefined::OneCode);
    }
    let seen = n_same * n;
    let over = seen as f64 - by_chance as f64;
    Ok(Value {
        value: over / (all - by_chance) as f64,
        n,
        rates: Some(Rates {
            observed: n_same as f64 / n as f64,
            expected: by_chance as f64 / all as f64,
        }),
    })
}
