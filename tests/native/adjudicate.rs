//! Settling differences: which marks belong together, what most say, and what becomes of decisions.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::cell::Cell;
use std::rc::Rc;

use whosaid::domain::adjudicate::{
    Case, Decision, Hand, How, Means, Outcome, Round, Session, State, Unit, cases, settle, states,
};
use whosaid::domain::agreement::{Undefined, Value};
use whosaid::domain::format::lesson::{Unread, read_session, write_session};
use whosaid::domain::model::{Annotation, AnnotationId, ArticleId, AuthorId, Millis, TagKey};
use whosaid::domain::text::{Span, Target, Text};

use crate::agreement::author;
use crate::keep_models::id;

pub(crate) fn target(pieces: &[(usize, usize)]) -> Target {
    Target::new(pieces.iter().filter_map(|it| Span::of(it.0, it.1))).unwrap()
}

/// A mark as it is written in the tables: its tag and one piece.
type Made<'a> = (&'a str, usize, usize);

fn hand(by: u128, marks: &[Made<'_>]) -> Hand {
    let mark = |it: &Made<'_>| (target(&[(it.1, it.2)]), TagKey::parse(it.0).unwrap());
    Hand {
        by: author(by),
        marks: marks.iter().map(mark).collect(),
    }
}

/// Hands 1, 2, 3, … with these marks.
fn hands(all: &[&[Made<'_>]]) -> Vec<Hand> {
    (1..).zip(all).map(|(by, it)| hand(by, it)).collect()
}

fn number(of: AuthorId) -> usize {
    (1..100)
        .find(|it| author(*it) == of)
        .map_or(0, |it| it as usize)
}

/// `actor 0-3 by 1 2; actor 0-5 by 3; none by 4`.
fn words(case: &Case) -> String {
    let by = |all: &[AuthorId]| {
        let all = all.iter().map(|it| number(*it).to_string());
        all.collect::<Vec<_>>().join(" ")
    };
    let variants = case.variants.iter().map(|it| {
        let hull = it.target.hull();
        let (from, to) = (hull.start().get(), hull.end().get());
        format!("{} {from}-{to} by {}", it.tag, by(&it.by))
    });
    let none = (!case.without.is_empty()).then(|| format!("none by {}", by(&case.without)));
    variants.chain(none).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(all: &[&[Made<'_>]], expected: &[&str]) {
    let found = cases(&hands(all)).unwrap();
    assert_eq!(found.iter().map(words).collect::<Vec<_>>(), expected);
}

#[test]
fn ok_marks_on_the_same_words_are_one_case() {
    check(&[], &[]);
    check(&[&[], &[]], &[]);
    check(&[&[("actor", 0, 3)], &[]], &["actor 0-3 by 1; none by 2"]);
    check(
        &[&[("actor", 0, 3)], &[("actor", 0, 3)]],
        &["actor 0-3 by 1 2"],
    );
    // Another tag, a word more, side by side.
    check(
        &[&[("actor", 0, 3)], &[("location", 0, 3)]],
        &["actor 0-3 by 1; location 0-3 by 2"],
    );
    check(
        &[&[("actor", 0, 3)], &[("actor", 0, 9)]],
        &["actor 0-9 by 2; actor 0-3 by 1"],
    );
    check(
        &[&[("actor", 0, 3)], &[("actor", 3, 6)]],
        &["actor 0-3 by 1; none by 2", "actor 3-6 by 2; none by 1"],
    );
    // What most have comes first; who marked nothing is named.
    check(
        &[
            &[("actor", 0, 3)],
            &[("actor", 1, 5)],
            &[("actor", 1, 5)],
            &[],
        ],
        &["actor 1-5 by 2 3; actor 0-3 by 1; none by 4"],
    );
}

#[test]
fn ok_what_lies_within_a_claim_is_a_case_of_its_own() {
    // An actor within it, whoever marked which.
    check(
        &[&[("claim", 0, 40), ("actor", 0, 3)], &[("claim", 0, 40)]],
        &["claim 0-40 by 1 2", "actor 0-3 by 1; none by 2"],
    );
    check(
        &[&[("claim", 0, 40)], &[("actor", 0, 3)]],
        &["claim 0-40 by 1; none by 2", "actor 0-3 by 2; none by 1"],
    );
    // Another tag on more than half of the words is another opinion on them.
    check(
        &[&[("claim", 0, 40)], &[("actor", 0, 20)]],
        &["claim 0-40 by 1; actor 0-20 by 2"],
    );
    check(
        &[&[("claim", 0, 40)], &[("actor", 0, 19)]],
        &["claim 0-40 by 1; none by 2", "actor 0-19 by 2; none by 1"],
    );
    // A claim in a claim: each finds its like before the longer one can take the shorter one's place.
    check(
        &[
            &[("claim", 0, 40), ("claim", 10, 30)],
            &[("claim", 8, 30), ("claim", 0, 38)],
        ],
        &[
            "claim 0-40 by 1; claim 0-38 by 2",
            "claim 8-30 by 2; claim 10-30 by 1",
        ],
    );
    // One long claim is not both of two short ones.
    check(
        &[&[("claim", 0, 40)], &[("claim", 0, 10), ("claim", 12, 40)]],
        &[
            "claim 0-40 by 1; claim 12-40 by 2",
            "claim 0-10 by 2; none by 1",
        ],
    );
    // No chain: the first and the last have no word in common.
    check(
        &[
            &[("claim", 0, 12)],
            &[("claim", 8, 28)],
            &[("claim", 20, 40)],
        ],
        &[
            "claim 0-12 by 1; none by 2 3",
            "claim 8-28 by 2; claim 20-40 by 3; none by 1",
        ],
    );
}

#[test]
fn err_more_pairs_than_anybody_could_walk_through() {
    let many: Vec<Made<'_>> = (0..1_100).map(|it| ("claim", it, 5_000)).collect();
    let found = cases(&hands(&[&many, &many]));
    assert_eq!(found, Err(Undefined::TooMany));
}

#[test]
fn ok_votes() {
    /// The most votes, whether more than half, and who has them; `-` is no mark.
    #[track_caller]
    fn check(all: &[&[Made<'_>]], expected: (&str, usize, bool)) {
        let cases = cases(&hands(all)).unwrap();
        let vote = cases[0].vote();
        let most: Vec<String> = vote
            .most
            .iter()
            .map(|it| it.map_or("-".to_owned(), |it| it.to_string()))
            .collect();
        let found = (most.join(" "), vote.n, vote.is_majority());
        assert_eq!(
            (found.0.as_str(), found.1, found.2),
            expected,
            "{}",
            words(&cases[0])
        );
        assert_eq!(vote.of, all.len());
        assert_eq!(vote.leader().is_some(), vote.most.len() == 1);
    }
    let (one, other): (&[Made<'_>], &[Made<'_>]) = (&[("actor", 0, 3)], &[("actor", 0, 4)]);
    check(&[one], ("0", 1, true));
    check(&[one, one], ("0", 2, true));
    check(&[one, other], ("0 1", 1, false));
    check(&[one, &[]], ("0 -", 1, false));
    check(&[one, &[], &[]], ("-", 2, true));
    check(&[one, one, other], ("0", 2, true));
    check(&[one, one, other, &[], &[]], ("0 -", 2, false));
    check(&[one, one, other, &[]], ("0", 2, false));
}

#[test]
fn ok_merged_words() {
    type Pieces<'a> = &'a [(usize, usize)];
    #[track_caller]
    fn check(first: Pieces<'_>, second: Pieces<'_>, all: Pieces<'_>, common: Option<Pieces<'_>>) {
        let claim = TagKey::parse("claim").unwrap();
        let hand = |by, pieces| Hand {
            by: author(by),
            marks: vec![(target(pieces), claim.clone())],
        };
        let cases = cases(&[hand(1, first), hand(2, second)]).unwrap();
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0].all(), Some(target(all)));
        assert_eq!(cases[0].common(), common.map(target));
    }
    check(&[(0, 5)], &[(0, 5)], &[(0, 5)], Some(&[(0, 5)]));
    check(&[(0, 5)], &[(3, 9)], &[(0, 9)], Some(&[(3, 5)]));
    check(
        &[(0, 5), (10, 20)],
        &[(3, 12)],
        &[(0, 20)],
        Some(&[(3, 5), (10, 12)]),
    );
    check(
        &[(0, 5), (8, 9)],
        &[(0, 5)],
        &[(0, 5), (8, 9)],
        Some(&[(0, 5)]),
    );
}

/// A session that has decided on these cases by accepting the first variant.
fn settled(cases: &[Case]) -> Session {
    let decision = |(at, case): (u128, &Case)| Decision {
        case: case.clone(),
        how: How::Accepted(0),
        mark: Some(AnnotationId(id(at))),
        at: Millis(1),
    };
    Session {
        decisions: (0..).zip(cases).map(decision).collect(),
        ..Session::new(author(50))
    }
}

#[test]
fn ok_decisions_find_their_cases_again() {
    use State::{Changed, Open, Settled};
    type Hands<'a> = &'a [&'a [Made<'a>]];
    /// Cases before, all settled; cases now; whether the mark that came of it is there.
    #[track_caller]
    fn check(before: Hands<'_>, now: Hands<'_>, is_there: bool, expected: &[State]) {
        let session = settled(&cases(&hands(before)).unwrap());
        let now = cases(&hands(now)).unwrap();
        assert_eq!(states(&session, &now, &|_| is_there), expected);
    }
    let two: Hands<'_> = &[&[("actor", 0, 3)], &[("actor", 0, 4)]];
    check(&[], two, true, &[Open]);
    check(two, two, true, &[Settled(0)]);
    check(two, two, false, &[Changed(0)]);
    // One gave in; both took other words; a third came.
    let agreed: Hands<'_> = &[&[("actor", 0, 3)], &[("actor", 0, 3)]];
    check(two, agreed, true, &[Changed(0)]);
    let other: Hands<'_> = &[&[("actor", 1, 6)], &[("actor", 1, 6)]];
    check(two, other, true, &[Changed(0)]);
    check(
        two,
        &[&[("actor", 0, 3)], &[("actor", 0, 4)], &[]],
        true,
        &[Changed(0)],
    );
    // Elsewhere is elsewhere.
    check(two, &[&[("actor", 10, 13)], &[]], true, &[Open]);
    // Where a case falls in two, only one has the decision.
    check(
        two,
        &[&[("actor", 0, 2)], &[("actor", 2, 4)]],
        true,
        &[Changed(0), Open],
    );
    // What is as it was keeps its decision from what only looks like it.
    check(
        &[&[("claim", 0, 40), ("claim", 10, 30)], &[("claim", 0, 40)]],
        &[&[("claim", 0, 41), ("claim", 10, 30)], &[("claim", 0, 41)]],
        true,
        &[Changed(0), Settled(1)],
    );
}

#[test]
fn ok_decisions_become_marks() {
    let cases = cases(&hands(&[&[("actor", 0, 3)], &[("actor", 0, 4)]])).unwrap();
    let next = Cell::new(200_u128);
    let run = |session: &Session, outcome: Outcome, before: Option<Annotation>| {
        let before = before.map(Rc::new);
        let there = |id: AnnotationId| before.clone().filter(|it| it.id == id);
        let means = Means {
            there: &there,
            note: &|case, how| format!("{how:?} {}", case.vote().n).into(),
            id: &|| {
                next.set(next.get() + 1);
                id(next.get())
            },
            now: Millis(7),
        };
        settle(session, ArticleId(id(100)), vec![outcome], &means)
    };
    let first = run(
        &Session::new(author(50)),
        Outcome::accept(&cases[0], 1, None),
        None,
    );
    let mark = first.marks[0].clone();
    assert_eq!(
        (mark.id, mark.provenance.by),
        (AnnotationId(id(201)), author(50))
    );
    assert_eq!(mark.target, target(&[(0, 3)]));
    assert_eq!(&*mark.note, "Accepted(1) 1");
    assert_eq!(first.session.decisions[0].mark, Some(mark.id));
    // Decided again: the same mark, and so what is tied to it; a note that somebody wrote stays.
    let place = Some((target(&[(0, 9)]), TagKey::parse("claim").unwrap()));
    let again = |how, place| Outcome {
        case: cases[0].clone(),
        instead: Some(0),
        how,
        place,
    };
    let anew = run(
        &first.session,
        again(How::Anew, place.clone()),
        Some(mark.clone()),
    );
    assert_eq!(
        (anew.marks[0].id, &*anew.marks[0].note),
        (mark.id, "Anew 1")
    );
    assert_eq!(anew.session.decisions.len(), 1);
    let noted = Annotation {
        note: "my own".into(),
        ..mark.clone()
    };
    let kept = run(&first.session, again(How::Anew, place.clone()), Some(noted));
    assert_eq!(&*kept.marks[0].note, "my own");
    // Where it is gone, another one comes.
    let renewed = run(&first.session, again(How::Anew, place), None);
    assert_ne!(renewed.marks[0].id, mark.id);
    // No mark: the one there goes, and none comes.
    let rejected = run(
        &first.session,
        again(How::Rejected, None),
        Some(mark.clone()),
    );
    assert_eq!(
        (rejected.marks.len(), rejected.gone.as_slice()),
        (0, &[mark.id][..])
    );
    assert_eq!(rejected.session.decisions[0].mark, None);
}

const TEXT: &str = "Öl, said 李🙂 Mia.";

/// A session with all that it can hold, on [`TEXT`].
fn full() -> Session {
    let mut all = vec![
        hand(1, &[("actor", 0, 3)]),
        hand(3, &[("actor", 0, 4)]),
        hand(2, &[]),
    ];
    all[0]
        .marks
        .push((target(&[(0, 3), (10, 17)]), TagKey::parse("claim").unwrap()));
    let cases = cases(&all).unwrap();
    let mut session = settled(&cases);
    session.is_revealed = true;
    for (how, decision) in [How::Accepted(1), How::All]
        .into_iter()
        .zip(&mut session.decisions)
    {
        decision.how = how;
    }
    for how in [How::Common, How::Anew, How::Rejected] {
        session.decisions.push(Decision {
            case: cases[0].clone(),
            how,
            mark: None,
            at: Millis(9),
        });
    }
    let value = Value {
        value: -0.123_456_7,
        n: 20,
        rates: None,
    };
    session.rounds = vec![
        Round::new(Millis(5), &[author(3), author(1)], Unit::Words, Ok(value)),
        Round::new(Millis(6), &[], Unit::Characters, Err(Undefined::OneCode)),
    ];
    session
}

#[test]
fn roundtrip_sessions() {
    let text = Text::new(TEXT);
    for session in [Session::new(author(50)), full()] {
        let body = write_session(&text, &session);
        assert_eq!(read_session(&text, &body), Ok(session), "{body}");
    }
    assert_eq!(full().rounds[0].value(), Some(-0.123_457));
    assert_eq!(full().rounds[0].by, [author(1), author(3)]);
}

#[test]
fn err_other_bodies_are_no_sessions() {
    let text = Text::new(TEXT);
    let body = write_session(&text, &full());
    for (from, to) in [
        ("accepted-1", "accepted-x"),
        ("\"one-code\"", "\"because\""),
        ("\"words\"", "\"paragraphs\""),
        ("[1,2]", "[1,7]"),
        ("\"actor\"", "\"An Actor\""),
        ("\"gold\"", "\"silver\""),
    ] {
        assert!(body.contains(from), "{from} in {body}");
        let found = read_session(&text, &body.replace(from, to));
        assert!(matches!(found, Err(Unread::Shape(..))), "{to}: {found:?}");
    }
    assert_eq!(
        read_session(&Text::new("Öl"), &body),
        Err(Unread::Outside(9, 11))
    );
}
