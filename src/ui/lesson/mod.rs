//! Work in class: exercises, and how far those agree who marked and judged the same article.

mod class;
mod make;
mod measures;
mod number;
pub mod paper;
mod preview;
mod prose;
pub mod ready;
mod report;
mod settle;
mod tables;
mod unseal;
mod why;
mod work;

use std::rc::Rc;

use web_sys::Event;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo, use_state_eq};

use crate::domain::exercise::{Handin, beside};
use crate::domain::format::lesson::read_handin;
use crate::domain::model::{Article, AuthorId, Enclosure, EnclosureId, EnclosureKind, TagKey};
use crate::domain::workspace::{Layer, Workspace};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Dialog, Look, button, on_press, value_of};
pub use class::{ClassDialog, ClassDialogProps, Content, Output, take_in};
pub use make::{ExerciseDialog, HandOut};
pub use prose::Guidelines;
pub use ready::ReadyDialog;
use report::{Report, Writer, writers};
use settle::{SettleDialog, golds};
use tables::{common, measured, summary};
pub use work::{
    BarProps, HandedIn, TakeBar, WorkPane, WorkProps, WorkWish, Working, brought_words, hand_in,
    is_pupils, may_in, question_button,
};

/// Properties of [`AgreementDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AgreementDialogProps {
    /// Where decisions go.
    pub store: Store,
    /// All records, for the names of authors.
    pub workspace: Workspace,
    /// Whoever looks at it.
    pub me: AuthorId,
    /// The article.
    pub article: Rc<Article>,
    /// Its marks and verdicts.
    pub layer: Rc<Layer>,
    /// Whether only the pupils who handed in are compared at first; otherwise all but them.
    pub is_of_class: bool,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choice {
    /// Whose tick was changed.
    turned: Vec<AuthorId>,
    /// Whether words are counted, not characters.
    has_words: bool,
    /// Only marks of this tag.
    tag: Option<TagKey>,
}

