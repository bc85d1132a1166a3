//! The clipboard: what is pasted, and what copying from the article writes.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

/// What is being pasted into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// Its HTML, where there is any and it replaces all that is in the field.
    pub html: Option<String>,
    /// Broken characters (lone surrogates) in it that become U+FFFD.
    pub replaced: usize,
}

/// What an event pastes; `takes_html` where HTML is wanted.
#[must_use]
pub fn paste_of(event: &Event, takes_html: bool) -> Option<Paste> {
    let transfer = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let plain: JsString = transfer.get_data("text/plain").ok()?.into();
    let html = transfer
        .get_data("text/html")
        .ok()
        .filter(|it| takes_html && !it.is_empty());
    Some(Paste {
        html,
        replaced: lone_surrogates(&plain),
    })
}

/// How many UTF-16 units of a string are half a character.
fn lone_surrogates(text: &JsString) -> usize {
    char::decode_utf16(text.iter())
        .filter(Result::is_err)
        .count()
}

/// Makes a copy write exactly `text`.
pub fn copy_exactly(event: &ClipboardEvent, text: &str) {
    let Some(transfer) = event.clipboard_data() else {
        return;
    };
    if transfer.set_data("text/plain", text).is_ok() {
        event.prevent_default();
    }
}
