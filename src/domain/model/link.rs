//! Links between claims, also of different articles.

use super::{AnnotationId, ArticleId, TextHash};

/// What a claim is to another one. The words of the other are kept with it: its article may be somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub relation: Relation,
    /// The other claim.
    pub to: AnnotationId,
    /// The article of the other claim.
    pub article: ArticleId,
    /// The hash of that article's text.
    pub hash: TextHash,
    /// The title of that article when the link was made.
    pub title: String,
    /// The words of the other claim.
    pub quote: String,
}

/// What a claim is to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Both cannot hold.
    Contradicts,
    /// If it holds, the other does rather.
    Supports,
    /// It says the same.
    Repeats,
    /// It takes the other's place.
    Corrects,
}

impl Relation {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Contradicts,
        Self::Supports,
        Self::Repeats,
        Self::Corrects,
    ];

    /// Its name in storage, files, searches and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::Supports => "supports",
            Self::Repeats => "repeats",
            Self::Corrects => "corrects",
        }
    }

    /// The relation of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// Whether it is the same the other way round.
    #[must_use]
    pub const fn is_mutual(self) -> bool {
        matches!(self, Self::Contradicts | Self::Repeats)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roundtrip_names() {
        for relation in Relation::ALL {
            assert_eq!(Relation::parse(relation.key()), Some(relation));
        }
        assert_eq!(Relation::parse("likes"), None);
    }
}
