//! Browser tests.
#![cfg(target_arch = "wasm32")]

mod html;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
