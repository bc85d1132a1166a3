//! Places in the DOM as places in the article's text, and back.
//!
//! The text is in blocks, elements with `data-block` = the block's first UTF-16 offset. Inside a block only
//! text nodes count; badges are drawn by the style sheet and are no text.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Text};

use crate::domain::text::Utf16;

/// The attribute of a block: the UTF-16 offset of its first character.
pub const BLOCK: &str = "data-block";

/// The offset in the text of a point in the DOM, held inside the text where the point is outside of it.
#[must_use]
pub fn offset_of(root: &Element, node: &Node, at: u32) -> Option<Utf16> {
    let document = root.owner_document()?;
    let block = block_of(root, node);
    let (from, base) = match &block {
        Some(block) => (block, block_start(block)?),
        None => (root, 0),
    };
    let range = document.create_range().ok()?;
    range.select_node_contents(from).ok()?;
    match range.compare_point(node, at) {
        Ok(-1) => return Some(Utf16::new(base)),
        Ok(1) => return Some(Utf16::new(base + length(&range))),
        _ => {}
    }
    range.set_end(node, at).ok()?;
    Some(Utf16::new(base + length(&range)))
}

/// The DOM range of a stretch of the text, or `None` while its blocks are not mounted.
#[must_use]
pub fn range_of(root: &Element, start: Utf16, end: Utf16) -> Option<Range> {
    let range = root.owner_document()?.create_range().ok()?;
    let (node, at) = point_of(root, start, false)?;
    range.set_start(&node, at).ok()?;
    let (node, at) = point_of(root, end, true)?;
    range.set_end(&node, at).ok()?;
    Some(range)
}

/// The text node and the offset in it of a place in the text. At a border between two text nodes the later
/// one is meant, or the earlier where the place is an end.
pub(super) fn point_of(root: &Element, at: Utf16, is_end: bool) -> Option<(Text, u32)> {
    let block = block_at(root, at, is_end)?;
    let mut left = at.get().checked_sub(block_start(&block)?)?;
    let walker = root
        .owner_document()?
        .create_tree_walker_with_what_to_show(&block, 4)
        .ok()?;
    let mut last = None;
    while let Ok(Some(node)) = walker.next_node() {
        let text: Text = node.dyn_into().ok()?;
        let len = text.length() as usize;
        if left < len || (is_end && left == len) {
            return Some((text, u32::try_from(left).ok()?));
        }
        left -= len;
        last = Some((text, u32::try_from(len).ok()?));
    }
    last.filter(|_| left == 0)
}

/// The mounted block that holds a place.
///
/// Looked for among the children of the root first, each of which holds some blocks or is one: asking the
/// browser for all blocks takes it milliseconds where there are thousands.
#[must_use]
pub fn block_at(root: &Element, at: Utf16, is_end: bool) -> Option<Element> {
    let wanted = if is_end {
        at.get().saturating_sub(1)
    } else {
        at.get()
    };
    let children = root.children();
    let first = |at| {
        let child = children.item(at)?;
        block_start(&child).or_else(|| block_start(&child.query_selector(&blocks()).ok()??))
    };
    let child = children.item(last_not_after(wanted, children.length(), first)?)?;
    if child.has_attribute(BLOCK) {
        return Some(child);
    }
    let blocks = child.query_selector_all(&blocks()).ok()?;
    let block = |at| -> Option<Element> { blocks.get(at)?.dyn_into().ok() };
    let start = |at| block_start(&block(at)?);
    block(last_not_after(wanted, blocks.length(), start)?)
}

/// The last of `count` ascending starts that is not after `wanted`.
fn last_not_after(wanted: usize, count: u32, start: impl Fn(u32) -> Option<usize>) -> Option<u32> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if start(middle)? <= wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

fn blocks() -> String {
    format!("[{BLOCK}]")
}

fn block_of(root: &Element, node: &Node) -> Option<Element> {
    let element = match node.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => node.parent_element()?,
    };
    let block = element.closest(&blocks()).ok()??;
    root.contains(Some(&block)).then_some(block)
}

/// The UTF-16 offset of a block's first character.
pub(super) fn block_start(block: &Element) -> Option<usize> {
    block.get_attribute(BLOCK)?.parse().ok()
}

/// UTF-16 length of what a range covers. `Range.toString` reads text nodes whatever is drawn, where
/// `Selection.toString` loses what is not.
fn length(range: &Range) -> usize {
    range.to_string().length() as usize
}
