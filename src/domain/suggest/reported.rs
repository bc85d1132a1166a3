//! Claims without quotation marks: *X said that …*, *…, X said*, *according to X, …*.

use std::ops::Range;

use super::Why;
use super::claim::{Claim, Finder};
use super::complement::{complement, end_of_claim, next_quoted, unquoted};
use super::quotes::Quotation;
use super::source::{self, Source};
use super::takes::Takes;
use super::token::Kind;

/// Fewest tokens of a claim before its cue: what is shorter only leads on, as *However, she said, …*.
const LEAST_BEFORE: usize = 3;

/// So many tokens before a cue are said, and not those of a new clause after it.
const LONG: usize = 5;

/// How far the comma may be that ends *according to X, …*, in tokens.
const LONGEST_SOURCE: usize = 25;

/// Where a cue is looked at.
struct Place<'a> {
    sentence: &'a Range<usize>,
    /// Nothing before this token counts.
    from: usize,
    /// Which of the claims are the quoted ones of the same line.
    quoted: &'a Range<usize>,
}

/// Adds the reported claims of a line; its quoted ones are those from the place `first` on.
pub(super) fn reported(
    finder: &mut Finder<'_>,
    sentences: &[Range<usize>],
    quotations: &[Quotation],
    first: usize,
) {
    let quoted = first..finder.claims.len();
    let mut quotations = quotations.iter().peekable();
    for sentence in sentences {
        let (mut at, mut from) = (sentence.start, sentence.start);
        while at < sentence.end {
            if let Some(quotation) = quotations.next_if(|it| it.open <= at) {
                // What is quoted is the quotation's; where that is no claim, its words may be part of one.
                at = at.max(quotation.next);
                let next = next_quoted(finder, &quoted, quotation.open);
                if next.is_some_and(|it| it < quotation.next) {
                    from = from.max(quotation.next.min(sentence.end));
                }
                continue;
            }
            let place = Place {
                sentence,
                from,
                quoted: &quoted,
            };
            let rules = finder.page.rules;
            let according = rules.according.longest(finder.page, at, sentence.end);
            let next = match according {
                _ if finder.is_used(at) => None,
                Some((end, _)) => Some(according_to(finder, &place, (at, end))),
                None => rules
                    .takes(finder.page.word(at))
                    .and_then(|it| cue(finder, &place, at, it)),
            };
            if let Some(next) = next {
                from = from.max(next);
            }
            at = next.unwrap_or_default().max(at + 1);
            while quotations.next_if(|it| it.next <= at).is_some() {}
        }
    }
}

/// The claim of a cue, if it has one: the token after it.
fn cue(finder: &mut Finder<'_>, place: &Place<'_>, at: usize, takes: Takes) -> Option<usize> {
    let (page, mentions) = (finder.page, finder.mentions);
    let (limit, from) = (place.sentence.end, place.from);
    let before = at.checked_sub(1).filter(|it| *it >= place.sentence.start);
    let is_passive = before.is_some_and(|it| page.is(it, &page.rules.passives));
    if is_passive && !takes.listener {
        return None;
    }
    let is_comma = before.is_some_and(|it| page.kind(it) == Some(Kind::Comma));
    if takes.quote && is_comma && from < at {
        let source = source::after(page, mentions, at + 1, limit);
        let over = source.map(end_of);
        let is_last =
            over.is_some_and(|it| is_over(finder, it, limit) || page.kind(it) == Some(Kind::Comma));
        if let Some(over) = over.filter(|_| is_last)
            && add(
                finder,
                (from, at - 1),
                Why::Attributed,
                source,
                (at, at + 1),
                LEAST_BEFORE,
            )
        {
            return Some(over);
        }
    }
    let source = if takes.same && is_comma {
        let last = finder.claims.get(place.quoted.start..)?.last();
        let source = last.and_then(|it| it.source);
        let source = source.filter(|it| it.0 >= place.sentence.start && it.1 <= at);
        Some(source.map_or(Source::Unnamed(at), |(first, end)| {
            Source::Named(first, end)
        }))
    } else if is_passive || takes.hearer {
        let hearer = source::before(page, mentions, at - usize::from(is_passive), from)?;
        Some(Source::Unnamed(hearer.first()))
    } else {
        source::before(page, mentions, at, from)
    };
    let mut start = at + 1;
    while let Some((end, _)) = page.rules.asides.longest(page, start, limit) {
        start = end;
    }
    if is_over(finder, start, limit) || page.kind(start) == Some(Kind::Comma) {
        return trailing(finder, place, at, start, source?);
    }
    let (start, has_that) = complement(finder, start, limit, takes)?;
    let is_clause = takes.clause
        || (takes.listener && start > at + 1)
        || page.kind(at + 1) == Some(Kind::Colon);
    let is_fit = if has_that {
        takes.that && source.is_some()
    } else {
        let is_who = match source? {
            Source::Named(..) => true,
            Source::Unnamed(first) => takes.same || page.is(first, &page.rules.pronouns),
        };
        let is_begun = takes.that
            && page
                .rules
                .clause_first
                .longest(page, start, limit)
                .is_some();
        is_who && (is_begun || (is_clause && !page.is(start, &page.rules.clause_not)))
    };
    if !is_fit {
        return None;
    }
    let end = end_of_claim(finder, place.quoted, start, limit);
    let end = unquoted(finder, &mut (start, end));
    add(finder, end, Why::Attributed, source, (at, at + 1), 3).then_some(end.1)
}

