//! What stands over the article while an exercise is open: the way to its pane where that is out of sight, and the
//! question that the next selection answers.

use std::rc::Rc;

use yew::{Html, Properties, component, html, use_effect_with};

use super::questions::named;
use super::task::{Task, tasks, work_in};
use super::{WorkProps, WorkWish};
use crate::domain::exercise::{Exercise, Reply};
use crate::domain::keys::{Deed, Keys};
use crate::domain::model::{Article, EnclosureId};
use crate::domain::text::{Span, Target};
use crate::domain::workspace::words_of;
use crate::t;
use crate::ui::keys::TEXT;
use crate::ui::widgets::{Look, Sign, button, icon, on_press};
use crate::ui::words::quoted;
use crate::web::{dom, selection};

/// Properties of [`TakeBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BarProps {
    /// What the pane is drawn from.
    pub work: WorkProps,
    /// Whether the pane was called to lie over the article.
    pub is_sheet: bool,
    /// What keys do: the one for taking words is shown.
    pub keys: Rc<Keys>,
}

/// The bar.
#[component]
pub fn TakeBar(props: &BarProps) -> Html {
    let WorkProps {
        working, on_wish, ..
    } = &props.work;
    let wish = |wish: WorkWish| {
        let on_wish = on_wish.clone();
        on_press(move || on_wish.emit(wish.clone()))
    };
    // Whoever is asked for words goes to the article, and hears what for.
    let asked = working.taking.and_then(|number| asked(&props.work, number));
    {
        let (store, words) = (
            props.work.store.clone(),
            asked.as_ref().map(|it| it.1.clone()),
        );
        use_effect_with(words, move |words| {
            if let Some(words) = words {
                store.hint(t!("work-take-hint", question = words));
            }
        });
    }
    html! {
        <>
            <button type="button" class="button work__sheet" aria-pressed={props.is_sheet.to_string()} onclick={wish(WorkWish::Toggle)}>
                { icon(Sign::List) }<span>{ t!("work") }</span>
            </button>
            if let (Some((task, words)), Some(number)) = (asked, working.taking) {
                <div class="work__bar" role="group" aria-label={t!("work-take-name")}>
                    <p dir="auto">{ t!("work-take-hint", question = &words) }</p>
                    { take_button(props, &task, number) }
                    { button(t!("cancel"), Look::QUIET, wish(WorkWish::Back(number))) }
                </div>
            }
        </>
    }
}

/// The work, and the question with its number.
fn asked(props: &WorkProps, number: u16) -> Option<(Task, String)> {
    let (id, exercise) = chosen(props)?;
    let mut questions = exercise.questions.iter();
    let at = questions.position(|it| it.number == number)?;
    let words = exercise.questions.get(at)?.words.clone();
    let task = Task {
        store: props.store.clone(),
        article: Rc::clone(&props.article),
        layer: Rc::clone(&props.layer),
        id,
        work: Rc::new(work_in(&props.article, &props.layer, id).ok()?),
        exercise,
        on_wish: props.on_wish.clone(),
    };
    Some((task, named(at + 1, words.trim())))
}

/// The exercise that is worked on.
fn chosen(props: &WorkProps) -> Option<(EnclosureId, Rc<Exercise>)> {
    let all = tasks(&props.article, &props.layer);
    let is_chosen = |it: &&(&Rc<_>, _)| {
        let enclosure: &Rc<crate::domain::model::Enclosure> = it.0;
        Some(enclosure.id) == props.working.chosen
    };
    let one = all.iter().find(is_chosen).or(all.first())?;
    Some((one.0.id, one.1.clone().ok()?))
}

/// "Take these words". The key that ties selected words to something else takes them too.
fn take_button(props: &BarProps, task: &Task, number: u16) -> Html {
    let onclick = {
        let task = task.clone();
        on_press(move || {
            let Some(target) = selected(&task.article) else {
                return task.store.warn(t!("work-take-nothing"));
            };
            let words = quoted(&words_of(&task.article, &target));
            if task.reply(number, Some(Reply::Passage(target)), None) {
                selection::clear();
                task.store.announce(t!("work-taken", quote = &words));
                task.on_wish.emit(WorkWish::Back(number));
            }
        })
    };
    // A press must not take the selection away.
    let hold = |event: web_sys::MouseEvent| event.prevent_default();
    let keys = props.keys.in_force(Deed::Cue);
    let key = keys.first().map(ToString::to_string);
    html! {
        <button type="button" class="button tagging__cue" data-look="main" aria-keyshortcuts={key.clone()} onmousedown={hold} {onclick}>
            { t!("work-take") }
            if let Some(key) = key { <kbd aria-hidden="true">{ key }</kbd> }
        </button>
    }
}

/// The words of the article that are selected.
fn selected(article: &Article) -> Option<Target> {
    let selected = selection::selected(&dom::find(TEXT)?)?;
    let text = &article.text;
    let span =
        |&(start, end): &(_, _)| Span::new(text.byte_of_utf16(start)?, text.byte_of_utf16(end)?);
    Target::new(selected.ranges.iter().filter_map(span)).ok()
}
