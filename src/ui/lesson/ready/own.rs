//! A ready-made lesson as the teacher's own, and as what its sheets are made of.

use std::rc::Rc;

use crate::domain::exercise::{Exercise, key_of};
use crate::domain::format::lesson::{read_exercise, write_exercise};
use crate::domain::model::{
    Article, AuthorId, Enclosure, EnclosureKind, Millis, Provenance, Record,
};
use crate::domain::workspace::Workspace;
use crate::ui::lesson::paper::Printed;

/// The records of a lesson as if `me` had made them now: the key is hers, and what she marks belongs to it.
#[must_use]
pub fn as_own(records: &[Record], me: AuthorId, now: Millis) -> Vec<Record> {
    let article = article_of(records);
    let own = |record: &Record| match record {
        Record::Author(_) => None,
        Record::Enclosure(it) => {
            let body = article
                .and_then(|article| with_key_by(article, it, me))
                .unwrap_or_else(|| Rc::clone(&it.body));
            Some(Record::Enclosure(Rc::new(Enclosure {
                body,
                provenance: Provenance::new(me, now),
                ..(**it).clone()
            })))
        }
        other => Some(other.with_provenance(Provenance::new(me, now))),
    };
    records.iter().filter_map(own).collect()
}

/// The body of an exercise whose key is by `me`.
fn with_key_by(article: &Article, enclosure: &Enclosure, me: AuthorId) -> Option<Rc<str>> {
    let exercise = read_exercise(&article.text, &enclosure.body).ok()?;
    let exercise = Exercise {
        key_by: Some(me),
        ..exercise
    };
    Some(write_exercise(&article.text, &exercise).into())
}

/// The article of a lesson.
pub(super) fn article_of(records: &[Record]) -> Option<&Rc<Article>> {
    records.iter().find_map(|it| match it {
        Record::Article(it) => Some(it),
        _ => None,
    })
}

/// What the sheets of a lesson are made of; nothing where the file holds no exercise.
pub(super) fn printed(records: Vec<Record>) -> Option<Printed> {
    let article = Rc::clone(article_of(&records)?);
    let mut workspace = Workspace::default();
    workspace.put(records);
    let layer = workspace.layer(article.id);
    let exercises = layer.enclosures(EnclosureKind::Exercise);
    let exercise = read_exercise(&article.text, &exercises.first()?.body).ok()?;
    let key = key_of(&exercise, article.id, &layer, &workspace);
    Some(Printed {
        exercise: Rc::new(exercise),
        tags: Rc::clone(layer.tags()),
        key: Rc::new(key),
        article,
    })
}