/// *…, X said.*, and *However, X said, …*: the token after what is said.
fn trailing(
    finder: &mut Finder<'_>,
    place: &Place<'_>,
    cue: usize,
    over: usize,
    source: Source,
) -> Option<usize> {
    let page = finder.page;
    let mut comma = source.first().checked_sub(1)?;
    while comma > place.from
        && page.kind(comma) == Some(Kind::Word)
        && page.is(comma, &page.rules.articles)
    {
        comma -= 1;
    }
    if comma < place.from || page.kind(comma) != Some(Kind::Comma) {
        return None;
    }
    let is_inner = page.kind(over) == Some(Kind::Comma) && over + 2 < place.sentence.end;
    // What comes after is said, unless enough came before and a new clause begins: *…, she said, although*.
    let is_after = is_inner && (comma - place.from < LONG || !page.is(over + 1, &page.rules.stops));
    let words = if is_after {
        (over + 1, place.sentence.end)
    } else {
        (place.from, comma)
    };
    let is_added = add(
        finder,
        words,
        Why::Attributed,
        Some(source),
        (cue, cue + 1),
        LEAST_BEFORE,
    );
    is_added.then_some(words.1.max(over))
}

/// *According to X, …* and *…, according to X*: the token after it.
fn according_to(finder: &mut Finder<'_>, place: &Place<'_>, cue: (usize, usize)) -> usize {
    let (page, mentions, limit) = (finder.page, finder.mentions, place.sentence.end);
    let mut source = source::after(page, mentions, cue.1, limit);
    let over = source.map_or(cue.1, end_of);
    if cue.0 > place.from {
        let words = (place.from, cue.0);
        add(finder, words, Why::According, source, cue, LEAST_BEFORE);
        return over;
    }
    let is_comma = |it: &usize| page.kind(*it) == Some(Kind::Comma);
    let next_comma = |at: usize| (at..limit.min(at + LONGEST_SOURCE)).find(is_comma);
    let Some(mut comma) = next_comma(over) else {
        return over;
    };
    let name = mentions
        .beginning(comma + 1)
        .and_then(|it| mentions.0.get(it));
    let name = name.filter(|it| source.is_none() && it.end < limit && is_comma(&it.end));
    if let Some(name) = name {
        source = Some(Source::Named(name.first, name.end));
        comma = name.end;
    } else if page.is(comma + 1, &page.rules.appositions) {
        comma = next_comma(comma + 1).unwrap_or(comma);
    }
    let end = end_of_claim(finder, place.quoted, comma + 1, limit);
    add(finder, (comma + 1, end), Why::According, source, cue, 3);
    end.max(over)
}

fn add(
    finder: &mut Finder<'_>,
    words: (usize, usize),
    why: Why,
    source: Option<Source>,
    cue: (usize, usize),
    least: usize,
) -> bool {
    let source = match source {
        Some(Source::Named(first, end)) => Some((first, end)),
        _ => None,
    };
    let claim = Claim {
        words,
        why,
        source,
        cue: Some(cue),
    };
    let is_added = finder.add(claim, least);
    if is_added {
        finder.mark_cue(cue);
    }
    is_added
}

/// The token after a source.
const fn end_of(source: Source) -> usize {
    match source {
        Source::Named(_, end) => end,
        Source::Unnamed(first) => first + 1,
    }
}

/// Whether nothing more is said in a sentence from a token on.
fn is_over(finder: &Finder<'_>, at: usize, limit: usize) -> bool {
    at >= limit || matches!(finder.page.kind(at), Some(Kind::Stop | Kind::Quote)) && at + 2 >= limit
}
