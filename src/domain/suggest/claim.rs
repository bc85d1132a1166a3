//! What is said to be so, with who says it: collected line by line.

use std::ops::Range;

use super::Why;
use super::mention::Mentions;
use super::page::Page;
use super::quoted::{Attribution, quoted};
use super::quotes::quotations;
use super::reported::reported;
use super::token::Kind;

/// A claim, in tokens: each pair is the first and the one after the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) words: (usize, usize),
    pub(super) why: Why,
    pub(super) source: Option<(usize, usize)>,
    pub(super) cue: Option<(usize, usize)>,
}

/// What has been found so far.
pub(super) struct Finder<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) claims: Vec<Claim>,
    /// Tokens that are part of a cue already.
    pub(super) is_cue: Vec<bool>,
}

/// The claims of an article, quoted ones of a line before the others.
pub(super) fn claims(page: &Page<'_>, mentions: &Mentions) -> Vec<Claim> {
    let mut finder = Finder {
        page,
        mentions,
        claims: Vec::new(),
        is_cue: vec![false; page.tokens.len()],
    };
    let mut carried: Option<Attribution> = None;
    let mut sentences = page.sentences.as_slice();
    for line in &page.lines {
        let split = sentences.partition_point(|it| it.start < line.end);
        let (mine, rest) = sentences.split_at(split);
        sentences = rest;
        let quotations = quotations(page, line);
        let first = finder.claims.len();
        carried = quoted(&mut finder, line, &quotations, carried);
        reported(&mut finder, mine, &quotations, first);
    }
    finder.claims
}

impl Finder<'_> {
    pub(super) fn mark_cue(&mut self, cue: (usize, usize)) {
        if let Some(cue) = self.is_cue.get_mut(cue.0..cue.1) {
            cue.fill(true);
        }
    }

    pub(super) fn is_used(&self, at: usize) -> bool {
        self.is_cue.get(at).copied().unwrap_or_default()
    }

    /// Adds the words without the signs at their ends that say nothing; whether enough of them are left.
    pub(super) fn add(&mut self, claim: Claim, least: usize) -> bool {
        let words = trimmed(self.page, claim.words.0..claim.words.1);
        let is_enough = words.len() >= least;
        if is_enough {
            let words = (words.start, words.end);
            self.claims.push(Claim { words, ..claim });
        }
        is_enough
    }
}

/// Takes off commas, dashes and full stops; a question mark and an exclamation mark stay.
fn trimmed(page: &Page<'_>, words: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = words;
    let is_empty = |at: usize| match page.kind(at) {
        Some(Kind::Comma | Kind::Dash | Kind::Colon) => true,
        Some(Kind::Stop) => !matches!(page.word(at), "!" | "?"),
        Some(Kind::Sign) => page.word(at) == ";",
        _ => false,
    };
    while start < end && is_empty(end - 1) {
        end -= 1;
    }
    while start < end && (is_empty(start) || page.kind(start) == Some(Kind::Stop)) {
        start += 1;
    }
    start..end
}
