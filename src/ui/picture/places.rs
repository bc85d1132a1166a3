//! The board of places: on a map where it is known where they are, and in a list in any case.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, html};

use super::Desk;
use super::line::{self, Line};
use super::parts::{FEW, from_words, go, more, short_way, shown, who_words};
use super::state::{PictureEdit, World};
use crate::domain::picture::{Frame, Outline, Place, places};
use crate::t;
use crate::ui::widgets::on_press;
use crate::ui::words::role_words;
use crate::web::fetch;

/// How many mentions of a place have a button of their own.
const MANY: usize = 12;

pub(super) fn board(desk: &Desk) -> Html {
    let places = places(&desk.seen.accounts, &desk.props.workspace);
    let is_any_known = places.iter().any(|it| it.at.is_some());
    html! {
        <section class="picture__board" aria-label={t!("board-places")}>
            if places.is_empty() {
                <p class="field__hint">{ t!("places-none") }</p>
            } else {
                if is_any_known { { map(desk, &places) } } else { <p class="field__hint">{ t!("places-nowhere") }</p> }
                <div class="picture__scroll">
                    <table class="picture__table">
                        <caption class="hidden">{ t!("board-places") }</caption>
                        <thead><tr>
                            <th scope="col" class="picture__wide">{ t!("column-place") }</th>
                            <th scope="col">{ t!("entity-coordinates") }</th>
                            <th scope="col">{ t!("column-role") }</th>
                            <th scope="col" class="picture__wide">{ t!("column-mentions") }</th>
                        </tr></thead>
                        <tbody>{ for shown(desk, &places, FEW).iter().map(|it| line::line(desk, format!("{:?}", it.who), Line::Place(it.clone()))) }</tbody>
                    </table>
                </div>
                { more(desk, &places, FEW, |n| t!("board-more-lines", n = n)) }
            }
        </section>
    }
}

pub(super) fn line(desk: &Desk, place: &Place) -> Html {
    let workspace = &desk.props.workspace;
    let name = who_words(desk, &place.who);
    let entity = place.who.entity(workspace);
    let roles: Vec<_> = place.roles.iter().map(|it| role_words(*it)).collect();
    let mentions = place.mentions.iter().take(MANY);
    let more = place.mentions.len().saturating_sub(MANY);
    html! {
        <tr>
            <th scope="row">
                if let Some(id) = entity.map(|it| it.id) {
                    <button type="button" class="picture__go" dir="auto" onclick={ let on_entity = desk.props.on_entity.clone(); on_press(move || on_entity.emit(id)) }>{ name }</button>
                } else {
                    <span dir="auto">{ name }</span>
                }
                if let Some(from) = from_words(desk, &place.who) { <p class="picture__soft" dir="auto">{ from }</p> }
            </th>
            <td>{ entity.map(|it| it.profile.coordinates.clone()).unwrap_or_default() }</td>
            <td>{ roles.join(", ") }</td>
            <td><div class="picture__nths">
                { for mentions.map(|it| short_way(desk, it.1, it.0, &it.2)) }
                if more > 0 { <span class="picture__soft">{ t!("places-more", n = more) }</span> }
            </div></td>
        </tr>
    }
}

/// The map, once its outline is there.
fn map(desk: &Desk, places: &[Place]) -> Html {
    match &desk.state().world {
        World::Here(outline) => drawing(desk, places, outline),
        World::Missing => html! { <p class="field__hint">{ t!("places-no-map") }</p> },
        World::Unasked | World::Asked => {
            html! { <p class="field__hint">{ t!("places-map-comes") }</p> }
        }
    }
}

/// Fetches the outline of the world, unless it is there or on its way.
pub(super) fn fetch_world(now: &World, on_edit: &Callback<PictureEdit>) {
    if matches!(now, World::Asked | World::Here(_)) {
        return;
    }
    let on_edit = on_edit.clone();
    let put = move |world| on_edit.emit(PictureEdit(Box::new(|it| it.world = world)));
    put(World::Asked);
    spawn_local(async move {
        let file = fetch::text("data/outline/world.txt").await;
        let outline = file.and_then(|it| Outline::read(&it));
        put(outline.map_or(World::Missing, |it| World::Here(Rc::new(it))));
    });
}

fn drawing(desk: &Desk, places: &[Place], outline: &Outline) -> Html {
    let known: Vec<_> = places
        .iter()
        .filter_map(|it| Some((it, it.at?, it.mentions.first()?.1)))
        .collect();
    let points: Vec<_> = known.iter().map(|it| it.1).collect();
    let frame = Frame::around(&points);
    let dot = |(place, at, first): &(&Place, (i32, i32), _)| {
        let (x, y) = frame.place(*at);
        let is_right = x > 5_600;
        let (side, anchor) = if is_right {
            (-130, "end")
        } else {
            (130, "start")
        };
        html! {
            <g class="picture__dot" onclick={go(desk, *first)}>
                <circle cx={x.to_string()} cy={y.to_string()} r="70" />
                <text x={(x + side).to_string()} y={(y + 75).to_string()} text-anchor={anchor}>{ who_words(desk, &place.who) }</text>
            </g>
        }
    };
    html! {
        <svg class="picture__world" viewBox="0 0 8000 6000" aria-hidden="true" focusable="false">
            <path d={outline.path(&frame)} />
            { for known.iter().map(dot) }
        </svg>
    }
}
