//! Bytes to the types of the file, or the reason why they are none of it.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::error::Category;

use super::{MAX_BYTES, foreign, v1};
use crate::domain::format::{Code, Problem};

/// serde_json reads this many levels and no more, so that no file exhausts the stack.
const DEPTH: usize = 127;

/// Foreign JSON above this is not looked into to say what it is: it would take too much memory.
const MAX_FOREIGN: usize = 8 << 20;

pub(super) fn parse(bytes: &[u8]) -> Result<v1::Incoming, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::new(Code::TooLarge)
            .with("limit", MAX_BYTES)
            .with("found", bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|&&it| it == b'\n').count() + 1;
        Problem::new(Code::NotUtf8)
            .at(format!("{line}:1"))
            .with("before", error.valid_up_to())
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let Some(first) = text.trim_start().chars().next() else {
        return Err(Problem::new(Code::EmptyFile));
    };
    // A struct could also be read from an array: only an object is meant.
    if first != '{' {
        return Err(other(text));
    }
    match serde_json::from_str::<v1::Incoming>(text) {
        Ok(incoming) if incoming.format.is_some() => Ok(incoming),
        Ok(_) => Err(other(text)),
        Err(error) if error.classify() == Category::Data => Err(misshapen(text, &error)),
        Err(error) => Err(broken(text, &error)),
    }
}

/// JSON that is not ours, if it is JSON.
fn other(text: &str) -> Problem {
    let found = if text.len() > MAX_FOREIGN {
        serde_json::from_str::<IgnoredAny>(text).map(|_| "JSON".to_owned())
    } else {
        serde_json::from_str::<Value>(text).map(|it| foreign::name(&it))
    };
    match found {
        Ok(found) => Problem::new(Code::OtherJson).with("found", found),
        Err(error) => broken(text, &error),
    }
}

/// JSON with a member of another kind than ours: ours all the same, if it says so.
fn misshapen(text: &str, error: &serde_json::Error) -> Problem {
    #[derive(Deserialize)]
    struct Probe {
        #[serde(rename = "whosaid:format")]
        format: Option<IgnoredAny>,
    }
    match serde_json::from_str::<Probe>(text) {
        Ok(Probe { format: Some(_) }) => Problem::new(Code::WrongShape)
            .at(place(text, error))
            .with("detail", detail(error)),
        _ => other(text),
    }
}

/// No JSON, or too much of it.
fn broken(text: &str, error: &serde_json::Error) -> Problem {
    let detail = detail(error);
    let problem = if detail.starts_with("recursion limit") {
        Problem::new(Code::TooDeep).with("limit", DEPTH)
    } else if let Some(found) = lone_surrogate(text, error) {
        Problem::new(Code::LoneSurrogate).with("found", found)
    } else {
        Problem::new(Code::BrokenJson).with("detail", detail)
    };
    problem.at(place(text, error))
}

/// What serde_json says, without the place that it adds.
fn detail(error: &serde_json::Error) -> String {
    let sentence = error.to_string();
    sentence
        .rsplit_once(" at line ")
        .map_or(sentence.as_str(), |(it, _)| it)
        .to_owned()
}

/// The text up to where reading stopped, on that line.
fn line<'a>(text: &'a str, error: &serde_json::Error) -> &'a str {
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let mut end = error.column().min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or_default()
}

/// `line:column`, in characters and from 1.
fn place(text: &str, error: &serde_json::Error) -> String {
    let column = line(text, error).chars().count().max(1);
    format!("{}:{column}", error.line().max(1))
}

/// The escape at which reading stopped, if it is half of a surrogate pair.
fn lone_surrogate(text: &str, error: &serde_json::Error) -> Option<String> {
    let sentence = error.to_string();
    if !sentence.contains("hex escape") && !sentence.contains("surrogate") {
        return None;
    }
    let read = line(text, error);
    let tail: String = read.chars().rev().take(13).collect();
    let tail: String = tail.chars().rev().collect();
    tail.match_indices("\\u").find_map(|(at, _)| {
        let escape = tail.get(at..at + 6)?;
        let unit = u32::from_str_radix(escape.get(2..)?, 16).ok()?;
        (0xd800..0xe000).contains(&unit).then(|| escape.to_owned())
    })
}
