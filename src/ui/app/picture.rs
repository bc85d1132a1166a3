//! What the page fetches when somebody asks for it: boards and reports, the third part of the program.

use std::cell::Cell;

use yew::Html;

use super::dialogs::{DialogProps, on_go};
use super::files::paper;
use super::parts::{self, Part};
use super::view::Viewer;
use crate::ui::annotations::Wish;
use crate::ui::entities::EntitiesState;
use crate::ui::messages;
use crate::ui::paper::Paper;
use crate::ui::picture::{PictureProps, picture_dialog};
use crate::ui::store::Store;

/// The ways into the third part.
#[derive(Clone, Copy, Debug)]
pub struct Picture {
    /// The dialog with the boards.
    pub(super) dialog: fn(&DialogProps<'_>) -> Html,
    /// Hands out a report on the article of the address, or a table of it.
    pub(super) paper: fn(&Store, Paper),
    /// What they say.
    messages: &'static str,
}

impl Picture {
    /// All of them. What calls this holds the third part.
    #[must_use]
    pub fn all() -> Self {
        Self {
            dialog,
            paper,
            messages: messages::PICTURE,
        }
    }

    /// Says that they are there.
    pub(super) fn keep(self) {
        if PICTURE.replace(Some(self)).is_none() {
            messages::add(self.messages);
        }
    }
}

fn dialog(props: &DialogProps<'_>) -> Html {
    let (view, calls) = (props.view, props.calls);
    let workspace = &view.snapshot.workspace;
    picture_dialog(PictureProps {
        workspace: workspace.clone(),
        article: view.current.and_then(|id| workspace.article(id).cloned()),
        state: view.picture.clone(),
        on_edit: calls.on_picture.clone(),
        on_go: on_go(props.store, calls),
        on_entity: calls.on_entities.reform(EntitiesState::of),
        on_agreement: calls.on_wish.reform(|()| Wish::Agreement),
        on_close: calls.on_close.clone(),
    })
}

thread_local! {
    static PICTURE: Cell<Option<Picture>> = const { Cell::new(None) };
}

/// The third part, once it is there.
pub(super) fn picture() -> Option<Picture> {
    PICTURE.get()
}

/// Calls with the third part, fetched first where it is not there yet.
pub(super) fn with_picture(store: &Store, viewer: &Viewer, act: impl FnOnce(Picture) + 'static) {
    parts::with(Part::Picture, picture, (store, viewer), act);
}
