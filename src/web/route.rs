//! The page's address: `#/article/<id>`.

use crate::domain::model::ArticleId;

use super::events::{Listener, on_window};

const ARTICLE: &str = "#/article/";

/// The article that the address names.
#[must_use]
pub fn article() -> Option<ArticleId> {
    let hash = web_sys::window()?.location().hash().ok()?;
    ArticleId::parse(hash.strip_prefix(ARTICLE)?)
}

/// The address of an article within the page.
#[must_use]
pub fn href(article: ArticleId) -> String {
    format!("{ARTICLE}{article}")
}

/// Goes to an article, as a new step of the browser's history.
pub fn open(article: ArticleId) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(&href(article));
    }
}

/// Changes the address without a step of history; `None` is the bare page.
pub fn replace(article: Option<ArticleId>) {
    let address = article.map_or_else(|| "#/".to_owned(), href);
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&address);
    }
}

/// Calls when the address changes.
pub fn on_change(handler: impl Fn() + 'static) -> Option<Listener> {
    on_window("hashchange", move |_: web_sys::Event| handler())
}
