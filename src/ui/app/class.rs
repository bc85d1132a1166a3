//! What the class of an exercise does that takes more than its dialog.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, html};

use super::dialogs::DialogProps;
use super::files::read;
use super::view::{Open, View, Viewer};
use crate::domain::model::{Article, Enclosure, EnclosureId, EnclosureKind};
use crate::t;
use crate::ui::lesson::{ClassDialog, Content, Output, take_in};
use crate::ui::library::{ImportState, export_files, problem_words};
use crate::ui::names::file_name;
use crate::ui::store::Store;
use crate::web::file::{Chosen, download, text_of};
use crate::web::frame;

/// The dialog "Class": of this exercise, or of those of the article of the address.
pub(super) fn class(props: &DialogProps<'_>, id: Option<EnclosureId>) -> Html {
    let (store, calls, view) = (props.store, props.calls, props.view);
    let workspace = &view.snapshot.workspace;
    let exercises = |article: &Rc<Article>| -> Vec<Rc<Enclosure>> {
        let layer = workspace.layer(article.id);
        let all = layer.enclosures(EnclosureKind::Exercise);
        all.into_iter().cloned().collect()
    };
    let is_meant = |it: &&Rc<Article>| match id {
        Some(id) => exercises(it).iter().any(|it| it.id == id),
        None => Some(it.id) == view.current,
    };
    let Some(article) = workspace.articles().find(is_meant) else {
        return Html::default();
    };
    let on_out = {
        let store = store.clone();
        Callback::from(move |files: Vec<Output>| hand_out(&store, files))
    };
    html! {
        <ClassDialog store={store.clone()} workspace={workspace.clone()} article={Rc::clone(article)} exercises={exercises(article)} {id} on_compare={&calls.on_compare} on_files={&calls.on_files} {on_out} on_close={&calls.on_close} />
    }
}

/// Milliseconds after which files are said to be read. A class is mostly there before: a dialog that comes and goes would
/// tell nothing, and each makes the browser look at the whole page.
const PATIENCE: u32 = 400;

/// Takes those files that are hand-ins into their classes; where none is, all are imported.
pub(super) fn gather(store: &Store, files: Vec<Chosen>, viewer: &Viewer) {
    let (store, viewer) = (store.clone(), viewer.clone());
    let slow = {
        let viewer = viewer.clone();
        let say = move |it: &mut View| {
            // A class that is open stays.
            if !matches!(it.open, Open::Class(_)) {
                it.open = Open::Import(Rc::new(ImportState::Reading));
            }
        };
        frame::later(PATIENCE, move || viewer.edit(say))
    };
    let slow = Rc::new(Cell::new(Some(slow)));
    spawn_local(async move {
        let on_found = {
            let (viewer, slow) = (viewer.clone(), Rc::clone(&slow));
            Callback::from(move |id| {
                drop(slow.take());
                viewer.edit(move |it| it.open = Open::Class(Some(id)));
            })
        };
        let words = Callback::from(|it| problem_words(&it));
        let others = take_in(&store, files, &words, &on_found).await;
        drop(slow.take());
        if let Some(files) = others {
            read(&store, files, &viewer);
        }
    });
}

/// Hands files out, one after the other.
fn hand_out(store: &Store, files: Vec<Output>) {
    let store = store.clone();
    spawn_local(async move {
        let n = files.len();
        let mut last = String::new();
        for it in files {
            match one(it).await {
                Ok(name) => last = name,
                Err(why) => return store.warn(t!("export-failed", why = &why)),
            }
        }
        match n {
            0 => {}
            1 => store.announce(t!("exported", name = &last)),
            n => store.announce(t!("exported-files", n = n)),
        }
    });
}

async fn one(file: Output) -> Result<String, String> {
    match file.content {
        Content::Records(records) => export_files(records, &file.title, file.ending).await,
        Content::Table(text) => {
            let name = file_name(&file.title, file.ending);
            let blob = text_of(&text);
            match blob.is_some_and(|it| download(&name, &it)) {
                true => Ok(name),
                false => Err(t!("download-refused").to_string()),
            }
        }
    }
}
