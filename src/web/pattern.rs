//! Regular expressions: the browser's own, which know every script.

use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::text::Utf16;

/// Milliseconds after which a search ends with what it has: some patterns take longer than anybody waits.
const PATIENCE: f64 = 500.0;

/// Where a pattern matches, in order: start and end. Without `is_exact`, whatever the letters' case. `^` and `$` are
/// the ends of lines. Empty matches are left out.
///
/// # Errors
/// What the browser finds wrong with the pattern, in its words.
pub fn matches(text: &str, pattern: &str, is_exact: bool) -> Result<Vec<(Utf16, Utf16)>, String> {
    try_matches(text, pattern, is_exact).map_err(|error| {
        let message = Reflect::get(&error, &"message".into()).ok();
        message.and_then(|it| it.as_string()).unwrap_or_default()
    })
}

fn try_matches(text: &str, pattern: &str, is_exact: bool) -> Result<Vec<(Utf16, Utf16)>, JsValue> {
    // By hand: `RegExp::new` does not catch what a broken pattern throws.
    let constructor: Function = Reflect::get(&js_sys::global(), &"RegExp".into())?.dyn_into()?;
    let flags = if is_exact { "gmu" } else { "gmiu" };
    let regex = Reflect::construct(&constructor, &Array::of2(&pattern.into(), &flags.into()))?;
    let regex: js_sys::RegExp = regex.dyn_into()?;
    let began = js_sys::Date::now();
    let mut found = Vec::new();
    for hit in JsString::from(text).match_all(&regex) {
        let hit: Array = hit?.dyn_into()?;
        let index = Reflect::get(&hit, &"index".into())?;
        let start = index.as_f64().unwrap_or_default() as usize;
        let words: JsString = hit.get(0).dyn_into()?;
        let end = start + words.length() as usize;
        if end > start {
            found.push((Utf16::new(start), Utf16::new(end)));
        }
        if js_sys::Date::now() - began > PATIENCE {
            break;
        }
    }
    Ok(found)
}
