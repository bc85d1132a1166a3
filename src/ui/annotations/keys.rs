//! Next and previous mark by key, and what else keys do with the open one.

use std::rc::Rc;

use yew::{Callback, hook, use_effect_with};

use super::Wish;
use crate::domain::keys::{Deed, Keys};
use crate::domain::model::{Annotation, AnnotationId};
use crate::ui::keys::on_deed;
use crate::ui::store::Store;
use crate::web::{dom, frame};

/// What comes first where the open card says whom it means: the one it may mean, the field, or whom it means.
const MEANT: &str = ".card[data-open=true] .meant :is(button, input)";

/// The keys for the next and the previous mark walk what the list shows; the one for checking is for what is open.
#[hook]
pub fn use_next_previous(
    store: &Store,
    shown: &Rc<[Rc<Annotation>]>,
    active: Option<AnnotationId>,
    keys: &Rc<Keys>,
    on_wish: &Callback<Wish>,
) {
    let store = store.clone();
    let deps = (Rc::clone(shown), active, Rc::clone(keys), on_wish.clone());
    use_effect_with(deps, move |(shown, active, keys, on_wish)| {
        let (shown, active, on_wish) = (Rc::clone(shown), *active, on_wish.clone());
        let listener = on_deed(
            keys,
            Box::new(move |deed, _| {
                let wish = match (deed, active) {
                    (Deed::Check, Some(id)) => Some(Wish::Check(id)),
                    (Deed::Links, Some(id)) => Some(Wish::Links(id)),
                    (Deed::Picture, _) => Some(Wish::Picture),
                    (Deed::Agreement, _) => Some(Wish::Agreement),
                    (Deed::Exercise, _) => Some(Wish::Exercise),
                    _ => None,
                };
                if let Some(wish) = wish {
                    on_wish.emit(wish);
                    return true;
                }
                if deed == Deed::Identify {
                    let is_done = dom::press_or_focus(MEANT);
                    if let Some(id) = active.filter(|_| !is_done) {
                        // Its card is out of the list's window: it comes there first.
                        on_wish.emit(Wish::GoTo(id));
                        frame::after_others(|| {
                            let _ = dom::press_or_focus(MEANT);
                        });
                    }
                    return is_done || active.is_some();
                }
                let next = match deed {
                    Deed::Next => step(&shown, active, true),
                    Deed::Previous => step(&shown, active, false),
                    _ => None,
                };
                if let Some(id) = next {
                    on_wish.emit(Wish::GoTo(id));
                    store.tell_mark(id);
                }
                next.is_some()
            }),
        );
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
