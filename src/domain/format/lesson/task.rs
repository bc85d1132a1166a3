//! Exercises.

use serde::{Deserialize, Serialize};

use super::key::{
    WireAccepted, WireKey, WireRight, WireWeights, accepted_of, read_accepted, tag, tolerance,
    tolerance_words, wrong,
};
use super::{Unread, read, written};
use crate::domain::exercise::{Ask, Exercise, Key, May, Question, Role, Setting};
use crate::domain::model::{AnnotationId, AuthorId};
use crate::domain::text::Text;

#[derive(Debug, Serialize, Deserialize)]
struct Wire {
    title: String,
    #[serde(default)]
    guidelines: String,
    #[serde(default)]
    may: Vec<String>,
    #[serde(default)]
    questions: Vec<WireQuestion>,
    #[serde(default)]
    minutes: u16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    definitions: Vec<WireDefinition>,
    weights: WireWeights,
    #[serde(rename = "keyBy", default, skip_serializing_if = "Option::is_none")]
    key_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    settings: Vec<WireSetting>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<WireAnswer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    practice: Option<WireKey>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sealed: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireQuestion {
    number: u16,
    words: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    hint: String,
    ask: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<String>,
    points: u16,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireDefinition {
    tag: String,
    means: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireSetting {
    of: String,
    role: String,
    weight: u16,
    tolerance: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<WireAccepted>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    feedback: String,
    #[serde(default)]
    practice: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireAnswer {
    question: u16,
    #[serde(flatten)]
    right: WireRight,
}

const ENTITIES: &str = "entities";
const ATTRIBUTION: &str = "attribution";
const VERDICTS: &str = "verdicts";
const SUGGESTIONS: &str = "suggestions";

/// An exercise as the body of its enclosure.
#[must_use]
pub fn write_exercise(text: &Text, it: &Exercise) -> String {
    let may = [
        (it.may.entities, ENTITIES),
        (it.may.attribution, ATTRIBUTION),
        (it.may.verdicts, VERDICTS),
        (it.may.suggestions, SUGGESTIONS),
    ];
    let may = may.into_iter().filter(|it| it.0);
    let question = |it: &Question| WireQuestion {
        number: it.number,
        words: it.words.clone(),
        hint: it.hint.clone(),
        ask: match it.ask {
            Ask::Free => "free",
            Ask::Choice(_) => "choice",
            Ask::Passage => "passage",
        }
        .to_owned(),
        options: match &it.ask {
            Ask::Choice(options) => options.clone(),
            Ask::Free | Ask::Passage => Vec::new(),
        },
        points: it.points,
    };
    let definitions = it.definitions.iter().map(|(tag, means)| WireDefinition {
        tag: tag.to_string(),
        means: means.clone(),
    });
    let settings = it.settings.iter().map(|(of, it)| WireSetting {
        of: of.to_string(),
        role: it.role.key().to_owned(),
        weight: it.weight,
        tolerance: tolerance_words(it.tolerance),
        accepted: accepted_of(text, &it.accepted),
        feedback: it.feedback.to_string(),
        practice: it.is_practice,
    });
    let answers = it.answers.iter().map(|(question, right)| WireAnswer {
        question: *question,
        right: WireRight::of(text, right),
    });
    let has_practice = it.practice != Key::default();
    written(&Wire {
        title: it.title.clone(),
        guidelines: it.guidelines.clone(),
        may: may.map(|it| it.1.to_owned()).collect(),
        questions: it.questions.iter().map(question).collect(),
        minutes: it.minutes,
        definitions: definitions.collect(),
        weights: WireWeights::of(it.weights),
        key_by: it.key_by.map(|it| it.to_string()),
        settings: settings.collect(),
        answers: answers.collect(),
        practice: has_practice.then(|| WireKey::of(text, &it.practice)),
        sealed: it.sealed.clone(),
    })
}

/// What an exercise is called: all that the file worker needs of it.
#[derive(Debug, Deserialize)]
struct WireTitle {
    title: String,
}

/// Reads only what the exercise is called that [`write_exercise`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_title(body: &str) -> Result<String, Unread> {
    read::<WireTitle>("an exercise", body).map(|it| it.title)
}

/// Reads what [`write_exercise`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_exercise(text: &Text, body: &str) -> Result<Exercise, Unread> {
    let wire: Wire = read("an exercise", body)?;
    let may = |what: &str| wire.may.iter().any(|it| it == what);
    let may = May {
        entities: may(ENTITIES),
        attribution: may(ATTRIBUTION),
        verdicts: may(VERDICTS),
        suggestions: may(SUGGESTIONS),
    };
    let question = |it: WireQuestion| {
        Ok(Question {
            number: it.number,
            words: it.words,
            hint: it.hint,
            ask: match it.ask.as_str() {
                "free" => Ask::Free,
                "choice" => Ask::Choice(it.options),
                "passage" => Ask::Passage,
                other => return Err(wrong("a question", other)),
            },
            points: it.points,
        })
    };
    let setting = |it: WireSetting| {
        let of = AnnotationId::parse(&it.of).ok_or_else(|| wrong("an id", &it.of))?;
        let setting = Setting {
            role: Role::parse(&it.role).ok_or_else(|| wrong("a role", &it.role))?,
            weight: it.weight,
            tolerance: tolerance(&it.tolerance)?,
            accepted: read_accepted(text, it.accepted)?,
            feedback: it.feedback.into(),
            is_practice: it.practice,
        };
        Ok((of, setting))
    };
    let key_by = |id: String| AuthorId::parse(&id).ok_or_else(|| wrong("an id", &id));
    let definition = |it: WireDefinition| Ok((tag(&it.tag)?, it.means));
    let answer = |it: WireAnswer| Ok((it.question, it.right.read(text)?));
    let definitions = wire.definitions.into_iter().map(definition);
    let answers = wire.answers.into_iter().map(answer);
    let practice = wire.practice.map(|it| it.read(text)).transpose()?;
    Ok(Exercise {
        title: wire.title,
        guidelines: wire.guidelines,
        may,
        questions: wire
            .questions
            .into_iter()
            .map(question)
            .collect::<Result<_, _>>()?,
        minutes: wire.minutes,
        definitions: definitions.collect::<Result<_, _>>()?,
        weights: wire.weights.read(),
        key_by: wire.key_by.map(key_by).transpose()?,
        settings: wire
            .settings
            .into_iter()
            .map(setting)
            .collect::<Result<_, _>>()?,
        answers: answers.collect::<Result<_, _>>()?,
        practice: practice.unwrap_or_default(),
        sealed: wire.sealed,
    })
}
