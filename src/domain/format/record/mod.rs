//! The storage encoding: one record under one key, a checked header before each body.
//!
//! ```text
//! key                                    value: 1 + 0000002a 89abcdef body
//! whosaid/1/text/ARTICLE                        │ │ revision checksum  the raw text
//! whosaid/1/article/ARTICLE                     │ + live, - deleted    JSON
//! whosaid/1/note/ARTICLE/ANNOTATION             version of the format  JSON
//! whosaid/1/said/ARTICLE/ATTRIBUTION
//! whosaid/1/found/ARTICLE/FINDING
//! whosaid/1/entity/ENTITY
//! whosaid/1/scale/SCALE
//! whosaid/1/author/AUTHOR
//! whosaid/1/settings
//! whosaid/1/conflict/…/CHECKSUM          a version that lost against one of another tab, as it was
//! ```
//!
//! Keys and version 1 are frozen for ever. The header has one width and so has all that a deletion changes
//! (sign, revision, time), so that deleting and taking that back need no room. Quoted words are not stored:
//! one character that is not Latin-1 would double the whole value in WebKit; a checksum of the marked words
//! says whether a position can be believed.
//!
//! A record whose place is taken by a value that cannot be read goes to the same key with `/2` (to `/9`)
//! behind it: what cannot be read is never overwritten. Of several readable ones the latest counts.

mod blocks;
mod comfort;
mod decode;
mod encode;
mod header;
mod key;
mod settings;
mod tags;
mod v1;

pub use comfort::Comfort;
pub use decode::{Stored, StoredAnnotation, StoredArticle, decode};
pub use encode::{Entry, encode, entries_of, entry_of_settings};
pub use header::{Header, open};
pub use key::{Address, LAST_SPARE, PREFIX, Place, aside, asides_of, contents_of};
pub use settings::{Settings, Theme};

/// Why a stored value is not in the workspace. The value stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// A newer version of the app wrote it.
    #[error(
        "expected format version 1, found {0}: a newer version of this app wrote it, open it there"
    )]
    Newer(char),
    /// The checksum or the shape is wrong.
    #[error("expected a whole record, found a damaged one")]
    Damaged,
    /// An article without its text.
    #[error("expected the text of this article beside it, found none that belongs to it")]
    NoText,
    /// An annotation without its article.
    #[error("expected the article of this annotation, found none that can be read")]
    NoArticle,
    /// The words at the annotation's place are not those that were marked.
    #[error("expected the words that were marked, found others in their place")]
    OtherWords,
    /// Two tabs changed the record at once and the other version was kept in its place.
    #[error("expected one version of this record, found two made at once: this one was kept aside")]
    OtherTab,
}
