//! Placeholder.

pub mod elements;
pub mod flow;
pub mod markdown;
pub mod plain;
mod raw_html;
