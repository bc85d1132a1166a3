//! Which reader a file is for, and new articles from files that are only text.

use std::rc::Rc;

use super::flow::Prose;
use super::plain::{MAX_UNITS, TextError};
use super::{Code, Imported, Problem, markdown, plain, whosaid};
use crate::domain::model::{
    Article, ArticleId, AuthorId, Details, Id, Millis, Provenance, Record, TextHash,
};
use crate::domain::text::Text;

/// Largest text file that is read, in bytes.
pub const MAX_TEXT_FILE: usize = 8 << 20;

/// What a new article needs and a file does not say. The core has no clock and draws no lots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// 16 random bytes: the new article's id.
    pub seed: [u8; 16],
    /// Who brings it in.
    pub author: AuthorId,
    /// When.
    pub now: Millis,
}

/// Reads a file, by the end of its name: Markdown, plain text, or else our own.
///
/// # Errors
/// The one problem for which nothing of the file could be read.
pub fn read(name: &str, bytes: &[u8], given: Given) -> Result<Imported, Problem> {
    let ending = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => article(name, bytes, given, markdown::read),
        Some("txt" | "text") => article(name, bytes, given, |it| {
            plain::read(it).map(|prose| (prose, Details::default()))
        }),
        Some("json") => whosaid::read(bytes),
        _ if looks_like_json(bytes) => whosaid::read(bytes),
        _ => Err(Problem::new(Code::UnknownKind).with("name", name)),
    }
}

/// The largest file that is read under this name: to be asked before its bytes are.
#[must_use]
pub fn max_bytes(name: &str) -> usize {
    match name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase()) {
        Some(it) if ["md", "markdown", "txt", "text"].contains(&it.as_str()) => MAX_TEXT_FILE,
        _ => whosaid::MAX_BYTES,
    }
}

/// The problem of a file that is larger than [`max_bytes`], if it is.
#[must_use]
pub fn too_large(name: &str, size: usize) -> Option<Problem> {
    let limit = max_bytes(name);
    let problem = || {
        Problem::new(Code::TooLarge)
            .with("limit", limit)
            .with("found", size)
    };
    (size > limit).then(problem)
}

fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// Bytes to a text and what it says about itself.
type Reader = fn(&[u8]) -> Result<(Prose, Details), TextError>;

/// A new article from the bytes of a text.
fn article(name: &str, bytes: &[u8], given: Given, read: Reader) -> Result<Imported, Problem> {
    if let Some(problem) = too_large(name, bytes.len()) {
        return Err(problem);
    }
    let (prose, mut details) = read(bytes).map_err(|it| problem(it, name))?;
    if details.title.is_empty() {
        details.title = name.rsplit_once('.').map_or(name, |(it, _)| it).to_owned();
    }
    let article = Article {
        id: ArticleId(Id::random(given.seed)),
        hash: TextHash::of(&prose.text),
        text: Rc::new(Text::new(prose.text)),
        blocks: prose.blocks.into(),
        details: Rc::new(details),
        is_read_only: false,
        provenance: Provenance::new(given.author, given.now),
    };
    Ok(Imported {
        records: vec![Record::Article(Rc::new(article))],
        problems: Vec::new(),
    })
}

fn problem(error: TextError, name: &str) -> Problem {
    let about = |code| Problem::new(code).with("title", name);
    match error {
        TextError::Empty => about(Code::EmptyArticle),
        TextError::Binary { offset } => Problem::new(Code::Binary).with("before", offset),
        TextError::NotUtf8 {
            offset,
            line,
            column,
            ..
        } => Problem::new(Code::NotUtf8)
            .at(format!("{line}:{column}"))
            .with("before", offset),
        TextError::LoneSurrogate { unit, offset } => {
            Problem::new(Code::LoneSurrogate).with("found", format!("U+{unit:04X}, byte {offset}"))
        }
        TextError::HalfUnit { offset } => Problem::new(Code::CutShort).with("before", offset),
        TextError::TooLong { units } => about(Code::LongArticle)
            .with("found", units)
            .with("limit", MAX_UNITS),
    }
}
