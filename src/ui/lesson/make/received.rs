//! An exercise where only the file for pupils is: what it asks, and the way to its key for whoever knows the passphrase.

use std::rc::Rc;

use yew::{Html, Properties, component, html, use_state_eq};

use super::entry::role_words;
use super::form::Form;
use crate::domain::exercise::{Key, KeyEntry};
use crate::domain::workspace::words_of;
use crate::t;
use crate::ui::lesson::preview::preview;
use crate::ui::lesson::unseal::{Unseal, opened};
use crate::ui::store::tag_words;
use crate::ui::widgets::{Look, button, on_press};

/// Properties of [`Received`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ReceivedProps {
    pub(super) form: Rc<Form>,
}

/// The exercise, and its key where that is open.
#[component]
pub(super) fn Received(props: &ReceivedProps) -> Html {
    let form = &props.form;
    let id = form.enclosure.id;
    let key = use_state_eq(|| opened(id));
    let on_close = form.props.on_close.clone();
    let on_class = form.props.on_class.clone();
    html! {
        <>
        { preview(&form.exercise, &form.props.tags, &form.enclosure.tags, form.title()) }
        if let Some(key) = &*key {
            { all(form, key) }
        } else if !form.exercise.sealed.is_empty() {
            <Unseal exercise={id} article={Rc::clone(&form.props.article)} sealed={form.exercise.sealed.clone()} on_key={
                let key = key.setter();
                move |it| key.set(Some(it))
            } />
        }
        <div class="dialog__foot">
            if !form.exercise.sealed.is_empty() {
                { button(t!("class"), Look::QUIET, on_press(move || on_class.emit(id))) }
            }
            { button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }
        </div>
        </>
    }
}

/// The entries of an open key.
fn all(form: &Form, key: &Key) -> Html {
    let entry = |it: &KeyEntry| {
        let words = words_of(&form.props.article, &it.target);
        html! {
            <tr>
                <th scope="row" dir="auto">{ words }</th>
                <td>{ tag_words(&form.props.tags, &it.tag) }</td>
                <td>{ role_words(it.role) }</td>
                <td dir="auto">{ it.feedback.to_string() }</td>
            </tr>
        }
    };
    html! {
        <section class="lesson__part" aria-label={t!("key")}>
            <h3 class="lesson__title">{ t!("key") }</h3>
            <p class="form__notice" role="status">{ t!("unsealed") }</p>
            <div class="lesson__scroll" role="group" aria-label={t!("key")} tabindex="0">
                <table class="lesson__table" aria-label={t!("key")}>
                    <thead><tr>
                        <th scope="col">{ t!("entry-words") }</th><th scope="col">{ t!("agreement-tag") }</th>
                        <th scope="col">{ t!("entry-role") }</th><th scope="col">{ t!("column-feedback") }</th>
                    </tr></thead>
                    <tbody>{ for key.entries.iter().map(entry) }</tbody>
                </table>
            </div>
        </section>
    }
}
