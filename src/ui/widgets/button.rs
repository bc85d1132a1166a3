//! Buttons. Functions and no markup at each place: an element with its attributes is half a kilobyte in the page.

use web_sys::MouseEvent;
use yew::{AttrValue, Callback, Html, html};

use super::icon::{Sign, icon};

/// What a button is like beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// What the style sheet calls it, as `data-look`. No class: one that is computed brings 3 KB into the page.
    pub kind: Option<&'static str>,
    /// What it says when a pointer rests on it.
    pub title: Option<AttrValue>,
    /// Whether it cannot be used now.
    pub is_disabled: bool,
    /// Whether it is pressed, for one that stays so.
    pub is_pressed: Option<bool>,
}

impl Look {
    /// As any other.
    const PLAIN: Self = Self {
        kind: None,
        title: None,
        is_disabled: false,
        is_pressed: None,
    };
    /// What most people will want.
    pub const MAIN: Self = Self {
        kind: Some("main"),
        ..Self::PLAIN
    };
    /// Without a frame.
    pub const QUIET: Self = Self {
        kind: Some("quiet"),
        ..Self::PLAIN
    };
}

/// A button with words.
pub fn button(name: AttrValue, look: Look, onclick: Callback<MouseEvent>) -> Html {
    draw(None, html! { name }, look, onclick)
}

/// A button with a drawing, which `name` tells to those who do not see it.
pub fn icon_button(sign: Sign, name: AttrValue, look: Look, onclick: Callback<MouseEvent>) -> Html {
    draw(Some(name), icon(sign), look, onclick)
}

/// A small button that is told by a longer name than it shows.
pub fn chip(words: AttrValue, label: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="chip" aria-label={label} {onclick}>{ words }</button> }
}

fn draw(label: Option<AttrValue>, inner: Html, look: Look, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button" data-look={look.kind} aria-label={label} aria-pressed={look.is_pressed.map(|it| it.to_string())} title={look.title} disabled={look.is_disabled} {onclick}>{ inner }</button>
    }
}

/// A call without the event.
pub fn on_press(act: impl Fn() + 'static) -> Callback<MouseEvent> {
    Callback::from(move |_| act())
}
