//! What a file says that may be a hand-in, as the file worker tells the page: the page never holds a pupil's marks one
//! by one, only the body of the enclosure that they become.

use serde::{Deserialize, Serialize};

use super::exchange::{Garbled, Said};
use super::lesson::{Head, read_head};
use super::{Imported, Problem, Severity};
use crate::domain::model::EnclosureId;

/// What a file is to a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// Work on an exercise that was handed in.
    Handin(HandedIn),
    /// Work on an exercise, by this name, that was not handed in yet.
    Unfinished(EnclosureId, String),
    /// Work on an exercise that cannot be read, and why.
    Broken(String),
    /// Anything else.
    Other,
}

/// Work that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// What the exercise is called.
    pub title: String,
    /// Whose it is.
    pub head: Head,
    /// How many marks it has.
    pub n_marks: usize,
    /// How many things of the file could not be read, or not found again in the text.
    pub n_lost: usize,
    /// The first of them.
    pub lost: Option<Problem>,
    /// The hand-in, as `lesson::write_handin` writes it.
    pub body: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Handin {
        title: String,
        marks: usize,
        lost: usize,
        first: Option<Said>,
        body: String,
    },
    Unfinished(String, String),
    Broken(String),
    Other,
    Refused(Said),
}

/// What is lost of a file: how much, and the first of it.
#[must_use]
pub fn lost(file: &Imported) -> (usize, Option<Problem>) {
    let is_lost = |it: &&Problem| it.severity() > Severity::Note;
    let mut lost = file.problems.iter().filter(is_lost);
    (lost.clone().count(), lost.next().cloned())
}

/// What a file is to a class, as JSON; the problem for which nothing of it could be read.
#[must_use]
pub fn say(brought: Result<Brought, Problem>) -> String {
    let answer = match brought {
        Ok(Brought::Handin(it)) => Answer::Handin {
            title: it.title,
            marks: it.n_marks,
            lost: it.n_lost,
            first: it.lost.as_ref().map(Said::new),
            body: it.body,
        },
        Ok(Brought::Unfinished(exercise, name)) => Answer::Unfinished(exercise.to_string(), name),
        Ok(Brought::Broken(why)) => Answer::Broken(why),
        Ok(Brought::Other) => Answer::Other,
        Err(problem) => Answer::Refused(Said::new(&problem)),
    };
    // Strings and numbers only: nothing here that JSON could not say.
    serde_json::to_string(&answer).unwrap_or_default()
}

/// Hears what [`say`] said.
///
/// # Errors
/// [`Garbled`] where it is something else.
pub fn hear(said: &str) -> Result<Result<Brought, Problem>, Garbled> {
    let answer = serde_json::from_str(said).map_err(|_| Garbled)?;
    Ok(Ok(match answer {
        Answer::Handin {
            title,
            marks,
            lost,
            first,
            body,
        } => Brought::Handin(HandedIn {
            title,
            head: read_head(&body).map_err(|_| Garbled)?,
            n_marks: marks,
            n_lost: lost,
            lost: first.map(Said::heard).transpose()?,
            body,
        }),
        Answer::Unfinished(id, name) => {
            Brought::Unfinished(EnclosureId::parse(&id).ok_or(Garbled)?, name)
        }
        Answer::Broken(why) => Brought::Broken(why),
        Answer::Other => Brought::Other,
        Answer::Refused(said) => return Ok(Err(said.heard()?)),
    }))
}
