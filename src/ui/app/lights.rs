//! Lights a mark and its card together, without drawing anything anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{hook, use_effect_with};

use crate::domain::model::AnnotationId;
use crate::domain::workspace::Workspace;
use crate::web::events::Listener;
use crate::web::{dom, events, frame};

/// Hover or focus on a mark or its card lights both (`data-lit`).
pub(super) fn listen() -> [Option<Listener>; 2] {
    ["pointerover", "focusin"].map(|name| {
        events::on_document(name, |event: Event| {
            dom::set_only("data-lit", annotation_of(&event).as_deref())
        })
    })
}

/// The open annotation stays marked (`data-active`).
#[hook]
pub(super) fn use_lights(active: Option<AnnotationId>, workspace: &Workspace) {
    // Drawing can reuse an element for another mark: what is lit is set again after each change.
    use_effect_with((active, workspace.clone()), |(active, workspace)| {
        let selector = active.map(|id| format!("mark{}", selector(&id.to_string())));
        // It looks through the whole page: after the frame that shows what was done.
        // Who says the open claim stays marked too (`data-says`).
        let says = active
            .map(|id| sources_of(workspace, id))
            .filter(|it| !it.is_empty());
        let pending = frame::after_paint(move || {
            dom::set_only("data-active", selector.as_deref());
            dom::set_only("data-says", says.as_deref());
        });
        move || drop(pending)
    });
}

/// A selector for the marks of all who say a claim; empty where nobody does.
fn sources_of(workspace: &Workspace, claim: AnnotationId) -> String {
    let article = workspace.annotation(claim).map(|it| it.article);
    let layer = article.map(|it| workspace.layer(it)).unwrap_or_default();
    let sources = layer.sources_of(claim).into_iter();
    let mentions = sources.filter_map(|it| it.source.mention());
    let marks = mentions.map(|id| format!("mark{}", selector(&id.to_string())));
    marks.collect::<Vec<_>>().join(",")
}

fn selector(id: &str) -> String {
    format!("[data-annotation~=\"{id}\"]")
}

/// A selector for all that shows the annotation that an event is about: the smallest where several are.
fn annotation_of(event: &Event) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let shown = element.closest("[data-annotation]").ok()??;
    let id = shown
        .get_attribute("data-annotation")?
        .split(' ')
        .next()
        .and_then(AnnotationId::parse)?;
    Some(selector(&id.to_string()))
}
