//! What a cue leads to: where the words that are said begin and end.

use std::ops::Range;

use super::claim::Finder;
use super::source::{self, Source};
use super::takes::Takes;
use super::token::Kind;

/// How far *that* may be from its cue, in tokens: *told reporters on Monday that*.
const REACH: usize = 8;

/// Where what is said begins, and whether *that* leads to it.
pub(super) fn complement(
    finder: &Finder<'_>,
    at: usize,
    limit: usize,
    takes: Takes,
) -> Option<(usize, bool)> {
    let (page, rules) = (finder.page, finder.page.rules);
    if page.is(at, &rules.that) {
        return Some((at + 1, true));
    }
    let is_on = |it: &usize| {
        matches!(
            page.kind(*it),
            Some(Kind::Word | Kind::Number | Kind::Possessive)
        )
    };
    let that = (at..limit.min(at + REACH))
        .take_while(is_on)
        .find(|it| page.is(*it, &rules.that));
    if let Some(that) = that.filter(|_| takes.listener || page.is(at, &rules.stops)) {
        return Some((that + 1, true));
    }
    if !takes.listener {
        let at = if page.kind(at) == Some(Kind::Colon) {
            at + 1
        } else {
            at
        };
        return Some((at, false));
    }
    // Without *that* the claim begins after whoever is told.
    match source::after(finder.page, finder.mentions, at, limit)? {
        Source::Named(_, end) => Some((end, false)),
        Source::Unnamed(first) => Some((first + 1, false)),
    }
}

/// Where a claim ends that begins at a token: with the sentence, or before what is said besides.
pub(super) fn end_of_claim(
    finder: &Finder<'_>,
    quoted: &Range<usize>,
    start: usize,
    limit: usize,
) -> usize {
    let (page, rules) = (finder.page, finder.page.rules);
    let next_quoted = next_quoted(finder, quoted, start).map_or(limit, |it| it - 1);
    let is_end = |at: usize| {
        let is_same = || rules.takes(page.word(at + 1)).is_some_and(|it| it.same);
        let is_according = || rules.according.longest(page, at + 1, limit).is_some();
        at == next_quoted || (page.kind(at) == Some(Kind::Comma) && (is_same() || is_according()))
    };
    (start + 1..limit).find(|it| is_end(*it)).unwrap_or(limit)
}

/// The first token of the next quoted claim of the line that begins after a token.
pub(super) fn next_quoted(finder: &Finder<'_>, quoted: &Range<usize>, at: usize) -> Option<usize> {
    let quoted = finder.claims.get(quoted.clone())?;
    let place = quoted.partition_point(|it| it.words.0 <= at);
    quoted.get(place).map(|it| it.words.0)
}

/// Takes a pair of quotation marks off that holds all of the words.
pub(super) fn unquoted(finder: &Finder<'_>, words: &mut (usize, usize)) -> (usize, usize) {
    let page = finder.page;
    let (first, mut last) = (words.0, words.1.saturating_sub(1));
    if page.kind(last) == Some(Kind::Stop) {
        last = last.saturating_sub(1);
    }
    let is_quote = |at: usize| page.kind(at) == Some(Kind::Quote);
    let is_pair =
        first < last && is_quote(first) && is_quote(last) && !(first + 1..last).any(is_quote);
    if is_pair { (first + 1, last) } else { *words }
}
