//! Suggestions as ghosts over the words of the article.

use std::rc::Rc;

use web_sys::Element;
use yew::{hook, use_effect_with};

use super::SuggestPaneProps;
use crate::domain::model::Behavior;
use crate::domain::text::{Span, Utf16};
use crate::ui::keys::TEXT;
use crate::web::{dom, frame, highlight, selection};

/// Ghosts drawn: the browser follows each through every change of the page.
const GHOSTS: usize = 2_000;

/// The ghosts of what is drawn alike.
const GHOST_NAMES: [(Behavior, &str); 3] = [
    (Behavior::Actor, "ghost-actor"),
    (Behavior::Location, "ghost-location"),
    (Behavior::Claim, "ghost-claim"),
];

/// The ghost of the one in hand.
const NOW: &str = "ghost-now";

/// Draws what is left over the article's words, and the one in hand over all.
#[hook]
pub(super) fn use_ghosts(props: &SuggestPaneProps, left: &Rc<[usize]>, at: Option<usize>) {
    let (article, list) = (Rc::clone(&props.article), Rc::clone(&props.suggested.list));
    let tags = Rc::clone(&props.tags);
    use_effect_with((Rc::clone(left), at), move |(left, at)| {
        let (left, at) = (Rc::clone(left), *at);
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
            for (behavior, name) in GHOST_NAMES {
                let own = left
                    .iter()
                    .take(GHOSTS)
                    .filter_map(|at| list.get(*at))
                    .filter(|it| tags.behavior(&it.tag) == behavior);
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
            for (_, name) in GHOST_NAMES {
                highlight::show(name, &[]);
            }
        }
    });
}

fn root() -> Option<Element> {
    dom::find(TEXT)
}
