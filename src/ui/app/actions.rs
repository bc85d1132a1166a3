//! What the app does that takes more than one of its parts.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::UseStateSetter;

use super::Open;
use crate::domain::keep::Unreadable;
use crate::domain::model::{Article, ArticleId, Record};
use crate::domain::sample;
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::library::{ImportState, export_files, read_files};
use crate::ui::store::Store;
use crate::web::clock::RandomIds;
use crate::web::file::Chosen;

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
pub(super) fn read(store: &Store, files: Vec<Chosen>, open: &UseStateSetter<Open>) {
    if files.is_empty() {
        return;
    }
    let (store, open) = (store.clone(), open.clone());
    open.set(Open::Import(Rc::new(ImportState::Reading)));
    spawn_local(async move {
        let reports = read_files(&store, files).await;
        open.set(Open::Import(Rc::new(ImportState::of(
            &store.snapshot().workspace,
            reports,
        ))));
    });
}

/// Hands out an article with its annotations, or the whole library, as a file.
pub(super) fn export(store: &Store, article: Option<&Rc<Article>>) {
    let workspace = store.snapshot().workspace;
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
