//! The same words again: where else they are, a quiet line that says so, and a dialog to look at each.

mod dialog;
mod line;

pub use dialog::AgainDialog;
pub use line::{MoreLineProps, more_line};

use std::rc::Rc;

use crate::domain::model::{Annotation, Article, ArticleId, Behavior, TagSet};
use crate::domain::text::Span;
use crate::domain::workspace::{Again, Alike, Marked, Workspace, again, names};
use crate::ui::store::Store;
use crate::web::language::fold;

/// What counts as the same words, and where they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Choice {
    alike: Alike,
    /// Whether other forms of the name count.
    has_forms: bool,
    /// In every article of the library, not in this one alone.
    is_everywhere: bool,
}

impl Choice {
    /// What most people mean: whole words, whatever their letters' case; of a name, its other forms too. A claim is
    /// no name.
    fn first(tags: &TagSet, like: &Annotation) -> Self {
        Self {
            alike: Alike {
                is_whole: true,
                is_exact: false,
            },
            has_forms: tags.behavior(&like.tag) != Behavior::Claim,
            is_everywhere: false,
        }
    }
}

/// The places of one article.
#[derive(Clone, Debug)]
struct Found {
    article: Rc<Article>,
    places: Vec<Again>,
}

/// Where the words of an annotation are, its own article first. Articles that have none, or that cannot be changed
/// here, are left out.
fn find(workspace: &Workspace, like: &Annotation, choice: Choice) -> Vec<Found> {
    let Some(own) = workspace.article(like.article) else {
        return Vec::new();
    };
    let layer = workspace.layer(own.id);
    let names = names(own, &layer, like, choice.has_forms, &fold);
    let others = workspace.articles().filter(|it| it.id != own.id);
    let others = others.filter(|_| choice.is_everywhere);
    std::iter::once(own)
        .chain(others)
        .filter(|it| !it.is_read_only)
        .map(|article| Found {
            article: Rc::clone(article),
            places: again(
                article,
                &workspace.layer(article.id),
                like,
                &names,
                choice.alike,
                &fold,
            ),
        })
        .filter(|it| !it.places.is_empty())
        .collect()
}

/// The places that are not marked yet.
fn unmarked(found: &[Found]) -> Vec<(ArticleId, Span)> {
    let places = found
        .iter()
        .flat_map(|it| it.places.iter().map(|place| (it.article.id, place)));
    let left = places.filter(|(_, it)| it.mark == Marked::Not);
    left.map(|(id, it)| (id, it.span)).collect()
}

/// Tags places in one step. False where that is refused, which is announced.
fn mark(store: &Store, places: &[(ArticleId, Span)], like: &Annotation) -> bool {
    let targets = places.iter().map(|&(id, span)| (id, span.into(), None));
    store.annotate_all(targets.collect(), like.tag.clone())
}
