//! What a file could not give, in words: what was expected, what was found, where, and what to do.

use std::collections::BTreeMap;
use std::fmt;

use super::Code;
use crate::domain::model::{AnnotationId, Record};

/// What a file holds, and what it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Authors, then each article, then annotations; no key twice. Nothing here is deleted.
    pub records: Vec<Record>,
    /// What was refused, not found again, or not sure; in the order of the file.
    pub problems: Vec<Problem>,
}

/// What became of the part that a problem is about. In order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is taken over; the person is told how.
    Note,
    /// It is taken over, at a place that may be wrong.
    Doubtful,
    /// Its words are not in the text: it is not taken over.
    Orphaned,
    /// It is broken: it is not taken over.
    Refused,
}

impl Severity {
    const ALL: [Self; 4] = [Self::Note, Self::Doubtful, Self::Orphaned, Self::Refused];

    /// Names the severity between the page and its worker.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Doubtful => "doubtful",
            Self::Orphaned => "orphaned",
            Self::Refused => "refused",
        }
    }

    /// Reads a [`Self::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// One thing about a file that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub code: Code,
    /// Where in the file: `line:column`, counted from 1, or the path of a value such as `first.items[3]`,
    /// counted from 0; empty where it is the whole file.
    pub at: String,
    /// The annotation that it is about, where there is one.
    pub annotation: Option<AnnotationId>,
    /// What the sentence of the code names in braces.
    pub args: BTreeMap<String, String>,
}

impl Problem {
    /// A problem of the whole file.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            at: String::new(),
            annotation: None,
            args: BTreeMap::new(),
        }
    }

    /// The same problem at this place.
    #[must_use]
    pub fn at(mut self, at: impl Into<String>) -> Self {
        self.at = at.into();
        self
    }

    /// The same problem of this annotation.
    #[must_use]
    pub fn of(mut self, annotation: Option<AnnotationId>) -> Self {
        self.annotation = annotation;
        self
    }

    /// The same problem with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// What became of the part.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// In English, for logs and tests; the screen has its own words by [`Code::key`].
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.at.is_empty() {
            write!(f, "{}: ", self.at)?;
        }
        let mut rest = self.code.sentence();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            f.write_str(before)?;
            f.write_str(self.args.get(name).map_or("?", String::as_str))?;
            rest = after;
        }
        f.write_str(rest)
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_display_fills_the_sentence() {
        let problem = Problem::new(Code::TooLarge)
            .with("limit", 10)
            .with("found", 11);
        assert_eq!(
            problem.to_string(),
            "expected a file of at most 10 bytes, found 11: export fewer articles at a time"
        );
        let problem = Problem::new(Code::BadTag).at("first.items[3]").to_string();
        assert!(
            problem.starts_with("first.items[3]: expected a tag"),
            "{problem}"
        );
        assert!(problem.contains("found \"?\""), "{problem}");
    }

    #[test]
    fn ok_every_sentence_says_expected_found_and_what_to_do() {
        for &code in Code::ALL {
            let sentence = code.sentence();
            assert!(
                sentence.starts_with("expected ")
                    && sentence.contains("found ")
                    && sentence.contains(": "),
                "{sentence}"
            );
            assert_eq!(Code::parse(code.key()), Some(code));
            assert_eq!(
                Severity::parse(code.severity().key()),
                Some(code.severity())
            );
        }
    }
}
