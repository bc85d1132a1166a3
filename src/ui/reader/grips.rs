//! Grips at both ends of the mark that is open: dragged, they move the end, and edges of words draw it to them.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};
use yew::{Callback, Html, NodeRef, hook, html, use_effect_with, use_memo, use_node_ref};

use super::deeds::Hands;
use super::draft::utf16_of;
use crate::domain::text::{Span, Target, magnet};
use crate::web::{caret, dom, events, frame, highlight, selection};

/// A drag under way.
#[derive(Clone, Copy, Debug)]
struct Drag {
    /// Which end is dragged.
    is_start: bool,
    /// From the pointer to the middle of the line at that end, in CSS pixels: the finger is beside the words.
    away: (f64, f64),
    /// The piece as it would be now.
    piece: Span,
}

/// The two grips.
#[derive(Clone)]
pub(super) struct Grips {
    hands: Hands,
    root: NodeRef,
    pane: NodeRef,
    nodes: [NodeRef; 2],
    drag: Rc<Cell<Option<Drag>>>,
}

/// The grips of the mark that is open, over the text in `root`, which scrolls in `pane`.
#[hook]
pub(super) fn use_grips(hands: &Hands, root: &NodeRef, pane: &NodeRef) -> Grips {
    let grips = Grips {
        hands: hands.clone(),
        root: root.clone(),
        pane: pane.clone(),
        nodes: [use_node_ref(), use_node_ref()],
        drag: use_memo((), |()| Cell::new(None)),
    };
    let (props, drawn) = (&hands.props, grips.clone());
    let deps = (props.active, Rc::clone(&props.layer), props.article.id);
    use_effect_with(deps, move |_| {
        // Where they are lays the page out: the mark itself comes first.
        let redrawn = drawn.clone();
        let pending = frame::after_paint(move || drawn.draw());
        let resized = events::on_window("resize", move |_: Event| redrawn.draw());
        move || drop((pending, resized))
    });
    grips
}

impl Grips {
    /// The two elements. What they do, keys and “Put … here” do as well: they are not told to those who hear.
    pub(super) fn view(&self) -> Html {
        let grip = |is_start: bool, node: &NodeRef| {
            let on = |act: fn(&Self, &PointerEvent, bool)| {
                let me = self.clone();
                Callback::from(move |event: PointerEvent| act(&me, &event, is_start))
            };
            html! {
                <div class="grip" ref={node.clone()} data-end={if is_start { "start" } else { "end" }} aria-hidden="true" hidden=true
                    onpointerdown={on(Self::take)} onpointermove={on(|me, event, _| me.pull(event))}
                    onpointerup={on(|me, _, _| me.drop(true))} onpointercancel={on(|me, _, _| me.drop(false))}></div>
            }
        };
        let [start, end] = &self.nodes;
        html! { <>{ grip(true, start) }{ grip(false, end) }</> }
    }

    /// Puts them where the words of the open mark begin and end.
    pub(super) fn draw(&self) {
        let open = self.hands.open_one();
        let open = open.filter(|_| !self.hands.props.article.is_read_only);
        let pieces = open.as_ref().map(|it| it.target.pieces());
        let ends = [
            pieces.and_then(|it| it.first()),
            pieces.and_then(|it| it.last()),
        ];
        for (node, (piece, is_start)) in self.nodes.iter().zip(ends.into_iter().zip([true, false]))
        {
            self.put(node, piece.copied(), is_start);
        }
    }

    fn put(&self, node: &NodeRef, piece: Option<Span>, is_start: bool) {
        let (Some(node), Some(pane)) =
            (node.cast::<HtmlElement>(), self.pane.cast::<HtmlElement>())
        else {
            return;
        };
        let place = piece.and_then(|it| Some((it, self.rect(it, is_start)?)));
        node.set_hidden(place.is_none());
        if let Some((piece, rect)) = place {
            selection::place_over(&node, &pane, rect, self.x_of(rect, piece, is_start));
        }
    }

    /// Where an end is from the left of the window: the start of words that run to the left is at their right.
    fn x_of(&self, rect: selection::Rect, piece: Span, is_start: bool) -> f64 {
        let root = self.root.cast::<Element>();
        let at = self.hands.props.article.text.utf16_of(piece.start());
        let is_rtl = root
            .zip(at)
            .is_some_and(|(root, at)| caret::is_rtl(&root, at));
        if is_start != is_rtl {
            rect.left
        } else {
            rect.right
        }
    }

    fn rect(&self, piece: Span, is_start: bool) -> Option<selection::Rect> {
        let root = self.root.cast::<Element>()?;
        let &(start, end) = utf16_of(&self.hands.props.article.text, &[piece]).first()?;
        selection::rect_at(&root, start, end, !is_start)
    }

    fn take(&self, event: &PointerEvent, is_start: bool) {
        let open = self.hands.open_one();
        let piece = open.and_then(|it| {
            let pieces = it.target.pieces();
            if is_start {
                pieces.first()
            } else {
                pieces.last()
            }
            .copied()
        });
        let Some((piece, rect)) = piece.and_then(|it| Some((it, self.rect(it, is_start)?))) else {
            return;
        };
        event.prevent_default();
        if let Some(grip) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        let away = (
            self.x_of(rect, piece, is_start) - f64::from(event.client_x()),
            (rect.top + rect.bottom) / 2.0 - f64::from(event.client_y()),
        );
        self.drag.set(Some(Drag {
            is_start,
            away,
            piece,
        }));
        dom::set_root_attribute("data-gripping", Some("true"));
    }

    fn pull(&self, event: &PointerEvent) {
        let Some(drag) = self.drag.get() else {
            return;
        };
        let (x, y) = (
            f64::from(event.client_x()) + drag.away.0,
            f64::from(event.client_y()) + drag.away.1,
        );
        let Some(at) = self.hands.caret.place_at(x, y) else {
            return;
        };
        let text = &self.hands.props.article.text;
        let at = if event.alt_key() {
            at
        } else {
            magnet(text, at, drag.is_start, &*self.hands.breaks)
        };
        let piece = if drag.is_start {
            Span::new(at, drag.piece.end())
        } else {
            Span::new(drag.piece.start(), at)
        };
        // Nothing is left where the ends meet: there it stays as it was.
        let Some(piece) = piece.filter(|it| *it != drag.piece) else {
            return;
        };
        self.drag.set(Some(Drag { piece, ..drag }));
        let [start, end] = &self.nodes;
        self.put(
            if drag.is_start { start } else { end },
            Some(piece),
            drag.is_start,
        );
        if let Some(root) = self.root.cast::<Element>() {
            let ranges = selection::dom_ranges(&root, &utf16_of(text, &[piece]));
            highlight::show("moving", &ranges);
        }
    }

    /// Lets go: the mark is on the new words, or where `is_meant` is false on the old ones.
    fn drop(&self, is_meant: bool) {
        let Some(drag) = self.drag.take() else {
            return;
        };
        dom::set_root_attribute("data-gripping", None);
        highlight::show("moving", &[]);
        if let Some(open) = self.hands.open_one().filter(|_| is_meant) {
            let mut pieces = open.target.pieces().to_vec();
            let end = if drag.is_start {
                pieces.first_mut()
            } else {
                pieces.last_mut()
            };
            if let Some(end) = end {
                *end = drag.piece;
            }
            // A refusal is announced.
            if let Ok(target) = Target::new(pieces)
                && target != open.target
            {
                let _ = self.hands.reshape(&open, target);
            }
        }
        self.draw();
    }
}
