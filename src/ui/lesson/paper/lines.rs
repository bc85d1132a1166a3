//! The numbered lines of an article.

use crate::domain::text::{Breaks, Span, Target, Text, rows};

/// Columns of a line: they fit on A4 and Letter with a margin to write in.
const COLUMNS: usize = 72;

/// A line on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What of the text is on it.
    pub(super) span: Span,
    /// Its number, from 1; nothing where there is nothing to read.
    pub(super) number: Option<usize>,
}

/// All lines; joined they are the text.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    /// How many have a number.
    pub(super) n: usize,
}

impl Lines {
    pub(super) fn of(text: &Text, breaks: &dyn Breaks) -> Self {
        let mut n = 0;
        let line = |span: Span| {
            let words = text.slice(span).unwrap_or_default();
            let has_words = !words.trim().is_empty();
            n += usize::from(has_words);
            Line {
                span,
                number: has_words.then_some(n),
            }
        };
        let all = rows(text, COLUMNS, breaks).into_iter().map(line).collect();
        Self { all, n }
    }

    /// The number of the line that a place is on, or of the last one before it.
    fn number_at(&self, at: usize) -> usize {
        let after = self.all.partition_point(|it| it.span.start().get() <= at);
        let before = self.all.get(..after).unwrap_or_default();
        before
            .iter()
            .rev()
            .find_map(|it| it.number)
            .unwrap_or_default()
    }

    /// The lines of some words: `12`, or `12–13`.
    pub(super) fn of_target(&self, target: &Target) -> String {
        let hull = target.hull();
        let first = self.number_at(hull.start().get());
        let last = self.number_at(hull.end().get().saturating_sub(1));
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    }
}
