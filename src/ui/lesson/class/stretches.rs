//! The stretches of the class map that something can be said of: who marked them by the chosen tag, and what of the
//! key lies there.

use crate::domain::exercise::{Crowd, Key, KeyRun, MapRun, Role};
use crate::domain::model::TagKey;
use crate::domain::text::Span;

/// Shades.
const LEVELS: usize = 5;

/// A longest stretch with the same people and the same entries of the key; never one without either.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shade {
    pub(super) span: Span,
    /// Who marked it, by place.
    pub(super) who: Crowd,
    /// The entries of the key that lie here, by place.
    pub(super) entries: Vec<usize>,
    /// Whether all of these are traps.
    is_trap: bool,
}

impl Shade {
    /// How dark it is, from 1 to 5; nothing where nobody marked it.
    pub(super) fn level(&self, n: usize) -> Option<String> {
        let who = self.who.len();
        (who > 0 && n > 0).then(|| (who * LEVELS).div_ceil(n).min(LEVELS).to_string())
    }

    /// What of the key lies here, as the style sheet knows it.
    pub(super) fn key(&self) -> Option<&'static str> {
        match (self.entries.is_empty(), self.is_trap) {
            (true, _) => None,
            (false, true) => Some("trap"),
            (false, false) => Some("wanted"),
        }
    }
}

/// The shades with the numbers of people that they stand for: from and to, of `n`.
pub(super) fn levels(n: usize) -> Vec<(usize, usize, usize)> {
    let one = |level: usize| {
        let (from, to) = ((level - 1) * n / LEVELS + 1, level * n / LEVELS);
        (from <= to).then_some((level, from, to))
    };
    (1..=LEVELS).filter_map(one).collect()
}

/// The stretches of both maps together, in text order, for one tag or for all.
pub(super) fn stretches(
    runs: &[MapRun],
    over: &[KeyRun],
    key: &Key,
    tag: Option<&TagKey>,
) -> Vec<Shade> {
    let mut found: Vec<Shade> = Vec::new();
    let mut over = over.iter().peekable();
    for run in runs {
        let who = match tag {
            None => run.who.clone(),
            Some(tag) => {
                let mut all = run.by_tag.iter();
                let crowd = all.find(|it| it.0 == *tag).map(|it| it.1.clone());
                crowd.unwrap_or_default()
            }
        };
        let mut at = run.span.start();
        while at < run.span.end() {
            while over.next_if(|it| it.span.end() <= at).is_some() {}
            let there = over.peek();
            let to = there.map_or(run.span.end(), |it| it.span.end().min(run.span.end()));
            let entries = there.map(|it| of_tag(&it.entries, key, tag));
            let entries = entries.unwrap_or_default();
            if let Some(span) = Span::new(at, to) {
                add(&mut found, span, &who, entries, key);
            }
            at = to;
        }
    }
    found
}

/// The entries that have a tag; all where none is asked for.
fn of_tag(entries: &Crowd, key: &Key, tag: Option<&TagKey>) -> Vec<usize> {
    let has_tag = |it: &usize| {
        let entry = key.entries.get(*it);
        entry.is_some_and(|it| tag.is_none_or(|tag| it.tag == *tag))
    };
    entries.iter().filter(has_tag).collect()
}

fn add(found: &mut Vec<Shade>, span: Span, who: &Crowd, entries: Vec<usize>, key: &Key) {
    if who.is_empty() && entries.is_empty() {
        return;
    }
    let is_alike = |it: &Shade| {
        let is_next = it.span.end() == span.start();
        let has_who = it.who.is_empty() && who.is_empty() || it.who == *who;
        is_next && has_who && it.entries == entries
    };
    if let Some(last) = found.last_mut().filter(|it| is_alike(it))
        && let Some(joined) = Span::new(last.span.start(), span.end())
    {
        last.span = joined;
        return;
    }
    let mut roles = entries.iter().filter_map(|it| key.entries.get(*it));
    let is_trap = !entries.is_empty() && roles.all(|it| it.role == Role::Trap);
    found.push(Shade {
        span,
        who: who.clone(),
        entries,
        is_trap,
    });
}
