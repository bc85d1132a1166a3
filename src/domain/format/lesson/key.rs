//! Keys: the right answers, complete in themselves.

use serde::{Deserialize, Serialize};

use super::pieces::{self, Pieces};
use super::{Unread, read, written};
use crate::domain::exercise::{Key, KeyAnswer, KeyEntry, Right, Role, SaidBy, Tolerance, Weights};
use crate::domain::model::{AnnotationId, Rating, TagKey};
use crate::domain::text::{Target, Text};

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct WireKey {
    #[serde(default)]
    entries: Vec<WireEntry>,
    #[serde(default)]
    answers: Vec<WireAnswer>,
    weights: WireWeights,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct WireWeights {
    source: u16,
    verdict: u16,
    trap: u16,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireEntry {
    id: String,
    role: String,
    pieces: Pieces,
    tag: String,
    weight: u16,
    tolerance: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<WireAccepted>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    feedback: String,
    #[serde(default)]
    practice: bool,
    #[serde(rename = "saidBy", default, skip_serializing_if = "Vec::is_empty")]
    said_by: Vec<WireVoice>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    verdict: String,
}

/// What is as right as an entry.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireAccepted {
    pieces: Pieces,
    tag: String,
}

/// Who says a claim: nothing at all is the reporter.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireVoice {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mention: Option<Pieces>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireAnswer {
    question: u16,
    points: u16,
    #[serde(flatten)]
    right: WireRight,
}

/// What is right; one of the three.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct WireRight {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    options: Option<Vec<u16>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passages: Option<Vec<Pieces>>,
}

/// A key as JSON: what is sealed, and what lies apart.
#[must_use]
pub fn write_key(text: &Text, key: &Key) -> String {
    written(&WireKey::of(text, key))
}

/// Reads what [`write_key`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_key(text: &Text, body: &str) -> Result<Key, Unread> {
    read::<WireKey>("a key", body)?.read(text)
}

impl WireKey {
    pub(super) fn of(text: &Text, key: &Key) -> Self {
        let entry = |it: &KeyEntry| WireEntry {
            id: it.id.to_string(),
            role: it.role.key().to_owned(),
            pieces: pieces::write(text, &it.target),
            tag: it.tag.to_string(),
            weight: it.weight,
            tolerance: tolerance_words(it.tolerance),
            accepted: accepted_of(text, &it.accepted),
            feedback: it.feedback.to_string(),
            practice: it.is_practice,
            said_by: it
                .said_by
                .iter()
                .map(|it| WireVoice::of(text, it))
                .collect(),
            verdict: it.rating.map_or_else(String::new, |it| it.key().to_owned()),
        };
        let answer = |it: &KeyAnswer| WireAnswer {
            question: it.question,
            points: it.points,
            right: WireRight::of(text, &it.right),
        };
        Self {
            entries: key.entries.iter().map(entry).collect(),
            answers: key.answers.iter().map(answer).collect(),
            weights: WireWeights::of(key.weights),
        }
    }

    pub(super) fn read(self, text: &Text) -> Result<Key, Unread> {
        let entry = |it: WireEntry| {
            let said_by = it.said_by.into_iter().map(|it| it.read(text));
            Ok(KeyEntry {
                id: AnnotationId::parse(&it.id).ok_or_else(|| wrong("an id", &it.id))?,
                role: Role::parse(&it.role).ok_or_else(|| wrong("a role", &it.role))?,
                target: pieces::read(text, &it.pieces)?,
                tag: tag(&it.tag)?,
                weight: it.weight,
                tolerance: tolerance(&it.tolerance)?,
                accepted: read_accepted(text, it.accepted)?,
                feedback: it.feedback.into(),
                is_practice: it.practice,
                said_by: said_by.collect::<Result<_, _>>()?,
                rating: rating(&it.verdict)?,
            })
        };
        let answer = |it: WireAnswer| {
            Ok(KeyAnswer {
                question: it.question,
                points: it.points,
                right: it.right.read(text)?,
            })
        };
        Ok(Key {
            entries: self
                .entries
                .into_iter()
                .map(entry)
                .collect::<Result<_, _>>()?,
            answers: self
                .answers
                .into_iter()
                .map(answer)
                .collect::<Result<_, _>>()?,
            weights: self.weights.read(),
        })
    }
}

