//! What an import would do: said before it is done, and true.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test fails"
)]

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;
use whosaid::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Details, Entity, EntityId, Finding, FindingId, Id, Link, Millis, Mode, Particulars, Profile,
    Provenance, Rating, Record, RecordKey, Relation, Says, Source, TagKey, TextHash, Verdict,
};
use whosaid::domain::ports::{CountingIds, TickingClock};
use whosaid::domain::text::{Span, Target, Text};
use whosaid::domain::workspace::{Command, Maker, Outcome, Plan, Workspace, apply};

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

/// Revision `revision` of a record that author 9 made; a tombstone where that is negative.
fn provenance(revision: i32) -> Provenance {
    Provenance {
        by: AuthorId(id(9)),
        created: Millis(1),
        modified: Millis(revision.unsigned_abs().into()),
        revision: revision.unsigned_abs(),
        is_deleted: revision < 0,
    }
}

fn article(number: u8, text: &str, title: &str, revision: i32) -> Record {
    Record::Article(Rc::new(Article {
        id: ArticleId(id(number)),
        text: Rc::new(Text::new(text)),
        hash: TextHash::of(text),
        blocks: Article::lines(text),
        details: Rc::new(Details {
            title: title.into(),
            ..Details::default()
        }),
        is_read_only: false,
        provenance: provenance(revision),
    }))
}

/// An annotation of the bytes `start..start + 2` of article `article`.
fn annotation(
    number: u8,
    article: u8,
    start: usize,
    tag: &str,
    note: &str,
    revision: i32,
) -> Record {
    Record::Annotation(Rc::new(Annotation {
        id: AnnotationId(id(number)),
        article: ArticleId(id(article)),
        target: Target::from(Span::of(start, start + 2).unwrap()),
        tag: TagKey::parse(tag).unwrap(),
        note: note.into(),
        provenance: provenance(revision),
    }))
}

/// That annotation 5 of article `article` is said by `source`.
fn said(number: u8, article: u8, source: Source, mode: Mode, revision: i32) -> Record {
    Record::Attribution(Rc::new(Attribution {
        id: AttributionId(id(number)),
        article: ArticleId(id(article)),
        claim: AnnotationId(id(5)),
        source,
        mode,
        cue: None,
        told_by: None,
        provenance: provenance(revision),
    }))
}

/// The same as told by an annotation.
fn told_by(said: &Record, teller: u8) -> Record {
    let Record::Attribution(said) = said else {
        panic!("no attribution");
    };
    Record::Attribution(Rc::new(Attribution {
        told_by: Some(Source::Mention(AnnotationId(id(teller)))),
        ..(**said).clone()
    }))
}

/// What was found out about annotation 5 of article `article`.
fn found(number: u8, article: u8, rating: Rating, reason: &str, revision: i32) -> Record {
    Record::Finding(Rc::new(Finding {
        id: FindingId(id(number)),
        article: ArticleId(id(article)),
        about: AnnotationId(id(5)),
        says: Says::Verdict(Verdict {
            rating,
            reason: reason.into(),
            called: String::new(),
        }),
        provenance: provenance(revision),
    }))
}

fn author(number: u8, name: &str, modified: u64) -> Record {
    Record::Author(Rc::new(Author {
        id: AuthorId(id(number)),
        name: name.into(),
        modified: Millis(modified),
    }))
}

fn workspace(records: &[Record]) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.put(records.to_vec());
    workspace
}

fn word(outcome: &Outcome) -> String {
    match outcome {
        Outcome::New => "new".into(),
        Outcome::Same => "same".into(),
        Outcome::Changed { .. } => "changed".into(),
        Outcome::Deleted => "deleted".into(),
        Outcome::BroughtBack => "brought back".into(),
        Outcome::Older { .. } => "older".into(),
        Outcome::Refused(reason) => format!("refused: {reason:?}"),
    }
}

/// Imports what the plan says.
fn import(workspace: &Workspace, plan: &Plan) -> Workspace {
    let (clock, ids) = (TickingClock::default(), CountingIds::default());
    let maker = Maker {
        author: AuthorId(id(9)),
        clock: &clock,
        ids: &ids,
    };
    let change = apply(workspace, Command::Import(plan.records()), maker).unwrap();
    assert_eq!(change.is_empty(), plan.is_empty());
    let mut after = workspace.clone();
    after.take(&change);
    after
}

