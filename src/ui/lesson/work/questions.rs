//! The questions of an exercise with their answers, each saved as it is given.

use web_sys::{FocusEvent, InputEvent};
use yew::{Callback, Html, html};

use super::WorkWish;
use super::check::place;
use super::task::Task;
use crate::domain::exercise::{Ask, Question, Reply};
use crate::t;
use crate::ui::visits::{begin_visit, visit};
use crate::ui::widgets::{Look, Sign, button, icon_button, on_press, value_of};
use crate::web::{dom, frame};

/// All questions; `taking` is the one that the next selection answers.
pub(super) fn questions(task: &Task, taking: Option<u16>) -> Html {
    let all = &task.exercise.questions;
    if all.is_empty() {
        return Html::default();
    }
    let one = |(at, it): (usize, &Question)| {
        html! {
            <li class="work__question" key={it.number.to_string()} id={id_of(it.number)} data-answered={task.work.has_answered(it).to_string()}>
                { question(task, it, at + 1, taking) }
            </li>
        }
    };
    html! {
        <section class="work__part" aria-label={t!("work-questions")}>
            <h3 class="work__name">{ t!("work-questions") }</h3>
            <ol class="work__questions">{ for all.iter().enumerate().map(one) }</ol>
        </section>
    }
}

/// The element of a question.
pub(super) fn id_of(question: u16) -> String {
    format!("question-{question}")
}

/// Finds the button that lets words answer a question.
#[must_use]
pub fn question_button(question: u16) -> String {
    format!("#{} .button[aria-pressed]", id_of(question))
}

/// The words of a question with its number, as it is told.
pub(super) fn named(at: usize, words: &str) -> String {
    format!("{at}. {words}")
}

fn question(task: &Task, it: &Question, at: usize, taking: Option<u16>) -> Html {
    let words = named(at, it.words.trim());
    let answer = match &it.ask {
        Ask::Free => free(task, it, &words),
        Ask::Choice(_) => choice(task, it, &words),
        Ask::Passage => passage(task, it, &words, taking == Some(it.number)),
    };
    html! {
        <>
            { answer }
            if !it.hint.trim().is_empty() {
                <details class="work__hint">
                    <summary>{ t!("work-hint") }</summary>
                    <p dir="auto">{ &it.hint }</p>
                </details>
            }
        </>
    }
}

/// In the pupil's own words.
fn free(task: &Task, it: &Question, words: &str) -> Html {
    let now = match task.work.reply(it.number) {
        Some(Reply::Words(words)) => words.clone(),
        _ => String::new(),
    };
    let number = it.number;
    let oninput = {
        let task = task.clone();
        Callback::from(move |event: InputEvent| {
            let typed = value_of(event.target());
            let reply = (!typed.is_empty()).then_some(Reply::Words(typed));
            // A refusal is announced; the field keeps what was typed.
            let _ = task.reply(number, reply, Some(visit()));
        })
    };
    html! {
        <label class="field">
            <span class="work__ask" dir="auto">{ words.to_owned() }</span>
            <textarea rows="3" dir="auto" value={now} onfocus={|_: FocusEvent| begin_visit()} {oninput} />
        </label>
    }
}

/// By one of these.
fn choice(task: &Task, it: &Question, words: &str) -> Html {
    let now = match task.work.reply(it.number) {
        Some(Reply::Option(at)) => Some(*at),
        _ => None,
    };
    let number = it.number;
    let option = |(at, words): (u16, &str)| {
        let task = task.clone();
        let onchange = move |_: web_sys::Event| {
            let _ = task.reply(number, Some(Reply::Option(at)), None);
        };
        html! {
            <label class="check">
                <input type="radio" name={id_of(number)} checked={now == Some(at)} {onchange} />
                <span dir="auto">{ words.to_owned() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="work__choice">
            <legend class="work__ask" dir="auto">{ words.to_owned() }</legend>
            { for it.ask.options().map(option) }
        </fieldset>
    }
}

/// By words of the article.
fn passage(task: &Task, it: &Question, words: &str, is_taking: bool) -> Html {
    let number = it.number;
    let now = match task.work.reply(number) {
        Some(Reply::Passage(target)) => Some(target),
        _ => None,
    };
    let wish = |wish: WorkWish| {
        let on_wish = task.on_wish.clone();
        on_press(move || on_wish.emit(wish.clone()))
    };
    let take = Look {
        is_pressed: Some(is_taking),
        ..Look::default()
    };
    let name = t!(if now.is_some() {
        "work-passage-other"
    } else {
        "work-passage"
    });
    html! {
        <div role="group" aria-label={words.to_owned()}>
            <p class="work__ask" dir="auto">{ words.to_owned() }</p>
            if let Some(target) = now {
                <div class="work__taken">
                    { place(&task.article, target, &task.on_wish) }
                    { icon_button(Sign::Close, t!("work-passage-remove"), Look::QUIET, on_remove(task, number)) }
                </div>
            }
            { button(name, take, wish(WorkWish::Take(number))) }
        </div>
    }
}

fn on_remove(task: &Task, number: u16) -> Callback<web_sys::MouseEvent> {
    let task = task.clone();
    on_press(move || {
        if task.reply(number, None, None) {
            task.store.announce(t!("work-passage-removed"));
            frame::after_others(move || dom::focus(&question_button(number)));
        }
    })
}
