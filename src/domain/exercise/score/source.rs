//! Whether a claim is said by whom the key says.

use super::Met;
use super::spot::overlap;
use crate::domain::exercise::{Key, SaidBy};
use crate::domain::text::{Target, Text};
use crate::domain::workspace::{Likeness, likeness};

/// All that a source is called in the article and by whoever knows them.
type Names = Vec<String>;

/// The sources of a key.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    text: &'a Text,
    /// The names of each actor, once for each way to name them.
    actors: Vec<Names>,
}

impl<'a> Sources<'a> {
    pub(super) fn of(key: &Key, text: &'a Text) -> Self {
        let mut sources = Self {
            text,
            actors: Vec::new(),
        };
        for said_by in key.entries.iter().flat_map(|it| &it.said_by) {
            let names = sources.names(said_by);
            if !names.is_empty() && !sources.actors.contains(&names) {
                sources.actors.push(names);
            }
        }
        sources
    }

    /// Right where all that the pupil says are right, each by one of those of the key; in part where some are. A
    /// source is the same where both are the reporter, where the words that name them overlap, or where they are called
    /// alike: by the same name, or by a part or the initials of it that no other source of the key has.
    pub(super) fn compare(&self, right: &[SaidBy], said: &[SaidBy]) -> Met {
        let n_right = said.iter().filter(|it| self.is_one_of(right, it)).count();
        match (n_right, said.len()) {
            (_, 0) => Met::Missing,
            (0, _) => Met::Wrong,
            (all, n) if all == n => Met::Right,
            _ => Met::InPart,
        }
    }

    fn is_one_of(&self, right: &[SaidBy], said: &SaidBy) -> bool {
        let Some(mention) = mention_of(said) else {
            return right.contains(&SaidBy::Reporter);
        };
        let overlaps = |it: &SaidBy| {
            let other = mention_of(it).flatten();
            other.is_some_and(|it| mention.is_some_and(|mine| overlap(mine, it)))
        };
        if right.iter().any(overlaps) {
            return true;
        }
        let mine = self.names(said);
        let right: Vec<Names> = right.iter().map(|it| self.names(it)).collect();
        let alike = right.iter().filter_map(|it| alike(&mine, it)).min();
        match alike {
            None => false,
            Some(Likeness::Name) => true,
            // "Ruiz" is Ana Ruiz as long as nobody else of the key may be meant by it.
            Some(_) => {
                let is_right = |it: &&Names| {
                    let mut right = right.iter();
                    right.any(|right| alike_by_name(right, it))
                };
                let mut others = self.actors.iter().filter(|it| !is_right(it));
                !others.any(|it| self::alike(&mine, it).is_some())
            }
        }
    }

    /// What a source is called; nothing where it is the reporter.
    fn names(&self, said_by: &SaidBy) -> Names {
        let SaidBy::Actor { mention, names } = said_by else {
            return Vec::new();
        };
        let pieces = mention.iter().flat_map(Target::pieces);
        let words: Vec<&str> = pieces.filter_map(|it| self.text.slice(*it)).collect();
        let words = Some(words.join(" ")).filter(|it| !it.is_empty());
        words.into_iter().chain(names.iter().cloned()).collect()
    }
}

/// The mention of an actor; nothing where it is the reporter.
const fn mention_of(said_by: &SaidBy) -> Option<Option<&Target>> {
    match said_by {
        SaidBy::Reporter => None,
        SaidBy::Actor { mention, .. } => Some(mention.as_ref()),
    }
}

fn alike(first: &[String], second: &[String]) -> Option<Likeness> {
    let lower = |it: &str| it.to_lowercase();
    let pairs = first
        .iter()
        .flat_map(|it| second.iter().map(move |other| (it, other)));
    pairs
        .filter_map(|(it, other)| likeness(it, other, &lower))
        .min()
}

fn alike_by_name(first: &[String], second: &[String]) -> bool {
    alike(first, second) == Some(Likeness::Name)
}
