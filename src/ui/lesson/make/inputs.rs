//! Fields with a short name for those who see what stands around them and a full one for everybody else. The full one
//! begins with the short one.

use web_sys::{Event, InputEvent, MouseEvent};
use yew::{AttrValue, Callback, Html, html};

use crate::ui::widgets::{Look, Sign, button, icon_button, on_press, value_of};
use crate::web::{dom, frame};

/// A field of one line.
pub(super) fn line(
    name: AttrValue,
    label: AttrValue,
    value: &str,
    on_words: Callback<String>,
) -> Html {
    let oninput = move |event: InputEvent| on_words.emit(value_of(event.target()));
    html! {
        <label class="field">
            <span class="field__name">{ name }</span>
            <input type="text" aria-label={label} value={value.to_owned()} autocomplete="off" dir="auto" {oninput} />
        </label>
    }
}

/// A field of some lines.
pub(super) fn lines(
    name: AttrValue,
    label: AttrValue,
    value: &str,
    rows: &'static str,
    on_words: Callback<String>,
) -> Html {
    let oninput = move |event: InputEvent| on_words.emit(value_of(event.target()));
    html! {
        <label class="field">
            <span class="field__name">{ name }</span>
            <textarea {rows} aria-label={label} dir="auto" value={value.to_owned()} {oninput} />
        </label>
    }
}

/// A field for a whole number. What is no number counts as 0.
pub(super) fn number(
    name: AttrValue,
    label: AttrValue,
    value: u16,
    on_number: Callback<String>,
) -> Html {
    let oninput = move |event: InputEvent| on_number.emit(value_of(event.target()));
    html! {
        <label class="field make__number">
            <span class="field__name">{ name }</span>
            <input type="number" min="0" max="999" aria-label={label} value={value.to_string()} {oninput} />
        </label>
    }
}

/// What a field for a number holds: at most 999.
pub(super) fn number_of(words: &str) -> u16 {
    words.parse::<u16>().unwrap_or_default().min(999)
}

/// An entry of a list of choices: its value, its words, and whether it is chosen.
pub(super) type Entry = (AttrValue, AttrValue, bool);

/// A list of choices without a visible name.
pub(super) fn choose(label: AttrValue, entries: &[Entry], onchange: Callback<Event>) -> Html {
    let entry = |(value, words, is_chosen): &Entry| {
        html! { <option value={value} selected={*is_chosen}>{ words }</option> }
    };
    html! {
        <select class="select" aria-label={label} {onchange}>{ for entries.iter().map(entry) }</select>
    }
}

/// A box to tick.
pub(super) fn tick(name: AttrValue, is_ticked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class="check"><input type="checkbox" checked={is_ticked} {onchange} />{ name }</label>
    }
}

/// A word on what to do.
pub(super) fn hint(words: AttrValue) -> Html {
    html! { <p class="field__hint">{ words }</p> }
}

/// A word that should not be overlooked.
pub(super) fn notice(words: AttrValue) -> Html {
    html! { <p class="form__notice">{ words }</p> }
}

/// A name above what is no single field, or above a list of choices.
pub(super) fn named(name: AttrValue, inner: Html) -> Html {
    html! { <label class="field"><span class="field__name">{ name }</span>{ inner }</label> }
}

/// What stands in a row, as far as there is room.
pub(super) fn row(inner: Html) -> Html {
    html! { <div class="make__row">{ inner }</div> }
}

/// Small fields side by side.
pub(super) fn pair(inner: Html) -> Html {
    html! { <div class="fields fields--small">{ inner }</div> }
}

/// A list of what was chosen.
pub(super) fn also_list(label: AttrValue, items: Vec<Html>) -> Html {
    html! { <ul role="list" aria-label={label}>{ items }</ul> }
}

/// One thing that was chosen, with the button that takes it away again.
pub(super) fn also_item(words: String, delete: AttrValue, on_delete: Callback<MouseEvent>) -> Html {
    html! {
        <li class="make__also"><span dir="auto">{ words }</span>{ icon_button(Sign::Delete, delete, Look::QUIET, on_delete) }</li>
    }
}

/// A list of choices with a button that does something with what is chosen: arrow keys in the list do nothing by
/// themselves. `mark` names it among its like. It shows its first line again after `n_done` has changed.
pub(super) fn pick(
    mark: &str,
    label: AttrValue,
    (entries, n_done): (&[Entry], usize),
    name: AttrValue,
    on_pick: Callback<String>,
) -> Html {
    let selector = format!("[data-pick=\"{mark}\"] select");
    let onclick = on_press(move || {
        let chosen = dom::find(&selector).map(|it| value_of(Some(it.into())));
        if let Some(value) = chosen.filter(|it| !it.is_empty()) {
            on_pick.emit(value);
            let selector = selector.clone();
            frame::after_paint(move || dom::focus(&selector)).forget();
        }
    });
    html! {
        <div class="make__row" data-pick={mark.to_owned()} key={n_done.to_string()}>
            { choose(label, entries, Callback::noop()) }
            { button(name, Look::default(), onclick) }
        </div>
    }
}
