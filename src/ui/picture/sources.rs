//! The source ledger: how much each one says, and what claims rest on.

use yew::{Html, html};

use super::Desk;
use super::line::{self, Line};
use super::parts::{FEW, bar, from_words, more, shown, who_words};
use crate::domain::model::{AnnotationId, EntityKind};
use crate::domain::picture::{Entry, Who};
use crate::t;
use crate::ui::widgets::on_press;
use crate::ui::words::entity_kind_words;

pub(super) fn board(desk: &Desk) -> Html {
    let entries = &desk.ledger().entries;
    html! {
        <section class="picture__board" aria-label={t!("board-sources")}>
            { footing(desk) }
            if entries.is_empty() {
                <p class="field__hint">{ t!("board-no-sources") }</p>
            } else {
                <div class="picture__scroll">
                    <table class="picture__table">
                        <caption class="hidden">{ t!("board-sources") }</caption>
                        <thead><tr>
                            <th scope="col" class="picture__wide">{ t!("column-name") }</th>
                            <th scope="col" class="picture__number">{ t!("column-mentions") }</th>
                            <th scope="col" class="picture__number">{ t!("column-claims") }</th>
                            <th scope="col" class="picture__number">{ t!("column-quoted") }</th>
                            <th scope="col">{ t!("column-share") }</th>
                        </tr></thead>
                        <tbody>{ for shown(desk, entries, FEW).iter().map(|it| entry_line(desk, &it.0, &it.1)) }</tbody>
                    </table>
                </div>
                { more(desk, entries, FEW, |n| t!("board-more-lines", n = n)) }
                <p class="field__hint">{ t!("board-share-hint") }</p>
            }
        </section>
    }
}

/// What claims rest on, as numbers with their meaning.
fn footing(desk: &Desk) -> Html {
    let footing = desk.ledger().footing;
    let one = |n: usize, words: yew::AttrValue| {
        html! { <li class="picture__figure"><b>{ n }</b>{ " " }<span>{ words }</span></li> }
    };
    html! {
        <ul class="picture__figures" role="list" aria-label={t!("board-footing")}>
            { one(footing.n_claims, t!("footing-claims")) }
            { one(footing.n_nobody, t!("footing-nobody")) }
            { one(footing.n_single, t!("footing-single")) }
            { one(footing.n_unnamed, t!("footing-unnamed")) }
            { one(footing.n_reporter, t!("footing-reporter")) }
        </ul>
    }
}

fn entry_line(desk: &Desk, who: &Who, entry: &Entry) -> Html {
    // A place may say something too.
    let place = || {
        let mut mentions = desk.seen.accounts.iter().flat_map(|it| &it.mentions);
        mentions.find(|it| it.who == *who).map(|it| it.mark.id)
    };
    let first = match who {
        Who::Words(..) => entry.first.or_else(place),
        _ => None,
    };
    let share = desk.ledger().share(entry);
    let line = Line::Source(who.clone(), entry.clone(), share, first);
    line::line(desk, format!("{who:?}"), line)
}

pub(super) fn line(
    desk: &Desk,
    who: &Who,
    entry: &Entry,
    (share, first): (usize, Option<AnnotationId>),
) -> Html {
    let kind = Some(who.kind(&desk.props.workspace)).filter(|it| *it != EntityKind::Unsaid);
    html! {
        <tr>
            <th scope="row">
                { name(desk, who, first) }
                if let Some(kind) = kind { <p class="picture__soft">{ entity_kind_words(kind) }</p> }
                if let Some(from) = from_words(desk, who) { <p class="picture__soft" dir="auto">{ from }</p> }
                if entry.n_told > 0 { <p class="picture__soft">{ t!("ledger-told", n = entry.n_told) }</p> }
                if entry.is_silent { <p class="picture__soft">{ t!("role-silent") }</p> }
            </th>
            <td class="picture__number">{ entry.n_mentions }</td>
            <td class="picture__number">{ entry.n_claims }</td>
            <td class="picture__number">{ entry.n_quoted }</td>
            <td><span class="picture__share">{ bar(share) }<span>{ t!("percent", n = share) }</span></span></td>
        </tr>
    }
}

/// The name, as a way to the person or organisation, or to the first mention.
fn name(desk: &Desk, who: &Who, first: Option<AnnotationId>) -> Html {
    let words = who_words(desk, who);
    let props = &desk.props;
    let onclick = match who {
        Who::Entity(id) => {
            let (on_entity, id) = (props.on_entity.clone(), *id);
            on_press(move || on_entity.emit(id))
        }
        _ => match first {
            Some(first) => super::parts::go(desk, first),
            None => return html! { <span dir="auto">{ words }</span> },
        },
    };
    html! { <button type="button" class="picture__go" dir="auto" {onclick}>{ words }</button> }
}
