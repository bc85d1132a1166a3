//! What is handed out: nothing of the key is in a pupil's file, and a sealed key opens for its passphrase only.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use whosaid::domain::exercise::{
    Ask, Exercise, Flaw, Key, Right, Role, Tolerance, flaws, for_pupils, key_of, records_for_pupils,
};
use whosaid::domain::format::lesson::{read_exercise, write_exercise, write_key};
use whosaid::domain::format::seal::{Lots, SealError, bound_to, seal, unseal};
use whosaid::domain::format::whosaid::{read, write};
use whosaid::domain::model::{
    AnnotationId, Article, AuthorId, Behavior, Enclosure, EnclosureId, EnclosureKind, Millis,
    Provenance, Record, Tag, TagKey, TagSet, TextHash,
};
use whosaid::domain::workspace::{Layer, Plan, Workspace};

use crate::whosaid_file::{annotation, article, author, id};

const TEXT: &str = "Mia said the dam would hold. Leo said it would not. Both live in Elmford.";

/// The teacher.
const SHE: AuthorId = AuthorId(whosaid::domain::model::Id::from_bytes([7; 16]));
const EXERCISE: EnclosureId = EnclosureId(whosaid::domain::model::Id::from_bytes([8; 16]));

/// Words of the article with the numbers of the marks on them.
const MARKS: [(u8, &str, &str); 5] = [
    (11, "Mia", "actor"),
    (12, "the dam would hold", "claim"),
    (13, "Leo", "actor"),
    (14, "it would not", "claim"),
    (15, "Elmford", "location"),
];

fn mark(number: u8) -> AnnotationId {
    AnnotationId(id(number))
}

/// An article that the teacher marked, with an exercise of this body.
fn desk(exercise: &Exercise) -> (Workspace, Rc<Article>, Enclosure) {
    let story = article(1, "The dam", TEXT);
    let Record::Article(of) = &story else {
        panic!("no article");
    };
    let of = Rc::clone(of);
    let marks = MARKS.map(|(number, words, tag)| {
        let note = format!("note-of-{number}");
        match annotation(number, &story, &[words], tag, &note) {
            Record::Annotation(it) => {
                let mut it = (*it).clone();
                it.provenance.by = SHE;
                Record::Annotation(Rc::new(it))
            }
            other => other,
        }
    });
    let enclosure = Enclosure {
        id: EXERCISE,
        article: of.id,
        kind: EnclosureKind::Exercise,
        tags: [].into(),
        body: write_exercise(&of.text, exercise).into(),
        provenance: Provenance {
            revision: 9,
            ..Provenance::new(SHE, Millis(1_795_168_800_000))
        },
    };
    let mut workspace = Workspace::default();
    workspace.put([author(100, "Importer"), story.clone()]);
    workspace.put(marks);
    workspace.put([Record::Enclosure(Rc::new(enclosure.clone()))]);
    (workspace, of, enclosure)
}

/// An exercise with something said of each mark that can be found again in a file.
fn exercise(roles: &[(usize, bool)]) -> Exercise {
    let mut exercise = Exercise {
        title: "Who says so?".to_owned(),
        guidelines: "# Mark *all* of it".to_owned(),
        key_by: Some(SHE),
        ..Exercise::default()
    };
    for ((number, ..), &(role, is_practice)) in MARKS.iter().zip(roles) {
        exercise.set(mark(*number), |it| {
            it.role = Role::ALL[role];
            it.tolerance = Tolerance::Words(*number);
            it.feedback = format!("feedback-of-{number}").into();
            it.is_practice = is_practice;
        });
    }
    exercise.add_question();
    exercise.questions[0].words = "Who is right?".to_owned();
    exercise.set_right(1, Some(Right::Model("the-model-answer".to_owned())));
    exercise
}

fn roles() -> impl Strategy<Value = Vec<(usize, bool)>> {
    vec((0_usize..3, any::<bool>()), MARKS.len())
}

/// The pupil's file of an exercise, as text.
fn file(exercise: &Exercise, sealed: &str) -> (String, Key, Rc<Article>) {
    let (workspace, article, enclosure) = desk(exercise);
    let key = key_of(
        exercise,
        article.id,
        &workspace.layer(article.id),
        &workspace,
    );
    let theirs = for_pupils(exercise, &key, sealed.to_owned());
    let body = write_exercise(&article.text, &theirs).into();
    let records = records_for_pupils(&workspace, article.id, &enclosure, body);
    (write(records).file, key, article)
}

