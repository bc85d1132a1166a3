//! The caret: drawn here, because browsers draw one only where text can be written, and always where the
//! browser's own selection ends, so that screen readers follow it.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, Event, HtmlElement};
use yew::{Callback, NodeRef, hook, use_effect_with, use_memo, use_node_ref};

use crate::domain::keys::Way;
use crate::domain::model::Article;
use crate::domain::text::{Byte, Span, Unit, Utf16, extend, narrow, step, widen};
use crate::web::caret::{self, Side};
use crate::web::segmenter::BrowserBreaks;
use crate::web::{dom, events, frame, selection};

/// Lines that one page is taken to have at most.
const PAGE_LINES: usize = 80;

/// What a caret remembers.
#[derive(Debug, Default)]
struct Memory {
    /// Whether it is drawn: since keys were used, until a pointer is.
    is_shown: Cell<bool>,
    /// Where it wants to be on the lines it passes, in CSS pixels from the left of the window.
    goal: Cell<Option<f64>>,
    /// Where it was before the selection was made wider.
    origin: Cell<Option<Byte>>,
    /// What is selected while the text has the focus. Browsers forget it for a field, and move it when the
    /// text around it is drawn anew.
    ends: Cell<Option<(Utf16, Utf16)>>,
    /// Whether a pointer was used last, and no key.
    has_pointer: Cell<bool>,
    /// Whether the browser's selection is about to be put there again.
    is_held: Cell<bool>,
}

/// The caret in the article's text.
#[derive(Clone, Debug)]
pub(super) struct Caret {
    /// The element that is drawn.
    pub(super) node: NodeRef,
    root: NodeRef,
    pane: NodeRef,
    article: Rc<Article>,
    breaks: Rc<BrowserBreaks>,
    on_seek: Callback<usize>,
    memory: Rc<Memory>,
}

/// The caret of the text in `root`, which scrolls in `pane`. `on_seek` is called with the UTF-16 offset up to
/// which the text must be mounted.
#[hook]
pub(super) fn use_caret(
    root: &NodeRef,
    pane: &NodeRef,
    article: &Rc<Article>,
    breaks: &Rc<BrowserBreaks>,
    on_seek: &Callback<usize>,
) -> Caret {
    let caret = Caret {
        node: use_node_ref(),
        root: root.clone(),
        pane: pane.clone(),
        article: Rc::clone(article),
        breaks: Rc::clone(breaks),
        on_seek: on_seek.clone(),
        memory: use_memo((), |()| Memory::default()),
    };
    let watched = caret.clone();
    use_effect_with((), move |()| {
        let on = |name: &'static str, act: fn(&Caret)| {
            let caret = watched.clone();
            events::on_document(name, move |_: Event| act(&caret))
        };
        let listeners = [
            on("focusin", Caret::meet_focus),
            on("focusout", |it| it.show(false)),
            on("pointerdown", |it| {
                it.memory.has_pointer.set(true);
                it.show(false);
            }),
            on("keydown", |it| it.memory.has_pointer.set(false)),
            on("selectionchange", Caret::follow),
        ];
        let resized = events::on_window("resize", move |_: Event| watched.draw());
        move || drop((listeners, resized))
    });
    caret
}

impl Caret {
    /// Whether the text has the focus.
    pub(super) fn is_focused(&self) -> bool {
        let active = dom::active();
        active.is_some() && active == self.root.cast::<Element>()
    }

    /// Where it is, if it is in the text.
    pub(super) fn place(&self) -> Option<Byte> {
        self.article.text.byte_of_utf16(self.ends()?.1)
    }

    /// Its box in the window.
    pub(super) fn rect(&self) -> Option<selection::Rect> {
        caret::rect(&self.root.cast::<Element>()?, self.ends()?.1)
    }

    /// The fixed and the moving end of what is selected.
    fn ends(&self) -> Option<(Utf16, Utf16)> {
        if self.memory.is_held.get() {
            self.memory.ends.get()
        } else {
            selection::ends(&self.root.cast::<Element>()?)
        }
    }

    /// Says where it is to be when the marks around it are drawn.
    pub(super) fn will_be(&self, place: Utf16) {
        self.memory.ends.set(Some((place, place)));
    }

    /// Puts the browser's selection where it was, in the frame after the one that shows what was done: placing
    /// it lays the page out.
    pub(super) fn hold(&self) {
        if self.is_focused() && self.memory.ends.get().is_some() {
            self.memory.is_held.set(true);
            let me = self.clone();
            frame::after_others(move || me.settle());
        }
    }

