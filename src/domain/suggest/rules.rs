//! The rules of a language as they are read from `data/suggest`: what words and names mean to the rest.
//!
//! They are read without derived types: a mistake in the data is told by its place, and the page carries no second
//! reader of JSON.

use std::fmt;

use serde_json::Value;

use super::lexicon::{Lexicon, Names};
use super::takes::{Takes, cues};

/// The rules of a language.
#[derive(Clone)]
pub struct Rules {
    language: String,
    pub(super) quotes: Vec<(char, char)>,
    pub(super) that: Lexicon,
    cues: Lexicon,
    takes: Vec<Takes>,
    pub(super) according: Names,
    pub(super) appositions: Lexicon,
    pub(super) pronouns: Lexicon,
    pub(super) articles: Lexicon,
    pub(super) quantifiers: Lexicon,
    pub(super) stops: Lexicon,
    pub(super) passives: Lexicon,
    pub(super) asides: Names,
    pub(super) adverbs: Lexicon,
    pub(super) clause_not: Lexicon,
    pub(super) clause_first: Names,
    pub(super) sources: Lexicon,
    pub(super) joins: Lexicon,
    pub(super) titles: Lexicon,
    pub(super) institutions: Lexicon,
    pub(super) institution_joins: Lexicon,
    pub(super) particles: Lexicon,
    pub(super) landforms_first: Lexicon,
    pub(super) landforms_last: Lexicon,
    pub(super) settlements: Lexicon,
    pub(super) place_before: Lexicon,
    pub(super) demonyms: Lexicon,
    pub(super) never: Lexicon,
    pub(super) times: Lexicon,
    pub(super) compounds: Lexicon,
    pub(super) abbreviations: Lexicon,
    pub(super) organizations: Names,
    pub(super) places: Names,
}

/// Why rules cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// It is no JSON.
    #[error("expected rules as JSON, found {found}; mend the file there")]
    Syntax {
        /// What the parser says, with line and column.
        found: String,
    },
    /// A part is missing or of another shape.
    #[error("expected {expected} at {at}, found {found}; data/suggest/README.md has the shape")]
    Shape {
        /// The keys that lead to it, joined by full stops.
        at: String,
        /// What should be there.
        expected: &'static str,
        /// What is.
        found: String,
    },
    /// A key that no rule reads.
    #[error(
        "expected only the keys of data/suggest/README.md, found {key}; take it away or mend its spelling"
    )]
    Unknown {
        /// The key.
        key: String,
    },
}

/// The keys of the file.
pub const KEYS: [&str; 31] = [
    "language",
    "quotes",
    "that",
    "cues",
    "according",
    "appositions",
    "pronouns",
    "articles",
    "quantifiers",
    "stops",
    "passives",
    "asides",
    "adverbs",
    "clause_not",
    "clause_first",
    "sources",
    "joins",
    "titles",
    "institutions",
    "institution_joins",
    "particles",
    "landforms",
    "settlements",
    "place_before",
    "demonyms",
    "never",
    "times",
    "compounds",
    "abbreviations",
    "organizations",
    "places",
];

