//! Builds an article's text block by block, so that text and blocks always fit each other.

use crate::domain::model::{Block, BlockKind};
use crate::domain::text::normalize;

/// A text with its blocks, on its way to become an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text, its line ends normalized.
    pub text: String,
    /// Blocks that cover it exactly, each but perhaps the last ending with its own line end.
    pub blocks: Vec<Block>,
    /// The words of the first heading of level 1.
    pub title: Option<String>,
}

/// Builds a [`Prose`]. White space is what a browser would show, unless it is pushed as it is.
#[derive(Debug, Default)]
pub struct Flow {
    prose: Prose,
    open: Option<BlockKind>,
    /// Where the open block begins.
    start: usize,
    /// White space was met that becomes one space, if anything follows on the line.
    is_space_due: bool,
}

/// White space that CSS collapses. A no-break space is none of it.
const fn is_collapsible(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl Flow {
    /// Whether a block is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens a block; the one before it is closed.
    pub fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(kind);
        self.start = self.prose.text.len();
    }

    /// Adds words, each run of white space shown as one space. Opens a paragraph where no block is open and
    /// there is a word.
    pub fn words(&mut self, text: &str) {
        for character in text.chars() {
            if is_collapsible(character) {
                let line = self.prose.text.get(self.start..).unwrap_or_default();
                let is_inside = !line.is_empty() && !line.ends_with([' ', '\t', '\n']);
                self.is_space_due |= self.is_open() && is_inside;
            } else {
                self.settle();
                self.prose.text.push(character);
            }
        }
    }

    /// Adds text whose white space stays as it is; line ends are normalized.
    pub fn verbatim(&mut self, text: &str) {
        if !text.is_empty() {
            self.settle();
            self.prose.text.push_str(&normalize(text).text);
        }
    }

    /// Ends a line inside the block. Nothing at the beginning of a block.
    pub fn line_break(&mut self) {
        if self.is_open() && self.prose.text.len() > self.start {
            self.is_space_due = false;
            self.prose.text.push('\n');
        }
    }

    /// Begins the next cell of a row.
    pub fn next_cell(&mut self) {
        self.is_space_due = false;
        self.settle();
        self.prose.text.push('\t');
    }

    /// Ends the open block. One that holds nothing but white space is dropped.
    pub fn close(&mut self) {
        self.is_space_due = false;
        let Some(kind) = self.open.take() else {
            return;
        };
        let content = self.prose.text.get(self.start..).unwrap_or_default();
        let content = match kind {
            BlockKind::Verbatim => content.strip_suffix('\n').unwrap_or(content),
            _ => content.trim_end_matches(is_collapsible),
        };
        if content.trim().is_empty() {
            self.prose.text.truncate(self.start);
            return;
        }
        if kind == BlockKind::Heading(1) && self.prose.title.is_none() {
            self.prose.title = Some(content.replace('\n', " "));
        }
        let len = content.len() + 1;
        self.prose.text.truncate(self.start + len - 1);
        self.prose.text.push('\n');
        self.prose.blocks.push(Block {
            len: len as u32,
            kind,
        });
    }

    /// The text and its blocks. The last block has no line end.
    #[must_use]
    pub fn finish(mut self) -> Prose {
        self.close();
        if let Some(last) = self.prose.blocks.last_mut() {
            last.len -= 1;
            self.prose.text.pop();
        }
        self.prose
    }

    /// Makes ready for a character: opens a paragraph where nothing is open, and adds the space that is due.
    fn settle(&mut self) {
        if !self.is_open() {
            self.open(BlockKind::Paragraph);
        }
        if std::mem::take(&mut self.is_space_due) {
            self.prose.text.push(' ');
        }
    }
}
