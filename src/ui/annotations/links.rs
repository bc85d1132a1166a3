//! What a claim is to other claims, on its card.

use yew::{Html, html};

use super::Wish;
use super::card::CardProps;
use crate::domain::workspace::{Linked, links_of, quote};
use crate::t;
use crate::ui::widgets::{Look, button, chip, on_press};
use crate::ui::words::relation_words;

/// Links that a card shows; the others are in the dialog.
const MOST: usize = 3;

/// The first links, each as the way to the other claim, and the way to all of them.
pub(super) fn links(props: &CardProps) -> Html {
    let workspace = props.store.snapshot().workspace;
    let all = links_of(&workspace, &props.annotation);
    let id = props.annotation.id;
    let on_all = {
        let on_wish = props.on_wish.clone();
        on_press(move || on_wish.emit(Wish::Links(id)))
    };
    html! {
        <div class="found">
            { for all.iter().take(MOST).map(|it| line(props, it)) }
            if all.len() > MOST {
                <span class="entities__count">{ t!("links-more", n = all.len() - MOST) }</span>
            }
            { button(t!("links"), Look::default(), on_all) }
        </div>
    }
}

fn line(props: &CardProps, linked: &Linked) -> Html {
    let relation = relation_words(linked.link.relation, linked.is_from);
    match &linked.other {
        Some((article, other)) => {
            let (id, on_wish) = (other.id, props.on_wish.clone());
            let words = t!(
                "link-to",
                relation = &relation,
                quote = &quote(article, other)
            );
            let onclick = on_press(move || on_wish.emit(Wish::GoTo(id)));
            html! { <div class="links__chip" dir="auto" key={linked.finding.id.to_string()}>{ chip(words.clone(), words, onclick) }</div> }
        }
        None => {
            let words = t!("link-to", relation = &relation, quote = &linked.link.quote);
            html! { <span class="links__who" dir="auto">{ words }{ " " }{ t!("link-absent", title = &linked.link.title) }</span> }
        }
    }
}
