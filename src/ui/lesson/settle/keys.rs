//! The keys of the dialog: they do what the buttons do that show them.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::Callback;

use super::deeds::{Deed, may_undo, run};
use super::walk::Walk;
use crate::web::dom;

/// Acts on keys, unless they belong to a field.
pub(super) fn on_key(walk: &Rc<Walk>) -> Callback<KeyboardEvent> {
    let walk = Rc::clone(walk);
    Callback::from(move |event: KeyboardEvent| {
        if dom::is_typing() || event.is_composing() || event.alt_key() || walk.session().is_none() {
            return;
        }
        let has_ctrl = event.ctrl_key() || event.meta_key();
        let key = event.key();
        let deed = match (has_ctrl, key.as_str()) {
            (true, "z") if !event.shift_key() && may_undo(&walk) => Some(Deed::Undo),
            (false, key) if walk.has_keys => deed_of(&walk, key),
            _ => None,
        };
        if let Some(deed) = deed {
            event.prevent_default();
            run(&walk, deed);
        }
    })
}

fn deed_of(walk: &Walk, key: &str) -> Option<Deed> {
    let nudge = |is_start, is_on| Some(Deed::Nudge { is_start, is_on });
    let has_draft = walk.place.draft.is_some();
    match key {
        "n" => Some(Deed::Next),
        "p" => Some(Deed::Previous),
        "s" if has_draft => nudge(true, false),
        "d" if has_draft => nudge(true, true),
        "f" if has_draft => nudge(false, false),
        "g" if has_draft => nudge(false, true),
        _ if has_draft => None,
        "0" => Some(Deed::Reject),
        "u" => Some(Deed::All),
        "i" => Some(Deed::Common),
        "e" => Some(Deed::Draft),
        _ => {
            let digit: usize = key.parse().ok()?;
            (1..10).contains(&digit).then(|| Deed::Accept(digit - 1))
        }
    }
}
