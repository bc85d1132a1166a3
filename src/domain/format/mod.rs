//! Files in and out: the only home of serialized types, which are never the model's own.

pub mod brought;
pub mod claim_review;
mod codes;
pub mod defuse;
pub mod elements;
pub mod exchange;
pub mod files;
pub mod flow;
pub mod guide;
pub mod lesson;
pub mod markdown;
pub mod plain;
mod problem;
mod raw_html;
pub mod record;
pub mod seal;
pub mod table;
pub mod whosaid;

pub use codes::Code;
pub use problem::{Imported, Problem, Severity};

/// `None` where it is not empty and cannot be read.
fn unless_empty<T>(text: &str, parse: fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() {
        Some(None)
    } else {
        parse(text).map(Some)
    }
}
