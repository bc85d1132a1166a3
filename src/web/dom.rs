//! Small verbs on elements that Yew does not have.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, EventTarget, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlSelectElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::selection;

/// The page's document.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether nobody sees the page: another tab is in front of it.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|it| it.hidden())
}

/// Says on the root element that the app can be used.
pub fn set_ready() {
    set_root_attribute("data-ready", Some("true"));
}

/// Sets an attribute of the root element, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|it| it.document_element()) else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Gives the style sheets words: a custom property of the root element.
pub fn set_root_words(name: &str, words: &str) {
    let root = document().and_then(|it| it.document_element());
    if let Some(root) = root.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = root.style().set_property(name, &format!("\"{quoted}\""));
    }
}

/// The page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// `value` held between two others. `f64::clamp` says in its panic what they were, and brings 15 KB of code for
/// writing fractions into the page.
#[must_use]
pub fn between(least: f64, value: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

/// Moves an element to a place in the window, in CSS pixels from its top left.
///
/// Through the object model: the content policy forbids `style` attributes.
pub fn place(element: &HtmlElement, left: f64, top: f64) {
    let style = element.style();
    let _ = style.set_property("left", &format!("{}px", left as i32));
    let _ = style.set_property("top", &format!("{}px", top as i32));
}

/// Gives an element a height, in CSS pixels.
pub fn set_height(element: &HtmlElement, height: f64) {
    let _ = element
        .style()
        .set_property("height", &format!("{}px", height as i32));
}

/// Whether a media query holds.
#[must_use]
pub fn matches_media(query: &str) -> bool {
    let found = web_sys::window().and_then(|it| it.match_media(query).ok().flatten());
    found.is_some_and(|it| it.matches())
}

/// On the root element while a dialog is open: looking for one in the page takes milliseconds where there
/// are thousands of marks, and every key asks.
const DIALOG: &str = "data-dialog";

/// Opens a dialog so that the page behind it is inert.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        selection::put_away();
        let _ = dialog.show_modal();
    }
    set_root_attribute(DIALOG, Some("open"));
}

/// Closes a dialog: the browser gives the focus back, and what was selected is so again.
pub fn close_modal(dialog: &HtmlDialogElement) {
    dialog.close();
    selection::bring_back();
    set_root_attribute(DIALOG, None);
}

/// Whether a dialog is open.
#[must_use]
pub fn has_open_dialog() -> bool {
    let root = document().and_then(|it| it.document_element());
    root.is_some_and(|it| it.has_attribute(DIALOG))
}

/// What has the focus; the page's body where nothing has.
#[must_use]
pub fn active() -> Option<Element> {
    document()?.active_element()
}

/// Whether anything but the page itself has the focus.
#[must_use]
pub fn has_focus() -> bool {
    active().is_some_and(|it| it.tag_name() != "BODY")
}

/// Whether keys typed now belong to a field.
#[must_use]
pub fn is_typing() -> bool {
    let Some(element) = active() else {
        return false;
    };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return !matches!(
            input.type_().as_str(),
            "button" | "checkbox" | "radio" | "submit" | "reset" | "file"
        );
    }
    element.is_instance_of::<HtmlTextAreaElement>()
        || element.is_instance_of::<HtmlSelectElement>()
        || element
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}

/// Empties the field of one line that an event came from.
pub fn clear(target: Option<EventTarget>) {
    if let Some(input) = target.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value("");
    }
}

/// Scrolls an element into its pane if it is not there. `head` stays at the top of the pane, however high it is:
/// the element begins below it.
pub fn scroll_near(element: &Element, head: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    let below = head.get_bounding_client_rect().bottom();
    let hidden = below - element.get_bounding_client_rect().top();
    if let Some(pane) = head.parent_element().filter(|_| hidden > 0.0) {
        pane.set_scroll_top(pane.scroll_top() - hidden as i32);
    }
}

/// The first element that a selector finds.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the first field that a selector finds, with all its words selected: what is typed replaces them.
pub fn select(selector: &str) {
    if let Some(field) = find(selector).and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}

/// Presses the first button or goes to the first field that the selector finds; false where there is none.
#[must_use]
pub fn press_or_focus(selector: &str) -> bool {
    let Some(found) = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if found.tag_name() == "BUTTON" {
        found.click();
    } else {
        let _ = found.focus();
    }
    true
}

/// Moves the focus to the first element that a selector finds, and leaves everything where it is on the screen.
pub fn focus_in_place(selector: &str) {
    if let Some(element) = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Where what has the focus goes away with what was done just now, and with the panes that show it a frame later, the
/// focus goes to what a selector finds.
pub fn keep_focus(home: &'static str) {
    super::frame::after_others(move || {
        if !has_focus() {
            focus_in_place(home);
        }
    });
}

thread_local! {
    /// Which elements have an attribute by [`set_only`]: looking for them takes milliseconds where there are thousands.
    static HELD: RefCell<HashMap<&'static str, Vec<Element>>> = RefCell::default();
}

/// Gives `attribute` to all elements that a selector finds, and to no others that have it from here.
pub fn set_only(attribute: &'static str, selector: Option<&str>) {
    let found = selector.and_then(|it| document()?.query_selector_all(it).ok());
    let element = |at| found.as_ref()?.get(at)?.dyn_into::<Element>().ok();
    let n_found = found.as_ref().map_or(0, |it| it.length());
    let next: Vec<Element> = (0..n_found).filter_map(element).collect();
    let last = HELD.with_borrow_mut(|it| it.insert(attribute, next.clone()));
    for it in last.unwrap_or_default() {
        if !next.contains(&it) {
            let _ = it.remove_attribute(attribute);
        }
    }
    for it in next {
        if !it.has_attribute(attribute) {
            let _ = it.set_attribute(attribute, "");
        }
    }
}

/// All elements inside `root` that a selector finds.
#[must_use]
pub fn all_in(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.get(at))
        .filter_map(|it| it.dyn_into().ok())
        .collect()
}

/// What `part` finds in the element after the one that `selector` finds, or in the one before it: where the
/// focus goes when that element is taken away.
#[must_use]
pub fn neighbor_of(selector: &str, part: &str) -> Option<HtmlElement> {
    let element = find(selector)?;
    let part_of = |it: Option<Element>| it?.query_selector(part).ok().flatten();
    let neighbor = part_of(element.next_element_sibling())
        .or_else(|| part_of(element.previous_element_sibling()));
    neighbor?.dyn_into().ok()
}

/// What the nearest element around an event's target that has an attribute says in it.
#[must_use]
pub fn said_by(target: Option<EventTarget>, attribute: &str) -> Option<String> {
    let element: Element = target?.dyn_into().ok()?;
    let element = element.closest(&format!("[{attribute}]")).ok()??;
    element.get_attribute(attribute)
}

/// Whether files that are dropped on the page are taken: where no dialog is open, or one that takes them.
#[must_use]
pub fn takes_files() -> bool {
    !has_open_dialog() || find("dialog[open] [data-takes-files]").is_some()
}

/// Scrolls what a selector finds into view, no further than it takes.
pub fn reveal(selector: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = find(selector) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