#[track_caller]
fn check(here: &[Record], file: &[Record], expected: &[&str]) {
    let here = workspace(here);
    let plan = Plan::of(&here, file.to_vec());
    let found: Vec<String> = plan.items().iter().map(|it| word(&it.outcome)).collect();
    assert_eq!(found, expected);
    let after = import(&here, &plan);
    let again = Plan::of(&after, file.to_vec());
    assert!(
        again.is_empty(),
        "a second import would change {:?}",
        again.records()
    );
}

const TEXT: &str = "one two three";

#[test]
fn ok_articles() {
    let here = [article(1, TEXT, "A", 2)];
    check(&[], &here, &["new"]);
    check(&here, &here, &["same"]);
    check(&here, &[article(1, TEXT, "A", 1)], &["same"]);
    check(&here, &[article(1, TEXT, "A", 9)], &["same"]);
    check(&here, &[article(1, TEXT, "B", 3)], &["changed"]);
    check(&here, &[article(1, TEXT, "B", 2)], &["changed"]);
    check(&here, &[article(1, TEXT, "B", 1)], &["older"]);
    check(
        &here,
        &[article(1, "other", "A", 3)],
        &["refused: OtherText"],
    );
    check(&here, &[article(2, "other", "A", 3)], &["new"]);
    check(&here, &[article(2, TEXT, "B", 3)], &["same"]);
    check(&here, &[article(1, TEXT, "A", -3)], &["deleted"]);
    check(&here, &[article(1, TEXT, "A", -1)], &["older"]);
    check(&[], &[article(1, TEXT, "A", -1)], &["same"]);
    check(&[article(1, TEXT, "A", -2)], &here, &["brought back"]);
    check(
        &[article(1, TEXT, "A", -2)],
        &[article(2, TEXT, "B", 1)],
        &["brought back"],
    );
    check(
        &[],
        &[article(1, TEXT, "A", 1), article(2, TEXT, "A", 1)],
        &["new", "new"],
    );
    check(
        &[],
        &[article(1, TEXT, "A", 1), article(1, TEXT, "B", 1)],
        &["new", "refused: Twice"],
    );
}

#[test]
fn ok_attributions() {
    let nasr = Source::Mention(AnnotationId(id(6)));
    let text = article(1, TEXT, "A", 1);
    let claim = annotation(5, 1, 0, "claim", "", 1);
    let mention = annotation(6, 1, 4, "actor", "", 1);
    let one = |mode, revision| said(8, 1, nasr, mode, revision);
    let marks = [text.clone(), claim.clone(), mention.clone()];
    let all = [marks.to_vec(), vec![one(Mode::Direct, 2)]].concat();
    check(&[], &all, &["new"; 4]);
    check(&all, &all, &["same"; 4]);
    check(&marks, &[one(Mode::Direct, 2)], &["new"]);
    check(&all, &[one(Mode::Mixed, 3)], &["changed"]);
    check(&all, &[one(Mode::Mixed, 1)], &["older"]);
    check(&all, &[one(Mode::Direct, -3)], &["deleted"]);
    check(&all, &[said(9, 1, nasr, Mode::Mixed, 1)], &["same"]);
    check(
        &all,
        &[said(9, 1, Source::Reporter, Mode::Mixed, 1)],
        &["new"],
    );
    check(&[], &[one(Mode::Direct, 1)], &["refused: NoArticle"]);
    check(
        &[text.clone(), claim.clone()],
        &[one(Mode::Direct, 1)],
        &["refused: NoEnd"],
    );
    check(
        &[text.clone(), mention],
        &[one(Mode::Direct, 1)],
        &["refused: NoEnd"],
    );
    let outside = annotation(6, 1, 12, "actor", "", 1);
    let file = [text, claim, outside, one(Mode::Direct, 1)];
    check(
        &[],
        &file,
        &["new", "new", "refused: OutsideText", "refused: NoEnd"],
    );
    check(
        &marks,
        &[one(Mode::Direct, 1), one(Mode::Mixed, 1)],
        &["new", "refused: Twice"],
    );
}

fn entity(number: u8, name: &str, revision: i32) -> Record {
    Record::Entity(Rc::new(Entity {
        id: EntityId(id(number)),
        profile: Profile::named(name),
        provenance: provenance(revision),
    }))
}

