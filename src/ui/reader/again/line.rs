//! The quiet line: after a mark, how many places more have its words.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use super::{Choice, find, mark, unmarked};
use crate::domain::model::{AnnotationId, Article, TagSet};
use crate::domain::workspace::{Layer, quote};
use crate::t;
use crate::ui::keys::TEXT;
use crate::ui::store::Store;
use crate::ui::widgets::{Look, Sign, button, icon_button, on_press};
use crate::web::{dom, frame};

/// A pause in marking, in milliseconds: whoever goes on at once is not kept waiting by a search.
const PAUSE: u32 = 400;

/// What the line is drawn from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MoreLineProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The mark that was made last.
    pub like: Option<AnnotationId>,
    /// Called with the mark whose words are to be looked at one by one.
    pub on_review: Callback<AnnotationId>,
    /// Called when the line is to go.
    pub on_close: Callback<()>,
}

/// The line, for the reader to draw.
pub fn more_line(props: MoreLineProps) -> Html {
    html! { <MoreLine ..props /> }
}

/// How many unmarked places have the words of the mark, counted whenever marking pauses, and what can be done with
/// them; nothing where there are none.
#[component]
pub fn MoreLine(props: &MoreLineProps) -> Html {
    let left = use_state_eq(|| 0_usize);
    let like = props.like.and_then(|id| props.layer.get(id));
    let deps = (props.article.id, like.cloned(), Rc::clone(&props.layer));
    let (store, tags, next) = (props.store.clone(), Rc::clone(&props.tags), left.clone());
    use_effect_with(deps, move |(_, like, _)| {
        let like = like.clone();
        let pending = frame::later(PAUSE, move || {
            let n_left = like.as_ref().map_or(0, |like| {
                let workspace = store.snapshot().workspace;
                unmarked(&find(&workspace, like, Choice::first(&tags, like))).len()
            });
            if n_left > *next {
                store.hint(t!("again-heard", n = n_left));
            }
            next.set(n_left);
            // A dialog may have given the focus back to a button of a line that goes away now.
            dom::keep_focus(TEXT);
        });
        move || drop(pending)
    });
    let Some(like) = like.filter(|_| *left > 0) else {
        return Html::default();
    };
    let on_review = {
        let (on_review, id) = (props.on_review.clone(), like.id);
        on_press(move || on_review.emit(id))
    };
    let on_all = {
        let (store, tags, like) = (props.store.clone(), Rc::clone(&props.tags), Rc::clone(like));
        on_press(move || {
            let workspace = store.snapshot().workspace;
            let found = find(&workspace, &like, Choice::first(&tags, &like));
            // A refusal is announced.
            let _ = mark(&store, &unmarked(&found), &like);
            dom::focus_in_place(TEXT);
        })
    };
    let on_close = {
        let on_close = props.on_close.clone();
        on_press(move || {
            on_close.emit(());
            dom::focus_in_place(TEXT);
        })
    };
    html! {
        <div class="reader__hint again-line" role="note">
            <span class="again-line__words" dir="auto">{ t!("again-more", n = *left, quote = &quote(&props.article, like)) }</span>
            { button(t!("again-review"), Look::QUIET, on_review) }
            { button(t!("again-all"), Look::QUIET, on_all) }
            { icon_button(Sign::Close, t!("close"), Look::QUIET, on_close) }
        </div>
    }
}
