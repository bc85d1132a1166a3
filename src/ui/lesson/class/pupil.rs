//! One pupil: what each thing was worth and why, what was marked beside the key, and the published figures.

use std::rc::Rc;

use yew::{Html, html};

use super::figures::figures;
use super::giving::Giving;
use super::pupils::took_words;
use super::told::Sheet;
use super::{Desk, returning};
use crate::domain::exercise::{Assigned, Extra, Handin, Scored};
use crate::domain::model::EnclosureId;
use crate::domain::workspace::{take_out, words_of};
use crate::t;
use crate::ui::lesson::number::points;
use crate::ui::widgets::{Look, button, on_press};
use crate::ui::words::quoted;
use crate::web::clock::moment;
use crate::web::{dom, frame, print};

/// The pupil of this place.
pub(super) fn pupil(desk: &Desk, at: usize) -> Html {
    let Some((id, handin, score)) = desk.class.at(at) else {
        return Html::default();
    };
    let handin = Rc::new(handin.clone());
    let back = back(desk, id);
    let sheet = desk.sheet();
    let (mine, all) = (points(score.points), points(score.out_of));
    let took = took_words(handin.minutes());
    let extra = |it: &Extra| {
        let words = quoted(&words_of(&desk.props.article, &it.target));
        html! { <li dir="auto">{ desk.tag(&it.tag) }{ " " }{ words }</li> }
    };
    let hand = {
        let desk = desk.clone();
        move || returning::hand_one(&desk, at)
    };
    html! {
        <section class="lesson__part class__pupil" aria-label={desk.name(at)}>
            <div class="class__deeds">
                { button(t!("class-back"), Look::default(), on_press(back)) }
                { button(t!("class-feedback"), Look::default(), on_press(hand)) }
                { button(t!("class-print"), Look::default(), on_press(print::page)) }
                { deletion(desk, id) }
            </div>
            <h3 class="class__name" tabindex="-1" data-pupil="" dir="auto">{ desk.name(at) }</h3>
            <p class="class__total">{ t!("class-total", points = &mine, of = &all) }</p>
            <p class="lesson__soft">{ t!("class-when", begun = &moment(handin.begun), handed = &moment(handin.handed_in), took = &took) }</p>
            if score.assigned == Assigned::Roughly {
                <p class="form__notice">{ t!("class-roughly") }</p>
            }
            <div class="lesson__scroll" role="group" aria-label={t!("class-things")} tabindex="0">
                <table class="lesson__table class__things">
                    <caption>{ t!("class-things") }</caption>
                    <thead><tr>
                        <th scope="col">{ t!("class-column-thing") }</th>
                        <th scope="col" class="lesson__number">{ t!("class-column-points") }</th>
                        <th scope="col">{ t!("class-column-why") }</th>
                    </tr></thead>
                    <tbody>{ for score.items.iter().map(|it| thing(desk, &sheet, (id, &handin), it)) }</tbody>
                </table>
            </div>
            if !score.extras.is_empty() {
                <h4 class="lesson__title">{ t!("class-extras", n = score.extras.len()) }</h4>
                <ul class="class__extras" role="list">{ for score.extras.iter().take(MOST_EXTRAS).map(extra) }</ul>
                if score.extras.len() > MOST_EXTRAS {
                    <p class="lesson__soft">{ t!("class-more-extras", n = score.extras.len() - MOST_EXTRAS) }</p>
                }
            }
            { figures(desk, score) }
        </section>
    }
}

/// More marks beside the key than anybody reads.
const MOST_EXTRAS: usize = 200;

/// Back to the table, to the row that was left.
fn back(desk: &Desk, id: EnclosureId) -> impl Fn() + 'static {
    let close = desk.edit(|it| it.pupil = None);
    move || {
        close();
        let row = format!("[data-row=\"{id}\"]");
        frame::after_paint(move || dom::focus(&row)).forget();
    }
}

/// Deletes one hand-in; undo brings it back.
fn deletion(desk: &Desk, id: EnclosureId) -> Html {
    let (store, article) = (desk.props.store.clone(), desk.props.article.id);
    let close = desk.edit(|it| it.pupil = None);
    let delete = move || {
        let words = t!("class-deleted", n = 1);
        if store.run_and_say(take_out(article, vec![id]), words) {
            close();
        }
    };
    button(t!("class-delete"), Look::QUIET, on_press(delete))
}

fn thing(
    desk: &Desk,
    sheet: &Sheet<'_>,
    (id, handin): (EnclosureId, &Rc<Handin>),
    scored: &Scored,
) -> Html {
    let (now, counted, of) = (
        points(scored.points),
        points(scored.counted),
        points(scored.out_of),
    );
    let words = match (scored.is_trap, scored.is_waiting()) {
        (_, true) => t!("class-points-waiting", of = &of),
        (true, _) if scored.points > 0 => t!("class-points-trap", points = &now),
        (true, _) => t!("class-points-no-trap"),
        (false, _) => t!("class-points", points = &now, of = &of),
    };
    let reason = scored.reason.as_deref().map(|reason| {
        let words = match reason {
            "" => t!("class-given", counted = &counted),
            reason => t!("class-given-reason", counted = &counted, reason = reason),
        };
        html! { <p class="class__given" dir="auto">{ words }</p> }
    });
    let name = sheet.name(scored.item);
    html! {
        <tr>
            <th scope="row" dir="auto">{ &name }</th>
            <td class="lesson__number">{ words }</td>
            <td>
                if scored.is_waiting() { <p><b>{ t!("class-wait-words") }</b></p> }
                <p dir="auto">{ sheet.words(scored, handin) }</p>
                { reason }
                <Giving store={desk.props.store.clone()} article={Rc::clone(&desk.props.article)} {id} handin={Rc::clone(handin)} scored={scored.clone()} {name} />
            </td>
        </tr>
    }
}