impl Rules {
    /// Reads the rules of one language from JSON of the shape in `data/suggest/README.md`.
    ///
    /// # Errors
    /// [`RulesError`] where it is no JSON, or a part is missing, of another shape, or unknown.
    pub fn parse(json: &str) -> Result<Self, RulesError> {
        let value: Value = serde_json::from_str(json).map_err(|error| RulesError::Syntax {
            found: error.to_string(),
        })?;
        let file = value
            .as_object()
            .ok_or_else(|| shape("the top", "an object", Some(&value)))?;
        if let Some(key) = file.keys().find(|it| !KEYS.contains(&it.as_str())) {
            return Err(RulesError::Unknown { key: key.clone() });
        }
        let language = text(&value, "language")?.to_owned();
        let words = |key: &str| list(&value, key, key).map(|it| Lexicon::new(&it));
        let names =
            |key: &str, is_exact| list(&value, key, key).map(|it| Names::new(&it, is_exact));
        let landforms = |key: &str| {
            let part = value.get("landforms").unwrap_or(&Value::Null);
            list(part, key, &format!("landforms.{key}")).map(|it| Lexicon::new(&it))
        };
        let (cues, takes) = cues(&value)?;
        Ok(Self {
            language,
            quotes: quotes(&value)?,
            that: words("that")?,
            cues: Lexicon::new(&cues),
            takes,
            according: names("according", false)?,
            appositions: words("appositions")?,
            pronouns: words("pronouns")?,
            articles: words("articles")?,
            quantifiers: words("quantifiers")?,
            stops: words("stops")?,
            passives: words("passives")?,
            asides: names("asides", false)?,
            adverbs: words("adverbs")?,
            clause_not: words("clause_not")?,
            clause_first: names("clause_first", false)?,
            sources: words("sources")?,
            joins: words("joins")?,
            titles: words("titles")?,
            institutions: words("institutions")?,
            institution_joins: words("institution_joins")?,
            particles: words("particles")?,
            landforms_first: landforms("first")?,
            landforms_last: landforms("last")?,
            settlements: words("settlements")?,
            place_before: words("place_before")?,
            demonyms: words("demonyms")?,
            never: words("never")?,
            times: words("times")?,
            compounds: words("compounds")?,
            abbreviations: words("abbreviations")?,
            organizations: names("organizations", true)?,
            places: names("places", true)?,
        })
    }

    /// What a word takes if it is a cue.
    pub(super) fn takes(&self, word: &str) -> Option<Takes> {
        self.takes.get(self.cues.find(word)?).copied()
    }

    /// Whether a character opens or closes quotations.
    pub(super) fn is_quote(&self, sign: char) -> bool {
        self.quotes.iter().any(|it| it.0 == sign || it.1 == sign)
    }
}

/// Only the language: the lists are thousands of words.
impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rules({})", self.language)
    }
}

fn quotes(file: &Value) -> Result<Vec<(char, char)>, RulesError> {
    let expected = "pairs of one character each";
    let rows = file.get("quotes").and_then(Value::as_array);
    let rows = rows.ok_or_else(|| shape("quotes", expected, file.get("quotes")))?;
    let sign = |it: &Value| {
        let mut signs = it.as_str()?.chars();
        signs.next().filter(|_| signs.next().is_none())
    };
    let pair = |row: &Value| match row.as_array().map(Vec::as_slice) {
        Some([open, close]) => Some((sign(open)?, sign(close)?)),
        _ => None,
    };
    let pairs = rows
        .iter()
        .map(|row| pair(row).ok_or_else(|| shape("quotes", expected, Some(row))));
    pairs.collect()
}

fn text<'a>(file: &'a Value, key: &str) -> Result<&'a str, RulesError> {
    let value = file.get(key);
    value
        .and_then(Value::as_str)
        .ok_or_else(|| shape(key, "a string", value))
}

/// The strings of a list; `at` is where it is in the file.
pub(super) fn list(file: &Value, key: &str, at: &str) -> Result<Vec<String>, RulesError> {
    let value = file.get(key);
    let items = value.and_then(Value::as_array);
    let items = items.ok_or_else(|| shape(at, "a list of strings", value))?;
    let strings = items.iter().map(|it| match it.as_str() {
        Some(words) if !words.trim().is_empty() => Ok(words.to_owned()),
        _ => Err(shape(at, "strings with words in them", Some(it))),
    });
    strings.collect()
}

/// The error that says what is there instead, in at most 40 characters of it.
pub(super) fn shape(at: &str, expected: &'static str, found: Option<&Value>) -> RulesError {
    let found = found.map_or_else(|| "nothing".to_owned(), Value::to_string);
    RulesError::Shape {
        at: at.to_owned(),
        expected,
        found: found.chars().take(40).collect(),
    }
}
