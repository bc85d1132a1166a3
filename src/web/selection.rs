//! The person's selection in the article, as UTF-16 ranges of its text.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Range, Selection};

use super::point::{offset_of, point_of, range_of};
use crate::domain::text::Utf16;

/// What is selected in the article now.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// The stretches, not empty. Firefox gives several when Ctrl is held.
    pub ranges: Vec<(Utf16, Utf16)>,
    /// Whether it was drawn towards the start of the text.
    pub is_backward: bool,
    /// Where the moving end is.
    pub focus: Utf16,
}

/// A box in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// From the left of the window.
    pub left: f64,
    /// From the top of the window.
    pub top: f64,
    /// From the left of the window.
    pub right: f64,
    /// From the top of the window.
    pub bottom: f64,
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

/// What was selected in the page before a dialog opened over it.
#[derive(Debug)]
struct Away {
    ranges: Vec<Range>,
    is_backward: bool,
}

thread_local! {
    static AWAY: RefCell<Option<Away>> = const { RefCell::new(None) };
}

/// Selects nothing until [`bring_back`], or until something else is selected here.
///
/// For the time in which the page is inert: no place in it can have a caret then, and Blink, whenever it lays the page
/// out, looks for one that can, through the whole article. With a million characters that is 35 ms, two or three times
/// for each dialog.
pub fn put_away() {
    let selection = selection().filter(|it| it.range_count() > 0 && !super::dom::is_typing());
    let Some(selection) = selection.filter(|_| !is_away()) else {
        return;
    };
    let ranges = (0..selection.range_count()).filter_map(|at| selection.get_range_at(at).ok());
    // These go with the text where it is drawn anew.
    let ranges: Vec<Range> = ranges.map(|it| it.clone_range()).collect();
    let is_anchor = |it: &Range| {
        it.start_container().ok() == selection.anchor_node()
            && it.start_offset().ok() == Some(selection.anchor_offset())
    };
    let is_backward = !ranges.first().is_some_and(is_anchor);
    AWAY.set(Some(Away {
        ranges,
        is_backward,
    }));
    let _ = selection.remove_all_ranges();
}

/// Whether what is selected is put away.
#[must_use]
pub fn is_away() -> bool {
    AWAY.with_borrow(Option::is_some)
}

/// Selects what was put away, unless something else has been selected since, or a field has the focus.
pub fn bring_back() {
    let (Some(away), Some(selection)) = (AWAY.take(), selection()) else {
        return;
    };
    if super::dom::is_typing() {
        return;
    }
    let _ = selection.remove_all_ranges();
    for range in &away.ranges {
        let _ = selection.add_range(range);
    }
    if away.is_backward
        && let [range] = away.ranges.as_slice()
        && let (Ok(start), Ok(end)) = (range.start_container(), range.end_container())
        && let (Ok(start_at), Ok(end_at)) = (range.start_offset(), range.end_offset())
    {
        let _ = selection.set_base_and_extent(&end, end_at, &start, start_at);
    }
}

/// What is selected in `root`, or `None` where nothing is, or where the selection began elsewhere.
#[must_use]
pub fn selected(root: &Element) -> Option<Selected> {
    let selection = selection()?;
    let anchor = selection.anchor_node()?;
    let focus_node = selection.focus_node()?;
    if selection.is_collapsed()
        || !(root.contains(Some(&anchor)) || root.contains(Some(&focus_node)))
    {
        return None;
    }
    let mut ranges = Vec::new();
    for at in 0..selection.range_count() {
        let range = selection.get_range_at(at).ok()?;
        let start = offset_of(
            root,
            &range.start_container().ok()?,
            range.start_offset().ok()?,
        )?;
        let end = offset_of(root, &range.end_container().ok()?, range.end_offset().ok()?)?;
        if start < end {
            ranges.push((start, end));
        }
    }
    let anchor = offset_of(root, &anchor, selection.anchor_offset())?;
    let focus = offset_of(root, &focus_node, selection.focus_offset())?;
    (!ranges.is_empty()).then_some(Selected {
        ranges,
        is_backward: focus < anchor,
        focus,
    })
}

/// Selects a stretch of the text, with the moving end where it was.
pub fn select(root: &Element, start: Utf16, end: Utf16, is_backward: bool) {
    let (anchor, focus) = if is_backward {
        (end, start)
    } else {
        (start, end)
    };
    set_ends(root, anchor, focus);
}

/// The fixed and the moving end of the selection in `root`, which are one where it is a caret.
#[must_use]
pub fn ends(root: &Element) -> Option<(Utf16, Utf16)> {
    let selection = selection()?;
    let end = |node: Option<Node>, at: u32| {
        let node = node.filter(|it| root.contains(Some(it)))?;
        offset_of(root, &node, at)
    };
    let anchor = end(selection.anchor_node(), selection.anchor_offset())?;
    let focus = end(selection.focus_node(), selection.focus_offset())?;
    Some((anchor, focus))
}

