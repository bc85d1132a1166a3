//! What could not be read at the start: said, kept, and handed out.

use std::rc::Rc;

use yew::{Html, Properties, component, html, use_state_eq};

use crate::domain::keep::{Unreadable, rescue_file};
use crate::t;
use crate::web::file;

/// Properties of [`UnreadableNotice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct UnreadableNoticeProps {
    pub(super) unreadable: Rc<[Unreadable]>,
}

/// A notice with the number of records and a button that downloads them as they are.
#[component]
pub(super) fn UnreadableNotice(props: &UnreadableNoticeProps) -> Html {
    let is_closed = use_state_eq(|| false);
    if props.unreadable.is_empty() || *is_closed {
        return Html::default();
    }
    let n_annotations = props
        .unreadable
        .iter()
        .filter(|it| it.is_annotation())
        .count();
    let n_others = props.unreadable.len() - n_annotations;
    let words = if n_others == 0 {
        t!("unreadable-annotations", n = n_annotations)
    } else {
        t!("unreadable-records", n = props.unreadable.len())
    };
    let on_download = {
        let unreadable = Rc::clone(&props.unreadable);
        move |_| {
            if let Some(content) = file::json_of(&rescue_file(&unreadable)) {
                // A browser that refuses says so itself.
                let _ = file::download("whosaid-unreadable.json", &content);
            }
        }
    };
    html! {
        <div class="notice" role="group" aria-label={t!("unreadable-name")}>
            <p class="notice__words">{ words }{ " " }<span class="notice__more">{ t!("unreadable-kept") }</span></p>
            <button type="button" class="button" onclick={on_download}>{ t!("download-it") }</button>
            <button type="button" class="button button--quiet" onclick={move |_| is_closed.set(true)}>{ t!("close") }</button>
        </div>
    }
}