proptest! {
    #[test]
    fn ok_a_file_for_pupils_tells_nothing_but_practice(roles in roles()) {
        let exercise = exercise(&roles);
        let (text, key, article) = file(&exercise, "");
        for ((number, ..), (role, is_practice)) in MARKS.iter().zip(&roles) {
            let travels = *is_practice && Role::ALL[*role] != Role::Out;
            let traces = [format!("feedback-of-{number}"), mark(*number).to_string()];
            for trace in traces {
                prop_assert_eq!(text.contains(&trace), travels, "{}", trace);
            }
            let never = [format!("note-of-{number}"), mark(*number).0.to_uuid()];
            prop_assert!(!never.iter().any(|it| text.contains(it)));
        }
        prop_assert!(!text.contains("the-model-answer"));
        let there = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&there.problems, &[]);
        let marks = there.records.iter().filter(|it| matches!(it, Record::Annotation(_)));
        prop_assert_eq!(marks.count(), 0);
        let enclosures: Vec<_> = there.records.iter().filter_map(|it| match it {
            Record::Enclosure(it) => Some(it),
            _ => None,
        }).collect();
        prop_assert_eq!(enclosures.len(), 1);
        prop_assert_eq!(enclosures[0].id, EXERCISE);
        let theirs = read_exercise(&article.text, &enclosures[0].body).unwrap();
        let practice: Vec<_> = key.entries.iter().filter(|it| it.is_practice).cloned().collect();
        prop_assert_eq!(&theirs.practice.entries, &practice);
        prop_assert_eq!(&theirs.practice.answers, &[]);
        prop_assert_eq!((theirs.key_by, theirs.settings, theirs.answers), (None, vec![], vec![]));
        prop_assert_eq!((theirs.title, theirs.questions), (exercise.title, exercise.questions));
    }
}

#[test]
fn ok_the_teachers_own_is_not_overwritten_by_what_her_pupils_have() {
    let exercise = exercise(&[(0, false); 5]);
    let (text, ..) = file(&exercise, "");
    let (workspace, ..) = desk(&exercise);
    let there = read(text.as_bytes()).unwrap();
    assert!(Plan::of(&workspace, there.records).is_empty());
}

const LOTS: Lots = Lots {
    salt: [1; 16],
    nonce: [2; 24],
};

fn bound() -> String {
    bound_to(EXERCISE, TextHash::of(TEXT))
}

proptest! {
    // Each try takes time on purpose.
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn roundtrip_sealed(json in "\\PC{0,200}", passphrase in "\\PC{0,40}", salt: [u8; 16], at in any::<prop::sample::Index>(), flip in 1_u8..=127) {
        // What is sealed is JSON, which ends with no space.
        let json = format!("{json}}}");
        let lots = Lots { salt, ..LOTS };
        let sealed = seal(&json, &passphrase, &bound(), lots).unwrap();
        prop_assert_eq!(unseal(&sealed, &passphrase, &bound()), Ok(json));
        // One character changed anywhere: it does not open.
        let mut bytes = sealed.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if let Ok(tampered) = String::from_utf8(bytes) {
            prop_assert!(unseal(&tampered, &passphrase, &bound()).is_err());
        }
    }
}

#[track_caller]
fn stays_closed(sealed: &str, passphrase: &str, bound_to: &str, why: SealError) {
    assert_eq!(
        unseal(sealed, passphrase, bound_to),
        Err(why),
        "{sealed:.60}"
    );
}

