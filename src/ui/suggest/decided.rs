//! What became of suggestions: what was rejected in this visit is not proposed again.

use std::cell::RefCell;

use crate::domain::model::{ArticleId, TagKey};
use crate::domain::suggest::Suggestion;
use crate::domain::text::Span;

type Rejected = (ArticleId, Span, TagKey);

thread_local! {
    static REJECTED: RefCell<Vec<Rejected>> = const { RefCell::new(Vec::new()) };
}

fn key(article: ArticleId, it: &Suggestion) -> Rejected {
    (article, it.span, it.tag.clone())
}

/// Whether somebody has rejected it.
pub(super) fn is_rejected(article: ArticleId, it: &Suggestion) -> bool {
    let key = key(article, it);
    REJECTED.with_borrow(|all| all.contains(&key))
}

/// Rejects suggestions for an article.
pub(super) fn reject<'a>(article: ArticleId, list: impl Iterator<Item = &'a Suggestion>) {
    let keys = list.map(|it| key(article, it));
    REJECTED.with_borrow_mut(|all| all.extend(keys));
}

/// Takes that back.
pub(super) fn take_back<'a>(article: ArticleId, list: impl Iterator<Item = &'a Suggestion>) {
    let keys: Vec<_> = list.map(|it| key(article, it)).collect();
    REJECTED.with_borrow_mut(|all| all.retain(|it| !keys.contains(it)));
}
