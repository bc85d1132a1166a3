//! What the app does that takes more than one of its parts.

use std::rc::Rc;

use crate::domain::keep::Unreadable;
use crate::domain::model::ArticleId;
use crate::domain::sample;
use crate::domain::workspace::Workspace;
use crate::ui::store::Store;
use crate::web::clock::RandomIds;

/// The store as it was opened.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) store: Store,
    pub(super) unreadable: Rc<[Unreadable]>,
}

/// Opens the store; a first visit finds the sample story.
pub(super) fn open() -> Opened {
    let (store, is_first_run, unreadable) = Store::open();
    if is_first_run && unreadable.is_empty() {
        let snapshot = store.snapshot();
        let (now, _) = store.now_and_id();
        // The sample is no step of the visitor's own: it is put there, and nothing is to be undone.
        store.plant(sample::records(snapshot.settings.me, now, &RandomIds));
    }
    Opened { store, unreadable }
}

/// The article that was brought in last.
pub(super) fn newest(workspace: &Workspace) -> Option<ArticleId> {
    workspace
        .articles()
        .max_by_key(|it| (it.provenance.created, it.id))
        .map(|it| it.id)
}
