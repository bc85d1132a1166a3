//! All scenarios, by what they are about.

mod selftest;

use crate::scenario::Scenario;

/// The whole table, in the order it is played.
pub(crate) fn all() -> Vec<Scenario> {
    [selftest::TABLE].concat()
}

/// The scenarios that make the pictures of the README.
pub(crate) fn shots() -> Vec<Scenario> {
    Vec::new()
}
