//! What pupils do: answers while they work, and all of it once it is handed in.

use serde::{Deserialize, Serialize};

use super::key::{WireVoice, rating, tag, wrong};
use super::pieces::{self, Pieces};
use super::{Unread, read, written};
use crate::domain::exercise::{Answer, HandMark, Handin, Item, Override, Reply, Work};
use crate::domain::model::{AnnotationId, AuthorId, EnclosureId, Millis, TagKey, TextHash};
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

/// A hand-in, for as few characters as may be: a class has tens of thousands of marks, and a browser keeps five million
/// characters. So all marks are one string.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireHandin {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exercise: Option<String>,
    by: String,
    name: String,
    hash: String,
    begun: u64,
    #[serde(rename = "handedIn")]
    handed_in: u64,
    /// The tags that marks have, by number.
    tags: Vec<String>,
    /// `id pieces tag time`, each mark after a comma: pieces are `start+length`, joined by `/`; times are milliseconds
    /// since it was begun.
    marks: String,
    /// What is tied to single marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tied: Vec<WireTied>,
    answers: Vec<WireAnswer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<WireOverride>,
}

/// What is tied to the mark of this number.
#[derive(Debug, Serialize, Deserialize)]
struct WireTied {
    mark: u32,
    #[serde(rename = "saidBy", default, skip_serializing_if = "Vec::is_empty")]
    said_by: Vec<WireVoice>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    verdict: String,
}

/// Whose a hand-in is, and when it was handed in.
#[derive(Debug, Deserialize)]
struct WireHead {
    #[serde(default)]
    exercise: Option<String>,
    by: String,
    name: String,
    hash: String,
    #[serde(rename = "handedIn")]
    handed_in: u64,
}

/// Whose a hand-in is: what is read of it where its marks are not needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// For which exercise.
    pub exercise: Option<EnclosureId>,
    /// Who.
    pub by: AuthorId,
    /// What they call themselves.
    pub name: String,
    /// The text that they worked on.
    pub hash: TextHash,
    /// When they handed it in.
    pub handed_in: Millis,
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
    written(&WireHandin::of(text, it))
}

/// Reads what [`write_handin`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_handin(text: &Text, body: &str) -> Result<Handin, Unread> {
    read::<WireHandin>("a hand-in", body)?.read(text)
}

/// Reads whose hand-in [`write_handin`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_head(body: &str) -> Result<Head, Unread> {
    let wire: WireHead = read("a hand-in", body)?;
    Ok(Head {
        exercise: exercise(wire.exercise.as_deref())?,
        by: author(&wire.by)?,
        name: wire.name,
        hash: hash(&wire.hash)?,
        handed_in: Millis(wire.handed_in),
    })
}

impl WireHandin {
    pub(super) fn of(text: &Text, it: &Handin) -> Self {
        let mut tags: Vec<String> = Vec::new();
        let mut marks = String::new();
        let mut tied = Vec::new();
        for (number, mark) in (0..).zip(&it.marks) {
            let tag = tags.iter().position(|it| *it == mark.tag.as_str());
            let tag = tag.unwrap_or_else(|| {
                tags.push(mark.tag.to_string());
                tags.len() - 1
            });
            write_mark(text, it.begun, (mark, tag), &mut marks);
            if !mark.said_by.is_empty() || mark.rating.is_some() {
                let said_by = mark.said_by.iter();
                tied.push(WireTied {
                    mark: number,
                    said_by: said_by.map(|it| WireVoice::of(text, it)).collect(),
                    verdict: mark
                        .rating
                        .map_or_else(String::new, |it| it.key().to_owned()),
                });
            }
        }
        Self {
            exercise: it.exercise.map(|it| it.to_string()),
            by: it.by.to_string(),
            name: it.name.clone(),
            hash: it.hash.to_string(),
            begun: it.begun.0,
            handed_in: it.handed_in.0,
            tags,
            marks,
            tied,
            answers: it
                .answers
                .iter()
                .map(|it| WireAnswer::of(text, it))
                .collect(),
            overrides: it.overrides.iter().map(WireOverride::of).collect(),
        }
    }

