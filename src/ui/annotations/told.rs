//! How a source of a claim comes to the reader: the words that say that somebody speaks, and who tells it.

use std::rc::Rc;

use web_sys::{Event, FocusEvent};
use yew::{AttrValue, Callback, Html, html};

use super::card::CardProps;
use super::said::{name_of, select_words, voice};
use crate::domain::model::{Attribution, Source};
use crate::domain::workspace::{cue, tell, words_of};
use crate::t;
use crate::ui::keys::leave_on_escape;
use crate::ui::widgets::{Look, Sign, icon_button, on_press, value_of};

/// What is known of it, and the means to say it.
pub(super) fn told(props: &CardProps, attribution: &Rc<Attribution>, name: &AttrValue) -> Html {
    let (article, id) = (attribution.article, attribution.id);
    let words = attribution.cue.as_ref();
    let words = words.map(|it| t!("told-cue", cue = &words_of(&props.article, it)));
    let teller = attribution.told_by.map(|it| name_of(props, it));
    let on_remove = {
        let store = props.store.clone();
        // A refusal is announced.
        on_press(move || drop(store.run(cue(article, id, None))))
    };
    let onchange = {
        let (props, name) = (props.clone(), name.clone());
        Callback::from(move |event: Event| {
            let typed = value_of(event.target());
            let found = match typed.trim() {
                "" => Some((Source::Reporter, AttrValue::default())),
                _ => voice(&props, &typed),
            };
            let say = |(source, teller): (Source, AttrValue)| {
                let by = Some(source).filter(|it| *it != Source::Reporter);
                let words = match by {
                    Some(_) => t!("told-by-now", who = &name, teller = &teller),
                    None => t!("told-by-nobody", who = &name),
                };
                props.store.run_and_say(tell(article, id, by), words)
            };
            if !found.is_some_and(say) {
                select_words(event.target());
            }
        })
    };
    let parts: Vec<AttrValue> = [
        words.clone(),
        teller.as_ref().map(|it| t!("told-by-short", who = it)),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <details class="told">
            <summary>{ if parts.is_empty() { t!("told-more") } else { parts.join(" · ").into() } }</summary>
            if let Some(words) = words {
                <p class="told__cue"><span dir="auto">{ words }</span>{ icon_button(Sign::Close, t!("told-cue-remove", who = name), Look::QUIET, on_remove) }</p>
            } else {
                <p class="field__hint">{ t!("told-cue-hint", who = name) }</p>
            }
            <label class="field">
                <span class="field__name">{ t!("told-by") }</span>
                <input type="text" list="sources" autocomplete="off" dir="auto" aria-label={t!("told-by-who", who = name)}
                    value={teller.unwrap_or_default()} onfocus={|event: FocusEvent| select_words(event.target())} {onchange} onkeydown={leave_on_escape} />
            </label>
        </details>
    }
}
