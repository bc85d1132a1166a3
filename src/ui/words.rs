//! What the kinds of things are called.

use yew::AttrValue;

use crate::domain::model::{ClaimKind, EntityKind, Rating, Role, Stance};
use crate::t;

/// A rating in words.
#[must_use]
pub fn rating_words(rating: Rating) -> AttrValue {
    t!(match rating {
        Rating::Open => "rating-open",
        Rating::Supported => "rating-supported",
        Rating::Refuted => "rating-refuted",
        Rating::NotEnough => "rating-not-enough",
        Rating::Conflicting => "rating-conflicting",
        Rating::NotCheckable => "rating-not-checkable",
    })
}

/// A stance in words.
#[must_use]
pub fn stance_words(stance: Stance) -> AttrValue {
    t!(match stance {
        Stance::Supports => "stance-supports",
        Stance::Refutes => "stance-refutes",
        Stance::Context => "stance-context",
    })
}

/// The part that a mention plays, in words.
#[must_use]
pub fn role_words(role: Role) -> AttrValue {
    t!(match role {
        Role::Dateline => "role-dateline",
        Role::Scene => "role-scene",
        Role::Origin => "role-origin",
        Role::Metonym => "role-metonym",
        Role::Silent => "role-silent",
    })
}

/// A kind of claim in words.
#[must_use]
pub fn claim_kind_words(kind: ClaimKind) -> AttrValue {
    t!(match kind {
        ClaimKind::Fact => "claim-fact",
        ClaimKind::Statistic => "claim-statistic",
        ClaimKind::Quotation => "claim-quotation",
        ClaimKind::Prediction => "claim-prediction",
        ClaimKind::Opinion => "claim-opinion",
        ClaimKind::Advice => "claim-advice",
    })
}

/// A kind of entity in words.
#[must_use]
pub fn entity_kind_words(kind: EntityKind) -> AttrValue {
    t!(match kind {
        EntityKind::Unsaid => "entity-unsaid",
        EntityKind::Person => "entity-person",
        EntityKind::Organisation => "entity-organisation",
        EntityKind::Document => "entity-document",
        EntityKind::Crowd => "entity-crowd",
        EntityKind::Unnamed => "entity-unnamed",
        EntityKind::Place => "entity-place",
    })
}
