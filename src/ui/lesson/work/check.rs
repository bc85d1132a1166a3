//! What a pupil may check at once, as often as they like: the practice entries, which are in their file in clear.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_state_eq};

use super::WorkWish;
use super::task::Task;
use crate::domain::exercise::{Item, KeyEntry, Role, Score, Scored, Why, handin_now, score};
use crate::domain::model::Article;
use crate::domain::text::Target;
use crate::domain::workspace::words_of;
use crate::t;
use crate::ui::lesson::why::why_words;
use crate::ui::store::tag_words;
use crate::ui::widgets::{Look, button, on_press};
use crate::ui::words::quoted;
use crate::web::segmenter::BrowserBreaks;

/// Properties of [`SelfCheck`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SelfCheckProps {
    /// The work.
    pub(super) task: Task,
}

/// The button, and what was found when it was pressed last.
#[component]
pub(super) fn SelfCheck(props: &SelfCheckProps) -> Html {
    let task = &props.task;
    let checked = use_state_eq(|| None::<Rc<Score>>);
    let entries = &task.exercise.practice.entries;
    if entries.is_empty() {
        return Html::default();
    }
    let on_check = {
        let (task, checked) = (task.clone(), checked.setter());
        on_press(move || {
            let score = counted(&task);
            let words = score.as_ref().map(|it| found_words(&task, it));
            checked.set(score.map(Rc::new));
            task.store.announce(words.unwrap_or_default());
        })
    };
    let pair = |it: &Scored| {
        let Item::Entry(id) = it.item else {
            return Html::default();
        };
        let entry = entries.iter().find(|entry| entry.id == id);
        entry.map_or_else(Html::default, |entry| one(task, entry, it))
    };
    html! {
        <section class="work__part" aria-label={t!("work-check")}>
            <h3 class="work__name">{ t!("work-check") }</h3>
            <p class="work__soft">{ t!("work-check-about", n = entries.len()) }</p>
            { button(t!("work-check-do"), Look::default(), on_check) }
            if let Some(score) = &*checked {
                <p class="work__found">{ found_words(task, score) }</p>
                <ul class="told__items" role="list" aria-label={t!("work-check-items")}>{ for score.items.iter().map(pair) }</ul>
            }
        </section>
    }
}

/// What the marks are worth now, against the practice entries alone.
fn counted(task: &Task) -> Option<Score> {
    let workspace = task.store.snapshot().workspace;
    let handin = handin_now(&workspace, &task.article, task.id, &task.work)?;
    let breaks = BrowserBreaks::new(&task.article.details.language);
    let text = &task.article.text;
    Some(score(&task.exercise.practice, &handin, text, &breaks))
}

/// "You found 3 of 5."
fn found_words(task: &Task, score: &Score) -> String {
    let role = |it: &Scored| match it.item {
        Item::Entry(id) => {
            let mut entries = task.exercise.practice.entries.iter();
            entries.find(|it| it.id == id).map(|it| it.role)
        }
        Item::Question(_) => None,
    };
    let of = |wanted: Role| {
        score
            .items
            .iter()
            .filter(move |it| role(it) == Some(wanted))
    };
    let found = of(Role::Wanted).filter(|it| is_found(it)).count();
    let all = t!(
        "work-check-found",
        found = found,
        n = of(Role::Wanted).count()
    );
    let walked = |it: &&Scored| it.why.contains(&Why::WalkedInto);
    match of(Role::Trap).filter(walked).count() {
        0 => all.to_string(),
        n => format!("{all} {}", t!("work-check-traps", n = n)),
    }
}

/// Whether the words were found with the right tag.
fn is_found(it: &Scored) -> bool {
    let is_there = |it: &Why| matches!(it, Why::Found | Why::Near(_));
    let is_off = |it: &Why| matches!(it, Why::WrongTag(_) | Why::Far(_) | Why::Missed);
    it.why.iter().any(is_there) && !it.why.iter().any(is_off)
}

fn one(task: &Task, entry: &KeyEntry, it: &Scored) -> Html {
    let is_avoided = it.why.contains(&Why::Avoided);
    // What a trap that nobody walked into would have been is no news.
    if is_avoided {
        return Html::default();
    }
    let mark = it.mark.and_then(|id| task.layer.get(id));
    let is_helped = it.points < it.out_of || entry.role == Role::Trap || !is_found(it);
    html! {
        <li class="told__item" data-found={is_found(it).to_string()}>
            <p><strong>{ tag_words(task.layer.tags(), &entry.tag) }</strong>{ " " }{ why_words(task.layer.tags(), it) }</p>
            if let Some(mark) = mark {
                { place(&task.article, &mark.target, &task.on_wish) }
            } else {
                <details class="work__hint">
                    <summary>{ t!("work-check-show") }</summary>
                    { place(&task.article, &entry.target, &task.on_wish) }
                </details>
            }
            if is_helped && !entry.feedback.is_empty() {
                <p class="told__words" dir="auto">{ entry.feedback.to_string() }</p>
            }
        </li>
    }
}

/// Words that lead to where they are.
pub(super) fn place(article: &Article, target: &Target, on_wish: &Callback<WorkWish>) -> Html {
    let words = quoted(&words_of(article, target));
    let (on_wish, hull) = (on_wish.clone(), target.hull());
    let onclick = on_press(move || on_wish.emit(WorkWish::Look(hull)));
    html! { <button type="button" class="work__quote" dir="auto" {onclick}>{ words }</button> }
}
