//! Attributions: a claim and who it is said by.

use super::{AnnotationId, ArticleId, AttributionId, EntityId, Provenance};
use crate::domain::text::Target;

/// A claim tied to one source. A claim that several people make has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Names the attribution.
    pub id: AttributionId,
    /// The article of the claim and of the mention.
    pub article: ArticleId,
    /// What is said.
    pub claim: AnnotationId,
    /// Who says it.
    pub source: Source,
    /// How the words come to the reader.
    pub mode: Mode,
    /// The words of the article that say that somebody speaks, such as *said* or *according to* (`PARC 3.0`: cue).
    pub cue: Option<Target>,
    /// Who tells that the source says so, where that is not the reporter: *Nasr* in "Nasr said the army claimed".
    pub told_by: Option<Source>,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// An actor of the article, by this mention.
    Mention(AnnotationId),
    /// An entity that no mention of the article fits.
    Entity(EntityId),
    /// Whoever wrote the article, in their own voice.
    Reporter,
}

/// How the words of a source come to the reader (after Pareti's `PARC 3.0`: direct, indirect, mixed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// In the source's own words.
    Direct,
    /// In other words.
    #[default]
    Paraphrase,
    /// Partly in each.
    Mixed,
}

impl Source {
    /// The mention, where it is one.
    #[must_use]
    pub const fn mention(self) -> Option<AnnotationId> {
        match self {
            Self::Mention(id) => Some(id),
            Self::Entity(_) | Self::Reporter => None,
        }
    }
}

impl Mode {
    /// All modes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Paraphrase, Self::Mixed];

    /// Its name in storage, files and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Paraphrase => "paraphrase",
            Self::Mixed => "mixed",
        }
    }

    /// The mode of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}
