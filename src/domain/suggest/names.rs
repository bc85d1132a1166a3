//! Says of each run of capitalised words whether it is a person, an institution or a place, or nothing at all.
//!
//! An article says more of a name than one sentence does, so names are gone through twice: what is sure at one place
//! decides for the same words at others.

use super::lexicon::Names;
use super::mention::{Mention, MentionKind, Mentions};
use super::page::Page;
use super::runs::{Run, runs};
use super::token::Kind;
use super::{Behavior, Why};

/// Most words of a name.
const LONGEST: usize = 8;

/// What the words around a run, and its own, say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    /// It is one.
    Sure(Behavior, Why),
    /// A place by the word before it, unless it is somebody's name elsewhere.
    Where,
    /// A name, and so an actor, unless it is a place elsewhere.
    Name(Why),
    /// One word at the start of a sentence: a name if it is one elsewhere.
    Unclear,
    /// No name.
    Nothing,
}

/// The mentions of an article. `known` are the names that a person marked before, with what each is.
pub(super) fn mentions(page: &Page<'_>, known: &Names, kinds: &[MentionKind]) -> Mentions {
    let mut guesses: Vec<(Run, Guess)> = Vec::new();
    for run in runs(page) {
        let before = guesses.last().copied();
        guesses.push((run, guess(page, run, before)));
    }
    let found = settled(page, &guesses);
    join(known_mentions(page, known, kinds), found)
}

fn guess(page: &Page<'_>, run: Run, before: Option<(Run, Guess)>) -> Guess {
    let rules = page.rules;
    let Run {
        first,
        end,
        is_start,
        ..
    } = run;
    let all = |list| (first..end).all(|it| page.is(it, list));
    if rules.organizations.has(page.words(first, end)) {
        return Guess::Sure(Behavior::Actor, Why::Institution);
    }
    if rules.places.has(page.words(first, end)) {
        return Guess::Sure(Behavior::Location, Why::Place);
    }
    let is_word = all(&rules.titles) || all(&rules.demonyms) || all(&rules.never);
    if run.len() > LONGEST || is_word {
        return Guess::Nothing;
    }
    if let Some(sure) = by_its_words(page, run) {
        return sure;
    }
    let is_address = first > 0
        && page.kind(first - 1) == Some(Kind::Comma)
        && before.is_some_and(|(run, guess)| {
            run.end == first - 1 && guess == Guess::Sure(Behavior::Location, Why::Place)
        });
    if is_settlement(page, run) || is_address {
        return Guess::Sure(Behavior::Location, Why::Place);
    }
    let is_led = |list| first > 0 && page.is(first - 1, list) && !page.is_capital(first - 1);
    if run.len() < 3 && first > 0 && page.is(first - 1, &rules.place_before) {
        Guess::Where
    } else if is_led(&rules.titles) || is_led(&rules.sources) {
        Guess::Name(Why::Title)
    } else if run.len() == 1 && (is_start || page.is(first, &rules.landforms_last)) {
        Guess::Unclear
    } else if page
        .word(first)
        .trim_end_matches('.')
        .chars()
        .nth(1)
        .is_none()
        && run.len() == 1
    {
        Guess::Nothing
    } else {
        Guess::Name(Why::Capitals)
    }
}

/// What titles, the heads of institutions and the words for places say.
fn by_its_words(page: &Page<'_>, run: Run) -> Option<Guess> {
    let rules = page.rules;
    let Run {
        first,
        end,
        is_start,
        ..
    } = run;
    let institution = Guess::Sure(Behavior::Actor, Why::Institution);
    let place = Guess::Sure(Behavior::Location, Why::Place);
    if run.len() == 1 {
        return (page.is(first, &rules.institutions) && !is_start).then_some(institution);
    }
    let has = |list| (first..end).any(|it| page.is(it, list));
    let is_joined =
        (first + 1..end).any(|it| !page.is_capital(it) && page.is(it, &rules.institution_joins));
    let is_named = has(&rules.institutions);
    if page.is(end - 1, &rules.institutions) || (is_named && is_joined) {
        Some(institution)
    } else if page.is(first, &rules.titles) {
        Some(Guess::Sure(Behavior::Actor, Why::Title))
    } else if page.is(end - 1, &rules.landforms_last) || page.is(first, &rules.landforms_first) {
        Some(place)
    } else {
        is_named.then_some(institution)
    }
}

