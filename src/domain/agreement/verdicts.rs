//! What each author's verdicts say of the same claims.

use litemap::LiteMap;

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
    // Layers have them by id, so that each is put at the end.
    let targets: LiteMap<AnnotationId, &Target> = annotations
        .into_iter()
        .map(|it| (it.id, &it.target))
        .collect();
    // The last verdict of each, with when it was given.
    type Said = (Millis, FindingId, Rating);
    let mut said: LiteMap<&Target, LiteMap<AuthorId, Said>> = LiteMap::new();
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
    for (_, said) in said.iter() {
        let answer = |who: &AuthorId| {
            let rating = said.get(who)?.2;
            let place = Rating::ALL.iter().position(|it| *it == rating)?;
            (rating != Rating::Open).then_some(place as u32)
        };
        codes.add(1, by.iter().map(answer));
    }
    codes
}

/// Who gave a verdict, each once.
#[must_use]
pub fn judges<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<AuthorId> {
    let mut judges = Vec::new();
    for finding in findings {
        let by = finding.provenance.by;
        if matches!(finding.says, Says::Verdict(_)) && !judges.contains(&by) {
            judges.push(by);
        }
    }
    judges
}
