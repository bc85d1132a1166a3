//! Files in and out.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::lesson::{Lesson, lesson};
use super::parts::{Part, fetch, with};
use super::view::{Open, Viewer};
use crate::domain::model::{Article, EnclosureKind, Record};
use crate::t;
use crate::ui::lesson::HandOut;
use crate::ui::library::{FileReport, ImportState, export_files, read_files};
use crate::ui::names::file_name;
use crate::ui::paper::Paper;
use crate::ui::picture::report;
use crate::ui::store::Store;
use crate::web::file::{Chosen, download, text_of};
use crate::web::{dom, fetch, frame, route};

/// Takes files that were chosen or dropped. Where exercises are here, some of them may be hand-ins.
pub(super) fn take(store: &Store, files: Vec<Chosen>, viewer: &Viewer) {
    let workspace = store.snapshot().workspace;
    let has_exercise = |it: &Rc<Article>| {
        let layer = workspace.layer(it.id);
        !layer.enclosures(EnclosureKind::Exercise).is_empty()
    };
    if !workspace.articles().any(has_exercise) {
        return read(store, files, viewer);
    }
    let (to, at) = (store.clone(), viewer.clone());
    let gather = move |it: Lesson| (it.gather)(&to, files, &at);
    with(Part::Lesson, lesson, (store, viewer), gather);
}

/// Reads files and shows what importing them would do; nothing is written.
pub(super) fn read(store: &Store, files: Vec<Chosen>, viewer: &Viewer) {
    let (store, viewer) = (store.clone(), viewer.clone());
    viewer.edit(|it| it.open = Open::Import(Rc::new(ImportState::Reading)));
    spawn_local(async move {
        let reports = read_files(&store, files).await;
        // What a file with an exercise brings is told by the part for it; where that is missing, by numbers.
        if has_enclosures(&reports) {
            let _ = fetch(Part::Lesson, &viewer).await;
        }
        let is_lesson = has_enclosures(&reports);
        let state = ImportState::of(&store.snapshot().workspace, reports);
        viewer.edit(|it| it.open = Open::Import(Rc::new(state)));
        // Whoever opens an exercise has nothing to weigh: one press goes on.
        if is_lesson {
            frame::after_others(|| dom::focus(".import .button[data-look=main]:not(:disabled)"));
        }
    });
}

fn has_enclosures(reports: &[FileReport]) -> bool {
    let files = reports.iter().filter_map(|it| it.outcome.as_ref().ok());
    let mut records = files.flat_map(|it| &it.records);
    records.any(|it| matches!(it, Record::Enclosure(_)))
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
        match export_files(records, &title, "whosaid.json").await {
            Ok(name) => store.announce(t!("exported", name = &name)),
            Err(why) => store.warn(t!("export-failed", why = &why)),
        }
    });
}

/// Hands out a file of an exercise.
pub(super) fn hand_out(file: HandOut) {
    spawn_local(async move {
        let outcome = export_files(file.records, &file.title, file.ending).await;
        file.on_done.emit(outcome);
    });
}

/// Hands out a report on the article of the address, or a table of it.
pub(super) fn paper(store: &Store, paper: Paper) {
    let snapshot = store.snapshot();
    let (store, made) = (store.clone(), store.now_and_id().0);
    let Some(article) = route::article() else {
        return;
    };
    spawn_local(async move {
        let sheet = match paper {
            Paper::Html => fetch::text("data/report/report.css").await,
            _ => Some(String::new()),
        };
        let Some(sheet) = sheet else {
            return store.warn(t!("later-missing"));
        };
        let workspace = &snapshot.workspace;
        let Some(title) = workspace.article(article).map(|it| &it.details.title) else {
            return;
        };
        let name = file_name(title, paper.ending());
        let content = report::write(paper, workspace, article, made, &sheet);
        let file = content.and_then(|it| text_of(&it));
        if file.is_some_and(|it| download(&name, &it)) {
            store.announce(t!("exported", name = &name));
        } else {
            store.warn(t!("download-refused"));
        }
    });
}
