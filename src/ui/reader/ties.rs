//! The line from a claim to those who say it, and the grip from which one more is drawn.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};
use yew::{
    Callback, Html, NodeRef, Properties, component, html, use_effect_with, use_memo, use_node_ref,
};

use super::draft::utf16_of;
use crate::domain::model::{Annotation, AnnotationId, Article, Behavior, Source, TagSet};
use crate::domain::text::Target;
use crate::domain::workspace::{Layer, quote};
use crate::t;
use crate::ui::store::Store;
use crate::web::selection::{self, Rect};
use crate::web::{dom, events, frame, tie};

/// More lines than this are a knot.
const MOST: usize = 4;

/// What lines are drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TiesProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotation that is open.
    pub active: Option<AnnotationId>,
    /// The element with the text.
    pub root: NodeRef,
    /// What scrolls.
    pub pane: NodeRef,
}

/// The lines of an article.
pub fn ties(props: TiesProps) -> Html {
    html! { <Ties ..props /> }
}

/// Over the text: the drawing, the pointer to a source that is out of sight, and the grip.
#[derive(Clone)]
struct Hand {
    props: TiesProps,
    drawing: NodeRef,
    away: NodeRef,
    grip: NodeRef,
    /// What the pointer or the focus is on.
    lit: Rc<Cell<Option<AnnotationId>>>,
    /// Where a line that is being drawn has come to.
    drag: Rc<Cell<Option<(f64, f64)>>>,
}

#[component]
fn Ties(props: &TiesProps) -> Html {
    let hand = Hand {
        props: props.clone(),
        drawing: use_node_ref(),
        away: use_node_ref(),
        grip: use_node_ref(),
        lit: use_memo((), |()| Cell::new(None)),
        drag: use_memo((), |()| Cell::new(None)),
    };
    let drawn = hand.clone();
    use_effect_with(props.clone(), move |props| {
        let first = drawn.clone();
        let pending = frame::after_paint(move || first.draw());
        let follow = ["pointerover", "focusin"].map(|name| {
            let hand = drawn.clone();
            events::on_document(name, move |event: Event| hand.follow(&event))
        });
        let again = drawn.clone();
        let resized = events::on_window("resize", move |_: Event| again.draw());
        let pane = props.pane.cast::<Element>();
        // Scrolling lays nothing out for lines that are not there.
        let move_along = move |_: Event| {
            if drawn.shown().is_some() {
                drawn.draw();
            }
        };
        let scrolled = pane.map(|it| events::listen(&it, "scroll", move_along));
        move || drop((pending, follow, resized, scrolled))
    });
    let on = |act: fn(&Hand, &PointerEvent)| {
        let hand = hand.clone();
        Callback::from(move |event: PointerEvent| act(&hand, &event))
    };
    // The chip on the card and keys do the same: none of this is told to those who hear.
    html! {
        <>
        <svg class="ties" ref={hand.drawing.clone()} aria-hidden="true" focusable="false"><path /></svg>
        <div class="ties__away" ref={hand.away.clone()} aria-hidden="true" hidden=true></div>
        <div class="ties__grip" ref={hand.grip.clone()} aria-hidden="true" title={t!("tie-grip")} hidden=true
            onpointerdown={on(Hand::take)} onpointermove={on(Hand::pull)} onpointerup={on(Hand::give)} onpointercancel={on(|hand, _| hand.let_go())}></div>
        </>
    }
}

impl Hand {
    /// Follows what the pointer or the focus is on.
    fn follow(&self, event: &Event) {
        let ids = tie::marks_of(event);
        let mut ids = ids.iter().filter_map(|it| AnnotationId::parse(it));
        let lit = ids.find(|id| !self.layer().sources_of(*id).is_empty());
        if lit != self.lit.replace(lit) && self.drag.get().is_none() {
            self.draw();
        }
    }

    fn layer(&self) -> &Layer {
        &self.props.layer
    }

    /// What lines are drawn of: what is lit, or else what is open.
    fn shown(&self) -> Option<AnnotationId> {
        self.lit.get().or(self.props.active)
    }

