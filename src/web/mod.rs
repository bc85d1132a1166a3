//! The browser, thinly: the only place that names web-sys, js-sys, gloo or a `JsValue`.
//!
//! Knows no rules and no Yew. Every listener is owned by a value and goes when that is dropped.

pub mod ahead;
pub mod align;
pub mod caret;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod events;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod highlight;
pub mod html;
pub mod language;
pub mod often;
pub mod pattern;
pub mod point;
pub mod print;
pub mod route;
pub mod segmenter;
pub mod selection;
pub mod storage;
pub mod style;
pub mod tie;
pub mod worker;
