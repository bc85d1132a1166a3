//! One case: who marked what, and what can be done about it.

use std::rc::Rc;

use web_sys::Event;
use yew::{AttrValue, Callback, Html, html};

use super::deeds::{self, Deed};
use super::draft::draft;
use super::lines::{context, line, told};
use super::walk::Walk;
use crate::domain::adjudicate::{Case, How, State, Variant};
use crate::domain::model::AuthorId;
use crate::domain::text::{Span, Target};
use crate::t;
use crate::ui::store::tag_words;

/// The case where somebody stands, with the ways to the others.
pub(super) fn walked(walk: &Rc<Walk>) -> Html {
    let shown = walk.shown();
    let at = walk.current(&shown);
    let position = at.and_then(|at| shown.iter().position(|it| *it == at));
    let n_settled = shown.iter().filter(|it| walk.state(**it).is_settled());
    let onchange = {
        let walk = Rc::clone(walk);
        Callback::from(move |_: Event| walk.edit(|it| it.shows_all = !it.shows_all))
    };
    let n_agreed = walk.cases().iter().filter(|it| it.is_agreed()).count();
    html! {
        <section class="lesson__part settle__walk" aria-label={t!("settle-cases")}>
            <div class="settle__bar">
                { act(walk, t!("settle-previous"), None, "p", Deed::Previous) }
                <p class="settle__progress">{ t!("settle-progress", n = n_settled.count(), of = shown.len()) }</p>
                { act(walk, t!("settle-next"), None, "n", Deed::Next) }
            </div>
            if n_agreed > 0 {
                <label class="check">
                    <input type="checkbox" checked={walk.place.shows_all} {onchange} />
                    <span>{ t!("settle-all", n = n_agreed) }</span>
                </label>
            }
            if let (Some(at), Some(position)) = (at, position) {
                if let Some(case) = walk.cases().get(at) {
                    { one(walk, at, case, t!("settle-case", n = position + 1, of = shown.len())) }
                }
            } else {
                <p class="form__notice">{ t!("settle-none") }</p>
            }
        </section>
    }
}

fn one(walk: &Rc<Walk>, at: usize, case: &Case, name: AttrValue) -> Html {
    let context = context(walk, case);
    let (common, all) = (case.common(), case.all());
    let both = (common.as_ref(), all.as_ref());
    let how = decided(walk, at);
    let variant = |(at, it): (usize, &Variant)| {
        let is_pressed = how == Some(How::Accepted(at));
        variant(walk, (at, it), is_pressed, &context, both)
    };
    let is_rejected = how == Some(How::Rejected);
    // What somebody marked is there to be accepted already.
    let is_new = |merged: Option<&Target>| {
        let mut variants = case.variants.iter();
        merged.is_some_and(|merged| variants.all(|it| it.target != *merged))
    };
    let differs = case.variants.len() > 1 || !case.without.is_empty();
    html! {
        // The focus comes here with each case: what it is called is told then.
        <div class="settle__case" role="group" aria-label={&name} tabindex="-1" data-first="">
            <h3 class="lesson__title">{ name }</h3>
            { so_far(walk, at) }
            <ol class="settle__variants">
                { for case.variants.iter().enumerate().map(variant) }
                if !case.without.is_empty() {
                    <li class="settle__variant">
                        { head(walk, None, &case.without, case.vote().of) }
                        { line(walk, &context, None, both) }
                        { act(walk, t!("settle-reject"), Some(is_rejected), "0", Deed::Reject) }
                    </li>
                }
            </ol>
            <p class="settle__vote">{ vote(walk, case) }</p>
            if let Some(chosen) = &walk.place.draft {
                { draft(walk, chosen, &context, both) }
            } else {
                <div class="settle__acts">
                    if is_new(both.1) {
                        { act(walk, t!("settle-merge"), Some(how == Some(How::All)), "u", Deed::All) }
                    }
                    if is_new(both.0) {
                        { act(walk, t!("settle-common"), Some(how == Some(How::Common)), "i", Deed::Common) }
                    }
                    { act(walk, t!("settle-anew"), Some(how == Some(How::Anew)), "e", Deed::Draft) }
                    if case.without.is_empty() {
                        { act(walk, t!("settle-reject"), Some(is_rejected), "0", Deed::Reject) }
                    }
                </div>
            }
            if differs { <p class="lesson__soft">{ t!("settle-legend") }</p> }
        </div>
    }
}

/// A button, with the key that does the same.
pub(super) fn act(
    walk: &Rc<Walk>,
    name: AttrValue,
    is_pressed: Option<bool>,
    key: &'static str,
    deed: Deed,
) -> Html {
    named(walk, (name, None), is_pressed, key.into(), deed)
}

