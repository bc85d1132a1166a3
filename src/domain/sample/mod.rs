//! The story that greets a first visit, with its annotations: invented, and written for this project.
//!
//! It shows attribution, an unnamed source, a quotation cut in two, claims that contradict each other, an
//! institution that keeps silent, spans that nest and overlap, whom and what mentions mean, and three verdicts with
//! their evidence.

mod story;

use std::rc::Rc;

use super::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, AuthorId, Details,
    Entity, EntityId, EntityKind, Evidence, Finding, FindingId, Link, Millis, Particulars, Profile,
    Provenance, Record, Says, Source, TagKey, TextHash, Verdict,
};
use super::ports::Ids;
use super::text::{Span, Target, Text};
use story::{CHECKED, KINDS, LINKS, MARKS, MEANT, ROLES, SAID, STORY, TITLE};

/// The article, its annotations, who says its claims, whom mentions mean and what was found out, as records of
/// `author`.
#[must_use]
pub fn records(author: AuthorId, now: Millis, ids: &dyn Ids) -> Vec<Record> {
    let provenance = Provenance::new(author, now);
    let article = ArticleId(ids.next());
    let details = Details {
        title: TITLE.to_owned(),
        author: "Sample story".to_owned(),
        published: "2026-11-02".to_owned(),
        language: "en".to_owned(),
        ..Details::default()
    };
    let text = Rc::new(Text::new(STORY));
    let mut records = vec![Record::Article(Rc::new(Article {
        id: article,
        text: Rc::clone(&text),
        hash: TextHash::of(STORY),
        blocks: Article::lines(STORY),
        details: Rc::new(details),
        is_read_only: false,
        provenance,
    }))];
    let mut marks: Vec<(&str, AnnotationId)> = Vec::new();
    records.extend(MARKS.iter().filter_map(|(tag, quotes, note)| {
        let id = AnnotationId(ids.next());
        marks.push((*quotes.first()?, id));
        Some(Record::Annotation(Rc::new(Annotation {
            id,
            article,
            target: target(quotes)?,
            tag: TagKey::parse(tag)?,
            note: (*note).into(),
            provenance,
        })))
    }));
    let mark = |words: &str| marks.iter().find(|it| it.0 == words).map(|it| it.1);
    records.extend(SAID.iter().filter_map(|&(claim, who, mode)| {
        Some(Record::Attribution(Rc::new(Attribution {
            id: AttributionId(ids.next()),
            article,
            claim: mark(claim)?,
            source: mark(who).map_or(Source::Reporter, Source::Mention),
            mode,
            cue: None,
            told_by: None,
            provenance,
        })))
    }));
    let title = TITLE.to_owned();
    let mut details: Vec<(AnnotationId, Particulars)> = Vec::new();
    for &(name, kind, words) in MEANT {
        let id = EntityId(ids.next());
        details.extend(words.iter().filter_map(|it| mark(it)).map(|mention| {
            let entity = Some(id);
            let particulars = Particulars {
                entity,
                ..Particulars::default()
            };
            (mention, particulars)
        }));
        let profile = profile(name, kind);
        records.push(Record::Entity(Rc::new(Entity {
            id,
            profile,
            provenance,
        })));
    }
    for &(words, role) in ROLES {
        let mine = |it: &&mut (AnnotationId, _)| Some(it.0) == mark(words);
        if let Some(it) = details.iter_mut().find(mine) {
            it.1.role = Some(role);
        }
    }
    details.extend(KINDS.iter().filter_map(|&(claim, kind)| {
        let kind = Some(kind);
        Some((
            mark(claim)?,
            Particulars {
                kind,
                ..Particulars::default()
            },
        ))
    }));
    let mut found = |about: AnnotationId, says: Says| {
        let id = FindingId(ids.next());
        let finding = Finding {
            id,
            article,
            about,
            says,
            provenance,
        };
        records.push(Record::Finding(Rc::new(finding)));
    };
    for (about, particulars) in details {
        found(about, Says::Particulars(particulars));
    }
    for &(from, relation, to) in LINKS {
        if let (Some(from), Some(id)) = (mark(from), mark(to)) {
            let (title, quote) = (title.clone(), to.to_owned());
            let hash = TextHash::of(STORY);
            found(
                from,
                Says::Link(Link {
                    relation,
                    to: id,
                    article,
                    hash,
                    title,
                    quote,
                }),
            );
        }
    }
    for &(claim, source, passage, stance, rating, reason) in CHECKED {
        let Some(about) = mark(claim) else { continue };
        let evidence = Evidence {
            source: source.to_owned(),
            passage: passage.to_owned(),
            consulted: "2026-11-03".to_owned(),
            stance,
            ..Evidence::default()
        };
        found(about, Says::Evidence(evidence));
        let verdict = Verdict {
            rating,
            reason: reason.to_owned(),
            called: String::new(),
        };
        found(about, Says::Verdict(verdict));
    }
    records
}

/// What is known of whom or what mentions mean. The town is invented, and so is where it lies.
fn profile(name: &str, kind: EntityKind) -> Profile {
    let (description, reason, coordinates) = match (kind, name) {
        (EntityKind::Unnamed, _) => (
            "a person who worked on the repair",
            "for fear of losing the job",
            "",
        ),
        (EntityKind::Place, "Port Ellery") => ("", "", "54.48, -0.61"),
        (EntityKind::Place, _) => ("", "", "54.97, -1.61"),
        _ => ("", "", ""),
    };
    Profile {
        kind,
        description: description.to_owned(),
        reason: reason.to_owned(),
        coordinates: coordinates.to_owned(),
        ..Profile::named(name)
    }
}

fn target(quotes: &[&str]) -> Option<Target> {
    let mut from = 0;
    let spans: Option<Vec<Span>> = quotes
        .iter()
        .map(|quote| {
            let start = from + STORY.get(from..)?.find(quote)?;
            from = start + quote.len();
            Span::of(start, from)
        })
        .collect();
    Target::new(spans?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::model::Id;
    use crate::domain::ports::CountingIds;

    #[test]
    fn ok_every_mark_and_every_source_is_found_in_the_story() {
        let me = AuthorId(Id::from_bytes([7; 16]));
        let records = records(me, Millis(1), &CountingIds::default());
        let n_meant: usize = MEANT.iter().map(|it| it.2.len()).sum();
        let n_found = n_meant + KINDS.len() + LINKS.len() + 2 * CHECKED.len();
        let n_all = 1 + MARKS.len() + SAID.len() + MEANT.len() + n_found;
        assert_eq!(records.len(), n_all);
        let n_named = SAID.iter().filter(|it| !it.1.is_empty()).count();
        let is_named =
            |it: &&Record| matches!(it, Record::Attribution(it) if it.source.mention().is_some());
        assert_eq!(records.iter().filter(is_named).count(), n_named);
    }

    #[test]
    fn ok_it_shows_what_it_is_for() {
        let pieces = |(_, quotes, _): &&(&str, &[&str], &str)| quotes.len();
        assert!(MARKS.iter().any(|it| pieces(&it) == 2));
        let hulls: Vec<Span> = MARKS
            .iter()
            .filter_map(|(_, quotes, _)| Some(target(quotes)?.hull()))
            .collect();
        let crosses = |a: &Span, b: &Span| a.overlaps(*b) && !a.contains(*b) && !b.contains(*a);
        assert!(
            hulls.iter().any(|a| hulls.iter().any(|b| crosses(a, b))),
            "two spans cross"
        );
        assert!(
            hulls
                .iter()
                .any(|a| hulls.iter().any(|b| a != b && a.contains(*b))),
            "two spans nest"
        );
    }
}
