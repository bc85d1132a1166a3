//! Claims in quotation marks: each quotation with the cue and source before it, after it, or of the one it goes on.

use std::ops::Range;

use super::Why;
use super::claim::{Claim, Finder};
use super::quotes::Quotation;
use super::source::{self, Source};
use super::token::Kind;

/// Who says a quotation, and what shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribution {
    source: Option<(usize, usize)>,
    cue: (usize, usize),
    why: Why,
    /// The token after it.
    end: usize,
}

/// How far a cue may be from its quotation, in tokens.
const REACH: usize = 14;

/// How far it may be without a comma or colon between: *called the strikes “…”*, *described the noise as “…”*.
const NAMING: usize = 5;

/// Fewest words of a quotation that nobody is named for: shorter ones are titles and words used with irony.
const LEAST_ALONE: usize = 4;

/// Adds the quoted claims of a line. `carried` is whose quotation was open at the end of the line before; returns the
/// same for this one.
pub(super) fn quoted(
    finder: &mut Finder<'_>,
    line: &Range<usize>,
    quotations: &[Quotation],
    carried: Option<Attribution>,
) -> Option<Attribution> {
    let mut last = carried.map(|it| Attribution {
        end: line.start,
        ..it
    });
    let mut from = line.start;
    for (place, quotation) in quotations.iter().enumerate() {
        let next = quotations.get(place + 1);
        let limit = next.map_or(line.end, |it| it.open);
        let own = after(finder, quotation, limit).or_else(|| before(finder, quotation, from));
        // One that lost its closing mark is of whoever says the next.
        let shared = next.filter(|it| !quotation.is_closed && it.open == quotation.next);
        let own = own.or_else(|| {
            let limit = quotations.get(place + 2).map_or(line.end, |it| it.open);
            after(finder, shared?, limit)
        });
        let attribution = own.or_else(|| last.filter(|it| goes_on(finder, *it, quotation, line)));
        let is_said = attribution.is_some() || is_speech(finder, quotation);
        if is_said && !is_question(finder, quotation) {
            let claim = Claim {
                words: (quotation.inside.start, quotation.inside.end),
                why: attribution.map_or(Why::Quoted, |it| it.why),
                source: attribution.and_then(|it| it.source),
                cue: attribution.map(|it| it.cue),
            };
            finder.add(claim, 1);
        }
        if let Some(it) = own {
            finder.mark_cue(it.cue);
        }
        let end = own.map_or(quotation.next, |it| it.end.max(quotation.next));
        last = attribution.map(|it| Attribution { end, ..it });
        from = quotation.next;
    }
    let is_open = quotations
        .last()
        .is_some_and(|it| !it.is_closed && it.next == line.end);
    last.filter(|_| is_open)
}

/// *“…,” said X*, *“…,” X said*, *“…,” according to X*.
fn after(finder: &Finder<'_>, quotation: &Quotation, limit: usize) -> Option<Attribution> {
    let (page, mentions) = (finder.page, finder.mentions);
    let has_comma = page.kind(quotation.next) == Some(Kind::Comma);
    let at = quotation.next + usize::from(has_comma);
    let last = quotation.inside.end.checked_sub(1)?;
    let is_open = match page.kind(last) {
        Some(Kind::Comma | Kind::Dash) => true,
        Some(Kind::Stop) => page.word(last) != ".",
        _ => has_comma,
    };
    if !is_open || at >= limit {
        return None;
    }
    let attribution = |source, cue, why, end| Attribution {
        source: named(source),
        cue,
        why,
        end,
    };
    if let Some((end, _)) = page.rules.according.longest(page, at, limit) {
        let source = source::after(page, mentions, end, limit);
        let over = named(source).map_or(end, |it| it.1);
        return Some(attribution(source, (at, end), Why::According, over));
    }
    if page.rules.takes(page.word(at)).is_some_and(|it| it.quote)
        && let Some(source) = source::after(page, mentions, at + 1, limit)
    {
        let over = named(Some(source)).map_or(at + 2, |it| it.1);
        return Some(attribution(Some(source), (at, at + 1), Why::Quoted, over));
    }
    for cue in at + 1..limit.min(at + REACH) {
        if matches!(page.kind(cue), Some(Kind::Stop | Kind::Colon)) {
            return None;
        }
        let is_cue = page.rules.takes(page.word(cue)).is_some_and(|it| it.quote);
        let source = is_cue
            .then(|| source::before(page, mentions, cue, at))
            .flatten();
        if let Some(source) = source.filter(|it| it.first() <= at + 3) {
            return Some(attribution(
                Some(source),
                (cue, cue + 1),
                Why::Quoted,
                cue + 1,
            ));
        }
    }
    None
}

