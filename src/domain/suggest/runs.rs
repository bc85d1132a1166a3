//! Runs of capitalised words, with the small words that names have inside.

use super::page::Page;
use super::token::Kind;

/// Words that stand together and begin with upper case letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The first token.
    pub(super) first: usize,
    /// The token after the last.
    pub(super) end: usize,
    /// Whether its first word would have an upper case letter anyway: a sentence or a quotation begins with it.
    pub(super) is_start: bool,
}

impl Run {
    pub(super) const fn len(self) -> usize {
        self.end - self.first
    }
}

/// All runs of an article, in order.
pub(super) fn runs(page: &Page<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut lines = page.lines.iter().peekable();
    let mut is_headline = false;
    for sentence in &page.sentences {
        // Whether nearly all words of the line are capitalised, as in a headline.
        while let Some(line) = lines.next_if(|it| it.start <= sentence.start) {
            let words = line.clone().filter(|it| page.kind(*it) == Some(Kind::Word));
            let (all, capitals) = words.fold((0, 0), |(all, capitals), it| {
                (all + 1, capitals + usize::from(page.is_capital(it)))
            });
            let ends = matches!(page.kind(line.end - 1), Some(Kind::Stop | Kind::Quote));
            is_headline = !ends && all > 3 && capitals * 10 >= all * 7;
        }
        let mut at = sentence.start;
        while at < sentence.end {
            if !begins(page, at) {
                at += 1;
                continue;
            }
            if is_headline {
                // There the letters say nothing: only places of the gazetteer are known.
                let place = page.rules.places.longest(page, at, sentence.end);
                let end = place.map_or(at + 1, |it| it.0);
                runs.extend(place.map(|_| Run {
                    first: at,
                    end,
                    is_start: true,
                }));
                at = end;
                continue;
            }
            let end = extended(page, at, sentence.end);
            let is_start = at == sentence.start
                || matches!(
                    page.kind(at - 1),
                    Some(Kind::Quote | Kind::Colon | Kind::Dash | Kind::Stop)
                );
            let run = Run {
                first: at,
                end,
                is_start,
            };
            runs.extend(trimmed(page, run).into_iter().flatten());
            at = end;
        }
    }
    runs
}

fn begins(page: &Page<'_>, at: usize) -> bool {
    page.is_capital(at) && !page.is(at, &page.rules.times)
}

/// Where the run that begins at a token ends.
fn extended(page: &Page<'_>, first: usize, limit: usize) -> usize {
    let rules = page.rules;
    let mut end = first + 1;
    let mut has_head =
        page.is(first, &rules.institutions) || page.is(first, &rules.landforms_first);
    while end < limit {
        let next = if begins(page, end) {
            end
        } else if let Some(next) = over_particles(page, end) {
            next
        } else if has_head && page.is(end, &rules.institution_joins) {
            let is_article = page.is(end + 1, &rules.articles) && !page.is_capital(end + 1);
            let next = if is_article { end + 2 } else { end + 1 };
            if page.is(next, &rules.never) {
                break;
            }
            next
        } else if page.word(end) == "&" || is_inner_possessive(page, first, end) {
            end + 1
        } else {
            break;
        };
        if next >= limit || !begins(page, next) {
            break;
        }
        has_head = has_head || page.is(next, &rules.institutions);
        end = next + 1;
    }
    end
}

/// The word after one or two particles, as in *Yusuf bin Tarik* and *Ana de la Cruz*.
fn over_particles(page: &Page<'_>, at: usize) -> Option<usize> {
    let is_particle = |it: usize| page.is(it, &page.rules.particles);
    let second = is_particle(at).then_some(at + 1)?;
    Some(if is_particle(second) {
        second + 1
    } else {
        second
    })
}

/// Whether a possessive is part of a name: *St Anne's Hall*, *Drivers' Union*. After a place it is none: *Britain's
/// Parliament*.
fn is_inner_possessive(page: &Page<'_>, first: usize, at: usize) -> bool {
    let rules = page.rules;
    if page.kind(at) != Some(Kind::Possessive) || rules.places.has(page.words(first, at)) {
        return false;
    }
    let is_plural = !page.word(at).ends_with(['s', 'S']);
    is_plural || page.is(at + 1, &rules.institutions) || page.is(at + 1, &rules.landforms_last)
}

/// Takes off what only begins a sentence, and the demonym before a person; parts a place from the title after it.
fn trimmed(page: &Page<'_>, run: Run) -> [Option<Run>; 2] {
    let rules = page.rules;
    let Run {
        mut first,
        end,
        mut is_start,
        ..
    } = run;
    let place = |first: usize| rules.places.longest(page, first, end);
    let is_word = |first: usize, is_start: bool| {
        page.is(first, &rules.articles) || (is_start && page.is(first, &rules.never))
    };
    while first < end && is_word(first, is_start) && place(first).is_none() {
        first += 1;
        while first < end && !begins(page, first) {
            first += 1;
        }
        is_start = false;
    }
    let has_head = (first..end).any(|it| page.is(it, &rules.institutions));
    while first + 1 < end
        && !has_head
        && page.is(first, &rules.demonyms)
        && begins(page, first + 1)
        && (first + 2 < end || page.is(first + 1, &rules.titles))
    {
        first += 1;
        is_start = false;
    }
    if first >= end {
        return [None, None];
    }
    let whole = Run {
        first,
        is_start,
        ..run
    };
    match place(first).map(|it| it.0).filter(|it| *it < end) {
        Some(middle) if page.is(middle, &rules.titles) && !has_head => [
            Some(Run {
                end: middle,
                ..whole
            }),
            Some(Run {
                first: middle,
                is_start: false,
                ..whole
            }),
        ],
        _ => [Some(whole), None],
    }
}
