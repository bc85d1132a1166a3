//! Who a claim is said by: shown on its card, and chosen there.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, FocusEvent, HtmlInputElement};
use yew::{AttrValue, Callback, Html, html};

use super::Wish;
use super::card::CardProps;
use super::told::told;
use crate::domain::model::{Attribution, Behavior, Mode, Source};
use crate::domain::workspace::{Candidate, candidates, convey, meant, unattribute};
use crate::t;
use crate::ui::keys::{SOURCE_FIELD, leave_on_escape};
use crate::ui::widgets::{Look, Proposals, Sign, button, chip, icon_button, on_press, value_of};
use crate::ui::words::{mode_words, source_words, voices_words};
use crate::web::dom;
use crate::web::language::lower_case;

/// The sources of a claim in one line, for a card that is closed.
pub(super) fn said_words(props: &CardProps) -> Html {
    let sources = props.layer.sources_of(props.annotation.id);
    if sources.is_empty() {
        return Html::default();
    }
    let workspace = props.store.snapshot().workspace;
    let words = voices_words(&workspace, &props.article, &props.layer, &sources);
    html! { <span class="card__said" dir="auto">{ words }</span> }
}

/// The sources of a claim, each with how it is quoted, and the field for one more.
pub(super) fn said(props: &CardProps) -> Html {
    let claim = &props.annotation;
    let sources = props.layer.sources_of(claim.id);
    let is_claim = props.tags.behavior(&claim.tag) == Behavior::Claim;
    if !is_claim && sources.is_empty() {
        return Html::default();
    }
    html! {
        <div class="said">
            { for sources.iter().map(|it| source(props, it)) }
            if is_claim { { source_field(props) } }
        </div>
    }
}

/// The name of a source on the screen.
pub(super) fn name_of(props: &CardProps, source: Source) -> AttrValue {
    let workspace = props.store.snapshot().workspace;
    source_words(&workspace, &props.article, &props.layer, source)
}

fn source(props: &CardProps, attribution: &Rc<Attribution>) -> Html {
    let name = name_of(props, attribution.source);
    let words = t!("said-by", who = &name);
    let go = match attribution.source.mention() {
        Some(mention) => {
            let on_wish = props.on_wish.clone();
            let onclick = on_press(move || on_wish.emit(Wish::GoTo(mention)));
            chip(words.clone(), words, onclick)
        }
        None => html! { <span class="said__words">{ words }</span> },
    };
    let (article, id) = (attribution.article, attribution.id);
    let onchange = {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            if let Some(mode) = Mode::parse(&value_of(event.target())) {
                // A refusal is announced.
                let _ = store.run(convey(article, id, mode));
            }
        })
    };
    let on_remove = {
        let (store, name) = (props.store.clone(), name.clone());
        on_press(move || {
            if store.run(unattribute(article, id)).is_ok() {
                store.announce(t!("said-removed", who = &name));
                dom::focus(SOURCE_FIELD);
            }
        })
    };
    let option = |mode: Mode| {
        html! { <option value={mode.key()} selected={mode == attribution.mode}>{ mode_words(mode) }</option> }
    };
    html! {
        <div class="said__source" dir="auto" key={id.to_string()}>
            { go }
            if attribution.source != Source::Reporter {
                <select class="select" aria-label={t!("said-how", who = &name)} {onchange}>{ for Mode::ALL.into_iter().map(option) }</select>
            }
            { icon_button(Sign::Close, t!("said-remove", who = &name), Look::QUIET, on_remove) }
            if attribution.source != Source::Reporter { { told(props, attribution, &name) } }
        </div>
    }
}

/// Who may have said the claim of a card. All marks are walked for it.
fn all(props: &CardProps) -> Vec<Candidate> {
    let workspace = props.store.snapshot().workspace;
    candidates(
        &workspace,
        &props.article,
        &props.layer,
        &props.tags,
        &props.annotation,
    )
}

/// Whom typed words mean, with their name; nobody is announced.
pub(super) fn voice(props: &CardProps, typed: &str) -> Option<(Source, AttrValue)> {
    let reporter = t!("said-reporter");
    if lower_case(typed.trim()) == lower_case(&reporter) {
        return Some((Source::Reporter, reporter));
    }
    let all = all(props);
    let found = meant(&all, typed, &lower_case);
    if found.is_none() {
        props.store.warn(t!("said-unknown", who = typed));
    }
    found.map(|it| (it.source, it.words.clone().into()))
}

/// What stands in a field gives way to what is typed next.
pub(super) fn select_words(field: Option<EventTarget>) {
    if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// The field that takes one more source: completed with the actors of the article, the nearest first.
fn source_field(props: &CardProps) -> Html {
    let claim = &props.annotation;
    let take = {
        let props = props.clone();
        Callback::from(move |field: Option<EventTarget>| {
            let typed = value_of(field.clone());
            if typed.trim().is_empty() {
                return;
            }
            let (store, article) = (&props.store, &props.article);
            let say = |(source, who): (Source, AttrValue)| {
                store.attribute(article, &props.annotation, source, &who)
            };
            // A refusal is announced.
            if voice(&props, &typed).is_some_and(say) {
                dom::clear(field);
            } else {
                select_words(field);
            }
        })
    };
    let onchange = move |event: Event| take.emit(event.target());
    let words = {
        let props = props.clone();
        Callback::from(move |()| {
            let names = all(&props).into_iter().map(|it| it.words.into());
            names.chain([t!("said-reporter")]).collect()
        })
    };
    let on_wish = props.on_wish.clone();
    let id = claim.id;
    let on_choose = on_press(move || on_wish.emit(Wish::ChooseSource(id)));
    html! {
        <>
        <label class="field">
            <span class="field__name">{ t!("said-field") }</span>
            <input type="text" list="sources" autocomplete="off" dir="auto" onfocus={|event: FocusEvent| select_words(event.target())} {onchange} onkeydown={leave_on_escape} />
            <Proposals id="sources" {words} />
        </label>
        { button(t!("say-choose"), Look::default(), on_choose) }
        </>
    }
}
