//! What could not be read at the start: said, kept, and handed out.

use std::rc::Rc;

use yew::{Callback, Html, html};

use crate::domain::keep::{Unreadable, rescue_file};
use crate::t;
use crate::ui::widgets::{Look, button, on_press};
use crate::web::file;

/// A notice with the number of records and a button that downloads them as they are.
pub(super) fn unreadable_notice(unreadable: &Rc<[Unreadable]>, on_close: &Callback<()>) -> Html {
    if unreadable.is_empty() {
        return Html::default();
    }
    let on_close = on_close.clone();
    let n_annotations = unreadable.iter().filter(|it| it.is_annotation()).count();
    let n_others = unreadable.len() - n_annotations;
    let words = if n_others == 0 {
        t!("unreadable-annotations", n = n_annotations)
    } else {
        t!("unreadable-records", n = unreadable.len())
    };
    let on_download = {
        let unreadable = Rc::clone(unreadable);
        move || {
            if let Some(content) = file::text_of(&rescue_file(&unreadable)) {
                // A browser that refuses says so itself.
                let _ = file::download("whosaid-unreadable.json", &content);
            }
        }
    };
    html! {
        <div class="notice" role="group" aria-label={t!("unreadable-name")}>
            <p class="notice__words">{ words }{ " " }<span class="notice__more">{ t!("unreadable-kept") }</span></p>
            { button(t!("download-it"), Look::default(), on_press(on_download)) }
            { button(t!("close"), Look::QUIET, on_press(move || on_close.emit(()))) }
        </div>
    }
}
