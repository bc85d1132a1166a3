//! The way to a sealed key: whoever knows the passphrase has it until the page is closed. It is never stored.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{InputEvent, SubmitEvent};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::domain::exercise::Key;
use crate::domain::format::lesson::read_key;
use crate::domain::format::seal::{SealError, bound_to};
use crate::domain::model::{Article, EnclosureId};
use crate::t;
use crate::ui::widgets::value_of;
use crate::web::worker::FileWorker;

thread_local! {
    /// The keys that were opened, by exercise; a handful.
    static OPENED: RefCell<Vec<(EnclosureId, Rc<Key>)>> = const { RefCell::new(Vec::new()) };
}

/// The key of an exercise, where its passphrase was given since the page was opened.
pub fn opened(exercise: EnclosureId) -> Option<Rc<Key>> {
    OPENED.with_borrow(|all| {
        let found = all.iter().find(|it| it.0 == exercise);
        found.map(|it| Rc::clone(&it.1))
    })
}

/// Opens a sealed key, and keeps it until the page is closed.
///
/// # Errors
/// Why it stays closed, in words.
pub async fn unseal(
    exercise: EnclosureId,
    article: &Article,
    sealed: &str,
    passphrase: &str,
) -> Result<Rc<Key>, AttrValue> {
    let bound_to = bound_to(exercise, article.hash);
    let worker = FileWorker::shared();
    let json = worker.unseal(sealed, passphrase, &bound_to).await;
    let json = json.map_err(|why| why.to_string())?;
    let json = json.map_err(seal_words)?;
    let key = read_key(&article.text, &json).map_err(|why| why.to_string())?;
    let key = Rc::new(key);
    OPENED.with_borrow_mut(|all| {
        all.retain(|it| it.0 != exercise);
        all.push((exercise, Rc::clone(&key)));
    });
    Ok(key)
}

/// Why a key is not sealed or opened, in words.
pub fn seal_words(why: SealError) -> AttrValue {
    t!(match why {
        SealError::Closed => "seal-closed",
        SealError::Shape => "seal-shape",
        SealError::Room => "seal-room",
    })
}

/// Properties of [`Unseal`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UnsealProps {
    /// The exercise.
    pub exercise: EnclosureId,
    /// Its article.
    pub article: Rc<Article>,
    /// Its key, sealed.
    pub sealed: AttrValue,
    /// Called with the key once it is open.
    pub on_key: Callback<Rc<Key>>,
}

/// The field for the passphrase, and the button that tries it.
#[component]
pub fn Unseal(props: &UnsealProps) -> Html {
    let passphrase = use_state_eq(String::new);
    // Whether it is being tried, and what came of it.
    let tried = use_state_eq(|| (false, AttrValue::default()));
    let (is_busy, why) = &*tried;
    let oninput = {
        let passphrase = passphrase.setter();
        move |event: InputEvent| passphrase.set(value_of(event.target()))
    };
    let onsubmit = {
        let (props, passphrase) = (props.clone(), (*passphrase).clone());
        let (tried, is_busy) = (tried.setter(), *is_busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_busy {
                return;
            }
            tried.set((true, t!("unseal-busy")));
            let (props, passphrase, tried) = (props.clone(), passphrase.clone(), tried.clone());
            spawn_local(async move {
                match unseal(props.exercise, &props.article, &props.sealed, &passphrase).await {
                    Ok(key) => props.on_key.emit(key),
                    Err(why) => tried.set((false, why)),
                }
            });
        })
    };
    html! {
        <form class="unseal" aria-label={t!("unseal")} {onsubmit}>
            <p class="field__hint">{ t!("unseal-lead") }</p>
            <label class="field">
                <span class="field__name">{ t!("passphrase") }</span>
                <input type="password" value={(*passphrase).clone()} autocomplete="off" {oninput} />
            </label>
            <div><button type="submit" class="button">{ t!("unseal") }</button></div>
            <p role="status" aria-label={t!("unseal-said")} class="check__missing" data-refused={(!is_busy && !why.is_empty()).to_string()}>{ why }</p>
        </form>
    }
}
