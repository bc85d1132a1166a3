//! A dialog takes the focus and gives it back.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement};
use whosaid::ui::widgets::{Dialog, DialogProps};
use whosaid::web::dom::has_open_dialog;
use yew::{Callback, Children, html};

use crate::page::{Stage, document, script};

#[wasm_bindgen_test]
async fn ok_the_focus_goes_in_and_back() {
    let outside = Stage::new();
    let button: HtmlElement = document()
        .create_element("button")
        .unwrap()
        .unchecked_into();
    outside.0.append_child(&button).unwrap();
    button.focus().unwrap();
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()));

    let stage = Stage::new();
    let n_closed = Rc::new(Cell::new(0));
    let on_close = {
        let n_closed = Rc::clone(&n_closed);
        Callback::from(move |()| n_closed.set(n_closed.get() + 1))
    };
    let children = Children::new(vec![html! { <input id="in-the-dialog" /> }]);
    let props = DialogProps {
        name: "A name".into(),
        on_close,
        children,
    };
    let handle = stage.mount::<Dialog>(props).await;
    let dialog: HtmlDialogElement = stage.find("dialog").unchecked_into();
    assert!(dialog.open() && has_open_dialog());
    assert_eq!(
        dialog.get_attribute("aria-label").as_deref(),
        Some("A name")
    );
    assert!(dialog.contains(document().active_element().as_deref()));

    // Escape: the browser asks, and whoever holds the dialog closes it.
    script(
        "it.dispatchEvent(new Event('cancel', { cancelable: true }))",
        &dialog,
        "",
    );
    assert_eq!(n_closed.get(), 1);
    assert!(dialog.open());
    stage.find("dialog header button").click();
    assert_eq!(n_closed.get(), 2);

    handle.destroy();
    yew::scheduler::flush().await;
    assert!(!has_open_dialog());
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()));
}
