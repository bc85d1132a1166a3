//! The quiet line: after a mark, how many places more have its words.

use std::rc::Rc;

use yew::{Callback, Html, UseStateHandle, hook, html, use_effect_with, use_state_eq};

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

/// What the line is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The mark that was made last.
    pub like: Option<AnnotationId>,
    /// How many unmarked places have its words.
    left: usize,
}

impl From<Option<AnnotationId>> for More {
    fn from(like: Option<AnnotationId>) -> Self {
        Self { like, left: 0 }
    }
}

/// Looks for more of the words of the mark that `like` is set to, whenever marking pauses.
#[hook]
pub fn use_more(
    store: &Store,
    article: &Rc<Article>,
    layer: &Rc<Layer>,
    tags: &Rc<TagSet>,
) -> UseStateHandle<More> {
    let more = use_state_eq(More::default);
    let like = more.like.and_then(|id| layer.get(id)).cloned();
    let deps = (article.id, like, Rc::clone(layer));
    let (store, tags, next) = (store.clone(), Rc::clone(tags), more.clone());
    use_effect_with(deps, move |(_, like, _)| {
        let like = like.clone();
        let pending = frame::later(PAUSE, move || {
            let left = like.as_ref().map_or(0, |like| {
                let workspace = store.snapshot().workspace;
                unmarked(&find(&workspace, like, Choice::first(&tags, like))).len()
            });
            if left > next.left {
                store.hint(t!("again-heard", n = left));
            }
            next.set(More { left, ..*next });
        });
        move || drop(pending)
    });
    more
}

/// What the line is drawn from.
#[derive(Debug)]
pub struct MoreLine<'a> {
    /// What it is about.
    pub more: &'a UseStateHandle<More>,
    /// Where to act.
    pub store: &'a Store,
    /// The article.
    pub article: &'a Article,
    /// Its annotations.
    pub layer: &'a Layer,
    /// The tags in force.
    pub tags: &'a Rc<TagSet>,
    /// Called with the mark whose words are to be looked at one by one.
    pub on_review: &'a Callback<AnnotationId>,
}

/// How many more there are, and what can be done with them; nothing where there are none.
pub fn more_line(line: &MoreLine<'_>) -> Html {
    let like = line.more.like.and_then(|id| line.layer.get(id));
    let Some(like) = like.filter(|_| line.more.left > 0) else {
        return Html::default();
    };
    let on_review = {
        let (on_review, id) = (line.on_review.clone(), like.id);
        on_press(move || on_review.emit(id))
    };
    let on_all = {
        let (store, tags, like) = (line.store.clone(), Rc::clone(line.tags), Rc::clone(like));
        on_press(move || {
            let workspace = store.snapshot().workspace;
            let found = find(&workspace, &like, Choice::first(&tags, &like));
            // A refusal is announced.
            let _ = mark(&store, &unmarked(&found), &like);
            dom::focus_in_place(TEXT);
        })
    };
    let on_close = {
        let more = line.more.clone();
        on_press(move || {
            more.set(More::default());
            dom::focus_in_place(TEXT);
        })
    };
    html! {
        <div class="reader__hint again-line" role="note">
            <span class="again-line__words" dir="auto">{ t!("again-more", n = line.more.left, quote = &quote(line.article, like)) }</span>
            { button(t!("again-review"), Look::QUIET, on_review) }
            { button(t!("again-all"), Look::QUIET, on_all) }
            { icon_button(Sign::Close, t!("close"), Look::QUIET, on_close) }
        </div>
    }
}
