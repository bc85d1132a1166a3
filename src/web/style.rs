//! Style sheets that come with a part of the program.

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::dom;

/// Links a style sheet of the site, by its address relative to the page, and waits until it is in force or known to be
/// missing: what comes with it is not shown bare.
pub async fn link(address: &str) {
    let head = dom::document().and_then(|it| it.head());
    let link = dom::document().and_then(|it| it.create_element("link").ok());
    let Some((head, link)) = head.zip(link) else {
        return;
    };
    let set = |name: &str, value: &str| link.set_attribute(name, value).is_ok();
    if !(set("rel", "stylesheet") && set("href", address)) {
        return;
    }
    let waiting = Promise::new(&mut |resolve, _| {
        for outcome in ["load", "error"] {
            let resolve = resolve.clone();
            let done = EventListener::once(&link, outcome, move |_| {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            });
            // The sheet stays as long as the page.
            done.forget();
        }
        let _ = head.append_child(&link);
    });
    let _ = JsFuture::from(waiting).await;
}
