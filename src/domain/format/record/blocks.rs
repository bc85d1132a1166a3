//! Blocks in few characters: runs of equal kinds, counted in lines of the text.
//!
//! `1h1 12p 2i0 3n0.1 1v*14` is a heading, twelve paragraphs, two items, items 1 to 3, and a program of
//! fourteen lines.

use std::rc::Rc;

use crate::domain::model::{Article, Block, BlockKind};

/// The blocks of a text; `None` where they are its lines, or do not fit it.
pub(super) fn write(text: &str, blocks: &[Block]) -> Option<String> {
    if !Article::blocks_fit(text, blocks) || *blocks == *Article::lines(text) {
        return None;
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut rest = text;
    for block in blocks {
        let (content, after) = rest.split_at_checked(block.len as usize)?;
        rest = after;
        let lines = content.split_inclusive('\n').count();
        match runs.last_mut() {
            Some(run) if run.lines == lines && run.kind_at(run.count) == block.kind => {
                run.count += 1;
            }
            _ => runs.push(Run {
                count: 1,
                kind: block.kind,
                lines,
            }),
        }
    }
    let runs: Vec<String> = runs.iter().map(Run::write).collect();
    Some(runs.join(" "))
}

/// Reads what [`write`] wrote; `None` where it does not fit the text.
pub(super) fn read(text: &str, code: &str) -> Option<Rc<[Block]>> {
    let mut lines = text.split_inclusive('\n');
    let mut blocks = Vec::new();
    for run in code.split(' ') {
        let run = Run::read(run)?;
        for place in 0..run.count {
            let mut len = 0;
            for _ in 0..run.lines {
                len += lines.next()?.len();
            }
            blocks.push(Block {
                len: u32::try_from(len).ok()?,
                kind: run.kind_at(place),
            });
        }
    }
    Article::blocks_fit(text, &blocks).then(|| blocks.into())
}

struct Run {
    count: usize,
    kind: BlockKind,
    lines: usize,
}

impl Run {
    /// The kind of the block at `place` of the run: numbers count on.
    fn kind_at(&self, place: usize) -> BlockKind {
        match self.kind {
            BlockKind::Item {
                depth,
                number: Some(first),
            } => BlockKind::Item {
                depth,
                number: Some(first.wrapping_add(place as u32)),
            },
            kind => kind,
        }
    }

    fn write(&self) -> String {
        let kind = match self.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Item {
                depth,
                number: None,
            } => format!("i{depth}"),
            BlockKind::Item {
                depth,
                number: Some(number),
            } => format!("n{depth}.{number}"),
            BlockKind::Quotation => "q".to_owned(),
            BlockKind::Verbatim => "v".to_owned(),
        };
        if self.lines == 1 {
            format!("{}{kind}", self.count)
        } else {
            format!("{}{kind}*{}", self.count, self.lines)
        }
    }

    fn read(run: &str) -> Option<Self> {
        let at = run.find(|it: char| !it.is_ascii_digit())?;
        let (count, rest) = run.split_at_checked(at)?;
        let (kind, lines) = rest.split_once('*').unwrap_or((rest, "1"));
        let (letter, value) = kind.split_at_checked(1)?;
        let kind = match (letter, value) {
            ("p", "") => BlockKind::Paragraph,
            ("q", "") => BlockKind::Quotation,
            ("v", "") => BlockKind::Verbatim,
            ("h", level) => BlockKind::Heading(level.parse().ok()?),
            ("i", depth) => BlockKind::Item {
                depth: depth.parse().ok()?,
                number: None,
            },
            ("n", value) => {
                let (depth, number) = value.split_once('.')?;
                BlockKind::Item {
                    depth: depth.parse().ok()?,
                    number: Some(number.parse().ok()?),
                }
            }
            _ => return None,
        };
        let lines = lines.parse().ok().filter(|&it| it > 0)?;
        Some(Self {
            count: count.parse().ok()?,
            kind,
            lines,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "One\nTwo\nThree\nFour\n\nSix\nSeven";

    /// Blocks of TEXT, as lines and kind of each.
    #[track_caller]
    fn check(given: &[(usize, BlockKind)], expected: Option<&str>) {
        let mut lines = TEXT.split_inclusive('\n');
        let blocks: Vec<Block> = given
            .iter()
            .map(|&(count, kind)| Block {
                len: lines.by_ref().take(count).map(|it| it.len() as u32).sum(),
                kind,
            })
            .collect();
        let code = write(TEXT, &blocks);
        assert_eq!(code.as_deref(), expected);
        if let Some(code) = code {
            assert_eq!(read(TEXT, &code).as_deref(), Some(&blocks[..]));
        }
    }

    #[test]
    fn roundtrip_runs() {
        let item = |depth, number| BlockKind::Item { depth, number };
        let paragraph = BlockKind::Paragraph;
        check(&[(1, paragraph); 7], None);
        check(&[(6, paragraph)], None);
        check(&[(7, BlockKind::Verbatim)], Some("1v*7"));
        check(
            &[
                (1, BlockKind::Heading(6)),
                (2, paragraph),
                (2, paragraph),
                (2, BlockKind::Quotation),
            ],
            Some("1h6 2p*2 1q*2"),
        );
        check(
            &[
                (1, item(0, Some(9))),
                (1, item(0, Some(10))),
                (1, item(0, Some(12))),
                (1, item(1, None)),
                (1, item(1, None)),
                (2, item(2, None)),
            ],
            Some("2n0.9 1n0.12 2i1 1i2*2"),
        );
    }

    #[test]
    fn err_codes_that_do_not_fit() {
        for code in [
            "",
            "7",
            "p7",
            "6p",
            "8p",
            "99999999999p",
            "7x",
            "1p*7*1",
            "1v*0",
            "1h7x",
            "1v*8",
            "7n0",
            "7h300",
            "1v*99999999999999999999",
            "3p 3p",
            "é7p",
        ] {
            assert_eq!(read(TEXT, code), None, "{code:?}");
        }
    }
}
