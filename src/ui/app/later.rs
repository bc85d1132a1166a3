//! What the page fetches after its first paint: the second part of the program.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Html, use_effect_with};

use super::dialogs::{DialogProps, dialog};
use super::files::{export, take};
use super::lesson::may_in;
use super::parts::{self, Part, fetch};
use super::print::lay_out;
use super::suggest::{suggest, suggestions};
use super::view::Viewer;
use crate::domain::model::Annotation;
use crate::ui::annotations::{
    BulkProps, CardProps, SiftProps, bulk, open_card, search_terms, sift,
};
use crate::ui::messages;
use crate::ui::reader::{
    CueProps, FindBarProps, MoreLineProps, RulerProps, TiesProps, cue_buttons, find, more_line,
    ruler, ties,
};
use crate::ui::store::Store;
use crate::ui::suggest::SuggestPaneProps;
use crate::web::file::Chosen;
use crate::web::frame;

/// The ways into the second part.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    /// The dialog that is open.
    pub(super) dialog: fn(&DialogProps<'_>) -> Html,
    /// Takes files: hand-ins into their classes, and of others it is shown what importing them would do.
    pub(super) read: fn(&Store, Vec<Chosen>, &Viewer),
    /// Asks the rules for suggestions for the article of the address.
    pub(super) suggest: fn(&Store, &Viewer),
    /// The suggestions in place of the list.
    pub(super) suggestions: fn(SuggestPaneProps) -> Html,
    /// What an open card has beside tag and quote.
    pub(super) open_card: fn(&CardProps) -> Html,
    /// What a search finds.
    pub(super) sift: fn(&SiftProps) -> Rc<[Rc<Annotation>]>,
    /// How a search may go on.
    pub(super) search_terms: fn(&SiftProps) -> Html,
    /// What can be done with all that a search found.
    pub(super) bulk: fn(&BulkProps) -> Html,
    /// The field for finding words in the article.
    pub(super) find: fn(FindBarProps) -> Html,
    /// How many more places have the words of the last mark.
    pub(super) more_line: fn(MoreLineProps) -> Html,
    /// The ruler beside the article.
    pub(super) ruler: fn(RulerProps) -> Html,
    /// The buttons that let what is selected say that somebody speaks.
    pub(super) cues: fn(&CueProps) -> Html,
    /// The lines from a claim to those who say it.
    pub(super) ties: fn(TiesProps) -> Html,
    /// Hands out the article of the address, or the whole library, as a file.
    pub(super) export: fn(&Store, bool),
    /// Lays out the notes to the article for paper.
    pub(super) print: fn(&Store),
    /// What they say.
    messages: &'static str,
}

impl Later {
    /// All of them. What calls this holds the second part.
    #[must_use]
    pub fn all() -> Self {
        Self {
            dialog,
            read: take,
            export,
            suggest,
            suggestions,
            open_card: card,
            sift,
            search_terms,
            bulk,
            find,
            more_line,
            ruler,
            cues: cue_buttons,
            ties,
            print: lay_out,
            messages: messages::LATER,
        }
    }

    /// Says that they are there.
    pub(super) fn keep(self) {
        if LATER.replace(Some(self)).is_none() {
            messages::add(self.messages);
        }
    }
}

/// The open card with what an exercise lets be done with it.
fn card(props: &CardProps) -> Html {
    open_card(props, may_in(&props.article, &props.layer))
}

thread_local! {
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
}

/// The second part, once it is there.
pub(super) fn later() -> Option<Later> {
    LATER.get()
}

/// Calls with the second part, fetched first where it is not there yet.
pub(super) fn with_later(store: &Store, viewer: &Viewer, act: impl FnOnce(Later) + 'static) {
    parts::with(Part::Later, later, (store, viewer), act);
}

/// Fetches the second part when the page has nothing better to do, or when a dialog is to open.
#[yew::hook]
pub(super) fn use_later(store: &Store, viewer: &Viewer, is_wanted: bool) {
    let (store, viewer) = (store.clone(), viewer.clone());
    use_effect_with(is_wanted, move |&is_wanted| {
        let pending = if is_wanted {
            with_later(&store, &viewer, |_| ());
            None
        } else if later().is_none() {
            // Nobody waits for it yet: a failure is told when somebody does.
            let idle = move || {
                spawn_local(async move {
                    let _ = fetch(Part::Later, &viewer).await;
                })
            };
            Some(frame::when_idle(idle))
        } else {
            None
        };
        move || drop(pending)
    });
}
