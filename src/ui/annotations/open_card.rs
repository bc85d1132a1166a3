//! What the card of the annotation that is open has beside tag and quote: whom it means, who says it, its note, and
//! what can be done with it.

use web_sys::{Event, FocusEvent, InputEvent};
use yew::{Callback, Html, html};

use super::Wish;
use super::card::CardProps;
use super::found::found;
use super::links::links;
use super::meant::meant;
use super::said::said;
use crate::domain::exercise::May;
use crate::domain::model::{Behavior, TagKey};
use crate::domain::workspace::{Command, quote};
use crate::t;
use crate::ui::keys::leave_on_escape;
use crate::ui::store::tag_words;
use crate::ui::visits::{begin_visit, visit};
use crate::ui::widgets::{Look, button, on_press, value_of};

/// Meant, said by, note, and commands, as far as each may be done.
pub fn open_card(props: &CardProps, may: May) -> Html {
    let id = props.annotation.id;
    let quote = quote(&props.article, &props.annotation);
    let is_claim = props.tags.behavior(&props.annotation.tag) == Behavior::Claim;
    let command = |name, wish: Wish, kind| {
        let on_wish = props.on_wish.clone();
        let look = Look {
            kind,
            ..Look::default()
        };
        button(name, look, on_press(move || on_wish.emit(wish)))
    };
    html! {
        <>
        if may.entities { { meant(props) } }
        if may.attribution { { said(props) } }
        if is_claim && may.verdicts { { found(props) }{ links(props) } }
        { note_field(props, &quote) }
        <div class="card__commands">
            { tag_choice(props, &quote) }
            { command(t!("add-piece"), Wish::AddPiece(id), None) }
            if props.annotation.target.pieces().len() == 1 {
                { command(t!("again"), Wish::Review(id), None) }
            }
            { command(t!("show-in-article"), Wish::Show(id), Some("show")) }
        </div>
        </>
    }
}

/// The note: every input is saved, one stay in the field is one step of undo.
fn note_field(props: &CardProps, quote: &str) -> Html {
    let id = props.annotation.id;
    let onfocus = |_: FocusEvent| begin_visit();
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
                value={props.annotation.note.to_string()} {onfocus} {oninput} onkeydown={leave_on_escape} />
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
        html! { <option value={key.to_string()} selected={*key == annotation.tag}>{ tag_words(&props.tags, key) }</option> }
    };
    html! {
        <select class="select" aria-label={t!("tag-of", quote = quote)} {onchange}>
            if !is_known { { option(&annotation.tag) } }
            { for props.tags.tags().iter().map(|tag| option(&tag.key)) }
        </select>
    }
}