/// The dialog "Agreement".
#[component]
pub fn AgreementDialog(props: &AgreementDialogProps) -> Html {
    let is_settling = use_state_eq(|| false);
    let choice = use_state_eq(Choice::default);
    let deps = (Rc::clone(&props.article), Rc::clone(&props.layer));
    let golds = use_memo(deps, |(article, layer)| golds(article, layer));
    let handins = props.layer.enclosures(EnclosureKind::Handin);
    let handins: Vec<Rc<Enclosure>> = handins.into_iter().cloned().collect();
    let deps = (Rc::clone(&props.article), handins);
    let handins = use_memo(deps, |(article, all)| read_all(article, all));
    let is_pupil = |id: AuthorId| handins.iter().any(|it| it.0.0 == id.0);
    let deps = (
        props.article.id,
        props.workspace.clone(),
        Rc::clone(&handins),
    );
    let workspace = use_memo(deps, |(article, workspace, handins)| {
        beside(workspace, *article, handins)
    });
    let layer = workspace.layer(props.article.id);
    let deps = (Rc::clone(&workspace), props.me, Rc::clone(&layer));
    let writers = use_memo(deps, |(workspace, me, layer)| {
        writers(workspace, *me, layer)
    });
    // A gold layer is nobody's own work; and pupils are compared with each other.
    let is_at_first = |id: AuthorId| !golds.contains(&id) && is_pupil(id) == props.is_of_class;
    let is_in = |id: AuthorId| choice.turned.contains(&id) != is_at_first(id);
    let chosen: Vec<Writer> = writers.iter().filter(|it| is_in(it.id)).cloned().collect();
    // Nobody sees the numbers while something is settled.
    let compared = if *is_settling {
        Vec::new()
    } else {
        chosen.clone()
    };
    let deps = (
        Rc::clone(&props.article),
        Rc::clone(&layer),
        compared,
        (*choice).clone(),
    );
    let report = use_memo(deps, |(article, layer, chosen, choice)| {
        (chosen.len() > 1).then(|| Report::of(article, layer, chosen, choice))
    });
    if *is_settling {
        let back = is_settling;
        // A gold layer is nobody's own work.
        let people = chosen.into_iter().filter(|it| !golds.contains(&it.id));
        let people: Vec<Writer> = people.collect();
        return html! {
            <SettleDialog store={props.store.clone()} article={Rc::clone(&props.article)} {layer}
                writers={people} has_words={choice.has_words} on_back={Callback::from(move |()| back.set(false))} on_close={&props.on_close} />
        };
    }
    let edit = |change: fn(&mut Choice, String)| {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            let mut next = (*choice).clone();
            change(&mut next, value_of(event.target()));
            choice.set(next);
        })
    };
    let writer = |it: &Writer| {
        let (choice, id) = (choice.clone(), it.id);
        let checked = is_in(id);
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*choice).clone();
            match next.turned.iter().position(|it| *it == id) {
                Some(place) => {
                    next.turned.remove(place);
                }
                None => next.turned.push(id),
            }
            choice.set(next);
        });
        html! {
            <label class="check" key={id.to_string()}>
                <input type="checkbox" {checked} {onchange} />
                <span dir="auto">{ &it.name }</span>{ " " }
                <span class="lesson__soft">{ t!("lesson-marks", n = it.n_marks) }</span>
            </label>
        }
    };
    let option = |value: &str, words: AttrValue, is_chosen: bool| {
        html! { <option value={value.to_owned()} selected={is_chosen}>{ words }</option> }
    };
    let mut tags: Vec<TagKey> = Vec::new();
    for mark in layer.annotations() {
        if let Err(place) = tags.binary_search(&mark.tag) {
            tags.insert(place, mark.tag.clone());
        }
    }
    let of_tag = |it: &TagKey| {
        let is_chosen = choice.tag.as_ref() == Some(it);
        option(it.as_str(), tag_words(layer.tags(), it), is_chosen)
    };
    let on_close = props.on_close.clone();
    html! {
        <Dialog name={t!("agreement")} on_close={&props.on_close}>
            <div class="form lesson">
                <p class="lesson__lead">{ t!("agreement-lead") }</p>
                if writers.len() < 2 {
                    <p class="form__notice">{ t!("agreement-alone") }</p>
                } else {
                    <fieldset class="fieldset">
                        <legend>{ t!("agreement-authors") }</legend>
                        <div class="lesson__writers">{ for writers.iter().map(writer) }</div>
                    </fieldset>
                    <div class="fields fields--small">
                        <label class="field">
                            <span class="field__name">{ t!("agreement-unit") }</span>
                            <select class="select" onchange={edit(|it, value| it.has_words = value == "words")}>
                                { option("characters", t!("unit-characters"), !choice.has_words) }
                                { option("words", t!("unit-words"), choice.has_words) }
                            </select>
                        </label>
                        <label class="field">
                            <span class="field__name">{ t!("agreement-tag") }</span>
                            <select class="select" onchange={edit(|it, value| it.tag = TagKey::parse(&value))}>
                                { option("", t!("agreement-all-tags"), choice.tag.is_none()) }
                                { for tags.iter().map(of_tag) }
                            </select>
                        </label>
                    </div>
                    // What changes is told: the announcements of the page are not heard in a dialog.
                    <p class="lesson__said" role="status" aria-label={t!("agreement-result")}>
                        { report.as_ref().as_ref().map_or_else(|| t!("agreement-tick-two"), summary) }
                    </p>
                    if let Some(report) = &*report {
                        { common(report) }
                        { measured(layer.tags(), report) }
                    }
                }
                <div class="dialog__foot">
                    if report.is_some() && !props.article.is_read_only {
                        { button(t!("settle"), Look::default(), on_press(move || is_settling.set(true))) }
                    }
                    { button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}

/// What pupils handed in. What cannot be read is told in the class.
fn read_all(article: &Article, all: &[Rc<Enclosure>]) -> Vec<(EnclosureId, Handin)> {
    let read = |it: &Rc<Enclosure>| Some((it.id, read_handin(&article.text, &it.body).ok()?));
    all.iter().filter_map(read).collect()
}
