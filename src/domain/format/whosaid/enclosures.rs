//! What lies with articles, as it stands in the file: exercises, and what belongs to them.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::values::{broken, id};
use super::{stamp, v1};
use crate::domain::format::{Code, Problem};
use crate::domain::model::{
    ArticleId, Behavior, Enclosure, EnclosureId, EnclosureKind, Provenance, Tag, TagKey,
};

/// An enclosure in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wire {
    id: String,
    #[serde(rename = "whosaid:kind")]
    kind: String,
    #[serde(rename = "whosaid:article")]
    article: String,
    #[serde(
        rename = "whosaid:tags",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    tags: Vec<OwnTag>,
    #[serde(rename = "whosaid:body")]
    body: Value,
    pub(super) creator: v1::Agent,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(rename = "whosaid:revision", default = "v1::one")]
    pub(super) revision: u32,
}

/// An own tag in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct OwnTag {
    key: String,
    label: String,
    #[serde(rename = "whosaid:behavesLike")]
    behavior: String,
    #[serde(rename = "whosaid:letter")]
    letter: char,
    #[serde(rename = "whosaid:color", default)]
    color: u8,
}

impl Wire {
    /// An enclosure; `None` where its body is no JSON, which nothing here writes.
    pub(super) fn of(it: &Enclosure, creator: v1::Agent) -> Option<Self> {
        let Provenance {
            created,
            modified,
            revision,
            ..
        } = it.provenance;
        let tag = |it: &Tag| OwnTag {
            key: it.key.to_string(),
            label: it.label.to_string(),
            behavior: it.behavior.key().to_owned(),
            letter: it.letter,
            color: it.color,
        };
        Some(Self {
            id: stamp::uuid(it.id.0),
            kind: it.kind.key().to_owned(),
            article: stamp::uuid(it.article.0),
            tags: it.tags.iter().map(tag).collect(),
            body: serde_json::from_str(&it.body).ok()?,
            creator,
            created: stamp::time(created),
            modified: stamp::time(modified),
            revision,
        })
    }

    /// The enclosure, with who made it. Whether its body says anything is seen by whoever opens it.
    pub(super) fn read(self, provenance: Provenance) -> Result<Enclosure, Problem> {
        let wrong = |detail: String| broken(Code::BrokenEnclosure, detail);
        let kind = EnclosureKind::parse(&self.kind);
        let kind = kind.ok_or_else(|| wrong(format!("whosaid:kind {}", self.kind)))?;
        if !self.body.is_object() {
            return Err(wrong("whosaid:body is no object".to_owned()));
        }
        let tag = |it: OwnTag| {
            Some(Tag {
                key: TagKey::parse(&it.key)?,
                behavior: Behavior::parse(&it.behavior)?,
                // Storage keeps a space for its own use, and nobody sees a sign that is none.
                letter: Some(it.letter).filter(|it| it.is_alphanumeric())?,
                label: it.label.into(),
                color: it.color,
            })
        };
        let tags: Option<Rc<[Tag]>> = self.tags.into_iter().map(tag).collect();
        Ok(Enclosure {
            id: EnclosureId(id(&self.id)?),
            article: ArticleId(id(&self.article)?),
            kind,
            tags: tags.ok_or_else(|| wrong("whosaid:tags".to_owned()))?,
            // Members by name: the same words whoever wrote them.
            body: self.body.to_string().into(),
            provenance,
        })
    }
}
