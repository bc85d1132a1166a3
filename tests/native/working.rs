//! A pupil at work: where their work is kept, how far they are, what they hand in, and beginning anew.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::exercise::{
    Answer, Ask, Exercise, Feedback, Question, Reply, Told, Work, handed_in, handin_now,
    has_changed, work_of,
};
use whosaid::domain::format::lesson::{
    Unread, read_exercise, read_feedback, read_work, write_feedback, write_work,
};
use whosaid::domain::format::whosaid as saved;
use whosaid::domain::model::{
    Article, ArticleId, AuthorId, Enclosure, EnclosureId, EnclosureKind, Millis, Profile,
    Provenance, Record,
};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::text::{Span, Target, Text};
use whosaid::domain::workspace::{
    Command, Plan, Undone, Workspace, enclose, identify_new, start_over,
};

use crate::keep_models::{TEXT, Tab, annotate, article, id};

const ARTICLE: u128 = 100;

fn at(start: usize, end: usize) -> Target {
    Span::of(start, end).unwrap().into()
}

fn exercise_id() -> EnclosureId {
    EnclosureId(id(500))
}

fn enclosed(kind: EnclosureKind, number: u128, body: &str) -> Record {
    Record::Enclosure(Rc::new(Enclosure {
        id: EnclosureId(id(number)),
        article: ArticleId(id(ARTICLE)),
        kind,
        tags: Rc::new([]),
        body: body.into(),
        provenance: Provenance::new(AuthorId(id(64)), Millis(1)),
    }))
}

fn write(tab: &mut Tab, work: &Work) {
    let body = write_work(&Text::new(TEXT), work).into();
    let place = (ArticleId(id(ARTICLE)), work_of(exercise_id()));
    let none = Rc::new([]);
    tab.run(enclose(place, EnclosureKind::Work, none, body, None))
        .unwrap();
}

/// A pupil with an exercise, two marks and an answer.
fn pupil() -> Tab {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    tab.run(Command::AddArticle(Rc::new(article(ARTICLE, TEXT))))
        .unwrap();
    let exercise = enclosed(EnclosureKind::Exercise, 500, "{}");
    tab.run(Command::Import(vec![exercise])).unwrap();
    write(
        &mut tab,
        &Work::default().replying(1, Some(Reply::Words("so".into()))),
    );
    for (start, end, tag) in [(4, 12, "actor"), (32, 36, "location")] {
        tab.run(annotate(ArticleId(id(ARTICLE)), start, end, tag))
            .unwrap();
    }
    tab
}

fn here(tab: &Tab) -> Rc<Article> {
    Rc::clone(tab.workspace.article(ArticleId(id(ARTICLE))).unwrap())
}

fn work_in(workspace: &Workspace) -> Option<Work> {
    let layer = workspace.layer(ArticleId(id(ARTICLE)));
    let all = layer.enclosures(EnclosureKind::Work);
    let body = &all.first()?.body;
    read_work(&Text::new(TEXT), body).ok()
}

#[test]
fn ok_work_has_an_id_that_follows_from_its_exercise() {
    let (one, two) = (work_of(EnclosureId(id(500))), work_of(EnclosureId(id(502))));
    assert_ne!(one, EnclosureId(id(500)));
    assert_ne!(one, two);
    assert_eq!(work_of(one), EnclosureId(id(500)));
}

#[test]
fn ok_answers_that_fit_count() {
    let ask = |number, ask| Question {
        number,
        words: String::new(),
        hint: String::new(),
        ask,
        points: 1,
    };
    let exercise = Exercise {
        questions: vec![
            ask(1, Ask::Free),
            ask(2, Ask::Choice(vec!["a".into(), "b".into()])),
            ask(7, Ask::Passage),
        ],
        ..Exercise::default()
    };
    let check = |replies: &[(u16, Reply)], expected: usize| {
        let work = replies
            .iter()
            .fold(Work::default(), |work, (question, reply)| {
                work.replying(*question, Some(reply.clone()))
            });
        assert_eq!(work.count_answered(&exercise), expected, "{replies:?}");
    };
    let words = |it: &str| Reply::Words(it.to_owned());
    check(&[], 0);
    check(&[(1, words("so"))], 1);
    check(&[(1, words(" \n"))], 0);
    check(&[(2, Reply::Option(1))], 1);
    check(&[(2, Reply::Option(2))], 0);
    check(&[(2, words("a"))], 0);
    check(&[(7, Reply::Passage(at(0, 3)))], 1);
    check(
        &[
            (1, words("so")),
            (2, Reply::Option(0)),
            (7, Reply::Passage(at(0, 3))),
        ],
        3,
    );
    // Of two answers to one question the last counts; one that is taken back is none.
    check(&[(1, words("so")), (1, words(""))], 0);
    check(&[(9, words("to no question"))], 0);
}

