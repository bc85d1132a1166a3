//! Browser tests: the edge to the DOM, and components on the page, as one program.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test fails"
)]

mod dialog;
mod frame;
mod html;
mod leaks;
mod list;
mod listening;
mod menu;
mod page;
mod pattern;
mod point;
mod reader;
mod segmenter;
mod selection;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
