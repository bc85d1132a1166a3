//! Which reader a file is for, and new articles from files that are only text.

use std::rc::Rc;

use super::{Code, Imported, Problem, whosaid};
use crate::domain::model::{
    Article, ArticleId, AuthorId, Block, Details, Id, Millis, Provenance, Record, TextHash,
};
use crate::domain::text::{Text, normalize};

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
    let ending = name.rsplit_once('.').map(|(_, it)| it.to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => article(name, bytes, given, markdown),
        Some("txt" | "text") => article(name, bytes, given, plain),
        Some("json") => whosaid::read(bytes),
        _ if looks_like_json(bytes) => whosaid::read(bytes),
        _ => Err(Problem::new(Code::UnknownKind).with("name", name)),
    }
}

/// The largest file that is read under this name: to be asked before its bytes are.
#[must_use]
pub fn max_bytes(name: &str) -> usize {
    match name.rsplit_once('.').map(|(_, it)| it.to_lowercase()) {
        Some(it) if ["md", "markdown", "txt", "text"].contains(&it.as_str()) => MAX_TEXT_FILE,
        _ => whosaid::MAX_BYTES,
    }
}

/// The problem of a file that is larger than [`max_bytes`], if it is.
#[must_use]
pub fn too_large(name: &str, size: usize) -> Option<Problem> {
    let limit = max_bytes(name);
    let problem = || Problem::new(Code::TooLarge).with("limit", limit).with("found", size);
    (size > limit).then(problem)
}

fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// A text with its blocks and what it says about itself.
type Prose = (String, Rc<[Block]>, Details);

fn article(
    name: &str,
    bytes: &[u8],
    given: Given,
    read: fn(&[u8]) -> Result<Prose, Problem>,
) -> Result<Imported, Problem> {
    if let Some(problem) = too_large(name, bytes.len()) {
        return Err(problem);
    }
    let (text, blocks, mut details) = read(bytes)?;
    if details.title.is_empty() {
        details.title = name.rsplit_once('.').map_or(name, |(it, _)| it).to_owned();
    }
    let about = |code| Problem::new(code).with("title", &details.title);
    if text.trim().is_empty() {
        return Err(about(Code::EmptyArticle));
    }
    let hash = TextHash::of(&text);
    let text = Text::new(text);
    let length = text.utf16_len().get();
    if length > whosaid::MAX_TEXT {
        let problem = about(Code::LongArticle).with("found", length);
        return Err(problem.with("limit", whosaid::MAX_TEXT));
    }
    let article = Article {
        id: ArticleId(Id::random(given.seed)),
        text: Rc::new(text),
        hash,
        blocks,
        details: Rc::new(details),
        is_read_only: false,
        provenance: Provenance::new(given.author, given.now),
    };
    Ok(Imported {
        records: vec![Record::Article(Rc::new(article))],
        problems: Vec::new(),
    })
}