    fn settle(&self) {
        let root = self.root.cast::<Element>();
        // The focus may have gone on to a field, and what is typed there is in its selection.
        if self.memory.is_held.replace(false)
            && self.is_focused()
            && let (Some(root), Some((anchor, focus))) = (root, self.memory.ends.get())
        {
            selection::set_ends(&root, anchor, focus);
            self.draw();
        }
    }

    /// Moves it; the selection goes with it or, with `extends`, reaches from where it began.
    pub(super) fn go(&self, way: Way, extends: bool) -> Option<()> {
        let root = self.root.cast::<Element>()?;
        let Some((anchor, focus)) = self.ends() else {
            self.begin(&root);
            return Some(());
        };
        self.memory.origin.set(None);
        let goal = self.memory.goal.take();
        let by = |unit: Unit, is_forward: bool| self.by(unit, is_forward, extends, (anchor, focus));
        let is_forward = |is_right: bool| is_right != caret::is_rtl(&root, focus);
        let next = match way {
            Way::By(unit, is_forward) => by(unit, is_forward),
            Way::Left(unit) => by(unit, is_forward(false)),
            Way::Right(unit) => by(unit, is_forward(true)),
            Way::LineStart => caret::line_end(&root, focus, Side::Start),
            Way::LineEnd if extends => caret::line_end(&root, focus, Side::After),
            Way::LineEnd => caret::line_end(&root, focus, Side::End),
            Way::Line(is_down) | Way::Page(is_down) => {
                let from = caret::rect(&root, focus)?;
                let x = goal.unwrap_or(from.left);
                self.memory.goal.set(Some(x));
                let far = if matches!(way, Way::Page(_)) {
                    self.page()
                } else {
                    0.0
                };
                passed(&root, focus, is_down, x, far).or_else(|| by(Unit::Text, is_down))
            }
        }?;
        self.put(if extends { anchor } else { next }, next);
        Some(())
    }

    /// Where a step by `unit` leads.
    fn by(
        &self,
        unit: Unit,
        is_forward: bool,
        extends: bool,
        (anchor, focus): (Utf16, Utf16),
    ) -> Option<Utf16> {
        let text = &self.article.text;
        if unit == Unit::Character && !extends && anchor != focus {
            return Some(if is_forward {
                anchor.max(focus)
            } else {
                anchor.min(focus)
            });
        }
        let (anchor, focus) = (text.byte_of_utf16(anchor)?, text.byte_of_utf16(focus)?);
        let next = if extends {
            extend(text, anchor, focus, unit, is_forward, &*self.breaks)
        } else {
            step(text, focus, unit, is_forward, &*self.breaks)
        };
        text.utf16_of(next)
    }

    /// Selects the word, the sentence or the paragraph around what is selected; or, not `is_wider`, goes that
    /// way back.
    pub(super) fn widen(&self, is_wider: bool) -> Option<()> {
        let (anchor, focus) = self.ends()?;
        let text = &self.article.text;
        let (start, end) = (
            text.byte_of_utf16(anchor.min(focus))?,
            text.byte_of_utf16(anchor.max(focus))?,
        );
        let origin = self.memory.origin.get().unwrap_or(start);
        self.memory.origin.set(Some(origin));
        let next = if is_wider {
            widen(text, start, end, &*self.breaks)
        } else {
            Span::new(start, end).and_then(|it| narrow(text, it, origin, &*self.breaks))
        };
        let (start, end) = next.map_or((origin, origin), |it| (it.start(), it.end()));
        if is_wider && next.is_none() {
            return None;
        }
        self.put(text.utf16_of(start)?, text.utf16_of(end)?);
        Some(())
    }

    /// The place of the text under a point of the window, in CSS pixels.
    pub(super) fn place_at(&self, x: f64, y: f64) -> Option<Byte> {
        let place = caret::place_at(&self.root.cast::<Element>()?, x, y)?;
        self.article.text.byte_of_utf16(place)
    }

    /// Selects words, and gives the text the focus.
    pub(super) fn select(&self, words: Span) {
        if let Some(root) = self.root.cast::<HtmlElement>() {
            let _ = root.focus();
        }
        self.take(words);
    }

    /// Selects words. The way back from a wider selection leads to these.
    pub(super) fn take(&self, words: Span) {
        self.memory.origin.set(Some(words.start()));
        let text = &self.article.text;
        if let (Some(start), Some(end)) = (text.utf16_of(words.start()), text.utf16_of(words.end()))
        {
            self.put(start, end);
        }
    }

