//! Says which words a span covers, and finds those words again.
//!
//! A position is believed only if the words there match. Otherwise the words are searched for, and what
//! stands before and after them decides between several places.

mod describe;
mod resolve;

pub use describe::{CONTEXT, Quote, describe};
pub use resolve::{Anchoring, resolve};
