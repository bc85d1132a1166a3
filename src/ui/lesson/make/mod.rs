//! The dialog "Exercise": a teacher makes an exercise of an article that she marked, and hands it out.

mod entries;
mod entry;
mod files;
mod form;
mod inputs;
mod own_tags;
mod questions;
mod received;
mod task;

use std::rc::Rc;

use web_sys::FocusEvent;
use yew::{Callback, Html, component, html, use_memo, use_state_eq};

use crate::domain::exercise::Exercise;
use crate::domain::format::lesson::{read_exercise, write_exercise};
use crate::domain::model::{Article, Enclosure, EnclosureId, EnclosureKind};
use crate::domain::text::{Span, Target};
use crate::domain::workspace::{enclose, take_out};
use crate::t;
use crate::ui::keys::TEXT;
use crate::ui::lesson::preview::preview;
use crate::ui::visits::begin_visit;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use crate::web::{dom, frame, selection};
use files::Files;
pub use form::{ExerciseDialogProps, HandOut};
use form::{Form, Shown};
use inputs::notice;
use received::Received;

/// The exercises of an article: to begin one, to choose one, or one in its fields.
#[component]
pub fn ExerciseDialog(props: &ExerciseDialogProps) -> Html {
    let shown = {
        let article = Rc::clone(&props.article);
        use_state_eq(move || Shown {
            selected: selected_in(&article),
            ..Shown::default()
        })
    };
    let all: Vec<Rc<Enclosure>> = {
        let all = props.layer.enclosures(EnclosureKind::Exercise);
        all.into_iter().cloned().collect()
    };
    let chosen = match all.as_slice() {
        [only] => Some(only),
        all => all.iter().find(|it| Some(it.id) == shown.chosen),
    };
    let read = use_memo(
        (chosen.cloned(), Rc::clone(&props.article)),
        |(chosen, article)| {
            let body = chosen
                .as_ref()
                .map(|it| read_exercise(&article.text, &it.body));
            body.map(|it| it.map(Rc::new))
        },
    );
    // Whichever field it goes to: what is written there is a step of its own.
    let onfocusin = |_: FocusEvent| begin_visit();
    let on_close = props.on_close.clone();
    let done = || {
        let on_close = on_close.clone();
        html! { <div class="dialog__foot">{ button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }</div> }
    };
    let inner = match (chosen, &*read) {
        (Some(enclosure), Some(Ok(exercise))) => {
            let form = Rc::new(Form {
                props: props.clone(),
                enclosure: Rc::clone(enclosure),
                exercise: Rc::clone(exercise),
                shown: shown.clone(),
            });
            one(&form)
        }
        (Some(_), Some(Err(why))) => html! {
            <>
            <p class="form__notice" role="alert">{ t!("exercise-unread", why = &why.to_string()) }</p>
            { done() }
            </>
        },
        _ if all.is_empty() => begin(props, shown.setter().to_callback()),
        _ => {
            let choose = |(at, it): (usize, &Rc<Enclosure>)| choose(&props.article, at, it, &shown);
            html! {
                <>
                <ul class="entities__all" role="list" aria-label={t!("exercises")}>{ for all.iter().enumerate().map(choose) }</ul>
                { done() }
                </>
            }
        }
    };
    html! {
        <Dialog name={t!("exercise")} on_close={&props.on_close}>
            <div class="form lesson make" {onfocusin}>{ inner }</div>
        </Dialog>
    }
}

/// What is selected in the article now.
fn selected_in(article: &Article) -> Option<Target> {
    let selected = selection::selected(&dom::find(TEXT)?)?;
    let span = |&(start, end): &(_, _)| {
        let text = &article.text;
        Span::new(text.byte_of_utf16(start)?, text.byte_of_utf16(end)?)
    };
    Target::new(selected.ranges.iter().filter_map(span)).ok()
}

/// Nothing is made yet: what an exercise is, and the button that begins one.
fn begin(props: &ExerciseDialogProps, on_shown: Callback<Shown>) -> Html {
    let n_marks = {
        let mine = props.layer.annotations();
        mine.filter(|it| it.provenance.by == props.me).count()
    };
    let on_begin = {
        let props = props.clone();
        on_press(move || {
            let exercise = Exercise {
                title: props.article.details.title.clone(),
                key_by: Some(props.me),
                ..Exercise::default()
            };
            let id = EnclosureId(props.store.now_and_id().1);
            let body = write_exercise(&props.article.text, &exercise).into();
            let (kind, whose) = (EnclosureKind::Exercise, (props.article.id, id));
            let made = props.store.run(enclose(whose, kind, [].into(), body, None));
            if made.is_ok() {
                on_shown.emit(Shown {
                    chosen: Some(id),
                    selected: selected_in(&props.article),
                    ..Shown::default()
                });
                frame::after_paint(|| dom::focus(".make input")).forget();
            }
        })
    };
    let look = Look {
        is_disabled: props.article.is_read_only,
        ..Look::MAIN
    };
    html! {
        <>
        <p class="lesson__lead">{ t!("exercise-lead") }</p>
        { notice(t!("exercise-marks", n = n_marks)) }
        <div class="dialog__foot">{ button(t!("exercise-begin"), look, on_begin) }</div>
        </>
    }
}

/// One of several exercises, to be chosen.
fn choose(
    article: &Article,
    at: usize,
    it: &Rc<Enclosure>,
    shown: &yew::UseStateHandle<Shown>,
) -> Html {
    let title = read_exercise(&article.text, &it.body).map(|it| it.title);
    let title = title.ok().filter(|it| !it.trim().is_empty());
    let title = title.unwrap_or_else(|| t!("exercise-nth", n = at + 1).to_string());
    let (id, shown) = (it.id, shown.clone());
    let onclick = on_press(move || {
        shown.set(Shown {
            chosen: Some(id),
            ..(*shown).clone()
        });
    });
    html! {
        <li key={id.to_string()}><button type="button" class="entities__one" {onclick}><span class="entities__name" dir="auto">{ title }</span></button></li>
    }
}

/// One exercise: in its fields, as pupils see it, or as it was received.
fn one(form: &Rc<Form>) -> Html {
    if form.exercise.key_by.is_none() {
        return html! { <Received form={Rc::clone(form)} /> };
    }
    let props = &form.props;
    if form.shown.is_as_pupil {
        let back = form.on_show(|it| it.is_as_pupil = false);
        return html! {
            <>
            { notice(t!("exercise-as-pupil-note")) }
            { preview(&form.exercise, &props.tags, &form.enclosure.tags, form.title()) }
            <div class="dialog__foot">{ button(t!("exercise-back"), Look::MAIN, back) }</div>
            </>
        };
    }
    let on_delete = {
        let (store, article, id) = (props.store.clone(), props.article.id, form.enclosure.id);
        on_press(move || {
            if store.run(take_out(article, vec![id])).is_ok() {
                frame::after_paint(|| dom::focus(".make .button")).forget();
            }
        })
    };
    let on_close = props.on_close.clone();
    html! {
        <>
        { task::task(form) }
        { questions::questions(form) }
        { entries::entries(form) }
        { own_tags::own_tags(form) }
        <Files form={Rc::clone(form)} />
        <div class="dialog__foot">
            { button(t!("exercise-delete"), Look::QUIET, on_delete) }
            { button(t!("done"), Look::default(), on_press(move || on_close.emit(()))) }
        </div>
        </>
    }
}
