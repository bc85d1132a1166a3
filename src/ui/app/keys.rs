//! The keys that are not about the article's text: undo, redo, find, and the keys themselves.

use std::rc::Rc;

use yew::{Callback, hook, use_effect_with};

use crate::domain::keys::{Deed, Keys};
use crate::ui::keys::{FIND_FIELD, on_deed};
use crate::ui::store::Store;
use crate::web::dom;

/// Undo and redo, left to the text field where one has the focus; `on_keys` is called when the keys are to be
/// shown.
#[hook]
pub(super) fn use_app_keys(store: &Store, keys: &Rc<Keys>, on_keys: &Callback<()>) {
    let deps = (store.clone(), Rc::clone(keys), on_keys.clone());
    use_effect_with(deps, |(store, keys, on_keys)| {
        let (store, on_keys) = (store.clone(), on_keys.clone());
        let listener = on_deed(
            keys,
            Box::new(move |deed, _| {
                match deed {
                    Deed::Undo => store.undo(),
                    Deed::Redo => store.redo(),
                    Deed::Find => dom::select(FIND_FIELD),
                    Deed::Keys => on_keys.emit(()),
                    _ => return false,
                }
                true
            }),
        );
        move || drop(listener)
    });
}
