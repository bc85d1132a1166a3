//! Version 1 of the stored bodies. Frozen: a change of what a letter means needs a version 2.
//!
//! Members of records have names of one letter because 10,000 annotations must fit beside a text of a million characters. All
//! records but annotations are words only, and share one table of letters: a reader for each would be 6 KB more
//! before the first paint.
//!
//! | | article | entity, scale | author | attribution | finding |
//! |---|---|---|---|---|---|
//! | a c m | author, created, modified | the same | m | the same | the same |
//! | b | blocks, where they are not the lines | | | | |
//! | d | | how it is described | | | the day: consulted, or spoken of; of a link the title of the other article |
//! | g | | where it is | | | |
//! | h | SHA-256 of the text | | | | |
//! | k | | kind, or `scale` | | mode | stance, rating, `particulars` or `link` |
//! | l | language | | | | |
//! | n | | name | name | | |
//! | o | | what it is elsewhere | | the claim | the mark |
//! | p | published | | | cue as `start-end` in bytes, a space between pieces | passage, reason, place, or the words of the other claim |
//! | q | | | | who tells it, as s | question, or role; of a link the other article, a space, and the hash of its text |
//! | r | whether it is read-only | | | | |
//! | s | source | | | the mention that says it, `@` and an entity, or nothing for the reporter | source, entity, or the other claim |
//! | t | title | note | | | |
//! | w | author of the article | why it is not named | | | answer, kind of claim, relation, or the words of the grade |
//! | x | | other names, each in a line; of a scale its grades: what each stands for, a space, its words | | | |
//!
//! An enclosure has its kind under k, its tags under g, each in a line, its JSON under x, and a c m.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::model::Millis;

/// A body as it is read: each member once, by its letter.
#[derive(Debug)]
pub(super) struct Body(Vec<(String, Words)>);

/// The letters of all members of records.
const LETTERS: &str = "abcdghklmnopqrstwx";

/// The names of all members of the settings: the author of what is made here, whether a selection grows to whole
/// words, whether single letters are commands, `system`, `light` or `dark`, a line for each chosen key, and a line for
/// each choice about how the page reads.
const SETTINGS: [&str; 6] = ["me", "words", "letters", "theme", "keys", "comfort"];

/// Those of all these that say whether something is so.
const SIGNS: [&str; 3] = ["r", "words", "letters"];

impl Body {
    /// Reads a body; `None` where it is anything but an object of known members.
    pub(super) fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// Takes a member; empty where it was left out.
    pub(super) fn take(&mut self, letter: &str) -> String {
        let member = self.0.iter_mut().find(|it| it.0 == letter);
        member.map_or_else(String::new, |it| std::mem::take(&mut it.1.0))
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Members(&[]))
    }
}

/// What a member says: words, or that something is so, which is `true`.
#[derive(Debug)]
struct Words(String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Self(String::new()))
    }
}

impl<'de> Visitor<'de> for Words {
    type Value = Self;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("words")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self, E> {
        Ok(Self(sign(value).to_owned()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self, E> {
        Ok(Self(value.to_owned()))
    }
}

/// What is so, in the words of a member.
pub(super) const YES: &str = "true";

/// Whether something is so, in the words of a member.
pub(super) const fn sign(is_so: bool) -> &'static str {
    if is_so { YES } else { "false" }
}

/// A body as it is written: its members in this order. What is empty is left out.
#[derive(Debug)]
pub(super) struct Members<'a>(pub(super) &'a [(&'static str, &'a str)]);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (letter, words) in self.0.iter().filter(|it| !it.1.is_empty()) {
            if SIGNS.contains(letter) {
                map.serialize_entry(letter, &(*words == YES))?;
            } else {
                map.serialize_entry(letter, words)?;
            }
        }
        map.end()
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Body;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("members")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Body, A::Error> {
        let mut members: Vec<(String, Words)> = Vec::new();
        while let Some((letter, words)) = map.next_entry::<String, _>()? {
            let is_letter = letter.len() == 1 && LETTERS.contains(&letter);
            let is_known = is_letter || SETTINGS.contains(&letter.as_str());
            if !is_known || members.iter().any(|it| it.0 == letter) {
                return Err(A::Error::custom("another member"));
            }
            members.push((letter, words));
        }
        Ok(Body(members))
    }
}

/// The body of an annotation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Annotation<'a> {
    /// Start and end of each piece, in bytes.
    pub(super) p: Vec<(u32, u32)>,
    /// Tag.
    pub(super) t: Cow<'a, str>,
    /// Note.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) n: Cow<'a, str>,
    /// Who made it.
    pub(super) a: Cow<'a, str>,
    /// Created.
    pub(super) c: Cow<'a, str>,
    /// Modified.
    pub(super) m: Cow<'a, str>,
    /// CRC-32 of the marked words, one piece after the other.
    pub(super) w: Cow<'a, str>,
}

/// Milliseconds as 12 hexadecimal digits, which last until the year 10889: a clock that was wrong once
/// must not make a deletion longer than what it deletes.
pub(super) fn write_time(time: Millis) -> Cow<'static, str> {
    format!("{:012x}", time.0).into()
}

pub(super) fn read_time(digits: &str) -> Option<Millis> {
    let is_hex = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let is_shaped = digits.len() >= 12 && digits.bytes().all(is_hex);
    is_shaped.then(|| u64::from_str_radix(digits, 16).ok().map(Millis))?
}