/// That annotation 5 of article `article` means entity 20.
fn means(number: u8, article: u8) -> Record {
    Record::Finding(Rc::new(Finding {
        id: FindingId(id(number)),
        article: ArticleId(id(article)),
        about: AnnotationId(id(5)),
        says: Says::Particulars(Particulars {
            entity: Some(EntityId(id(20))),
            ..Particulars::default()
        }),
        provenance: provenance(1),
    }))
}

/// That annotation 5 of article `article` contradicts annotation 6 of article `other`.
fn linked(number: u8, article: u8, other: u8) -> Record {
    Record::Finding(Rc::new(Finding {
        id: FindingId(id(number)),
        article: ArticleId(id(article)),
        about: AnnotationId(id(5)),
        says: Says::Link(Link {
            relation: Relation::Contradicts,
            to: AnnotationId(id(6)),
            article: ArticleId(id(other)),
            hash: TextHash::of(TEXT),
            title: "Other".into(),
            quote: "tex".into(),
        }),
        provenance: provenance(1),
    }))
}

#[test]
fn ok_entities_come_before_what_means_them() {
    let text = article(1, TEXT, "", 1);
    let mark = annotation(5, 1, 0, "actor", "", 1);
    let marks = [text, mark];
    let all = [marks.to_vec(), vec![entity(20, "Ada", 2), means(8, 1)]].concat();
    // As they stand in a plan: entities, articles, annotations, what is tied to them.
    check(&[], &all, &["new"; 4]);
    check(&all, &all, &["same"; 4]);
    check(&all, &[entity(20, "Ida", 3)], &["changed"]);
    check(&all, &[entity(20, "Ida", 1)], &["older"]);
    check(&all, &[entity(20, "Ada", -3)], &["deleted"]);
    check(&marks, &[entity(20, "Ada", 1), means(8, 1)], &["new"; 2]);
    check(&marks, &[means(8, 1)], &["refused: NoEnd"]);
    let twice = [entity(20, "Ada", 1), entity(20, "Ida", 1)];
    check(&[], &twice, &["new", "refused: Twice"]);
    let gone = [marks.to_vec(), vec![entity(20, "Ada", -2)]].concat();
    check(
        &gone,
        &[entity(20, "Ada", 1), means(8, 1)],
        &["brought back", "new"],
    );
    check(&gone, &[means(8, 1)], &["refused: NoEnd"]);
}

#[test]
fn ok_links_follow_both_of_their_claims() {
    let here = [
        article(1, "text one", "", 1),
        annotation(5, 1, 0, "claim", "", 1),
    ];
    let there = [
        article(2, "text two", "", 1),
        annotation(6, 2, 0, "claim", "", 1),
    ];
    let both = [here.clone(), there.clone()].concat();
    let all = [both, vec![linked(8, 1, 2)]].concat();
    check(&[], &all, &["new"; 5]);
    check(&all, &all, &["same"; 5]);
    // The other article may be somewhere else; the other claim may not be missing from it.
    check(&here, &[linked(8, 1, 2)], &["new"]);
    let without = [here.to_vec(), vec![there[0].clone()]].concat();
    check(&without, &[linked(8, 1, 2)], &["refused: NoEnd"]);
    check(&there, &[linked(8, 1, 2)], &["refused: NoArticle"]);
    // Both texts are here under other ids: the link goes to the claims that are here.
    let twins = [
        article(3, "text one", "", 1),
        annotation(15, 3, 0, "claim", "", 1),
        article(4, "text two", "", 1),
        annotation(16, 4, 0, "claim", "", 1),
    ];
    let before = workspace(&twins);
    let after = import(&before, &Plan::of(&before, all));
    let layer = after.layer(ArticleId(id(3)));
    let found = layer.findings_on(AnnotationId(id(15)));
    assert!(
        matches!(&found[0].says, Says::Link(it) if it.to == AnnotationId(id(16)) && it.article == ArticleId(id(4))),
        "{found:?}"
    );
}

