//! What the page and its file worker say to each other: records as they are stored, problems by their codes.

use std::collections::BTreeMap;
use std::rc::Rc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::record::{self, Stored};
use super::{Code, Imported, Problem};
use crate::domain::model::{AnnotationId, Article, ArticleId, Record};
use crate::domain::text::Text;

/// What a worker's message did not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a message between page and worker, found something else: reload the page")]
pub struct Garbled;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Read {
        records: Vec<(String, String)>,
        problems: Vec<Said>,
    },
    Refused(Said),
}

/// A problem as it is said.
#[derive(Serialize, Deserialize)]
pub(super) struct Said {
    code: String,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    annotation: Option<String>,
    args: BTreeMap<String, String>,
}

impl Said {
    pub(super) fn new(problem: &Problem) -> Self {
        Self {
            code: problem.code.key().to_owned(),
            at: problem.at.clone(),
            annotation: problem.annotation.map(|it| it.to_string()),
            args: problem.args.clone(),
        }
    }

    pub(super) fn heard(self) -> Result<Problem, Garbled> {
        Ok(Problem {
            code: Code::parse(&self.code).ok_or(Garbled)?,
            at: self.at,
            annotation: self.annotation.as_deref().and_then(AnnotationId::parse),
            args: self.args,
        })
    }
}

/// What was read of a file, as JSON.
#[must_use]
pub fn say(outcome: &Result<Imported, Problem>) -> String {
    let answer = match outcome {
        Ok(imported) => Answer::Read {
            records: pairs(&imported.records),
            problems: imported.problems.iter().map(Said::new).collect(),
        },
        Err(problem) => Answer::Refused(Said::new(problem)),
    };
    // Strings only: nothing here that JSON could not say.
    serde_json::to_string(&answer).unwrap_or_default()
}

/// Hears what [`say`] said.
///
/// # Errors
/// [`Garbled`] where it is something else.
pub fn hear(said: &str) -> Result<Result<Imported, Problem>, Garbled> {
    match serde_json::from_str(said).map_err(|_| Garbled)? {
        Answer::Read { records, problems } => {
            let problems: Result<Vec<Problem>, Garbled> =
                problems.into_iter().map(Said::heard).collect();
            Ok(Ok(Imported {
                records: records_of(records)?,
                problems: problems?,
            }))
        }
        Answer::Refused(said) => said.heard().map(Err),
    }
}

/// Records as JSON. Annotations whose article is not among them are left out.
#[must_use]
pub fn say_records(records: &[Record]) -> String {
    serde_json::to_string(&pairs(records)).unwrap_or_default()
}

/// Hears what [`say_records`] said: authors and articles, then annotations, then attributions.
///
/// # Errors
/// [`Garbled`] where it is something else.
pub fn hear_records(said: &str) -> Result<Vec<Record>, Garbled> {
    records_of(serde_json::from_str(said).map_err(|_| Garbled)?)
}

fn pairs(records: &[Record]) -> Vec<(String, String)> {
    let mut texts: LiteMap<ArticleId, Rc<Text>> = LiteMap::new();
    for record in records {
        if let Record::Article(it) = record {
            texts.insert(it.id, Rc::clone(&it.text));
        }
    }
    let encode = |record: &Record| match record {
        Record::Annotation(it) => texts
            .get(&it.article)
            .map_or_else(Vec::new, |text| record::encode(record, text.as_str())),
        _ => record::encode(record, ""),
    };
    records.iter().flat_map(encode).collect()
}

fn records_of(pairs: Vec<(String, String)>) -> Result<Vec<Record>, Garbled> {
    let mut texts: LiteMap<ArticleId, Rc<Text>> = LiteMap::new();
    let mut records = Vec::with_capacity(pairs.len());
    let (mut articles, mut annotations, mut tied) = (Vec::new(), Vec::new(), Vec::new());
    for (key, value) in pairs {
        match record::decode(&key, &value) {
            Some(Ok(Stored::Text(id, text))) => drop(texts.insert(id, text)),
            Some(Ok(Stored::Article(it))) => articles.push(it),
            Some(Ok(Stored::Annotation(it))) => annotations.push(it),
            Some(Ok(Stored::Record(it))) if it.key().within().is_some() => tied.push(it),
            Some(Ok(Stored::Record(it))) => records.push(it),
            _ => return Err(Garbled),
        }
    }
    for stored in articles {
        let text = texts.get(&stored.id).ok_or(Garbled)?;
        let article: Article = stored.with(text).map_err(|_| Garbled)?;
        records.push(Record::Article(Rc::new(article)));
    }
    for stored in annotations {
        let text = texts.get(&stored.article()).ok_or(Garbled)?;
        let annotation = stored.on(text).map_err(|_| Garbled)?;
        records.push(Record::Annotation(Rc::new(annotation)));
    }
    records.extend(tied);
    Ok(records)
}