    /// Puts it at a place with nothing selected.
    pub(super) fn collapse(&self) {
        if let Some((_, focus)) = self.ends() {
            self.put(focus, focus);
        }
    }

    /// Selects from `anchor` to the caret at `focus`, draws it and brings it into view; again after the frame,
    /// when the text around it is mounted and laid out.
    pub(super) fn put(&self, anchor: Utf16, focus: Utf16) {
        let place = move |me: &Self| {
            let root = me.root.cast::<Element>();
            root.is_some_and(|it| selection::set_ends(&it, anchor, focus))
        };
        self.memory.is_held.set(false);
        self.memory.ends.set(Some((anchor, focus)));
        let is_there = place(self);
        if !is_there {
            self.on_seek.emit(focus.get());
        }
        let is_by_keys = self.is_focused() && !self.memory.has_pointer.get();
        self.memory.is_shown.set(is_by_keys);
        self.reveal();
        let me = self.clone();
        frame::after_paint(move || {
            if is_there || place(&me) {
                me.reveal();
            }
        })
        .forget();
    }

    /// Puts it at a place without bringing that into view, unless something else has the focus.
    pub(super) fn stand(&self, place: Utf16) {
        let Some(root) = self.root.cast::<Element>() else {
            return;
        };
        if self.is_focused() || !dom::has_focus() {
            self.will_be(place);
            selection::set_ends(&root, place, place);
        }
    }

    /// Puts it at a place and gives the text the focus.
    pub(super) fn stand_in_text(&self, place: Utf16) {
        if let Some(root) = self.root.cast::<HtmlElement>() {
            let _ = root.focus();
        }
        self.will_be(place);
        self.hold();
    }

    /// Puts it at the first place in view, where it is nowhere yet.
    fn begin(&self, root: &Element) {
        let top = self
            .pane
            .cast::<Element>()
            .map_or(0.0, |it| it.get_bounding_client_rect().top());
        if let Some(place) = caret::first_in_view(root, top) {
            self.put(place, place);
        }
    }

    /// How far a page goes, in CSS pixels.
    fn page(&self) -> f64 {
        let pane = self.pane.cast::<Element>();
        pane.map_or(0.0, |it| it.get_bounding_client_rect().height() * 0.75)
    }

    fn meet_focus(&self) {
        let root = self.root.cast::<Element>();
        let is_meant = self.is_focused() && !self.memory.has_pointer.get();
        let Some(root) = root.filter(|_| is_meant) else {
            return;
        };
        // A screen reader selects in the text without giving it the focus.
        let selected = selection::ends(&root).filter(|(anchor, focus)| anchor != focus);
        if selected.is_some() {
            self.memory.ends.set(selected);
        }
        if self.memory.ends.get().is_some() {
            // When the browser is done with what it does at a focus.
            self.hold();
            self.show(true);
        } else {
            self.begin(&root);
        }
    }

    /// Goes where the selection goes, unless the selection is about to come back.
    fn follow(&self) {
        let comes_back = self.memory.is_held.get() || selection::is_away();
        if self.is_focused() && !comes_back {
            self.memory.ends.set(self.ends());
            self.draw();
        }
    }

    fn show(&self, is_shown: bool) {
        self.memory.is_shown.set(is_shown);
        self.draw();
    }

    fn reveal(&self) {
        if let (Some(pane), Some(rect)) = (self.pane.cast::<HtmlElement>(), self.rect()) {
            selection::reveal(&pane, rect);
        }
        self.draw();
    }

    /// Draws it where the selection ends.
    fn draw(&self) {
        let (Some(node), Some(pane)) = (
            self.node.cast::<HtmlElement>(),
            self.pane.cast::<HtmlElement>(),
        ) else {
            return;
        };
        let is_shown = self.memory.is_shown.get();
        let rect = if is_shown { self.rect() } else { None };
        node.set_hidden(rect.is_none());
        if let Some(rect) = rect {
            selection::place_over(&node, &pane, rect, rect.left);
        }
    }
}

/// One line up or down, and on until `far` pixels are passed.
fn passed(root: &Element, from: Utf16, is_down: bool, x: f64, far: f64) -> Option<Utf16> {
    let top = |at: Utf16| caret::rect(root, at).map_or(0.0, |it| it.top);
    let begin = top(from);
    let mut last = None;
    let mut at = from;
    for _ in 0..PAGE_LINES {
        let Some(next) = caret::beside(root, at, is_down, x) else {
            break;
        };
        (at, last) = (next, Some(next));
        if (top(next) - begin).abs() >= far {
            break;
        }
    }
    last
}
