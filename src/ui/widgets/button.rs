//! Buttons. Functions and no markup at each place: an element with its attributes is half a kilobyte in the page.

use web_sys::MouseEvent;
use yew::{AttrValue, Callback, Html, html};

use super::icon::{Sign, icon};

/// What a button is like beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Its classes beside `button`, each after a space.
    pub class: &'static str,
    /// What it says when a pointer rests on it.
    pub title: Option<AttrValue>,
    /// Whether it cannot be used now.
    pub is_disabled: bool,
}

/// A button with words.
pub fn button(name: AttrValue, look: Look, onclick: Callback<MouseEvent>) -> Html {
    draw(None, html! { name }, look, onclick)
}

/// A button with a drawing, which `name` tells to those who do not see it.
pub fn icon_button(sign: Sign, name: AttrValue, look: Look, onclick: Callback<MouseEvent>) -> Html {
    draw(Some(name), icon(sign), look, onclick)
}

fn draw(label: Option<AttrValue>, inner: Html, look: Look, onclick: Callback<MouseEvent>) -> Html {
    let class = format!("button{}", look.class);
    html! {
        <button type="button" {class} aria-label={label} title={look.title} disabled={look.is_disabled} {onclick}>{ inner }</button>
    }
}

/// A call without the event.
pub fn on_press(act: impl Fn() + 'static) -> Callback<MouseEvent> {
    Callback::from(move |_| act())
}
