//! The pupil's view of an exercise: what to do, questions, how far they are, and handing in. Nothing of the key but
//! what they may check themselves against.

mod bar;
mod check;
mod feedback;
mod handing;
mod questions;
mod task;
mod time;

use std::rc::Rc;

use web_sys::{Event, FocusEvent};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with};

use crate::domain::exercise::{May, Work};
use crate::domain::format::lesson::Unread;
use crate::domain::model::{Article, Enclosure, EnclosureId, EnclosureKind, Id};
use crate::domain::text::Span;
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::lesson::Guidelines;
use crate::ui::store::{Store, tag_words};
use crate::ui::visits::{begin_visit, visit};
use crate::ui::widgets::value_of;
use crate::web::{dom, frame};
pub use bar::{BarProps, TakeBar};
use check::SelfCheck;
use feedback::feedbacks;
pub use handing::{HandedIn, hand_in};
use handing::{StartOver, handing, short_state};
pub use questions::question_button;
use questions::questions;
use task::{Read, Task, begin, record_of, tasks, work_in};
use time::Time;

/// What a pupil wants of the app.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkWish {
    /// Have this part of the program.
    Fetch,
    /// Work on this one of several exercises.
    Choose(EnclosureId),
    /// Answer this question with words of the article: the next selection.
    Take(u16),
    /// The question is answered, or will not be: back to it.
    Back(u16),
    /// See these words of the article.
    Look(Span),
    /// See the pane where it lies over the article.
    Show,
    /// See it, or no more.
    Toggle,
    /// Hand the work on this exercise in.
    HandIn(EnclosureId),
    /// Have it on paper.
    Print,
}

/// What is chosen in the pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Working {
    /// The exercise that is worked on, where there are several.
    pub chosen: Option<EnclosureId>,
    /// The question that the next selection answers.
    pub taking: Option<u16>,
}

/// What the pane and the bar are drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its marks, and what lies with it.
    pub layer: Rc<Layer>,
    /// What is chosen.
    pub working: Working,
    /// Called with what takes more than this pane.
    pub on_wish: Callback<WorkWish>,
}

/// Whether an article has something for a pupil: an exercise without a key, or feedback.
#[must_use]
pub fn is_pupils(article: &Article, layer: &Layer) -> bool {
    !layer.enclosures(EnclosureKind::Feedback).is_empty() || !tasks(article, layer).is_empty()
}

/// What a pupil may do in an article; nothing where no exercise says so.
#[must_use]
pub fn may_in(article: &Article, layer: &Layer) -> Option<May> {
    let all = tasks(article, layer);
    let all = all.into_iter().filter_map(|it| it.1.ok());
    // Of several exercises what any of them allows: a mark is in one article only.
    all.map(|it| it.may).reduce(|one, other| May {
        entities: one.entities || other.entities,
        attribution: one.attribution || other.attribution,
        verdicts: one.verdicts || other.verdicts,
        suggestions: one.suggestions || other.suggestions,
    })
}

/// What a file brings for a pupil, in words: nothing where it is about something else.
#[must_use]
pub fn brought_words(article: &Article, enclosures: &[Rc<Enclosure>]) -> Option<AttrValue> {
    let of = |kind: EnclosureKind| enclosures.iter().find(|it| it.kind == kind);
    if let Some(it) = of(EnclosureKind::Feedback) {
        return feedback::title_of(article, it);
    }
    let exercise = of(EnclosureKind::Exercise)?;
    let title = title_of(article, &task::read(article, exercise));
    Some(match of(EnclosureKind::Work) {
        Some(_) => t!("work-brought-work", title = &title),
        None => t!("work-brought", title = &title),
    })
}

/// What an exercise is called: as its article where it cannot be read.
fn title_of(article: &Article, read: &Read) -> AttrValue {
    let title = read.as_ref().map(|it| it.called(article));
    title.unwrap_or(&article.details.title).to_owned().into()
}

/// Why an enclosure says nothing, in words.
fn unread_words(why: &Unread) -> AttrValue {
    match why {
        Unread::Outside(..) => t!("work-unread-outside", why = &why.to_string()),
        _ => t!("work-unread", why = &why.to_string()),
    }
}

