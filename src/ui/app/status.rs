//! Whether the work is stored, and the way out where it is not.

use yew::{Callback, Html, Properties, component, html, use_effect_with};

use crate::domain::keep::SaveStatus;
use crate::domain::ports::StorageError;
use crate::t;
use crate::ui::store::Store;

/// Properties of [`StorageStatus`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StorageStatusProps {
    pub(super) status: SaveStatus,
    pub(super) store: Store,
    pub(super) on_save_file: Callback<()>,
}

/// "Saved", or "Not saved" with the reason, a way to try again and a file to keep.
#[component]
pub(super) fn StorageStatus(props: &StorageStatusProps) -> Html {
    let words = match &props.status {
        SaveStatus::Saved => t!("saved"),
        SaveStatus::NotSaved { why, .. } => t!(match why {
            StorageError::Absent => "not-saved-absent",
            StorageError::Denied => "not-saved-denied",
            StorageError::Full => "not-saved-full",
            StorageError::Cleared => "not-saved-cleared",
        }),
    };
    let is_saved = props.status == SaveStatus::Saved;
    {
        // Trouble is told to those who do not look here too, and its end.
        let (store, words) = (props.store.clone(), words.clone());
        let is_first = yew::use_mut_ref(|| true);
        use_effect_with(is_saved, move |is_saved| {
            let is_start = is_first.replace(false);
            if !(*is_saved && is_start) {
                store.announce(words);
            }
        });
    }
    let retry = {
        let store = props.store.clone();
        move |_| store.retry()
    };
    let on_save_file = props.on_save_file.clone();
    html! {
        <div class="storage" data-saved={is_saved.to_string()}>
            <span role="status" aria-live="off" aria-label={t!("storage")} class="storage__words" title={t!("storage-hint")}>{ words }</span>
            if !is_saved {
                <button type="button" class="button" onclick={retry}>{ t!("retry") }</button>
                <button type="button" class="button button--main" onclick={move |_| on_save_file.emit(())}>{ t!("save-file") }</button>
            }
        </div>
    }
}
