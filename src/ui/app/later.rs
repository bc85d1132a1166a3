//! What the page fetches after its first paint: a second part of the same program, in a file of its own.
//!
//! The release build is cut where `src/main.rs` says (`xtask/src/split.rs` does it): what only the ways below reach
//! is in the second file, so an article can be read and annotated before it is there. Other builds hold it from the
//! start.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Html, use_effect_with};

use super::dialogs::{DialogProps, dialog};
use super::files::{export, read};
use super::suggest::{suggest, suggestions};
use super::view::{Open, Viewer};
use crate::domain::model::Annotation;
use crate::t;
use crate::ui::annotations::{
    BulkProps, CardProps, SiftProps, bulk, open_card, search_terms, sift,
};
use crate::ui::reader::{FindBarProps, MoreLineProps, RulerProps, find, more_line, ruler};
use crate::ui::store::Store;
use crate::ui::suggest::SuggestPaneProps;
use crate::web::file::Chosen;
use crate::web::frame;

/// The ways into the second part.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    /// The dialog that is open.
    pub(super) dialog: fn(&DialogProps<'_>) -> Html,
    /// Reads files and shows what importing them would do.
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
    /// Hands out the article of the address, or the whole library, as a file.
    pub(super) export: fn(&Store, bool),
}

impl Later {
    /// All of them. What calls this holds the second part.
    #[must_use]
    pub fn all() -> Self {
        Self {
            dialog,
            read,
            export,
            suggest,
            suggestions,
            open_card,
            sift,
            search_terms,
            bulk,
            find,
            more_line,
            ruler,
        }
    }
}

/// Fetches the second part; `None` where that failed, and another call tries again.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Option<Later>>>>;

thread_local! {
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
}

/// Says how the second part is fetched.
pub(super) fn fetch_by(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// The second part, once it is there.
pub(super) fn later() -> Option<Later> {
    LATER.get()
}

/// Calls with the second part, fetched first where it is not there yet; where that fails, it is announced and the
/// next call tries again.
pub(super) fn with_later(store: &Store, viewer: &Viewer, act: impl FnOnce(Later) + 'static) {
    if let Some(later) = later() {
        return act(later);
    }
    let (store, viewer) = (store.clone(), viewer.clone());
    spawn_local(async move {
        match fetch(&viewer).await {
            Some(later) => act(later),
            None => {
                viewer.edit(|it| it.open = Open::None);
                store.warn(t!("later-missing"));
            }
        }
    });
}

async fn fetch(viewer: &Viewer) -> Option<Later> {
    let later = FETCH.get()?().await?;
    LATER.set(Some(later));
    viewer.edit(|it| it.is_whole = true);
    Some(later)
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
                    let _ = fetch(&viewer).await;
                })
            };
            Some(frame::when_idle(idle))
        } else {
            None
        };
        move || drop(pending)
    });
}
