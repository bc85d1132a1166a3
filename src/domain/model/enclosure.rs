//! Enclosures: what lies with an article and is read by a further part of the program only, such as an exercise.

use std::rc::Rc;

use super::{ArticleId, EnclosureId, Provenance, Tag};

/// Something that lies with an article. It is kept, undone and handed on like any other record, whoever can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Names the enclosure.
    pub id: EnclosureId,
    /// The article it lies with.
    pub article: ArticleId,
    /// What it is.
    pub kind: EnclosureKind,
    /// Tags that may be given in the article beside those that all articles have: in force as soon as the article
    /// is shown, so they are no part of the body.
    pub tags: Rc<[Tag]>,
    /// What it says: JSON, read and written by `domain/format/lesson`. The first load carries no reader for it.
    pub body: Rc<str>,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}

/// What an enclosure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnclosureKind {
    /// An exercise, with its key where it is the teacher's.
    Exercise,
    /// A pupil's answers to it, while they work.
    Work,
    /// All that a pupil handed in.
    Handin,
    /// What a pupil is told about it.
    Feedback,
    /// How differences between authors are settled.
    Session,
}

impl EnclosureKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Exercise,
        Self::Work,
        Self::Handin,
        Self::Feedback,
        Self::Session,
    ];

    /// Its name in storage and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exercise => "exercise",
            Self::Work => "work",
            Self::Handin => "handin",
            Self::Feedback => "feedback",
            Self::Session => "session",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}
