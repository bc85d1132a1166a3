//! Files in and out: the only home of serialized types, which are never the model's own.

pub mod exchange;
pub mod files;
mod problem;
pub mod record;
pub mod whosaid;

pub use problem::{Code, Imported, Problem, Severity};
