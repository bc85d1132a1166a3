//! Pasted text and HTML, as text with blocks.
//!
//! HTML goes through the browser's own parser into a document that is never shown: no script of it runs and
//! nothing it names is fetched.

use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, DomParser, Element, Node, SupportedType};

use crate::domain::format::defuse::defuse;
use crate::domain::format::elements::Elements;
use crate::domain::format::flow::Prose;

/// The text of some HTML, its headings, lists, quotations and paragraphs kept as blocks.
///
/// `None` where it shows no words, or the browser has no parser: the plain text beside it has to do.
#[must_use]
pub fn read(html: &str) -> Option<Prose> {
    let parser = DomParser::new().ok()?;
    // From within a body, or words of a `noscript` before it would be moved out of it into the text.
    let html = format!("<body>{}", defuse(html));
    let document = parser
        .parse_from_string(&html, SupportedType::TextHtml)
        .ok()?;
    let root = Node::from(document.document_element()?);
    let prose = walk(&root);
    (!prose.text.is_empty()).then_some(prose)
}

/// Walks in document order by the links between nodes: depth costs no stack.
fn walk(root: &Node) -> Prose {
    let mut elements = Elements::default();
    let mut node = root.clone();
    loop {
        if let Some(child) = enter(&node, &mut elements) {
            node = child;
            continue;
        }
        loop {
            leave(&node, &mut elements);
            if node.is_same_node(Some(root)) {
                return elements.finish();
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent_node() {
                Some(parent) => node = parent,
                None => return elements.finish(),
            }
        }
    }
}

/// Takes a node in. The first of its children, where it has any that count.
fn enter(node: &Node, elements: &mut Elements) -> Option<Node> {
    match node.node_type() {
        Node::TEXT_NODE => {
            elements.text(&node.node_value().unwrap_or_default());
            None
        }
        Node::ELEMENT_NODE => {
            let element: &Element = node.dyn_ref()?;
            let name = element.local_name();
            if is_hidden(element, &name) {
                return None;
            }
            let attribute = if name == "ol" { "start" } else { "value" };
            let number = element.get_attribute(attribute);
            let number = number.and_then(|it| it.trim().parse().ok());
            elements.enter(&name, number);
            element.first_child()
        }
        _ => None,
    }
}

fn leave(node: &Node, elements: &mut Elements) {
    if let Some(element) = node.dyn_ref::<Element>() {
        let name = element.local_name();
        if !is_hidden(element, &name) {
            elements.leave(&name);
        }
    }
}

fn is_hidden(element: &Element, name: &str) -> bool {
    Elements::hides(name) || element.has_attribute("hidden")
}

/// What a paste or a drop holds in one format (`text/plain`, `text/html`), with the count of lone surrogates
/// that became U+FFFD. Empty where it holds none.
///
/// The browser's bindings would replace them without a word.
#[must_use]
pub fn pasted(transfer: &DataTransfer, format: &str) -> (String, usize) {
    let transfer: &JsValue = transfer.as_ref();
    let read = || {
        let get: Function = Reflect::get(transfer, &"getData".into())?.dyn_into()?;
        get.call1(transfer, &format.into())?.dyn_into::<JsString>()
    };
    read().map_or_else(|_| (String::new(), 0), |it| decoded(&it))
}

/// A browser string as a Rust one, with the count of lone surrogates that became U+FFFD: a Rust string
/// cannot hold them.
#[must_use]
pub fn decoded(text: &JsString) -> (String, usize) {
    let mut replaced = 0;
    let characters = char::decode_utf16(text.iter()).map(|it| {
        it.unwrap_or_else(|_| {
            replaced += 1;
            char::REPLACEMENT_CHARACTER
        })
    });
    let text = characters.collect();
    (text, replaced)
}
