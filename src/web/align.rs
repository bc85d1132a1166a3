//! Cards beside the lines that they are about: two panes that scroll as one.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Cards that are aligned at most: each line that is asked for is laid out.
const MOST: usize = 80;

/// How far a card may be below its line, in CSS pixels: beyond that there is no room.
const LAG: f64 = 240.0;

/// Puts each card of `list` at the height of the first mark that it is about, below the one before it, and gives
/// the list the height of the text. `cards` are elements with `data-annotation`, marks are in `text` and have that
/// id among theirs. False where there is no room: too many cards, cards that would come to lie far below their
/// lines, or panes that are not beside each other. Then the list is what it was.
///
/// Both panes are taken to begin at the same height of the window.
#[must_use]
pub fn align(list: &HtmlElement, pane: &HtmlElement, text: &HtmlElement) -> bool {
    clear(list);
    let (window, beside) = (
        text.get_bounding_client_rect(),
        pane.get_bounding_client_rect(),
    );
    let is_beside = beside.width() > 0.0
        && (beside.left() >= window.right() - 1.0 || beside.right() <= window.left() + 1.0);
    let cards = super::dom::all_in(list, "[data-annotation]");
    if !is_beside || cards.is_empty() || cards.len() > MOST {
        return false;
    }
    let scrolled = f64::from(text.scroll_top());
    let line = |card: &HtmlElement| {
        let id = card.get_attribute("data-annotation")?;
        let mark = text
            .query_selector(&format!("mark[data-annotation~=\"{id}\"]"))
            .ok()??;
        Some(mark.get_bounding_client_rect().top() - window.top() + scrolled)
    };
    let top = |it: &HtmlElement| {
        it.get_bounding_client_rect().top() - beside.top() + f64::from(pane.scroll_top())
    };
    // Every card goes down by as much as the one before it, and on to its line. Moved and not pushed: what stands
    // between cards stays what it is.
    let mut down = 0.0;
    let mut moves = Vec::with_capacity(cards.len());
    for card in &cards {
        let Some(line) = line(card) else {
            return false;
        };
        let here = top(card);
        down = f64::max(down, line - here);
        if here + down - line > LAG {
            return false;
        }
        moves.push(down);
    }
    for (card, down) in cards.iter().zip(moves) {
        set(card, "top", down);
    }
    let bottom = top(list) + list.get_bounding_client_rect().height();
    set(
        list,
        "padding-block-end",
        (f64::from(text.scroll_height()) - bottom).max(down),
    );
    true
}

/// Lets a list be a list again.
pub fn clear(list: &HtmlElement) {
    for card in super::dom::all_in(list, "[data-annotation]") {
        let _ = card.style().remove_property("top");
    }
    let _ = list.style().remove_property("padding-block-end");
}

/// Scrolls one pane to where the other is.
pub fn follow(leader: &Element, follower: &Element) {
    // Where it is there already nothing happens, and the two do not answer each other for ever.
    if leader.scroll_top() != follower.scroll_top() {
        follower.set_scroll_top(leader.scroll_top());
    }
}

/// The pane that holds an element.
#[must_use]
pub fn pane_of(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok()??.dyn_into().ok()
}

fn set(element: &HtmlElement, property: &str, pixels: f64) {
    let _ = element
        .style()
        .set_property(property, &format!("{}px", pixels as i32));
}
