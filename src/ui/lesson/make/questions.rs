//! What is asked: in the pupil's own words, by a choice, or by marking a passage.

use std::rc::Rc;

use web_sys::Event;
use yew::{AttrValue, Callback, Html, html};

use super::form::Form;
use super::inputs::{
    also_item, also_list, choose, hint, line, lines, number, number_of, pair, pick, row,
};
use crate::domain::exercise::{Ask, Exercise, Question, Right};
use crate::domain::text::Target;
use crate::domain::workspace::{quote, words_of};
use crate::t;
use crate::ui::widgets::{Look, Sign, button, icon_button};
use crate::ui::words::{quoted, short};
use crate::web::{dom, frame};

/// Most characters of the words of a mark in a list of choices.
const SHORT: usize = 60;

/// All questions, and the button for one more.
pub(super) fn questions(form: &Rc<Form>) -> Html {
    let all = &form.exercise.questions;
    let one = |(at, it): (usize, &Question)| question(form, at, it);
    let add = then_focus(
        form.on_press(|it| it.add_question()),
        "[data-question]:last-of-type textarea",
    );
    let sum = t!("questions-n", n = all.len());
    form.part("questions", (t!("questions"), sum), &|| {
        html! {
            <>
            { for all.iter().enumerate().map(one) }
            <div>{ button(t!("question-add"), Look::default(), add.clone()) }</div>
            </>
        }
    })
}

/// The same call, after which what a selector finds has the focus.
pub(super) fn then_focus<E: 'static>(
    call: Callback<E>,
    selector: impl Into<String>,
) -> Callback<E> {
    let selector: String = selector.into();
    Callback::from(move |event| {
        call.emit(event);
        let selector = selector.clone();
        frame::after_paint(move || dom::focus(&selector)).forget();
    })
}

/// Writes something of the question at a place.
fn on_question(form: &Rc<Form>, at: usize, write: fn(&mut Question, String)) -> Callback<String> {
    form.on_words(move |it, words| {
        if let Some(question) = it.questions.get_mut(at) {
            write(question, words);
        }
    })
}

fn question(form: &Rc<Form>, at: usize, it: &Question) -> Html {
    let n = at + 1;
    let this = format!("[data-question=\"{}\"]", it.number);
    let is_last = n == form.exercise.questions.len();
    let step = |sign: Sign, name: AttrValue, is_disabled: bool, from: usize, focus: String| {
        let look = Look {
            is_disabled,
            ..Look::QUIET
        };
        let call = form.on_press(move |it| it.raise_question(from));
        icon_button(sign, name, look, then_focus(call, focus))
    };
    let remove = then_focus(
        form.on_press(move |it| it.remove_question(at)),
        format!(
            "[data-question]:is(:nth-of-type({n}), :last-of-type) textarea, [data-part=questions] > div > .button"
        ),
    );
    let ask = |key: &'static str, words: AttrValue, is_chosen: bool| (key.into(), words, is_chosen);
    let on_ask = on_ask(form, at);
    let asks = [
        ask("free", t!("ask-free"), it.ask == Ask::Free),
        ask("choice", t!("ask-choice"), matches!(it.ask, Ask::Choice(_))),
        ask("passage", t!("ask-passage"), it.ask == Ask::Passage),
    ];
    let name = t!("question-nth", n = n);
    html! {
        <fieldset class="make__question" key={it.number.to_string()} data-question={it.number.to_string()}>
            <legend class="hidden">{ &name }</legend>
            { row(html! {
                <>
                { choose(t!("ask-of", n = n), &asks, on_ask) }
                <span class="make__tools">
                    { step(Sign::Up, t!("question-up", n = n), at == 0, at, format!("{this} .make__tools .button:enabled")) }
                    { step(Sign::Down, t!("question-down", n = n), is_last, at + 1, format!("{this} .make__tools .button:enabled:not(:first-child)")) }
                    { icon_button(Sign::Delete, t!("question-delete", n = n), Look::QUIET, remove) }
                </span>
                </>
            }) }
            { lines(name.clone(), name.clone(), &it.words, "2", on_question(form, at, |it, words| it.words = words)) }
            { answer(form, at, it) }
            { pair(html! {
                <>
                { number(t!("question-points"), t!("question-points-of", n = n), it.points, on_question(form, at, |it, words| it.points = number_of(&words))) }
                { line(t!("question-hint"), t!("question-hint-of", n = n), &it.hint, on_question(form, at, |it, words| it.hint = words)) }
                </>
            }) }
        </fieldset>
    }
}

/// Changes how a question is answered. What it had before is kept while the dialog is open.
fn on_ask(form: &Rc<Form>, at: usize) -> Callback<Event> {
    let now = form.exercise.questions.get(at);
    let kept = now.map(|it| {
        let right = form.exercise.right(it.number);
        (it.number, it.ask.clone(), right.cloned())
    });
    let before = form.shown.kept.clone();
    let call = form.on_choice(move |it, key| {
        let is_like = |ask: &Ask| ask_key(ask) == key;
        let number = it.questions.get(at).map(|it| it.number).unwrap_or_default();
        let mut before = before.iter().rev();
        let again = before.find(|it| it.0 == number && is_like(&it.1));
        match again {
            Some((_, ask, right)) => {
                it.set_ask(at, ask.clone());
                it.set_right(number, right.clone());
            }
            None => it.set_ask(
                at,
                match key.as_str() {
                    "choice" => Ask::Choice(vec![String::new(); 3]),
                    "passage" => Ask::Passage,
                    _ => Ask::Free,
                },
            ),
        }
    });
    let form = Rc::clone(form);
    Callback::from(move |event| {
        call.emit(event);
        form.show(|it| it.kept.extend(kept.clone()));
    })
}

