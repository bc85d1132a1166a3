//! Settling differences: from what several people marked in one article to marks that all can stand by.
//!
//! [`cases()`] puts the marks of some [`Hand`]s that concern the same words side by side; a [`Case`] says who marked what,
//! and its [`Vote`] what most say. A [`Session`] keeps what was decided on each, and how far all agreed before they
//! talked and after. What is decided becomes the *gold layer*: annotations by an author of their own.

mod case;
mod cases;
mod session;
mod settle;
mod states;

pub use case::{Case, Variant, Vote};
pub use cases::{Hand, cases, hands};
pub use session::{Decision, How, Round, Session, Unit};
pub use settle::{Means, Outcome, Settled, settle};
pub use states::{State, states};
