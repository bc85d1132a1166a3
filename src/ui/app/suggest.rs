//! Suggestions for the article of the address.

use wasm_bindgen_futures::spawn_local;
use yew::{Html, html};

use super::view::Viewer;
use crate::t;
use crate::ui::store::Store;
use crate::ui::suggest::{SuggestPane, SuggestPaneProps, ask};
use crate::web::{dom, frame, route, selection};

/// Asks the rules and shows what they propose; nothing is marked.
pub(super) fn suggest(store: &Store, viewer: &Viewer) {
    let workspace = store.snapshot().workspace;
    let article = route::article()
        .and_then(|id| workspace.article(id))
        .cloned();
    let Some(article) = article else {
        return;
    };
    let (store, viewer) = (store.clone(), viewer.clone());
    spawn_local(async move {
        match ask(&workspace, &article).await {
            Ok(suggested) => {
                store.announce(t!("suggested", n = suggested.list.len()));
                // What was selected before has nothing to do with it.
                selection::clear();
                viewer.edit(|it| it.suggested = Some(suggested));
                // The button that was pressed is gone: the focus goes on with what came.
                frame::after_others(|| {
                    let first = ".ghost__foot .button";
                    let is_there = dom::find(first).is_some();
                    dom::focus(if is_there {
                        first
                    } else {
                        ".annotations .button"
                    });
                });
            }
            Err(why) => store.warn(why),
        }
    });
}

/// The suggestions in place of the list of annotations.
pub(super) fn suggestions(props: SuggestPaneProps) -> Html {
    let key = props.suggested.article.to_string();
    html! { <SuggestPane {key} ..props /> }
}
