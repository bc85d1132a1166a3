//! From gestures to a draft: mouse, keyboard, touch and script all end in one `settle`.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};
use yew::{Callback, NodeRef, UseStateSetter, hook, use_effect_with, use_mut_ref, use_state_eq};

use super::draft::{Draft, Snap, spans_of, utf16_of};
use crate::domain::model::Article;
use crate::domain::text::{Span, Utf16};
use crate::web::frame::{Pending, after_others, later};
use crate::web::segmenter::BrowserBreaks;
use crate::web::selection::Selected;
use crate::web::{dom, events, highlight, selection};

/// Milliseconds of rest after which a selection made by keys, handles or script counts as made.
const REST: u32 = 80;

/// What the hand that selects is doing.
#[derive(Debug)]
struct Hand {
    article: Rc<Article>,
    breaks: Rc<BrowserBreaks>,
    snaps_to_words: bool,
    kept: Vec<Span>,
    /// What was selected when the draft was made, before it was snapped.
    seen: Option<Selected>,
    last: Draft,
    is_down: bool,
    /// Whether the mouse was let go of, and what it selected is about to be settled.
    is_ending: bool,
    /// Whether a finger was used last.
    is_touch: bool,
    is_exact: bool,
    by: By,
    waiting: Option<Pending>,
    /// Called when a selection is made, not on the way to it.
    on_done: Callback<()>,
}

/// What selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Mouse,
    Keys,
    Other,
}

/// The draft and what can be done with it.
#[derive(Clone)]
pub struct Selecting {
    hand: Rc<RefCell<Hand>>,
    root: NodeRef,
    draft: UseStateSetter<Draft>,
}

impl PartialEq for Selecting {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.hand, &other.hand)
    }
}

impl Selecting {
    /// The draft as it is this very moment.
    #[must_use]
    pub fn now(&self) -> Draft {
        self.settle(false);
        self.hand.borrow().last.clone()
    }

    /// Selects nothing and forgets collected pieces; the caret goes to `caret`, if given.
    ///
    /// The caret waits for the frame that shows what was done: placing it lays the page out, which would
    /// hold that frame up.
    pub fn clear(&self, caret: Option<Span>) {
        self.hand.borrow_mut().kept.clear();
        match caret {
            Some(span) => {
                let me = self.clone();
                // The focus may have gone on to a field: what is typed there is in its selection.
                after_others(move || {
                    if !dom::is_typing() {
                        me.place_caret(span);
                    }
                });
            }
            None => selection::clear(),
        }
        self.publish(Draft::default());
    }

    /// Keeps what is selected as a piece: the next selection becomes another one.
    pub fn keep(&self) {
        let mut hand = self.hand.borrow_mut();
        let last = std::mem::take(&mut hand.last.selected);
        hand.kept.extend(last);
    }

    /// Forgets collected pieces.
    pub fn forget(&self) {
        self.hand.borrow_mut().kept.clear();
        self.publish(Draft::default());
    }

    /// Whether a finger was used last, and no mouse or key.
    #[must_use]
    pub fn is_by_touch(&self) -> bool {
        self.hand.borrow().is_touch
    }

    /// Takes what is selected next as selected by keys.
    pub fn by_keys(&self) {
        let mut hand = self.hand.borrow_mut();
        hand.by = By::Keys;
        hand.is_touch = false;
        hand.is_exact = false;
    }

    fn place_caret(&self, after: Span) {
        let text = Rc::clone(&self.hand.borrow().article.text);
        let end = utf16_of(&text, &[after]).first().map(|&(_, end)| end);
        if let (Some(root), Some(end)) = (self.root.cast::<Element>(), end) {
            selection::collapse_to(&root, end);
        }
    }

    /// Reads the selection, snaps it, and shows it snapped where the hand does not hold its ends.
    fn settle(&self, may_select: bool) {
        // Behind a dialog nothing is selected, and is again when it closes.
        let root = self.root.cast::<Element>();
        let Some(root) = root.filter(|_| !selection::is_away()) else {
            return;
        };
        let selected = selection::selected(&root);
        let mut hand = self.hand.borrow_mut();
        hand.waiting = None;
        // Whoever asks first after the mouse was let go of settles what it selected.
        let may_select = may_select || std::mem::take(&mut hand.is_ending);
        let Some(mut selected) = selected else {
            let draft = Draft {
                kept: hand.kept.clone(),
                ..Draft::default()
            };
            drop(hand);
            self.publish(draft);
            return;
        };
        // A key that tags asks again what has just been settled.
        let is_known = hand.seen.as_ref() == Some(&selected) && hand.kept == hand.last.kept;
        if is_known && !may_select {
            return;
        }
        let snap = if hand.is_exact || !hand.snaps_to_words {
            Snap::Characters
        } else if hand.by == By::Keys && is_smaller(&hand, &selected) {
            Snap::WordsInward
        } else {
            Snap::Words
        };
        let spans = spans_of(&hand.article, &selected, snap, &*hand.breaks);
        let draft = Draft {
            kept: hand.kept.clone(),
            selected: spans,
            is_backward: selected.is_backward,
        };
        let is_held = hand.by == By::Other;
        let is_by_keys = hand.by == By::Keys && snap == Snap::Words;
        let shown = utf16_of(&hand.article.text, &draft.selected);
        drop(hand);
        if let ([(start, end)], true) = (shown.as_slice(), may_select && !is_held)
            && selected.ranges != shown
            && !(is_by_keys && drops_only_space(&selected, (*start, *end)))
        {
            selection::select(&root, *start, *end, selected.is_backward);
            selected.ranges = shown;
        }
        self.publish(draft);
        self.hand.borrow_mut().seen = Some(selected);
        if may_select {
            let on_done = self.hand.borrow().on_done.clone();
            on_done.emit(());
        }
    }