#[test]
fn ok_findings_follow_their_claim() {
    let text = article(1, "text one", "", 1);
    let claim = annotation(5, 1, 0, "claim", "", 1);
    let one = |reason, revision| found(8, 1, Rating::Refuted, reason, revision);
    let marks = [text.clone(), claim];
    let all = [marks.to_vec(), vec![one("Why.", 2)]].concat();
    check(&[], &all, &["new"; 3]);
    check(&all, &all, &["same"; 3]);
    check(&all, &[one("Because.", 3)], &["changed"]);
    check(&all, &[one("Because.", 1)], &["older"]);
    check(&all, &[one("Why.", -3)], &["deleted"]);
    check(&all, &[found(9, 1, Rating::Refuted, "Why.", 1)], &["same"]);
    check(
        &all,
        &[found(9, 1, Rating::Refuted, "Because.", 1)],
        &["new"],
    );
    check(&[], &[one("Why.", 1)], &["refused: NoArticle"]);
    check(&[text], &[one("Why.", 1)], &["refused: NoEnd"]);
    check(
        &marks,
        &[one("Why.", 1), one("Because.", 1)],
        &["new", "refused: Twice"],
    );
    // The same text and mark are here under other ids.
    let twins = [
        article(2, "text one", "", 1),
        annotation(7, 2, 0, "claim", "", 1),
    ];
    check(&twins, &all, &["same", "same", "new"]);
}

/// The same text and the same mark are here under other ids: what is said of the mark goes to the one here.
#[test]
fn ok_attributions_follow_their_marks() {
    let here = [
        article(1, TEXT, "A", 1),
        annotation(15, 1, 0, "claim", "", 1),
        annotation(16, 1, 4, "actor", "", 1),
        annotation(17, 1, 0, "actor", "", 1),
    ];
    let file = [
        article(2, TEXT, "B", 1),
        annotation(5, 2, 0, "claim", "", 1),
        annotation(6, 2, 4, "actor", "", 1),
        annotation(7, 2, 0, "actor", "", 1),
        told_by(
            &said(8, 2, Source::Mention(AnnotationId(id(6))), Mode::Direct, 1),
            7,
        ),
    ];
    check(&here, &file, &["same", "same", "same", "same", "new"]);
    let here = workspace(&here);
    let after = import(&here, &Plan::of(&here, file.to_vec()));
    let layer = after.layer(ArticleId(id(1)));
    let sources: Vec<_> = layer.sources_of(AnnotationId(id(15)));
    assert_eq!(sources[0].source, Source::Mention(AnnotationId(id(16))));
    let teller = AnnotationId(id(17));
    assert_eq!(sources[0].told_by, Some(Source::Mention(teller)));
    let with_claim = [
        article(1, TEXT, "A", 1),
        annotation(5, 1, 0, "claim", "", 1),
    ];
    let lost = [told_by(&said(9, 1, Source::Reporter, Mode::Direct, 1), 99)];
    check(&with_claim, &lost, &["refused: NoEnd"]);
}

#[test]
fn ok_annotations() {
    let text = article(1, TEXT, "A", 1);
    let mark = |note: &str, revision| annotation(5, 1, 0, "actor", note, revision);
    let here = [text.clone(), mark("x", 2)];
    check(std::slice::from_ref(&text), &here, &["same", "new"]);
    check(&here, &[mark("x", 7)], &["same"]);
    check(&here, &[mark("y", 3)], &["changed"]);
    check(&here, &[mark("y", 1)], &["older"]);
    check(&here, &[mark("x", -3)], &["deleted"]);
    check(&here, &[mark("x", -1)], &["older"]);
    check(
        &[text.clone(), mark("x", -2)],
        &[mark("x", 1)],
        &["brought back"],
    );
    check(&[text, mark("x", -2)], &[mark("x", -1)], &["same"]);
    check(&[], &[mark("x", 1)], &["refused: NoArticle"]);
    check(
        &here,
        &[annotation(6, 1, 12, "actor", "", 1)],
        &["refused: OutsideText"],
    );
    check(
        &here,
        &[mark("x", 2), mark("y", 3)],
        &["same", "refused: Twice"],
    );
    // The same mark by the same author under another id.
    check(&here, &[annotation(6, 1, 0, "actor", "z", 1)], &["same"]);
    check(&here, &[annotation(6, 1, 0, "claim", "", 1)], &["new"]);
    check(&here, &[annotation(6, 1, 1, "actor", "", 1)], &["new"]);
    let twins = [
        annotation(6, 1, 4, "actor", "", 1),
        annotation(7, 1, 4, "actor", "", 1),
    ];
    check(&here, &twins, &["new", "same"]);
    // A mark that makes room in the same file, in either order.
    let moves = annotation(5, 1, 4, "actor", "x", 3);
    let takes = annotation(6, 1, 0, "actor", "", 1);
    check(&here, &[moves.clone(), takes.clone()], &["changed", "new"]);
    check(&here, &[takes, moves], &["new", "changed"]);
    // What an article's refusal takes with it.
    let other = article(1, "other words", "A", 5);
    check(
        &here,
        &[other, mark("y", 3)],
        &["refused: OtherText", "refused: NoArticle"],
    );
    check(
        &here,
        &[article(1, TEXT, "A", -5), mark("y", 3)],
        &["deleted", "refused: NoArticle"],
    );
}

