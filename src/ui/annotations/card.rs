//! One annotation in the list: tag, quote and note.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::Wish;
use super::found::rating;
use super::said::said_words;
use crate::domain::model::{Annotation, Article, TagSet};
use crate::domain::workspace::{Entities, Layer, quote};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Look, Sign, icon_button, on_press};
use crate::web::dom;

/// What a card is drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// Whom and what mentions may mean.
    pub entities: Rc<Entities>,
    /// The annotation.
    pub annotation: Rc<Annotation>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// Whether it is open: with its tag, note and commands to change.
    pub is_open: bool,
    /// Its place in the list, from 1.
    pub place: usize,
    /// How many are in the list.
    pub total: usize,
    /// Draws what an open card has beside tag and quote, once it can.
    pub open_card: Option<Callback<CardProps, Html>>,
    /// Called with what the person wants.
    pub on_wish: Callback<Wish>,
}

const DELETE: Look = Look {
    kind: Some("quiet delete"),
    ..Look::QUIET
};

/// A card.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let annotation = &props.annotation;
    let (id, quote) = (annotation.id, quote(&props.article, annotation));
    let tag = annotation.tag.to_string();
    let n_pieces = annotation.target.pieces().len();
    let on_go = {
        let on_wish = props.on_wish.clone();
        move |_| on_wish.emit(Wish::GoTo(id))
    };
    // The focus goes on to the next card, or the one before, and not to nowhere.
    let on_delete = {
        let (store, article) = (props.store.clone(), Rc::clone(&props.article));
        let annotation = Rc::clone(annotation);
        move || {
            let next = dom::neighbor_of(
                &format!(".card[data-annotation=\"{id}\"]"),
                "[data-look~=delete]",
            );
            if store.delete(&article, &annotation)
                && let Some(next) = next
            {
                let _ = next.focus();
            }
        }
    };
    html! {
        <li class="card" data-annotation={id.to_string()} data-tag={tag.clone()} data-open={props.is_open.to_string()}
            aria-setsize={props.total.to_string()} aria-posinset={props.place.to_string()}>
            <div class="card__head">
                <span class="badge" data-tag={tag} data-hue={props.tags.hue(&annotation.tag)} dir="auto">{ tag_words(&props.tags, &annotation.tag) }</span>
                { rating(props) }
                if n_pieces > 1 {
                    <span class="card__pieces">{ t!("pieces", n = n_pieces) }</span>
                }
                if !props.is_open || props.article.is_read_only {
                    { said_words(props) }
                }
                if !props.article.is_read_only {
                    { icon_button(Sign::Delete, t!("delete-annotation", quote = &quote), DELETE, on_press(on_delete)) }
                }
            </div>
            <button type="button" class="card__quote" dir="auto" aria-expanded={props.is_open.to_string()} onclick={on_go}>{ quote.clone() }</button>
            if props.is_open && !props.article.is_read_only {
                if let Some(open_card) = &props.open_card { { open_card.emit(props.clone()) } }
            } else if !annotation.note.is_empty() {
                <p class="card__note" dir="auto">{ annotation.note.to_string() }</p>
            }
        </li>
    }
}
