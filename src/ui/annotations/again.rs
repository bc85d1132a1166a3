//! The same words again: every place of the article that has an annotation's words, marked in one step.

use crate::domain::model::{Annotation, Article, Behavior, TagSet};
use crate::domain::workspace::{Alike, Marked, again, names};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::web::language::fold;

/// Tags every place that has the words, or a known form of the name, and is not marked yet.
pub(super) fn mark_all(store: &Store, article: &Article, like: &Annotation, tags: &TagSet) {
    let alike = Alike {
        is_whole: true,
        is_exact: false,
        // A claim is no name: it has no other forms.
        has_variants: tags.behavior(&like.tag) != Behavior::Claim,
    };
    let layer = store.snapshot().workspace.layer(article.id);
    let names = names(article, &layer, like, alike.has_variants, &fold);
    let places = again(article, &layer, like, &names, alike, &fold);
    let left = places.iter().filter(|it| it.mark == Marked::Not);
    let targets: Vec<_> = left.map(|it| (article.id, it.span.into())).collect();
    if targets.is_empty() {
        store.announce(t!("again-nothing", tag = &tag_words(like.tag.as_str())));
    } else {
        // A refusal is announced.
        let _ = store.annotate_all(targets, like.tag.clone());
    }
}
