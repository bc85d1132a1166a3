//! A pupil's work on one exercise, and the one way to change it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::WorkWish;
use crate::domain::exercise::{Exercise, Reply, Work, work_of};
use crate::domain::format::lesson::{Unread, read_exercise, read_work, write_work};
use crate::domain::model::{Article, Enclosure, EnclosureId, EnclosureKind, Provenance, Record};
use crate::domain::workspace::{Layer, Visit, enclose};
use crate::ui::store::Store;

/// What all of the pane is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Task {
    /// Where to act.
    pub(super) store: Store,
    /// The article.
    pub(super) article: Rc<Article>,
    /// Its marks, and what lies with it.
    pub(super) layer: Rc<Layer>,
    /// The exercise, as an enclosure.
    pub(super) id: EnclosureId,
    /// What it says.
    pub(super) exercise: Rc<Exercise>,
    /// What the pupil did beside their marks.
    pub(super) work: Rc<Work>,
    /// Called with what takes more than this pane.
    pub(super) on_wish: Callback<WorkWish>,
}

/// What an enclosure of the kind exercise says.
pub(super) type Read = Result<Rc<Exercise>, Unread>;

thread_local! {
    /// What was read last, by its body: it is asked with every drawing.
    static LAST: RefCell<Option<(Rc<str>, Read)>> = const { RefCell::new(None) };
}

/// Reads an exercise.
pub(super) fn read(article: &Article, enclosure: &Enclosure) -> Read {
    let body = &enclosure.body;
    let known = LAST.with_borrow(|last| {
        let known = last.as_ref().filter(|it| Rc::ptr_eq(&it.0, body));
        known.map(|it| it.1.clone())
    });
    known.unwrap_or_else(|| {
        let read = read_exercise(&article.text, body).map(Rc::new);
        LAST.replace(Some((Rc::clone(body), read.clone())));
        read
    })
}

/// The exercises of an article that are to be worked on: those without a key of somebody's, and those that cannot be
/// read.
pub(super) fn tasks<'a>(article: &Article, layer: &'a Layer) -> Vec<(&'a Rc<Enclosure>, Read)> {
    let all = layer.enclosures(EnclosureKind::Exercise).into_iter();
    let all = all.map(|it| (it, read(article, it)));
    let is_pupils = |it: &(_, Read)| it.1.as_ref().map_or(true, |it| it.key_by.is_none());
    all.filter(is_pupils).collect()
}

/// The record of the work on an exercise; deleted ones are none.
pub(super) fn record_of(layer: &Layer, exercise: EnclosureId) -> Option<&Rc<Enclosure>> {
    let id = work_of(exercise);
    let all = layer.enclosures(EnclosureKind::Work).into_iter();
    all.into_iter().find(|it| it.id == id)
}

/// The work on an exercise; nothing was done yet where nothing is stored.
pub(super) fn work_in(
    article: &Article,
    layer: &Layer,
    exercise: EnclosureId,
) -> Result<Work, Unread> {
    match record_of(layer, exercise) {
        Some(it) => read_work(&article.text, &it.body),
        None => Ok(Work::default()),
    }
}

/// Stores that the exercise was opened: no step of the pupil's own.
pub(super) fn begin(store: &Store, article: &Article, exercise: EnclosureId) {
    let (begun, _) = store.now_and_id();
    let work = Work {
        begun,
        ..Work::default()
    };
    store.plant(vec![Record::Enclosure(Rc::new(Enclosure {
        id: work_of(exercise),
        article: article.id,
        kind: EnclosureKind::Work,
        tags: Rc::new([]),
        body: write_work(&article.text, &work).into(),
        provenance: Provenance::new(store.snapshot().settings.me, begun),
    }))]);
}

impl Task {
    /// Changes the work as it is now and stores it at once. All of one visit is one step of undo. Says whether it was
    /// done; a refusal is announced.
    pub(super) fn edit(&self, change: impl FnOnce(&Work) -> Work, visit: Option<Visit>) -> bool {
        let article = &self.article;
        let layer = self.store.snapshot().workspace.layer(article.id);
        let now = work_in(article, &layer, self.id);
        let now = now.unwrap_or_else(|_| (*self.work).clone());
        let body = write_work(&article.text, &change(&now)).into();
        let place = (article.id, work_of(self.id));
        let command = enclose(place, EnclosureKind::Work, Rc::new([]), body, visit);
        self.store.run(command).is_ok()
    }

    /// Answers a question, or takes the answer back.
    pub(super) fn reply(&self, question: u16, reply: Option<Reply>, visit: Option<Visit>) -> bool {
        self.edit(|it| it.replying(question, reply), visit)
    }
}
