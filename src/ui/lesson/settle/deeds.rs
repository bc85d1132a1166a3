//! What can be done in the dialog, by button or by key. Each decision is one step of undo.

use std::rc::Rc;

use yew::AttrValue;

use super::draft::nudged;
use super::lines::told;
use super::walk::{Draft, Walk};
use super::write::{begin, change, keep, stay, write};
use crate::domain::adjudicate::{Case, How, Outcome};
use crate::domain::model::TagKey;
use crate::domain::text::Target;
use crate::domain::workspace::Label;
use crate::t;
use crate::web::{dom, frame};

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Deed {
    /// Begin: the first round is counted.
    Begin,
    /// Show names.
    Reveal,
    /// Keep how far all agree now.
    Keep,
    /// Put all that everybody agrees on into the gold layer.
    Agreed,
    /// Go to the case before.
    Previous,
    /// Go to the next.
    Next,
    /// Have it as this variant.
    Accept(usize),
    /// Have all words that anybody marked.
    All,
    /// Have the words that everybody marked.
    Common,
    /// Have no mark.
    Reject,
    /// Choose words and tag.
    Draft,
    /// Move an end of the words chosen.
    Nudge { is_start: bool, is_on: bool },
    /// Have the words chosen.
    Place,
    /// Choose no words after all.
    Cancel,
    /// Take the last step back.
    Undo,
}

/// Where the focus goes with each step: to the case, or to what begins.
const CASE: &str = ":is(.settle__case, .settle [data-look=main])";

/// Whether the last step was one of settling.
pub(super) fn may_undo(walk: &Walk) -> bool {
    walk.props.store.snapshot().next_undo == Some(Label::Settle)
}

pub(super) fn run(walk: &Rc<Walk>, deed: Deed) {
    match deed {
        Deed::Begin => begin(walk),
        Deed::Reveal => change(walk, |it| it.is_revealed = true, t!("settle-revealed")),
        Deed::Keep => keep(walk),
        Deed::Agreed => agreed(walk),
        Deed::Previous => go(walk, false),
        Deed::Next => go(walk, true),
        Deed::Undo => undo(walk),
        Deed::Cancel => {
            walk.edit(|it| it.draft = None);
            focus();
        }
        Deed::Nudge { is_start, is_on } => {
            if let Some(draft) = &walk.place.draft {
                let target = nudged(walk, &draft.target, is_start, is_on);
                let tag = draft.tag.clone();
                walk.edit(|it| it.draft = Some(Draft { target, tag }));
            }
        }
        Deed::Accept(_) | Deed::All | Deed::Common | Deed::Reject | Deed::Draft | Deed::Place => {
            let shown = walk.shown();
            let at = walk.current(&shown);
            if let Some((at, case)) = at.and_then(|at| Some((at, walk.cases().get(at)?))) {
                on_case(walk, at, case, deed);
            }
        }
    }
}

fn on_case(walk: &Rc<Walk>, at: usize, case: &Case, deed: Deed) {
    let mut tags = case.variants.iter().map(|it| &it.tag);
    let tag = tags.next();
    // Where tags differ, somebody has to say which.
    let is_one_tag = tags.all(|it| Some(it) == tag);
    let merged = |target: Option<Target>, how: How| {
        if let Some((target, tag)) = target.zip(tag.cloned()) {
            if is_one_tag {
                decide(walk, at, case, how, Some((target, tag)));
            } else {
                choose(walk, Draft { target, tag });
            }
        }
    };
    match deed {
        Deed::Accept(which) => {
            if let Some(it) = case.variants.get(which) {
                let place = Some((it.target.clone(), it.tag.clone()));
                decide(walk, at, case, How::Accepted(which), place);
            }
        }
        Deed::All => merged(case.all(), How::All),
        Deed::Common => merged(case.common(), How::Common),
        Deed::Reject => decide(walk, at, case, How::Rejected, None),
        Deed::Draft => {
            if let Some(it) = case.variants.first() {
                let (target, tag) = (it.target.clone(), it.tag.clone());
                choose(walk, Draft { target, tag });
            }
        }
        Deed::Place => {
            if let Some(Draft { target, tag }) = walk.place.draft.clone() {
                let how = how_of(case, &target, &tag);
                decide(walk, at, case, how, Some((target, tag)));
            }
        }
        _ => {}
    }
}

