//! The commands about what was found out about claims.

use std::rc::Rc;

use super::act::act;
use super::apply::{find, find_open};
use super::found::{judged, verdicts_on};
use super::{Command, Label, Maker, Refusal, Visit, Workspace};
use crate::domain::model::{
    Annotation, AnnotationId, ArticleId, AttributionId, Evidence, Finding, FindingId, Provenance,
    Record, RecordKey, Says, Verdict,
};

/// Take a source away from its claim.
#[must_use]
pub fn unattribute(article: ArticleId, id: AttributionId) -> Command {
    take_away(Label::Unattribute, RecordKey::Attribution(article, id))
}

/// Add a piece of evidence on a claim. It may be blank still, for [`write_evidence`].
#[must_use]
pub fn add_evidence(claim: AnnotationId, evidence: Evidence) -> Command {
    act(Label::AddEvidence, None, move |workspace, maker| {
        let claim = find(workspace, claim)?;
        Ok(vec![found(claim, Says::Evidence(evidence.clone()), maker)])
    })
}

/// Write a piece of evidence. All edits of one visit are one step.
#[must_use]
pub fn write_evidence(
    article: ArticleId,
    id: FindingId,
    evidence: Evidence,
    visit: Visit,
) -> Command {
    let key = RecordKey::Finding(article, id);
    act(Label::WriteEvidence, Some(visit), move |workspace, _| {
        let Record::Finding(before) = find_tied(workspace, key)? else {
            return Err(Refusal::NoAnnotation);
        };
        Ok(vec![Record::Finding(Rc::new(Finding {
            says: Says::Evidence(evidence.clone()),
            ..(*before).clone()
        }))])
    })
}

/// Delete a finding.
#[must_use]
pub fn delete_finding(article: ArticleId, id: FindingId) -> Command {
    take_away(Label::DeleteFinding, RecordKey::Finding(article, id))
}

/// Rate a claim, with a reason. The same grade again is another reason for it, and all edits of one visit are one
/// step; another grade is a verdict of its own: the one before is kept, unless it was open.
#[must_use]
pub fn judge(claim: AnnotationId, verdict: Verdict, visit: Visit) -> Command {
    judge_past(None, claim, verdict, visit)
}

/// Rate a claim as [`judge`] does, as though the verdict `passed` had not been given: for whoever comes by one entry of
/// a list on the way to another.
#[must_use]
pub fn judge_past(
    passed: Option<FindingId>,
    claim: AnnotationId,
    verdict: Verdict,
    visit: Visit,
) -> Command {
    act(Label::Judge, Some(visit), move |workspace, maker| {
        let claim = find(workspace, claim)?;
        let layer = workspace.layer(claim.article);
        let before = judged(&layer, claim.id, &verdict, maker.author, passed)?;
        let is_passed =
            |it: &&Rc<Finding>| Some(it.id) == passed && it.provenance.by == maker.author;
        let all = verdicts_on(&layer, claim.id).into_iter();
        let passed = all.map(|it| it.0).find(is_passed);
        let says = Says::Verdict(verdict.clone());
        let mut records = vec![match before.or(passed) {
            Some(before) => Record::Finding(Rc::new(Finding {
                says,
                ..(**before).clone()
            })),
            None => found(claim, says, maker),
        }];
        // Back at the one before it, there is nothing left of it.
        if let (Some(_), Some(passed)) = (before, passed) {
            records.push(Record::Finding(Rc::clone(passed)).deleted());
        }
        Ok(records)
    })
}

/// The record of a new finding.
pub(super) fn found(about: &Annotation, says: Says, maker: Maker<'_>) -> Record {
    Record::Finding(Rc::new(Finding {
        id: FindingId(maker.ids.next()),
        article: about.article,
        about: about.id,
        says,
        provenance: Provenance::new(maker.author, maker.clock.now()),
    }))
}

/// Deletes what is tied to a mark, under the name that this has for a person.
pub(super) fn take_away(label: Label, key: RecordKey) -> Command {
    act(label, None, move |workspace, _| {
        Ok(vec![find_tied(workspace, key)?.deleted()])
    })
}

/// What is tied to a mark of an article that may be changed.
pub(super) fn find_tied(workspace: &Workspace, key: RecordKey) -> Result<Record, Refusal> {
    find_open(workspace, key.within().ok_or(Refusal::NoArticle)?)?;
    let record = workspace.record(key).filter(|it| !it.is_deleted());
    record.ok_or(Refusal::NoAnnotation)
}
