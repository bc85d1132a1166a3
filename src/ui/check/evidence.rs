//! What was consulted about a claim, piece by piece.

use std::rc::Rc;

use web_sys::Event;
use yew::{AttrValue, Callback, Html, html};

use super::CheckDialogProps;
use crate::domain::model::{Evidence, Finding, Stance, is_web_address};
use crate::domain::workspace::{add_evidence, delete_finding, evidence_on, write_evidence};
use crate::t;
use crate::ui::outside::outside;
use crate::ui::store::Store;
use crate::ui::visits::visit;
use crate::ui::widgets::{
    FieldKind, Look, Sign, area, button, field, icon_button, on_press, value_of,
};
use crate::ui::words::stance_words;
use crate::web::{clock, dom, frame};

/// All pieces, and the button for one more. What is wrong with an address is not told while somebody `is_typing`.
pub(super) fn evidence(props: &CheckDialogProps, is_typing: bool) -> Html {
    let claim = props.claim.id;
    let layer = props.workspace.layer(props.article.id);
    let all = evidence_on(&layer, claim);
    let on_add = {
        let store = props.store.clone();
        on_press(move || {
            let blank = Evidence {
                consulted: clock::today(),
                ..Evidence::default()
            };
            if store.run(add_evidence(claim, blank)).is_ok() {
                frame::after_paint(|| dom::focus(".evidence:last-of-type input")).forget();
            }
        })
    };
    let pieces = (1..).zip(&all);
    html! {
        <section class="check__part" aria-label={t!("evidence")}>
            <h3 class="check__title">{ t!("evidence") }</h3>
            if all.is_empty() {
                <p class="field__hint">{ t!("evidence-none") }</p>
            }
            { for pieces.map(|(at, (finding, evidence))| piece(&props.store, at, finding, evidence, is_typing)) }
            <div>{ button(t!("evidence-add"), Look::default(), on_add) }</div>
        </section>
    }
}

/// How a field of a piece is changed.
type Set = fn(&mut Evidence, String);

fn piece(
    store: &Store,
    at: usize,
    finding: &Rc<Finding>,
    evidence: &Evidence,
    is_typing: bool,
) -> Html {
    let (article, id) = (finding.article, finding.id);
    let write = |set: Set| {
        let (store, evidence) = (store.clone(), evidence.clone());
        Callback::from(move |words: String| {
            let mut next = evidence.clone();
            set(&mut next, words);
            // A refusal is announced; the field keeps what was typed.
            let _ = store.run(write_evidence(article, id, next, visit()));
        })
    };
    let lines = |name: AttrValue, value: &str, set: Set| area(name, value, write(set));
    let line = |name: AttrValue, value: &str, kind: FieldKind, set: Set| {
        field(name, value, None, kind, write(set))
    };
    let on_stance = {
        let write = write(|it, key| it.stance = Stance::parse(&key).unwrap_or(it.stance));
        move |event: Event| write.emit(value_of(event.target()))
    };
    let stance = |stance: Stance| {
        html! { <option value={stance.key()} selected={stance == evidence.stance}>{ stance_words(stance) }</option> }
    };
    let on_delete = {
        let store = store.clone();
        on_press(move || {
            if store.run(delete_finding(article, id)).is_ok() {
                dom::focus(".check__part .button");
            }
        })
    };
    let day = FieldKind {
        input: Some("date"),
        list: None,
    };
    let plain = FieldKind::default();
    let has_question = !evidence.question.is_empty() || !evidence.answer.is_empty();
    let name = t!("evidence-nth", n = at);
    html! {
        <fieldset class="evidence" key={id.to_string()}>
            <legend class="hidden">{ &name }</legend>
            <div class="evidence__head">
                <select class="select" aria-label={t!("stance")} onchange={on_stance}>{ for Stance::ALL.into_iter().map(stance) }</select>
                { icon_button(Sign::Delete, t!("evidence-delete", name = &name), Look::QUIET, on_delete) }
            </div>
            { line(t!("evidence-source"), &evidence.source, plain, |it, words| it.source = words) }
            { opens(&evidence.source, is_typing) }
            { lines(t!("evidence-passage"), &evidence.passage, |it, words| it.passage = words) }
            { line(t!("evidence-consulted"), &evidence.consulted, day, |it, words| it.consulted = words) }
            <details class="evidence__question" open={has_question}>
                <summary>{ t!("evidence-question-summary") }</summary>
                { line(t!("evidence-question"), &evidence.question, plain, |it, words| it.question = words) }
                { lines(t!("evidence-answer"), &evidence.answer, |it, words| it.answer = words) }
            </details>
        </fieldset>
    }
}

/// Where the address leads; for one of another kind that is written to its end, that it leads nowhere.
fn opens(source: &str, is_typing: bool) -> Html {
    let source = source.trim();
    let scheme = source.split_once(':').map_or("", |it| it.0);
    let is_scheme = |it: char| it.is_ascii_alphanumeric() || "+-.".contains(it);
    let is_web = ["http", "https"].map(|it| scheme.eq_ignore_ascii_case(it));
    let looks_like_address = !(is_typing || scheme.is_empty() || is_web.contains(&true))
        && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
        && !source.contains(char::is_whitespace);
    if is_web_address(source) {
        html! { <p class="field__hint">{ t!("evidence-opens") }{ " " }{ outside(source) }</p> }
    } else if looks_like_address {
        html! { <p class="field__hint" role="status">{ t!("evidence-no-link", scheme = scheme) }</p> }
    } else {
        Html::default()
    }
}
