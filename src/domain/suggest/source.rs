//! Finds who says something: the words before or after a cue.

use super::mention::Mentions;
use super::page::Page;
use super::token::Kind;

/// Who a cue speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// These tokens: from one to before another.
    Named(usize, usize),
    /// Somebody whom these words do not name: a pronoun, or a noun that the rules do not know. Begins at this token.
    Unnamed(usize),
}

impl Source {
    /// The token it begins at.
    pub(super) const fn first(self) -> usize {
        match self {
            Self::Named(first, _) | Self::Unnamed(first) => first,
        }
    }
}

/// How far an apposition may reach: *Nasr, a senior research fellow at …, said*.
const APPOSITION: usize = 25;

/// How many words may stand between a noun and its verb: *residents reached by telephone said*.
const AFTER_NOUN: usize = 8;

/// Who stands before the cue at a token, not before the token `from`.
pub(super) fn before(
    page: &Page<'_>,
    mentions: &Mentions,
    cue: usize,
    from: usize,
) -> Option<Source> {
    let rules = page.rules;
    let mut end = cue;
    let is_adverb = |at: usize| page.is(at, &rules.adverbs) || page.word(at).ends_with("ly");
    while end > from && !page.is_capital(end - 1) && is_adverb(end - 1) {
        end -= 1;
    }
    let mut last = end.checked_sub(1).filter(|it| *it >= from)?;
    if page.word(last) == ")" {
        let near = from.max(last.saturating_sub(AFTER_NOUN))..last;
        end = near.rev().find(|it| page.word(*it) == "(")?;
        last = end.checked_sub(1).filter(|it| *it >= from)?;
    }
    if page.kind(last) == Some(Kind::Comma) {
        return before_comma(page, mentions, last, from);
    }
    if let Some(source) = ending(page, mentions, end, from) {
        return Some(source);
    }
    if page.is(last, &rules.pronouns) {
        return Some(Source::Unnamed(last));
    }
    if let Some(source) = with_tail(page, end, from) {
        return Some(source);
    }
    let is_noun = page.kind(last) == Some(Kind::Word) && !page.is(last, &rules.stops);
    is_noun.then(|| Source::Unnamed(phrase(page, last, from)))
}

/// A noun with what is said of it: *people familiar with the talks*, *residents reached by telephone*.
fn with_tail(page: &Page<'_>, end: usize, from: usize) -> Option<Source> {
    let rules = page.rules;
    let noun = (from.max(end.saturating_sub(AFTER_NOUN))..end.checked_sub(1)?)
        .rev()
        .take_while(|it| page.kind(*it) == Some(Kind::Word))
        .find(|it| page.is(*it, &rules.sources))?;
    let is_joined = page.is(noun + 1, &rules.joins);
    Some(Source::Named(
        phrase(page, noun, from),
        if is_joined { end } else { noun + 1 },
    ))
}

/// A source whose last word is before the token `end`.
fn ending(page: &Page<'_>, mentions: &Mentions, end: usize, from: usize) -> Option<Source> {
    let rules = page.rules;
    let mention = mentions
        .ending(end)
        .and_then(|it| mentions.0.get(it))
        .filter(|it| it.first >= from);
    if let Some(mention) = mention {
        return Some(owner(page, mentions, mention.first, end, from));
    }
    let last = end.checked_sub(1).filter(|it| *it >= from)?;
    let is_noun = page.is(last, &rules.sources) && !page.is(last, &rules.pronouns);
    is_noun.then(|| owner(page, mentions, phrase(page, last, from), end, from))
}

/// Of a name at the end of a phrase, who the phrase is about: *a spokesman for the Defence Ministry*, *Ruth Adeyemi of
/// the Halden Centre*; the name itself where it stands alone.
fn owner(page: &Page<'_>, mentions: &Mentions, first: usize, end: usize, from: usize) -> Source {
    let rules = page.rules;
    let alone = Source::Named(first, end);
    let mut at = first;
    if at > from && page.is(at - 1, &rules.articles) {
        at -= 1;
    }
    let is_place =
        at > from && !page.is(at - 1, &rules.joins) && page.is(at - 1, &rules.place_before);
    let is_joined = at > from && (is_place || page.is(at - 1, &rules.joins));
    let Some(before) = at.checked_sub(2).filter(|it| is_joined && *it >= from) else {
        return alone;
    };
    if let Some(person) = mentions
        .ending(before + 1)
        .and_then(|it| mentions.0.get(it))
    {
        return Source::Named(person.first.max(from), person.end);
    }
    if !page.is(before, &rules.sources) {
        return alone;
    }
    let start = phrase(page, before, from);
    Source::Named(start, if is_place { before + 1 } else { end })
}

/// A source before an apposition: *Petra Lindqvist, the union's secretary, said*, or in it: *the judge, Mrs Justice
/// Kelleher, told*.
fn before_comma(page: &Page<'_>, mentions: &Mentions, comma: usize, from: usize) -> Option<Source> {
    let is_comma = |at: &usize| page.kind(*at) == Some(Kind::Comma);
    let far = from.max(comma.saturating_sub(APPOSITION));
    if let Some(mention) = mentions.ending(comma).and_then(|it| mentions.0.get(it)) {
        let noun = mention
            .first
            .checked_sub(2)
            .filter(|it| *it >= from && is_comma(&(it + 1)));
        if noun
            .is_some_and(|it| page.is(it, &page.rules.sources) || page.is(it, &page.rules.titles))
        {
            return Some(Source::Named(mention.first, mention.end));
        }
    }
    let mut nearest = None;
    let mut first = None;
    for end in (far..comma).rev().filter(is_comma) {
        let source = ending(page, mentions, end, from);
        nearest = nearest.or(source);
        let source = source.or_else(|| with_tail(page, end, from));
        first = source.filter(|it| leads(page, it.first(), from)).or(first);
    }
    let is_besides = |it: &usize| is_comma(it) && page.is(it + 1, &page.rules.appositions);
    let unnamed = || {
        (far..comma)
            .find(is_besides)
            .map(|_| Source::Unnamed(comma))
    };
    first.or(nearest).or_else(unnamed)
}