/// The same for a button of which there are several: `more` tells it from the others.
fn named(
    walk: &Rc<Walk>,
    (name, more): (AttrValue, Option<AttrValue>),
    is_pressed: Option<bool>,
    key: AttrValue,
    deed: Deed,
) -> Html {
    let has_key = walk.has_keys && !key.is_empty();
    let walk = Rc::clone(walk);
    let onclick = Callback::from(move |_| deeds::run(&walk, deed));
    html! {
        <button type="button" class="button" aria-pressed={is_pressed.map(|it| it.to_string())} {onclick}>
            <span>{ name }if let Some(more) = more { <span class="hidden">{ " " }{ more }</span> }</span>
            if has_key { <kbd aria-hidden="true">{ key }</kbd> }
        </button>
    }
}

fn variant(
    walk: &Rc<Walk>,
    (at, it): (usize, &Variant),
    is_pressed: bool,
    context: &[Span],
    both: (Option<&Target>, Option<&Target>),
) -> Html {
    let key: AttrValue = match at {
        0..9 => (at + 1).to_string().into(),
        _ => AttrValue::default(),
    };
    let more = told(walk, &it.target, &it.tag);
    html! {
        <li class="settle__variant">
            { head(walk, Some(it), &it.by, walk.props.writers.len()) }
            { line(walk, context, Some((&it.target, &it.tag)), both) }
            { named(walk, (t!("settle-accept"), Some(more)), Some(is_pressed), key, Deed::Accept(at)) }
        </li>
    }
}

/// What it is, whose, and how many they are.
fn head(walk: &Walk, variant: Option<&Variant>, by: &[AuthorId], of: usize) -> Html {
    let tags = walk.props.layer.tags();
    let tag = variant.map_or_else(|| t!("settle-no-mark"), |it| tag_words(tags, &it.tag));
    let hue = variant.map(|it| tags.hue(&it.tag));
    html! {
        <p class="settle__head">
            <span class="badge" data-hue={hue} dir="auto">{ tag }</span>{ " " }
            <b dir="auto">{ walk.names_of(by) }</b>{ " " }
            <span class="lesson__soft">{ t!("settle-votes", n = by.len(), of = of) }</span>
        </p>
    }
}

/// What most say.
fn vote(walk: &Walk, case: &Case) -> AttrValue {
    let vote = case.vote();
    let answer = |it: &Option<usize>| {
        let variant = it.and_then(|at| case.variants.get(at));
        variant.map_or_else(
            || t!("settle-no-mark"),
            |it| told(walk, &it.target, &it.tag),
        )
    };
    let answers: Vec<AttrValue> = vote.most.iter().map(answer).collect();
    let answers = answers.join(" / ");
    if vote.leader().is_none() {
        t!("vote-tie", n = vote.n, answers = &answers)
    } else if vote.n == vote.of {
        t!("vote-all", answers = &answers)
    } else if vote.is_majority() {
        t!(
            "vote-majority",
            n = vote.n,
            of = vote.of,
            answers = &answers
        )
    } else {
        t!("vote-most", n = vote.n, of = vote.of, answers = &answers)
    }
}

/// How a case is decided, as it is now.
fn decided(walk: &Walk, at: usize) -> Option<How> {
    let State::Settled(at) = walk.state(at) else {
        return None;
    };
    let decision = walk.session()?.decisions.get(at)?;
    Some(decision.how)
}

/// Whether a case is settled, how, and whose words these were.
fn so_far(walk: &Walk, at: usize) -> Html {
    let state = walk.state(at);
    let decision = state.decision();
    let decision = decision.and_then(|at| walk.session()?.decisions.get(at));
    let Some(decision) = decision else {
        return html! { <p class="settle__state" data-state="open">{ t!("settle-open") }</p> };
    };
    let mark = decision.mark.and_then(|it| walk.props.layer.get(it));
    let mark = match mark {
        Some(it) => told(walk, &it.target, &it.tag),
        None => t!("settle-no-mark"),
    };
    let by = match decision.how {
        How::Accepted(at) => decision.case.variants.get(at),
        _ => None,
    };
    let how = match (by, decision.how) {
        (Some(it), _) => t!("how-accepted", names = &walk.names_of(&it.by)),
        (None, How::All) => t!("how-all"),
        (None, How::Common) => t!("how-common"),
        (None, How::Anew) => t!("how-anew"),
        (None, How::Rejected | How::Accepted(_)) => AttrValue::default(),
    };
    let (key, words) = match state {
        State::Changed(_) => ("changed", t!("settle-changed", mark = &mark)),
        _ => ("settled", t!("settle-settled", mark = &mark)),
    };
    html! { <p class="settle__state" data-state={key}>{ words }{ " " }{ how }</p> }
}
