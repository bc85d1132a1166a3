//! Files dropped anywhere on the page.

use web_sys::DragEvent;
use yew::Callback;

use super::view::Viewer;
use crate::web::events::Listener;
use crate::web::file::{Chosen, dropped, has_files};
use crate::web::{dom, events};

/// Shows whether files are being dragged over the page; dropping them calls `on_files`.
pub(super) fn listen(viewer: &Viewer, on_files: &Callback<Vec<Chosen>>) -> [Option<Listener>; 3] {
    let show = |is_dragging: bool| {
        let viewer = viewer.clone();
        move || viewer.edit(move |it| it.is_dragging = is_dragging)
    };
    let is_meant = |event: &DragEvent| {
        event.data_transfer().is_some_and(|it| has_files(&it)) && dom::takes_files()
    };
    let (enter, leave, end, on_files) = (show(true), show(false), show(false), on_files.clone());
    [
        events::on_document("dragover", move |event: DragEvent| {
            if is_meant(&event) {
                event.prevent_default();
                enter();
            }
        }),
        events::on_document("dragleave", move |event: DragEvent| {
            if event.related_target().is_none() {
                leave();
            }
        }),
        events::on_document("drop", move |event: DragEvent| {
            if !is_meant(&event) {
                return;
            }
            event.prevent_default();
            end();
            if let Some(transfer) = event.data_transfer() {
                on_files.emit(dropped(&transfer));
            }
        }),
    ]
}