    pub(super) fn read(self, text: &Text) -> Result<Handin, Unread> {
        let tags = self.tags.iter().map(|it| tag(it));
        let tags: Vec<TagKey> = tags.collect::<Result<_, _>>()?;
        let marks = self.marks.split(',').filter(|it| !it.is_empty());
        let marks = marks.map(|it| read_mark(text, self.begun, &tags, it));
        let mut marks: Vec<HandMark> = marks.collect::<Result<_, _>>()?;
        for it in self.tied {
            let mark = usize::try_from(it.mark).ok();
            let mark = mark.and_then(|at| marks.get_mut(at));
            let mark = mark.ok_or_else(|| wrong("the number of a mark", &it.mark.to_string()))?;
            let said_by = it.said_by.into_iter().map(|it| it.read(text));
            mark.said_by = said_by.collect::<Result<_, _>>()?;
            mark.rating = rating(&it.verdict)?;
        }
        let answers = self.answers.into_iter().map(|it| it.read(text));
        let overrides = self.overrides.into_iter().map(WireOverride::read);
        Ok(Handin {
            exercise: exercise(self.exercise.as_deref())?,
            by: author(&self.by)?,
            name: self.name,
            hash: hash(&self.hash)?,
            begun: Millis(self.begun),
            handed_in: Millis(self.handed_in),
            marks,
            answers: answers.collect::<Result<_, _>>()?,
            overrides: overrides.collect::<Result<_, _>>()?,
        })
    }
}

fn write_mark(text: &Text, begun: Millis, (mark, tag): (&HandMark, usize), out: &mut String) {
    if !out.is_empty() {
        out.push(',');
    }
    let pieces = pieces::write(text, &mark.target);
    let piece = |(start, end): &(u64, u64)| format!("{start}+{}", end - start);
    let pieces: Vec<String> = pieces.iter().map(piece).collect();
    let since = i128::from(mark.created.0) - i128::from(begun.0);
    out.push_str(&format!("{} {} {tag} {since}", mark.id, pieces.join("/")));
}

fn read_mark(text: &Text, begun: u64, tags: &[TagKey], code: &str) -> Result<HandMark, Unread> {
    let wrong = || wrong("a mark", code);
    let mut parts = code.split(' ');
    let mut part = || parts.next().ok_or_else(wrong);
    let id = AnnotationId::parse(part()?).ok_or_else(wrong)?;
    let piece = |it: &str| {
        let (start, length) = it.split_once('+')?;
        let start: u64 = start.parse().ok()?;
        Some((start, start.checked_add(length.parse().ok()?)?))
    };
    let pieces: Option<Pieces> = part()?.split('/').map(piece).collect();
    let target = pieces::read(text, &pieces.ok_or_else(wrong)?)?;
    let tag = part()?.parse().ok();
    let tag = tag.and_then(|it: usize| tags.get(it)).ok_or_else(wrong)?;
    let since: i128 = part()?.parse().map_err(|_| wrong())?;
    let created = since.checked_add(i128::from(begun));
    let created = created.and_then(|it| u64::try_from(it).ok());
    Ok(HandMark {
        id,
        target,
        tag: tag.clone(),
        created: Millis(created.ok_or_else(wrong)?),
        said_by: Vec::new(),
        rating: None,
    })
}

fn author(id: &str) -> Result<AuthorId, Unread> {
    AuthorId::parse(id).ok_or_else(|| wrong("an id", id))
}

fn hash(hash: &str) -> Result<TextHash, Unread> {
    TextHash::parse(hash).ok_or_else(|| wrong("a hash", hash))
}

fn exercise(id: Option<&str>) -> Result<Option<EnclosureId>, Unread> {
    let parse = |it: &str| EnclosureId::parse(it).ok_or_else(|| wrong("an id", it));
    id.map(parse).transpose()
}

