//! The published figures of one hand-in, each with what it means.

use yew::{AttrValue, Html, html};

use super::Desk;
use crate::domain::exercise::{Counts, Figures, NoFigure, Score};
use crate::t;
use crate::ui::lesson::number::{decimals, percent};

/// One way to look at pairs of marks and entries.
type Way = (
    fn() -> AttrValue,
    fn() -> AttrValue,
    fn(&Figures) -> &Counts,
);

const WAYS: [Way; 4] = [
    (
        || t!("figures-strict"),
        || t!("figures-strict-means"),
        |it| &it.strict,
    ),
    (
        || t!("figures-exact"),
        || t!("figures-exact-means"),
        |it| &it.exact,
    ),
    (
        || t!("figures-partial"),
        || t!("figures-partial-means"),
        |it| &it.partial,
    ),
    (
        || t!("figures-type"),
        || t!("figures-type-means"),
        |it| &it.typed,
    ),
];

fn number(value: Result<f64, NoFigure>) -> String {
    match value {
        Ok(it) => decimals(it),
        Err(_) => t!("undefined").to_string(),
    }
}

/// Why there are no figures, where there are none.
fn why(score: &Score) -> Option<AttrValue> {
    let counts = &score.figures.strict;
    match (counts.possible(), counts.actual()) {
        (0, 0) => Some(t!("figures-neither")),
        (0, _) => Some(t!("figures-no-entries")),
        (_, 0) => Some(t!("figures-no-marks")),
        _ => None,
    }
}

/// The table: a row for each tag and way, and one for all tags.
pub(super) fn figures(desk: &Desk, score: &Score) -> Html {
    let rows = |name: AttrValue, figures: &Figures| {
        let row = |(at, (way, _, counts)): (usize, &Way)| {
            let counts = counts(figures);
            html! {
                <tr>
                    if at == 0 { <th scope="rowgroup" rowspan={WAYS.len().to_string()} dir="auto">{ &name }</th> }
                    <th scope="row">{ way() }</th>
                    <td class="lesson__number">{ number(counts.precision()) }</td>
                    <td class="lesson__number">{ number(counts.recall()) }</td>
                    <td class="lesson__number">{ number(counts.f1()) }</td>
                </tr>
            }
        };
        html! { <tbody>{ for WAYS.iter().enumerate().map(row) }</tbody> }
    };
    let means = |(way, means, _): &Way| html! { <p><b>{ way() }</b>{ ": " }{ means() }</p> };
    html! {
        <section class="lesson__part" aria-label={t!("figures")}>
            <h3 class="lesson__title">{ t!("figures") }</h3>
            <p class="lesson__soft">{ t!("figures-about") }</p>
            if let Some(why) = why(score) { <p class="form__notice">{ why }</p> }
            <div class="lesson__scroll" role="group" aria-label={t!("figures-table")} tabindex="0">
                <table class="lesson__table">
                    <caption>{ t!("figures-table") }</caption>
                    <thead><tr>
                        <th scope="col">{ t!("figures-tag") }</th>
                        <th scope="col">{ t!("figures-way") }</th>
                        <th scope="col" class="lesson__number">{ t!("figures-precision") }</th>
                        <th scope="col" class="lesson__number">{ t!("figures-recall") }</th>
                        <th scope="col" class="lesson__number">{ t!("figures-f1") }</th>
                    </tr></thead>
                    { for score.by_tag.iter().map(|(tag, it)| rows(desk.tag(tag), it)) }
                    { rows(t!("figures-all"), &score.figures) }
                </table>
            </div>
            <details class="lesson__how">
                <summary>{ t!("figures-how") }</summary>
                <p>{ t!("figures-precision-means") }</p>
                <p>{ t!("figures-recall-means") }</p>
                <p>{ t!("figures-f1-means") }</p>
                { for WAYS.iter().map(means) }
                <p>{ t!("figures-source") }</p>
            </details>
        </section>
    }
}

/// What a pupil is told of them: two sentences that need no table.
pub(super) fn figure_sentences(score: &Score) -> Vec<String> {
    let strict = &score.figures.strict;
    let found = strict.recall().ok().map(percent);
    let right = strict.precision().ok().map(percent);
    let found = found.map(|it| t!("figures-told-found", percent = it).to_string());
    let right = right.map(|it| t!("figures-told-right", percent = it).to_string());
    found.into_iter().chain(right).collect()
}
