//! What is called after a frame or in idle time is called once, and not at all once it is let go.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::domain::text::Utf16;
use whosaid::web::frame::{Pending, after_paint, later, mark, request_frame, when_idle};
use whosaid::web::highlight;
use whosaid::web::point::range_of;

use crate::page::{BLOCKS, Stage, called, draw, script};

type Call = Box<dyn FnOnce()>;

/// A call that is let go is not made, one that is kept is, and one that is forgotten is.
async fn check(name: &str, begin: fn(Call) -> Pending) {
    let log = Rc::new(RefCell::new(Vec::new()));
    let note = |word: &'static str| -> Call {
        let log = Rc::clone(&log);
        Box::new(move || log.borrow_mut().push(word))
    };
    drop(begin(note("dropped")));
    let kept = begin(note("kept"));
    begin(note("forgotten")).forget();
    // Whatever was begun before this has had its turn when this is called.
    called(|done| begin(done).forget()).await;
    assert_eq!(*log.borrow(), ["kept", "forgotten"], "{name}");
    drop(kept);
}

#[wasm_bindgen_test]
async fn ok_what_is_let_go_is_not_called() {
    check("after_paint", after_paint).await;
    check("when_idle", when_idle).await;
    check("later", |call| later(1, call)).await;
}

#[wasm_bindgen_test]
async fn ok_a_frame_comes_before_what_follows_it() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let first = Rc::clone(&log);
    request_frame(move || first.borrow_mut().push("frame"));
    let second = Rc::clone(&log);
    called(|done| {
        after_paint(move || {
            second.borrow_mut().push("after");
            done();
        })
        .forget();
    })
    .await;
    assert_eq!(*log.borrow(), ["frame", "after"]);
}

#[wasm_bindgen_test]
fn ok_marks_are_for_measurement() {
    mark("made-by-a-test");
    let body = "return performance.getEntriesByName(words).length";
    let found = script(body, &JsValue::NULL, "made-by-a-test");
    assert_eq!(found.as_f64(), Some(1.0));
}

#[wasm_bindgen_test]
fn ok_stretches_are_painted_where_the_browser_can() {
    let stage = Stage::new();
    draw(&stage, BLOCKS.len());
    let before = stage.0.inner_html();
    let range = range_of(&stage.0, Utf16::new(0), Utf16::new(8)).unwrap();
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).unwrap();
    let can = Reflect::has(&css, &"highlights".into()).unwrap();
    let size = || {
        let body = "return CSS.highlights?.has(words) ? CSS.highlights.get(words).size : -1";
        script(body, &JsValue::NULL, "test").as_f64().unwrap()
    };
    highlight::show("test", &[range.clone(), range.clone_range()]);
    assert_eq!(size(), if can { 2.0 } else { -1.0 });
    highlight::show("test", &[]);
    assert_eq!(size(), -1.0);
    assert_eq!(stage.0.inner_html(), before);
}