impl WireWeights {
    pub(super) const fn of(it: Weights) -> Self {
        let Weights {
            source,
            verdict,
            trap,
        } = it;
        Self {
            source,
            verdict,
            trap,
        }
    }

    pub(super) const fn read(self) -> Weights {
        let Self {
            source,
            verdict,
            trap,
        } = self;
        Weights {
            source,
            verdict,
            trap,
        }
    }
}

impl WireVoice {
    pub(super) fn of(text: &Text, it: &SaidBy) -> Self {
        match it {
            SaidBy::Reporter => Self {
                mention: None,
                names: Vec::new(),
            },
            SaidBy::Actor { mention, names } => Self {
                mention: mention.as_ref().map(|it| pieces::write(text, it)),
                names: names.clone(),
            },
        }
    }

    pub(super) fn read(self, text: &Text) -> Result<SaidBy, Unread> {
        if self.mention.is_none() && self.names.is_empty() {
            return Ok(SaidBy::Reporter);
        }
        let mention = self.mention.map(|it| pieces::read(text, &it)).transpose()?;
        Ok(SaidBy::Actor {
            mention,
            names: self.names,
        })
    }
}

impl WireRight {
    pub(super) fn of(text: &Text, it: &Right) -> Self {
        match it {
            Right::Model(words) => Self {
                model: Some(words.clone()),
                ..Self::default()
            },
            Right::Options(all) => Self {
                options: Some(all.clone()),
                ..Self::default()
            },
            Right::Passages(all) => Self {
                passages: Some(all.iter().map(|it| pieces::write(text, it)).collect()),
                ..Self::default()
            },
        }
    }

    pub(super) fn read(self, text: &Text) -> Result<Right, Unread> {
        if let Some(words) = self.model {
            return Ok(Right::Model(words));
        }
        if let Some(all) = self.options {
            return Ok(Right::Options(all));
        }
        let all = self.passages.ok_or_else(|| wrong("a right answer", ""))?;
        let all = all.iter().map(|it| pieces::read(text, it));
        Ok(Right::Passages(all.collect::<Result<_, _>>()?))
    }
}

/// What is as right.
pub(super) fn accepted_of(text: &Text, all: &[(Target, TagKey)]) -> Vec<WireAccepted> {
    let one = |(target, tag): &(Target, TagKey)| WireAccepted {
        pieces: pieces::write(text, target),
        tag: tag.to_string(),
    };
    all.iter().map(one).collect()
}

pub(super) fn read_accepted(
    text: &Text,
    all: Vec<WireAccepted>,
) -> Result<Vec<(Target, TagKey)>, Unread> {
    let one = |it: WireAccepted| Ok((pieces::read(text, &it.pieces)?, tag(&it.tag)?));
    all.into_iter().map(one).collect()
}

/// `exact`, `overlap`, or a number of words.
pub(super) fn tolerance_words(it: Tolerance) -> String {
    match it {
        Tolerance::Exact => "exact".to_owned(),
        Tolerance::Overlap => "overlap".to_owned(),
        Tolerance::Words(n) => n.to_string(),
    }
}

pub(super) fn tolerance(words: &str) -> Result<Tolerance, Unread> {
    match words {
        "exact" => Ok(Tolerance::Exact),
        "overlap" => Ok(Tolerance::Overlap),
        n => n
            .parse()
            .map(Tolerance::Words)
            .map_err(|_| wrong("a tolerance", n)),
    }
}

pub(super) fn tag(key: &str) -> Result<TagKey, Unread> {
    TagKey::parse(key).ok_or_else(|| wrong("a tag", key))
}

/// A rating; none is an empty string.
pub(super) fn rating(key: &str) -> Result<Option<Rating>, Unread> {
    if key.is_empty() {
        return Ok(None);
    }
    let rating = Rating::parse(key).ok_or_else(|| wrong("a verdict", key))?;
    Ok(Some(rating))
}

pub(super) fn wrong(what: &'static str, found: &str) -> Unread {
    Unread::Shape(what, found.to_owned())
}
