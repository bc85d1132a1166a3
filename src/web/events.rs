//! Event listeners that are owned: dropping one removes it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget};

/// A listener that is removed when this is dropped.
#[derive(Debug)]
#[must_use = "dropping it removes the listener"]
pub struct Listener {
    _listener: EventListener,
}

/// Listens for `name` on `target`. The handler may prevent the default.
pub fn listen<E: JsCast>(
    target: &EventTarget,
    name: &'static str,
    handler: impl Fn(E) + 'static,
) -> Listener {
    let handler = move |event: &Event| {
        if let Ok(event) = event.clone().dyn_into::<E>() {
            handler(event);
        }
    };
    boxed(target, name, Box::new(handler))
}

/// For all callers one listener: see `web/frame.rs`.
fn boxed(target: &EventTarget, name: &'static str, handler: Box<dyn Fn(&Event)>) -> Listener {
    let options = EventListenerOptions::enable_prevent_default();
    Listener {
        _listener: EventListener::new_with_options(target, name, options, handler),
    }
}

/// Listens on the document.
pub fn on_document<E: JsCast>(
    name: &'static str,
    handler: impl Fn(E) + 'static,
) -> Option<Listener> {
    super::dom::document().map(|it| listen(it.as_ref(), name, handler))
}

/// Listens on the window.
pub fn on_window<E: JsCast>(name: &'static str, handler: impl Fn(E) + 'static) -> Option<Listener> {
    web_sys::window().map(|it| listen(it.as_ref(), name, handler))
}

/// What another tab did to local storage: the key, or `None` where all was cleared, and its new value.
pub fn on_storage(handler: impl Fn(Option<String>, Option<String>) + 'static) -> Option<Listener> {
    on_window("storage", move |event: web_sys::StorageEvent| {
        handler(event.key(), event.new_value())
    })
}

/// Tells all that follows the size of the window that something in it has another size now.
pub fn tell_resize() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("resize")) {
        let _ = window.dispatch_event(&event);
    }
}
