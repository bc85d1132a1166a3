//! Cues, and what each of them takes.

use serde_json::Value;

use super::rules::{RulesError, list, shape};

/// What a cue takes, by the names in the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Takes {
    /// A quotation before or after it.
    pub(super) quote: bool,
    /// A sentence after *that*.
    pub(super) that: bool,
    /// A sentence without *that*.
    pub(super) clause: bool,
    /// First the one who is told.
    pub(super) listener: bool,
    /// The source of the claim before it: *…, adding that*.
    pub(super) same: bool,
    /// What is not said by whoever stands before it: *the court heard that*.
    pub(super) hearer: bool,
}

/// The cues with what each takes; of a word in several rows, what all of them say.
pub(super) fn cues(file: &Value) -> Result<(Vec<String>, Vec<Takes>), RulesError> {
    let rows = file.get("cues").and_then(Value::as_array);
    let rows = rows.ok_or_else(|| shape("cues", "a list of objects", file.get("cues")))?;
    let (mut cues, mut all): (Vec<String>, Vec<Takes>) = (Vec::new(), Vec::new());
    for (number, row) in rows.iter().enumerate() {
        let mut takes = Takes::default();
        for name in list(row, "takes", &format!("cues.{number}.takes"))? {
            match name.as_str() {
                "quote" => takes.quote = true,
                "that" => takes.that = true,
                "clause" => takes.clause = true,
                "listener" => takes.listener = true,
                "same" => takes.same = true,
                "hearer" => takes.hearer = true,
                _ => {
                    let expected = "quote, that, clause, listener, same or hearer";
                    let found = Value::String(name);
                    return Err(shape(
                        &format!("cues.{number}.takes"),
                        expected,
                        Some(&found),
                    ));
                }
            }
        }
        for word in list(row, "words", &format!("cues.{number}.words"))? {
            let place = cues.iter().position(|it| *it == word);
            match place.and_then(|it| all.get_mut(it)) {
                Some(known) => *known = both(*known, takes),
                None => {
                    cues.push(word);
                    all.push(takes);
                }
            }
        }
    }
    Ok((cues, all))
}

const fn both(one: Takes, other: Takes) -> Takes {
    Takes {
        quote: one.quote || other.quote,
        that: one.that || other.that,
        clause: one.clause || other.clause,
        listener: one.listener || other.listener,
        same: one.same || other.same,
        hearer: one.hearer || other.hearer,
    }
}
