//! Undo and redo by key, left to the text field where one has the focus.

use web_sys::KeyboardEvent;
use yew::{hook, use_effect_with};

use crate::ui::store::Store;
use crate::web::{dom, events};

/// Ctrl/Cmd+Z, Ctrl/Cmd+Shift+Z, and Ctrl+Y as some keyboards have it.
#[hook]
pub fn use_undo_keys(store: &Store) {
    use_effect_with(store.clone(), |store| {
        let store = store.clone();
        let listener = events::on_document("keydown", move |event: KeyboardEvent| {
            if !(event.ctrl_key() || event.meta_key())
                || event.alt_key()
                || dom::is_typing()
                || dom::has_open_dialog()
            {
                return;
            }
            match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                ("z", false) => store.undo(),
                ("z", true) | ("y", false) => store.redo(),
                _ => return,
            }
            event.prevent_default();
        });
        move || drop(listener)
    });
}
