//! What is tied to annotations, as it stands in the page: who says a claim, and what was found out.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::v1::{Agent, Many, Piece, one};

/// An annotation with the motivation `linking`: its target is the claim, its body the mention of who says it, or the entity. One
/// without a body is the reporter's own voice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Attribution {
    pub(super) id: String,
    #[serde(rename = "type", default)]
    pub(super) kind: Value,
    pub(super) creator: Agent,
    pub(super) created: String,
    pub(super) modified: String,
    pub(super) motivation: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<String>,
    pub(super) target: String,
    #[serde(rename = "whosaid:mode")]
    pub(super) mode: String,
    /// The words that say that somebody speaks.
    #[serde(
        rename = "whosaid:cue",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) cue: Option<Many<Piece>>,
    /// Who tells it: a mention or an entity, as the body.
    #[serde(
        rename = "whosaid:toldBy",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) told_by: Option<String>,
    #[serde(rename = "whosaid:revision", default = "one")]
    pub(super) revision: u32,
}

/// A verdict is an annotation with the motivation `assessing`: its target is the claim, its body the reason.
/// Evidence is one with the motivation `linking` that has a stance: its body is the address of what was consulted.
/// A link has a relation, particulars have a motivation of their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Finding {
    pub(super) id: String,
    #[serde(rename = "type", default)]
    pub(super) kind: Value,
    pub(super) creator: Agent,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(default)]
    pub(super) motivation: Value,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(super) body: Value,
    pub(super) target: String,
    #[serde(
        rename = "whosaid:verdict",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) verdict: String,
    /// The words of the grade that was given, where they are not the rating's own.
    #[serde(
        rename = "whosaid:called",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) called: String,
    #[serde(
        rename = "whosaid:stance",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) stance: String,
    /// What was consulted, where that has no address.
    #[serde(
        rename = "whosaid:citation",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) citation: String,
    #[serde(
        rename = "whosaid:passage",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) passage: String,
    /// `YYYY-MM-DD`.
    #[serde(
        rename = "whosaid:consulted",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) consulted: String,
    #[serde(
        rename = "whosaid:question",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) question: String,
    #[serde(
        rename = "whosaid:answer",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) answer: String,
    #[serde(
        rename = "whosaid:role",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) role: String,
    #[serde(
        rename = "whosaid:claimType",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) claim_type: String,
    /// The day that a claim speaks of, as `YYYY-MM-DD`.
    #[serde(
        rename = "whosaid:day",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) day: String,
    /// The place that a claim speaks of.
    #[serde(
        rename = "whosaid:place",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) place: String,
    /// What the claim is to the one in the body.
    #[serde(
        rename = "whosaid:relation",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) relation: String,
    /// The article of that one, the hash of its text, its title, and the words of the claim.
    #[serde(
        rename = "whosaid:toArticle",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) to_article: String,
    #[serde(
        rename = "whosaid:toHash",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) to_hash: String,
    #[serde(
        rename = "whosaid:toTitle",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) to_title: String,
    #[serde(
        rename = "whosaid:toQuote",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) to_quote: String,
    #[serde(rename = "whosaid:revision", default = "one")]
    pub(super) revision: u32,
}
