//! What the pupil's view of an exercise does that takes more than its pane.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Html, html};

use super::dialogs::DialogProps;
use super::view::{Sheet, Viewer};
use crate::domain::exercise::May;
use crate::domain::model::{Article, EnclosureId};
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::annotations::Wish;
use crate::ui::keys::TEXT;
use crate::ui::lesson::{
    TakeBar, WorkPane, WorkProps, WorkWish, brought_words, hand_in, is_pupils, may_in,
    question_button,
};
use crate::ui::library::{ImportState, export_files};
use crate::ui::reader::Goal;
use crate::ui::store::Store;
use crate::web::{dom, frame, print, route};

/// The bar over the article and the pane, where the article of the address has something for a pupil.
pub(super) fn work(props: &DialogProps<'_>) -> (Html, Html) {
    let (view, store) = (props.view, props.store);
    let workspace = &view.snapshot.workspace;
    let Some(article) = view.current.and_then(|id| workspace.article(id)) else {
        return Default::default();
    };
    let layer = workspace.layer(article.id);
    if !layer.has_enclosures() || !is_pupils(article, &layer) {
        return Default::default();
    }
    let work = WorkProps {
        store: store.clone(),
        article: Rc::clone(article),
        layer,
        working: view.working,
        on_wish: props.calls.on_work.clone(),
    };
    let key = article.id.to_string();
    let is_sheet = view.sheet == Sheet::Task;
    let bar = html! { <TakeBar work={work.clone()} {is_sheet} keys={Rc::clone(props.keys)} /> };
    (bar, html! { <WorkPane {key} ..work /> })
}

/// Does what a pupil wants.
pub(super) fn act(store: &Store, viewer: &Viewer, wish: WorkWish) {
    match wish {
        // It is there.
        WorkWish::Fetch => {}
        WorkWish::Choose(id) => viewer.edit(move |it| it.working.chosen = Some(id)),
        WorkWish::Take(question) => {
            viewer.edit(move |it| {
                it.working.taking = Some(question);
                it.sheet = Sheet::None;
            });
            dom::focus_in_place(TEXT);
        }
        WorkWish::Back(question) => {
            viewer.edit(|it| {
                it.working.taking = None;
                it.sheet = Sheet::Task;
            });
            frame::after_others(move || dom::focus(&question_button(question)));
        }
        WorkWish::Look(span) => {
            viewer.edit(move |it| {
                it.go_to(Goal::Place(span));
                it.sheet = Sheet::None;
            });
            dom::focus_in_place(TEXT);
        }
        WorkWish::Show => viewer.edit(|it| it.sheet = Sheet::Task),
        WorkWish::Toggle => viewer.edit(|it| {
            let is_there = it.sheet == Sheet::Task;
            it.sheet = if is_there { Sheet::None } else { Sheet::Task };
        }),
        WorkWish::HandIn(id) => hand_out(store, id),
        WorkWish::Print => print::page(),
    }
}

/// Hands the pupil's file out. Where that fails nothing was handed in.
fn hand_out(store: &Store, exercise: EnclosureId) {
    let Some(article) = route::article() else {
        return;
    };
    let (now, _) = store.now_and_id();
    let Some(handed) = hand_in(store, article, exercise, Some(now)) else {
        return;
    };
    let store = store.clone();
    spawn_local(async move {
        match export_files(handed.records, &handed.title, "handin.whosaid.json").await {
            Ok(name) => store.announce(t!("work-handed-in-now", name = &name)),
            Err(why) => {
                let _ = hand_in(&store, article, exercise, handed.before);
                store.warn(t!("export-failed", why = &why));
            }
        }
    });
}

/// What may be done in an article.
pub(super) fn may(article: &Article, layer: &Layer) -> May {
    may_in(article, layer).unwrap_or(May::ALL)
}

/// Whether an exercise does not allow something, which is said then.
pub(super) fn refuses(store: &Store, wish: Wish) -> bool {
    let workspace = store.snapshot().workspace;
    let Some(article) = route::article().and_then(|id| workspace.article(id)) else {
        return false;
    };
    let may = may(article, &workspace.layer(article.id));
    let is_allowed = match wish {
        Wish::Suggest => may.suggestions,
        Wish::Check(_) | Wish::Links(_) => may.verdicts,
        Wish::ChooseSource(_) => may.attribution,
        _ => true,
    };
    if !is_allowed {
        store.warn(t!("work-not-offered"));
    }
    !is_allowed
}

/// What the files of an import bring for a pupil, in words.
pub(super) fn brought(state: &ImportState) -> Option<AttrValue> {
    let (article, enclosures) = state.enclosed()?;
    brought_words(&article, &enclosures)
}
