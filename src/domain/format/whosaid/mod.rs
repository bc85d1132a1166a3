//! Our own file, `*.whosaid.json`: a W3C Web Annotation collection that loses nothing on the way.
//!
//! The standard part is an `AnnotationCollection` with its one page embedded. What the standard has no word
//! for (the articles, revisions, the format's version) stands under keys that begin with `whosaid:`. A file
//! without annotations has no page, because a page must have at least one.

mod enclosures;
mod entities;
mod foreign;
mod links;
mod locate;
mod parse;
mod read;
mod scales;
mod stamp;
mod tied;
mod v1;
mod values;
mod write;

pub use read::read;
pub use stamp::day;
pub use write::{Written, write};

/// The version that is written. Every older one stays readable.
pub const VERSION: u64 = 1;

/// Largest file that is read, in bytes. 10,000 annotations on 1 M characters are about 9 MB.
pub const MAX_BYTES: usize = 64 << 20;

/// Longest text of an article, in UTF-16 code units: the same as for an article from a text.
pub const MAX_TEXT: usize = super::plain::MAX_UNITS;

/// Most articles in one file.
pub const MAX_ARTICLES: usize = 10_000;

/// Most scales of verdicts in one file.
pub const MAX_SCALES: usize = 1_000;

/// Most annotations in one file.
pub const MAX_ANNOTATIONS: usize = 100_000;
