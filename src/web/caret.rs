//! Where a caret is on the screen, and what lies on the lines around it.
//!
//! Lines are found by the boxes of single characters. In one block a later character is never on an earlier
//! line, whatever the directions in it, so that the ends of a line are found by halving. The browser's own
//! verb, `Selection.modify`, knows lines too, but stops at what is not laid out and differs between browsers.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range, Text};

use super::point::{block_at, block_start, offset_of};
use super::selection::Rect;
use crate::domain::text::Utf16;

/// A block with its characters, for asking where each is.
struct Lines {
    block: Element,
    start: usize,
    /// Its text nodes, each with the number of UTF-16 units before it.
    nodes: Vec<(Text, usize)>,
    /// Its length without a line end.
    len: usize,
    /// Its length.
    whole: usize,
    range: Range,
    is_rtl: bool,
}

impl Lines {
    fn at(root: &Element, at: Utf16) -> Option<Self> {
        let block = block_at(root, at, false)?;
        let document = root.owner_document()?;
        let walker = document
            .create_tree_walker_with_what_to_show(&block, 4)
            .ok()?;
        let (mut nodes, mut whole, mut ends_line) = (Vec::new(), 0, false);
        while let Ok(Some(node)) = walker.next_node() {
            let text: Text = node.dyn_into().ok()?;
            let before = whole;
            whole += text.length() as usize;
            ends_line = text.data().ends_with('\n');
            nodes.push((text, before));
        }
        let style = web_sys::window()?.get_computed_style(&block).ok()??;
        Some(Self {
            start: block_start(&block)?,
            nodes,
            len: whole - usize::from(ends_line),
            whole,
            range: document.create_range().ok()?,
            is_rtl: style
                .get_property_value("direction")
                .is_ok_and(|it| it == "rtl"),
            block,
        })
    }

    /// The box of the stretch from `from` to `to`, which may be empty, of the block.
    fn rect(&self, from: usize, to: usize) -> Option<Rect> {
        let next = self.nodes.partition_point(|it| it.1 <= from);
        let (node, before) = self.nodes.get(next.checked_sub(1)?)?;
        let place = |at: usize| u32::try_from(at - before).ok();
        self.range.set_start(node, place(from)?).ok()?;
        self.range
            .set_end(node, place(to)?.min(node.length()))
            .ok()?;
        let found = self.range.get_bounding_client_rect();
        (found.height() > 0.0).then(|| Rect {
            left: found.left(),
            top: found.top(),
            right: found.right(),
            bottom: found.bottom(),
        })
    }

    /// The box of a character, or of the nearest before it that has one.
    fn character(&self, at: usize) -> Option<Rect> {
        (0..=at).rev().take(8).find_map(|it| self.rect(it, it + 1))
    }

    /// The characters of the line that holds one: the first, and the first after.
    fn line(&self, at: usize) -> Option<(usize, usize)> {
        let rect = self.character(at)?;
        let middle = (rect.top + rect.bottom) / 2.0;
        let is_above = |it: usize| self.character(it).is_some_and(|it| it.bottom <= middle);
        let is_below = |it: usize| self.character(it).is_some_and(|it| it.top >= middle);
        let first = first_where(0, at, |it| !is_above(it));
        let after = first_where(at + 1, self.len, is_below);
        Some((first, after))
    }

    /// The character whose line a caret is on.
    fn of_caret(&self, at: usize) -> Option<usize> {
        self.len.checked_sub(1).map(|last| at.min(last))
    }

    /// The box of a caret: no wider than nothing.
    fn caret(&self, at: usize) -> Option<Rect> {
        let Some(character) = self.of_caret(at) else {
            let block = self.block.get_bounding_client_rect();
            let side = if self.is_rtl {
                block.right()
            } else {
                block.left()
            };
            return Some(Rect {
                left: side,
                top: block.top(),
                right: side,
                bottom: block.bottom(),
            });
        };
        let line = self.character(character)?;
        // The browser knows the side in mixed directions, but where a line breaks it may mean the line before.
        let own = self
            .rect(at, at)
            .filter(|it| it.top < line.bottom && line.top < it.bottom);
        let is_left = (at == character) != self.is_rtl;
        let side = match own {
            Some(own) => own.left,
            None if is_left => line.left,
            None => line.right,
        };
        Some(Rect {
            left: side,
            right: side,
            ..line
        })
    }

