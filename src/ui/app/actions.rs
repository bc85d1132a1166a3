//! What the app does that takes more than one of its parts.

use std::rc::Rc;

use super::view::{Open, Viewer};
use crate::domain::keep::Unreadable;
use crate::domain::model::{ArticleId, Record};
use crate::domain::sample;
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::library::{ImportState, export_files, read_files};
use crate::ui::store::Store;
use crate::web::clock::RandomIds;
use crate::web::file::Chosen;
use crate::web::route;
use wasm_bindgen_futures::spawn_local;

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

/// Reads files and shows what importing them would do; nothing is written.
pub(super) fn read(store: &Store, files: Vec<Chosen>, viewer: &Viewer) {
    if files.is_empty() {
        return;
    }
    let (store, viewer) = (store.clone(), viewer.clone());
    viewer.edit(|it| it.open = Open::Import(Rc::new(ImportState::Reading)));
    spawn_local(async move {
        let reports = read_files(&store, files).await;
        let state = ImportState::of(&store.snapshot().workspace, reports);
        viewer.edit(|it| it.open = Open::Import(Rc::new(state)));
    });
}

/// Hands out the article of the address with its annotations, or the whole library (`all`), as a file.
pub(super) fn export(store: &Store, all: bool) {
    let workspace = store.snapshot().workspace;
    let current = route::article().filter(|_| !all);
    let article = current.and_then(|id| workspace.article(id));
    let records: Vec<Record> = match article {
        Some(article) => workspace.records_of(article.id),
        None => workspace.records().collect(),
    };
    let title = article.map_or_else(|| t!("library").to_string(), |it| it.details.title.clone());
    let store = store.clone();
    spawn_local(async move {
        match export_files(records, &title).await {
            Ok(name) => store.announce(t!("exported", name = &name)),
            Err(why) => store.announce(t!("export-failed", why = &why)),
        }
    });
}
