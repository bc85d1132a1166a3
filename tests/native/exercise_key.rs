//! Keys and hand-ins out of annotations.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::exercise::{
    Ask, Exercise, Handin, Key, KeyAnswer, May, Question, Right, Role, SaidBy, Setting, Tolerance,
    Work, gone, key_of,
};
use whosaid::domain::model::{
    Annotation, AnnotationId, ArticleId, Attribution, AttributionId, AuthorId, Entity, EntityId,
    Finding, FindingId, Millis, Mode, Particulars, Profile, Provenance, Rating, Record, Says,
    Source, Verdict,
};
use whosaid::domain::workspace::Workspace;

use crate::exercise::{TEXT, at, tag};
use crate::keep_models::{article, id};

const TEACHER: u128 = 5;
const PUPIL: u128 = 6;

fn mark_id(number: u128) -> AnnotationId {
    AnnotationId(id(number))
}

fn provenance(by: u128, created: u64) -> Provenance {
    Provenance::new(AuthorId(id(by)), Millis(created))
}

fn home() -> ArticleId {
    ArticleId(id(100))
}

fn annotation(number: u128, by: u128, key: &str, words: &str) -> Record {
    Record::Annotation(Rc::new(Annotation {
        id: mark_id(number),
        article: home(),
        target: at(words),
        tag: tag(key),
        note: "".into(),
        provenance: provenance(by, number as u64),
    }))
}

fn said(number: u128, by: u128, claim: u128, source: Source) -> Record {
    Record::Attribution(Rc::new(Attribution {
        id: AttributionId(id(number)),
        article: home(),
        claim: mark_id(claim),
        source,
        mode: Mode::Paraphrase,
        cue: None,
        told_by: None,
        provenance: provenance(by, number as u64),
    }))
}

fn finding(number: u128, by: u128, about: u128, created: u64, says: Says) -> Record {
    Record::Finding(Rc::new(Finding {
        id: FindingId(id(number)),
        article: home(),
        about: mark_id(about),
        says,
        provenance: provenance(by, created),
    }))
}

fn rated(rating: Rating) -> Says {
    Says::Verdict(Verdict {
        rating,
        ..Verdict::default()
    })
}

fn means(entity: u128) -> Says {
    Says::Particulars(Particulars {
        entity: Some(EntityId(id(entity))),
        ..Particulars::default()
    })
}

/// The teacher marked three claims, two actors and a place; a pupil one claim.
fn workspace() -> Workspace {
    let profile = Profile {
        name: "Ana Ruiz".to_owned(),
        aliases: vec!["the minister".to_owned()],
        ..Profile::default()
    };
    let entity = Record::Entity(Rc::new(Entity {
        id: EntityId(id(60)),
        profile,
        provenance: provenance(TEACHER, 1),
    }));
    let mut workspace = Workspace::default();
    workspace.put([
        Record::Article(Rc::new(article(100, TEXT))),
        entity,
        annotation(3, TEACHER, "claim", "denied it"),
        annotation(1, TEACHER, "claim", "the Öder rose by two metres"),
        annotation(2, TEACHER, "actor", "Ana Ruiz"),
        annotation(4, TEACHER, "location", "Lorn"),
        annotation(5, TEACHER, "actor", "Mayor Pedro Ruiz"),
        annotation(6, TEACHER, "claim", "The UN said nothing"),
        annotation(20, PUPIL, "claim", "rose by two metres"),
        said(30, TEACHER, 1, Source::Mention(mark_id(2))),
        said(31, TEACHER, 3, Source::Reporter),
        said(32, TEACHER, 3, Source::Entity(EntityId(id(60)))),
        said(33, TEACHER, 3, Source::Mention(mark_id(99))),
        said(34, PUPIL, 20, Source::Reporter),
        finding(40, TEACHER, 2, 1, means(60)),
        finding(41, TEACHER, 1, 9, rated(Rating::Refuted)),
        finding(42, TEACHER, 1, 8, rated(Rating::Supported)),
        finding(43, TEACHER, 3, 8, rated(Rating::Supported)),
        finding(44, TEACHER, 3, 9, rated(Rating::Open)),
        finding(45, PUPIL, 1, 10, rated(Rating::NotEnough)),
        finding(46, PUPIL, 20, 10, rated(Rating::Conflicting)),
    ]);
    workspace
}

