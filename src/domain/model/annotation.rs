//! Annotations: a target, a tag, a note, and who made it.

use std::rc::Rc;

use super::{AnnotationId, ArticleId, Provenance, TagKey};
use crate::domain::text::Target;

/// A target in an article with its tag and note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Names the annotation.
    pub id: AnnotationId,
    /// The article whose text the target is in.
    pub article: ArticleId,
    /// The words it is about.
    pub target: Target,
    /// What they are.
    pub tag: TagKey,
    /// What the author wrote about them; empty where nothing.
    pub note: Rc<str>,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}
