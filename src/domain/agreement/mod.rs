//! How far people agree who marked and judged the same article without seeing each other's work. One measure a file,
//! each with its formula and where that is from.
//!
//! Counting begins with a [`Ruler`]: in characters or in words. [`hands()`] sorts the marks of an article by who made
//! them and says where they lie on the ruler. Marks are compared as they are ([`f1()`], [`alpha_u()`]), or as [`Codes`]:
//! what each author says of each character or word, stretch by stretch; [`cohen()`], [`fleiss()`] and [`alpha()`] take
//! these, and the verdicts as well.
//!
//! No measure is a number where its formula has none: 0/0 is [`Undefined`], with the reason. Counts are integers up
//! to the last division, but for [`alpha_u()`], whose cubes of lengths are `f64`; no measure gives a NaN.
//!
//! # What is left out
//!
//! γ (Mathet, Widlöcher, Métivier, “The Unified and Holistic Method Gamma (γ) for Inter-Annotator Agreement Measure
//! and Alignment”, *Computational Linguistics* 41(3), 2015). Its best alignment is an integer program, which for three
//! or more authors wants a solver that the page does not carry, and its expected disorder is drawn at random: the same
//! two files would show another number each time, and a number of which a class sees the second decimal change is no
//! honest one. For two authors [`alpha_u()`] answers the same question, with positions, and always alike.

mod alpha;
mod alpha_u;
mod codes;
mod cohen;
mod f1;
mod fleiss;
mod hands;
mod pairs;
mod ruler;
mod value;
mod verdicts;

pub use alpha::alpha;
pub use alpha_u::{AlphaU, alpha_u};
pub use codes::Codes;
pub use cohen::cohen;
pub use f1::{Same, f1, matrix};
pub use fleiss::fleiss;
pub use hands::{Hand, Placed, hands, tags_of};
pub use ruler::{Ruler, Stretch};
pub use value::{Measured, Rates, Undefined, Value};
pub use verdicts::{judges, verdicts};
