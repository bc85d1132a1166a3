//! From keys pressed to deeds.

use std::rc::Rc;

use web_sys::KeyboardEvent;

use crate::domain::keys::{Chord, Deed, Keys};
use crate::web::dom;
use crate::web::events::{self, Listener};

/// The text of the article, which takes the keys for it.
pub const TEXT: &str = "[data-article-text]";

/// The field for finding words in the article.
pub const FIND_FIELD: &str = ".find__field";

/// The field of the open card for whom a mark means.
pub const ENTITY_FIELD: &str = ".card[data-open=true] [data-field=entity]";

/// The field of the open card for who says a claim, where the key for that goes.
pub const SOURCE_FIELD: &str = ".card[data-open=true] .said > label input";

/// Escape in a field of the open card leads back to the article.
pub fn leave_on_escape(event: KeyboardEvent) {
    if event.key() == "Escape" {
        // The key is used up: it does not close the card as well.
        event.prevent_default();
        dom::focus_in_place(TEXT);
    }
}

/// The chord that an event is about.
#[must_use]
pub fn chord_of(event: &KeyboardEvent) -> Option<Chord> {
    // AltGr writes characters: on some systems it says that Control and Alt are held.
    let is_writing = event.get_modifier_state("AltGraph");
    let has_ctrl = (event.ctrl_key() || event.meta_key()) && !is_writing;
    let has_alt = event.alt_key() && !is_writing;
    Chord::pressed(
        &event.key(),
        &event.code(),
        (has_ctrl, has_alt, event.shift_key()),
    )
}

/// Calls `act` with each deed that a key asks for and whether it extends the selection, unless the keys belong
/// to a field, a dialog or somebody else. Where `act` says that it is done, the browser does nothing of its own.
#[must_use]
pub fn on_deed(keys: &Rc<Keys>, act: Box<dyn Fn(Deed, bool) -> bool>) -> Option<Listener> {
    let keys = Rc::clone(keys);
    events::on_document("keydown", move |event: KeyboardEvent| {
        let is_other = event.default_prevented() || event.is_composing();
        if is_other || dom::is_typing() || dom::has_open_dialog() {
            return;
        }
        let deed = chord_of(&event).and_then(|it| keys.deed(&it));
        if let Some((deed, extends)) = deed
            && act(deed, extends)
        {
            event.prevent_default();
        }
    })
}