#[test]
fn err_what_does_not_open() {
    let sealed = seal("{}", "four words or more", &bound(), LOTS).unwrap();
    assert!(sealed.starts_with("whosaid-1.19456.2.1."), "{sealed:.30}");
    stays_closed(&sealed, "four words or mor", &bound(), SealError::Closed);
    let other = bound_to(EnclosureId(id(1)), TextHash::of(TEXT));
    stays_closed(&sealed, "four words or more", &other, SealError::Closed);
    let other = bound_to(EXERCISE, TextHash::of("another text"));
    stays_closed(&sealed, "four words or more", &other, SealError::Closed);
    let cheaper = sealed.replace(".19456.2.", ".19456.1.");
    stays_closed(&cheaper, "four words or more", &bound(), SealError::Closed);
    for shape in [
        "",
        "whosaid-1",
        "{}",
        "whosaid-2.19456.2.1.AQEBAQEBAQEBAQEBAQEBAQ.AgICAgICAgICAgICAgICAgICAgICAgIC.AA",
        // Who asks for more than anybody gives.
        "whosaid-1.9999999.2.1.AQEBAQEBAQEBAQEBAQEBAQ.AgICAgICAgICAgICAgICAgICAgICAgIC.AA",
        "whosaid-1.19456.200.1.AQEBAQEBAQEBAQEBAQEBAQ.AgICAgICAgICAgICAgICAgICAgICAgIC.AA",
        "whosaid-1.19456.2.0.AQEBAQEBAQEBAQEBAQEBAQ.AgICAgICAgICAgICAgICAgICAgICAgIC.AA",
        "whosaid-1.19456.2.1.AQ.AgICAgICAgICAgICAgICAgICAgICAgIC.AA",
        "whosaid-1.19456.2.1.AQEBAQEBAQEBAQEBAQEBAQ.Ag.AA",
        "whosaid-1.19456.2.1.AQEBAQEBAQEBAQEBAQEBAQ.AgICAgICAgICAgICAgICAgICAgICAgIC.!",
    ] {
        stays_closed(shape, "", "", SealError::Shape);
    }
}

#[test]
fn ok_a_sealed_key_has_a_length_that_tells_little() {
    let lengths = [0, 1, 5].map(|n_roles| {
        let exercise = exercise(&[(0, false); 5][..n_roles]);
        let (_, key, article) = file(&exercise, "");
        let json = write_key(&article.text, &key);
        seal(&json, "four words or more", &bound(), LOTS)
            .unwrap()
            .len()
    });
    assert_eq!(lengths, [lengths[0]; 3]);
}

fn tag(key: &str, letter: char, label: &str) -> Tag {
    Tag {
        key: TagKey::parse(key).unwrap(),
        behavior: Behavior::Claim,
        letter,
        label: label.into(),
        color: 1,
    }
}

#[track_caller]
fn lacks(change: impl Fn(&mut Exercise), own: &[Tag], layer: &Layer, expected: &[Flaw]) {
    let mut it = exercise(&[(0, false); 5]);
    change(&mut it);
    let taken = TagSet::default();
    assert_eq!(flaws(&it, own, taken.tags(), layer), expected);
}

#[test]
fn err_what_an_exercise_lacks() {
    let (workspace, of, _) = desk(&Exercise::default());
    let marked = workspace.layer(of.id);
    let bare = Layer::default();
    lacks(|_| (), &[], &marked, &[]);
    lacks(
        |it| it.title = " ".to_owned(),
        &[],
        &marked,
        &[Flaw::NoTitle],
    );
    lacks(
        |it| it.questions.clear(),
        &[],
        &bare,
        &[Flaw::NoKey, Flaw::Gone(5)],
    );
    let out = |it: &mut Exercise| {
        it.questions.clear();
        for (number, ..) in MARKS {
            it.set(mark(number), |it| it.role = Role::Out);
        }
    };
    lacks(out, &[], &marked, &[Flaw::NoKey]);
    lacks(
        |it| it.questions[0].words.clear(),
        &[],
        &marked,
        &[Flaw::NoWords(1)],
    );
    let choice = |options: &[&str]| {
        let options: Vec<String> = options.iter().map(|it| (*it).to_owned()).collect();
        move |it: &mut Exercise| it.set_ask(0, Ask::Choice(options.clone()))
    };
    lacks(choice(&["a", " "]), &[], &marked, &[Flaw::FewOptions(1)]);
    lacks(choice(&["a", "b"]), &[], &marked, &[Flaw::NoRight(1)]);
    lacks(
        |it| it.set_ask(0, Ask::Passage),
        &[],
        &marked,
        &[Flaw::NoRight(1)],
    );
    let own = [
        tag("x", 'X', "Loaded"),
        tag("y", 'x', "Vague"),
        tag("z", 'Z', ""),
    ];
    lacks(|_| (), &own, &marked, &[Flaw::SameTag(2), Flaw::NoLabel(3)]);
    lacks(
        |_| (),
        &[tag("x", 'c', "Loaded")],
        &marked,
        &[Flaw::SameTag(1)],
    );
    lacks(
        |_| (),
        &[tag("x", 'X', "a"), tag("y", 'Y', " a")],
        &marked,
        &[Flaw::SameTag(2)],
    );
}
