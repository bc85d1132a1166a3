//! A new article by pasting.

use std::rc::Rc;

use web_sys::{Event, InputEvent, SubmitEvent};
use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_memo, use_mut_ref, use_node_ref,
    use_state, use_state_eq,
};

use super::details_dialog::{detail_fields, setters};
use crate::domain::format::flow::Prose;
use crate::domain::model::{Article, ArticleId, Details, Provenance, TextHash};
use crate::domain::text::{Text, normalize};
use crate::domain::workspace::Command;
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, FieldKind, Look, button, field, on_press, value_of};
use crate::web::{clipboard, html as web_html, route};

/// Longest title made from a text's first line, in characters.
const TITLE: usize = 80;

/// Properties of [`NewArticleDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewArticleDialogProps {
    /// Where to act.
    pub store: Store,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// Title, text, and what is known about it.
#[component]
pub fn NewArticleDialog(props: &NewArticleDialogProps) -> Html {
    let details = use_state(Details::default);
    let text = use_state(String::new);
    let notice = use_state_eq(AttrValue::default);
    // The blocks of what was pasted hold as long as its text is left as it is.
    let pasted = use_mut_ref(|| None::<Prose>);
    let area = use_node_ref();

    let hash = use_memo((*text).clone(), |text| TextHash::of(&normalize(text).text));
    let twin = {
        let workspace = props.store.snapshot().workspace;
        let is_same = |it: &&Rc<Article>| it.hash == *hash;
        (!text.is_empty())
            .then(|| workspace.articles().find(is_same).cloned())
            .flatten()
    };
    let on_text = {
        let (text, notice) = (text.clone(), notice.clone());
        Callback::from(move |event: InputEvent| {
            text.set(value_of(event.target()));
            // What a paste had to say stays until something else is typed.
            if event.input_type() != "insertFromPaste" {
                notice.set(AttrValue::default());
            }
        })
    };
    let onpaste = {
        let (text, details, pasted, notice, area) = (
            text.setter(),
            details.clone(),
            Rc::clone(&pasted),
            notice.clone(),
            area.clone(),
        );
        Callback::from(move |event: Event| {
            // HTML replaces all of the field, so it is taken only while there is nothing in it.
            let Some(paste) = clipboard::paste_of(&event, text_is_empty(&area)) else {
                return;
            };
            if paste.replaced > 0 {
                notice.set(t!("pasted-replaced", n = paste.replaced));
            }
            let Some(prose) = paste.html.and_then(|it| web_html::read(&it)) else {
                return;
            };
            event.prevent_default();
            if let (true, Some(title)) = (details.title.is_empty(), &prose.title) {
                details.set(Details {
                    title: title.clone(),
                    ..(*details).clone()
                });
            }
            text.set(prose.text.clone());
            pasted.replace(Some(prose));
        })
    };
    let (on_change, on_title) = setters(&details);
    let onsubmit = {
        let (store, details, text, pasted, notice, on_close) = (
            props.store.clone(),
            details.clone(),
            text.clone(),
            Rc::clone(&pasted),
            notice.clone(),
            props.on_close.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let article = article(&store, &text, &details, pasted.borrow().as_ref());
            let id = article.id;
            if article.text.as_str().trim().is_empty() {
                notice.set(t!("text-missing"));
            } else if store.run(Command::AddArticle(Rc::new(article))).is_ok() {
                on_close.emit(());
                store.announce(t!("article-added"));
                route::open(id);
            }
        })
    };
    let open_twin = |id: ArticleId| {
        let on_close = props.on_close.clone();
        on_press(move || {
            on_close.emit(());
            route::open(id);
        })
    };
    html! {
        <Dialog name={t!("new-article")} on_close={&props.on_close}>
            <form class="form" {onsubmit}>
                { field(t!("field-title"), &details.title, Some(t!("field-title-hint")), FieldKind::default(), on_title) }
                <div class="field">
                    <label class="field__label">
                        <span class="field__name">{ t!("field-text") }</span>
                        <textarea class="field__text" rows="9" dir="auto" ref={area} value={(*text).clone()} oninput={on_text} {onpaste} />
                    </label>
                    <span class="field__hint">{ t!("field-text-hint") }</span>
                </div>
                <p class="form__notice" role="alert">{ &*notice }</p>
                if let Some(twin) = twin {
                    <p class="form__notice">
                        { t!("already-here", title = &twin.details.title) }{ " " }
                        { button(t!("open-it"), Look::default(), open_twin(twin.id)) }
                    </p>
                }
                { detail_fields(&Rc::new((*details).clone()), &on_change) }
                <div class="dialog__foot">
                    <button type="submit" class="button" data-look="main">{ t!("add-article") }</button>
                </div>
            </form>
        </Dialog>
    }
}

fn text_is_empty(area: &yew::NodeRef) -> bool {
    area.cast::<web_sys::HtmlTextAreaElement>()
        .is_none_or(|it| it.value().is_empty())
}

/// The article of the fields. A title that was left empty is the text's first line.
fn article(store: &Store, text: &str, details: &Details, pasted: Option<&Prose>) -> Article {
    let text = normalize(text).text;
    let (now, id) = store.now_and_id();
    let blocks = match pasted {
        Some(prose) if prose.text == text => prose.blocks.as_slice().into(),
        _ => Article::lines(&text),
    };
    let mut details = details.clone();
    if details.title.trim().is_empty() {
        let line = text
            .lines()
            .find(|it| !it.trim().is_empty())
            .unwrap_or_default()
            .trim();
        let is_cut = line.chars().count() > TITLE;
        details.title = line
            .chars()
            .take(TITLE)
            .chain(is_cut.then_some('…'))
            .collect();
    }
    Article {
        id: ArticleId(id),
        hash: TextHash::of(&text),
        blocks,
        text: Rc::new(Text::new(text)),
        details: Rc::new(details),
        is_read_only: false,
        provenance: Provenance::new(store.snapshot().settings.me, now),
    }
}
