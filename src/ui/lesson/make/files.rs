//! What is handed out: a file for pupils, with or without the key sealed in it, and one for the teacher.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_state_eq};

use super::form::{Form, HandOut};
use super::inputs::{hint, notice, tick};
use crate::domain::exercise::{Flaw, Key, flaws, for_pupils, key_of, records_for_pupils};
use crate::domain::format::lesson::{write_exercise, write_key};
use crate::domain::format::seal::{LEAST_PASSPHRASE, bound_to};
use crate::domain::model::{Behavior, TagSet};
use crate::t;
use crate::ui::lesson::paper::{Printed, paper_buttons};
use crate::ui::lesson::unseal::seal_words;
use crate::ui::widgets::{Look, button, on_press, value_of};
use crate::web::worker::FileWorker;

/// Properties of [`Files`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FilesProps {
    pub(super) form: Rc<Form>,
}

/// What is chosen, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    is_sealed: bool,
    passphrase: String,
    is_shown: bool,
    /// What was done last, or why not.
    said: AttrValue,
    is_refused: bool,
    is_busy: bool,
}

/// What is lacking, what travels in clear, and the buttons for the files.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let form = &props.form;
    let state = use_state_eq(State::default);
    let key = key_of_form(form);
    let n_practice = key.entries.iter().filter(|it| it.is_practice).count();
    let edit = |change: fn(&mut State, String)| {
        let state = state.clone();
        Callback::from(move |event: Event| {
            let mut next = (*state).clone();
            change(&mut next, value_of(event.target()));
            state.set(next);
        })
    };
    let way = |is_sealed: bool, words: AttrValue, change: fn(&mut State, String)| {
        html! {
            <label class="check"><input type="radio" name="key-way" checked={state.is_sealed == is_sealed} onchange={edit(change)} />{ words }</label>
        }
    };
    let press = |is_for_pupils: bool| {
        let (form, state) = (Rc::clone(form), state.clone());
        on_press(move || hand_out(&form, &state, is_for_pupils))
    };
    let look = Look {
        is_disabled: state.is_busy,
        ..Look::MAIN
    };
    let (on_class, id) = (form.props.on_class.clone(), form.enclosure.id);
    let see = form.on_show(|it| it.is_as_pupil = true);
    let role = if state.is_refused { "alert" } else { "status" };
    html! {
        <section class="make__files" aria-label={t!("files")}>
            <h3 class="lesson__title">{ t!("files") }</h3>
            { lacking(form) }
            <fieldset class="make__way">
                <legend class="field__name">{ t!("files-key") }</legend>
                { way(false, t!("files-key-none"), |it, _| it.is_sealed = false) }
                { way(true, t!("files-key-sealed"), |it, _| it.is_sealed = true) }
            </fieldset>
            if state.is_sealed { { passphrase(&state, edit(|it, _| it.is_shown ^= true)) } }
            if n_practice > 0 { { notice(t!("files-practice", n = n_practice)) } }
            <div class="make__row">
                { button(t!("file-pupils"), look.clone(), press(true)) }
                { button(t!("file-teacher"), Look { kind: None, ..look }, press(false)) }
                { button(t!("exercise-as-pupil"), Look::QUIET, see) }
                { button(t!("class"), Look::QUIET, on_press(move || on_class.emit(id))) }
            </div>
            { hint(t!("files-export")) }
            <div class="make__row" role="group" aria-label={t!("files-paper")}>{ on_paper(form) }</div>
            <p class="check__missing" key={role} {role} aria-label={t!("files-said")} data-refused={state.is_refused.to_string()}>{ &state.said }</p>
        </section>
    }
}

/// The same exercise for rooms without devices.
fn on_paper(form: &Rc<Form>) -> Html {
    let to = Rc::clone(form);
    paper_buttons(&form.props.store, move || {
        Some(Printed {
            article: Rc::clone(&to.props.article),
            exercise: Rc::clone(&to.exercise),
            tags: Rc::clone(&to.props.tags),
            key: Rc::new(key_of_form(&to)),
        })
    })
}

/// The field for the passphrase.
fn passphrase(state: &UseStateHandle<State>, on_shown: Callback<Event>) -> Html {
    let oninput = {
        let state = state.clone();
        move |event: InputEvent| {
            let mut next = (*state).clone();
            next.passphrase = value_of(event.target());
            state.set(next);
        }
    };
    let kind = if state.is_shown { "text" } else { "password" };
    html! {
        <div>
            <label class="field">
                <span class="field__name">{ t!("passphrase") }</span>
                <input type={kind} value={state.passphrase.clone()} autocomplete="new-password" {oninput} />
            </label>
            { hint(t!("passphrase-hint")) }
            { tick(t!("passphrase-show"), state.is_shown, on_shown) }
        </div>
    }
}

