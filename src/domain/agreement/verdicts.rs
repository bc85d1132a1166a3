//! What each author's verdicts say of the same claims.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::Codes;
use crate::domain::model::{
    Annotation, AnnotationId, AuthorId, Finding, FindingId, Millis, Rating, Says,
};
use crate::domain::text::Target;

/// The verdicts of these authors, in the order of `by`. Two verdicts are about the same claim where the words are the
/// same ones, whoever marked them: authors who worked apart marked each their own. The last verdict of an author
/// counts; one that leaves the claim open says nothing. Claims that nobody judged are not there.
#[must_use]
pub fn verdicts<'a>(
    by: &[AuthorId],
    annotations: impl IntoIterator<Item = &'a Annotation>,
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Codes {
    let targets: BTreeMap<AnnotationId, &Target> = annotations
        .into_iter()
        .map(|it| (it.id, &it.target))
        .collect();
    type Said = (Millis, FindingId, Rating);
    let mut said: BTreeMap<&Target, BTreeMap<AuthorId, Said>> = BTreeMap::new();
    for finding in findings {
        if let (Says::Verdict(verdict), Some(target)) = (&finding.says, targets.get(&finding.about))
        {
            let Finding { id, provenance, .. } = finding;
            let last = said.entry(target).or_default().entry(provenance.by);
            let next = (provenance.created, *id, verdict.rating);
            last.and_modify(|it| {
                if (it.0, it.1) < (next.0, next.1) {
                    *it = next;
                }
            })
            .or_insert(next);
        }
    }
    let mut codes = Codes::new(by.len());
    for said in said.values() {
        let answer = |who: &AuthorId| {
            let rating = said.get(who)?.2;
            let place = Rating::ALL.iter().position(|it| *it == rating)?;
            (rating != Rating::Open).then_some(place as u32)
        };
        codes.add(1, by.iter().map(answer));
    }
    codes
}

/// Who gave a verdict.
#[must_use]
pub fn judges<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> BTreeSet<AuthorId> {
    let verdicts = findings
        .into_iter()
        .filter(|it| matches!(it.says, Says::Verdict(_)));
    verdicts.map(|it| it.provenance.by).collect()
}
