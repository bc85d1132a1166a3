//! One annotation in the list: tag, quote, note, and what can be done with it.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, FocusEvent, InputEvent, KeyboardEvent};
use yew::{Callback, Html, Properties, component, html};

use super::Wish;
use super::said::said_words;
use crate::domain::model::{Annotation, Article, TagKey, TagSet};
use crate::domain::workspace::{Command, Layer, Visit, quote};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Look, Sign, button, icon, icon_button, on_press, value_of};
use crate::web::dom;

thread_local! {
    static VISITS: Cell<u32> = const { Cell::new(0) };
}

/// The focus came into a note: what is written now is a visit of its own.
fn begin_visit() {
    VISITS.with(|it| it.set(it.get().wrapping_add(1)));
}

/// The visit under way: the focus is in one note at a time.
fn visit() -> Visit {
    Visit(VISITS.with(Cell::get))
}

/// What a card is drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
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
    /// Draws who says a claim on its open card, once it can.
    pub said: Option<Callback<CardProps, Html>>,
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
    let wish = |wish: Wish| {
        let on_wish = props.on_wish.clone();
        move |_| on_wish.emit(wish)
    };
    let on_review = props.on_wish.clone();
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
                <span class="badge" data-tag={tag.clone()}>{ tag_words(&tag) }</span>
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
            <button type="button" class="card__quote" dir="auto" aria-expanded={props.is_open.to_string()} onclick={wish(Wish::GoTo(id))}>{ quote.clone() }</button>
            if props.is_open && !props.article.is_read_only {
                if let Some(said) = &props.said { { said.emit(props.clone()) } }
                { note_field(props, &quote) }
                <div class="card__commands">
                    { tag_choice(props, &quote) }
                    <button type="button" class="button" onclick={wish(Wish::AddPiece(id))}>
                        { icon(Sign::Add) }{ t!("add-piece") }
                    </button>
                    if n_pieces == 1 {
                        { button(t!("again"), Look::default(), on_press(move || on_review.emit(Wish::Review(id)))) }
                    }
                </div>
            } else if !annotation.note.is_empty() {
                <p class="card__note" dir="auto">{ annotation.note.to_string() }</p>
            }
        </li>
    }
}

/// The note: every input is saved, one stay in the field is one step of undo.
fn note_field(props: &CardProps, quote: &str) -> Html {
    let id = props.annotation.id;
    let onfocus = |_: FocusEvent| begin_visit();
    let onkeydown = |event: KeyboardEvent| {
        if event.key() == "Escape" {
            dom::focus("[data-article-text]");
        }
    };
    let oninput = {
        let store = props.store.clone();
        Callback::from(move |event: InputEvent| {
            let note = value_of(event.target());
            // A refusal is announced by the store; the field keeps what was typed.
            let _ = store.run(Command::WriteNote(id, note.into(), visit()));
        })
    };
    html! {
        <label class="field">
            <span class="field__name">{ t!("note") }</span>
            <textarea rows="2" dir="auto" aria-label={t!("note-on", quote = quote)}
                value={props.annotation.note.to_string()} {onfocus} {oninput} {onkeydown} />
        </label>
    }
}

/// The tag, as a choice.
fn tag_choice(props: &CardProps, quote: &str) -> Html {
    let annotation = &props.annotation;
    let id = annotation.id;
    let onchange = {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            let key = value_of(event.target());
            if let Some(tag) = TagKey::parse(&key) {
                store.retag(vec![id], tag);
            }
        })
    };
    // A tag that the set does not have is still what the annotation has.
    let is_known = props.tags.get(&annotation.tag).is_some();
    let option = |key: &TagKey| {
        html! { <option value={key.to_string()} selected={*key == annotation.tag}>{ tag_words(key.as_str()) }</option> }
    };
    html! {
        <select class="select" aria-label={t!("tag-of", quote = quote)} {onchange}>
            if !is_known { { option(&annotation.tag) } }
            { for props.tags.tags().iter().map(|tag| option(&tag.key)) }
        </select>
    }
}
