//! All keys in one place: what each does, another one instead, single letters off.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use crate::domain::keep::Settings;
use crate::domain::keys::{Binding, Chord, Deed, Keys};
use crate::domain::model::{TagKey, TagSet};
use crate::t;
use crate::ui::keys::chord_of;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Dialog, Look, button, on_press};

/// Properties of [`KeysDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct KeysDialogProps {
    pub(super) store: Store,
    pub(super) settings: Settings,
    pub(super) tags: Rc<TagSet>,
    pub(super) keys: Rc<Keys>,
    pub(super) on_close: Callback<()>,
}

/// What a key does, in words.
fn words(tags: &TagSet, name: &str) -> AttrValue {
    let (kind, tag) = name.split_once('-').unwrap_or_default();
    let tag = TagKey::parse(tag).map(|it| tag_words(tags, &it));
    match (kind, tag) {
        ("tag", Some(tag)) => t!("key-tag", tag = &tag),
        ("arm", Some(tag)) => t!("key-arm", tag = &tag),
        _ => t!(&format!("key-{name}")),
    }
}

/// What is to be said of a tag whose letter does something else, or is not on every keyboard.
fn lost_letter(tags: &TagSet, binding: &Binding) -> Html {
    let tag = match binding.deed {
        Deed::Tag(at) if !binding.is_chosen => tags.tags().get(at),
        _ => None,
    };
    let letter = tag.map(|it| it.letter.to_string()).unwrap_or_default();
    let is = |it: &Chord| it.to_string().eq_ignore_ascii_case(&letter);
    if letter.is_empty() || binding.chords.iter().any(is) {
        return Html::default();
    }
    html! { <p class="keys__told" dir="auto">{ t!("key-no-letter", letter = &letter) }</p> }
}

/// The list of keys. A press of "Change" waits for the next key.
#[component]
pub(super) fn KeysDialog(props: &KeysDialogProps) -> Html {
    // The name of the deed that waits for a key, and what came of the last press, for which deed.
    let waiting = use_state_eq(|| None::<String>);
    let told = use_state_eq(|| None::<(String, AttrValue)>);
    let save = {
        let (store, settings) = (props.store.clone(), props.settings.clone());
        move |keys: String| {
            store.choose(Settings {
                keys,
                ..settings.clone()
            });
        }
    };
    let onkeydown = {
        let (waiting, told, save) = (waiting.clone(), told.clone(), save.clone());
        let (keys, tags) = (Rc::clone(&props.keys), Rc::clone(&props.tags));
        let before = props.settings.keys.clone();
        Callback::from(move |event: KeyboardEvent| {
            let (Some(name), Some(chord)) = (&*waiting, chord_of(&event)) else {
                return;
            };
            event.prevent_default();
            event.stop_propagation();
            waiting.set(None);
            if event.key() == "Escape" || event.key() == "Tab" {
                return;
            }
            let mut keys = (*keys).clone();
            let key = chord.caps().join(" ");
            let words = match keys.choose(name, chord) {
                Ok(()) => {
                    save(keys.chosen(&before));
                    t!("key-changed", key = &key, what = &words(&tags, name))
                }
                Err(holder) => t!("key-taken", key = &key, what = &words(&tags, &holder)),
            };
            told.set(Some((name.clone(), words)));
        })
    };
    let on_letters = {
        let (store, settings) = (props.store.clone(), props.settings.clone());
        Callback::from(move |event: Event| {
            let has_letter_keys = event.target_unchecked_into::<HtmlInputElement>().checked();
            store.choose(Settings {
                has_letter_keys,
                ..settings.clone()
            });
        })
    };
    let on_reset = {
        let told = told.clone();
        move || {
            save(String::new());
            told.set(Some((String::new(), t!("keys-reset-done"))));
        }
    };
    let reset = Look {
        is_disabled: props.settings.keys.is_empty(),
        ..Look::default()
    };
    let tell = |name: &str| match &*told {
        Some((of, words)) if of == name => {
            html! { <p role="alert" class="keys__told">{ words }</p> }
        }
        _ => Html::default(),
    };
    let cap = |chord: &&Chord| {
        let is_off = chord.is_character() && !props.settings.has_letter_keys;
        html! { <kbd class="key" data-off={is_off.to_string()}>{ chord.caps().join(" ") }</kbd> }
    };
    let row = |binding: &Binding| {
        let what = words(&props.tags, &binding.name);
        let is_waiting = waiting.as_ref() == Some(&binding.name);
        let onclick = {
            let (waiting, told, name) = (waiting.clone(), told.clone(), binding.name.clone());
            move |_| {
                waiting.set(Some(name.clone()));
                told.set(None);
            }
        };
        html! {
            <li class="keys__row" key={binding.name.clone()}>
                <span class="keys__does" dir="auto">{ &what }</span>
                <span class="keys__caps">{ for binding.chords.iter().map(|it| cap(&it)) }</span>
                <button type="button" class="button keys__change" data-look="quiet" aria-label={t!("key-change-of", what = &what)} {onclick}>
                    { if is_waiting { t!("key-press") } else { t!("key-change") } }
                </button>
                { lost_letter(&props.tags, binding) }
                { tell(&binding.name) }
            </li>
        }
    };
    html! {
        <Dialog name={t!("keys")} on_close={&props.on_close}>
            <div class="form" {onkeydown}>
                <label class="check">
                    <input type="checkbox" checked={props.settings.has_letter_keys} onchange={on_letters} />
                    <span>{ t!("letter-keys") }</span>
                </label>
                <p class="keys__hint">{ t!("keys-hint") }</p>
                <ul class="keys" role="list">{ for props.keys.bindings().iter().map(row) }</ul>
                <div class="keys__foot">
                    { tell("") }
                    { button(t!("keys-reset"), reset, on_press(on_reset)) }
                </div>
            </div>
        </Dialog>
    }
}
