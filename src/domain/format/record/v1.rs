//! Version 1 of the stored bodies. Frozen: a change of any of these types needs a version 2.
//!
//! Field names are one letter because 10,000 annotations must fit beside a text of a million characters.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::model::Millis;

/// The body of an article: all but its text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Article<'a> {
    /// SHA-256 of the text.
    pub(super) h: Cow<'a, str>,
    /// Title.
    pub(super) t: Cow<'a, str>,
    /// Source.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) s: Cow<'a, str>,
    /// Author of the article.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) w: Cow<'a, str>,
    /// Published.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) p: Cow<'a, str>,
    /// Language.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) l: Cow<'a, str>,
    /// Blocks, where they are not the lines of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) b: Option<Cow<'a, str>>,
    /// Whether it is read-only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) r: bool,
    /// Who brought it in.
    pub(super) a: Cow<'a, str>,
    /// Created.
    pub(super) c: Cow<'a, str>,
    /// Modified.
    pub(super) m: Cow<'a, str>,
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

/// The body of what is tied to a mark: an attribution or a finding. What a kind does not have is left out.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tied<'a> {
    /// The mark.
    pub(super) o: Cow<'a, str>,
    /// Of an attribution the mention that is its source, left out where it is the reporter's own voice, or `@` and
    /// an entity; of evidence its source; of particulars the entity; of a link the other claim.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) s: Cow<'a, str>,
    /// Mode, stance, rating, `particulars`, or `link`.
    pub(super) k: Cow<'a, str>,
    /// Passage, reason, place, or the words of the other claim; of an attribution its cue as `start-end` in bytes, a
    /// space between pieces.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) p: Cow<'a, str>,
    /// The day: consulted, or spoken of; of a link the title of the other article.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) d: Cow<'a, str>,
    /// Question, or role; of an attribution who tells it, written as the source; of a link the other article, a space, and the hash of its text.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) q: Cow<'a, str>,
    /// Answer, kind of claim, or relation.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) w: Cow<'a, str>,
    /// Who made it.
    pub(super) a: Cow<'a, str>,
    /// Created.
    pub(super) c: Cow<'a, str>,
    /// Modified.
    pub(super) m: Cow<'a, str>,
}

/// The body of an entity.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity<'a> {
    /// The name.
    pub(super) n: Cow<'a, str>,
    /// The other names, each in a line.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) x: Cow<'a, str>,
    /// Its kind.
    pub(super) k: Cow<'a, str>,
    /// How it is described.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) d: Cow<'a, str>,
    /// Why it is not named.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) w: Cow<'a, str>,
    /// What it is elsewhere.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) o: Cow<'a, str>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) g: Cow<'a, str>,
    /// The note.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) t: Cow<'a, str>,
    /// Author, creation, last change.
    pub(super) a: Cow<'a, str>,
    pub(super) c: Cow<'a, str>,
    pub(super) m: Cow<'a, str>,
}

/// The body of an author.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Author<'a> {
    /// Name.
    pub(super) n: Cow<'a, str>,
    /// Modified.
    pub(super) m: Cow<'a, str>,
}

/// The body of the settings.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings<'a> {
    /// The author of what is made here.
    pub(super) me: Cow<'a, str>,
    /// Whether a selection grows to whole words.
    pub(super) words: bool,
    /// Whether single letters are commands.
    pub(super) letters: bool,
    /// `system`, `light` or `dark`.
    pub(super) theme: Cow<'a, str>,
    /// A line for each chosen key; left out where there is none.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) keys: Cow<'a, str>,
    /// A line for each choice about how the page reads; left out where there is none.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) comfort: Cow<'a, str>,
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
