//! Finding words in the article: the places near lit, one after the other brought into view, each ready to be marked.

use std::rc::Rc;

use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, InputEvent, NodeRef, Properties, component, hook, html,
    use_effect_with, use_memo, use_mut_ref, use_state_eq,
};

use super::draft::utf16_of;
use crate::domain::model::Article;
use crate::domain::text::{Span, Text, Utf16, Wanted, search};
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::widgets::{Sign, icon, value_of};
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
    /// The element that scrolls.
    pub pane: NodeRef,
    /// Called with the UTF-16 offset up to which the text must be mounted.
    pub on_seek: Callback<usize>,
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
        let (root, text) = (props.root.clone(), Rc::clone(&props.article.text));
        Callback::from(move |()| {
            if let (Some(root), Some(here)) = (root.cast::<HtmlElement>(), here) {
                let _ = root.focus();
                if let [(start, end)] = utf16_of(&text, &[here])[..] {
                    selection::select(&root, start, end, false);
                }
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
        html! {
            <button type="button" class="button button--quiet" aria-label={name} disabled={found.is_empty()} onclick={move |_| step.emit(is_back)}>{ icon(sign) }</button>
        }
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
                <button type="button" class="button" disabled={here.is_none()} onclick={move |_| choose.emit(())}>{ t!("find-select") }</button>
            }
        </div>
    }
}

/// Brings a place into view once its chunk is mounted, and again as long as what lies around it moves it.
#[hook]
fn use_in_view(props: &FindBarProps, here: Option<Span>) {
    // How often a place was asked for: what was asked before must not scroll away again.
    let asked = use_mut_ref(|| 0_u32);
    let on_seek = props.on_seek.clone();
    let goal = Goal {
        root: props.root.clone(),
        pane: props.pane.clone(),
        text: Rc::clone(&props.article.text),
    };
    use_effect_with((props.article.id, here), move |(_, here)| {
        let turn = asked.borrow().wrapping_add(1);
        asked.replace(turn);
        if let Some([(start, end)]) = here.map(|it| utf16_of(&goal.text, &[it])).as_deref() {
            on_seek.emit(start.get());
            let (start, end) = (*start, *end);
            let is_wanted = move || *asked.borrow() == turn;
            goal.approach(start, end, TRIES, Rc::new(is_wanted));
        }
    });
}

/// Frames in which a place is scrolled to: each lays out more of what lies around it.
const TRIES: u32 = 20;

/// Where to scroll.
#[derive(Clone)]
struct Goal {
    root: NodeRef,
    pane: NodeRef,
    text: Rc<Text>,
}

impl Goal {
    /// Scrolls to a stretch after the next frame, and again after others until it stays, as long as it is
    /// wanted.
    fn approach(&self, start: Utf16, end: Utf16, tries: u32, is_wanted: Rc<dyn Fn() -> bool>) {
        let me = self.clone();
        let go = move || {
            let (root, pane) = (me.root.cast::<Element>(), me.pane.cast::<HtmlElement>());
            let (Some(root), Some(pane)) = (root, pane) else {
                return;
            };
            let is_there = !is_wanted() || selection::bring_into_view(&root, &pane, start, end);
            if !is_there && tries > 0 {
                me.approach(start, end, tries - 1, is_wanted);
            }
        };
        frame::after_paint(go).forget();
    }
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