    /// The place on a line that is nearest to `x`.
    fn nearest(&self, (first, after): (usize, usize), x: f64) -> usize {
        // The place after the last character of a line that goes on is the start of the next one.
        let last = if after == self.len {
            after
        } else {
            after.saturating_sub(1)
        };
        let (mut best, mut least) = (first, f64::MAX);
        for at in first..=last {
            let away = self.caret(at).map_or(f64::MAX, |it| (it.left - x).abs());
            if away < least {
                (best, least) = (at, away);
            }
        }
        best
    }
}

/// The first of `low..high` for which `is_there` holds, as it does for all after it; `high` where for none.
fn first_where(low: usize, high: usize, is_there: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (low, high.max(low));
    while low < high {
        let middle = low + (high - low) / 2;
        if is_there(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The box of a caret in the window, of no width.
#[must_use]
pub fn rect(root: &Element, at: Utf16) -> Option<Rect> {
    let lines = Lines::at(root, at)?;
    lines.caret(at.get().checked_sub(lines.start)?)
}

/// Whether text runs from right to left at a place.
#[must_use]
pub fn is_rtl(root: &Element, at: Utf16) -> bool {
    Lines::at(root, at).is_some_and(|it| it.is_rtl)
}

/// An end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before its first character.
    Start,
    /// Where a caret is drawn at its end: before the last character, a space, of a line that goes on.
    End,
    /// After its last character.
    After,
}

/// An end of the line that a caret is on.
#[must_use]
pub fn line_end(root: &Element, at: Utf16, side: Side) -> Option<Utf16> {
    let lines = Lines::at(root, at)?;
    let place = at.get().checked_sub(lines.start)?;
    let Some(character) = lines.of_caret(place) else {
        return Some(at);
    };
    let (first, after) = lines.line(character)?;
    let place = match side {
        Side::Start => first,
        Side::End if after < lines.len => after - 1,
        Side::End | Side::After => after,
    };
    Some(Utf16::new(lines.start + place))
}

/// The place nearest to `x`, in CSS pixels from the left of the window, on the line below or above. `None` in
/// the last or the first line.
#[must_use]
pub fn beside(root: &Element, at: Utf16, is_down: bool, x: f64) -> Option<Utf16> {
    let lines = Lines::at(root, at)?;
    let place = at.get().checked_sub(lines.start)?;
    let near = lines.of_caret(place).and_then(|it| lines.line(it));
    let within = near.and_then(|(first, after)| match is_down {
        true => (after < lines.len).then_some(after),
        false => first.checked_sub(1),
    });
    let (lines, character) = match within {
        Some(character) => (lines, character),
        None => {
            let next = if is_down {
                lines.start + lines.whole
            } else {
                lines.start.checked_sub(1)?
            };
            let other = Lines::at(root, Utf16::new(next))?;
            if other.start == lines.start {
                return None;
            }
            let last = other.len.saturating_sub(1);
            (other, if is_down { 0 } else { last })
        }
    };
    let place = lines
        .line(character)
        .map_or(0, |line| lines.nearest(line, x));
    Some(Utf16::new(lines.start + place))
}

/// The place of the text under a point of the window, in CSS pixels.
#[must_use]
pub fn place_at(root: &Element, x: f64, y: f64) -> Option<Utf16> {
    let document = root.owner_document()?;
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    let call = |name: &str| {
        let act = get(&document, name)?.dyn_into::<js_sys::Function>().ok()?;
        let found = act.call2(&document, &x.into(), &y.into()).ok()?;
        (!found.is_null()).then_some(found)
    };
    // The standard one, which web-sys does not have, and that of WebKit.
    let (found, node, at) = match call("caretPositionFromPoint") {
        Some(found) => (found, "offsetNode", "offset"),
        None => (
            call("caretRangeFromPoint")?,
            "startContainer",
            "startOffset",
        ),
    };
    let node = get(&found, node)?.dyn_into::<Node>().ok()?;
    let at = get(&found, at)?.as_f64()?;
    root.contains(Some(&node)).then_some(())?;
    offset_of(root, &node, at as u32)
}

/// The first place in view of a pane whose contents begin at `top`, in CSS pixels from the top of the window.
#[must_use]
pub fn first_in_view(root: &Element, top: f64) -> Option<Utf16> {
    let first_below = |elements: Vec<Element>| {
        elements
            .into_iter()
            .find(|it| it.get_bounding_client_rect().bottom() > top + 1.0)
    };
    let children = |it: &Element| {
        let all = it.children();
        (0..all.length())
            .filter_map(|at| all.item(at))
            .collect::<Vec<_>>()
    };
    let chunk = first_below(children(root))?;
    let blocks = super::dom::all_in(&chunk, "[data-block]");
    let block = first_below(blocks.into_iter().map(Element::from).collect())?;
    Some(Utf16::new(block_start(&block)?))
}
