//! The article on paper: a number at each mark, and a note to each below it.

use std::rc::Rc;

use crate::domain::model::{Annotation, Article, Behavior};
use crate::domain::workspace::{Layer, Workspace, entity_of, in_text_order, quote, verdict_of};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::words::{quoted, sources_words, verdict_words};
use crate::web::{print, route};

/// Lays the notes out.
pub(super) fn lay_out(store: &Store) {
    let snapshot = store.snapshot();
    let workspace = &snapshot.workspace;
    let Some(article) = route::article().and_then(|id| workspace.article(id)) else {
        return;
    };
    let layer = workspace.layer(article.id);
    let note = |it: &Rc<Annotation>| print::Note {
        id: it.id.to_string(),
        words: words(workspace, article, &layer, it),
    };
    let notes: Vec<print::Note> = in_text_order(&layer).iter().map(note).collect();
    if !notes.is_empty() {
        print::lay_out(&t!("annotations"), &notes);
    }
}

/// What the note to a mark says: tag and quote, who says it or whom it means, the verdict with its reason, the note.
fn words(workspace: &Workspace, article: &Article, layer: &Layer, mark: &Annotation) -> String {
    let tag = tag_words(layer.tags(), &mark.tag);
    let mut parts = vec![format!("{tag}: {}", quoted(&quote(article, mark)))];
    if layer.tags().behavior(&mark.tag) == Behavior::Claim {
        parts.push(sources_words(workspace, article, layer, mark.id).to_string());
        if let Some(verdict) = verdict_of(layer, mark.id) {
            let reason = verdict.reason.trim();
            parts.push(format!("{}: {reason}", verdict_words(verdict)));
        }
    } else if let Some(entity) = entity_of(workspace, layer, mark.id) {
        parts.push(t!("meant", who = &entity.profile.name).to_string());
    }
    if !mark.note.is_empty() {
        parts.push(mark.note.to_string());
    }
    parts.join(" — ")
}