/// The pane "Exercise".
#[component]
pub fn WorkPane(props: &WorkProps) -> Html {
    let WorkProps { article, layer, .. } = props;
    let all = tasks(article, layer);
    let chosen = all.iter().find(|it| Some(it.0.id) == props.working.chosen);
    let chosen = chosen.or(all.first());
    let has_begun = chosen.is_none_or(|it| it.1.is_err() || record_of(layer, it.0.id).is_some());
    let n_feedback = layer.enclosures(EnclosureKind::Feedback).len();
    let id = chosen.map_or(EnclosureId(Id::from_bytes([0; 16])), |it| it.0.id);
    {
        let (props, is_open) = (props.clone(), !article.is_read_only);
        // Whoever comes for the first time sees what to do before the article.
        use_effect_with(
            (id, has_begun, n_feedback),
            move |(id, has_begun, n_feedback)| {
                if !has_begun && is_open {
                    begin(&props.store, &props.article, *id);
                }
                if !has_begun || *n_feedback > 0 {
                    props.on_wish.emit(WorkWish::Show);
                    frame::after_others(|| {
                        if let Some(top) = dom::find(".work > :first-child") {
                            top.scroll_into_view();
                        }
                    });
                }
            },
        );
    }
    let on_choose = {
        let (on_wish, ids) = (
            props.on_wish.clone(),
            all.iter().map(|it| it.0.id).collect::<Vec<_>>(),
        );
        Callback::from(move |event: Event| {
            let value = value_of(event.target());
            if let Some(id) = ids.iter().find(|it| it.to_string() == value) {
                on_wish.emit(WorkWish::Choose(*id));
            }
        })
    };
    let may = may_in(article, layer).unwrap_or(May::ALL);
    let option = |it: &(&Rc<Enclosure>, Read)| {
        html! {
            <option value={it.0.id.to_string()} selected={it.0.id == id}>{ title_of(article, &it.1) }</option>
        }
    };
    html! {
        <section class="pane pane--task" aria-label={t!("work")} data-suggestions={may.suggestions.to_string()}>
            <div class="work">
                { feedbacks(props) }
                if all.len() > 1 {
                    <label class="field">
                        <span class="field__name">{ t!("work-choose") }</span>
                        <select class="select" onchange={on_choose}>{ for all.iter().map(option) }</select>
                    </label>
                }
                if let Some((enclosure, read)) = chosen {
                    { one(props, enclosure, read) }
                }
            </div>
        </section>
    }
}

/// One exercise.
fn one(props: &WorkProps, enclosure: &Rc<Enclosure>, read: &Read) -> Html {
    let title = title_of(&props.article, read);
    let exercise = match read {
        Ok(it) => Rc::clone(it),
        Err(why) => {
            return html! {
                <>
                    <h2 class="work__title" dir="auto">{ title }</h2>
                    <p class="work__trouble" role="alert">{ unread_words(why) }</p>
                </>
            };
        }
    };
    let work = work_in(&props.article, &props.layer, enclosure.id);
    let trouble = work.as_ref().err().map(unread_words);
    let task = Task {
        store: props.store.clone(),
        article: Rc::clone(&props.article),
        layer: Rc::clone(&props.layer),
        id: enclosure.id,
        exercise,
        work: Rc::new(work.unwrap_or_default()),
        on_wish: props.on_wish.clone(),
    };
    html! {
        <>
            <header class="work__head">
                <h2 class="work__title" dir="auto">{ title }</h2>
                <p class="work__soft">{ progress(&task) }</p>
                <Time begun={task.work.begun} minutes={task.exercise.minutes} />
            </header>
            if let Some(why) = trouble {
                <p class="work__trouble" role="alert">{ why }</p>
            }
            { name_field(&task) }
            <section class="work__part" aria-label={t!("work-guidelines")}>
                <h3 class="work__name">{ t!("work-guidelines") }</h3>
                if task.exercise.guidelines.trim().is_empty() {
                    <p>{ t!("work-no-guidelines") }</p>
                } else {
                    <Guidelines markdown={task.exercise.guidelines.clone()} />
                }
                { definitions(&task) }
            </section>
            { questions(&task, props.working.taking) }
            <SelfCheck task={task.clone()} />
            { handing(&task) }
            <StartOver {task} />
        </>
    }
}

/// "3 of 5 questions answered, 12 marks · not handed in yet".
fn progress(task: &Task) -> String {
    let n = task.exercise.questions.len();
    let answered = task.work.count_answered(&task.exercise);
    let questions = (n > 0).then(|| t!("work-answered", answered = answered, n = n).to_string());
    let marks = t!("lesson-marks", n = task.layer.count()).to_string();
    let parts: Vec<String> = questions.into_iter().chain([marks]).collect();
    format!("{} · {}", parts.join(", "), short_state(task))
}

/// The field for the name, where the focus goes when it is missing.
const NAME_FIELD: &str = "#work-name";

fn name_field(task: &Task) -> Html {
    let oninput = {
        let task = task.clone();
        move |event: yew::InputEvent| {
            let name = value_of(event.target());
            let edit = |it: &Work| Work { name, ..it.clone() };
            // A refusal is announced; the field keeps what was typed.
            let _ = task.edit(edit, Some(visit()));
        }
    };
    html! {
        <div class="field">
            <label class="field__label">
                <span class="field__name">{ t!("work-name") }</span>
                <input type="text" id="work-name" autocomplete="off" dir="auto" value={task.work.name.clone()}
                    onfocus={|_: FocusEvent| begin_visit()} {oninput} />
            </label>
            <span class="field__hint">{ t!("work-name-hint") }</span>
        </div>
    }
}

/// What own tags mean.
fn definitions(task: &Task) -> Html {
    let all = task.exercise.definitions.iter();
    let all: Vec<_> = all.filter(|it| !it.1.trim().is_empty()).collect();
    if all.is_empty() {
        return Html::default();
    }
    let one = |(key, means): &&(_, String)| {
        let name = tag_words(task.layer.tags(), key);
        html! { <div><dt>{ name }</dt><dd dir="auto">{ means }</dd></div> }
    };
    html! { <dl class="work__tags">{ for all.iter().map(one) }</dl> }
}
