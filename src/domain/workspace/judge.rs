//! The commands about what was found out about claims, and about how sources are quoted.

use std::rc::Rc;

use super::act::act;
use super::apply::{find, find_open};
use super::found::judged;
use super::{Command, Label, Maker, Refusal, Visit, Workspace};
use crate::domain::model::{
    Annotation, AnnotationId, ArticleId, Attribution, AttributionId, Evidence, Finding, FindingId,
    Mode, Provenance, Record, RecordKey, Says, Verdict,
};

/// Say how a source's words come to the reader.
#[must_use]
pub fn convey(article: ArticleId, id: AttributionId, mode: Mode) -> Command {
    act(Label::Convey, None, move |workspace, _| {
        let attribution = (*find_attribution(workspace, article, id)?).clone();
        Ok(vec![Record::Attribution(Rc::new(Attribution {
            mode,
            ..attribution
        }))])
    })
}

/// Take a source away from its claim.
#[must_use]
pub fn unattribute(article: ArticleId, id: AttributionId) -> Command {
    act(Label::Unattribute, None, move |workspace, _| {
        let attribution = find_attribution(workspace, article, id)?;
        Ok(vec![Record::Attribution(attribution).deleted()])
    })
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
    act(Label::WriteEvidence, Some(visit), move |workspace, _| {
        let finding = (*find_finding(workspace, article, id)?).clone();
        Ok(vec![Record::Finding(Rc::new(Finding {
            says: Says::Evidence(evidence.clone()),
            ..finding
        }))])
    })
}

/// Delete a finding.
#[must_use]
pub fn delete_finding(article: ArticleId, id: FindingId) -> Command {
    act(Label::DeleteFinding, None, move |workspace, _| {
        let finding = find_finding(workspace, article, id)?;
        Ok(vec![Record::Finding(finding).deleted()])
    })
}

/// Rate a claim, with a reason. The same rating again is another reason for it, and all edits of one visit are one
/// step; another rating is a verdict of its own: the one before is kept, unless it was open.
#[must_use]
pub fn judge(claim: AnnotationId, verdict: Verdict, visit: Visit) -> Command {
    act(Label::Judge, Some(visit), move |workspace, maker| {
        let claim = find(workspace, claim)?;
        let layer = workspace.layer(claim.article);
        let before = judged(&layer, claim.id, &verdict, maker.author)?;
        let says = Says::Verdict(verdict.clone());
        Ok(vec![match before {
            Some(before) => Record::Finding(Rc::new(Finding {
                says,
                ..(**before).clone()
            })),
            None => found(claim, says, maker),
        }])
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

fn find_finding(
    workspace: &Workspace,
    article: ArticleId,
    id: FindingId,
) -> Result<Rc<Finding>, Refusal> {
    find_open(workspace, article)?;
    match workspace.record(RecordKey::Finding(article, id)) {
        Some(Record::Finding(it)) if !it.provenance.is_deleted => Ok(it),
        _ => Err(Refusal::NoAnnotation),
    }
}

fn find_attribution(
    workspace: &Workspace,
    article: ArticleId,
    id: AttributionId,
) -> Result<Rc<Attribution>, Refusal> {
    find_open(workspace, article)?;
    match workspace.record(RecordKey::Attribution(article, id)) {
        Some(Record::Attribution(it)) if !it.provenance.is_deleted => Ok(it),
        _ => Err(Refusal::NoAnnotation),
    }
}
