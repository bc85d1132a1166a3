//! Finding words in the article: the places near lit, one after the other brought into view, each ready to be marked.

use std::rc::Rc;

use web_sys::{Element, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, InputEvent, NodeRef, Properties, component, hook, html,
    use_effect_with, use_memo, use_state_eq,
};

use super::approach::Approach;
use super::draft::utf16_of;
use crate::domain::model::Article;
use crate::domain::text::{Span, Wanted, search};
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::widgets::{Look, Sign, button, icon_button, on_press, value_of};
use crate::web::language::fold;
use crate::web::{dom, frame, highlight, selection};

/// Places lit at a time, around the one that is looked at: a few screens full.
const LIT: usize = 300;

/// Properties of [`FindBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FindBarProps {
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations: where they change, the places on the page are others.
    pub layer: Rc<Layer>,
    /// The element with the text.
    pub root: NodeRef,
    /// What scrolls there.
    pub approach: Approach,
    /// Called with a place to select.
    pub on_select: Callback<Span>,
}

/// A search field, and beside it, once there is something to find, where one is and ways to go on.
#[component]
pub fn FindBar(props: &FindBarProps) -> Html {
    let wanted = use_state_eq(Wanted::default);
    let current = use_state_eq(|| 0_usize);
    let found = {
        let text = Rc::clone(&props.article.text);
        use_memo((props.article.id, (*wanted).clone()), move |(_, wanted)| {
            Rc::<[Span]>::from(search(&text, wanted, &fold))
        })
    };
    let here = found.get(*current).copied();
    use_in_view(props, here);
    use_lights(props, &found, *current);

    let change = {
        let (wanted, current) = (wanted.clone(), current.clone());
        Callback::from(move |next: Wanted| {
            wanted.set(next);
            current.set(0);
        })
    };
    let step = {
        let (current, n_found) = (current.clone(), found.len());
        Callback::from(move |is_back: bool| {
            let by = if is_back {
                n_found.saturating_sub(1)
            } else {
                1
            };
            current.set((*current + by).checked_rem(n_found).unwrap_or(0));
        })
    };
    let choose = {
        let on_select = props.on_select.clone();
        Callback::from(move |()| {
            if let Some(here) = here {
                on_select.emit(here);
            }
        })
    };
    let oninput = {
        let (wanted, change) = (wanted.clone(), change.clone());
        Callback::from(move |event: InputEvent| {
            change.emit(Wanted {
                words: value_of(event.target()),
                ..(*wanted).clone()
            });
        })
    };
    let onkeydown = {
        let (change, step, choose) = (change.clone(), step.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => choose.emit(()),
            "Enter" => step.emit(event.shift_key()),
            "Escape" => {
                change.emit(Wanted::default());
                dom::focus("[data-article-text]");
            }
            _ => {}
        })
    };
    let switch = |name: AttrValue, is_on: bool, next: Wanted| {
        let change = change.clone();
        html! {
            <button type="button" class="chip" aria-pressed={is_on.to_string()} onclick={move |_| change.emit(next.clone())}>{ name }</button>
        }
    };
    let arrow = |name: AttrValue, sign: Sign, is_back: bool| {
        let step = step.clone();
        let look = Look {
            is_disabled: found.is_empty(),
            ..Look::QUIET
        };
        icon_button(sign, name, look, on_press(move || step.emit(is_back)))
    };
    let select = Look {
        is_disabled: here.is_none(),
        ..Look::default()
    };
    let is_open = !wanted.words.trim().is_empty();
    let count = match found.len() {
        0 => t!("find-nothing"),
        total => t!("find-count", n = *current + 1, total = total),
    };
    html! {
        <div class="find" role="search" aria-label={t!("find-in-article")} data-open={is_open.to_string()}>
            <input class="search find__field" type="search" aria-label={t!("find-in-article")} placeholder={t!("find-in-article")}
                aria-describedby="find-count" value={wanted.words.clone()} dir="auto" {oninput} {onkeydown} />
            if is_open {
                <span class="find__count" id="find-count">{ count }</span>
                { arrow(t!("find-previous"), Sign::Up, true) }
                { arrow(t!("find-next"), Sign::Down, false) }
                { switch(t!("find-whole"), wanted.is_whole, Wanted { is_whole: !wanted.is_whole, ..(*wanted).clone() }) }
                { switch(t!("find-exact"), wanted.is_exact, Wanted { is_exact: !wanted.is_exact, ..(*wanted).clone() }) }
                { button(t!("find-select"), select, on_press(move || choose.emit(()))) }
            }
        </div>
    }
}

/// Brings a place into view.
#[hook]
fn use_in_view(props: &FindBarProps, here: Option<Span>) {
    let approach = props.approach.clone();
    let text = Rc::clone(&props.article.text);
    use_effect_with((props.article.id, here), move |(_, here)| {
        if let Some([(start, end)]) = here.map(|it| utf16_of(&text, &[it])).as_deref() {
            approach.to(*start, *end);
        }
    });
}

/// Lights what was found, without touching the page's elements.
#[hook]
fn use_lights(props: &FindBarProps, found: &Rc<[Span]>, current: usize) {
    let root = props.root.clone();
    let text = Rc::clone(&props.article.text);
    // While nothing is looked for, an annotation that comes or goes is no reason to light anything.
    let layer = (!found.is_empty()).then(|| Rc::clone(&props.layer));
    let deps = (Rc::clone(found), current, layer);
    use_effect_with(deps, move |(found, current, _)| {
        let (found, current) = (Rc::clone(found), *current);
        // After the frame: the marks of this very change are on the page by then.
        let pending = frame::after_paint(move || {
            let Some(root) = root.cast::<Element>() else {
                return;
            };
            let first = current.saturating_sub(LIT / 2);
            let near: Vec<Span> = found.iter().skip(first).take(LIT).copied().collect();
            let ranges = |spans: &[Span]| selection::dom_ranges(&root, &utf16_of(&text, spans));
            highlight::show("found", &ranges(&near));
            let here: Vec<Span> = found.get(current).copied().into_iter().collect();
            highlight::show("found-here", &ranges(&here));
        });
        move || drop(pending)
    });
}
