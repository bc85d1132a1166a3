//! What a mark is worth as the words of an entry, and why.

use super::spot::Spot;
use super::{Off, Why};
use crate::domain::exercise::Tolerance;

/// What a mark is worth, in halves of the weight of the entry, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    pub(super) halves: u32,
    pub(super) why: Vec<Why>,
}

/// The best that a mark is worth by the entry's own words or an alternative; its own count first. Words as near as
/// asked and the tag give the whole weight, one of both without the other half of it.
pub(super) fn worth(forms: &[Spot], mark: &Spot, tolerance: Tolerance) -> Option<Worth> {
    let mut best: Option<Worth> = None;
    for (at, form) in forms.iter().enumerate() {
        if form.common(mark) == 0 {
            continue;
        }
        let is_near = is_near(form, mark, tolerance);
        let is_tagged = form.tag == mark.tag;
        let halves = u32::from(is_near) + u32::from(is_tagged);
        if best.as_ref().is_some_and(|it| it.halves >= halves) {
            continue;
        }
        let mut why = vec![how(form, mark, is_near)];
        let (found, of) = (form.n_touched(mark), form.characters.len());
        if found < of {
            why.push(Why::Pieces {
                found: found as u16,
                of: of as u16,
            });
        }
        if !is_tagged {
            why.push(Why::WrongTag(mark.tag.clone()));
        }
        if let Some(alternative) = at.checked_sub(1) {
            why.push(Why::Alternative(alternative as u16));
        }
        best = Some(Worth { halves, why });
    }
    best
}

/// Whether the words of a mark are as near as is asked.
pub(super) fn is_near(form: &Spot, mark: &Spot, tolerance: Tolerance) -> bool {
    if form.has_words_of(mark) {
        return true;
    }
    match tolerance {
        Tolerance::Exact => false,
        Tolerance::Overlap => form.common(mark) > 0,
        Tolerance::Words(most) => {
            let near = |one: u64, two: u64| one.abs_diff(two) <= u64::from(most);
            let mut pieces = form.words.iter().zip(&mark.words);
            form.common(mark) > 0
                && form.words.len() == mark.words.len()
                && !form.words.is_empty()
                && pieces.all(|(one, two)| near(one.from, two.from) && near(one.to, two.to))
        }
    }
}

fn how(form: &Spot, mark: &Spot, is_near: bool) -> Why {
    if form.has_words_of(mark) {
        return Why::Found;
    }
    let off = off(form, mark).unwrap_or_default();
    if is_near {
        Why::Near(off)
    } else {
        Why::Far(off)
    }
}

/// How many words the mark is off at its ends; `None` where either has no words.
fn off(form: &Spot, mark: &Spot) -> Option<Off> {
    let difference = |more: u64, less: u64| {
        let words = i64::try_from(more).ok()? - i64::try_from(less).ok()?;
        i32::try_from(words).ok()
    };
    Some(Off {
        start: difference(form.words.first()?.from, mark.words.first()?.from)?,
        end: difference(mark.words.last()?.to, form.words.last()?.to)?,
    })
}
