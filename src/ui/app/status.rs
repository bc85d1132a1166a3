//! Whether the work is stored, and the way out where it is not.

use yew::{AttrValue, Callback, Html, hook, html, use_effect_with, use_mut_ref};

use crate::domain::keep::SaveStatus;
use crate::domain::ports::StorageError;
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Look, button, on_press};

fn words(status: &SaveStatus) -> AttrValue {
    match status {
        SaveStatus::Saved => t!("saved"),
        SaveStatus::NotSaved { why, .. } => t!(match why {
            StorageError::Absent => "not-saved-absent",
            StorageError::Denied => "not-saved-denied",
            StorageError::Full => "not-saved-full",
            StorageError::Cleared => "not-saved-cleared",
        }),
    }
}

/// Tells trouble with storage, and its end, to those who do not look at the status.
#[hook]
pub(super) fn use_storage_announcements(status: &SaveStatus, store: &Store) {
    let (store, words) = (store.clone(), words(status));
    let is_first = use_mut_ref(|| true);
    use_effect_with(*status == SaveStatus::Saved, move |is_saved| {
        let is_start = is_first.replace(false);
        if !(*is_saved && is_start) {
            store.warn(words);
        }
    });
}

/// "Saved", or "Not saved" with the reason, a way to try again and a file to keep.
pub(super) fn storage_status(
    status: &SaveStatus,
    store: &Store,
    on_save_file: Callback<()>,
) -> Html {
    let is_saved = *status == SaveStatus::Saved;
    let retry = {
        let store = store.clone();
        move || store.retry()
    };
    html! {
        <div class="storage" data-saved={is_saved.to_string()}>
            <span role="status" aria-live="off" aria-label={t!("storage")} class="storage__words" title={t!("storage-hint")}>{ words(status) }</span>
            if !is_saved {
                { button(t!("retry"), Look::default(), on_press(retry)) }
                { button(t!("save-file"), Look::MAIN, on_press(move || on_save_file.emit(()))) }
            }
        </div>
    }
}
