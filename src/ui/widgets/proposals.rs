//! What a field proposes while somebody is in it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use crate::web::{dom, events};

/// Properties of [`Proposals`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProposalsProps {
    /// The id that the fields name as their `list`.
    pub id: &'static str,
    /// The words, the likeliest first.
    pub words: Callback<(), Vec<AttrValue>>,
}

/// The list that fields are completed from. It is empty while none of them has the focus: an article can have
/// thousands of actors, and drawing them all with each card that is opened takes several frames.
#[component]
pub fn Proposals(props: &ProposalsProps) -> Html {
    let is_wanted = use_state_eq(|| false);
    let (id, wanted) = (props.id, is_wanted.clone());
    use_effect_with((), move |()| {
        let asks = move |field: Option<Element>| {
            let list = field.and_then(|it| it.get_attribute("list"));
            list.as_deref() == Some(id)
        };
        wanted.set(asks(dom::active()));
        let left = wanted.clone();
        let listeners = [
            events::on_document("focusin", move |event: Event| {
                wanted.set(asks(event.target().and_then(|it| it.dyn_into().ok())));
            }),
            events::on_document("focusout", move |_: Event| left.set(false)),
        ];
        move || drop(listeners)
    });
    let words = is_wanted.then(|| props.words.emit(()));
    html! {
        <datalist {id}>
            { for words.into_iter().flatten().map(|it| html! { <option value={it} /> }) }
        </datalist>
    }
}
