//! The answers to each question side by side.

use yew::{Html, html};

use super::Desk;
use crate::domain::exercise::{Item, Question, Scored};
use crate::t;
use crate::ui::lesson::number::points;

/// A table for each question.
pub(super) fn board(desk: &Desk) -> Html {
    if desk.exercise.questions.is_empty() {
        return html! { <p class="class__empty">{ t!("class-no-questions") }</p> };
    }
    html! { <>{ for desk.exercise.questions.iter().map(|it| question(desk, it)) }</> }
}

fn question(desk: &Desk, question: &Question) -> Html {
    let sheet = desk.sheet();
    let item = Item::Question(question.number);
    let class = &desk.class;
    let places = class.in_order((0..class.ids.len()).collect(), desk.choice.is_hidden);
    let row = |at: usize| {
        let handin = class.handins.get(at);
        let score = class.scores.get(at);
        let mut items = score.into_iter().flat_map(|it| &it.items);
        let scored: Option<&Scored> = items.find(|it| it.item == item);
        let worth = scored.map(|it| match it.is_waiting() {
            true => t!("class-points-waiting", of = &points(it.out_of)),
            false => t!(
                "class-points",
                points = &points(it.points),
                of = &points(it.out_of)
            ),
        });
        let answer = handin.and_then(|it| sheet.reply(question.number, it));
        html! {
            <tr>
                <th scope="row" dir="auto">{ desk.name(at) }</th>
                <td dir="auto">{ answer.map_or_else(|| html! { <span class="lesson__soft">{ t!("class-no-answer") }</span> }, |it| html! { it }) }</td>
                <td class="lesson__number">{ worth }</td>
            </tr>
        }
    };
    html! {
        <section class="lesson__part" aria-label={question.words.clone()}>
            <h3 class="lesson__title" dir="auto">{ &question.words }</h3>
            if let Some(right) = sheet.right(question.number) {
                <p class="lesson__soft" dir="auto">{ t!("class-right", answer = &right) }</p>
            }
            <div class="lesson__scroll" role="group" aria-label={t!("class-answers")} tabindex="0">
                <table class="lesson__table class__answers">
                    <thead><tr>
                        <th scope="col">{ t!("class-column-name") }</th>
                        <th scope="col">{ t!("class-column-answer") }</th>
                        <th scope="col" class="lesson__number">{ t!("class-column-points") }</th>
                    </tr></thead>
                    <tbody>{ for places.into_iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}
