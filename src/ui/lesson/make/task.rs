//! What an exercise asks for as a whole: its title, its guidelines, what pupils may do and how long it is meant to take.

use std::rc::Rc;

use yew::{AttrValue, Html, html};

use super::form::Form;
use super::inputs::{hint, lines, number, number_of, tick};
use crate::domain::exercise::{Exercise, May};
use crate::t;
use crate::ui::lesson::prose::Guidelines;
use crate::ui::widgets::{FieldKind, field};

/// The fields.
pub(super) fn task(form: &Rc<Form>) -> Html {
    let it = &form.exercise;
    let on_title = form.on_words(|it, words| it.title = words);
    let on_guidelines = form.on_words(|it, words| it.guidelines = words);
    let has_guide = form.shown.has_guide;
    let preview = form.on_show(|it| it.has_guide = !it.has_guide);
    html! {
        <>
        { field(t!("exercise-title"), &it.title, None, FieldKind::default(), on_title) }
        <div class="make__guide">
            { lines(t!("exercise-guidelines"), t!("exercise-guidelines"), &it.guidelines, "5", on_guidelines) }
            { hint(t!("exercise-guidelines-hint")) }
            <div><button type="button" class="chip" aria-pressed={has_guide.to_string()} onclick={preview}>{ t!("exercise-guidelines-show") }</button></div>
            if has_guide {
                <section class="make__shown" aria-label={t!("exercise-guidelines-shown")}><Guidelines markdown={it.guidelines.clone()} /></section>
            }
        </div>
        { may(form) }
        </>
    }
}

/// What pupils may do beside marking words, and how long it is meant to take.
fn may(form: &Rc<Form>) -> Html {
    let it = form.exercise.may;
    let tick = |name: AttrValue, is_ticked: bool, set: fn(&mut May)| {
        let on = form.on_choice(move |it: &mut Exercise, _| set(&mut it.may));
        tick(name, is_ticked, on)
    };
    let minutes = form.exercise.minutes;
    let on_minutes = form.on_words(|it, words| it.minutes = number_of(&words));
    let time = match minutes {
        0 => t!("exercise-no-time"),
        n => t!("exercise-time", n = usize::from(n)),
    };
    form.part("may", (t!("exercise-may"), time), &|| {
        html! {
            <>
            <div>
                { tick(t!("exercise-may-entities"), it.entities, |it| it.entities ^= true) }
                { tick(t!("exercise-may-attribution"), it.attribution, |it| it.attribution ^= true) }
                { tick(t!("exercise-may-verdicts"), it.verdicts, |it| it.verdicts ^= true) }
                { tick(t!("exercise-may-suggestions"), it.suggestions, |it| it.suggestions ^= true) }
            </div>
            { number(t!("exercise-minutes"), t!("exercise-minutes"), minutes, on_minutes.clone()) }
            { hint(t!("exercise-minutes-hint")) }
            </>
        }
    })
}
