//! The source form of a ready-made lesson, `data/lessons/<name>/`: as a person writes and reviews it.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

/// The lessons, by their folders, easiest first.
pub(super) const NAMES: [&str; 3] = ["cat", "scooters", "dam"];

/// All that stands in a folder.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) name: &'static str,
    /// The article, as Markdown with front matter.
    pub(super) story: String,
    /// What pupils are told, as Markdown.
    pub(super) guide: String,
    /// What the teacher is told, as Markdown.
    pub(super) plan: String,
    pub(super) lesson: Lesson,
}

/// `lesson.json`: everything that speaks of words of the story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lesson {
    pub(super) title: String,
    pub(super) minutes: u16,
    pub(super) weights: Weights,
    pub(super) tags: Vec<OwnTag>,
    pub(super) entities: Vec<Entity>,
    pub(super) marks: Vec<Mark>,
    pub(super) questions: Vec<Question>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    pub(super) source: u16,
    pub(super) verdict: u16,
    pub(super) trap: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnTag {
    pub(super) key: String,
    pub(super) like: String,
    pub(super) letter: char,
    pub(super) label: String,
    pub(super) color: u8,
    pub(super) definition: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    pub(super) name: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) reason: String,
}

/// Words of the story: each piece is looked for after the one before it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) words: Vec<String>,
    /// Which occurrence of the first piece, counted from 1.
    #[serde(default = "first")]
    pub(super) nth: usize,
    /// Of an accepted alternative.
    #[serde(default)]
    pub(super) tag: String,
}

/// One mark of the key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    /// What the rest of the file calls it.
    #[serde(rename = "as")]
    pub(super) handle: String,
    #[serde(default = "wanted")]
    pub(super) role: String,
    pub(super) tag: String,
    pub(super) words: Vec<String>,
    #[serde(default = "first")]
    pub(super) nth: usize,
    /// The name of the entity that it means.
    pub(super) means: Option<String>,
    /// Which part it plays.
    pub(super) part: Option<String>,
    /// Who says it: handles of actors, or `reporter`.
    #[serde(default)]
    pub(super) said_by: Vec<String>,
    pub(super) mode: Option<String>,
    /// What kind of claim it is.
    pub(super) kind: Option<String>,
    #[serde(default = "one")]
    pub(super) weight: u16,
    /// So many words off at each end; any overlap where nothing stands.
    pub(super) tolerance: Option<u8>,
    #[serde(default)]
    pub(super) accept: Vec<Words>,
    pub(super) verdict: Option<Verdict>,
    pub(super) feedback: String,
    #[serde(default)]
    pub(super) practice: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verdict {
    pub(super) rating: String,
    pub(super) source: String,
    pub(super) passage: String,
    pub(super) stance: String,
    pub(super) reason: String,
}

/// One question: by what it has, it is a choice, a passage or free.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) number: u16,
    pub(super) points: u16,
    pub(super) words: String,
    pub(super) hint: String,
    #[serde(default)]
    pub(super) choice: Vec<String>,
    #[serde(default)]
    pub(super) right: Vec<u16>,
    #[serde(default)]
    pub(super) passages: Vec<Words>,
    #[serde(default)]
    pub(super) model: String,
}

const fn first() -> usize {
    1
}

const fn one() -> u16 {
    1
}

fn wanted() -> String {
    "wanted".to_owned()
}

/// The folder of all lessons.
pub(super) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/lessons")
}

/// Reads the folder of a lesson.
pub(super) fn read(name: &'static str) -> Source {
    let text = |file: &str| {
        let path = folder().join(name).join(file);
        fs::read_to_string(&path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
    };
    let lesson = text("lesson.json");
    let lesson = serde_json::from_str(&lesson)
        .unwrap_or_else(|it| panic!("data/lessons/{name}/lesson.json: {it}"));
    Source {
        name,
        story: text("story.md"),
        guide: text("guide.md"),
        plan: text("plan.md"),
        lesson,
    }
}
