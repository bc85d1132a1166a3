//! The clipboard: what is pasted, and what copying from the article writes.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use super::html::pasted;

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
    let (html, replaced_in_html) = pasted(&transfer, "text/html");
    if takes_html && !html.is_empty() {
        return Some(Paste {
            html: Some(html),
            replaced: replaced_in_html,
        });
    }
    let (_, replaced) = pasted(&transfer, "text/plain");
    Some(Paste {
        html: None,
        replaced,
    })
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
