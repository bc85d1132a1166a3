//! From decisions to the marks of the gold layer.

use std::fmt;
use std::rc::Rc;

use super::{Case, Decision, How, Session};
use crate::domain::model::{Annotation, AnnotationId, ArticleId, Id, Millis, Provenance, TagKey};
use crate::domain::text::Target;

/// What is decided on one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who marked what.
    pub case: Case,
    /// The place of the decision that this one takes the place of.
    pub instead: Option<usize>,
    /// How it is decided.
    pub how: How,
    /// The words and the tag; none where there is to be no mark.
    pub place: Option<(Target, TagKey)>,
}

/// What decisions change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What is kept from then on.
    pub session: Session,
    /// The marks that come or change.
    pub marks: Vec<Annotation>,
    /// The marks that go.
    pub gone: Vec<AnnotationId>,
}

impl Outcome {
    /// The decision that a case is to be as this variant has it.
    #[must_use]
    pub fn accept(case: &Case, at: usize, instead: Option<usize>) -> Self {
        let variant = case.variants.get(at);
        Self {
            instead,
            how: How::Accepted(at),
            place: variant.map(|it| (it.target.clone(), it.tag.clone())),
            case: case.clone(),
        }
    }
}

/// What settling asks of whoever calls it.
pub struct Means<'a> {
    /// The mark of the gold layer with this id, if it is there still.
    pub there: &'a dyn Fn(AnnotationId) -> Option<Rc<Annotation>>,
    /// What the note of a mark says of how it came about.
    pub note: &'a dyn Fn(&Case, How) -> Rc<str>,
    /// A new id.
    pub id: &'a dyn Fn() -> Id,
    /// The time.
    pub now: Millis,
}

impl fmt::Debug for Means<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Means").finish_non_exhaustive()
    }
}

/// Decides on cases of an article. A decision that takes the place of another one changes its mark, so that what is
/// tied to that stays, and so does a note that somebody wrote.
#[must_use]
pub fn settle(
    session: &Session,
    article: ArticleId,
    outcomes: Vec<Outcome>,
    means: &Means<'_>,
) -> Settled {
    let mut settled = Settled {
        session: session.clone(),
        marks: Vec::new(),
        gone: Vec::new(),
    };
    let decisions = &mut settled.session.decisions;
    for outcome in outcomes {
        let before = outcome.instead.and_then(|at| decisions.get_mut(at));
        let mark = before
            .as_ref()
            .and_then(|it| Some(((means.there)(it.mark?)?, (means.note)(&it.case, it.how))));
        let note = (means.note)(&outcome.case, outcome.how);
        let decision = Decision {
            mark: None,
            how: outcome.how,
            at: means.now,
            case: outcome.case,
        };
        let mark = match (outcome.place, mark) {
            (Some((target, tag)), Some((mark, said))) => Some(Annotation {
                target,
                tag,
                note: if mark.note == said {
                    note
                } else {
                    Rc::clone(&mark.note)
                },
                ..(*mark).clone()
            }),
            (Some((target, tag)), None) => Some(Annotation {
                id: AnnotationId((means.id)()),
                article,
                target,
                tag,
                note,
                provenance: Provenance::new(session.gold, means.now),
            }),
            (None, mark) => {
                settled.gone.extend(mark.map(|it| it.0.id));
                None
            }
        };
        let decision = Decision {
            mark: mark.as_ref().map(|it| it.id),
            ..decision
        };
        settled.marks.extend(mark);
        match before {
            Some(before) => *before = decision,
            None => decisions.push(decision),
        }
    }
    settled
}
