//! A menu button by the pattern of the ARIA Authoring Practices: arrows walk, Escape and Tab close.

use web_sys::{HtmlElement, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_node_ref,
    use_state,
};

use super::icon::{Sign, icon};
use crate::web::{dom, events};

/// One entry of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuEntry {
    /// What it does.
    pub name: AttrValue,
    /// Called when it is chosen.
    pub on_choose: Callback<()>,
}

/// Properties of [`Menu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuProps {
    /// The name of the button and of its menu.
    pub name: AttrValue,
    /// The drawing on the button.
    pub sign: Sign,
    /// The entries, at least one.
    pub entries: Vec<MenuEntry>,
}

/// A button that opens a menu.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let is_open = use_state(|| false);
    let node = use_node_ref();
    let button = use_node_ref();
    {
        let node = node.clone();
        let is_open = is_open.clone();
        use_effect_with(*is_open, move |&now| {
            let outside = now.then(|| {
                focus_entry(&node, 0);
                let root = node.clone();
                events::on_document("pointerdown", move |event: web_sys::PointerEvent| {
                    let is_inside = root
                        .cast::<web_sys::Element>()
                        .is_some_and(|it| crate::web::selection::is_within(&it, event.target()));
                    if !is_inside {
                        is_open.set(false);
                    }
                })
            });
            move || drop(outside)
        });
    }
    let close = {
        let is_open = is_open.clone();
        let button = button.clone();
        Callback::from(move |()| {
            is_open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    let onkeydown = {
        let (node, close, is_open) = (node.clone(), close.clone(), is_open.clone());
        let n_entries = props.entries.len();
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if !*is_open {
                if matches!(key.as_str(), "ArrowDown" | "ArrowUp") {
                    event.prevent_default();
                    is_open.set(true);
                }
                return;
            }
            let at = focused_entry(&node);
            let next = match key.as_str() {
                "ArrowDown" => (at + 1) % n_entries,
                "ArrowUp" => (at + n_entries - 1) % n_entries,
                "Home" => 0,
                "End" => n_entries - 1,
                "Escape" => {
                    event.prevent_default();
                    event.stop_propagation();
                    close.emit(());
                    return;
                }
                "Tab" => {
                    is_open.set(false);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            focus_entry(&node, next);
        })
    };
    let entry = |entry: &MenuEntry| {
        let (close, on_choose) = (close.clone(), entry.on_choose.clone());
        let onclick = move |_| {
            close.emit(());
            on_choose.emit(());
        };
        html! { <button type="button" role="menuitem" class="menu__entry" tabindex="-1" {onclick}>{ &entry.name }</button> }
    };
    let toggle = {
        let is_open = is_open.clone();
        move |_| is_open.set(!*is_open)
    };
    html! {
        <div class="menu" ref={node} {onkeydown}>
            <button type="button" class="button" ref={button} aria-haspopup="menu" aria-expanded={is_open.to_string()} onclick={toggle}>
                { icon(props.sign) }<span class="button__name">{ &props.name }</span>
            </button>
            if *is_open {
                <div class="menu__list" role="menu" aria-label={&props.name}>
                    { for props.entries.iter().map(entry) }
                </div>
            }
        </div>
    }
}

fn entries_of(node: &yew::NodeRef) -> Vec<HtmlElement> {
    node.cast::<web_sys::Element>()
        .map(|it| dom::all_in(&it, "[role=menuitem]"))
        .unwrap_or_default()
}

fn focus_entry(node: &yew::NodeRef, at: usize) {
    if let Some(entry) = entries_of(node).get(at) {
        let _ = entry.focus();
    }
}

fn focused_entry(node: &yew::NodeRef) -> usize {
    let active = dom::active();
    let is_active = |it: &HtmlElement| active.as_ref() == Some(it.as_ref());
    entries_of(node)
        .iter()
        .position(is_active)
        .unwrap_or_default()
}
