//! The person's selection comes as stretches of the text, and goes back as such.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Selection;
use whosaid::domain::text::Utf16;
use whosaid::web::point::range_of;
use whosaid::web::selection::{
    bring_back, clear, collapse_to, dom_ranges, is_away, put_away, rect_at, select, selected,
};

use crate::page::{BLOCKS, Stage, document, draw};

fn selection() -> Selection {
    web_sys::window().unwrap().get_selection().unwrap().unwrap()
}

#[track_caller]
fn check(start: usize, end: usize, is_backward: bool) {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let (from, to) = (Utf16::new(start), Utf16::new(end));
    select(&stage.0, from, to, is_backward);
    let found = selected(&stage.0).unwrap();
    assert_eq!(found.ranges, [(from, to)]);
    assert_eq!(found.is_backward, is_backward, "{start} to {end}");
    assert_eq!(found.focus, if is_backward { from } else { to });
    put_away();
    assert!(is_away());
    assert_eq!(selection().range_count(), 0);
    // A dialog over a dialog.
    put_away();
    bring_back();
    assert!(!is_away());
    assert_eq!(selected(&stage.0), Some(found));
    clear();
    assert_eq!(selected(&stage.0), None);
}

#[wasm_bindgen_test]
fn ok_what_is_selected_is_read_back() {
    for is_backward in [false, true] {
        check(0, 2, is_backward);
        check(3, 5, is_backward);
        check(6, 10, is_backward);
        check(8, 30, is_backward);
        check(22, 23, is_backward);
        check(23, 26, is_backward);
        check(26, 30, is_backward);
        check(37, 49, is_backward);
        check(0, 52, is_backward);
    }
}

#[wasm_bindgen_test]
fn ok_a_caret_is_no_selection() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    for at in [0, 6, 22, 23, 49, 52] {
        collapse_to(&stage.0, Utf16::new(at));
        assert!(selection().is_collapsed());
        assert_eq!(selected(&stage.0), None, "{at}");
        let node = selection().anchor_node().unwrap();
        assert!(stage.0.contains(Some(&node)), "{at}");
    }
}

#[wasm_bindgen_test]
fn ok_what_is_selected_meanwhile_stays_when_the_dialog_goes() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let (start, end) = (Utf16::new(8), Utf16::new(30));
    let meanwhile: [&dyn Fn(); 3] = [
        &|| select(&stage.0, Utf16::new(0), Utf16::new(2), false),
        &|| collapse_to(&stage.0, Utf16::new(6)),
        &clear,
    ];
    for (at, act) in meanwhile.into_iter().enumerate() {
        select(&stage.0, start, end, true);
        put_away();
        act();
        let expected = selected(&stage.0);
        let ranges = selection().range_count();
        assert!(!is_away(), "{at}");
        bring_back();
        assert_eq!(selected(&stage.0), expected, "{at}");
        assert_eq!(selection().range_count(), ranges, "{at}");
    }
    clear();
}

#[wasm_bindgen_test]
fn ok_what_reaches_out_is_held_inside_and_what_is_elsewhere_is_not_taken() {
    let before = Stage::new();
    before.0.set_text_content(Some("before"));
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let inside = range_of(&stage.0, Utf16::new(0), Utf16::new(8)).unwrap();
    let (node, at) = (
        inside.end_container().unwrap(),
        inside.end_offset().unwrap(),
    );
    let outside = before.0.first_child().unwrap();
    selection()
        .set_base_and_extent(&outside, 2, &node, at)
        .unwrap();
    let found = selected(&stage.0).unwrap();
    assert_eq!(found.ranges, [(Utf16::new(0), Utf16::new(8))]);
    selection()
        .set_base_and_extent(&outside, 0, &outside, 2)
        .unwrap();
    assert_eq!(selected(&stage.0), None);
    clear();
}

#[wasm_bindgen_test]
fn ok_several_stretches_where_the_browser_has_them() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let stretches = [(0, 2), (23, 26)].map(|(from, to)| (Utf16::new(from), Utf16::new(to)));
    let ranges = dom_ranges(&stage.0, &stretches);
    assert_eq!(ranges.len(), 2);
    clear();
    for range in &ranges {
        selection().add_range(range).unwrap();
    }
    let found = selected(&stage.0).unwrap().ranges;
    // Chromium keeps the first range and ignores the rest.
    assert_eq!(found, stretches[..selection().range_count() as usize]);
    clear();
}

#[wasm_bindgen_test]
fn ok_boxes_are_those_of_the_first_and_the_last_line() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let at = |is_end| rect_at(&stage.0, Utf16::new(0), Utf16::new(52), is_end).unwrap();
    let (first, last) = (at(false), at(true));
    assert!(first.bottom <= last.top, "{first:?} {last:?}");
    assert!(first.left < first.right);
    assert_eq!(
        rect_at(&stage.0, Utf16::new(60), Utf16::new(61), false),
        None
    );
    assert!(document().body().is_some());
}