    /// Whom to tell when a selection is made: the mouse or Shift was let go of.
    pub fn connect(&self, on_done: Callback<()>) {
        self.hand.borrow_mut().on_done = on_done;
    }

    fn publish(&self, draft: Draft) {
        if let Some(root) = self.root.cast::<Element>() {
            let text = Rc::clone(&self.hand.borrow().article.text);
            highlight::show(
                "pending",
                &selection::dom_ranges(&root, &utf16_of(&text, &draft.kept)),
            );
        }
        {
            let mut hand = self.hand.borrow_mut();
            hand.seen = None;
            hand.last = draft.clone();
        }
        self.draft.set(draft);
    }

    fn settle_later(&self) {
        let me = self.clone();
        let pending = later(REST, move || me.settle(false));
        self.hand.borrow_mut().waiting = Some(pending);
    }

    fn press(&self, event: &PointerEvent) {
        self.hand.borrow_mut().is_touch = event.pointer_type() == "touch";
        let is_inside = self
            .root
            .cast::<Element>()
            .is_some_and(|it| selection::is_within(&it, event.target()));
        if !is_inside || event.button() != 0 {
            return;
        }
        let mut hand = self.hand.borrow_mut();
        let is_mouse = event.pointer_type() != "touch";
        hand.by = if is_mouse { By::Mouse } else { By::Other };
        hand.is_down = is_mouse;
        hand.is_exact = false;
        if event.ctrl_key() || event.meta_key() {
            drop(hand);
            self.keep();
        } else {
            hand.kept.clear();
        }
    }

    fn release(&self, event: &PointerEvent) {
        let was_down = std::mem::replace(&mut self.hand.borrow_mut().is_down, false);
        if was_down {
            self.hand.borrow_mut().is_exact = event.alt_key();
            self.hand.borrow_mut().is_ending = true;
            // The browser settles its own selection after the event.
            let me = self.clone();
            let pending = later(0, move || me.settle(true));
            self.hand.borrow_mut().waiting = Some(pending);
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        let is_move =
            event.key().starts_with("Arrow") || matches!(event.key().as_str(), "Home" | "End");
        if event.shift_key() && is_move {
            self.by_keys();
        }
    }
}

/// Whether snapping only took white space off the ends: keys on their way to the next word go over it, and
/// must not be thrown back.
fn drops_only_space(selected: &Selected, (start, end): (Utf16, Utf16)) -> bool {
    matches!(selected.ranges.as_slice(), [(from, to)] if *from <= start && end <= *to)
}

/// Whether what is selected lies within what was, and ends elsewhere.
fn is_smaller(hand: &Hand, selected: &Selected) -> bool {
    let before = utf16_of(&hand.article.text, &hand.last.selected);
    match (before.as_slice(), selected.ranges.as_slice()) {
        ([(start, end)], [(now_start, now_end)]) => {
            start <= now_start && now_end <= end && (start, end) != (now_start, now_end)
        }
        _ => false,
    }
}

/// Watches the selection in `root`.
#[hook]
pub fn use_selecting(
    root: &NodeRef,
    article: &Rc<Article>,
    breaks: &Rc<BrowserBreaks>,
    snaps_to_words: bool,
) -> (Draft, Selecting) {
    let draft = use_state_eq(Draft::default);
    let (first, first_breaks) = (Rc::clone(article), Rc::clone(breaks));
    let hand = use_mut_ref(move || Hand {
        breaks: first_breaks,
        article: first,
        snaps_to_words,
        kept: Vec::new(),
        seen: None,
        last: Draft::default(),
        is_down: false,
        is_ending: false,
        is_touch: false,
        is_exact: false,
        by: By::Other,
        waiting: None,
        on_done: Callback::noop(),
    });
    let selecting = Selecting {
        hand,
        root: root.clone(),
        draft: draft.setter(),
    };
    {
        let (selecting, breaks) = (selecting.clone(), Rc::clone(breaks));
        use_effect_with(
            (Rc::clone(article), snaps_to_words),
            move |(article, snaps_to_words)| {
                let mut hand = selecting.hand.borrow_mut();
                let is_other = hand.article.id != article.id;
                hand.breaks = breaks;
                hand.article = Rc::clone(article);
                hand.snaps_to_words = *snaps_to_words;
                hand.seen = None;
                drop(hand);
                if is_other {
                    selecting.clear(None);
                }
            },
        );
    }
    {
        let selecting = selecting.clone();
        use_effect_with((), move |()| {
            let listeners = listeners(&selecting);
            move || drop(listeners)
        });
    }
    ((*draft).clone(), selecting)
}

fn listeners(selecting: &Selecting) -> Vec<Option<events::Listener>> {
    let on = |act: fn(&Selecting, &PointerEvent)| {
        let selecting = selecting.clone();
        move |event: PointerEvent| act(&selecting, &event)
    };
    let (changed, pressed, released) = (selecting.clone(), selecting.clone(), selecting.clone());
    vec![
        events::on_document("pointerdown", on(Selecting::press)),
        events::on_document("pointerup", on(Selecting::release)),
        events::on_document("pointercancel", on(Selecting::release)),
        events::on_document("selectionchange", move |_: Event| {
            let is_busy = {
                let hand = changed.hand.borrow();
                hand.is_down || hand.is_ending
            };
            if !is_busy {
                changed.settle_later();
            }
        }),
        events::on_document("keydown", move |event: Event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                pressed.key(event);
            }
        }),
        events::on_document("keyup", move |event: Event| {
            let is_shift = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|it| it.key() == "Shift");
            if is_shift && released.hand.borrow().by == By::Keys {
                released.settle(true);
            }
        }),
    ]
}
