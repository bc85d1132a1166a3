//! The suggestions for an article as a list in place of its annotations.

use std::rc::Rc;

use web_sys::{FocusEvent, KeyboardEvent};
use yew::{
    Callback, Html, Properties, component, html, use_effect_with, use_force_update, use_memo,
    use_mut_ref,
};

use super::Suggested;
use super::entry::entry;
use super::ghosts::use_ghosts;
use super::hand::{Decided, Hand, place_of};
use crate::domain::keys::{Deed, Keys};
use crate::domain::model::{Article, TagKey, TagSet};
use crate::domain::suggest::Suggestion;
use crate::domain::text::Span;
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::keys::on_deed;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Look, button, chip, on_press};

/// Suggestions listed at a time; the next come up as these go.
const MOST: usize = 200;

/// Properties of [`SuggestPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SuggestPaneProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations: what they are on is proposed no more.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The keys in force.
    pub keys: Rc<Keys>,
    /// What is proposed.
    pub suggested: Suggested,
    /// Called with words to bring into view, and whether what lies over the article stays there.
    pub on_look: Callback<(Span, bool)>,
    /// Called when the person is done.
    pub on_done: Callback<()>,
}

/// What is left to decide, by tag: each with why, and buttons to accept or reject one, or all of a tag.
#[component]
pub fn SuggestPane(props: &SuggestPaneProps) -> Html {
    let decided = use_mut_ref(Decided::default);
    let redraw = use_force_update();
    let deps = (
        props.suggested.clone(),
        Rc::clone(&props.layer),
        decided.borrow().rejected.clone(),
        Rc::clone(&props.tags),
    );
    let order = use_memo(deps, |(suggested, layer, rejected, tags)| {
        let left = left(&suggested.list, layer, rejected);
        let of = |tag: &TagKey| {
            let list = &suggested.list;
            let is_of = |at: &usize| list.get(*at).is_some_and(|it| it.tag == *tag);
            left.iter().copied().filter(is_of).collect::<Vec<_>>()
        };
        let order: Rc<[usize]> = tags.tags().iter().flat_map(|it| of(&it.key)).collect();
        order
    });
    let order = Rc::clone(&order);
    let at = decided.borrow().at.filter(|at| order.contains(at));
    let hand = Hand {
        props: props.clone(),
        at: at.or_else(|| order.first().copied()),
        decided,
        redraw,
        order: Rc::clone(&order),
    };
    use_ghosts(props, &order, hand.at);
    use_steps(&hand);
    let groups = props.tags.tags().iter();
    let groups: Vec<Html> = groups.map(|tag| group(&hand, &tag.key)).collect();
    let onkeydown = {
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| {
            if !event.default_prevented() && hand.press(&event).is_some() {
                event.prevent_default();
            }
        })
    };
    let onfocusin = {
        let hand = hand.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(at) = place_of(&event) {
                hand.take(at);
            }
        })
    };
    let on_done = props.on_done.clone();
    html! {
        <div class="annotations">
            <div class="annotations__head">
                <h2 class="pane__name">{ t!("suggestions") }<span class="pane__count">{ order.len() }</span></h2>
                <p class="field__hint">{ t!("suggest-hint") }</p>
                if !order.is_empty() { <p class="field__hint ghosts__keys">{ t!("suggest-keys") }</p> }
                { button(t!("done"), Look::default(), on_press(move || on_done.emit(()))) }
            </div>
            if order.is_empty() {
                <p class="annotations__empty">{ t!("suggest-none") }</p>
            }
            <div {onkeydown} {onfocusin}>{ for groups }</div>
        </div>
    }
}

/// The keys for the next and the previous mark go on among the suggestions, wherever the focus is.
#[yew::hook]
fn use_steps(hand: &Hand) {
    let deps = (hand.props.keys.clone(), Rc::clone(&hand.order), hand.at);
    let hand = hand.clone();
    use_effect_with(deps, move |(keys, ..)| {
        let listener = on_deed(
            keys,
            Box::new(move |deed, _| {
                // From elsewhere it begins with the one in hand.
                let at = match deed {
                    Deed::Next => hand.further(0),
                    Deed::Previous => hand.further(-1),
                    _ => return false,
                };
                Hand::focus(at);
                at.is_some()
            }),
        );
        move || drop(listener)
    });
}

/// The suggestions of one tag.
fn group(hand: &Hand, tag: &TagKey) -> Html {
    let is_of = |at: &usize| hand.get(*at).is_some_and(|it| it.tag == *tag);
    let places: Rc<[usize]> = hand.order.iter().copied().filter(is_of).collect();
    if places.is_empty() {
        return Html::default();
    }
    let (name, n) = (tag_words(&hand.props.tags, tag), places.len());
    let on_accept = {
        let (hand, tag, places) = (hand.clone(), tag.clone(), Rc::clone(&places));
        on_press(move || {
            hand.mark(&tag, &places);
            hand.leave(&places);
        })
    };
    let on_reject = {
        let (hand, places) = (hand.clone(), Rc::clone(&places));
        on_press(move || {
            hand.reject_all(&places);
            hand.leave(&places);
        })
    };
    let shown = places.iter().take(MOST);
    let shown = shown.filter_map(|at| Some(entry(hand, *at, hand.get(*at)?)));
    html! {
        <div class="ghosts" role="group" aria-label={name.clone()}>
            <div class="ghosts__head">
                <h3 class="badge" data-tag={tag.to_string()} data-hue={hand.props.tags.hue(tag)}>{ name.clone() }{ " " }<span class="chip__count">{ n }</span></h3>
                { chip(t!("suggest-accept-all-short"), t!("suggest-accept-all", n = n, tag = &name), on_accept) }
                { chip(t!("suggest-reject-all-short"), t!("suggest-reject-all", n = n, tag = &name), on_reject) }
            </div>
            <ul role="list">{ for shown }</ul>
        </div>
    }
}

/// Those that are not decided: neither rejected nor overlapped by a mark of the same tag, and
/// nothing is marked as another on the very same words.
fn left(list: &[Suggestion], layer: &Layer, rejected: &[usize]) -> Rc<[usize]> {
    let mut marked: Vec<(Span, &TagKey)> = layer
        .annotations()
        .flat_map(|it| it.target.pieces().iter().map(|piece| (*piece, &it.tag)))
        .collect();
    marked.sort_by_key(|it| it.0.sort_key());
    let is_marked = |it: &Suggestion| {
        let before = marked.partition_point(|mark| mark.0.start() < it.span.end());
        let near = marked.get(..before).unwrap_or_default();
        near.iter()
            .any(|mark| mark.0 == it.span || mark.0.overlaps(it.span) && *mark.1 == it.tag)
    };
    let open = list
        .iter()
        .enumerate()
        .filter(|(at, it)| !rejected.contains(at) && !is_marked(it));
    open.map(|it| it.0).collect()
}
