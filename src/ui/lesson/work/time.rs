//! How long a pupil has been at it, beside how long it is meant to take. Nothing ends when that is over.

use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_state_eq};

use crate::domain::model::Millis;
use crate::domain::ports::Clock;
use crate::t;
use crate::web::clock::BrowserClock;
use crate::web::frame::later;

/// Milliseconds between two looks at the clock.
const STEP: u32 = 20_000;

/// Milliseconds of a minute.
const MINUTE: u64 = 60_000;

/// Properties of [`Time`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimeProps {
    /// When the exercise was opened.
    pub begun: Millis,
    /// How long it is meant to take, in minutes; 0 where nobody says.
    pub minutes: u16,
}

/// The time, which can be hidden.
#[component]
pub fn Time(props: &TimeProps) -> Html {
    let gone = |begun: Millis| BrowserClock.now().0.saturating_sub(begun.0) / MINUTE;
    let looked = use_state_eq(|| (props.begun, gone(props.begun)));
    let setter = looked.setter();
    let n = if looked.0 == props.begun {
        looked.1
    } else {
        gone(props.begun)
    };
    // Each look asks for the next one, also where the minute is still the same.
    let turn = use_state_eq(|| false);
    let turned = turn.setter();
    use_effect_with((props.begun, *turn), move |&(begun, is_odd)| {
        let pending = later(STEP, move || {
            setter.set((begun, gone(begun)));
            turned.set(!is_odd);
        });
        move || drop(pending)
    });
    if props.begun == Millis(0) {
        return Html::default();
    }
    let meant = (props.minutes > 0).then(|| t!("work-meant", n = usize::from(props.minutes)));
    html! {
        <details class="work__time" open=true>
            <summary>{ t!("work-time") }</summary>
            <p>{ gone_words(n) }{ " " }{ meant }</p>
        </details>
    }
}

/// "Begun 12 minutes ago."
fn gone_words(minutes: u64) -> AttrValue {
    let count = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
    match minutes {
        0 => t!("work-begun-now"),
        1..120 => t!("work-begun-minutes", n = count(minutes)),
        120..2880 => t!("work-begun-hours", n = count(minutes / 60)),
        _ => t!("work-begun-days", n = count(minutes / 1440)),
    }
}
