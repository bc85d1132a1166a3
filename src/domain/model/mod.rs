//! The things people make: articles, annotations, entities, attributions, findings, enclosures, scales, authors, tags.

mod annotation;
mod article;
mod attribution;
mod author;
mod enclosure;
mod entity;
mod finding;
mod hash;
mod id;
mod link;
mod particulars;
mod record;
mod scale;
mod tag;

pub use annotation::Annotation;
pub use article::{Article, Block, BlockKind, Details, Direction};
pub use attribution::{Attribution, Mode, Source};
pub use author::Author;
pub use enclosure::{Enclosure, EnclosureKind};
pub use entity::{Entity, EntityKind, Profile, coordinates, outside_address};
pub use finding::{
    Evidence, Finding, Rating, Says, Stance, Verdict, host_of, is_day, is_web_address,
};
pub use hash::TextHash;
pub use id::{
    AnnotationId, ArticleId, AttributionId, AuthorId, EnclosureId, EntityId, FindingId, Id, Millis,
    ScaleId,
};
pub use link::{Link, Relation};
pub use particulars::{ClaimKind, Particulars, Role};
pub use record::{Provenance, Record, RecordKey};
pub use scale::{Grade, MAX_GRADES, MAX_NAME, MIN_GRADES, Scale, ScaleFlaw, Wording, is_long};
pub use tag::{Behavior, Tag, TagKey, TagSet};
