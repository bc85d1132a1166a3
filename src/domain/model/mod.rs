//! The things people make: articles, annotations, attributions, authors, tags.

mod annotation;
mod article;
mod attribution;
mod author;
mod hash;
mod id;
mod record;
mod tag;

pub use annotation::Annotation;
pub use article::{Article, Block, BlockKind, Details, Direction};
pub use attribution::{Attribution, Mode, Source};
pub use author::Author;
pub use hash::TextHash;
pub use id::{AnnotationId, ArticleId, AttributionId, AuthorId, Id, Millis};
pub use record::{Provenance, Record, RecordKey};
pub use tag::{Behavior, Tag, TagKey, TagSet};
