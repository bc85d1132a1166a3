//! The table of pupils: what each has, sorted by any of it.

use yew::{AttrValue, Html, component, html, use_effect_with, use_state_eq};

use super::items::DeskProps;
use super::{Board, Desk, book, returning};
use crate::domain::exercise::{Handin, Item, Role, Score};
use crate::domain::text::order;
use crate::t;
use crate::ui::lesson::number::points;
use crate::ui::widgets::{Look, button, on_press};
use crate::web::clock::moment;
use crate::web::{dom, frame};

/// So many rows are drawn at once, and as many more a frame later.
const ROWS: usize = 60;

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    #[default]
    Name,
    Score,
    Found,
    Missed,
    Extra,
    Traps,
    HandedIn,
    Took,
}

impl Column {
    const ALL: [Self; 8] = [
        Self::Name,
        Self::Score,
        Self::Found,
        Self::Missed,
        Self::Extra,
        Self::Traps,
        Self::HandedIn,
        Self::Took,
    ];

    fn words(self) -> AttrValue {
        t!(match self {
            Self::Name => "class-column-name",
            Self::Score => "class-column-score",
            Self::Found => "class-column-found",
            Self::Missed => "class-column-missed",
            Self::Extra => "class-column-extra",
            Self::Traps => "class-column-traps",
            Self::HandedIn => "class-column-handed-in",
            Self::Took => "class-column-took",
        })
    }
}

/// What a score amounts to: entries that gave points, entries that gave none, marks beside the key, and traps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) found: usize,
    pub(super) missed: usize,
    pub(super) extra: usize,
    pub(super) traps: usize,
}

/// Counts a score.
pub(super) fn tally(score: &Score) -> Tally {
    let mut tally = Tally {
        extra: score.extras.len(),
        ..Tally::default()
    };
    for it in &score.items {
        match (it.item, it.is_trap, it.mark) {
            (Item::Question(_), ..) => {}
            (_, true, Some(_)) => tally.traps += 1,
            (_, true, None) => {}
            (_, _, Some(_)) if it.counted > 0 || it.out_of == 0 => tally.found += 1,
            _ => tally.missed += 1,
        }
    }
    tally
}

/// A time taken, in the unit that it fits.
pub(super) fn took_words(minutes: u64) -> AttrValue {
    match minutes as usize {
        it if it < 120 => t!("class-minutes", n = it),
        it if it < 2 * 24 * 60 => t!("class-hours", n = it / 60),
        it => t!("class-days", n = it / (24 * 60)),
    }
}

/// The places of all pupils as they are sorted.
fn sorted(desk: &Desk, tallies: &[Tally]) -> Vec<usize> {
    let (column, is_down) = desk.choice.sort;
    let n = desk.class.ids.len();
    let places = desk.class.in_order((0..n).collect(), desk.choice.is_hidden);
    let key = |nth: usize| {
        let at = places.get(nth).copied().unwrap_or_default();
        let tally = tallies.get(at).copied().unwrap_or_default();
        let value = match column {
            Column::Name => nth as u64,
            Column::Score => desk
                .class
                .scores
                .get(at)
                .map_or(0, |it| u64::from(it.points)),
            Column::Found => tally.found as u64,
            Column::Missed => tally.missed as u64,
            Column::Extra => tally.extra as u64,
            Column::Traps => tally.traps as u64,
            Column::HandedIn => desk.class.handins.get(at).map_or(0, |it| it.handed_in.0),
            Column::Took => desk.class.handins.get(at).map_or(0, Handin::minutes),
        };
        (value, 0)
    };
    let down = |nth: usize| {
        let (high, low) = key(nth);
        if is_down { (!high, !low) } else { (high, low) }
    };
    let sorted = order(n, &down).into_iter();
    sorted.filter_map(|it| places.get(it).copied()).collect()
}

