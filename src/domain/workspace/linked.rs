//! Links between claims: which a claim has, and the commands that make them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::act::act;
use super::apply::find;
use super::judge::{found, take_away};
use super::{Command, Label, Layer, Refusal, Workspace, quote};
use crate::domain::model::{
    Annotation, AnnotationId, Article, Finding, Link, RecordKey, Relation, Says,
};

/// One link of a claim, seen from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The record.
    pub finding: Rc<Finding>,
    /// What the link is.
    pub link: Link,
    /// Whether it leads from this claim to the other.
    pub is_from: bool,
    /// The other claim with its article; `None` where it is not in the library.
    pub other: Option<(Rc<Article>, Rc<Annotation>)>,
}

/// The links of a claim: those from it in the order in which they were made, then those to it.
#[must_use]
pub fn links_of(workspace: &Workspace, claim: &Annotation) -> Vec<Linked> {
    let there = |id: AnnotationId| {
        let annotation = workspace.annotation(id)?;
        let article = workspace.article(annotation.article)?;
        Some((Rc::clone(article), Rc::clone(annotation)))
    };
    let linked = |finding: &Rc<Finding>, is_from: bool| {
        let link = link_in(finding)?;
        Some(Linked {
            finding: Rc::clone(finding),
            link: link.clone(),
            is_from,
            other: there(if is_from { link.to } else { finding.about }),
        })
    };
    let layer = workspace.layer(claim.article);
    let from = layer.findings_on(claim.id);
    let mut links: Vec<Linked> = from.iter().filter_map(|it| linked(it, true)).collect();
    for article in workspace.articles() {
        let layer = workspace.layer(article.id);
        let to = layer.findings().filter(|it| leads_to(it, claim.id));
        links.extend(to.filter_map(|it| linked(it, false)));
    }
    links
}

/// The claims of an article that are linked with any, by id, and with what.
pub(super) fn linked_in(workspace: &Workspace, layer: &Layer) -> Vec<(AnnotationId, Relation)> {
    let mut linked = Vec::new();
    let mut put = |id: AnnotationId, relation: Relation| {
        let place = linked.partition_point(|it: &(AnnotationId, Relation)| it.0 <= id);
        linked.insert(place, (id, relation));
    };
    for finding in layer.findings() {
        if let Some(link) = link_in(finding) {
            put(finding.about, link.relation);
        }
    }
    for article in workspace.articles() {
        for finding in workspace.layer(article.id).findings() {
            if let Some(link) = link_in(finding)
                && layer.get(link.to).is_some()
            {
                put(link.to, link.relation);
            }
        }
    }
    linked
}

/// Whether a finding is a link to this claim.
fn leads_to(finding: &Finding, claim: AnnotationId) -> bool {
    link_in(finding).is_some_and(|it| it.to == claim)
}

fn link_in(finding: &Finding) -> Option<&Link> {
    match &finding.says {
        Says::Link(link) => Some(link),
        _ => None,
    }
}

/// Link a claim with another one.
#[must_use]
pub fn link(from: AnnotationId, relation: Relation, to: AnnotationId) -> Command {
    act(Label::Link, None, move |workspace, maker| {
        let claim = find(workspace, from)?;
        let other = workspace.annotation(to).ok_or(Refusal::NoAnnotation)?;
        let article = workspace.article(other.article).ok_or(Refusal::NoArticle)?;
        if from == to {
            return Err(Refusal::OwnLink);
        }
        let is_same = |it: &Linked| {
            it.link.relation == relation
                && (it.is_from || relation.is_mutual())
                && it.other.as_ref().is_some_and(|it| it.1.id == to)
        };
        if links_of(workspace, claim).iter().any(is_same) {
            return Err(Refusal::SameLink);
        }
        if !relation.is_mutual() && reaches(workspace, to, relation, from) {
            return Err(Refusal::Circle);
        }
        let says = Says::Link(Link {
            relation,
            to,
            article: article.id,
            hash: article.hash,
            title: article.details.title.clone(),
            quote: quote(article, other),
        });
        Ok(vec![found(claim, says, maker)])
    })
}

/// Take a link away.
#[must_use]
pub fn unlink(finding: &Finding) -> Command {
    take_away(
        Label::Unlink,
        RecordKey::Finding(finding.article, finding.id),
    )
}

/// Whether links of one relation lead from a claim to another, over any number of claims.
fn reaches(
    workspace: &Workspace,
    from: AnnotationId,
    relation: Relation,
    to: AnnotationId,
) -> bool {
    let mut links: BTreeMap<AnnotationId, Vec<AnnotationId>> = BTreeMap::new();
    for article in workspace.articles() {
        for finding in workspace.layer(article.id).findings() {
            if let Some(link) = link_in(finding).filter(|it| it.relation == relation) {
                links.entry(finding.about).or_default().push(link.to);
            }
        }
    }
    let mut reached = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(claim) = next.pop() {
        for &other in links.get(&claim).into_iter().flatten() {
            if reached.insert(other) {
                next.push(other);
            }
        }
    }
    reached.contains(&to)
}