const fn ask_key(ask: &Ask) -> &'static str {
    match ask {
        Ask::Free => "free",
        Ask::Choice(_) => "choice",
        Ask::Passage => "passage",
    }
}

/// How it is answered, and what is right.
fn answer(form: &Rc<Form>, at: usize, it: &Question) -> Html {
    let (n, number) = (at + 1, it.number);
    match &it.ask {
        Ask::Free => {
            let model = match form.exercise.right(number) {
                Some(Right::Model(words)) => words.as_str(),
                _ => "",
            };
            let on_model = form.on_words(move |it, words| {
                let right = (!words.is_empty()).then_some(Right::Model(words));
                it.set_right(number, right);
            });
            html! {
                <>
                { lines(t!("question-model"), t!("question-model-of", n = n), model, "2", on_model) }
                { hint(t!("question-model-hint")) }
                </>
            }
        }
        Ask::Choice(options) => {
            let one = |(place, words): (usize, &String)| option(form, (at, number), place, words);
            let add = then_focus(
                form.on_press(move |it| {
                    if let Some(options) = it.options_mut(at) {
                        options.push(String::new());
                    }
                }),
                format!("[data-question=\"{number}\"] .make__option:last-of-type input[type=text]"),
            );
            html! {
                <div class="make__options" role="group" aria-label={t!("options-of", n = n)}>
                    { hint(t!("options-hint")) }
                    { for options.iter().enumerate().map(one) }
                    <div>{ button(t!("option-add"), Look::QUIET, add) }</div>
                </div>
            }
        }
        Ask::Passage => passages(form, at, number),
    }
}

fn option(form: &Rc<Form>, (at, number): (usize, u16), place: usize, words: &str) -> Html {
    let (n, option) = (at + 1, place + 1);
    let index = u16::try_from(place).unwrap_or(u16::MAX);
    let is_right =
        matches!(form.exercise.right(number), Some(Right::Options(all)) if all.contains(&index));
    let on_right = form.on_choice(move |it: &mut Exercise, _| it.toggle_right(at, index));
    let on_words = form.on_words(move |it, words| {
        let there = it.options_mut(at).and_then(|it| it.get_mut(place));
        if let Some(there) = there {
            *there = words;
        }
    });
    let remove = then_focus(
        form.on_press(move |it| it.remove_option(at, index)),
        format!("[data-question=\"{number}\"] .make__options > div:last-of-type .button"),
    );
    html! {
        <div class="make__option">
            <input type="checkbox" aria-label={t!("option-right", option = option, n = n)} checked={is_right} onchange={on_right} />
            { line(t!("option", option = option), t!("option-of", option = option, n = n), words, on_words) }
            { icon_button(Sign::Delete, t!("option-delete", option = option, n = n), Look::QUIET, remove) }
        </div>
    }
}

/// The passages that are right: words of marks, or those that were selected when the dialog was opened.
fn passages(form: &Rc<Form>, at: usize, number: u16) -> Html {
    let n = at + 1;
    let article = &form.props.article;
    let there: &[Target] = match form.exercise.right(number) {
        Some(Right::Passages(all)) => all,
        _ => &[],
    };
    let one = |(place, it): (usize, &Target)| {
        let words = short(&words_of(article, it), 160);
        let remove = then_focus(
            form.on_press(move |it| {
                with_passages(it, number, |all| drop(all.drain(place..=place)))
            }),
            format!("[data-pick=\"passage-{number}\"] select"),
        );
        let name = t!("passage-delete", words = &words);
        also_item(quoted(&words), name, remove)
    };
    let marks = form.marks();
    let mut targets: Vec<(AttrValue, Target)> = Vec::new();
    if let Some(it) = &form.shown.selected {
        let words = short(&words_of(article, it), SHORT);
        targets.push((t!("passage-selected", words = &words), it.clone()));
    }
    for mark in &marks {
        let is_new = targets.iter().all(|it| it.1 != mark.target);
        if is_new {
            let words = short(&quote(article, mark), SHORT);
            let words = format!("{}: {words}", form.tag_name(&mark.tag));
            targets.push((words.into(), mark.target.clone()));
        }
    }
    targets.retain(|it| !there.contains(&it.1));
    let entries = targets.iter().enumerate();
    let entries = entries.map(|(at, it)| (at.to_string().into(), it.0.clone(), false));
    let first = (AttrValue::default(), t!("passage-choose"), true);
    let entries: Vec<_> = std::iter::once(first).chain(entries).collect();
    let targets: Vec<Target> = targets.into_iter().map(|it| it.1).collect();
    let on_add = form.on_pick(move |it, value| {
        let chosen = value.parse().ok().and_then(|it: usize| targets.get(it));
        if let Some(target) = chosen {
            with_passages(it, number, |all| all.push(target.clone()));
        }
    });
    html! {
        <div class="make__passages">
            <span class="field__name">{ t!("passages") }</span>
            if there.is_empty() {
                { hint(t!("passages-none")) }
            } else {
                { also_list(t!("passages-of", n = n), there.iter().enumerate().map(one).collect()) }
            }
            { pick(&format!("passage-{number}"), t!("passage-add", n = n), (&entries, there.len()), t!("passage-do"), on_add) }
            { hint(t!("passages-hint")) }
        </div>
    }
}

fn with_passages(it: &mut Exercise, number: u16, change: impl FnOnce(&mut Vec<Target>)) {
    let mut all = match it.right(number) {
        Some(Right::Passages(all)) => all.clone(),
        _ => Vec::new(),
    };
    change(&mut all);
    it.set_right(number, (!all.is_empty()).then_some(Right::Passages(all)));
}
