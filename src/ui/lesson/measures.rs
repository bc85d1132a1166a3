//! What the measures are called, what a number of theirs means, how they are counted, and why they have none.

use yew::AttrValue;

use super::number::{hundredths, percent};
use super::report::Kind;
use crate::domain::agreement::{Undefined, Value};
use crate::t;

/// The name of a measure.
pub(super) fn name(kind: Kind) -> AttrValue {
    t!(match kind {
        Kind::Cohen => "cohen",
        Kind::Fleiss => "fleiss",
        Kind::Alpha => "alpha",
        Kind::AlphaU => "alpha-u",
    })
}

/// What it tells.
pub(super) fn about(kind: Kind) -> AttrValue {
    t!(match kind {
        Kind::Cohen => "cohen-about",
        Kind::Fleiss => "fleiss-about",
        Kind::Alpha => "alpha-about",
        Kind::AlphaU => "alpha-u-about",
    })
}

/// Its formula.
pub(super) fn formula(kind: Kind) -> AttrValue {
    t!(match kind {
        Kind::Cohen => "cohen-formula",
        Kind::Fleiss => "fleiss-formula",
        Kind::Alpha => "alpha-formula",
        Kind::AlphaU => "alpha-u-formula",
    })
}

/// Where the formula is from.
pub(super) fn source(kind: Kind) -> AttrValue {
    t!(match kind {
        Kind::Cohen => "cohen-source",
        Kind::Fleiss => "fleiss-source",
        Kind::Alpha => "alpha-source",
        Kind::AlphaU => "alpha-u-source",
    })
}

/// What a number means, in a sentence. The borders are Krippendorff's (2004, p. 241).
pub(super) fn meaning(value: f64) -> AttrValue {
    t!(match value {
        it if it >= 0.8 => "means-strong",
        it if it >= 2.0 / 3.0 => "means-fair",
        it if hundredths(it) == 0 => "means-chance",
        it if it > 0.0 => "means-weak",
        _ => "means-below",
    })
}

/// What was seen and what chance would give, of measures of which these are shares.
pub(super) fn rates(kind: Kind, value: &Value) -> Option<AttrValue> {
    let rates = value.rates?;
    let (seen, chance) = (percent(rates.observed), percent(rates.expected));
    match kind {
        Kind::Cohen | Kind::Fleiss => Some(t!("rates-alike", seen = seen, chance = chance)),
        Kind::Alpha => Some(t!("rates-differ", seen = seen, chance = chance)),
        Kind::AlphaU => None,
    }
}

/// Why there is no number; `is_verdicts` where it is about verdicts.
pub(super) fn why(undefined: Undefined, is_verdicts: bool) -> AttrValue {
    t!(match undefined {
        Undefined::FewAuthors => "why-few-authors",
        Undefined::MoreThanTwo => "why-more-than-two",
        Undefined::NoMarks => "why-no-marks",
        Undefined::FewUnits if is_verdicts => "why-few-verdicts",
        Undefined::FewUnits => "why-few-units",
        Undefined::OneCode if is_verdicts => "why-one-verdict",
        Undefined::OneCode => "why-one-answer",
        Undefined::Overlapping => "why-overlapping",
        Undefined::TooMany => "why-too-many",
    })
}
