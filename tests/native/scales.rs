//! Scales of verdicts: made, changed and deleted without a verdict losing its words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use proptest::prelude::*;
use whosaid::domain::format::exchange::{hear_records, say_records};
use whosaid::domain::format::record::{Stored, decode, encode};
use whosaid::domain::keep::{Keeper, Why};
use whosaid::domain::model::{
    AnnotationId, ArticleId, AuthorId, Evidence, Finding, FindingId, Grade, Millis, Provenance,
    Rating, Record, Says, Scale, ScaleFlaw, ScaleId, TagSet, Verdict, Wording,
};
use whosaid::domain::workspace::{
    Command, Filter, Label, Missing, Outcome, Plan, Refusal, Undone, Visit, Workspace,
    add_evidence, delete_scale, grades_of, judge, rating_of, verdict_of, verdicts_on, write_scale,
};

use crate::keep_models::{Count, Model, TEXT, Tab, annotate, article, id};
use crate::whosaid_file::any_records;

fn lower(words: &str) -> String {
    words.to_lowercase()
}

fn wording(name: &str, grades: &[(&str, Rating)]) -> Wording {
    let grade = |&(name, rating): &(&str, Rating)| Grade {
        name: name.to_owned(),
        rating,
    };
    Wording {
        name: name.to_owned(),
        grades: grades.iter().map(grade).collect(),
    }
}

/// Four grades, two of which stand for the same.
fn class() -> Wording {
    wording(
        "Class 9b",
        &[
            ("True", Rating::Supported),
            ("Mostly true", Rating::Supported),
            ("Nobody knows", Rating::NotEnough),
            ("Made up", Rating::Refuted),
        ],
    )
}

/// A tab with a claim on which there is evidence, and a scale.
fn tab() -> (Tab, Rc<Model>, AnnotationId) {
    let model = Model::new(Count::Chromium);
    let (mut tab, _) = Tab::open(model.clone(), 1000);
    tab.run(Command::AddArticle(Rc::new(article(100, TEXT))))
        .unwrap();
    tab.run(annotate(ArticleId(id(100)), 0, 44, "claim"))
        .unwrap();
    let claim = tab.first_annotation();
    let log = Evidence {
        source: "The log".into(),
        ..Evidence::default()
    };
    tab.run(add_evidence(claim, log)).unwrap();
    tab.run(written(None, class())).unwrap();
    (tab, model, claim)
}

fn only(tab: &Tab) -> ScaleId {
    let scales = tab.workspace.scales();
    assert_eq!(scales.len(), 1);
    scales[0].id
}

fn written(id: Option<ScaleId>, wording: Wording) -> Command {
    write_scale(id, &wording, &lower).unwrap()
}

fn names(tab: &Tab) -> Vec<String> {
    let grades = grades_of(&tab.workspace);
    grades.iter().map(|it| it.name.clone()).collect()
}

fn given(rating: Rating, called: &str) -> Verdict {
    Verdict {
        rating,
        called: called.to_owned(),
        reason: "Why.".to_owned(),
    }
}

/// The words and the rating of the verdict that counts.
fn counts(tab: &Tab, claim: AnnotationId) -> Option<(String, Rating)> {
    let layer = tab.workspace.layer(ArticleId(id(100)));
    verdict_of(&layer, claim).map(|it| (it.called.clone(), it.rating))
}

#[test]
fn roundtrip_a_scale_is_made_changed_and_deleted() {
    let (mut tab, model, _) = tab();
    let made = ["True", "Mostly true", "Nobody knows", "Made up"];
    assert_eq!(names(&tab), made);
    let scale = only(&tab);
    let two = [("Yes ", Rating::Supported), ("No", Rating::Refuted)];
    tab.run(written(Some(scale), wording(" Other", &two)))
        .unwrap();
    assert_eq!(names(&tab), ["Yes", "No"]);
    assert_eq!(tab.workspace.scales()[0].wording.name, "Other");
    tab.run(delete_scale(scale)).unwrap();
    assert_eq!(names(&tab), Vec::<String>::new());
    assert!(tab.run(delete_scale(scale)).unwrap().is_empty());
    assert!(tab.run(delete_scale(ScaleId(id(999)))).unwrap().is_empty());
    for expected in [vec!["Yes", "No"], made.to_vec(), vec![]] {
        assert!(matches!(tab.undo(), Undone::Step(Label::Scale, _)));
        assert_eq!(names(&tab), expected);
        assert!(tab.is_saved());
        let (_, loaded) = Keeper::open(model.clone());
        assert_eq!(loaded.workspace, tab.workspace);
    }
    tab.redo();
    assert_eq!(names(&tab), made);
    tab.redo();
    assert_eq!(names(&tab), ["Yes", "No"]);
    tab.redo();
    assert_eq!(names(&tab), Vec::<String>::new());
    assert!(tab.is_saved());
}

