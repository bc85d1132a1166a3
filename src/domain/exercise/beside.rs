//! What pupils handed in beside the marks of an article, so that whatever compares authors compares pupils.

use std::rc::Rc;

use super::handin::Handin;
use crate::domain::model::{
    Annotation, AnnotationId, ArticleId, Author, AuthorId, EnclosureId, Finding, FindingId, Id,
    Provenance, Record, Says, Verdict,
};
use crate::domain::workspace::Workspace;

/// The same records, with the marks and verdicts of hand-ins as if each pupil had made them here.
///
/// Each hand-in has an author of its own, named by its id: two pupils may share a browser. Nothing of it is to be stored.
#[must_use]
pub fn beside(
    workspace: &Workspace,
    article: ArticleId,
    handins: &[(EnclosureId, Handin)],
) -> Workspace {
    let mut all = workspace.clone();
    for (of, handin) in handins {
        let by = AuthorId(of.0);
        all.put([Record::Author(Rc::new(Author {
            id: by,
            name: handin.name.trim().into(),
            modified: handin.handed_in,
        }))]);
        for (nth, mark) in handin.marks.iter().enumerate() {
            let id = nth_of(of.0, nth);
            let provenance = Provenance::new(by, mark.created);
            all.put([Record::Annotation(Rc::new(Annotation {
                id: AnnotationId(id),
                article,
                target: mark.target.clone(),
                tag: mark.tag.clone(),
                note: "".into(),
                provenance,
            }))]);
            let verdict = mark.rating.map(|rating| {
                Record::Finding(Rc::new(Finding {
                    id: FindingId(id),
                    article,
                    about: AnnotationId(id),
                    says: Says::Verdict(Verdict {
                        rating,
                        ..Verdict::default()
                    }),
                    provenance,
                }))
            });
            all.put(verdict);
        }
    }
    all
}

/// An id for the nth thing of a hand-in: copied work has the same ids in several.
fn nth_of(handin: Id, nth: usize) -> Id {
    let first = u128::from_be_bytes(handin.bytes());
    Id::from_bytes(first.wrapping_add(nth as u128 + 1).to_be_bytes())
}