/// Whether nothing but an article stands between a phrase and the start of its sentence, or the comma before.
fn leads(page: &Page<'_>, first: usize, from: usize) -> bool {
    let is_small =
        |it: usize| page.is(it, &page.rules.articles) || page.is(it, &page.rules.quantifiers);
    let mut at = first;
    while at > from && is_small(at - 1) {
        at -= 1;
    }
    at <= from || page.kind(at - 1) == Some(Kind::Comma)
}

/// Where the phrase of a noun begins: after its article, with its adjectives and numbers. The noun alone where that
/// cannot be seen.
fn phrase(page: &Page<'_>, noun: usize, from: usize) -> usize {
    let rules = page.rules;
    let mut first = noun;
    for _ in 0..5 {
        let Some(before) = first.checked_sub(1).filter(|it| *it >= from) else {
            return first;
        };
        let kind = page.kind(before);
        let is_small = page.is(before, &rules.articles) || page.is(before, &rules.quantifiers);
        if is_small || kind == Some(Kind::Possessive) {
            return first;
        }
        let is_pair =
            page.word(before) == "and" && before > from && page.is(before - 1, &rules.sources);
        if is_pair {
            first = before - 1;
            continue;
        }
        let is_part = matches!(kind, Some(Kind::Word | Kind::Number))
            && !page.is(before, &rules.stops)
            && rules.takes(page.word(before)).is_none();
        if !is_part {
            break;
        }
        first = before;
    }
    // Without an article only what is next to the noun is sure to be its own.
    match first
        .checked_sub(1)
        .filter(|it| *it >= from)
        .and_then(|it| page.kind(it))
    {
        Some(Kind::Word) => noun,
        _ => first,
    }
}

/// Who stands after a cue, at a token; ends before the token `limit`.
pub(super) fn after(
    page: &Page<'_>,
    mentions: &Mentions,
    at: usize,
    limit: usize,
) -> Option<Source> {
    let rules = page.rules;
    if page.is(at, &rules.pronouns) && mentions.beginning(at).is_none() {
        return Some(Source::Unnamed(at));
    }
    // Where the phrase begins, and whether its last word leads to a name, as in *manager Sheila Connolly*.
    let (mut first, mut leads) = (at, true);
    for word in at..limit.min(at + AFTER_NOUN) {
        if let Some(mention) = mentions.beginning(word).and_then(|it| mentions.0.get(it))
            && !describes(page, mentions, mention.end)
        {
            return leads.then_some(Source::Named(mention.first, mention.end.min(limit)));
        }
        let is_article = page.is(word, &rules.articles);
        if is_article || page.kind(word) == Some(Kind::Possessive) {
            (first, leads) = (word + 1, true);
            continue;
        }
        let is_noun = page.is(word, &rules.sources);
        let is_phrase = match page.kind(word + 1) {
            Some(Kind::Possessive) => true,
            Some(Kind::Word) => {
                !page.is(word + 1, &rules.stops) && !page.is(word + 1, &rules.pronouns)
            }
            _ => false,
        };
        if is_noun && !is_phrase {
            return Some(
                apposed(page, mentions, word + 1, limit)
                    .unwrap_or_else(|| Source::Named(first, extent(page, mentions, word, limit))),
            );
        }
        leads = is_noun || page.is(word, &rules.titles);
        if !matches!(page.kind(word), Some(Kind::Word | Kind::Number))
            || page.is(word, &rules.stops)
        {
            return None;
        }
    }
    None
}

/// Whether the name that ends before a token only says whose somebody is: *the council's treasurer*, *Airwars director
/// Emily Tripp*.
fn describes(page: &Page<'_>, mentions: &Mentions, end: usize) -> bool {
    let rules = page.rules;
    let is_noun = page.is(end, &rules.sources) || page.is(end, &rules.titles);
    page.kind(end) == Some(Kind::Possessive)
        || (is_noun && !page.is_capital(end) && mentions.beginning(end + 1).is_some())
}

/// The name after a noun and its comma: *the council's treasurer, Helen Iwu,*.
fn apposed(page: &Page<'_>, mentions: &Mentions, comma: usize, limit: usize) -> Option<Source> {
    if page.kind(comma) != Some(Kind::Comma) {
        return None;
    }
    let name = mentions.0.get(mentions.beginning(comma + 1)?)?;
    let is_over =
        name.end >= limit || matches!(page.kind(name.end), Some(Kind::Comma | Kind::Stop));
    is_over.then_some(Source::Named(name.first, name.end.min(limit)))
}

/// Where the phrase of a noun ends: with the name it is joined to, as in *officers of Wessmere Police*.
fn extent(page: &Page<'_>, mentions: &Mentions, noun: usize, limit: usize) -> usize {
    let rules = page.rules;
    if !page.is(noun + 1, &rules.joins) {
        return noun + 1;
    }
    let name = if page.is(noun + 2, &rules.articles) {
        noun + 3
    } else {
        noun + 2
    };
    let mention = mentions.beginning(name).and_then(|it| mentions.0.get(it));
    mention.map_or(noun + 1, |it| it.end.min(limit))
}