impl WireOverride {
    fn of(it: &Override) -> Self {
        let (entry, question) = match it.item {
            Item::Entry(id) => (Some(id.to_string()), None),
            Item::Question(number) => (None, Some(number)),
        };
        Self {
            entry,
            question,
            points: it.points,
            reason: it.reason.to_string(),
        }
    }

    fn read(self) -> Result<Override, Unread> {
        let entry = self.entry.as_deref().map(AnnotationId::parse);
        let item = match (entry, self.question) {
            (Some(Some(id)), None) => Item::Entry(id),
            (None, Some(number)) => Item::Question(number),
            _ => return Err(wrong("an entry or a question", "neither, or both")),
        };
        Ok(Override {
            item,
            points: self.points,
            reason: self.reason.into(),
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exercise::SaidBy;
    use crate::domain::model::{Id, Rating};
    use crate::domain::text::{Span, Target};

    const WORDS: &str = "Zoë saw Leo at noon.";

    fn id(number: u8) -> Id {
        Id::from_bytes([number; 16])
    }

    fn target(pieces: &[(usize, usize)]) -> Target {
        let spans = pieces.iter().filter_map(|it| Span::of(it.0, it.1));
        Target::new(spans).expect("a target")
    }

    fn tag(key: &str) -> TagKey {
        TagKey::parse(key).expect("a tag")
    }

    fn handin() -> Handin {
        let mark = |number, pieces: &[(usize, usize)], key: &str| HandMark {
            id: AnnotationId(id(number)),
            target: target(pieces),
            tag: tag(key),
            created: Millis(u64::from(number) * 1000),
            said_by: Vec::new(),
            rating: None,
        };
        Handin {
            exercise: Some(EnclosureId(id(9))),
            by: AuthorId(id(8)),
            name: "Ada, “the first”".to_owned(),
            hash: TextHash::of(WORDS),
            // One mark is older than the exercise.
            begun: Millis(1500),
            handed_in: Millis(9000),
            marks: vec![
                mark(1, &[(0, 4)], "actor"),
                HandMark {
                    said_by: vec![
                        SaidBy::Reporter,
                        SaidBy::Actor {
                            mention: Some(target(&[(0, 4)])),
                            names: vec!["Z.".to_owned()],
                        },
                    ],
                    rating: Some(Rating::Refuted),
                    ..mark(2, &[(5, 12), (16, 20)], "claim")
                },
                mark(3, &[(9, 12)], "actor"),
            ],
            answers: vec![Answer {
                question: 4,
                reply: Reply::Passage(target(&[(16, 20)])),
            }],
            overrides: vec![Override {
                item: Item::Question(4),
                points: 150,
                reason: "half of it".into(),
            }],
        }
    }

    #[test]
    fn ok_handins_come_back() {
        let text = Text::new(WORDS);
        let body = write_handin(&text, &handin());
        assert_eq!(read_handin(&text, &body), Ok(handin()));
        let head = read_head(&body).expect("a head");
        assert_eq!((head.name, head.by), (handin().name, handin().by));
        // The places of marks are in code points, and a mark takes 45 characters.
        assert!(body.contains(" 0+3 0 -500,"), "{body}");
    }

    #[test]
    fn fails_what_is_no_mark() {
        let text = Text::new(WORDS);
        let body = write_handin(&text, &handin());
        for (right, wrong) in [
            (" 0+3 ", " 0+99 "),
            (" 0+3 ", " 3 "),
            (" 0 -500", " 7 -500"),
            (" 0 -500", " 0 -1501"),
            (" 0 -500", " 0"),
            ("\"mark\":1", "\"mark\":3"),
        ] {
            let broken = body.replace(right, wrong);
            assert_ne!(broken, body, "{right} is not in it");
            assert!(read_handin(&text, &broken).is_err(), "{wrong}");
        }
    }
}
