//! The grades of a scale, row by row: the words, and the rating they stand for.

use std::rc::Rc;

use web_sys::{Event, InputEvent};
use yew::{Html, html};

use super::scale_form::{Deed, Form, Write};
use crate::domain::model::{Grade, MAX_GRADES, Rating};
use crate::t;
use crate::ui::widgets::{Look, Sign, button, icon_button, value_of};
use crate::ui::words::rating_words;

/// Writes the words of a grade.
const WORDS: Write = |wording, at, words| {
    if let Some(it) = wording.grades.get_mut(at) {
        it.name = words;
    }
};

/// Writes what a grade stands for, by the name of the rating.
const RATING: Write = |wording, at, key| {
    if let Some(it) = wording.grades.get_mut(at) {
        it.rating = Rating::parse(&key).unwrap_or_default();
    }
};

/// The rows, and the button for one more.
pub(super) fn grades(form: &Rc<Form>) -> Html {
    let grades = &form.wording.grades;
    let full = Look {
        is_disabled: grades.len() >= MAX_GRADES,
        ..Look::default()
    };
    html! {
        <section class="check__part" aria-label={t!("grades")}>
            <div class="scales__row field__name" aria-hidden="true"><span>{ t!("grade-head-words") }</span><span>{ t!("grade-head-rating") }</span></div>
            <ol class="field" role="list" aria-label={t!("grades")}>{ for grades.iter().enumerate().map(|(at, it)| row(form, at, it)) }</ol>
            <div class="scales__add">{ button(t!("grade-add"), full, form.on(Deed::Add)) }</div>
        </section>
    }
}

fn row(form: &Rc<Form>, at: usize, grade: &Grade) -> Html {
    let nth = at + 1;
    let oninput = {
        let form = Rc::clone(form);
        move |event: InputEvent| form.write(WORDS, at, value_of(event.target()))
    };
    let onchange = {
        let form = Rc::clone(form);
        move |event: Event| form.write(RATING, at, value_of(event.target()))
    };
    let option = |rating: Rating| {
        let words = match rating {
            Rating::Open => t!("grade-choose"),
            it => rating_words(it),
        };
        html! { <option value={rating.key()} selected={rating == grade.rating}>{ words }</option> }
    };
    html! {
        <li class="scales__row" key={at}>
            <input type="text" value={grade.name.clone()} aria-label={t!("grade-words", n = nth)} autocomplete="off" dir="auto" {oninput} />
            <select class="select" aria-label={t!("grade-rating", n = nth)} {onchange}>{ for Rating::ALL.into_iter().map(option) }</select>
            { icon_button(Sign::Delete, t!("grade-remove", n = nth), Look::QUIET, form.on(Deed::Remove(at))) }
        </li>
    }
}
