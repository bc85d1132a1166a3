//! Finds the quotations of an article, also where their marks do not come in pairs.

use std::ops::Range;

use super::page::Page;
use super::token::Kind;

/// What stands between two quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    /// The token of the opening mark.
    pub(super) open: usize,
    /// The tokens inside.
    pub(super) inside: Range<usize>,
    /// The first token after the closing mark.
    pub(super) next: usize,
    /// Whether it has its closing mark.
    pub(super) is_closed: bool,
}

/// The quotations of a line, in order. One that is not closed ends before the next that opens, or with the line.
pub(super) fn quotations(page: &Page<'_>, line: &Range<usize>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut add = |open: usize, end: usize, is_closed: bool| {
        if open + 1 < end {
            found.push(Quotation {
                open,
                inside: open + 1..end,
                next: if is_closed { end + 1 } else { end },
                is_closed,
            });
        }
    };
    for at in line
        .clone()
        .filter(|it| page.kind(*it) == Some(Kind::Quote))
    {
        let (opens, closes) = sides(page, at, line);
        match open {
            Some(from) if closes => {
                add(from, at, true);
                open = None;
            }
            Some(from) if opens => {
                add(from, at, false);
                open = Some(at);
            }
            None if opens => open = Some(at),
            _ => {}
        }
    }
    if let Some(from) = open {
        add(from, line.end, false);
    }
    found
}

/// Whether a mark can open a quotation, and whether it can close one. A mark that does both by its shape opens after
/// a space and before a word.
fn sides(page: &Page<'_>, at: usize, line: &Range<usize>) -> (bool, bool) {
    let sign = page.word(at).chars().next();
    let quotes = &page.rules.quotes;
    let opens = quotes.iter().any(|it| Some(it.0) == sign);
    let closes = quotes.iter().any(|it| Some(it.1) == sign);
    if !(opens && closes) {
        return (opens, closes);
    }
    let before = at.checked_sub(1).filter(|it| line.contains(it));
    let follows = before.is_some_and(|it| {
        page.touches(it) && page.kind(it) != Some(Kind::Dash) && !is_bracket(page.word(it))
    });
    let leads = at + 1 < line.end && page.touches(at);
    (leads && !follows, follows || !leads)
}

fn is_bracket(sign: &str) -> bool {
    matches!(sign, "(" | "[")
}
