//! An exercise as pupils read it: guidelines, what the tags mean, and the questions. Nothing of the key.

use yew::{AttrValue, Html, html};

use super::prose::Guidelines;
use crate::domain::exercise::{Ask, Exercise, Question};
use crate::domain::model::{Tag, TagSet};
use crate::t;
use crate::ui::store::tag_words;

/// The exercise, to be read.
pub(super) fn preview(exercise: &Exercise, tags: &TagSet, own: &[Tag], title: &str) -> Html {
    let may = [
        (true, t!("pupils-may-mark")),
        (exercise.may.entities, t!("exercise-may-entities")),
        (exercise.may.attribution, t!("exercise-may-attribution")),
        (exercise.may.verdicts, t!("exercise-may-verdicts")),
        (exercise.may.suggestions, t!("exercise-may-suggestions")),
    ];
    let may = may.into_iter().filter(|it| it.0);
    let tag = |it: &Tag| {
        let definitions = exercise.definitions.iter();
        let means = definitions
            .filter(|of| of.0 == it.key)
            .map(|it| it.1.clone());
        html! { <><dt dir="auto">{ tag_words(tags, &it.key) }</dt><dd dir="auto">{ for means }</dd></> }
    };
    html! {
        <div class="preview">
            <h3 class="lesson__title" dir="auto">{ title.to_owned() }</h3>
            if exercise.minutes > 0 { <p class="lesson__soft">{ t!("exercise-time", n = usize::from(exercise.minutes)) }</p> }
            <Guidelines markdown={exercise.guidelines.clone()} />
            <section aria-label={t!("exercise-may")}>
                <h3 class="lesson__title">{ t!("exercise-may") }</h3>
                <ul class="preview__may">{ for may.map(|it| html! { <li>{ it.1 }</li> }) }</ul>
            </section>
            if !own.is_empty() {
                <section aria-label={t!("own-tags")}>
                    <h3 class="lesson__title">{ t!("own-tags") }</h3>
                    <dl class="preview__tags">{ for own.iter().map(tag) }</dl>
                </section>
            }
            if !exercise.questions.is_empty() {
                <section aria-label={t!("questions")}>
                    <h3 class="lesson__title">{ t!("questions") }</h3>
                    <ol class="preview__questions">{ for exercise.questions.iter().map(question) }</ol>
                </section>
            }
        </div>
    }
}

fn question(it: &Question) -> Html {
    let how: AttrValue = match &it.ask {
        Ask::Free => t!("ask-free"),
        Ask::Choice(_) => t!("ask-choice"),
        Ask::Passage => t!("ask-passage"),
    };
    html! {
        <li key={it.number.to_string()}>
            <p dir="auto">{ &it.words }</p>
            <p class="lesson__soft">{ t!("question-how", how = &how, n = usize::from(it.points)) }</p>
            if it.ask.options().next().is_some() {
                <ul>{ for it.ask.options().map(|it| html! { <li dir="auto">{ it.1.to_owned() }</li> }) }</ul>
            }
            if !it.hint.is_empty() {
                <details class="lesson__how"><summary>{ t!("question-hint") }</summary><p dir="auto">{ &it.hint }</p></details>
            }
        </li>
    }
}
