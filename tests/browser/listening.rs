//! A listener hears until it is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, KeyboardEvent};
use whosaid::web::events::{listen, on_document, on_storage, on_window};

use crate::page::{Stage, document, n_listeners, press, script};

#[wasm_bindgen_test]
fn ok_a_dropped_listener_is_gone() {
    let stage = Stage::new();
    let log = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&log);
    let listener = listen(&stage.0, "keydown", move |event: KeyboardEvent| {
        event.prevent_default();
        heard.borrow_mut().push(event.key());
    });
    assert!(!press(&stage.0, "a"), "the default is prevented");
    // An event of another kind under the same name is not taken for one.
    stage
        .0
        .dispatch_event(&Event::new("keydown").unwrap())
        .unwrap();
    drop(listener);
    assert!(press(&stage.0, "b"));
    assert_eq!(*log.borrow(), ["a"]);
}

#[wasm_bindgen_test]
fn ok_document_and_window_are_let_go_too() {
    let before = n_listeners();
    let log = Rc::new(RefCell::new(Vec::new()));
    let (by_document, by_window, by_storage) = (Rc::clone(&log), Rc::clone(&log), Rc::clone(&log));
    let listeners = (
        on_document("keydown", move |_: Event| {
            by_document.borrow_mut().push("document".to_owned())
        }),
        on_window("keydown", move |_: Event| {
            by_window.borrow_mut().push("window".to_owned())
        }),
        on_storage(move |key, value| by_storage.borrow_mut().push(format!("{key:?} {value:?}"))),
    );
    assert_eq!(n_listeners(), before + 3.0);
    let act = || {
        press(&document().body().unwrap(), "a");
        let body =
            "window.dispatchEvent(new StorageEvent('storage', { key: words, newValue: '1' }));
            window.dispatchEvent(new StorageEvent('storage'))";
        script(body, &document(), "k");
    };
    act();
    drop(listeners);
    assert_eq!(n_listeners(), before);
    act();
    assert_eq!(
        *log.borrow(),
        ["document", "window", "Some(\"k\") Some(\"1\")", "None None"]
    );
}
