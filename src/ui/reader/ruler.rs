//! The ruler at the edge of the pane: where in the article the marks are, and how many lie above and below the window.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, Event, MouseEvent};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, TargetCast, component, html, use_effect_with,
    use_memo, use_state_eq,
};

use super::approach::Approach;
use crate::domain::model::{AnnotationId, Article, Behavior, TagSet};
use crate::domain::text::{Utf16, ordered};
use crate::domain::workspace::Layer;
use crate::t;
use crate::web::{caret, events, frame};

/// How many places along the ruler are told apart: about the pixels of a window's height.
const PLACES: usize = 500;

/// Milliseconds of rest after which a scrolled window is looked at.
const REST: u32 = 120;

/// What a ruler is drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RulerProps {
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The element with the text.
    pub root: NodeRef,
    /// What scrolls.
    pub pane: NodeRef,
    /// What scrolls there.
    pub approach: Approach,
    /// Called with a mark to go to.
    pub on_go: Callback<AnnotationId>,
}

/// The ruler of an article.
pub fn ruler(props: RulerProps) -> Html {
    html! { <Ruler ..props /> }
}

/// The marks as lines at the height of their words, a column for each behavior, with the two counts.
#[component]
fn Ruler(props: &RulerProps) -> Html {
    let article = &props.article;
    let starts = {
        let deps = (article.id, Rc::clone(&props.layer), Rc::clone(&props.tags));
        use_memo(deps, |(_, layer, tags)| starts(layer, tags))
    };
    let paths = {
        let len = article.text.len();
        let deps = (Rc::clone(&starts), Rc::clone(&props.tags));
        use_memo(deps, move |(starts, tags)| paths(starts, tags, len))
    };
    let (seen, rest) = (
        use_state_eq(|| (0, usize::MAX)),
        use_memo((), |()| Cell::new(None)),
    );
    {
        let (root, pane, text) = (
            props.root.clone(),
            props.pane.clone(),
            Rc::clone(&article.text),
        );
        let seen = seen.setter();
        use_effect_with((article.id, starts.is_empty()), move |_| {
            let (target, window) = (pane.clone(), pane);
            let look = Rc::new(move || {
                let place = |at: Option<Utf16>| text.byte_of_utf16(at?).map(|it| it.get());
                if let Some((top, bottom)) = in_view(&root, &window) {
                    seen.set((place(top).unwrap_or(0), place(bottom).unwrap_or(usize::MAX)));
                }
            });
            let (owner, again) = (Rc::clone(&rest), Rc::clone(&look));
            let on_scroll = move |_: Event| {
                let look = Rc::clone(&again);
                rest.set(Some(frame::later(REST, move || look())));
            };
            let listener = target
                .cast::<Element>()
                .map(|it| events::listen(it.as_ref(), "scroll", on_scroll));
            owner.set(Some(frame::when_idle(move || look())));
            move || drop((listener, owner.take()))
        });
    }
    let (top, bottom) = *seen;
    let above = starts.partition_point(|it| it.0 < top);
    let below = starts.len() - starts.partition_point(|it| it.0 < bottom);
    let more = |n: usize,
                at: Option<usize>,
                look: &'static str,
                name: AttrValue,
                sign: &'static str| {
        let on_go = props.on_go.clone();
        let id = at.and_then(|it| starts.get(it)).map(|it| it.3);
        let onclick = move |_| {
            if let Some(id) = id {
                on_go.emit(id);
            }
        };
        html! {
            if n > 0 {
                <button type="button" class="ruler__more" data-look={look} aria-label={name} {onclick}><span aria-hidden="true">{ sign }</span>{ n }</button>
            }
        }
    };
    let onclick = {
        let (approach, text) = (props.approach.clone(), Rc::clone(&article.text));
        Callback::from(move |event: MouseEvent| {
            let strip: Option<Element> = event.target_dyn_into();
            let height = strip.map_or(0.0, |it| it.get_bounding_client_rect().height());
            let share = f64::from(event.offset_y()) / height.max(1.0);
            let at = (share * text.utf16_len().get() as f64) as usize;
            approach.to(Utf16::new(at), Utf16::new(at + 1));
        })
    };
    if starts.is_empty() {
        return Html::default();
    }
    let n = starts.len();
    html! {
        <div class="ruler">
            { more(above, above.checked_sub(1), "above", t!("ruler-above", n = above), "↑") }
            <svg class="ruler__strip" viewBox={format!("0 0 3 {PLACES}")} preserveAspectRatio="none" aria-hidden="true" {onclick}>
                { for paths.iter().map(|(name, path)| html! { <path data-hue={*name} d={path.clone()} /> }) }
            </svg>
            { more(below, n.checked_sub(below), "below", t!("ruler-below", n = below), "↓") }
        </div>
    }
}

/// A mark: where it starts, in bytes, its behavior, its color and its id.
type Start = (usize, Behavior, &'static str, AnnotationId);

/// The marks in the order in which they start.
fn starts(layer: &Layer, tags: &TagSet) -> Vec<Start> {
    let all: Vec<Start> = layer
        .annotations()
        .map(|it| {
            let start = it.target.hull().start().get();
            (start, tags.behavior(&it.tag), tags.hue(&it.tag), it.id)
        })
        .collect();
    ordered(&all, |it| (it.0 as u64, 0))
}

/// For each color a line at every place that has one of its marks, in the column of what these behave like.
fn paths(starts: &[Start], tags: &TagSet, len: usize) -> Vec<(&'static str, AttrValue)> {
    // What the set does not know is drawn as a claim.
    let usual = Behavior::ALL.map(|it| (it, it.key()));
    let own = tags.tags().iter().map(|it| (it.behavior, it.hue()));
    let mut all: Vec<(Behavior, &'static str)> = usual.into();
    for it in own {
        if !all.contains(&it) {
            all.push(it);
        }
    }
    let path = |(behavior, hue): (Behavior, &'static str)| {
        let column = Behavior::ALL.iter().position(|it| *it == behavior);
        let column = column.unwrap_or_default();
        let mut path = String::new();
        let mut last = None;
        for start in starts.iter().filter(|it| (it.1, it.2) == (behavior, hue)) {
            let place = start.0 * PLACES / len.max(1);
            if last != Some(place) {
                path.push_str(&format!("M{column} {place}h1v2h-1z"));
                last = Some(place);
            }
        }
        (hue, path.into())
    };
    all.into_iter().map(path).collect()
}

/// The first place in the window, and the first below it.
fn in_view(root: &NodeRef, pane: &NodeRef) -> Option<(Option<Utf16>, Option<Utf16>)> {
    let (root, pane) = (root.cast::<Element>()?, pane.cast::<Element>()?);
    let window = pane.get_bounding_client_rect();
    let (top, bottom) = (window.top(), window.bottom());
    // Between lines and beside them there is no place: the block will do.
    let middle = (window.left() + window.right()) / 2.0;
    let place = |y: f64, edge: f64| {
        caret::place_at(&root, middle, y).or_else(|| caret::first_in_view(&root, edge))
    };
    Some((place(top + 2.0, top), place(bottom - 2.0, bottom)))
}
