//! Why a thing gives the points that it gives, in words: for the teacher, and for the pupil.

use yew::AttrValue;

use crate::domain::exercise::{Judged, Met, Off, Scored, Why};
use crate::domain::model::TagSet;
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::words::rating_words;

/// All reasons of one thing, a sentence each; `tags` are those in force.
pub(super) fn why_words(tags: &TagSet, scored: &Scored) -> String {
    let has_words = scored.why.contains(&Why::Found);
    let is_other = |it: &Why| matches!(it, Why::WrongTag(_));
    let has_other = scored.why.iter().any(is_other);
    let one = |why: &Why| match why {
        // What is not all right is not said to be found first.
        Why::Found if has_other => None,
        Why::WrongTag(tag) if has_words => Some(t!("why-right-words", tag = &tag_words(tags, tag))),
        why => Some(one(tags, why)),
    };
    let sentences: Vec<AttrValue> = scored.why.iter().filter_map(one).collect();
    sentences.join(" ")
}

fn one(tags: &TagSet, why: &Why) -> AttrValue {
    match why {
        Why::Found => t!("why-found"),
        Why::Near(off) => match off_words(*off) {
            Some(off) => t!("why-near", off = &off),
            None => t!("why-near-same"),
        },
        Why::Far(off) => match off_words(*off) {
            Some(off) => t!("why-far", off = &off),
            None => t!("why-far-same"),
        },
        Why::Pieces { found, of } => {
            t!(
                "why-pieces",
                found = usize::from(*found),
                of = usize::from(*of)
            )
        }
        Why::WrongTag(tag) => t!("why-wrong-tag", tag = &tag_words(tags, tag)),
        Why::Alternative(_) => t!("why-alternative"),
        Why::Missed => t!("why-missed"),
        Why::Avoided => t!("why-avoided"),
        Why::WalkedInto => t!("why-walked-into"),
        Why::Source(Met::Right) => t!("why-source-right"),
        Why::Source(Met::InPart) => t!("why-source-part"),
        Why::Source(Met::Wrong) => t!("why-source-wrong"),
        Why::Source(Met::Missing) => t!("why-source-missing"),
        Why::Verdict(Judged::Right) => t!("why-verdict-right"),
        Why::Verdict(Judged::Wrong(rating)) => {
            t!("why-verdict-wrong", rating = &rating_words(*rating))
        }
        Why::Verdict(Judged::Missing) => t!("why-verdict-missing"),
        Why::Answer(Met::Right | Met::InPart) => t!("why-answer-right"),
        Why::Answer(Met::Wrong) => t!("why-answer-wrong"),
        Why::Answer(Met::Missing) => t!("why-answer-missing"),
        Why::Waits => t!("why-waits"),
        Why::NotInText => t!("why-not-in-text"),
    }
}

/// How far both ends are off; nothing where the words are the same.
fn off_words(off: Off) -> Option<AttrValue> {
    let n = |it: i32| it.unsigned_abs() as usize;
    let start = match off.start {
        0 => None,
        it if it > 0 => Some(t!("off-start-long", n = n(it))),
        it => Some(t!("off-start-short", n = n(it))),
    };
    let end = match off.end {
        0 => None,
        it if it > 0 => Some(t!("off-end-long", n = n(it))),
        it => Some(t!("off-end-short", n = n(it))),
    };
    match (start, end) {
        (Some(one), Some(two)) => Some(t!("off-both", one = &one, two = &two)),
        (one, two) => one.or(two),
    }
}
