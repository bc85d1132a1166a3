//! What answers to questions are worth.

use super::spot::overlap;
use super::{Met, Scored, Why};
use crate::domain::exercise::{Handin, Item, KeyAnswer, Reply, Right};

/// What an answer is worth.
pub(super) fn scored_answer(key: &KeyAnswer, handin: &Handin) -> Scored {
    let mut answers = handin.answers.iter();
    let reply = answers.find(|it| it.question == key.question);
    let met = |is_right: bool| Why::Answer(if is_right { Met::Right } else { Met::Wrong });
    let why = match (reply.map(|it| &it.reply), &key.right) {
        (None, _) => Why::Answer(Met::Missing),
        (Some(Reply::Words(it)), _) if it.trim().is_empty() => Why::Answer(Met::Missing),
        (Some(_), Right::Model(_)) => Why::Waits,
        (Some(Reply::Option(it)), Right::Options(right)) => met(right.contains(it)),
        (Some(Reply::Passage(it)), Right::Passages(right)) => {
            met(right.iter().any(|right| overlap(right, it)))
        }
        (Some(_), _) => met(false),
    };
    let out_of = hundredths(key.points);
    let is_right = why == Why::Answer(Met::Right);
    Scored {
        item: Item::Question(key.question),
        is_trap: false,
        points: 0,
        counted: if is_right { out_of } else { 0 },
        out_of,
        mark: None,
        why: vec![why],
        reason: None,
    }
}

/// Points as they are counted.
pub(super) fn hundredths(points: u16) -> u32 {
    u32::from(points) * 100
}
