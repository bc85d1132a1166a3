//! A labelled field.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Html, InputEvent, html};

/// What a field is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldKind {
    /// The `type` of the input where it is no plain text: what a phone's keyboard needs to know.
    pub input: Option<&'static str>,
    /// The id of a `datalist` with suggestions.
    pub list: Option<&'static str>,
}

/// A field of one line with its label above and a word on what to write below. `on_input` is called with
/// what it holds after each change.
pub fn field(
    name: AttrValue,
    value: &str,
    hint: Option<AttrValue>,
    kind: FieldKind,
    on_input: Callback<String>,
) -> Html {
    let oninput = move |event: InputEvent| on_input.emit(value_of(event.target()));
    html! {
        <div class="field">
            <label class="field__label">
                <span class="field__name">{ name }</span>
                <input type={kind.input.unwrap_or("text")} value={value.to_owned()} list={kind.list} autocomplete="off" {oninput} dir="auto" />
            </label>
            if let Some(hint) = hint {
                <span class="field__hint">{ hint }</span>
            }
        </div>
    }
}

/// A field of a few lines with its label above. `on_input` is called with what it holds after each change.
pub fn area(name: AttrValue, value: &str, on_input: Callback<String>) -> Html {
    let oninput = move |event: InputEvent| on_input.emit(value_of(event.target()));
    html! {
        <label class="field">
            <span class="field__name">{ name }</span>
            <textarea rows="2" dir="auto" value={value.to_owned()} {oninput} />
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
