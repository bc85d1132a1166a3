//! What all records have in common: their key, their provenance, and how two versions compare.

use std::rc::Rc;

use super::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Enclosure, EnclosureId, Entity, EntityId, Finding, FindingId, Millis, Scale, ScaleId,
};

/// Who made a record, when, and which version of it this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Who made it.
    pub by: AuthorId,
    /// When it was made.
    pub created: Millis,
    /// When it was last changed. Shown, never compared: clocks differ.
    pub modified: Millis,
    /// Counts the versions of the record, from 1. The higher of two is the later.
    pub revision: u32,
    /// A tombstone: the record is deleted, and whole, so that undo needs no room.
    pub is_deleted: bool,
}

impl Provenance {
    /// The provenance of a record made now.
    #[must_use]
    pub const fn new(by: AuthorId, now: Millis) -> Self {
        Self {
            by,
            created: now,
            modified: now,
            revision: 1,
            is_deleted: false,
        }
    }
}

/// One thing that is stored under a key of its own, shared and never changed in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// An article with its text.
    Article(Rc<Article>),
    /// An annotation.
    Annotation(Rc<Annotation>),
    /// Somebody's name.
    Author(Rc<Author>),
    /// Who a claim is said by.
    Attribution(Rc<Attribution>),
    /// What was found out about a mark.
    Finding(Rc<Finding>),
    /// What else lies with an article.
    Enclosure(Rc<Enclosure>),
    /// Whom or what mentions mean.
    Entity(Rc<Entity>),
    /// A scale of verdicts.
    Scale(Rc<Scale>),
}

/// Names a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// An article.
    Article(ArticleId),
    /// An annotation of an article.
    Annotation(ArticleId, AnnotationId),
    /// An author.
    Author(AuthorId),
    /// An attribution in an article.
    Attribution(ArticleId, AttributionId),
    /// A finding in an article.
    Finding(ArticleId, FindingId),
    /// An enclosure of an article.
    Enclosure(ArticleId, EnclosureId),
    /// An entity.
    Entity(EntityId),
    /// A scale of verdicts.
    Scale(ScaleId),
}

impl RecordKey {
    /// The article that an annotation, an attribution, a finding or an enclosure is in: they need it, and go with it.
    #[must_use]
    pub const fn within(self) -> Option<ArticleId> {
        match self {
            Self::Annotation(article, _)
            | Self::Attribution(article, _)
            | Self::Finding(article, _)
            | Self::Enclosure(article, _) => Some(article),
            Self::Article(_) | Self::Author(_) | Self::Entity(_) | Self::Scale(_) => None,
        }
    }
}

impl Record {
    /// The record's name.
    #[must_use]
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Article(it) => RecordKey::Article(it.id),
            Self::Annotation(it) => RecordKey::Annotation(it.article, it.id),
            Self::Author(it) => RecordKey::Author(it.id),
            Self::Attribution(it) => RecordKey::Attribution(it.article, it.id),
            Self::Finding(it) => RecordKey::Finding(it.article, it.id),
            Self::Enclosure(it) => RecordKey::Enclosure(it.article, it.id),
            Self::Entity(it) => RecordKey::Entity(it.id),
            Self::Scale(it) => RecordKey::Scale(it.id),
        }
    }

    /// Which version of the record this is. Authors have none: their time stands in, as names are not
    /// merged.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.provenance().map_or(1, |it| it.revision)
    }

    /// Whether this is a tombstone.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.provenance().is_some_and(|it| it.is_deleted)
    }

    /// Who, when and which version, where the record says.
    #[must_use]
    pub fn provenance(&self) -> Option<Provenance> {
        match self {
            Self::Article(it) => Some(it.provenance),
            Self::Annotation(it) => Some(it.provenance),
            Self::Attribution(it) => Some(it.provenance),
            Self::Finding(it) => Some(it.provenance),
            Self::Enclosure(it) => Some(it.provenance),
            Self::Entity(it) => Some(it.provenance),
            Self::Scale(it) => Some(it.provenance),
            Self::Author(_) => None,
        }
    }

    /// The same content with another provenance.
    #[must_use]
    pub fn with_provenance(&self, provenance: Provenance) -> Self {
        match self {
            Self::Article(it) => Self::Article(Rc::new(Article {
                provenance,
                ..(**it).clone()
            })),
            Self::Annotation(it) => Self::Annotation(Rc::new(Annotation {
                provenance,
                ..(**it).clone()
            })),
            Self::Attribution(it) => Self::Attribution(Rc::new(Attribution {
                provenance,
                ..(**it).clone()
            })),
            Self::Finding(it) => Self::Finding(Rc::new(Finding {
                provenance,
                ..(**it).clone()
            })),
            Self::Enclosure(it) => Self::Enclosure(Rc::new(Enclosure {
                provenance,
                ..(**it).clone()
            })),
            Self::Entity(it) => Self::Entity(Rc::new(Entity {
                provenance,
                ..(**it).clone()
            })),
            Self::Scale(it) => Self::Scale(Rc::new(Scale {
                provenance,
                ..(**it).clone()
            })),
            Self::Author(it) => Self::Author(Rc::clone(it)),
        }
    }

    /// The tombstone of this record.
    #[must_use]
    pub fn deleted(&self) -> Self {
        self.provenance().map_or_else(
            || self.clone(),
            |it| {
                self.with_provenance(Provenance {
                    is_deleted: true,
                    ..it
                })
            },
        )
    }

    /// Whether both say the same, whatever their revision and time of change.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self.provenance(), other.provenance()) {
            (Some(mine), Some(theirs)) => {
                let aligned = Provenance {
                    modified: mine.modified,
                    revision: mine.revision,
                    ..theirs
                };
                *self == other.with_provenance(aligned)
            }
            _ => match (self, other) {
                (Self::Author(mine), Self::Author(theirs)) => {
                    mine.id == theirs.id && mine.name == theirs.name
                }
                _ => self == other,
            },
        }
    }
}
