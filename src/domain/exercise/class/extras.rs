//! What many marked that is not in the key.

use crate::domain::exercise::score::in_full_order;
use crate::domain::exercise::{Extra, Score};
use crate::domain::model::TagKey;
use crate::domain::text::{Byte, Span, Target, order, ordered};

/// Marks of one tag that are meant for nothing in the key and hang together by words that they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalseMark {
    /// What they say the words are.
    pub tag: TagKey,
    /// The words that most of them have; of several the first of the text.
    pub target: Target,
    /// How many marks there are.
    pub n: u32,
    /// The hand-ins that they are in, by place, each once.
    pub who: Vec<usize>,
}

/// The marks that are meant for nothing, together where they are of one tag and overlap, one by another: those that
/// most hand-ins have first, then in text order.
#[must_use]
pub fn false_marks(scores: &[Score]) -> Vec<FalseMark> {
    let all: Vec<(usize, &Extra)> = scores
        .iter()
        .enumerate()
        .flat_map(|(who, score)| score.extras.iter().map(move |it| (who, it)))
        .collect();
    let at = |place: usize| all.get(place);
    let hull = |place: usize| at(place).map_or((0, 0), |it| it.1.target.hull().sort_key());
    let whole = |place: usize| at(place).map(|it| (&it.1.target, &it.1.tag, it.0));
    let places = in_full_order(all.len(), &hull, &|one, two| whole(one).cmp(&whole(two)));
    let all: Vec<(usize, &Extra)> = places
        .into_iter()
        .filter_map(|it| at(it).copied())
        .collect();
    let mut groups: Vec<Vec<(usize, &Extra)>> = vec![Vec::new(); all.len()];
    for (extra, group) in all.iter().zip(grouped(&all)) {
        if let Some(it) = groups.get_mut(group) {
            it.push(*extra);
        }
    }
    let marks: Vec<FalseMark> = groups.iter().filter_map(|it| of_group(it)).collect();
    let most_first = |at: usize| {
        let n = marks.get(at).map_or(0, |it| it.who.len());
        (u64::MAX - n as u64, 0)
    };
    let places = order(marks.len(), &most_first);
    places
        .into_iter()
        .filter_map(|it| marks.get(it).cloned())
        .collect()
}

/// For each mark, in text order, the first of those that it hangs together with.
fn grouped(all: &[(usize, &Extra)]) -> Vec<usize> {
    let mut leads: Vec<usize> = (0..all.len()).collect();
    let pieces: Vec<(Span, usize)> = all
        .iter()
        .enumerate()
        .flat_map(|(at, it)| it.1.target.pieces().iter().map(move |piece| (*piece, at)))
        .collect();
    // Of each tag how far what hangs together reaches, and one of those that do.
    let mut reached: Vec<(&TagKey, Byte, usize)> = Vec::new();
    for (piece, at) in ordered(&pieces, |it| it.0.sort_key()) {
        let Some(tag) = all.get(at).map(|it| &it.1.tag) else {
            continue;
        };
        match reached.iter_mut().find(|it| it.0 == tag) {
            Some((_, end, last)) if piece.start() < *end => {
                join(&mut leads, *last, at);
                *end = piece.end().max(*end);
            }
            Some((_, end, last)) => (*end, *last) = (piece.end(), at),
            None => reached.push((tag, piece.end(), at)),
        }
    }
    (0..all.len()).map(|it| lead(&mut leads, it)).collect()
}

/// The first of those that a mark hangs together with.
fn lead(leads: &mut [usize], at: usize) -> usize {
    let mut lead = at;
    while let Some(next) = leads.get(lead).copied().filter(|it| *it != lead) {
        // Each step leads further at once the next time.
        let further = leads.get(next).copied().unwrap_or(next);
        if let Some(it) = leads.get_mut(lead) {
            *it = further;
        }
        lead = next;
    }
    lead
}

fn join(leads: &mut [usize], one: usize, two: usize) {
    let (one, two) = (lead(leads, one), lead(leads, two));
    if let Some(it) = leads.get_mut(one.max(two)) {
        *it = one.min(two);
    }
}

/// What a group is; its marks are in text order, so that equal words stand together.
fn of_group(group: &[(usize, &Extra)]) -> Option<FalseMark> {
    let (_, first) = group.first()?;
    let (mut best, mut n_best) = (&first.target, 0);
    let (mut last, mut n_last) = (&first.target, 0);
    let mut who: Vec<usize> = Vec::new();
    for (by, extra) in group {
        if extra.target != *last {
            (last, n_last) = (&extra.target, 0);
        }
        n_last += 1;
        if n_last > n_best {
            (best, n_best) = (last, n_last);
        }
        let place = who.partition_point(|it| it < by);
        if who.get(place) != Some(by) {
            who.insert(place, *by);
        }
    }
    Some(FalseMark {
        tag: first.tag.clone(),
        target: best.clone(),
        n: group.len() as u32,
        who,
    })
}
