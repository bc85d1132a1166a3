//! What else is known of a mark: whom or what it means, which part a place plays, what kind of claim it is.

use super::EntityId;

/// The particulars of a mark. What does not fit its tag counts for nothing, and is kept for when it fits again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// Whom or what a mention means.
    pub entity: Option<EntityId>,
    /// Which part the mention plays.
    pub role: Option<Role>,
    /// What kind of claim it is.
    pub kind: Option<ClaimKind>,
    /// The day that a claim speaks of, as `YYYY-MM-DD`.
    pub day: String,
    /// The place that a claim speaks of.
    pub place: String,
}

/// Which part a mention plays in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The place that a report was written at.
    Dateline,
    /// A place where something happens.
    Scene,
    /// Where somebody or something comes from.
    Origin,
    /// A place that stands for those who act there: a capital for its government.
    Metonym,
    /// An actor who was asked and said nothing.
    Silent,
}

/// What kind of claim it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// Something that can be looked up.
    Fact,
    /// A number.
    Statistic,
    /// Somebody's words, where it counts that they were said.
    Quotation,
    /// What is to come.
    Prediction,
    /// What somebody thinks of something.
    Opinion,
    /// What somebody should do.
    Advice,
}

impl Role {
    /// Those of a location, in the order in which they are offered.
    pub const OF_LOCATIONS: [Self; 4] = [Self::Dateline, Self::Scene, Self::Origin, Self::Metonym];
    /// Those of an actor.
    pub const OF_ACTORS: [Self; 1] = [Self::Silent];

    /// Its name in storage, files and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dateline => "dateline",
            Self::Scene => "scene",
            Self::Origin => "origin",
            Self::Metonym => "metonym",
            Self::Silent => "silent",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let mut all = Self::OF_LOCATIONS.into_iter().chain(Self::OF_ACTORS);
        all.find(|it| it.key() == key)
    }
}

impl ClaimKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Fact,
        Self::Statistic,
        Self::Quotation,
        Self::Prediction,
        Self::Opinion,
        Self::Advice,
    ];

    /// Its name in storage, files and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Statistic => "statistic",
            Self::Quotation => "quotation",
            Self::Prediction => "prediction",
            Self::Opinion => "opinion",
            Self::Advice => "advice",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// Whether evidence can decide it, so that a verdict belongs to it.
    #[must_use]
    pub const fn is_checkable(self) -> bool {
        matches!(self, Self::Fact | Self::Statistic | Self::Quotation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roundtrip_names() {
        for role in Role::OF_LOCATIONS.into_iter().chain(Role::OF_ACTORS) {
            assert_eq!(Role::parse(role.key()), Some(role));
        }
        for kind in ClaimKind::ALL {
            assert_eq!(ClaimKind::parse(kind.key()), Some(kind));
        }
        assert_eq!((Role::parse("hero"), ClaimKind::parse("lie")), (None, None));
    }
}
