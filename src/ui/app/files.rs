//! Files in and out.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::view::{Open, Viewer};
use crate::domain::model::Record;
use crate::t;
use crate::ui::library::{ImportState, export_files, read_files};
use crate::ui::store::Store;
use crate::web::file::Chosen;
use crate::web::route;

/// Reads files and shows what importing them would do; nothing is written.
pub(super) fn read(store: &Store, files: Vec<Chosen>, viewer: &Viewer) {
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
            Err(why) => store.warn(t!("export-failed", why = &why)),
        }
    });
}
