//! The story that greets a first visit, with its annotations: invented, and written for this project.
//!
//! It shows attribution, an unnamed source, a quotation cut in two, claims that contradict each other, an
//! institution that keeps silent, and spans that nest and overlap.

use std::rc::Rc;

use super::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, AuthorId, Details,
    Millis, Mode, Provenance, Record, Source, TagKey, TextHash,
};
use super::ports::Ids;
use super::text::{Span, Target, Text};

const TITLE: &str = "Bridge stays shut as council and builder disagree";

const STORY: &str = "\
The swing bridge in Port Ellery will stay closed until spring, the town council said on Monday, after inspectors found cracks in two of its main beams.
“The bridge is not safe for cars or for people on foot,” Mayor Ruth Adeyemi told reporters outside the town hall. “We will not open it,” she added, “until every beam has been checked.”
Hallam & Sons, the firm that repaired the bridge last year, rejected the finding. Its director, Piet Hallam, said that the beams were sound when his crew left, and that the cracks were “a matter of paint, not of steel.”
A person who worked on the repair, and who asked not to be named for fear of losing the job, said that two beams had been welded in the rain and never tested.
About 4,000 people cross the bridge every day, according to the harbor office. With it closed, the drive from Northside to the hospital takes forty minutes instead of ten.
The ministry of transport in Carrow did not answer questions. A spokeswoman for the police said that Adeyemi had asked for a guard at both ends of the bridge.
";

/// Tag, pieces, note. Each piece is looked for after the one before it.
const MARKS: &[(&str, &[&str], &str)] = &[
    (
        "claim",
        &["The swing bridge in Port Ellery will stay closed until spring"],
        "",
    ),
    ("location", &["Port Ellery"], ""),
    ("actor", &["the town council"], ""),
    (
        "claim",
        &["inspectors found cracks in two of its main beams"],
        "Piet Hallam says otherwise: compare his claim.",
    ),
    ("actor", &["inspectors"], ""),
    (
        "claim",
        &["“The bridge is not safe for cars or for people on foot,”"],
        "",
    ),
    ("actor", &["Mayor Ruth Adeyemi"], ""),
    (
        "claim",
        &[
            "“We will not open it,”",
            "“until every beam has been checked.”",
        ],
        "One quotation, cut in two by “she added”.",
    ),
    ("actor", &["Hallam & Sons"], ""),
    ("actor", &["Piet Hallam"], ""),
    (
        "claim",
        &["the beams were sound when his crew left"],
        "Contradicts what the inspectors found.",
    ),
    (
        "claim",
        &["the cracks were “a matter of paint, not of steel.”"],
        "",
    ),
    (
        "actor",
        &["A person who worked on the repair"],
        "An unnamed source; the story gives the reason.",
    ),
    (
        "claim",
        &["two beams had been welded in the rain and never tested"],
        "Rests on one unnamed source.",
    ),
    (
        "claim",
        &["About 4,000 people cross the bridge every day"],
        "",
    ),
    ("actor", &["the harbor office"], ""),
    ("location", &["Northside"], ""),
    ("location", &["the hospital"], ""),
    (
        "actor",
        &["The ministry of transport in Carrow"],
        "Asked, and silent.",
    ),
    ("location", &["Carrow"], ""),
    (
        "claim",
        &["A spokeswoman for the police said that Adeyemi had asked for a guard"],
        "A claim about what somebody asked for.",
    ),
    (
        "claim",
        &["Adeyemi had asked for a guard at both ends of the bridge"],
        "Overlaps the claim before it.",
    ),
    ("actor", &["A spokeswoman for the police"], ""),
];

/// The first words of a claim, those of who says it, and how it is quoted. Where nobody else does, the reporter
/// says it.
const SAID: &[(&str, &str, Mode)] = &[
    (
        "The swing bridge in Port Ellery will stay closed until spring",
        "the town council",
        Mode::Paraphrase,
    ),
    (
        "inspectors found cracks in two of its main beams",
        "",
        Mode::Paraphrase,
    ),
    (
        "“The bridge is not safe for cars or for people on foot,”",
        "Mayor Ruth Adeyemi",
        Mode::Direct,
    ),
    ("“We will not open it,”", "Mayor Ruth Adeyemi", Mode::Direct),
    (
        "the beams were sound when his crew left",
        "Piet Hallam",
        Mode::Paraphrase,
    ),
    (
        "the cracks were “a matter of paint, not of steel.”",
        "Piet Hallam",
        Mode::Mixed,
    ),
    (
        "two beams had been welded in the rain and never tested",
        "A person who worked on the repair",
        Mode::Paraphrase,
    ),
    (
        "About 4,000 people cross the bridge every day",
        "the harbor office",
        Mode::Paraphrase,
    ),
    (
        "A spokeswoman for the police said that Adeyemi had asked for a guard",
        "",
        Mode::Paraphrase,
    ),
    (
        "Adeyemi had asked for a guard at both ends of the bridge",
        "A spokeswoman for the police",
        Mode::Paraphrase,
    ),
];

/// The article, its annotations, and who says its claims, as records of `author`.
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
            provenance,
        })))
    }));
    records
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
        assert_eq!(records.len(), 1 + MARKS.len() + SAID.len());
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
