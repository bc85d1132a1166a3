//! How files become the hand-ins of a class: what a file is, and what becomes of it beside those that are there.

mod bring;
mod fate;

pub use bring::bring;
pub use fate::{Fate, Kept, carried, fate, numbered};
