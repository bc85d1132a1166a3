//! The toolbar at a selection.

use std::rc::Rc;

use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_node_ref,
};

use super::draft::{Draft, utf16_of};
use crate::domain::keys::{Deed, Keys};
use crate::domain::model::{Article, TagKey, TagSet};
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::widgets::{Look, Sign, icon_button};
use crate::web::{dom, selection};

/// Pixels between the words and the toolbar; more on touch, where the handles are.
const GAP: f64 = 8.0;
const TOUCH_GAP: f64 = 28.0;

/// Properties of [`TagToolbar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TagToolbarProps {
    /// What would be tagged.
    pub draft: Draft,
    /// The article.
    pub article: Rc<Article>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The element with the text.
    pub root: NodeRef,
    /// The scrolling element that the toolbar stands in.
    pub pane: NodeRef,
    /// Whether a finger selects: then it is a bar at the foot of the window.
    pub is_by_touch: bool,
    /// Whether the tag that is chosen next stays.
    pub is_waiting: bool,
    /// What keys do: those of the tags are shown.
    pub keys: Rc<Keys>,
    /// The words of the annotation that a piece can be added to.
    pub adding_to: Option<AttrValue>,
    /// The words of the annotation that could be on the selection instead.
    pub replaced: Option<AttrValue>,
    /// The buttons that let it say that a source of the open claim speaks.
    pub cues: Html,
    /// Called with what is chosen.
    pub on_choice: Callback<Choice>,
}

/// What the toolbar offers to do with the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Tag it.
    Tag(TagKey),
    /// Add it to an annotation as a piece.
    Piece,
    /// Put it in the place of an annotation's words.
    Replace,
    /// Let the tag that is chosen next stay.
    Arm,
    /// Make it wider (`true`) or narrower.
    Widen(bool),
    /// Show the card of the mark that lies here.
    Show,
}

/// Tags as buttons; arrows walk them.
#[component]
pub fn TagToolbar(props: &TagToolbarProps) -> Html {
    let node = use_node_ref();
    let deps = (
        props.draft.clone(),
        props.root.clone(),
        props.pane.clone(),
        node.clone(),
        props.adding_to.is_some(),
        props.is_by_touch,
    );
    let article = Rc::clone(&props.article);
    use_effect_with(deps, move |(draft, root, pane, node, _, is_by_touch)| {
        place(draft, &article, root, pane, node, *is_by_touch);
    });
    // A press must not take the selection away.
    let hold = Callback::from(|event: MouseEvent| event.prevent_default());
    let onkeydown = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| walk(&node, &event))
    };
    let choose = |choice: Choice| {
        let on_choice = props.on_choice.clone();
        move |_: MouseEvent| on_choice.emit(choice.clone())
    };
    let tag = |(at, tag): (usize, &crate::domain::model::Tag)| {
        let keys = props.keys.in_force(Deed::Tag(at));
        let shortcuts = keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        html! {
            <button type="button" class="tagging__tag" data-tag={tag.key.to_string()} data-hue={tag.hue()} onclick={choose(Choice::Tag(tag.key.clone()))}
                aria-keyshortcuts={(!shortcuts.is_empty()).then(|| shortcuts.join(" "))}>
                <bdi>{ tag_words(&props.tags, &tag.key) }</bdi>
                if let Some(key) = shortcuts.first().filter(|_| !props.is_by_touch) { <kbd aria-hidden="true">{ key }</kbd> }
            </button>
        }
    };
    let other = |words: AttrValue, choice: Choice| {
        html! { <button type="button" class="tagging__tag" onclick={choose(choice)}>{ words }</button> }
    };
    let pin = Look {
        title: Some(t!("arm")),
        is_pressed: Some(props.is_waiting),
        ..Look::QUIET
    };
    let n_pieces = props.draft.target().map_or(0, |it| it.pieces().len());
    html! {
        <div class="tagging" data-fixed={props.is_by_touch.to_string()} role="toolbar" aria-label={t!("tag-selection")} ref={node} onmousedown={hold} {onkeydown}>
            if props.is_by_touch {
                { icon_button(Sign::Narrow, t!("shrink"), Look::QUIET, Callback::from(choose(Choice::Widen(false)))) }
                { icon_button(Sign::Widen, t!("expand"), Look::QUIET, Callback::from(choose(Choice::Widen(true)))) }
            }
            if let Some(quote) = &props.adding_to {
                { other(t!("add-piece-to", quote = &quote), Choice::Piece) }
            }
            { for props.tags.tags().iter().enumerate().map(tag) }
            { props.cues.clone() }
            if let Some(quote) = &props.replaced {
                { other(t!("replace-words", quote = &quote), Choice::Replace) }
            }
            if props.is_by_touch && props.replaced.is_some() {
                <button type="button" class="tagging__tag tagging__show" onclick={choose(Choice::Show)}>{ t!("show-card") }</button>
            }
            { icon_button(Sign::Pin, t!("arm"), pin, Callback::from(choose(Choice::Arm))) }
            if n_pieces > 1 {
                <span class="tagging__pieces">{ t!("pieces", n = n_pieces) }</span>
            }
        </div>
    }
}

fn walk(node: &NodeRef, event: &KeyboardEvent) {
    let Some(root) = node.cast::<Element>() else {
        return;
    };
    let buttons = dom::all_in(&root, "button");
    let active = dom::active();
    let Some(at) = buttons
        .iter()
        .position(|it| active.as_ref() == Some(it.as_ref()))
    else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (at + 1) % buttons.len(),
        "ArrowLeft" | "ArrowUp" => (at + buttons.len() - 1) % buttons.len(),
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    if let Some(button) = buttons.get(next) {
        let _ = button.focus();
    }
}

/// Stands the toolbar at the moving end of the selection: below it, or above where the selection was drawn
/// backward and there is room; always below on touch.
fn place(
    draft: &Draft,
    article: &Article,
    root: &NodeRef,
    pane: &NodeRef,
    node: &NodeRef,
    is_by_touch: bool,
) {
    let parts = (
        root.cast::<Element>(),
        pane.cast::<HtmlElement>(),
        node.cast::<HtmlElement>(),
    );
    let (Some(root), Some(pane), Some(toolbar)) = parts else {
        return;
    };
    let Some(&(start, end)) = draft
        .place()
        .and_then(|span| utf16_of(&article.text, &[span]).first().copied())
        .as_ref()
    else {
        return;
    };
    let Some(rect) = selection::rect_at(&root, start, end, !draft.is_backward) else {
        return;
    };
    let (frame, own) = (
        pane.get_bounding_client_rect(),
        toolbar.get_bounding_client_rect(),
    );
    if is_by_touch {
        // The words and the handles at their ends stay above the bar.
        let hidden = rect.bottom + TOUCH_GAP - own.top();
        if hidden > 0.0 {
            pane.set_scroll_top(pane.scroll_top() + hidden as i32);
        }
        return;
    }
    let is_touch = dom::matches_media("(pointer: coarse)");
    let gap = if is_touch { TOUCH_GAP } else { GAP };
    let above = rect.top - own.height() - gap;
    let top = if draft.is_backward && !is_touch && above > frame.top() {
        above
    } else {
        rect.bottom + gap
    };
    let anchor = if draft.is_backward {
        rect.left
    } else {
        rect.right
    };
    let most = (frame.width() - own.width() - GAP).max(GAP);
    let left = dom::between(GAP, anchor - frame.left() - own.width() / 2.0, most);
    dom::place(
        &toolbar,
        left,
        top - frame.top() + f64::from(pane.scroll_top()),
    );
}