/// Selects from `anchor` to the moving end `focus`; a caret where they are one. False where the text there is
/// not mounted.
pub fn set_ends(root: &Element, anchor: Utf16, focus: Utf16) -> bool {
    let from = point_of(root, anchor, focus < anchor);
    let to = point_of(root, focus, anchor < focus);
    let (Some(selection), Some((from, from_at)), Some((to, to_at))) = (selection(), from, to)
    else {
        return false;
    };
    AWAY.set(None);
    let set = selection.set_base_and_extent(&from, from_at, &to, to_at);
    set.is_ok()
}

/// Puts the caret at a place of the text with nothing selected.
pub fn collapse_to(root: &Element, at: Utf16) {
    let Some(range) = range_of(root, at, at)
        .or_else(|| range_of(root, Utf16::new(at.get().saturating_sub(1)), at))
    else {
        return;
    };
    if let (Some(selection), Ok(node), Ok(at)) =
        (selection(), range.end_container(), range.end_offset())
    {
        AWAY.set(None);
        let _ = selection.collapse_with_offset(Some(&node), at);
    }
}

/// Selects nothing.
pub fn clear() {
    AWAY.set(None);
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// The box of the line at the start (`false`) or the end (`true`) of a stretch.
#[must_use]
pub fn rect_at(root: &Element, start: Utf16, end: Utf16, is_end: bool) -> Option<Rect> {
    let rects = range_of(root, start, end)?.get_client_rects()?;
    let at = if is_end {
        rects.length().checked_sub(1)?
    } else {
        0
    };
    let rect = rects.get(at)?;
    Some(Rect {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    })
}

/// Scrolls `pane` so that the start of a stretch is a third from its top, unless it is in view already.
/// True where it was, or is nowhere.
///
/// What lies between may have estimated heights: once it is laid out, the stretch may be elsewhere.
#[must_use]
pub fn bring_into_view(root: &Element, pane: &HtmlElement, start: Utf16, end: Utf16) -> bool {
    let Some(rect) = rect_at(root, start, end, false) else {
        return true;
    };
    let frame = pane.get_bounding_client_rect();
    let (above, below) = margins(frame.height());
    let is_in_view = rect.top >= frame.top() + above && rect.bottom <= frame.bottom() - below;
    if is_in_view {
        return true;
    }
    let by = rect.top - frame.top() - frame.height() / 3.0;
    // The pane may not be as high yet as it will be: what stands still now can move with the next frame.
    pane.set_scroll_top(pane.scroll_top() + by as i32);
    false
}

/// Whether any of a stretch of the text in `root` is within the box of `pane`.
#[must_use]
pub fn is_in_view(root: &Element, pane: &HtmlElement, start: Utf16, end: Utf16) -> bool {
    let frame = pane.get_bounding_client_rect();
    let (first, last) = (
        rect_at(root, start, end, false),
        rect_at(root, start, end, true),
    );
    first.zip(last).is_some_and(|(first, last)| {
        first.top < frame.bottom() && frame.top() + FIND_BAR < last.bottom
    })
}

/// CSS pixels of a pane at its top that the field for finding lies over.
const FIND_BAR: f64 = 56.0;

/// CSS pixels above the foot of a pane within which its hints stand.
const HINTS: f64 = 136.0;

/// The room kept above and below what is brought into view, in a pane of this height.
fn margins(height: f64) -> (f64, f64) {
    let (some, most) = (height / 8.0, height / 3.0);
    let room = |covered: f64| some.max(covered).min(most);
    (room(FIND_BAR + 8.0), room(HINTS))
}

/// Scrolls `pane` no further than it takes to have a box in view with some room around it.
pub fn reveal(pane: &HtmlElement, rect: Rect) {
    let frame = pane.get_bounding_client_rect();
    let (above, below) = margins(frame.height());
    let above = rect.top - frame.top() - above;
    let below = rect.bottom - frame.bottom() + below;
    let by = if above < 0.0 { above } else { below.max(0.0) };
    if by != 0.0 {
        pane.set_scroll_top(pane.scroll_top() + by as i32);
    }
}

/// Puts an element that scrolls with `pane` over a box of the window: its left edge at `x`, as high as the box.
pub fn place_over(element: &HtmlElement, pane: &HtmlElement, rect: Rect, x: f64) {
    let window = pane.get_bounding_client_rect();
    let top = rect.top - window.top() + f64::from(pane.scroll_top());
    super::dom::place(element, x - window.left(), top);
    super::dom::set_height(element, rect.bottom - rect.top);
}

/// The DOM ranges of stretches, for painting.
#[must_use]
pub fn dom_ranges(root: &Element, stretches: &[(Utf16, Utf16)]) -> Vec<Range> {
    stretches
        .iter()
        .filter_map(|&(start, end)| range_of(root, start, end))
        .collect()
}

/// Whether an event's target lies in `root`.
#[must_use]
pub fn is_within(root: &Element, target: Option<web_sys::EventTarget>) -> bool {
    target
        .and_then(|it| it.dyn_into::<Node>().ok())
        .is_some_and(|it| root.contains(Some(&it)))
}
