//! The command that settles differences between authors.

use std::rc::Rc;

use super::act::act;
use super::apply::{annotated, deleted, introduced};
use super::enclose::enclosed;
use super::{Command, Label};
use crate::domain::model::{
    Annotation, AnnotationId, ArticleId, AuthorId, EnclosureId, EnclosureKind, Record, RecordKey,
};

/// All that one step of settling changes.
#[derive(Clone, Debug)]
pub struct Settling {
    /// The article.
    pub article: ArticleId,
    /// Whose marks they are, and what that author is called where nobody has said.
    pub gold: (AuthorId, Rc<str>),
    /// The marks that come or change.
    pub marks: Vec<Annotation>,
    /// The marks that go.
    pub gone: Vec<AnnotationId>,
    /// What is kept of it, as the body of its enclosure.
    pub session: (EnclosureId, Rc<str>),
}

/// Settle differences between authors: marks of the gold layer, and what is kept of how they came about.
#[must_use]
pub fn settle(settling: Settling) -> Command {
    act(Label::Settle, None, move |workspace, maker| {
        let Settling {
            article,
            gold,
            marks,
            gone,
            session,
        } = &settling;
        let mut records = vec![enclosed(
            workspace,
            (*article, session.0),
            EnclosureKind::Session,
            (&Rc::from([]), &session.1),
            maker,
        )?];
        if !marks.is_empty() && workspace.author(gold.0).is_none_or(|it| it.name.is_empty()) {
            records.push(introduced(gold.0, Rc::clone(&gold.1), maker.clock.now()));
        }
        for mark in marks {
            records.push(annotated(workspace, mark.clone())?);
        }
        // What is gone already needs no tombstone.
        let there = gone.iter().copied();
        let there: Vec<AnnotationId> = there
            .filter(|it| {
                let key = RecordKey::Annotation(*article, *it);
                workspace.record(key).is_some_and(|it| !it.is_deleted())
            })
            .collect();
        records.extend(deleted(workspace, &there)?);
        Ok::<Vec<Record>, _>(records)
    })
}