/// Whether the text says that it is a town or the like: *the village of Esh*, *Dumayr, a town on the edge*.
fn is_settlement(page: &Page<'_>, run: Run) -> bool {
    let rules = page.rules;
    let Run { first, end, .. } = run;
    if first > 1 && page.word(first - 1) == "of" && page.is(first - 2, &rules.settlements) {
        return true;
    }
    if page.kind(end) != Some(Kind::Comma) || !page.is(end + 1, &rules.articles) {
        return false;
    }
    let noun = (end + 2..end + 6).find(|it| page.is(*it, &rules.settlements));
    noun.is_some_and(|it| {
        let is_over = page.kind(it + 1) != Some(Kind::Word) || page.is(it + 1, &rules.stops);
        is_over
            && (end + 2..it)
                .all(|it| page.kind(it) == Some(Kind::Word) && !page.is(it, &rules.stops))
    })
}

/// Decides what is open by what is sure elsewhere in the article.
fn settled(page: &Page<'_>, guesses: &[(Run, Guess)]) -> Vec<Mention> {
    let (mut places, mut last_words, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    for (run, guess) in guesses {
        let words = page.words(run.first, run.end);
        match guess {
            Guess::Sure(Behavior::Location, _) | Guess::Where => places.push(words),
            Guess::Sure(..) | Guess::Name(_) if run.len() > 1 => {
                last_words.push(page.word(run.end - 1))
            }
            Guess::Name(_) => alone.push(words),
            _ => {}
        }
    }
    let (places, last_words, alone) = (
        Names::new(&places, true),
        Names::new(&last_words, true),
        Names::new(&alone, true),
    );
    let decide = |(run, guess): &(Run, Guess)| {
        let words = page.words(run.first, run.end);
        let is_surname = run.len() == 1 && last_words.has(words);
        let (behavior, why) = match guess {
            Guess::Nothing => return None,
            Guess::Sure(Behavior::Location, _) | Guess::Where if is_surname => {
                (Behavior::Actor, Why::Capitals)
            }
            Guess::Sure(behavior, why) => (*behavior, *why),
            Guess::Where => (Behavior::Location, Why::Place),
            Guess::Name(_) | Guess::Unclear if places.has(words) && !is_surname => {
                (Behavior::Location, Why::Place)
            }
            Guess::Name(why) => (Behavior::Actor, *why),
            Guess::Unclear if is_surname || alone.has(words) => (Behavior::Actor, Why::Capitals),
            Guess::Unclear => return None,
        };
        Some(Mention {
            first: run.first,
            end: run.end,
            kind: MentionKind::Of(behavior),
            why,
        })
    };
    guesses.iter().filter_map(decide).collect()
}

fn known_mentions(page: &Page<'_>, known: &Names, kinds: &[MentionKind]) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in &page.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let hit = known.longest(page, at, sentence.end);
            let hit = hit.and_then(|(end, place)| Some((end, *kinds.get(place)?)));
            let Some((end, kind)) = hit else {
                at += 1;
                continue;
            };
            found.push(Mention {
                first: at,
                end,
                kind,
                why: Why::Known,
            });
            at = end;
        }
    }
    found
}

/// Of a known name and a run that share words the longer is taken, and the known one where neither holds the other.
fn join(known: Vec<Mention>, found: Vec<Mention>) -> Mentions {
    let over = |list: &[Mention], one: Mention| {
        let place = list.partition_point(|it| it.end <= one.first);
        list.get(place).copied().filter(|it| it.first < one.end)
    };
    let holds = |one: Mention, other: Mention| one.first <= other.first && other.end <= one.end;
    let is_inner =
        |it: Mention| over(&found, it).is_some_and(|run| holds(run, it) && !holds(it, run));
    let known: Vec<Mention> = known.into_iter().filter(|it| !is_inner(*it)).collect();
    let mut rest = known.iter().copied().peekable();
    let mut all = Vec::new();
    for run in found {
        while let Some(before) = rest.next_if(|it| it.first <= run.first) {
            all.push(before);
        }
        if over(&known, run).is_none() {
            all.push(run);
        }
    }
    all.extend(rest);
    Mentions(all)
}
