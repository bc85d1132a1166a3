//! The commands about what lies with an article: exercises, and what belongs to them.

use std::rc::Rc;

use super::act::act;
use super::apply::find_open;
use super::{Command, Label, Maker, Refusal, Visit, Workspace};
use crate::domain::model::{
    ArticleId, Enclosure, EnclosureId, EnclosureKind, Provenance, Record, RecordKey, Tag,
};

/// Lay something with an article, or write what lies there; what was deleted meanwhile is there again. The name comes
/// from whoever asks, who goes on with what is made. All edits of one visit are one step.
#[must_use]
pub fn enclose(
    (article, id): (ArticleId, EnclosureId),
    kind: EnclosureKind,
    tags: Rc<[Tag]>,
    body: Rc<str>,
    visit: Option<Visit>,
) -> Command {
    enclose_all(article, kind, tags, vec![(id, body)], visit)
}

/// Lay several things of a kind with an article in one step.
#[must_use]
pub fn enclose_all(
    article: ArticleId,
    kind: EnclosureKind,
    tags: Rc<[Tag]>,
    bodies: Vec<(EnclosureId, Rc<str>)>,
    visit: Option<Visit>,
) -> Command {
    act(Label::Lesson, visit, move |workspace, maker| {
        let one = |(id, body): &(EnclosureId, Rc<str>)| {
            enclosed(workspace, (article, *id), kind, (&tags, body), maker)
        };
        bodies.iter().map(one).collect()
    })
}

/// The record of an enclosure, if its article may be changed.
pub(super) fn enclosed(
    workspace: &Workspace,
    (article, id): (ArticleId, EnclosureId),
    kind: EnclosureKind,
    (tags, body): (&Rc<[Tag]>, &Rc<str>),
    maker: Maker<'_>,
) -> Result<Record, Refusal> {
    find_open(workspace, article)?;
    let before = workspace.record(RecordKey::Enclosure(article, id));
    let provenance = before.and_then(|it| it.provenance());
    // A pupil's copy of an exercise is one version before the teacher's, and there is one before the first.
    let first = || Provenance {
        revision: 2,
        ..Provenance::new(maker.author, maker.clock.now())
    };
    let provenance = provenance.unwrap_or_else(first);
    Ok(Record::Enclosure(Rc::new(Enclosure {
        id,
        article,
        kind,
        tags: Rc::clone(tags),
        body: Rc::clone(body),
        provenance: Provenance {
            is_deleted: false,
            ..provenance
        },
    })))
}

/// Take something away from an article.
#[must_use]
pub fn take_out(article: ArticleId, ids: Vec<EnclosureId>) -> Command {
    act(Label::Lesson, None, move |workspace, _| {
        let all = ids.iter();
        let all = all.filter_map(|id| workspace.record(RecordKey::Enclosure(article, *id)));
        Ok(all.map(|it| it.deleted()).collect())
    })
}

/// Begin an exercise anew: all marks of the article with what is tied to them go, and what was written beside them says
/// `body` again.
#[must_use]
pub fn start_over(article: ArticleId, work: EnclosureId, body: Rc<str>) -> Command {
    act(Label::Lesson, None, move |workspace, _| {
        find_open(workspace, article)?;
        let layer = workspace.layer(article);
        let marks = layer.annotations().cloned().map(Record::Annotation);
        let said = layer.attributions().cloned().map(Record::Attribution);
        let found = layer.findings().cloned().map(Record::Finding);
        let gone = marks.chain(said).chain(found).map(|it| it.deleted());
        let work = match workspace.record(RecordKey::Enclosure(article, work)) {
            Some(Record::Enclosure(it)) => Some(Record::Enclosure(Rc::new(Enclosure {
                body: Rc::clone(&body),
                ..(*it).clone()
            }))),
            _ => None,
        };
        Ok(gone.chain(work).collect())
    })
}
