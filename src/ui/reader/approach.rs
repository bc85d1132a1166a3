//! Scrolling to a place of the text whose surroundings may not be laid out yet.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{Callback, NodeRef, hook, use_memo};

use crate::domain::text::Utf16;
use crate::web::{frame, selection};

/// Frames in which a place is scrolled to: each lays out more of what lies around it.
const TRIES: u32 = 20;

/// Scrolls to places: the one that was asked for last. Two are equal when they scroll one article.
#[derive(Clone, Debug)]
pub struct Approach {
    root: NodeRef,
    pane: NodeRef,
    on_seek: Callback<usize>,
    /// How often a place was asked for: what was asked before must not scroll away again.
    asked: Rc<Cell<u32>>,
}

/// For the text in `root`, which scrolls in `pane`. `on_seek` is called with the UTF-16 offset up to which the
/// text must be mounted.
#[hook]
pub(super) fn use_approach(root: &NodeRef, pane: &NodeRef, on_seek: &Callback<usize>) -> Approach {
    Approach {
        root: root.clone(),
        pane: pane.clone(),
        on_seek: on_seek.clone(),
        asked: use_memo((), |()| Cell::new(0)),
    }
}

impl PartialEq for Approach {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.asked, &other.asked)
    }
}

impl Approach {
    /// Scrolls to a stretch at once, and again after the next frames until it stays.
    pub(super) fn to(&self, start: Utf16, end: Utf16) {
        self.asked.set(self.asked.get().wrapping_add(1));
        self.on_seek.emit(start.get());
        let _ = self.is_there(start, end);
        self.again(start, end, self.asked.get(), TRIES);
    }

    /// Whether any of a stretch is in view.
    pub(super) fn shows(&self, start: Utf16, end: Utf16) -> bool {
        let (root, pane) = (self.root.cast::<Element>(), self.pane.cast::<HtmlElement>());
        root.zip(pane)
            .is_some_and(|(root, pane)| selection::is_in_view(&root, &pane, start, end))
    }

    fn again(&self, start: Utf16, end: Utf16, turn: u32, tries: u32) {
        let me = self.clone();
        let go = move || {
            let is_done = me.asked.get() != turn || me.is_there(start, end);
            if !is_done && tries > 0 {
                me.again(start, end, turn, tries - 1);
            }
        };
        frame::after_paint(go).forget();
    }

    /// Whether the stretch is where it should be; scrolls there where it is not.
    fn is_there(&self, start: Utf16, end: Utf16) -> bool {
        let (root, pane) = (self.root.cast::<Element>(), self.pane.cast::<HtmlElement>());
        match root.zip(pane) {
            Some((root, pane)) => selection::bring_into_view(&root, &pane, start, end),
            None => true,
        }
    }
}