/// The key as it stands now.
fn key_of_form(form: &Form) -> Key {
    let props = &form.props;
    key_of(
        &form.exercise,
        props.article.id,
        &props.layer,
        &props.workspace,
    )
}

fn flaws_of(form: &Form) -> Vec<Flaw> {
    let taken = TagSet::default();
    let mut taken = taken.tags().to_vec();
    for (tag, like) in taken.iter_mut().zip(Behavior::ALL) {
        tag.label = crate::ui::store::usual_words(like.key()).to_string().into();
    }
    flaws(
        &form.exercise,
        &form.enclosure.tags,
        &taken,
        &form.props.layer,
    )
}

/// What the exercise lacks.
fn lacking(form: &Form) -> Html {
    let flaws = flaws_of(form);
    if flaws.is_empty() {
        return Html::default();
    }
    let one = |it: &Flaw| html! { <li data-grave={it.is_grave().to_string()}>{ flaw_words(*it, form) }</li> };
    html! {
        <div class="form__notice">
            <p id="lacking">{ t!("files-lacking") }</p>
            <ul class="make__flaws" aria-labelledby="lacking">{ for flaws.iter().map(one) }</ul>
        </div>
    }
}

fn flaw_words(flaw: Flaw, form: &Form) -> AttrValue {
    match flaw {
        Flaw::NoTitle => t!("flaw-no-title", title = form.title()),
        Flaw::NoKey => t!("flaw-no-key"),
        Flaw::Gone(n) => t!("key-gone", n = n),
        Flaw::NoWords(n) => t!("flaw-no-words", n = n),
        Flaw::FewOptions(n) => t!("flaw-few-options", n = n),
        Flaw::NoRight(n) => t!("flaw-no-right", n = n),
        Flaw::NoLabel(n) => t!("flaw-no-label", n = n),
        Flaw::SameTag(n) => t!("flaw-same-tag", n = n),
    }
}

/// Makes a file and hands it out, or says what is in the way.
fn hand_out(form: &Rc<Form>, state: &UseStateHandle<State>, is_for_pupils: bool) {
    let now = (**state).clone();
    let setter = state.setter();
    let tell = move |said: AttrValue, is_refused: bool, is_busy: bool| {
        setter.set(State {
            said,
            is_refused,
            is_busy,
            ..now.clone()
        });
    };
    let props = &form.props;
    if !is_for_pupils {
        let records = props.workspace.records_of(props.article.id);
        return finish(form, records, "teacher.whosaid.json", tell);
    }
    if let Some(grave) = flaws_of(form).into_iter().find(|it| it.is_grave()) {
        return tell(flaw_words(grave, form), true, false);
    }
    let passphrase = state.is_sealed.then(|| state.passphrase.clone());
    if passphrase
        .as_ref()
        .is_some_and(|it| it.chars().count() < LEAST_PASSPHRASE)
    {
        return tell(t!("passphrase-short", n = LEAST_PASSPHRASE), true, false);
    }
    tell(t!("files-busy"), false, true);
    let form = Rc::clone(form);
    spawn_local(async move {
        let (key, article) = (key_of_form(&form), &form.props.article);
        let sealed = match passphrase {
            None => String::new(),
            Some(passphrase) => {
                let json = write_key(&article.text, &key);
                let bound_to = bound_to(form.enclosure.id, article.hash);
                let worker = FileWorker::shared();
                match worker.seal(&json, &passphrase, &bound_to).await {
                    Ok(Ok(sealed)) => sealed,
                    Ok(Err(why)) => return tell(seal_words(why), true, false),
                    Err(why) => return tell(why.to_string().into(), true, false),
                }
            }
        };
        let exercise = for_pupils(&form.exercise, &key, sealed);
        let body = write_exercise(&article.text, &exercise).into();
        let workspace = &form.props.workspace;
        let records = records_for_pupils(workspace, article.id, &form.enclosure, body);
        finish(&form, records, "exercise.whosaid.json", tell);
    });
}

/// Hands a file out, and says under which name, or why not.
fn finish(
    form: &Form,
    records: Vec<crate::domain::model::Record>,
    ending: &'static str,
    tell: impl Fn(AttrValue, bool, bool) + 'static,
) {
    form.props.on_hand_out.emit(HandOut {
        records,
        title: form.title().to_owned(),
        ending,
        on_done: Callback::from(move |outcome: Result<String, String>| match outcome {
            Ok(name) => tell(t!("file-done", name = &name), false, false),
            Err(why) => tell(t!("file-failed", why = &why), true, false),
        }),
    });
}
