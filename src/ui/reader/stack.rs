//! The list that a click on a stack of marks offers.

use std::rc::Rc;

use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref};

use crate::domain::model::{AnnotationId, Article};
use crate::domain::workspace::{Layer, quote};
use crate::t;
use crate::ui::keys::TEXT;
use crate::ui::store::tag_words;
use crate::web::dom;
use crate::web::selection::Rect;

/// Marks that lie over each other, and where they were clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The annotations, smallest first.
    pub ids: Vec<AnnotationId>,
    /// The box of the run that was clicked, in the window.
    pub rect: Rect,
    /// Whether it was asked for by key: the focus goes into it.
    pub takes_focus: bool,
}

/// Properties of [`StackList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StackListProps {
    /// What to offer.
    pub stack: Stack,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The annotation that is open.
    pub active: Option<AnnotationId>,
    /// The scrolling element that the list stands in.
    pub pane: NodeRef,
    /// Called with the annotation chosen.
    pub on_choose: Callback<AnnotationId>,
    /// Called when the list is to go.
    pub on_close: Callback<()>,
}

/// A small list of annotations, the smallest first.
#[component]
pub fn StackList(props: &StackListProps) -> Html {
    let node = use_node_ref();
    use_effect_with(
        (props.stack.clone(), node.clone(), props.pane.clone()),
        |(stack, node, pane)| {
            let (Some(list), Some(pane)) = (node.cast::<HtmlElement>(), pane.cast::<HtmlElement>())
            else {
                return;
            };
            let (frame, own) = (
                pane.get_bounding_client_rect(),
                list.get_bounding_client_rect(),
            );
            let most = (frame.width() - own.width() - 8.0).max(8.0);
            let left = dom::between(8.0, stack.rect.left - frame.left(), most);
            dom::place(
                &list,
                left,
                stack.rect.bottom + 6.0 - frame.top() + f64::from(pane.scroll_top()),
            );
            if stack.takes_focus
                && let Some(first) = dom::all_in(&list, "button").first()
            {
                let _ = first.focus();
            }
        },
    );
    let entry = |id: &AnnotationId| {
        let annotation = props.layer.get(*id)?;
        let (id, on_choose) = (*id, props.on_choose.clone());
        let (tags, tag) = (props.layer.tags(), &annotation.tag);
        Some(html! {
            <li key={id.to_string()}>
                <button type="button" class="stack__entry" data-annotation={id.to_string()}
                    aria-pressed={(props.active == Some(id)).to_string()} onclick={move |_| on_choose.emit(id)}>
                    <span class="badge" data-tag={tag.to_string()} data-hue={tags.hue(tag)} dir="auto">{ tag_words(tags, tag) }</span>
                    <span class="stack__quote" dir="auto">{ quote(&props.article, annotation) }</span>
                </button>
            </li>
        })
    };
    let onkeydown = {
        let (node, on_close) = (node.clone(), props.on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(list) = node.cast::<Element>() else {
                return;
            };
            let buttons = dom::all_in(&list, "button");
            let active = dom::active();
            let at = buttons
                .iter()
                .position(|it| active.as_ref() == Some(it.as_ref()))
                .unwrap_or_default();
            let next = match event.key().as_str() {
                "ArrowDown" => at + 1,
                "ArrowUp" => at + buttons.len() - 1,
                "Escape" => {
                    event.prevent_default();
                    dom::focus_in_place(TEXT);
                    return on_close.emit(());
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(button) = buttons.get(next % buttons.len().max(1)) {
                let _ = button.focus();
            }
        })
    };
    html! {
        <div class="stack" ref={node} {onkeydown}>
            <ul role="list" aria-label={t!("marks-here")}>{ for props.stack.ids.iter().filter_map(entry) }</ul>
        </div>
    }
}
