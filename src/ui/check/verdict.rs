//! The verdict on a claim: its reason, its rating, what it still needs, and the verdicts before it.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, FocusEvent, HtmlSelectElement};
use yew::{AttrValue, Callback, Html, TargetCast, component, html, use_memo, use_state_eq};

use super::ratings::{meant, options, value};
use super::{CheckDialogProps, ScalesState};
use crate::domain::model::{Finding, Rating, Verdict};
use crate::domain::workspace::{judge, judge_past, missing, particulars_of, verdicts_on};
use crate::t;
use crate::ui::store::missing_words;
use crate::ui::visits::visit;
use crate::ui::widgets::{Look, area, button, on_press, value_of};
use crate::ui::words::verdict_words;
use crate::web::clock;

/// Reason and rating, in the order in which they are wanted.
#[component]
pub(super) fn VerdictFields(props: &CheckDialogProps) -> Html {
    let is_refused = use_state_eq(|| false);
    let (store, claim) = (&props.store, props.claim.id);
    let layer = props.workspace.layer(props.article.id);
    let verdicts = verdicts_on(&layer, claim);
    let now = verdicts.last().map(|it| it.1.clone()).unwrap_or_default();
    let last = verdicts.last().map(|it| it.0.id);
    // The verdict that stood when the focus came into the list.
    let stood = use_memo((), |()| Cell::new(None));
    let onfocus = {
        let stood = Rc::clone(&stood);
        let decided = last.filter(|_| now.rating != Rating::Open);
        move |_: FocusEvent| stood.set(decided)
    };
    let on_reason = {
        let (store, now) = (store.clone(), now.clone());
        Callback::from(move |reason: String| {
            let next = Verdict {
                reason,
                ..now.clone()
            };
            // A refusal is announced; the field keeps what was typed.
            let _ = store.run(judge(claim, next, visit()));
        })
    };
    let onchange = {
        let (store, now, is_refused) = (store.clone(), now.clone(), is_refused.setter());
        move |event: Event| {
            let Some(next) = meant(&value_of(event.target()), &now.reason) else {
                return;
            };
            // Arrow keys come by entries that are not meant: of a stay in the list only the last verdict is kept.
            let passed = last.filter(|it| Some(*it) != stood.get());
            let outcome = store.run(judge_past(passed, claim, next, visit()));
            is_refused.set(outcome.is_err());
            if let (Err(_), Some(select)) = (outcome, event.target_dyn_into::<HtmlSelectElement>())
            {
                let own = now.own_words().unwrap_or_default();
                select.set_value(&value(now.rating, own));
            }
        }
    };
    let on_scales = {
        let on_scales = props.on_scales.clone();
        on_press(move || on_scales.emit(ScalesState::of(claim)))
    };
    let kind = particulars_of(&layer, claim).kind;
    let lacks = missing(&layer, claim, &now.reason);
    let lacks = if kind.is_some_and(|it| !it.is_checkable()) {
        Some(t!("refusal-not-checkable"))
    } else {
        lacks.is_any().then(|| missing_words(lacks))
    };
    // The words are the same: told again only where somebody tried.
    let role = if *is_refused { "alert" } else { "note" };
    html! {
        <section class="check__part" aria-label={t!("verdict")}>
            <h3 class="check__title">{ t!("verdict") }</h3>
            { area(t!("verdict-reason"), &now.reason, on_reason) }
            <div class="check__rating">
                <label class="field">
                    <span class="field__name">{ t!("verdict-rating") }</span>
                    <select class="select" data-rating={now.rating.key()} aria-describedby="verdict-missing" {onfocus} {onchange}>{ options(&props.workspace, &now) }</select>
                </label>
                { button(t!("scale-own"), Look::QUIET, on_scales) }
            </div>
            if let Some(words) = lacks {
                <p class="check__missing" id="verdict-missing" key={role} {role} data-refused={is_refused.to_string()}>{ words }</p>
            }
            { history(props, &verdicts) }
        </section>
    }
}

/// The verdicts before the last, the latest first; nothing where there are none.
fn history(props: &CheckDialogProps, verdicts: &[(&Rc<Finding>, &Verdict)]) -> Html {
    let earlier: Vec<_> = verdicts.iter().rev().skip(1).collect();
    if earlier.is_empty() {
        return Html::default();
    }
    let entry = |(finding, verdict): &&(&Rc<Finding>, &Verdict)| {
        let name = props.workspace.author(finding.provenance.by);
        let name = name.map(|it| it.name.to_string()).unwrap_or_default();
        let day = clock::day_of(finding.provenance.modified);
        let who: AttrValue = match name.as_str() {
            "" => day.into(),
            name => format!("{name}, {day}").into(),
        };
        html! {
            <li dir="auto"><b>{ verdict_words(verdict) }</b>{ " " }{ verdict.reason.clone() }{ " " }<span class="field__hint">{ who }</span></li>
        }
    };
    html! {
        <details class="check__history">
            <summary>{ t!("verdict-history", n = earlier.len()) }</summary>
            <ol role="list">{ for earlier.iter().map(entry) }</ol>
        </details>
    }
}
