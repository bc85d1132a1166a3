//! Files dropped anywhere on the page.

use web_sys::DragEvent;
use yew::{Callback, hook, use_effect_with, use_state_eq};

use crate::web::file::{Chosen, dropped, has_files};
use crate::web::{dom, events};

/// Whether files are being dragged over the page; dropping them calls `on_files`.
#[hook]
pub fn use_drop(on_files: &Callback<Vec<Chosen>>) -> bool {
    let is_over = use_state_eq(|| false);
    let latest = yew::use_mut_ref(Callback::<Vec<Chosen>>::default);
    latest.replace(on_files.clone());
    let setter = is_over.setter();
    use_effect_with((), move |()| {
        let holds_files =
            |event: &DragEvent| event.data_transfer().is_some_and(|it| has_files(&it));
        let over = {
            let setter = setter.clone();
            events::on_document("dragover", move |event: DragEvent| {
                if holds_files(&event) && !dom::has_open_dialog() {
                    event.prevent_default();
                    setter.set(true);
                }
            })
        };
        let leave = {
            let setter = setter.clone();
            events::on_document("dragleave", move |event: DragEvent| {
                if event.related_target().is_none() {
                    setter.set(false);
                }
            })
        };
        let drop = events::on_document("drop", move |event: DragEvent| {
            if !holds_files(&event) || dom::has_open_dialog() {
                return;
            }
            event.prevent_default();
            setter.set(false);
            if let Some(transfer) = event.data_transfer() {
                let callback = latest.borrow().clone();
                callback.emit(dropped(&transfer));
            }
        });
        move || std::mem::drop((over, leave, drop))
    });
    *is_over
}
