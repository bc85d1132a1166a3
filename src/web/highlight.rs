//! Paints stretches of the article without touching its DOM, by the browser's highlight registry.
//!
//! Used for pieces that are being collected: changing the DOM would end the selection under way. Where a
//! browser has no registry nothing is painted; the toolbar says the number of pieces all the same.
//!
//! Blink lets a highlight inherit from that of the element around (CSS Pseudo-Elements 4, section 3.5), and computes one
//! for each element that a rule names, painted or not: rules that name all were two thirds of what a page with 300 marks
//! costs to style. Gecko and WebKit inherit none, and compute what they paint. So the style sheet names the article,
//! and what is in it only where `data-each-highlight` is set.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

use super::dom;

/// On the root element where no highlight inherits.
const EACH: &str = "data-each-highlight";

thread_local! {
    static IS_SETTLED: Cell<bool> = const { Cell::new(false) };
}

/// Sets [`EACH`] where it is needed, by what an element in an article inherits.
fn settle() -> Option<()> {
    let (window, body) = (web_sys::window()?, dom::document()?.body()?);
    let [text, inside] = ["div", "span"].map(|it| dom::document()?.create_element(it).ok());
    let (text, inside) = (text?, inside?);
    text.set_class_name("text");
    text.append_child(&inside).ok()?;
    body.append_child(&text).ok()?;
    let colour = |of: &str| {
        let style = window
            .get_computed_style_with_pseudo_elt(&inside, of)
            .ok()??;
        style.get_property_value("background-color").ok()
    };
    let is_inherited = colour("::highlight(found)") != colour("");
    text.remove();
    dom::set_root_attribute(EACH, (!is_inherited).then_some(""));
    Some(())
}

/// Shows `ranges` as `::highlight(name)` beside those that are shown already.
pub fn add(name: &str, ranges: &[Range]) {
    let _ = try_add(name, ranges);
}

fn try_add(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let registry = registry()?;
    if registry.is_undefined() {
        return Ok(());
    }
    let get: Function = Reflect::get(&registry, &"get".into())?.dyn_into()?;
    let highlight = get.call1(&registry, &name.into())?;
    if highlight.is_undefined() {
        return try_show(name, ranges);
    }
    let add: Function = Reflect::get(&highlight, &"add".into())?.dyn_into()?;
    for range in ranges {
        add.call1(&highlight, range)?;
    }
    Ok(())
}

fn registry() -> Result<JsValue, JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into())?;
    Reflect::get(&css, &"highlights".into())
}

/// Shows `ranges` as `::highlight(name)`; none takes the highlight away.
pub fn show(name: &str, ranges: &[Range]) {
    // web-sys has the registry only behind an unstable flag.
    let _ = try_show(name, ranges);
}

fn try_show(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let registry = registry()?;
    if registry.is_undefined() {
        return Ok(());
    }
    if ranges.is_empty() {
        let remove: Function = Reflect::get(&registry, &"delete".into())?.dyn_into()?;
        remove.call1(&registry, &name.into())?;
        return Ok(());
    }
    if !IS_SETTLED.replace(true) {
        let _ = settle();
    }
    let highlight: Function = Reflect::get(&js_sys::global(), &"Highlight".into())?.dyn_into()?;
    let ranges: Array = ranges.iter().collect();
    let highlight = Reflect::construct(&highlight, &ranges)?;
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}