/// The table, and what can be done with all of it: drawn anew only for what it shows, not for each file that is read.
#[component]
pub(super) fn Pupils(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let tallies: Vec<Tally> = desk.class.scores.iter().map(tally).collect();
    let n = desk.class.ids.len();
    let n_drawn = use_state_eq(|| ROWS);
    let setter = n_drawn.setter();
    use_effect_with((n, *n_drawn), move |&(n, drawn)| {
        if drawn < n {
            frame::after_paint(move || setter.set(drawn + ROWS)).forget();
        }
    });
    let (by, is_down) = desk.choice.sort;
    let head = |column: Column| {
        let onclick = on_press(desk.edit(move |it| {
            // Names begin at the beginning, numbers at the top.
            let is_again = it.sort.0 == column;
            it.sort = (
                column,
                if is_again {
                    !it.sort.1
                } else {
                    column != Column::Name
                },
            );
        }));
        let direction = match (by == column, is_down) {
            (false, _) => None,
            (true, true) => Some("descending"),
            (true, false) => Some("ascending"),
        };
        let is_number = column != Column::Name;
        html! {
            <th scope="col" aria-sort={direction} class={is_number.then_some("lesson__number")}>
                <button type="button" class="class__sort" {onclick}>{ column.words() }</button>
            </th>
        }
    };
    let n_traps = desk.key.entries.iter();
    let n_traps = n_traps.filter(|it| it.role == Role::Trap).count();
    let row = |at: usize| {
        let tally = tallies.get(at).copied().unwrap_or_default();
        row(desk, at, tally, n_traps)
    };
    let n_waiting = desk.class.scores.iter().filter(|it| it.n_waiting() > 0);
    let n_waiting = n_waiting.count();
    let csv = {
        let desk = desk.clone();
        move || book::download_book(&desk)
    };
    let all = {
        let desk = desk.clone();
        move || returning::hand_all(&desk)
    };
    let on_compare = desk.props.on_compare.clone();
    let compare = move || on_compare.emit(());
    html! {
        <section class="lesson__part" aria-label={t!("class-pupils")}>
            if n_waiting > 0 {
                <p class="form__notice">{ t!("class-waiting", n = n_waiting) }</p>
            }
            <div class="lesson__scroll" role="group" aria-label={t!("class-pupils")} tabindex="0">
                <table class="lesson__table class__pupils">
                    <caption>{ t!("class-table", n = desk.class.ids.len()) }</caption>
                    <thead><tr>{ for Column::ALL.into_iter().map(head) }</tr></thead>
                    <tbody>{ for sorted(desk, &tallies).into_iter().take(*n_drawn).map(row) }</tbody>
                </table>
            </div>
            <p class="lesson__soft">{ t!("class-table-means") }</p>
            <div class="class__deeds">
                { button(t!("class-book"), Look::default(), on_press(csv)) }
                { button(t!("class-feedback-all"), Look::default(), on_press(all)) }
                if desk.class.ids.len() > 1 {
                    { button(t!("agreement"), Look::default(), on_press(compare)) }
                }
            </div>
        </section>
    }
}

fn row(desk: &Desk, at: usize, tally: Tally, n_traps: usize) -> Html {
    let Some((id, handin, score)) = desk.class.at(at) else {
        return Html::default();
    };
    let show = desk.edit(move |it| {
        it.board = Board::Pupils;
        it.pupil = Some(id);
    });
    let open = on_press(move || {
        show();
        frame::after_paint(|| dom::focus("[data-pupil]")).forget();
    });
    let (points, out_of) = (points(score.points), points(score.out_of));
    html! {
        <tr key={id.to_string()}>
            <th scope="row" dir="auto"><button type="button" class="class__open" data-row={id.to_string()} onclick={open}>{ desk.name(at) }</button></th>
            <td class="lesson__number">{ t!("class-points", points = &points, of = &out_of) }
                if score.n_waiting() > 0 { <span class="class__waits">{ " " }{ t!("class-waits", n = score.n_waiting()) }</span> }
            </td>
            <td class="lesson__number">{ tally.found }</td>
            <td class="lesson__number">{ tally.missed }</td>
            <td class="lesson__number">{ tally.extra }</td>
            <td class="lesson__number">{ if n_traps > 0 { t!("class-of-traps", n = tally.traps, of = n_traps) } else { "–".into() } }</td>
            <td class="lesson__number">{ moment(handin.handed_in) }</td>
            <td class="lesson__number">{ took_words(handin.minutes()) }</td>
        </tr>
    }
}