/// Two tabs: whoever writes a scale that the other one deleted has it again.
#[test]
fn ok_a_scale_that_was_deleted_meanwhile_is_there_again() {
    let (mut tab, _, _) = tab();
    let scale = only(&tab);
    tab.run(delete_scale(scale)).unwrap();
    tab.run(written(Some(scale), class())).unwrap();
    assert_eq!(only(&tab), scale);
    tab.undo();
    assert_eq!(names(&tab), Vec::<String>::new());
    assert!(tab.is_saved());
}

#[test]
fn err_what_is_no_scale_cannot_be_written() {
    let (tab, _, _) = tab();
    let alike = [("Yes", Rating::Supported), ("YES", Rating::Refuted)];
    for (wording, flaw) in [
        (Wording::default(), ScaleFlaw::NoName),
        (wording("a", &[]), ScaleFlaw::Count(0)),
        (wording("a", &alike), ScaleFlaw::Twice(2)),
    ] {
        for scale in [None, Some(only(&tab))] {
            let outcome = write_scale(scale, &wording, &lower);
            assert_eq!(outcome.map(|_| ()).unwrap_err(), flaw);
        }
    }
}

#[test]
fn ok_verdicts_keep_their_words_whatever_becomes_of_the_scale() {
    let (mut tab, _, claim) = tab();
    let mostly = ("Mostly true".to_owned(), Rating::Supported);
    let rate = |tab: &mut Tab, verdict, visit| tab.run(judge(claim, verdict, Visit(visit)));
    rate(&mut tab, given(Rating::Supported, &mostly.0), 1).unwrap();
    assert_eq!(counts(&tab, claim), Some(mostly.clone()));
    let scale = only(&tab);
    let two = [("Mostly true", Rating::Refuted), ("No", Rating::Refuted)];
    tab.run(written(Some(scale), wording("Other", &two)))
        .unwrap();
    assert_eq!(counts(&tab, claim), Some(mostly.clone()));
    tab.run(delete_scale(scale)).unwrap();
    assert_eq!(counts(&tab, claim), Some(mostly));
    let layer = tab.workspace.layer(ArticleId(id(100)));
    assert_eq!(rating_of(&layer, claim), Rating::Supported);
}

#[test]
fn ok_another_grade_of_the_same_rating_is_a_verdict_of_its_own() {
    let (mut tab, _, claim) = tab();
    let history = |tab: &Tab| -> Vec<String> {
        let layer = tab.workspace.layer(ArticleId(id(100)));
        let all = verdicts_on(&layer, claim);
        all.iter().map(|it| it.1.called.clone()).collect()
    };
    for (verdict, visit) in [
        (given(Rating::Open, ""), 1),
        (given(Rating::Supported, "True"), 2),
        (given(Rating::Supported, "Mostly true"), 3),
        (given(Rating::Supported, ""), 4),
        (given(Rating::Supported, ""), 5),
    ] {
        tab.run(judge(claim, verdict, Visit(visit))).unwrap();
    }
    assert_eq!(history(&tab), ["True", "Mostly true", ""]);
    tab.undo();
    assert_eq!(history(&tab), ["True", "Mostly true"]);
    // It wants its own reason, as any verdict does.
    let blank = Verdict {
        reason: String::new(),
        ..given(Rating::Supported, "True")
    };
    let lacks = Missing {
        reason: true,
        evidence: false,
    };
    let outcome = tab.run(judge(claim, blank, Visit(6)));
    assert_eq!(outcome.map(|_| ()), Err(Refusal::Missing(lacks)));
}

#[test]
fn ok_a_search_finds_the_words_and_the_rating() {
    let (mut tab, _, claim) = tab();
    tab.run(judge(
        claim,
        given(Rating::Refuted, "ÉRFUNDEN and made up"),
        Visit(1),
    ))
    .unwrap();
    let workspace = &tab.workspace;
    let article = workspace.article(ArticleId(id(100))).unwrap();
    let layer = workspace.layer(article.id);
    let tags = TagSet::default();
    for (search, expected) in [
        ("verdict:érfunden", true),
        ("verdict:\"Érfunden and m\"", true),
        ("verdict:refuted", true),
        ("verdict:open", false),
        ("verdict:made", false),
        ("verdict:supported", false),
        ("-verdict:érfunden", false),
    ] {
        let filter = Filter {
            tag: None,
            search: search.to_owned(),
        };
        let admits = filter.admitting(workspace, article, &layer, &tags, &lower);
        assert_eq!(admits(layer.get(claim).unwrap()), expected, "{search}");
    }
}

