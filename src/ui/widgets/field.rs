//! A labelled field.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Html, InputEvent, Properties, component, html};

/// Properties of [`Field`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FieldProps {
    /// Its name.
    pub name: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// Called with what it holds after each change.
    pub on_input: Callback<String>,
    /// A word on what to write, shown under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What a phone's keyboard and a browser's memory need to know.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// The id of a `datalist` with suggestions.
    #[prop_or_default]
    pub list: Option<AttrValue>,
}

/// A field of one line with its label above.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let on_input = props.on_input.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        on_input.emit(value_of(event.target()));
    });
    html! {
        <label class="field">
            <span class="field__name">{ &props.name }</span>
            <input type={&props.kind} value={&props.value} list={props.list.clone()} autocomplete="off" {oninput} dir="auto" />
            if let Some(hint) = &props.hint {
                <span class="field__hint" aria-hidden="true">{ hint }</span>
            }
        </label>
    }
}

/// What the field that an event came from holds; empty for anything that is no field.
#[must_use]
pub fn value_of(target: Option<EventTarget>) -> String {
    let Some(target) = target else {
        return String::new();
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}