fn exercise() -> Exercise {
    let question = |number, ask| Question {
        number,
        words: "?".to_owned(),
        hint: String::new(),
        ask,
        points: 2,
    };
    let set = |number, role, weight| {
        let setting = Setting {
            role,
            weight,
            tolerance: Tolerance::Words(2),
            ..Setting::default()
        };
        (mark_id(number), setting)
    };
    Exercise {
        key_by: Some(AuthorId(id(TEACHER))),
        settings: vec![
            set(1, Role::Wanted, 3),
            set(4, Role::Trap, 1),
            set(6, Role::Out, 1),
            set(20, Role::Wanted, 1),
            set(77, Role::Wanted, 1),
        ],
        questions: vec![
            question(1, Ask::Free),
            question(2, Ask::Choice(vec!["A".to_owned(), "B".to_owned()])),
            question(3, Ask::Passage),
            question(4, Ask::Choice(vec!["A".to_owned(), "B".to_owned()])),
        ],
        answers: vec![
            (1, Right::Model("Because.".to_owned())),
            (2, Right::Options(vec![1])),
            (4, Right::Model("No option".to_owned())),
            (9, Right::Options(vec![1])),
        ],
        ..Exercise::default()
    }
}

fn key(exercise: &Exercise) -> Key {
    let workspace = workspace();
    key_of(exercise, home(), &workspace.layer(home()), &workspace)
}

#[test]
fn ok_the_key_is_the_teachers_marks_with_their_settings() {
    let key = key(&exercise());
    let entries: Vec<_> = key
        .entries
        .iter()
        .map(|it| (it.id, it.role, it.weight, it.tolerance))
        .collect();
    assert_eq!(
        entries,
        [
            (mark_id(2), Role::Wanted, 1, Tolerance::Overlap),
            (mark_id(1), Role::Wanted, 3, Tolerance::Words(2)),
            (mark_id(5), Role::Wanted, 1, Tolerance::Overlap),
            (mark_id(4), Role::Trap, 1, Tolerance::Words(2)),
            (mark_id(3), Role::Wanted, 1, Tolerance::Overlap),
        ]
    );
    let ana = SaidBy::Actor {
        mention: Some(at("Ana Ruiz")),
        names: vec!["the minister".to_owned()],
    };
    assert_eq!(key.entries[1].said_by, [ana]);
    assert_eq!(key.entries[1].rating, Some(Rating::Refuted));
    // By the reporter, by somebody who is not mentioned, and by a mention that is gone.
    let elsewhere = SaidBy::Actor {
        mention: None,
        names: vec!["Ana Ruiz".to_owned(), "the minister".to_owned()],
    };
    assert_eq!(key.entries[4].said_by, [SaidBy::Reporter, elsewhere]);
    assert_eq!(key.entries[4].rating, None);
    // What was asked and has no right answer that fits waits for the teacher.
    let answer = |question, right| KeyAnswer {
        question,
        points: 2,
        right,
    };
    assert_eq!(
        key.answers,
        [
            answer(1, Right::Model("Because.".to_owned())),
            answer(2, Right::Options(vec![1])),
            answer(3, Right::Model(String::new())),
            answer(4, Right::Model(String::new())),
        ]
    );
}

#[test]
fn ok_only_what_pupils_may_do_is_in_the_key() {
    let key = key(&Exercise {
        may: May {
            attribution: false,
            verdicts: false,
            ..May::default()
        },
        ..exercise()
    });
    let is_bare = |it: &_| {
        let it: &whosaid::domain::exercise::KeyEntry = it;
        it.said_by.is_empty() && it.rating.is_none()
    };
    assert!(key.entries.iter().all(is_bare));
    assert_eq!(key.entries.len(), 5);
}

#[test]
fn ok_settings_of_nothing_are_named() {
    let workspace = workspace();
    let layer = workspace.layer(home());
    // One of somebody else, and one that is not there.
    assert_eq!(gone(&exercise(), &layer), [mark_id(20), mark_id(77)]);
    assert_eq!(gone(&exercise().for_pupils(), &layer), []);
    assert_eq!(key(&exercise().for_pupils()).entries, []);
    assert_eq!(key(&exercise().for_pupils()).answers.len(), 4);
}

#[test]
fn ok_a_hand_in_is_what_its_author_made() {
    let workspace = workspace();
    let work = Work {
        name: "Mia".to_owned(),
        begun: Millis(3),
        handed_in: Some(Millis(5)),
        answers: Vec::new(),
    };
    let article = workspace.article(home()).unwrap();
    let layer = workspace.layer(home());
    let handin = Handin::of(article, &layer, &workspace, AuthorId(id(PUPIL)), &work);
    assert_eq!((handin.name.as_str(), handin.hash), ("Mia", article.hash));
    assert_eq!((handin.begun, handin.handed_in), (Millis(3), Millis(5)));
    assert_eq!(handin.marks.len(), 1);
    let mark = &handin.marks[0];
    assert_eq!((mark.id, mark.created), (mark_id(20), Millis(20)));
    assert_eq!(mark.target, at("rose by two metres"));
    assert_eq!(mark.said_by, [SaidBy::Reporter]);
    assert_eq!(mark.rating, Some(Rating::Conflicting));
}
