//! What was found out about marks: particulars, evidence, the verdicts in their order, and what a verdict still needs.

use std::rc::Rc;

use super::{Layer, Refusal};
use crate::domain::model::{
    AnnotationId, AuthorId, ClaimKind, EntityId, Evidence, Finding, FindingId, Particulars, Rating,
    Says, Verdict,
};
use crate::domain::text::ordered;

/// What a verdict other than "open" needs and does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// A reason.
    pub reason: bool,
    /// A piece of evidence that is not blank.
    pub evidence: bool,
}

impl Missing {
    /// Whether anything is.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.reason || self.evidence
    }
}

/// What a verdict on a claim would need, given this reason for it.
#[must_use]
pub fn missing(layer: &Layer, claim: AnnotationId, reason: &str) -> Missing {
    Missing {
        reason: reason.trim().is_empty(),
        evidence: !has_evidence(layer, claim),
    }
}

/// The evidence on a claim, blank pieces too, in the order in which it was added.
#[must_use]
pub fn evidence_on(layer: &Layer, claim: AnnotationId) -> Vec<(&Rc<Finding>, &Evidence)> {
    let all = layer.findings_on(claim).into_iter();
    all.filter_map(|it| match &it.says {
        Says::Evidence(evidence) => Some((it, evidence)),
        _ => None,
    })
    .collect()
}

/// The verdicts on a claim, the first one first: the last counts.
#[must_use]
pub fn verdicts_on(layer: &Layer, claim: AnnotationId) -> Vec<(&Rc<Finding>, &Verdict)> {
    let all = layer.findings_on(claim).into_iter();
    all.filter_map(|it| match &it.says {
        Says::Verdict(verdict) => Some((it, verdict)),
        _ => None,
    })
    .collect()
}

/// The particulars of an annotation.
#[must_use]
pub fn particulars_of(layer: &Layer, id: AnnotationId) -> Particulars {
    particulars_in(layer, id).map_or_else(Particulars::default, |it| it.1.clone())
}

/// The particulars of an annotation, where any are known: the latest count.
pub(super) fn particulars_in(
    layer: &Layer,
    id: AnnotationId,
) -> Option<(&Rc<Finding>, &Particulars)> {
    let mut all = layer.findings_on(id).into_iter().rev();
    all.find_map(|it| match &it.says {
        Says::Particulars(particulars) => Some((it, particulars)),
        _ => None,
    })
}

/// Whether evidence can decide a claim of this kind. One of which nobody has said it may be decided.
pub(super) fn is_checkable(kind: Option<ClaimKind>) -> bool {
    kind.is_none_or(ClaimKind::is_checkable)
}

/// Whether a rating says that evidence decided something, or was not enough to.
pub(super) fn is_decided(rating: Rating) -> bool {
    !matches!(rating, Rating::Open | Rating::NotCheckable)
}

/// How a claim is rated now.
#[must_use]
pub fn rating_of(layer: &Layer, claim: AnnotationId) -> Rating {
    verdict_of(layer, claim).map_or(Rating::Open, |it| it.rating)
}

/// The verdict on a claim that counts, unless that is open.
#[must_use]
pub fn verdict_of(layer: &Layer, claim: AnnotationId) -> Option<&Verdict> {
    let last = verdicts_on(layer, claim).last().map(|it| it.1);
    last.filter(|it| it.rating != Rating::Open)
}

/// Whether anything was consulted about a claim.
fn has_evidence(layer: &Layer, claim: AnnotationId) -> bool {
    evidence_on(layer, claim).iter().any(|it| !it.1.is_blank())
}

/// The verdict that this one is written over; `None` where it is one of its own. The last one is written over where
/// it is the author's own and rates alike in the same words, or was open. The one that is `passed` counts as not given.
///
/// # Errors
/// [`Refusal::NotCheckable`] for a claim that nothing can decide, [`Refusal::Missing`] where another rating than
/// before, or another grade of it, lacks its reason or evidence.
pub(super) fn judged<'a>(
    layer: &'a Layer,
    claim: AnnotationId,
    verdict: &Verdict,
    author: AuthorId,
    passed: Option<FindingId>,
) -> Result<Option<&'a Rc<Finding>>, Refusal> {
    let mut verdicts = verdicts_on(layer, claim);
    verdicts.retain(|it| Some(it.0.id) != passed);
    let last = verdicts.last();
    let before = last.map(|it| it.1.clone()).unwrap_or_default();
    let is_alike = verdict.rates_as(&before);
    if is_decided(verdict.rating) && !is_checkable(particulars_of(layer, claim).kind) {
        return Err(Refusal::NotCheckable);
    }
    let lacks = missing(layer, claim, &verdict.reason);
    if !is_alike && verdict.rating != Rating::Open && lacks.is_any() {
        return Err(Refusal::Missing(lacks));
    }
    let is_over = is_alike || before.rating == Rating::Open;
    let mine = last.filter(|it| it.0.provenance.by == author);
    Ok(mine.filter(|_| is_over).map(|it| it.0))
}

/// Each claim that something was found out about, by id: its verdict where there is one, and whether there is
/// evidence.
pub(super) fn checked(layer: &Layer) -> Vec<(AnnotationId, Option<&Verdict>, bool)> {
    let all: Vec<_> = layer.findings().collect();
    let mut checked: Vec<(AnnotationId, Option<&Verdict>, bool)> = Vec::new();
    for finding in in_order(&all) {
        let place = checked.partition_point(|it| it.0 < finding.about);
        if checked.get(place).is_none_or(|it| it.0 != finding.about) {
            checked.insert(place, (finding.about, None, false));
        }
        match (checked.get_mut(place), &finding.says) {
            (Some(it), Says::Verdict(verdict)) => it.1 = Some(verdict),
            (Some(it), Says::Evidence(evidence)) => it.2 |= !evidence.is_blank(),
            _ => {}
        }
    }
    checked
}

/// The particulars of all annotations of an article that have any: for whoever asks about many.
#[derive(Default)]
pub(super) struct Detailed<'a>(Vec<(AnnotationId, &'a Particulars)>);

impl<'a> Detailed<'a> {
    pub(super) fn of(layer: &'a Layer) -> Self {
        let all: Vec<_> = layer.findings().collect();
        // Of one annotation the last made comes last.
        let by_mark = ordered(&in_order(&all), |it| it.about.0.halves());
        let detailed = by_mark.into_iter().filter_map(|it| match &it.says {
            Says::Particulars(particulars) => Some((it.about, particulars)),
            _ => None,
        });
        Self(detailed.collect())
    }

    /// Whether any annotation means this entity.
    pub(super) fn has(&self, entity: EntityId) -> bool {
        self.0.iter().any(|it| it.1.entity == Some(entity))
    }

    /// Those of one annotation: the last counts.
    pub(super) fn get(&self, id: AnnotationId) -> Option<&'a Particulars> {
        let place = self.0.partition_point(|it| it.0 <= id);
        let last = place.checked_sub(1).and_then(|it| self.0.get(it));
        last.filter(|it| it.0 == id).map(|it| it.1)
    }
}

/// In the order in which they were made.
pub(super) fn in_order<'a>(findings: &[&'a Rc<Finding>]) -> Vec<&'a Rc<Finding>> {
    ordered(findings, |it| (it.provenance.created.0, it.id.0.halves().0))
}
