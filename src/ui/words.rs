//! What the kinds of things are called.

use std::rc::Rc;

use yew::AttrValue;

use crate::domain::model::{
    AnnotationId, Article, Attribution, ClaimKind, EntityKind, Mode, Rating, Relation, Role,
    Source, Stance, Verdict,
};
use crate::domain::workspace::{Layer, Workspace, named};
use crate::t;

/// Words in quotation marks, unless they have some of their own.
#[must_use]
pub fn quoted(words: &str) -> String {
    if words.contains(['“', '"', '„', '«', '»', '「', '『']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

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

/// A verdict in words: those of the grade that was given, or the rating's own.
#[must_use]
pub fn verdict_words(verdict: &Verdict) -> AttrValue {
    match verdict.own_words() {
        Some(words) => words.to_owned().into(),
        None => rating_words(verdict.rating),
    }
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

/// How a source is quoted, in words.
#[must_use]
pub fn mode_words(mode: Mode) -> AttrValue {
    t!(match mode {
        Mode::Direct => "mode-direct",
        Mode::Paraphrase => "mode-paraphrase",
        Mode::Mixed => "mode-mixed",
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

/// What a claim is to another one, in words; the other way round where the link leads to it.
#[must_use]
pub fn relation_words(relation: Relation, is_from: bool) -> AttrValue {
    t!(match (relation, is_from) {
        (Relation::Contradicts, _) => "link-contradicts",
        (Relation::Repeats, _) => "link-repeats",
        (Relation::Supports, true) => "link-supports",
        (Relation::Supports, false) => "link-supported",
        (Relation::Corrects, true) => "link-corrects",
        (Relation::Corrects, false) => "link-corrected",
    })
}

/// The name of a source.
#[must_use]
pub fn source_words(
    workspace: &Workspace,
    article: &Article,
    layer: &Layer,
    source: Source,
) -> AttrValue {
    match named(workspace, article, layer, source) {
        Some(it) => match it.entity {
            Some(entity) => t!("said-meant", words = &it.words, who = &entity),
            None => it.words.into(),
        },
        None if source == Source::Reporter => t!("said-reporter"),
        None => t!("said-gone"),
    }
}

/// Who says a claim, and who tells that.
fn voice_words(
    workspace: &Workspace,
    article: &Article,
    layer: &Layer,
    said: &Attribution,
) -> AttrValue {
    let words = |source| source_words(workspace, article, layer, source);
    match said.told_by {
        Some(teller) => t!(
            "said-told",
            who = &words(said.source),
            teller = &words(teller)
        ),
        None => words(said.source),
    }
}

/// Who all say a claim, in a line.
#[must_use]
pub fn voices_words(
    workspace: &Workspace,
    article: &Article,
    layer: &Layer,
    sources: &[&Rc<Attribution>],
) -> AttrValue {
    let name = |it: &&Rc<Attribution>| voice_words(workspace, article, layer, it);
    let names: Vec<AttrValue> = sources.iter().map(name).collect();
    t!("said-by", who = &names.join(", "))
}

/// Who says a claim, in a line; a word for that where nobody does.
#[must_use]
pub fn sources_words(
    workspace: &Workspace,
    article: &Article,
    layer: &Layer,
    claim: AnnotationId,
) -> AttrValue {
    let sources = layer.sources_of(claim);
    if sources.is_empty() {
        t!("said-nobody")
    } else {
        voices_words(workspace, article, layer, &sources)
    }
}

/// The first characters of some words, at most so many, and a sign that there are more.
#[must_use]
pub fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    format!("{}…", cut.trim_end())
}
