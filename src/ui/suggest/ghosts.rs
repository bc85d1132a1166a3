//! Suggestions as ghosts over the words of the article.

use std::rc::Rc;

use web_sys::Element;
use yew::{hook, use_effect_with};

use super::SuggestPaneProps;
use crate::domain::model::TagKey;
use crate::domain::text::{Span, Utf16};
use crate::ui::keys::TEXT;
use crate::web::{dom, frame, highlight, selection};

/// Ghosts drawn: the browser follows each through every change of the page.
const GHOSTS: usize = 2_000;

/// The ghost of the one in hand.
const NOW: &str = "ghost-now";

/// Draws what is left over the article's words, and the one in hand over all.
#[hook]
pub(super) fn use_ghosts(props: &SuggestPaneProps, left: &Rc<[usize]>, at: Option<usize>) {
    let (article, list) = (Rc::clone(&props.article), Rc::clone(&props.suggested.list));
    let tags: Vec<(TagKey, &'static str)> = props
        .tags
        .tags()
        .iter()
        .map(|it| {
            let name = match props.tags.behavior(&it.key).key() {
                "actor" => "ghost-actor",
                "location" => "ghost-location",
                _ => "ghost-claim",
            };
            (it.key.clone(), name)
        })
        .collect();
    use_effect_with((Rc::clone(left), at), move |(left, at)| {
        let (left, at, names) = (Rc::clone(left), *at, tags.clone());
        // After the frame: the marks of this very change are on the page by then.
        let pending = frame::after_paint(move || {
            let Some(root) = root() else {
                return;
            };
            let utf16 = |span: Span| -> Option<(Utf16, Utf16)> {
                Some((
                    article.text.utf16_of(span.start())?,
                    article.text.utf16_of(span.end())?,
                ))
            };
            for (tag, name) in &names {
                let own = left
                    .iter()
                    .take(GHOSTS)
                    .filter_map(|at| list.get(*at))
                    .filter(|it| it.tag == *tag);
                let places: Vec<_> = own.filter_map(|it| utf16(it.span)).collect();
                highlight::show(name, &selection::dom_ranges(&root, &places));
            }
            let now = at.and_then(|at| list.get(at));
            let now: Vec<_> = now.and_then(|it| utf16(it.span)).into_iter().collect();
            highlight::show(NOW, &selection::dom_ranges(&root, &now));
        });
        move || {
            drop(pending);
            highlight::show(NOW, &[]);
            for (_, name) in &tags {
                highlight::show(name, &[]);
            }
        }
    });
}

fn root() -> Option<Element> {
    dom::find(TEXT)
}
