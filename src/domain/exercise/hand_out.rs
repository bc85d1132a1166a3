//! What a pupil's file holds: the article and the exercise, and nothing of the teacher's work.

use std::rc::Rc;

use super::{Exercise, Key};
use crate::domain::model::{ArticleId, Enclosure, Provenance, Record};
use crate::domain::workspace::Workspace;

/// An exercise as a pupil gets it: of the key only what pupils may check themselves against, in clear, and all of it
/// as `sealed`, which may be empty.
#[must_use]
pub fn for_pupils(exercise: &Exercise, key: &Key, sealed: String) -> Exercise {
    let practice = key.entries.iter().filter(|it| it.is_practice);
    let entries: Vec<_> = practice.cloned().collect();
    let practice = if entries.is_empty() {
        Key::default()
    } else {
        Key {
            entries,
            answers: Vec::new(),
            weights: exercise.weights,
        }
    };
    Exercise {
        practice,
        sealed,
        ..exercise.for_pupils()
    }
}

/// The records of a pupil's file: the article, the exercise with this body, and who made them. Empty where the article
/// is gone.
///
/// The exercise is one version before the teacher's own: her file is never overwritten by what her pupils have.
#[must_use]
pub fn records_for_pupils(
    workspace: &Workspace,
    article: ArticleId,
    enclosure: &Enclosure,
    body: Rc<str>,
) -> Vec<Record> {
    let Some(article) = workspace.article(article) else {
        return Vec::new();
    };
    let revision = enclosure.provenance.revision.saturating_sub(1).max(1);
    let enclosure = Enclosure {
        body,
        provenance: Provenance {
            revision,
            ..enclosure.provenance
        },
        ..enclosure.clone()
    };
    let mut makers = vec![article.provenance.by];
    if enclosure.provenance.by != article.provenance.by {
        makers.push(enclosure.provenance.by);
    }
    let makers = makers.into_iter().filter_map(|it| workspace.author(it));
    let mut records: Vec<Record> = makers.cloned().map(Record::Author).collect();
    records.push(Record::Article(Rc::clone(article)));
    records.push(Record::Enclosure(Rc::new(enclosure)));
    records
}
