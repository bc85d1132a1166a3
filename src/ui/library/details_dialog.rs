//! What is known about an article, as fields: when it is made and at any time after.

use std::rc::Rc;

use yew::{Callback, Html, Properties, SubmitEvent, UseStateHandle, component, html, use_state};

use crate::domain::model::{Article, Details};
use crate::domain::workspace::Command;
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, FieldKind, field};

/// Languages offered by their own names; any other BCP 47 tag can be written.
const LANGUAGES: [(&str, &str); 16] = [
    ("en", "English"),
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("th", "ไทย"),
    ("uk", "Українська"),
    ("zh", "中文"),
];

/// Source address, author, published, language, as fields; `on_change` is called with what they hold.
pub(super) fn detail_fields(details: &Rc<Details>, on_change: &Callback<Details>) -> Html {
    let set = |change: fn(&mut Details, String)| {
        let (details, on_change) = (Rc::clone(details), on_change.clone());
        Callback::from(move |value: String| {
            let mut details = (*details).clone();
            change(&mut details, value);
            on_change.emit(details);
        })
    };
    let plain = FieldKind::default();
    let address = FieldKind {
        input: Some("url"),
        ..plain
    };
    let language = FieldKind {
        list: Some("languages"),
        ..plain
    };
    html! {
        <div class="fields">
            { field(t!("field-source"), &details.source, None, address, set(|it, value| it.source = value)) }
            { field(t!("field-author"), &details.author, None, plain, set(|it, value| it.author = value)) }
            { field(t!("field-published"), &details.published, Some(t!("field-published-hint")), plain, set(|it, value| it.published = value)) }
            { field(t!("field-language"), &details.language, Some(t!("field-language-hint")), language, set(|it, value| it.language = value)) }
            <datalist id="languages">
                { for LANGUAGES.iter().map(|(tag, name)| html! { <option value={*tag}>{ *name }</option> }) }
            </datalist>
        </div>
    }
}

/// What sets all of the details that a dialog holds, and what sets their title.
pub(super) fn setters(details: &UseStateHandle<Details>) -> (Callback<Details>, Callback<String>) {
    let (all, title) = (details.setter(), details.clone());
    let on_change = Callback::from(move |next| all.set(next));
    let on_title = Callback::from(move |words| {
        title.set(Details {
            title: words,
            ..(*title).clone()
        });
    });
    (on_change, on_title)
}

/// Properties of [`DetailsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DetailsDialogProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// Renames an article, and says where it is from.
#[component]
pub fn DetailsDialog(props: &DetailsDialogProps) -> Html {
    let details = use_state(|| (*props.article.details).clone());
    let (on_change, on_title) = setters(&details);
    let onsubmit = {
        let (store, id, details, on_close) = (
            props.store.clone(),
            props.article.id,
            details.clone(),
            props.on_close.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut next = (*details).clone();
            if next.title.trim().is_empty() {
                next.title = t!("untitled").to_string();
            }
            if store.run(Command::Describe(id, Rc::new(next))).is_ok() {
                on_close.emit(());
            }
        })
    };
    html! {
        <Dialog name={t!("article-details")} on_close={&props.on_close}>
            <form class="form" {onsubmit}>
                { field(t!("field-title"), &details.title, None, FieldKind::default(), on_title) }
                { detail_fields(&Rc::new((*details).clone()), &on_change) }
                <div class="dialog__foot">
                    <button type="submit" class="button" data-look="main">{ t!("save-details") }</button>
                </div>
            </form>
        </Dialog>
    }
}
