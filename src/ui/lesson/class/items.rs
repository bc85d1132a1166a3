//! What the class says about the exercise: how hard each thing is, what is missed, what is marked falsely, and which
//! hand-ins look alike.

use std::rc::Rc;

use yew::{AttrValue, Html, Properties, component, html, use_memo};

use super::{Class, Desk};
use crate::domain::exercise::{
    Alike, FalseMark, ItemNumbers, Key, NoNumber, alike, false_marks, item_numbers, most_missed,
};
use crate::domain::workspace::words_of;
use crate::t;
use crate::ui::lesson::number::{decimals, percent};
use crate::ui::words::quoted;

/// So many lines are told of each kind.
const MOST: usize = 10;

/// Properties of boards that count.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) desk: Desk,
}

/// What is counted.
#[derive(PartialEq)]
struct Numbers {
    items: Vec<ItemNumbers>,
    missed: Vec<usize>,
    wrong: Vec<FalseMark>,
    alike: Vec<Alike>,
}

impl Numbers {
    fn of(class: &Class, key: &Key) -> Self {
        let items = item_numbers(&class.scores);
        Self {
            missed: most_missed(&items),
            items,
            wrong: false_marks(&class.scores),
            alike: alike(&class.handins, key),
        }
    }
}

/// The board.
#[component]
pub(super) fn Items(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let deps = (Rc::clone(&desk.class), Rc::clone(&desk.key));
    let numbers = use_memo(deps, |(class, key)| Numbers::of(class, key));
    html! {
        <>
            { things(desk, &numbers) }
            { missed(desk, &numbers) }
            { wrong(desk, &numbers) }
            { same(desk, &numbers) }
        </>
    }
}

fn things(desk: &Desk, numbers: &Numbers) -> Html {
    let sheet = desk.sheet();
    let row = |it: &ItemNumbers| {
        let easy = it.difficulty.as_ref().ok().map(|it| percent(*it));
        let easy = easy.map(|it| t!("items-percent", percent = it));
        html! {
            <tr>
                <th scope="row" dir="auto">{ sheet.name(it.item) }</th>
                <td class="lesson__number">{ easy.unwrap_or_else(|| t!("undefined")) }</td>
                <td class="lesson__number">{ it.discrimination.as_ref().map_or_else(|_| t!("undefined"), |it| decimals(*it).into()) }</td>
                <td>{ difficulty_words(it) }{ " " }{ discrimination_words(it) }</td>
            </tr>
        }
    };
    html! {
        <section class="lesson__part" aria-label={t!("items")}>
            <h3 class="lesson__title">{ t!("items") }</h3>
            <p class="lesson__soft">{ t!("items-about") }</p>
            <div class="lesson__scroll" role="group" aria-label={t!("items-table")} tabindex="0">
                <table class="lesson__table class__items">
                    <caption>{ t!("items-table") }</caption>
                    <thead><tr>
                        <th scope="col">{ t!("class-column-thing") }</th>
                        <th scope="col" class="lesson__number">{ t!("items-difficulty") }</th>
                        <th scope="col" class="lesson__number">{ t!("items-discrimination") }</th>
                        <th scope="col">{ t!("items-means") }</th>
                    </tr></thead>
                    <tbody>{ for numbers.items.iter().map(row) }</tbody>
                </table>
            </div>
            <details class="lesson__how">
                <summary>{ t!("agreement-how") }</summary>
                <p>{ t!("items-difficulty-how") }</p>
                <p>{ t!("items-discrimination-how") }</p>
            </details>
        </section>
    }
}

fn difficulty_words(it: &ItemNumbers) -> AttrValue {
    match it.difficulty {
        Err(why) => no_number(why),
        Ok(it) => t!(match it {
            it if it >= 0.9 => "items-very-easy",
            it if it >= 0.7 => "items-easy",
            it if it >= 0.3 => "items-medium",
            _ => "items-hard",
        }),
    }
}

/// The borders are those of R. L. Ebel, Essentials of Educational Measurement, 1972.
fn discrimination_words(it: &ItemNumbers) -> AttrValue {
    match (it.difficulty, it.discrimination) {
        // Said already.
        (Err(one), Err(two)) if one == two => AttrValue::default(),
        (_, Err(why)) => no_number(why),
        (_, Ok(it)) => t!(match it {
            it if it >= 0.4 => "items-tells-well",
            it if it >= 0.2 => "items-tells",
            it if it >= 0.0 => "items-tells-little",
            _ => "items-tells-against",
        }),
    }
}

fn no_number(why: NoNumber) -> AttrValue {
    t!(match why {
        NoNumber::NoHandins => "items-no-handins",
        NoNumber::FewHandins => "items-few-handins",
        NoNumber::NoPoints => "items-no-points",
        NoNumber::AllAlike => "items-all-alike",
        NoNumber::RestAlike => "items-rest-alike",
    })
}

fn section(title: AttrValue, about: AttrValue, lines: Vec<Html>, none: AttrValue) -> Html {
    html! {
        <section class="lesson__part" aria-label={&title}>
            <h3 class="lesson__title">{ &title }</h3>
            if lines.is_empty() {
                <p>{ none }</p>
            } else {
                <p class="lesson__soft">{ about }</p>
                <ol class="class__list">{ for lines }</ol>
            }
        </section>
    }
}

fn missed(desk: &Desk, numbers: &Numbers) -> Html {
    let sheet = desk.sheet();
    let items = numbers
        .missed
        .iter()
        .filter_map(|it| numbers.items.get(*it));
    let lines = items.take(MOST).map(|it| {
        let (n, of) = (it.n_missed as usize, desk.class.ids.len());
        html! { <li dir="auto">{ sheet.name(it.item) }{ ": " }{ t!("items-missed-by", n = n, of = of) }</li> }
    });
    section(
        t!("items-missed"),
        t!("items-missed-about"),
        lines.collect(),
        t!("items-missed-none"),
    )
}

fn wrong(desk: &Desk, numbers: &Numbers) -> Html {
    let lines = numbers.wrong.iter().take(MOST).map(|it| {
        let words = quoted(&words_of(&desk.props.article, &it.target));
        let names = desk.names(it.who.iter().copied());
        html! {
            <li dir="auto">{ desk.tag(&it.tag) }{ " " }{ words }{ ": " }{ t!("items-wrong-by", n = it.who.len(), names = &names) }</li>
        }
    });
    section(
        t!("items-wrong"),
        t!("items-wrong-about"),
        lines.collect(),
        t!("items-wrong-none"),
    )
}

/// What hand-ins have in common, as facts.
fn same(desk: &Desk, numbers: &Numbers) -> Html {
    let lines = numbers.alike.iter().map(|it| {
        let (one, two) = (desk.name(it.first), desk.name(it.second));
        let mut facts = Vec::new();
        if it.same_ids > 0 {
            facts.push(t!("alike-ids", n = it.same_ids as usize));
        }
        if it.same_times > 0 {
            facts.push(t!("alike-times", n = it.same_times as usize));
        }
        if let Some(n) = it.same_marks {
            let beside = it.same_beside_key as usize;
            facts.push(t!("alike-marks", n = n as usize, beside = beside));
        }
        let facts = facts.join(" ");
        html! { <li dir="auto"><b>{ t!("alike-two", one = &one, two = &two) }</b>{ " " }{ facts }</li> }
    });
    section(
        t!("alike"),
        t!("alike-about"),
        lines.collect(),
        t!("alike-none"),
    )
}