fn choose(walk: &Walk, draft: Draft) {
    walk.edit(|it| it.draft = Some(draft));
    frame::after_paint(|| dom::focus(".settle__draft .button")).forget();
}

/// How words and tag that were chosen by hand came about: they may be somebody's after all.
fn how_of(case: &Case, target: &Target, tag: &TagKey) -> How {
    let mut variants = case.variants.iter();
    if let Some(at) = variants.position(|it| it.target == *target && it.tag == *tag) {
        return How::Accepted(at);
    }
    let is_theirs = case.variants.iter().any(|it| it.tag == *tag);
    match () {
        () if is_theirs && case.all().as_ref() == Some(target) => How::All,
        () if is_theirs && case.common().as_ref() == Some(target) => How::Common,
        () => How::Anew,
    }
}

fn decide(walk: &Rc<Walk>, at: usize, case: &Case, how: How, place: Option<(Target, TagKey)>) {
    let mark = match &place {
        Some((target, tag)) => told(walk, target, tag),
        None => t!("settle-no-mark"),
    };
    let outcome = Outcome {
        case: case.clone(),
        instead: walk.state(at).decision(),
        how,
        place,
    };
    let shown = walk.shown();
    let next = walk.next_open(&shown, Some(at));
    let place = |at: usize| shown.iter().position(|it| *it == at);
    let then = match next.and_then(place) {
        Some(place) => t!("settle-case", n = place + 1, of = shown.len()),
        None => t!("settle-finished"),
    };
    let said = format!("{} {then}", t!("settle-settled", mark = &mark));
    write(
        walk,
        vec![outcome],
        |_| (),
        said.into(),
        |it| {
            it.at = next.or(Some(at));
            it.trail.push(at);
        },
    );
}

/// Puts all that everybody agrees on into the gold layer, in one step.
fn agreed(walk: &Rc<Walk>) {
    let outcomes =
        unsettled(walk).map(|(at, case)| Outcome::accept(case, 0, walk.state(at).decision()));
    let outcomes: Vec<Outcome> = outcomes.collect();
    let said = t!("settle-agreed-done", n = outcomes.len());
    write(walk, outcomes, |_| (), said, stay);
}

/// The cases that all agree on and that are not in the gold layer.
pub(super) fn unsettled(walk: &Walk) -> impl Iterator<Item = (usize, &Case)> {
    let all = walk.cases().iter().enumerate();
    all.filter(|it| it.1.is_agreed() && !walk.state(it.0).is_settled())
}

fn go(walk: &Rc<Walk>, is_on: bool) {
    let shown = walk.shown();
    let at = walk.current(&shown);
    let place = at.and_then(|at| shown.iter().position(|it| *it == at));
    let next = place.and_then(|it| {
        if is_on {
            it.checked_add(1)
        } else {
            it.checked_sub(1)
        }
    });
    match next.and_then(|it| shown.get(it)) {
        Some(next) => walk.edit(|it| {
            it.at = Some(*next);
            it.draft = None;
            it.said = AttrValue::default();
        }),
        None if is_on => walk.edit(|it| it.said = t!("settle-last")),
        None => walk.edit(|it| it.said = t!("settle-first")),
    }
    focus();
}

fn undo(walk: &Rc<Walk>) {
    walk.props.store.undo();
    walk.edit(|it| {
        it.at = it.trail.pop().or(it.at);
        it.draft = None;
        it.said = t!("settle-undone");
    });
    focus();
}

/// Moves the focus to the case.
pub(super) fn focus() {
    frame::after_paint(|| dom::focus(CASE)).forget();
}