    /// The claim that is open and may be changed.
    fn open_claim(&self) -> Option<&Rc<Annotation>> {
        let open = self.layer().get(self.props.active?)?;
        let is_claim = self.props.tags.behavior(&open.tag) == Behavior::Claim;
        (is_claim && !self.props.article.is_read_only).then_some(open)
    }

    /// The box of the first line of some words, in the window.
    fn rect(&self, target: &Target) -> Option<Rect> {
        let root = self.props.root.cast::<Element>()?;
        let first = target.pieces().first()?;
        let &(start, end) = utf16_of(&self.props.article.text, &[*first]).first()?;
        selection::rect_at(&root, start, end, false)
    }

    /// Draws what is shown now: the lines of what is lit or else open, and the grip of what is open.
    fn draw(&self) {
        let (Some(drawing), Some(pane)) = (
            self.drawing.cast::<Element>(),
            self.props.pane.cast::<Element>(),
        ) else {
            return;
        };
        let frame = tie::rect_of(&pane);
        let claim = self.shown().and_then(|id| self.layer().get(id));
        let mut path = String::new();
        let mut away = None;
        if let Some((claim, from)) = claim.and_then(|it| Some((it, self.rect(&it.target)?))) {
            let there = |voice: Source| {
                let mention = self.layer().get(voice.mention()?)?;
                Some((mention, self.rect(&mention.target)?))
            };
            for said in self.layer().sources_of(claim.id).iter().take(MOST) {
                if let Some(cue) = said.cue.as_ref().and_then(|it| self.rect(it)) {
                    path.push_str(&under(cue));
                }
                let source = there(said.source);
                // Who tells it is tied to who says it.
                if let Some((_, to)) = said.told_by.and_then(there) {
                    path.push_str(&line(source.map_or(from, |it| it.1), to));
                }
                let Some((mention, to)) = source else {
                    continue;
                };
                path.push_str(&line(from, to));
                let is_above = to.bottom < frame.top + TOP;
                if is_above || to.top > frame.bottom {
                    let sign = if is_above { "↑" } else { "↓" };
                    let words = quote(&self.props.article, mention);
                    away.get_or_insert((is_above, to.left, format!("{sign} {words}")));
                }
            }
        }
        if let (Some(at), Some(from)) = (self.drag.get(), self.open_rect()) {
            path.push_str(&line(from, at_point(at)));
        }
        if !path.is_empty() {
            tie::lay(&drawing, frame);
        }
        tie::draw(&drawing, &path);
        self.point(away, frame);
        self.put_grip(frame);
    }

    fn open_rect(&self) -> Option<Rect> {
        self.rect(&self.open_claim()?.target)
    }

    /// Points to a source that is out of sight, from the edge behind which it is.
    fn point(&self, away: Option<(bool, f64, String)>, frame: Rect) {
        let Some(pointer) = self.away.cast::<HtmlElement>() else {
            return;
        };
        pointer.set_hidden(away.is_none());
        if let Some((is_above, left, words)) = away {
            pointer.set_text_content(Some(&words));
            let top = if is_above {
                frame.top + TOP
            } else {
                frame.bottom - POINTER
            };
            let left = dom::between(frame.left + 8.0, left, frame.right - 160.0);
            dom::place(&pointer, left, top);
        }
    }

    /// Puts the grip beside the first line of the open claim, where that is in sight.
    fn put_grip(&self, frame: Rect) {
        let Some(grip) = self.grip.cast::<HtmlElement>() else {
            return;
        };
        let is_seen = |it: &Rect| it.top > frame.top + TOP && it.bottom < frame.bottom;
        let rect = self.open_rect().filter(is_seen);
        grip.set_hidden(rect.is_none());
        if let (Some(rect), Some(root)) = (rect, self.props.root.cast::<Element>()) {
            let text = tie::rect_of(&root);
            let left = (text.left - GRIP).max(frame.left);
            dom::place(&grip, left, (rect.top + rect.bottom - GRIP) / 2.0);
        }
    }

