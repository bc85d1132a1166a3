//! Places in the DOM and in the text are one: there and back, at every character.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;
use whosaid::domain::text::Utf16;
use whosaid::web::point::{block_at, offset_of, range_of};

use crate::page::{BLOCKS, Stage, document, draw};

/// The UTF-16 offset before each character, and the end.
fn boundaries(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut found = vec![0];
    for character in text.chars() {
        at += character.len_utf16();
        found.push(at);
    }
    found
}

#[wasm_bindgen_test]
fn ok_every_stretch_is_found_there_and_back() {
    let stage = Stage::new();
    let text = draw(&stage, BLOCKS.len());
    let units: Vec<u16> = text.encode_utf16().collect();
    let boundaries = boundaries(&text);
    for (at, &start) in boundaries.iter().enumerate() {
        for &end in &boundaries[at + 1..] {
            let range = range_of(&stage.0, Utf16::new(start), Utf16::new(end)).unwrap();
            let words = String::from(range.to_string());
            assert_eq!(words, String::from_utf16(&units[start..end]).unwrap());
            let of = |node: Node, at| offset_of(&stage.0, &node, at).unwrap().get();
            let found = (
                of(
                    range.start_container().unwrap(),
                    range.start_offset().unwrap(),
                ),
                of(range.end_container().unwrap(), range.end_offset().unwrap()),
            );
            assert_eq!(found, (start, end));
        }
    }
}

#[wasm_bindgen_test]
fn ok_at_a_border_a_stretch_holds_its_own_words() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    for (start, end, from, to) in [
        (6, 10, "e\u{301}t ", "e\u{301}t "),
        (0, 6, "Nu 🙂 ", "Nu 🙂 "),
        (22, 26, "\n", "one"),
        (23, 30, "one", " two"),
        (37, 52, "whole block\n", "end"),
    ] {
        let range = range_of(&stage.0, Utf16::new(start), Utf16::new(end)).unwrap();
        let words = |it: Node| it.text_content().unwrap();
        let found = (
            words(range.start_container().unwrap()),
            words(range.end_container().unwrap()),
        );
        assert_eq!(found, (from.to_owned(), to.to_owned()), "{start} to {end}");
    }
}

/// A point by the path of child numbers to its node, and its offset there.
#[track_caller]
fn check(path: &[u32], at: u32, expected: usize) {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let mut node: Node = stage.0.clone().into();
    for &child in path {
        node = node.child_nodes().get(child).unwrap();
    }
    let found = offset_of(&stage.0, &node, at).map(Utf16::get);
    assert_eq!(found, Some(expected), "{path:?} {at}");
}

#[wasm_bindgen_test]
fn ok_elements_hold_points_too() {
    // The blocks begin at 0, 22, 23, 37 and 49, and the text ends at 52.
    check(&[], 0, 0);
    check(&[], 1, 22);
    check(&[], 3, 37);
    check(&[], 5, 52);
    check(&[0], 1, 6);
    check(&[0], 2, 10);
    check(&[0], 3, 22);
    check(&[0, 1], 0, 6);
    check(&[0, 1], 1, 10);
    check(&[0, 1, 0], 2, 8);
    check(&[1], 0, 22);
    check(&[1], 1, 23);
    check(&[4, 0], 3, 52);
}

#[wasm_bindgen_test]
fn ok_points_outside_are_held_inside() {
    let before = Stage::new();
    let stage = Stage::new();
    let after = Stage::new();
    let n_units = draw(&stage, BLOCKS.len()).encode_utf16().count();
    let body: Node = document().body().unwrap().into();
    let last = body.child_nodes().length();
    for (node, at, expected) in [
        (before.0.clone().into(), 0, 0),
        (after.0.clone().into(), 0, n_units),
        (body.clone(), 0, 0),
        (body, last, n_units),
    ] {
        let node: Node = node;
        let found = offset_of(&stage.0, &node, at).map(Utf16::get);
        assert_eq!(found, Some(expected));
    }
}

#[wasm_bindgen_test]
fn ok_what_is_not_mounted_is_not_found() {
    let stage = Stage::new();
    let mounted = draw(&stage, 3).encode_utf16().count();
    let find = |start, end| range_of(&stage.0, Utf16::new(start), Utf16::new(end));
    assert!(find(0, mounted).is_some());
    assert!(find(0, mounted + 1).is_none());
    assert!(find(mounted + 1, mounted + 2).is_none());
    let empty = Stage::new();
    assert!(range_of(&empty.0, Utf16::new(0), Utf16::new(1)).is_none());
    assert!(range_of(&empty.0, Utf16::new(0), Utf16::new(0)).is_none());
}

#[wasm_bindgen_test]
fn ok_blocks_are_found() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    for (at, is_end, expected) in [
        (0, false, "0"),
        (0, true, "0"),
        (21, false, "0"),
        (22, false, "22"),
        (22, true, "0"),
        (23, true, "22"),
        (51, false, "49"),
        (52, true, "49"),
    ] {
        let block = block_at(&stage.0, Utf16::new(at), is_end).unwrap();
        let found = block.get_attribute("data-block").unwrap();
        assert_eq!(found, expected, "{at} {is_end}");
        assert!(block.is_instance_of::<web_sys::Element>());
    }
}
