//! Frames: what to do after the next one, and in idle time, and the marks that measurement reads.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::dom;

/// Something that will be called unless this is dropped before.
#[derive(Debug)]
#[must_use = "dropping it cancels the call"]
pub struct Pending {
    is_cancelled: Rc<Cell<bool>>,
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.is_cancelled.set(true);
    }
}

impl Pending {
    /// Lets the call happen whatever becomes of the caller.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

/// What is called. Boxed at once: timers and listeners with each caller's own closure in them weigh 8 KB more in the
/// page.
type Call = Box<dyn FnOnce()>;

impl Pending {
    /// A call and what cancels it.
    fn of(call: Call) -> (Self, Call) {
        let is_cancelled = Rc::new(Cell::new(false));
        let seen = Rc::clone(&is_cancelled);
        let call = Box::new(move || {
            if !seen.get() {
                call();
            }
        });
        (Self { is_cancelled }, call)
    }
}

/// Calls after the next frame has been handed to the screen: an animation frame, then a task of its own.
pub fn after_paint(call: impl FnOnce() + 'static) -> Pending {
    let (pending, call) = Pending::of(Box::new(call));
    frame(Box::new(move || time(0, call)));
    pending
}

/// Calls after everything that waits for the next frame by [`after_paint`], whatever was asked first: for what
/// belongs to the frame after.
pub fn after_others(call: impl FnOnce() + 'static) {
    after_paint(move || later(0, call).forget()).forget();
}

/// Calls at the next animation frame, before it is drawn.
pub fn request_frame(call: impl FnOnce() + 'static) {
    frame(Box::new(call));
}

fn frame(call: Call) {
    let closure = Closure::once_into_js(call);
    if let Some(window) = web_sys::window() {
        // Refused only in a page that is going away.
        let _ = window.request_animation_frame(closure.unchecked_ref());
    }
}

fn time(millis: u32, call: Call) {
    Timeout::new(millis, call).forget();
}

/// Calls when the browser has nothing better to do. WebKit has no idle callback: a short timer stands in.
pub fn when_idle(call: impl FnOnce() + 'static) -> Pending {
    let (pending, call) = Pending::of(Box::new(call));
    idle(call);
    pending
}

fn idle(call: Call) {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    let has_idle = js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false);
    match web_sys::window().filter(|_| has_idle) {
        Some(window) => {
            let closure = Closure::once_into_js(move |_: JsValue| call());
            // Refused only in a page that is going away.
            drop(window.request_idle_callback(closure.unchecked_ref()));
        }
        None => time(8, call),
    }
}

/// Calls after `millis` milliseconds.
pub fn later(millis: u32, call: impl FnOnce() + 'static) -> Pending {
    let (pending, call) = Pending::of(Box::new(call));
    time(millis, call);
    pending
}

/// Sets a performance mark.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|it| it.performance()) {
        let _ = performance.mark(name);
    }
}

/// Lets the browser do what waits, such as what a person typed, and goes on then.
pub async fn breath() {
    resume(&|call| time(0, call)).await;
}

/// Lets the browser draw what has changed, and goes on then; a page that nobody sees is not drawn, and goes on at once.
pub async fn drawn() {
    resume(&|call| match dom::is_hidden() {
        true => time(0, call),
        false => frame(Box::new(move || time(0, call))),
    })
    .await;
}

/// Goes on when `later` calls.
async fn resume(later: &dyn Fn(Call)) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        later(Box::new(move || {
            // Settling a promise cannot fail.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
