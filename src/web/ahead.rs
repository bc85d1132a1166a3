//! Work that goes on before somebody waits for it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Begins a task now. What is given back waits for its outcome, and may be waited for later or not at all; `None` only
/// where the browser lets go of the task.
pub fn begin<T: 'static>(
    task: impl Future<Output = T> + 'static,
) -> impl Future<Output = Option<T>> {
    let found = Rc::new(RefCell::new(None));
    let to = Rc::clone(&found);
    let promise = future_to_promise(async move {
        let outcome = task.await;
        to.replace(Some(outcome));
        Ok(JsValue::UNDEFINED)
    });
    async move {
        // It is never rejected.
        let _ = JsFuture::from(promise).await;
        found.take()
    }
}
