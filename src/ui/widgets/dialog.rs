//! A native modal dialog: the page behind is inert, Escape closes, the focus goes back where it was.

use web_sys::{Event, HtmlDialogElement};
use yew::{
    AttrValue, Callback, Children, Html, Properties, component, html, use_effect_with, use_node_ref,
};

use super::button::{Look, icon_button, on_press};
use super::icon::Sign;
use crate::t;
use crate::ui::keys::TEXT;
use crate::web::dom;

/// Properties of [`Dialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogProps {
    /// Its name, shown as its heading.
    pub name: AttrValue,
    /// Called when it is to go: Escape, or its close button.
    pub on_close: Callback<()>,
    /// What it holds.
    pub children: Children,
}

/// Open as long as it is mounted.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    // One dialog may take the place of another: the focus goes along.
    use_effect_with((node.clone(), props.name.clone()), |(node, _)| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            dom::show_modal(dialog);
            // The close button comes first in the page; what the dialog is for comes first to the person.
            let wanted = "input, textarea, [data-look=main]:not(:disabled), .dialog__foot .button";
            for wanted in ["[data-first]", wanted] {
                if let Some(first) = dom::all_in(dialog, wanted).first() {
                    let _ = first.focus();
                    break;
                }
            }
        }
        // Closing before it is taken away lets the browser give the focus back; where what had it is gone, the article
        // has it.
        move || {
            if let Some(dialog) = dialog {
                dom::close_modal(&dialog);
                dom::keep_focus(TEXT);
            }
        }
    });
    let on_close = props.on_close.clone();
    let oncancel = Callback::from(move |event: Event| {
        event.prevent_default();
        on_close.emit(());
    });
    let on_close = props.on_close.clone();
    html! {
        <dialog class="dialog" ref={node} aria-label={&props.name} {oncancel}>
            <header class="dialog__head">
                <h2 class="dialog__name">{ &props.name }</h2>
                { icon_button(Sign::Close, t!("close"), Look::QUIET, on_press(move || on_close.emit(()))) }
            </header>
            { props.children.clone() }
        </dialog>
    }
}
