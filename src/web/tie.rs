//! Lines over the text, from a claim to those who say it: drawn without laying anything out anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};

use super::dom;
use super::selection::Rect;

/// The box of an element in the window, in CSS pixels.
#[must_use]
pub fn rect_of(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    }
}

/// Lays a drawing over a box of the window: one unit of it is a CSS pixel.
pub fn lay(drawing: &Element, frame: Rect) {
    let size = |from: f64, to: f64| ((to - from) as i32).max(0).to_string();
    let (left, top) = (
        (frame.left as i32).to_string(),
        (frame.top as i32).to_string(),
    );
    let (width, height) = (size(frame.left, frame.right), size(frame.top, frame.bottom));
    let view = format!("{left} {top} {width} {height}");
    for (name, value) in [("viewBox", &view), ("width", &width), ("height", &height)] {
        let _ = drawing.set_attribute(name, value);
    }
    // An SVG has the style of any element, and web-sys no type for both.
    dom::place(
        drawing.unchecked_ref::<HtmlElement>(),
        frame.left,
        frame.top,
    );
}

/// Draws a path in a drawing; none where it is empty.
pub fn draw(drawing: &Element, path: &str) {
    if let Some(line) = drawing.first_element_child() {
        let _ = line.set_attribute("d", path);
    }
}

/// The ids of the annotations whose mark is at a point of the window, or shown by what an event is about: the
/// smallest first.
#[must_use]
pub fn marks_at(x: f64, y: f64) -> Vec<String> {
    let found = dom::document().and_then(|it| it.element_from_point(x as f32, y as f32));
    ids_of(found.as_ref())
}

/// The same for the element that an event was fired on.
#[must_use]
pub fn marks_of(event: &Event) -> Vec<String> {
    let element = event.target().and_then(|it| it.dyn_into::<Node>().ok());
    ids_of(
        element
            .and_then(|it| it.dyn_into::<Element>().ok())
            .as_ref(),
    )
}

fn ids_of(element: Option<&Element>) -> Vec<String> {
    let shown = element.and_then(|it| it.closest("[data-annotation]").ok().flatten());
    let ids = shown.and_then(|it| it.get_attribute("data-annotation"));
    let ids = ids.unwrap_or_default();
    ids.split(' ').map(str::to_owned).collect()
}
