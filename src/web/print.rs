//! The page as it is laid out on paper: numbers at marks, and notes below the article.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::dom::{all_in, document, find};
use super::events::{Listener, on_window};

/// What a mark says on paper: the id of its annotation, and its note. The place in the list is its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The id as marks bear it.
    pub id: String,
    /// What stands below the article.
    pub words: String,
}

/// Where notes are put: after what is in here.
const PLACE: &str = ".main";
const NOTES: &str = "print-notes";

/// Calls before the page is laid out for paper; whatever was laid out then is taken away after.
pub fn listen(before: impl Fn() + 'static) -> (Option<Listener>, Option<Listener>) {
    (
        on_window("beforeprint", move |_: Event| before()),
        on_window("afterprint", |_: Event| take_away()),
    )
}

/// Puts the numbers of notes to the last word of their marks, and the notes with `heading` below the article.
pub fn lay_out(heading: &str, notes: &[Note]) {
    take_away();
    let Some(place) = find(PLACE) else { return };
    // Of each annotation the last stretch bears its number: later ones take the place of earlier ones.
    let mut last: Vec<Option<Element>> = vec![None; notes.len()];
    let mut places: Vec<(&str, usize)> = notes
        .iter()
        .enumerate()
        .map(|(at, it)| (it.id.as_str(), at))
        .collect();
    places.sort_unstable();
    for mark in all_in(&place, "mark[data-annotation]") {
        let ids = mark.get_attribute("data-annotation").unwrap_or_default();
        for id in ids.split(' ') {
            let found = places.binary_search_by(|it| it.0.cmp(id)).ok();
            let at = found.and_then(|it| places.get(it)).map(|it| it.1);
            if let Some(slot) = at.and_then(|it| last.get_mut(it)) {
                *slot = Some(mark.clone().into());
            }
        }
    }
    for (at, mark) in last.iter().enumerate() {
        let Some(mark) = mark else { continue };
        let before = mark.get_attribute("data-notes");
        let number = (at + 1).to_string();
        let numbers = before.map_or(number.clone(), |it| format!("{it}, {number}"));
        let _ = mark.set_attribute("data-notes", &numbers);
    }
    let _ = list(heading, notes).map(|it| place.append_child(&it));
}

/// The notes as a section of its own.
fn list(heading: &str, notes: &[Note]) -> Option<Element> {
    let document = document()?;
    let make = |name: &str| document.create_element(name).ok();
    let (section, title, list) = (make("section")?, make("h2")?, make("ol")?);
    section.set_id(NOTES);
    title.set_text_content(Some(heading));
    for note in notes {
        let item = make("li")?;
        let _ = item.set_attribute("dir", "auto");
        item.set_text_content(Some(&note.words));
        list.append_child(&item).ok()?;
    }
    section.append_child(&title).ok()?;
    section.append_child(&list).ok()?;
    Some(section)
}

fn take_away() {
    if let Some(notes) = find(&format!("#{NOTES}")) {
        notes.remove();
    }
    let Some(place) = find(PLACE) else { return };
    for mark in all_in(&place, "mark[data-notes]") {
        let _ = mark
            .unchecked_ref::<Element>()
            .remove_attribute("data-notes");
    }
}

/// Opens the browser's own dialog for printing the page.
pub fn page() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot says so itself.
        let _ = window.print();
    }
}
