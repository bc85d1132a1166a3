//! What pupils do: answers while they work, and all of it once it is handed in.

use serde::{Deserialize, Serialize};

use super::key::{WireVoice, rating, tag, wrong};
use super::pieces::{self, Pieces};
use super::{Unread, read, written};
use crate::domain::exercise::{Answer, HandMark, Handin, Item, Override, Reply, Work};
use crate::domain::model::{AnnotationId, AuthorId, Millis, TextHash};
use crate::domain::text::Text;

/// Times are milliseconds since 1970.
#[derive(Debug, Serialize, Deserialize)]
struct WireWork {
    #[serde(default)]
    name: String,
    begun: u64,
    #[serde(rename = "handedIn", default, skip_serializing_if = "Option::is_none")]
    handed_in: Option<u64>,
    #[serde(default)]
    answers: Vec<WireAnswer>,
}

/// An answer; one of the three.
#[derive(Debug, Serialize, Deserialize)]
struct WireAnswer {
    question: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    option: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passage: Option<Pieces>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireHandin {
    by: String,
    name: String,
    hash: String,
    begun: u64,
    #[serde(rename = "handedIn")]
    handed_in: u64,
    marks: Vec<WireMark>,
    answers: Vec<WireAnswer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<WireOverride>,
}

/// Short names: a class has thousands of these.
#[derive(Debug, Serialize, Deserialize)]
struct WireMark {
    id: String,
    p: Pieces,
    t: String,
    /// Created.
    c: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    s: Vec<WireVoice>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    v: String,
}

/// What the teacher gave: for an entry or for a question.
#[derive(Debug, Serialize, Deserialize)]
struct WireOverride {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<u16>,
    points: u32,
    reason: String,
}

/// A pupil's answers as the body of their enclosure.
#[must_use]
pub fn write_work(text: &Text, it: &Work) -> String {
    written(&WireWork {
        name: it.name.clone(),
        begun: it.begun.0,
        handed_in: it.handed_in.map(|it| it.0),
        answers: it
            .answers
            .iter()
            .map(|it| WireAnswer::of(text, it))
            .collect(),
    })
}

/// Reads what [`write_work`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_work(text: &Text, body: &str) -> Result<Work, Unread> {
    let wire: WireWork = read("answers to an exercise", body)?;
    let answers = wire.answers.into_iter().map(|it| it.read(text));
    Ok(Work {
        name: wire.name,
        begun: Millis(wire.begun),
        handed_in: wire.handed_in.map(Millis),
        answers: answers.collect::<Result<_, _>>()?,
    })
}

/// A hand-in as the body of its enclosure.
#[must_use]
pub fn write_handin(text: &Text, it: &Handin) -> String {
    let mark = |it: &HandMark| WireMark {
        id: it.id.to_string(),
        p: pieces::write(text, &it.target),
        t: it.tag.to_string(),
        c: it.created.0,
        s: it
            .said_by
            .iter()
            .map(|it| WireVoice::of(text, it))
            .collect(),
        v: it.rating.map_or_else(String::new, |it| it.key().to_owned()),
    };
    let given = |it: &Override| WireOverride {
        entry: match it.item {
            Item::Entry(id) => Some(id.to_string()),
            Item::Question(_) => None,
        },
        question: match it.item {
            Item::Entry(_) => None,
            Item::Question(number) => Some(number),
        },
        points: it.points,
        reason: it.reason.to_string(),
    };
    written(&WireHandin {
        by: it.by.to_string(),
        name: it.name.clone(),
        hash: it.hash.to_string(),
        begun: it.begun.0,
        handed_in: it.handed_in.0,
        marks: it.marks.iter().map(mark).collect(),
        answers: it
            .answers
            .iter()
            .map(|it| WireAnswer::of(text, it))
            .collect(),
        overrides: it.overrides.iter().map(given).collect(),
    })
}

/// Reads what [`write_handin`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_handin(text: &Text, body: &str) -> Result<Handin, Unread> {
    let wire: WireHandin = read("a hand-in", body)?;
    let mark = |it: WireMark| {
        let said_by = it.s.into_iter().map(|it| it.read(text));
        Ok(HandMark {
            id: AnnotationId::parse(&it.id).ok_or_else(|| wrong("an id", &it.id))?,
            target: pieces::read(text, &it.p)?,
            tag: tag(&it.t)?,
            created: Millis(it.c),
            said_by: said_by.collect::<Result<_, _>>()?,
            rating: rating(&it.v)?,
        })
    };
    let given = |it: WireOverride| {
        let entry = it.entry.as_deref().map(AnnotationId::parse);
        let item = match (entry, it.question) {
            (Some(Some(id)), None) => Item::Entry(id),
            (None, Some(number)) => Item::Question(number),
            _ => return Err(wrong("an entry or a question", "neither, or both")),
        };
        Ok(Override {
            item,
            points: it.points,
            reason: it.reason.into(),
        })
    };
    let answers = wire.answers.into_iter().map(|it| it.read(text));
    Ok(Handin {
        by: AuthorId::parse(&wire.by).ok_or_else(|| wrong("an id", &wire.by))?,
        name: wire.name,
        hash: TextHash::parse(&wire.hash).ok_or_else(|| wrong("a hash", &wire.hash))?,
        begun: Millis(wire.begun),
        handed_in: Millis(wire.handed_in),
        marks: wire.marks.into_iter().map(mark).collect::<Result<_, _>>()?,
        answers: answers.collect::<Result<_, _>>()?,
        overrides: wire
            .overrides
            .into_iter()
            .map(given)
            .collect::<Result<_, _>>()?,
    })
}

impl WireAnswer {
    fn of(text: &Text, it: &Answer) -> Self {
        let blank = Self {
            question: it.question,
            words: None,
            option: None,
            passage: None,
        };
        match &it.reply {
            Reply::Words(words) => Self {
                words: Some(words.clone()),
                ..blank
            },
            Reply::Option(option) => Self {
                option: Some(*option),
                ..blank
            },
            Reply::Passage(passage) => Self {
                passage: Some(pieces::write(text, passage)),
                ..blank
            },
        }
    }

    fn read(self, text: &Text) -> Result<Answer, Unread> {
        let reply = match (self.words, self.option, self.passage) {
            (Some(words), None, None) => Reply::Words(words),
            (None, Some(option), None) => Reply::Option(option),
            (None, None, Some(passage)) => Reply::Passage(pieces::read(text, &passage)?),
            _ => return Err(wrong("one answer to a question", "none, or several")),
        };
        Ok(Answer {
            question: self.question,
            reply,
        })
    }
}