/// Frozen: what a version wrote stays readable for ever.
#[test]
fn roundtrip_the_stored_form() {
    let record = scale(3, class(), 1);
    let key = "whosaid/1/scale/AAAAAAAAAAAAAAAAAAAAAw";
    assert_eq!(
        encode(&record, ""),
        [(key.to_owned(), SCALE_FORM.to_owned())]
    );
    assert_eq!(decode(key, SCALE_FORM), Some(Ok(Stored::Record(record))));
    let sealed = |name: &str, rating| {
        let broken = Record::Scale(Rc::new(Scale {
            id: ScaleId(id(3)),
            wording: Rc::new(wording("Class 9b", &[(name, rating)])),
            provenance: provenance(1),
        }));
        encode(&broken, "")[0].1.clone()
    };
    // Open is no grade, and a line needs what it stands for.
    for broken in [
        sealed("True", Rating::Open),
        sealed("\nTrue", Rating::Refuted),
    ] {
        assert_eq!(decode(key, &broken), Some(Err(Why::Damaged)), "{broken}");
    }
    let verdict = |called: &str| {
        Record::Finding(Rc::new(Finding {
            id: FindingId(id(3)),
            article: ArticleId(id(1)),
            about: AnnotationId(id(2)),
            says: Says::Verdict(given(Rating::NotEnough, called)),
            provenance: provenance(1),
        }))
    };
    let key = "whosaid/1/found/AAAAAAAAAAAAAAAAAAAAAQ/AAAAAAAAAAAAAAAAAAAAAw";
    for (called, form) in [("Nobody knows", CALLED), ("", UNCALLED)] {
        let record = verdict(called);
        assert_eq!(encode(&record, ""), [(key.to_owned(), form.to_owned())]);
        assert_eq!(decode(key, form), Some(Ok(Stored::Record(record))));
    }
}

const SCALE_FORM: &str = "1+000000017c46071e{\"n\":\"Class 9b\",\"x\":\"supported True\\nsupported Mostly true\\nnot-enough Nobody knows\\nrefuted Made up\",\"k\":\"scale\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const CALLED: &str = "1+00000001f70fd2a2{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"k\":\"not-enough\",\"p\":\"Why.\",\"w\":\"Nobody knows\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const UNCALLED: &str = "1+0000000121488441{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"k\":\"not-enough\",\"p\":\"Why.\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";

proptest! {
    #[test]
    fn roundtrip_any_records_between_page_and_worker(records in any_records()) {
        let mut heard = hear_records(&say_records(&records)).unwrap();
        let mut said = records;
        said.sort_by_key(Record::key);
        heard.sort_by_key(Record::key);
        prop_assert_eq!(heard, said);
    }
}

fn provenance(revision: i32) -> Provenance {
    Provenance {
        revision: revision.unsigned_abs(),
        is_deleted: revision < 0,
        ..Provenance::new(AuthorId(id(9)), Millis(0x1a0))
    }
}

/// A scale; one of a revision below zero is its tombstone.
fn scale(number: u128, wording: Wording, revision: i32) -> Record {
    Record::Scale(Rc::new(Scale {
        id: ScaleId(id(number)),
        wording: Rc::new(wording),
        provenance: provenance(revision),
    }))
}

#[track_caller]
fn check(here: &[Record], file: &[Record], expected: &[Outcome]) {
    let mut workspace = Workspace::default();
    workspace.put(here.to_vec());
    let plan = Plan::of(&workspace, file.to_vec());
    let found: Vec<Outcome> = plan.items().iter().map(|it| it.outcome.clone()).collect();
    assert_eq!(found, expected);
    let tallies = plan.tallies().scales;
    let written = plan.records().len();
    let counted = tallies.new + tallies.changed + tallies.deleted + tallies.brought_back;
    assert_eq!(counted, written);
    workspace.put(plan.records());
    assert!(Plan::of(&workspace, file.to_vec()).is_empty());
}

#[test]
fn ok_what_an_import_does_with_scales() {
    use whosaid::domain::workspace::Reason;
    let one = |revision| scale(20, class(), revision);
    let other = |revision| {
        let two = [("Yes", Rating::Supported), ("No", Rating::Refuted)];
        scale(20, wording("Other", &two), revision)
    };
    check(&[], &[one(1)], &[Outcome::New]);
    check(&[one(2)], &[one(1)], &[Outcome::Same]);
    check(
        &[one(2)],
        &[other(3)],
        &[Outcome::Changed { before: one(2) }],
    );
    check(&[one(2)], &[other(1)], &[Outcome::Older { here: one(2) }]);
    check(&[one(2)], &[one(-3)], &[Outcome::Deleted]);
    check(&[one(-2)], &[one(1)], &[Outcome::BroughtBack]);
    check(&[], &[one(-1)], &[Outcome::Same]);
    check(
        &[],
        &[one(1), other(1)],
        &[Outcome::New, Outcome::Refused(Reason::Twice)],
    );
}
