//! A menu is walked by the keys of the ARIA Authoring Practices.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::ui::widgets::{Menu, MenuEntry, MenuProps, Sign};
use yew::Callback;

use crate::page::{Stage, document, press, script};

/// What has the focus, by its words.
fn focused() -> String {
    let active = document().active_element();
    active.and_then(|it| it.text_content()).unwrap_or_default()
}

async fn key(key: &str) {
    press(&document().active_element().unwrap(), key);
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn ok_keys_walk_and_close() {
    let chosen = Rc::new(RefCell::new(Vec::new()));
    let entry = |name: &'static str| {
        let chosen = Rc::clone(&chosen);
        MenuEntry {
            name: name.into(),
            on_choose: Callback::from(move |()| chosen.borrow_mut().push(name)),
        }
    };
    let stage = Stage::new();
    let props = MenuProps {
        name: "Export".into(),
        sign: Sign::Export,
        entries: ["one", "two", "three"].map(entry).into(),
    };
    let handle = stage.mount::<Menu>(props).await;
    let button = stage.find("button");
    button.focus().unwrap();
    let is_open = || button.get_attribute("aria-expanded").as_deref() == Some("true");
    assert!(!is_open() && stage.all("[role=menu]").is_empty());

    for (pressed, expected) in [
        ("ArrowDown", "one"),
        ("ArrowDown", "two"),
        ("ArrowDown", "three"),
        ("ArrowDown", "one"),
        ("ArrowUp", "three"),
        ("Home", "one"),
        ("End", "three"),
        ("x", "three"),
    ] {
        key(pressed).await;
        assert!(is_open());
        assert_eq!(focused(), expected, "{pressed}");
    }
    let menu = stage.find("[role=menu]");
    assert_eq!(menu.get_attribute("aria-label").as_deref(), Some("Export"));

    key("Escape").await;
    assert!(!is_open());
    assert_eq!(focused(), "Export");

    // A click opens it, a choice is told once, and the focus goes back.
    button.click();
    yew::scheduler::flush().await;
    assert_eq!(focused(), "one");
    key("ArrowDown").await;
    stage.all("[role=menuitem]")[1].unchecked_click();
    yew::scheduler::flush().await;
    assert_eq!(*chosen.borrow(), ["two"]);
    assert!(!is_open());
    assert_eq!(focused(), "Export");

    // A press elsewhere and Tab close it.
    button.click();
    yew::scheduler::flush().await;
    script(
        "it.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
        &document().body().unwrap(),
        "",
    );
    yew::scheduler::flush().await;
    assert!(!is_open());
    button.click();
    yew::scheduler::flush().await;
    key("Tab").await;
    assert!(!is_open());
    handle.destroy();
}

trait Click {
    fn unchecked_click(&self);
}

impl Click for web_sys::Element {
    fn unchecked_click(&self) {
        wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlElement>(self).click();
    }
}
