//! Next and previous mark by key.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::{Callback, hook, use_effect_with};

use super::Wish;
use crate::domain::model::{Annotation, AnnotationId};
use crate::web::{dom, events};

/// `n` and `p`, and Alt with the arrows where single letters are switched off, walk what the list shows.
#[hook]
pub fn use_next_previous(
    shown: &Rc<[Rc<Annotation>]>,
    active: Option<AnnotationId>,
    has_letter_keys: bool,
    on_wish: &Callback<Wish>,
) {
    let deps = (Rc::clone(shown), active, has_letter_keys, on_wish.clone());
    use_effect_with(deps, |(shown, active, has_letter_keys, on_wish)| {
        let (shown, active, has_letter_keys, on_wish) =
            (Rc::clone(shown), *active, *has_letter_keys, on_wish.clone());
        let listener = events::on_document("keydown", move |event: KeyboardEvent| {
            if dom::is_typing() || dom::has_open_dialog() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let is_forward = match (event.key().as_str(), event.alt_key()) {
                ("n", false) if has_letter_keys => true,
                ("p", false) if has_letter_keys => false,
                ("ArrowDown", true) => true,
                ("ArrowUp", true) => false,
                _ => return,
            };
            if let Some(id) = step(&shown, active, is_forward) {
                event.prevent_default();
                on_wish.emit(Wish::GoTo(id));
            }
        });
        move || drop(listener)
    });
}

/// The mark after or before the open one, around the ends; without one, the first or the last.
fn step(
    shown: &[Rc<Annotation>],
    active: Option<AnnotationId>,
    is_forward: bool,
) -> Option<AnnotationId> {
    let n_shown = shown.len();
    let place = active.and_then(|id| shown.iter().position(|it| it.id == id));
    let next = match (place, is_forward) {
        (None, true) => 0,
        (None, false) => n_shown.checked_sub(1)?,
        (Some(at), true) => (at + 1) % n_shown,
        (Some(at), false) => (at + n_shown - 1) % n_shown,
    };
    shown.get(next).map(|it| it.id)
}
