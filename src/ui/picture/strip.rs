//! The article strip: where in the article there is something, in lanes.

use yew::{AttrValue, Html, html};

use super::Desk;
use super::parts::{FEW_ARTICLES, choice, go, more, shown, title_of, who_words};
use crate::domain::picture::{Account, Lane, LaneKey, Lanes, PARTS, lanes};
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::words::rating_words;

/// More lanes than this are no picture any more: the ones with most marks are drawn.
const MOST: usize = 24;

pub(super) fn board(desk: &Desk) -> Html {
    let by = desk.state().lanes;
    let words = |it: Lanes| {
        t!(match it {
            Lanes::Tag => "by-tag",
            Lanes::Rating => "by-verdict",
            Lanes::Source => "by-source",
        })
    };
    let entries = Lanes::ALL.map(|it| (words(it), it == by));
    let on_choose = {
        let desk = desk.clone();
        move |at: usize| {
            let by = Lanes::ALL.get(at).copied().unwrap_or_default();
            desk.edit(move |it| it.lanes = by)();
        }
    };
    let all = desk.seen.accounts.iter();
    let all: Vec<_> = all.filter(|it| !it.article.text.is_empty()).collect();
    html! {
        <section class="picture__board" aria-label={t!("board-strip")}>
            { choice(t!("strip-by"), &entries, on_choose) }
            { for shown(desk, &all, FEW_ARTICLES).iter().map(|it| strip(desk, it, by)) }
            { more(desk, &all, FEW_ARTICLES, |n| t!("board-more-articles", n = n)) }
        </section>
    }
}

/// One article. A row for each lane: its name, the bar, and the numbers that say the same.
fn strip(desk: &Desk, account: &Account, by: Lanes) -> Html {
    let mut lanes = lanes(account, by);
    let n_all = lanes.len();
    if n_all > MOST {
        lanes.sort_by_key(|it| usize::MAX - it.pieces.len());
        lanes.truncate(MOST);
    }
    let title = title_of(&account.article);
    html! {
        <div class="picture__scroll">
            if lanes.is_empty() {
                <p class="field__hint" dir="auto">{ t!("strip-empty", title = &title) }</p>
            } else {
                <table class="picture__table picture__strip">
                    <caption dir="auto">{ title }</caption>
                    <thead><tr>
                        <th scope="col">{ t!("strip-lane") }</th>
                        <th scope="col">{ t!("strip-where") }</th>
                        <th scope="col" class="picture__number">{ t!("strip-marks") }</th>
                        <th scope="col" class="picture__number">{ t!("strip-covers") }</th>
                    </tr></thead>
                    <tbody>{ for lanes.iter().map(|it| line(desk, account, it)) }</tbody>
                </table>
                if n_all > MOST { <p class="field__hint">{ t!("strip-some", n = MOST, all = n_all) }</p> }
            }
        </div>
    }
}

fn line(desk: &Desk, account: &Account, lane: &Lane) -> Html {
    let piece = |&(from, to, id): &(u32, u32, _)| {
        html! { <rect class="picture__piece" x={from.to_string()} y="0" width={(to - from).to_string()} height="20" onclick={go(desk, id)} /> }
    };
    let first = lane.pieces.first().map(|it| it.2);
    let name = lane_words(desk, account, &lane.key);
    let hue = match &lane.key {
        LaneKey::Tag(it) => Some(account.tags().hue(it)),
        _ => None,
    };
    html! {
        <tr data-lane={lane_key(&lane.key)} data-hue={hue}>
            <th scope="row">
                if let Some(first) = first {
                    <button type="button" class="picture__go" dir="auto" onclick={go(desk, first)}>{ name }</button>
                }
            </th>
            <td class="picture__lane">
                <svg viewBox={format!("0 0 {PARTS} 20")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="picture__track" width={PARTS.to_string()} height="20" />
                    { for lane.pieces.iter().map(piece) }
                </svg>
            </td>
            <td class="picture__number">{ lane.n_marks() }</td>
            <td class="picture__number">{ t!("percent", n = lane.percent() as usize) }</td>
        </tr>
    }
}

fn lane_words(desk: &Desk, account: &Account, key: &LaneKey) -> AttrValue {
    match key {
        LaneKey::Tag(it) => tag_words(account.tags(), it),
        LaneKey::Rating(it) => rating_words(*it),
        LaneKey::Source(Some(who)) => who_words(desk, who),
        LaneKey::Source(None) => t!("board-nobody"),
    }
}

/// What the style sheet colors a lane by.
fn lane_key(key: &LaneKey) -> &'static str {
    match key {
        LaneKey::Tag(_) => "tag",
        LaneKey::Rating(it) => it.key(),
        LaneKey::Source(Some(_)) => "source",
        LaneKey::Source(None) => "nobody",
    }
}