    fn take(&self, event: &PointerEvent) {
        event.prevent_default();
        if let Some(grip) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        self.pull_to(event);
    }

    fn pull(&self, event: &PointerEvent) {
        if self.drag.get().is_some() {
            self.pull_to(event);
        }
    }

    fn pull_to(&self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.drag.set(Some(at));
        let actor = self.actor_at(at).map(|it| it.id);
        let selector = actor.map(|id| format!("mark[data-annotation~=\"{id}\"]"));
        dom::set_only("data-lit", selector.as_deref());
        self.draw();
    }

    /// Lets go over the mark of an actor: it says the claim. Anywhere else nothing comes of it.
    fn give(&self, event: &PointerEvent) {
        if self.drag.get().is_none() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        if let (Some(claim), Some(actor)) = (self.open_claim(), self.actor_at(at)) {
            let (store, article) = (&self.props.store, &self.props.article);
            let who = quote(article, actor);
            store.attribute(article, claim, Source::Mention(actor.id), &who);
        } else {
            self.props.store.hint(t!("tie-nobody"));
        }
        self.let_go();
    }

    fn let_go(&self) {
        self.drag.set(None);
        self.draw();
    }

    /// The smallest actor whose mark is at a point of the window.
    fn actor_at(&self, (x, y): (f64, f64)) -> Option<&Rc<Annotation>> {
        let ids = tie::marks_at(x, y);
        let marks = ids.iter().filter_map(|it| AnnotationId::parse(it));
        let mut marks = marks.filter_map(|id| self.layer().get(id));
        marks.find(|it| self.props.tags.behavior(&it.tag) == Behavior::Actor)
    }
}

/// CSS pixels at the top of the pane that the field for finding lies over.
const TOP: f64 = 56.0;
/// Height of the pointer to what is out of sight, with its distance from the edge.
const POINTER: f64 = 36.0;
/// Size of the grip.
const GRIP: f64 = 24.0;

const fn at_point((x, y): (f64, f64)) -> Rect {
    Rect {
        left: x,
        right: x,
        top: y,
        bottom: y,
    }
}

/// A line under a box, as the path of an SVG.
fn under(rect: Rect) -> String {
    let [left, right, bottom] = [rect.left, rect.right, rect.bottom].map(|it| it as i32);
    format!("M{left} {bottom}H{right}")
}

/// A line from the start of one box to the middle of another, with a dot at its end, as the path of an SVG.
fn line(from: Rect, to: Rect) -> String {
    let (x, goal) = ((from.left + 8.0) as i32, (to.left + to.right) as i32 / 2);
    let is_up = to.top < from.top;
    let (y, end) = if is_up {
        (from.top as i32, to.bottom as i32)
    } else {
        (from.bottom as i32, to.top as i32)
    };
    // Boxes of one line are joined by an arc over it.
    let is_level = from.top < to.bottom && to.top < from.bottom;
    let (y, end, bend) = if is_level {
        (from.top as i32, to.top as i32, -24)
    } else {
        (y, end, (end - y) / 2)
    };
    format!(
        "M{x} {y}C{x} {} {goal} {} {goal} {end}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
        y + bend,
        if is_level { end + bend } else { end - bend }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn rect(left: f64, top: f64) -> Rect {
        Rect {
            left,
            top,
            right: left + 40.0,
            bottom: top + 20.0,
        }
    }

    #[track_caller]
    fn check(from: Rect, to: Rect, expected: &str) {
        let path = line(from, to);
        assert_eq!(path.split('m').next(), Some(expected));
    }

    #[test]
    fn ok_lines_leave_the_side_that_faces_the_source() {
        check(rect(0.0, 100.0), rect(50.0, 0.0), "M8 100C8 60 70 60 70 20");
        check(rect(0.0, 0.0), rect(50.0, 100.0), "M8 20C8 60 70 60 70 100");
        check(rect(0.0, 0.0), rect(50.0, 5.0), "M8 0C8 -24 70 -19 70 5");
    }
}
