//! Articles: an immutable text, what is known about it, and its blocks.

use std::rc::Rc;

use super::{ArticleId, Provenance, TextHash};
use crate::domain::text::Text;

/// An article in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Names the article; random, so that two copies of a text can be worked on apart.
    pub id: ArticleId,
    /// What the reader sees, and all that offsets count in. Never changes.
    pub text: Rc<Text>,
    /// The hash of the text.
    pub hash: TextHash,
    /// The text cut into blocks without gaps, outside the hash.
    pub blocks: Rc<[Block]>,
    /// What is known about the article.
    pub details: Rc<Details>,
    /// Made by a newer version of this app: it can be read, and nothing in it can be changed.
    pub is_read_only: bool,
    /// Who brought it in, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}

/// What is known about an article; every field but the title may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Details {
    /// Its headline, or what the reader calls it.
    pub title: String,
    /// Where it was found: any text; a link only where it is http or https.
    pub source: String,
    /// Who wrote it.
    pub author: String,
    /// When it was published, as the reader wrote it or as YYYY-MM-DD.
    pub published: String,
    /// BCP 47 language tag, such as `en` or `ar`.
    pub language: String,
}

/// Which way lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// By the first strong character of each block: the language does not say.
    Auto,
}

impl Details {
    /// Which way the language's lines run. An explicit script decides before the language does.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let tag = self.language.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        if language.is_empty() {
            return Direction::Auto;
        }
        let is_rtl = match parts.find(|part| part.len() == 4) {
            Some(script) => matches!(
                script,
                "arab" | "hebr" | "thaa" | "nkoo" | "syrc" | "adlm" | "rohg"
            ),
            None => matches!(
                language,
                "ar" | "arc"
                    | "ckb"
                    | "dv"
                    | "fa"
                    | "he"
                    | "iw"
                    | "ks"
                    | "nqo"
                    | "ps"
                    | "sd"
                    | "syr"
                    | "ug"
                    | "ur"
                    | "yi"
            ),
        };
        if is_rtl {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

/// One block: a stretch of the text that ends with its own line end, or with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// Length in bytes, line end included. Blocks follow each other without gaps.
    pub len: u32,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list: its depth from 0, and its number where the list is numbered.
    Item {
        /// How many lists it is inside of, less one.
        depth: u8,
        /// Its number, in a numbered list.
        number: Option<u32>,
    },
    /// A paragraph of a quotation.
    Quotation,
    /// Lines whose spaces mean something, such as a program or a poem.
    Verbatim,
}

impl Article {
    /// The blocks of plain text: each line is one.
    #[must_use]
    pub fn lines(text: &str) -> Rc<[Block]> {
        let line = |line: &str| Block {
            len: line.len() as u32,
            kind: BlockKind::Paragraph,
        };
        text.split_inclusive('\n').map(line).collect()
    }

    /// Whether blocks cover a text exactly, each ending at a line end or at the end of the text.
    #[must_use]
    pub fn blocks_fit(text: &str, blocks: &[Block]) -> bool {
        let mut at = 0;
        for block in blocks {
            let end = at + block.len as usize;
            let is_whole = text
                .get(at..end)
                .is_some_and(|it| it.ends_with('\n') || end == text.len());
            if block.len == 0 || !is_whole {
                return false;
            }
            at = end;
        }
        at == text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lines_cover_the_text() {
        for text in ["", "one", "one\n", "one\ntwo", "\n\n", "é\n🙂"] {
            assert!(Article::blocks_fit(text, &Article::lines(text)), "{text:?}");
        }
    }

    #[test]
    fn err_blocks_that_do_not_fit() {
        let block = |len| Block {
            len,
            kind: BlockKind::Paragraph,
        };
        for blocks in [
            vec![],
            vec![block(3)],
            vec![block(4), block(0)],
            vec![block(2), block(2)],
            vec![block(9)],
        ] {
            assert!(!Article::blocks_fit("ab\nc", &blocks), "{blocks:?}");
        }
    }

    #[track_caller]
    fn check(language: &str, expected: Direction) {
        let details = Details {
            language: language.into(),
            ..Details::default()
        };
        assert_eq!(details.direction(), expected, "{language}");
    }

    #[test]
    fn ok_direction_by_language_and_script() {
        check("", Direction::Auto);
        check("en", Direction::Ltr);
        check("ar", Direction::Rtl);
        check("AR-SY", Direction::Rtl);
        check("he", Direction::Rtl);
        check("pa-Arab", Direction::Rtl);
        check("ar-Latn", Direction::Ltr);
    }
}
