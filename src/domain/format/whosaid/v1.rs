//! The types of version 1 as they stand in the file. Members that the standard knows have its names.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

use super::tied::{Attribution, Finding};
use super::{enclosures, entities, scales};

/// The context of the Web Annotation Data Model.
pub(super) const ANNO: &str = "http://www.w3.org/ns/anno.jsonld";
/// Our own words, as a context that other tools can expand.
pub(super) const OWN: &str = "urn:whosaid:";
/// The unit of every offset and length in the file.
pub(super) const UNIT: &str = "codepoint";

/// One value or an array of them, as JSON-LD allows nearly everywhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Many<T>(pub(super) Vec<T>);

impl<T: Serialize> Serialize for Many<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(to),
            many => many.serialize(to),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let values = match Value::deserialize(from)? {
            Value::Array(values) => values,
            value => vec![value],
        };
        let parsed: Result<Vec<T>, _> = values.into_iter().map(serde_json::from_value).collect();
        parsed.map(Self).map_err(D::Error::custom)
    }
}

/// One part of a list that does not spoil the others when it is broken.
#[derive(Clone, Debug)]
pub(super) struct Lenient<T>(pub(super) Result<T, String>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        Ok(Self(
            serde_json::from_value(value).map_err(|it| it.to_string()),
        ))
    }
}

impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().ok().serialize(to)
    }
}

/// The file as it is written.
#[derive(Debug, Serialize)]
pub(super) struct Collection {
    #[serde(rename = "@context")]
    pub(super) context: Value,
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) generator: Generator,
    #[serde(rename = "whosaid:format")]
    pub(super) format: u64,
    #[serde(rename = "whosaid:offsetUnit")]
    pub(super) unit: &'static str,
    #[serde(rename = "whosaid:authors")]
    pub(super) authors: Vec<Author>,
    #[serde(rename = "whosaid:entities", skip_serializing_if = "Vec::is_empty")]
    pub(super) entities: Vec<entities::Wire>,
    #[serde(rename = "whosaid:scales", skip_serializing_if = "Vec::is_empty")]
    pub(super) scales: Vec<scales::Wire>,
    #[serde(rename = "whosaid:articles")]
    pub(super) articles: Vec<Article>,
    #[serde(rename = "whosaid:enclosures", skip_serializing_if = "Vec::is_empty")]
    pub(super) enclosures: Vec<enclosures::Wire>,
    pub(super) total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first: Option<Page>,
}

/// The page as it is written: all annotations.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(rename = "startIndex")]
    pub(super) start: usize,
    pub(super) items: Vec<Item>,
}

/// The program that wrote the file.
#[derive(Debug, Serialize)]
pub(super) struct Generator {
    pub(super) id: &'static str,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
}

/// What is read of a file. All else is left alone.
#[derive(Debug, Deserialize)]
pub(super) struct Incoming {
    #[serde(rename = "whosaid:format")]
    pub(super) format: Option<Number>,
    #[serde(rename = "whosaid:offsetUnit")]
    pub(super) unit: Option<String>,
    #[serde(rename = "whosaid:authors", default)]
    pub(super) authors: Vec<Lenient<Author>>,
    #[serde(rename = "whosaid:entities", default)]
    pub(super) entities: Vec<Lenient<entities::Wire>>,
    #[serde(rename = "whosaid:scales", default)]
    pub(super) scales: Vec<Lenient<scales::Wire>>,
    #[serde(rename = "whosaid:articles", default)]
    pub(super) articles: Vec<Lenient<Article>>,
    #[serde(rename = "whosaid:enclosures", default)]
    pub(super) enclosures: Vec<Lenient<enclosures::Wire>>,
    pub(super) first: Option<IncomingPage>,
}

#[derive(Debug, Deserialize)]
pub(super) struct IncomingPage {
    #[serde(default)]
    pub(super) items: Vec<Lenient<Item>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Author {
    #[serde(flatten)]
    pub(super) agent: Agent,
    pub(super) modified: String,
}

/// Whoever made something (Web Annotation Data Model, 3.3.2).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Agent {
    pub(super) id: String,
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) nickname: String,
}

/// An article with its text. Members that are empty are left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Article {
    pub(super) id: String,
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    /// The title.
    #[serde(default)]
    pub(super) label: String,
    #[serde(
        rename = "whosaid:source",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) source: String,
    #[serde(
        rename = "whosaid:author",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) author: String,
    #[serde(
        rename = "whosaid:published",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    pub(super) published: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) language: String,
    pub(super) creator: Agent,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(rename = "whosaid:revision", default = "one")]
    pub(super) revision: u32,
    #[serde(
        rename = "whosaid:isReadOnly",
        default,
        skip_serializing_if = "is_false"
    )]
    pub(super) is_read_only: bool,
    /// `urn:sha256:` and the hash of the text.
    #[serde(rename = "whosaid:hash")]
    pub(super) hash: String,
    /// Left out where each line is a paragraph.
    #[serde(
        rename = "whosaid:blocks",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) blocks: Option<Lenient<Vec<Block>>>,
    #[serde(rename = "whosaid:text")]
    pub(super) text: String,
}

/// One block: a stretch of the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Block {
    #[serde(rename = "whosaid:kind")]
    pub(super) kind: Kind,
    /// In the unit of the file, line end included.
    #[serde(rename = "whosaid:length")]
    pub(super) length: u32,
    /// Of a heading, from 1; of an item, from 0.
    #[serde(
        rename = "whosaid:level",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) level: Option<u8>,
    /// Of an item in a numbered list.
    #[serde(
        rename = "whosaid:number",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) number: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Paragraph,
    Heading,
    Item,
    Quotation,
    Verbatim,
}

/// What stands in the page: a mark, who a claim is said by, or what was found out about a mark.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Item {
    Mark(Annotation),
    Said(Attribution),
    Found(Box<Finding>),
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let is_found = ["whosaid:stance", "whosaid:verdict", "whosaid:relation"]
            .iter()
            .any(|it| value.get(it).is_some());
        let motivation = value.get("motivation").and_then(Value::as_str);
        let is_said = motivation == Some("linking");
        let is_found = is_found || motivation.is_some_and(|it| entities::MOTIVATIONS.contains(&it));
        let item = if is_found {
            serde_json::from_value(value).map(Self::Found)
        } else if is_said {
            serde_json::from_value(value).map(Self::Said)
        } else {
            serde_json::from_value(value).map(Self::Mark)
        };
        item.map_err(D::Error::custom)
    }
}

/// An annotation (Web Annotation Data Model, 3.1).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Annotation {
    pub(super) id: String,
    #[serde(rename = "type", default)]
    pub(super) kind: Value,
    pub(super) creator: Agent,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(default)]
    pub(super) motivation: Value,
    pub(super) body: Many<Body>,
    pub(super) target: Many<Piece>,
    /// Which article, as two may have the same text.
    #[serde(
        rename = "whosaid:article",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) article: Option<String>,
    #[serde(rename = "whosaid:revision", default = "one")]
    pub(super) revision: u32,
}

/// A tag or a note (3.2.4).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Body {
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) purpose: String,
    #[serde(default)]
    pub(super) value: String,
    #[serde(default)]
    pub(super) format: String,
}

/// One piece of a target (4).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Piece {
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    pub(super) source: String,
    pub(super) selector: Many<Selector>,
}

/// A TextQuoteSelector or a TextPositionSelector (4.2.4, 4.2.5).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Selector {
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<Number>,
}

pub(super) const fn one() -> u32 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
const fn is_false(it: &bool) -> bool {
    !*it
}