/// *X said: “…”*, *X told reporters, “…”*, *according to X, “…”*; nothing before the token `from` counts.
fn before(finder: &Finder<'_>, quotation: &Quotation, from: usize) -> Option<Attribution> {
    let (page, mentions) = (finder.page, finder.mentions);
    let sentence = page.sentence_of(quotation.open);
    let from = from.max(sentence.start);
    let is_part = quotation.next < sentence.end
        && matches!(
            page.kind(quotation.next),
            Some(Kind::Word | Kind::Number | Kind::Possessive)
        );
    let ends_inside = page.kind(quotation.inside.end - 1) == Some(Kind::Stop);
    if is_part && !ends_inside {
        return None;
    }
    let mut end = quotation.open;
    let last = |end: usize| end.checked_sub(1).filter(|it| *it >= from);
    let has_mark =
        last(end).is_some_and(|it| matches!(page.kind(it), Some(Kind::Comma | Kind::Colon)));
    end -= usize::from(has_mark);
    let has_that = last(end).is_some_and(|it| page.is(it, &page.rules.that));
    end -= usize::from(has_that);
    if let Some((over, _)) = page
        .rules
        .according
        .longest(page, from, end)
        .filter(|_| has_mark)
    {
        let source = source::after(page, mentions, over, end);
        let (source, cue) = (named(source), (from, over));
        return Some(Attribution {
            source,
            cue,
            why: Why::According,
            end: quotation.next,
        });
    }
    for cue in (from.max(end.saturating_sub(REACH))..end).rev() {
        if !matches!(
            page.kind(cue),
            Some(Kind::Word | Kind::Number | Kind::Possessive)
        ) {
            return None;
        }
        let Some(takes) = page.rules.takes(page.word(cue)).filter(|it| it.quote) else {
            continue;
        };
        // Without a sign the quotation may be only a word of the sentence, but not after *called it* and the like.
        let far = if has_mark || has_that { REACH } else { NAMING };
        let is_near = end == cue + 1 || (end - cue <= far && (!takes.that || has_mark || has_that));
        if !is_near {
            return None;
        }
        let source = source::before(page, mentions, cue, from)?;
        let (source, cue) = (named(Some(source)), (cue, cue + 1));
        return Some(Attribution {
            source,
            cue,
            why: Why::Quoted,
            end: quotation.next,
        });
    }
    None
}

fn named(source: Option<Source>) -> Option<(usize, usize)> {
    match source {
        Some(Source::Named(first, end)) => Some((first, end)),
        _ => None,
    }
}

/// Whether a quotation goes on what was said before it: in the same sentence, as the next one, or as the next
/// paragraph.
fn goes_on(
    finder: &Finder<'_>,
    last: Attribution,
    quotation: &Quotation,
    line: &Range<usize>,
) -> bool {
    let page = finder.page;
    if last.end == line.start {
        return quotation.open == line.start;
    }
    let sentence = page.sentence_of(last.end - 1);
    let is_comma = page.kind(quotation.open - 1) == Some(Kind::Comma);
    sentence.end == quotation.open
        || last.end == quotation.open
        || (quotation.open < sentence.end && is_comma)
}

/// Whether a quotation without any cue is a sentence that somebody says.
fn is_speech(finder: &Finder<'_>, quotation: &Quotation) -> bool {
    let page = finder.page;
    let inside = quotation.inside.clone();
    let n_words = inside
        .clone()
        .filter(|it| page.kind(*it) == Some(Kind::Word))
        .count();
    let last = inside.end - 1;
    n_words >= LEAST_ALONE
        && page.is_capital(inside.start)
        && matches!(page.kind(last), Some(Kind::Stop | Kind::Comma))
}

/// Whether a quotation only asks: a question claims nothing.
fn is_question(finder: &Finder<'_>, quotation: &Quotation) -> bool {
    let page = finder.page;
    let mut stops = quotation
        .inside
        .clone()
        .filter(|it| page.kind(*it) == Some(Kind::Stop));
    let last = quotation.inside.end - 1;
    stops.next() == Some(last) && matches!(page.word(last), "?" | "？" | "؟")
}