#[test]
fn ok_authors() {
    let here = [author(3, "Ann", 5)];
    check(&[], &here, &["new"]);
    check(&here, &[author(3, "Ann", 9)], &["same"]);
    check(&here, &[author(3, "Anna", 9)], &["changed"]);
    check(&here, &[author(3, "Anna", 4)], &["older"]);
    check(&here, &[author(4, "Ann", 4)], &["new"]);
}

#[test]
fn ok_annotations_go_to_the_article_with_their_text() {
    let here = workspace(&[article(1, TEXT, "Mine", 1)]);
    let file = vec![
        article(2, TEXT, "Theirs", 1),
        annotation(5, 2, 0, "actor", "", 1),
    ];
    let plan = Plan::of(&here, file);
    let after = import(&here, &plan);
    assert_eq!(after.articles().count(), 1);
    assert_eq!(
        after.article(ArticleId(id(1))).unwrap().details.title,
        "Mine"
    );
    assert!(
        after
            .layer(ArticleId(id(1)))
            .get(AnnotationId(id(5)))
            .is_some()
    );
    let tallies = plan.tallies();
    assert_eq!((tallies.articles.same, tallies.articles.new), (1, 0));
    assert_eq!(tallies.annotations[&TagKey::parse("actor").unwrap()].new, 1);
}

fn revision() -> impl Strategy<Value = i32> {
    prop_oneof![4 => 1..5_i32, 1 => -4..0_i32]
}

fn record() -> impl Strategy<Value = Record> {
    let texts = ["one two three", "four five six"];
    let title = prop::sample::select(vec!["A", "B"]);
    let tag = prop::sample::select(vec!["actor", "claim"]);
    let note = prop::sample::select(vec!["", "n"]);
    let article_record = (1..5_u8, 0..2_usize, title, revision()).prop_map(
        move |(number, text, title, revision)| article(number, texts[text], title, revision),
    );
    let annotation_record = (10..16_u8, 1..5_u8, 0..13_usize, tag, note, revision()).prop_map(
        |(number, article, start, tag, note, revision)| {
            annotation(number, article, start, tag, note, revision)
        },
    );
    let author_record = (20..23_u8, prop::sample::select(vec!["", "Ann"]), 1..4_u64)
        .prop_map(|(number, name, modified)| author(number, name, modified));
    prop_oneof![3 => article_record, 6 => annotation_record, 1 => author_record]
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(record(), 0..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_second_import_changes_nothing(here in records(), file in records()) {
        let here = workspace(&here);
        let plan = Plan::of(&here, file.clone());
        let after = import(&here, &plan);
        let again = Plan::of(&after, file);
        prop_assert!(again.is_empty(), "{:#?}", again.items());
    }

    #[test]
    fn a_plan_is_all_that_happens(here in records(), file in records()) {
        let here = workspace(&here);
        let plan = Plan::of(&here, file.clone());
        prop_assert_eq!(plan.items().len(), file.len());
        let keys: Vec<RecordKey> = plan.records().iter().map(Record::key).collect();
        let planned: BTreeSet<RecordKey> = keys.iter().copied().collect();
        prop_assert_eq!(planned.len(), keys.len(), "a key twice");
        let after = import(&here, &plan);
        for record in here.records().filter(|it| !planned.contains(&it.key())) {
            prop_assert_eq!(after.record(record.key()), Some(record));
        }
        for record in after.records().filter(|it| !planned.contains(&it.key())) {
            prop_assert_eq!(here.record(record.key()), Some(record));
        }
        for record in plan.records() {
            let now = after.record(record.key()).unwrap();
            prop_assert!(now.says_the_same(&record));
        }
    }
}