#[test]
fn ok_what_is_handed_in_is_whole_and_by_one() {
    let mut tab = pupil();
    let marks: Vec<_> = tab
        .workspace
        .layer(ArticleId(id(ARTICLE)))
        .annotations()
        .cloned()
        .collect();
    tab.run(identify_new(vec![marks[0].id], Profile::named("Ana Ruiz")))
        .unwrap();
    // Somebody else's entity stays at home, and so does what was deleted.
    tab.run(identify_new(vec![marks[1].id], Profile::named("Elm")))
        .unwrap();
    tab.run(Command::Delete(vec![marks[1].id])).unwrap();
    let records = handed_in(&tab.workspace, &here(&tab), exercise_id());
    let names: Vec<_> = records
        .iter()
        .filter_map(|it| match it {
            Record::Entity(it) => Some(it.profile.name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["Ana Ruiz"]);
    let kinds: Vec<_> = records
        .iter()
        .filter_map(|it| match it {
            Record::Enclosure(it) => Some(it.kind),
            _ => None,
        })
        .collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert_eq!(
        handed_in(&tab.workspace, &here(&tab), EnclosureId(id(9))),
        []
    );
}

#[test]
fn ok_work_goes_on_on_another_machine() {
    let first = pupil();
    let records = handed_in(&first.workspace, &here(&first), exercise_id());
    let file = saved::write(records).file;
    let imported = saved::read(file.as_bytes()).unwrap();
    assert_eq!(imported.problems, []);
    // The other machine knows the exercise already, and somebody else began there.
    let (mut second, _) = Tab::open(Rc::new(MemoryStorage::default()), 2000);
    let plan = Plan::of(&second.workspace, imported.records);
    second.run(Command::Import(plan.records())).unwrap();
    assert_eq!(work_in(&second.workspace), work_in(&first.workspace));
    second.me = AuthorId(id(2));
    second
        .run(annotate(ArticleId(id(ARTICLE)), 0, 3, "claim"))
        .unwrap();
    let by = |tab: &Tab| {
        let layer = tab.workspace.layer(ArticleId(id(ARTICLE)));
        let mut all: Vec<_> = layer.annotations().map(|it| it.provenance.by).collect();
        all.sort();
        all.dedup();
        all.len()
    };
    assert_eq!((by(&first), by(&second)), (1, 2));
    // All three marks are handed in, by whoever began.
    let work = work_in(&second.workspace).unwrap();
    let handin = handin_now(&second.workspace, &here(&second), exercise_id(), &work).unwrap();
    assert_eq!(handin.marks.len(), 3);
    let began = handin_now(&first.workspace, &here(&first), exercise_id(), &work).unwrap();
    assert_eq!(handin.by, began.by);
    assert_eq!(handin.answers, work.answers);
}

#[test]
fn ok_changes_after_handing_in_are_seen() {
    let mut tab = pupil();
    let records = |tab: &Tab| tab.workspace.records_of(ArticleId(id(ARTICLE)));
    let work = |handed_in: u64| Work {
        handed_in: Some(Millis(handed_in)),
        ..Work::default()
    };
    assert!(!has_changed(
        exercise_id(),
        &Work::default(),
        &records(&tab)
    ));
    assert!(!has_changed(
        exercise_id(),
        &work(1_000_000),
        &records(&tab)
    ));
    assert!(has_changed(exercise_id(), &work(0), &[enclosed_at(5_000)]));
    assert!(!has_changed(
        exercise_id(),
        &work(4_500),
        &[enclosed_at(5_000)]
    ));
    // The work on another exercise, and feedback, are something else.
    assert!(!has_changed(
        EnclosureId(id(9)),
        &work(0),
        &[enclosed_at(5_000)]
    ));
    let mark = tab
        .workspace
        .layer(ArticleId(id(ARTICLE)))
        .annotations()
        .next()
        .unwrap()
        .id;
    tab.run(Command::Delete(vec![mark])).unwrap();
    assert!(records(&tab).iter().any(Record::is_deleted));
}

fn enclosed_at(modified: u64) -> Record {
    let record = enclosed(EnclosureKind::Work, 501, "{}");
    let provenance = record.provenance().unwrap();
    record.with_provenance(Provenance {
        modified: Millis(modified),
        ..provenance
    })
}

#[test]
fn ok_beginning_anew_is_one_step() {
    let mut tab = pupil();
    let article = ArticleId(id(ARTICLE));
    let before = work_in(&tab.workspace);
    let blank = write_work(&Text::new(TEXT), &Work::default()).into();
    tab.run(start_over(article, work_of(exercise_id()), blank))
        .unwrap();
    assert_eq!(tab.workspace.layer(article).count(), 0);
    assert_eq!(work_in(&tab.workspace), Some(Work::default()));
    assert_eq!(
        tab.workspace
            .layer(article)
            .enclosures(EnclosureKind::Exercise)
            .len(),
        1
    );
    assert!(matches!(tab.undo(), Undone::Step(..)));
    assert_eq!(tab.workspace.layer(article).count(), 2);
    assert_eq!(work_in(&tab.workspace), before);
}

#[test]
fn roundtrip_feedback() {
    let text = Text::new(TEXT);
    let feedback = Feedback {
        title: "“Who?”".into(),
        name: "Mia 🙂".into(),
        points: 725,
        out_of: 1000,
        words: "Well done.\nGo on.".into(),
        items: vec![
            Told {
                label: "Actor".into(),
                place: Some(at(4, 12)),
                points: 100,
                out_of: 100,
                words: "Found.".into(),
                reason: "Because.".into(),
            },
            Told::default(),
        ],
        figures: vec!["You found 1 of 2.".into()],
    };
    let body = write_feedback(&text, &feedback);
    assert_eq!(read_feedback(&text, &body), Ok(feedback));
    assert!(matches!(read_feedback(&text, "{}"), Err(Unread::Shape(..))));
    assert_eq!(
        read_feedback(&Text::new("short"), &body),
        Err(Unread::Outside(4, 12))
    );
}

/// Files of exercises and of feedback as they were written once.
#[test]
fn ok_the_saved_files_of_a_lesson() {
    let read = |bytes: &[u8]| {
        let found = saved::read(bytes).unwrap();
        assert_eq!(found.problems, []);
        let mut workspace = Workspace::default();
        workspace.put(found.records);
        let article = Rc::clone(workspace.articles().next().unwrap());
        (Rc::clone(&article), workspace.layer(article.id))
    };
    let (article, layer) = read(include_bytes!("../fixtures/whosaid/v1-pupil.whosaid.json"));
    let title = &article.details.title;
    assert_eq!(title, "Night market moves to the tram depot");
    let body = &layer.enclosures(EnclosureKind::Exercise)[0].body;
    let exercise = read_exercise(&article.text, body).unwrap();
    assert_eq!(exercise.questions.len(), 3);
    assert_eq!(exercise.practice.entries.len(), 3);
    assert!(exercise.may.attribution && !exercise.may.verdicts);
    let (article, layer) = read(include_bytes!(
        "../fixtures/whosaid/v1-feedback.whosaid.json"
    ));
    let body = &layer.enclosures(EnclosureKind::Feedback)[0].body;
    let feedback = read_feedback(&article.text, body).unwrap();
    assert_eq!((feedback.points, feedback.out_of), (450, 700));
    let place = feedback.items[1].place.clone().unwrap();
    assert_eq!(article.text.slice(place.hull()), Some("Brenwick"));
}

#[test]
fn ok_an_answer_is_replaced_not_doubled() {
    let work = Work::default()
        .replying(1, Some(Reply::Option(0)))
        .replying(1, Some(Reply::Option(1)));
    let only = Answer {
        question: 1,
        reply: Reply::Option(1),
    };
    assert_eq!(work.answers, [only]);
    assert_eq!(work.replying(1, None).answers, []);
}
