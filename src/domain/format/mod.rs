//! Formats: the only home of the types that are serialized.

pub mod record;

pub mod elements;
pub mod flow;
pub mod markdown;
pub mod plain;
mod raw_html;
