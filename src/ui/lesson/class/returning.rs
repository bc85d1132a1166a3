//! What goes back to pupils: for each one file with the article and what the teacher says, for nobody else's eyes.

use std::rc::Rc;

use super::Desk;
use crate::domain::format::lesson::write_feedback;
use crate::domain::model::{Enclosure, EnclosureId, EnclosureKind, Provenance, Record};
use crate::t;

/// A file to be handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// What its name is made of.
    pub title: String,
    /// What its name ends with.
    pub ending: &'static str,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Records, as our own file.
    Records(Vec<Record>),
    /// A text, as it is.
    Table(String),
}

/// Hands out what one pupil is told.
pub(super) fn hand_one(desk: &Desk, at: usize) {
    desk.props
        .on_out
        .emit(feedback(desk, at).into_iter().collect());
}

/// Hands out what each pupil is told: a file each, as nobody is to see another's.
pub(super) fn hand_all(desk: &Desk) {
    let all = 0..desk.class.ids.len();
    let all = all.filter_map(|at| feedback(desk, at));
    desk.props.on_out.emit(all.collect());
}

fn feedback(desk: &Desk, at: usize) -> Option<Output> {
    let (_, handin, score) = desk.class.at(at)?;
    let feedback = desk.sheet().feedback(handin, score);
    let (article, store) = (&desk.props.article, &desk.props.store);
    let (now, id) = store.now_and_id();
    let me = store.snapshot().settings.me;
    let enclosure = Enclosure {
        id: EnclosureId(id),
        article: article.id,
        kind: EnclosureKind::Feedback,
        tags: Rc::from([]),
        body: write_feedback(&article.text, &feedback).into(),
        provenance: Provenance::new(me, now),
    };
    let author = desk.props.workspace.author(me).cloned();
    let records = [
        author.map(Record::Author),
        Some(Record::Article(Rc::clone(article))),
        Some(Record::Enclosure(Rc::new(enclosure))),
    ];
    let (title, name) = (desk.title(), desk.class.name(at, false));
    Some(Output {
        title: t!("class-feedback-name", name = &name, title = title).to_string(),
        ending: "feedback.whosaid.json",
        content: Content::Records(records.into_iter().flatten().collect()),
    })
}
