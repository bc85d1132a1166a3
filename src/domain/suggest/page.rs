//! An article as the rules read it: its tokens, lines and sentences.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::rules::Rules;
use super::token::{Kind, Token, tokens};
use crate::domain::text::Span;

/// A text cut into tokens; what is named `at`, `first` or `end` counts tokens from the start of the text.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) rules: &'a Rules,
    pub(super) tokens: Vec<Token>,
    /// The tokens of each line that has any.
    pub(super) lines: Vec<Range<usize>>,
    /// Sentences; none goes over a line.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, rules: &'a Rules) -> Self {
        let (tokens, lines) = tokens(text, rules);
        let mut page = Self {
            text,
            rules,
            tokens,
            lines,
            sentences: Vec::new(),
        };
        page.sentences = page.cut();
        page
    }

    fn cut(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        for line in &self.lines {
            let (mut first, mut at) = (line.start, line.start);
            while at < line.end {
                let end = self.over_stops(at, line.end);
                if end < line.end && self.is_stop(at, end) {
                    sentences.push(first..end);
                    first = end;
                }
                at = end;
            }
            if first < line.end {
                sentences.push(first..line.end);
            }
        }
        sentences
    }

    /// The token after `at`, and after the stops, closing marks and brackets that follow a stop without a space.
    fn over_stops(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        let closes = |it: usize| {
            let is_sign = matches!(self.kind(it), Some(Kind::Stop | Kind::Quote | Kind::Sign));
            is_sign && self.touches(it - 1)
        };
        while self.kind(at) == Some(Kind::Stop) && end < limit && closes(end) {
            end += 1;
        }
        end
    }

    /// Whether a sentence ends with the tokens from `at` to before `end`.
    fn is_stop(&self, at: usize, end: usize) -> bool {
        let rules = self.rules;
        match self.kind(at) {
            // An abbreviation ends a sentence where a word follows that begins one and no name.
            Some(Kind::Word) => {
                self.word(at).ends_with('.')
                    && self.is_capital(end)
                    && self.is(end, &rules.never)
                    && !self.is(at, &rules.titles)
            }
            Some(Kind::Stop) => {
                let is_start = self.is_capital(end)
                    || matches!(self.kind(end), Some(Kind::Number | Kind::Quote))
                    || self.words(at, end).ends_with(['。', '？', '！']);
                is_start && (!self.touches(end - 1) || self.is_capital(end))
            }
            _ => false,
        }
    }

    /// The words from a token to before another, as they stand in the text; empty outside of it.
    pub(super) fn words(&self, first: usize, end: usize) -> &'a str {
        let bounds = self
            .tokens
            .get(first)
            .zip(end.checked_sub(1).and_then(|it| self.tokens.get(it)));
        bounds
            .and_then(|(first, last)| self.text.get(first.start..last.end))
            .unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words(at, at + 1)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|it| it.kind)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|it| it.is_capital)
    }

    /// Whether the token is a word of a list, in which abbreviations stand without their full stop.
    pub(super) fn is(&self, at: usize, list: &Lexicon) -> bool {
        self.kind(at) == Some(Kind::Word) && list.has(self.word(at).trim_end_matches('.'))
    }

    /// Whether nothing stands between a token and the next.
    pub(super) fn touches(&self, at: usize) -> bool {
        let pair = self.tokens.get(at).zip(self.tokens.get(at + 1));
        pair.is_some_and(|(one, next)| one.end == next.start)
    }

    pub(super) fn span(&self, first: usize, end: usize) -> Option<Span> {
        let first = self.tokens.get(first)?;
        let last = self.tokens.get(end.checked_sub(1)?)?;
        Span::of(first.start, last.end)
    }

    /// The sentence that a token is in.
    pub(super) fn sentence_of(&self, at: usize) -> Range<usize> {
        let place = self.sentences.partition_point(|it| it.end <= at);
        self.sentences.get(place).cloned().unwrap_or(at..at)
    }
}
