//! The pure core: no browser, no Yew, no clock, no randomness. Runs and is tested natively.
//!
//! ```text
//! text ← interval ← model ← anchor ← workspace ← keep
//!                                   workspace ← picture
//!                   model ← format            ← keep
//!                   model ← keys
//!                   model ← suggest
//!                   model ← agreement
//!                   workspace ← exercise ← adjudicate ← format ← intake
//! ```

pub mod adjudicate;
pub mod agreement;
pub mod anchor;
pub mod desk;
pub mod exercise;
pub mod format;
pub mod intake;
pub mod interval;
pub mod keep;
pub mod keys;
pub mod model;
pub mod picture;
pub mod ports;
pub mod sample;
pub mod suggest;
pub mod text;
pub mod workspace;
