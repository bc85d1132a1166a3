//! How far all agreed, round by round, and now.

use std::rc::Rc;

use yew::{AttrValue, Html, html};

use super::super::measures::{meaning, why};
use super::super::number::decimals;
use super::case::act;
use super::deeds::Deed;
use super::walk::Walk;
use crate::domain::adjudicate::{Round, Unit};
use crate::t;

/// The table of rounds, with the way to keep one more.
pub(super) fn rounds(walk: &Rc<Walk>) -> Html {
    let rounds = walk.session().map_or(&[][..], |it| it.rounds.as_slice());
    let now = &walk.compared.now;
    let last = rounds.last();
    let is_like_last = last.is_some_and(|it| it.is_like(now));
    let row = |(at, it): (usize, &Round)| {
        let name = match at {
            0 => t!("round-first"),
            _ => t!("round-later", n = at + 1),
        };
        row(name, it)
    };
    let meant = match (now.value(), now.alpha) {
        (Some(value), _) => meaning(value),
        (None, Err(it)) => why(it, false),
        (None, Ok(_)) => AttrValue::default(),
    };
    // Numbers of other people, or in another unit, are not compared.
    let first = rounds.first();
    let first = first.filter(|it| it.by == now.by && it.unit == now.unit);
    let moved = first.and_then(Round::value).zip(now.value());
    html! {
        <section class="lesson__part" aria-label={t!("rounds")}>
            <h3 class="lesson__title">{ t!("rounds") }</h3>
            <p class="lesson__soft">{ t!("rounds-about") }</p>
            <table class="lesson__table">
                <caption>{ t!("rounds-caption") }</caption>
                <thead><tr>
                    <th scope="col">{ t!("rounds-round") }</th>
                    <th scope="col" class="lesson__number">{ t!("column-value") }</th>
                    <th scope="col" class="lesson__number">{ t!("column-n") }</th>
                    <th scope="col" class="lesson__number">{ t!("rounds-people") }</th>
                </tr></thead>
                <tbody>
                    { for rounds.iter().enumerate().map(row) }
                    { self::row(t!("round-now"), now) }
                </tbody>
            </table>
            <p>{ meant }
                if let Some((first, now)) = moved.filter(|_| !is_like_last || rounds.len() > 1) {
                    { " " }{ t!("round-moved", first = &decimals(first), now = &decimals(now)) }
                }
            </p>
            if !rounds.is_empty() {
                if is_like_last {
                    <p class="lesson__soft">{ t!("round-same", n = rounds.len()) }</p>
                } else {
                    <p>{ act(walk, t!("round-keep", n = rounds.len() + 1), None, "", Deed::Keep) }</p>
                }
            }
        </section>
    }
}

fn row(name: AttrValue, round: &Round) -> Html {
    let value = match round.value() {
        Some(value) => decimals(value).into(),
        None => t!("undefined"),
    };
    let n = round.alpha.map_or_else(
        |_| t!("n-none"),
        |(_, n)| {
            let n = usize::try_from(n).unwrap_or(usize::MAX);
            match round.unit {
                Unit::Characters => t!("n-characters", n = n),
                Unit::Words => t!("n-words", n = n),
            }
        },
    );
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td class="lesson__number"><b>{ value }</b></td>
            <td class="lesson__number">{ n }</td>
            <td class="lesson__number">{ round.by.len() }</td>
        </tr>
    }
}
