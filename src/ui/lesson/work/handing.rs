//! Handing in, and beginning anew.

use std::rc::Rc;

use yew::{AttrValue, Html, Properties, component, html, use_state_eq};

use super::task::{Task, tasks, work_in};
use super::{NAME_FIELD, WorkWish, title_of};
use crate::domain::exercise::{Work, handed_in, has_changed, work_of};
use crate::domain::format::lesson::write_work;
use crate::domain::model::{ArticleId, EnclosureId, EnclosureKind, Millis, Record};
use crate::domain::workspace::{enclose, start_over};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use crate::web::clock::moment;
use crate::web::dom;

/// The button, and whether what is here was handed in.
pub(super) fn handing(task: &Task) -> Html {
    let on_hand_in = {
        let task = task.clone();
        on_press(move || {
            let workspace = task.store.snapshot().workspace;
            let layer = workspace.layer(task.article.id);
            let now = work_in(&task.article, &layer, task.id);
            if now.is_ok_and(|it| it.name.trim().is_empty()) {
                task.store.warn(t!("work-name-missing"));
                dom::focus(NAME_FIELD);
            } else {
                task.on_wish.emit(WorkWish::HandIn(task.id));
            }
        })
    };
    html! {
        <section class="work__part" aria-label={t!("work-handing")}>
            <h3 class="work__name">{ t!("work-handing") }</h3>
            <p class="work__soft">{ state(task) }</p>
            { button(t!("work-hand-in"), Look::MAIN, on_hand_in) }
        </section>
    }
}

/// Whether all that is here was handed in.
enum Handed {
    Not,
    Whole(String),
    Before(String),
}

fn handed(task: &Task) -> Handed {
    let Some(handed_in) = task.work.handed_in else {
        return Handed::Not;
    };
    let when = moment(handed_in);
    let records = task.store.snapshot().workspace.records_of(task.article.id);
    if has_changed(task.id, &task.work, &records) {
        Handed::Before(when)
    } else {
        Handed::Whole(when)
    }
}

/// That in a few words, for the head of the pane.
pub(super) fn short_state(task: &Task) -> AttrValue {
    t!(match handed(task) {
        Handed::Not => "work-short-not",
        Handed::Whole(_) => "work-short-whole",
        Handed::Before(_) => "work-short-before",
    })
}

/// "Not handed in yet", or when it was and whether that is all.
fn state(task: &Task) -> AttrValue {
    match handed(task) {
        Handed::Not => t!("work-not-handed-in"),
        Handed::Whole(when) => t!("work-handed-in", when = &when),
        Handed::Before(when) => t!("work-handed-in-before", when = &when),
    }
}

/// What is handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedIn {
    /// What the file is called after: exercise and pupil.
    pub title: String,
    /// All of it.
    pub records: Vec<Record>,
    /// When it was handed in before.
    pub before: Option<Millis>,
}

/// Characters of the exercise in the name of a file: the pupil's own name is not cut off behind it.
const TITLE: usize = 36;

/// Stores when the work was handed in, and gives what is; nothing where there is no such work, or it may not be
/// changed.
pub fn hand_in(
    store: &Store,
    article: ArticleId,
    exercise: EnclosureId,
    when: Option<Millis>,
) -> Option<HandedIn> {
    let workspace = store.snapshot().workspace;
    let article = workspace.article(article)?;
    let layer = workspace.layer(article.id);
    let now = work_in(article, &layer, exercise).ok()?;
    let all = tasks(article, &layer);
    let (_, read) = all.iter().find(|it| it.0.id == exercise)?;
    let title: String = title_of(article, read).chars().take(TITLE).collect();
    let (title, before) = (format!("{title} {}", now.name.trim()), now.handed_in);
    let work = Work {
        handed_in: when,
        ..now
    };
    let body = write_work(&article.text, &work).into();
    let place = (article.id, work_of(exercise));
    let command = enclose(place, EnclosureKind::Work, Rc::new([]), body, None);
    store.run(command).ok()?;
    Some(HandedIn {
        title,
        records: handed_in(&store.snapshot().workspace, article, exercise),
        before,
    })
}

/// Properties of [`StartOver`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StartOverProps {
    /// The work.
    pub(super) task: Task,
}

/// The button that begins anew, and the question before.
#[component]
pub(super) fn StartOver(props: &StartOverProps) -> Html {
    let task = &props.task;
    let is_asking = use_state_eq(|| false);
    let ask = |is: bool| {
        let asking = is_asking.setter();
        move || asking.set(is)
    };
    let on_reset = {
        let (task, close) = (task.clone(), ask(false));
        move || {
            let work = Work {
                begun: task.store.now_and_id().0,
                ..Work::default()
            };
            let body = write_work(&task.article.text, &work).into();
            let command = start_over(task.article.id, work_of(task.id), body);
            close();
            // A refusal is announced.
            let _ = task.store.run_and_say(command, t!("work-reset-done"));
        }
    };
    let on_close = {
        let close = ask(false);
        yew::Callback::from(move |()| close())
    };
    html! {
        <p class="work__reset">
            { button(t!("work-reset"), Look::QUIET, on_press(ask(true))) }
            if *is_asking {
                <Dialog name={t!("work-reset")} {on_close}>
                    <div class="form">
                        <p>{ t!("work-reset-ask") }</p>
                        <div class="dialog__foot">
                            { button(t!("cancel"), Look::default(), on_press(ask(false))) }
                            { button(t!("work-reset-do"), Look::MAIN, on_press(on_reset)) }
                        </div>
                    </div>
                </Dialog>
            }
        </p>
    }
}
