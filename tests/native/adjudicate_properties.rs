//! Settling differences, whatever is marked.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use whosaid::domain::adjudicate::{
    Case, Hand, Means, Outcome, Session, State, cases, settle, states,
};
use whosaid::domain::format::lesson::{read_session, write_session};
use whosaid::domain::model::{Annotation, ArticleId, AuthorId, Millis, TagKey};
use whosaid::domain::text::{Target, Text};

use crate::adjudicate::target;
use crate::agreement::author;
use crate::keep_models::id;

const TAGS: [&str; 3] = ["actor", "claim", "location"];
const LEN: usize = 40;

type Mark = (Target, TagKey);

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let piece = (0..LEN, 1..12_usize).prop_map(|(from, len)| (from, (from + len).min(LEN)));
    let pieces = proptest::collection::vec(piece, 1..=2);
    let mark = (0..TAGS.len(), pieces)
        .prop_map(|(tag, pieces)| (target(&pieces), TagKey::parse(TAGS[tag]).unwrap()));
    // Nobody has the same mark twice.
    proptest::collection::btree_set(mark, 0..6).prop_map(|it| it.into_iter().collect())
}

fn classes() -> impl Strategy<Value = Vec<Hand>> {
    proptest::collection::vec(marks(), 1..5).prop_map(|all| {
        let hand = |(by, marks)| Hand {
            by: author(by),
            marks,
        };
        (1..).zip(all).map(hand).collect()
    })
}

/// All marks with whose they are.
fn all_of(hands: &[Hand]) -> Vec<(AuthorId, Mark)> {
    let of = |hand: &Hand| {
        let by = hand.by;
        let marks = hand.marks.iter().cloned();
        marks.map(move |it| (by, it)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = hands.iter().flat_map(of).collect();
    all.sort();
    all
}

fn all_in(cases: &[Case]) -> Vec<(AuthorId, Mark)> {
    let variants = cases.iter().flat_map(|it| &it.variants);
    let mut all: Vec<_> = variants
        .flat_map(|it| {
            let mark = (it.target.clone(), it.tag.clone());
            it.by.iter().map(move |by| (*by, mark.clone()))
        })
        .collect();
    all.sort();
    all
}

/// The gold layer and the session after accepting the first variant of these cases.
fn accept(session: &Session, cases: &[&Case]) -> (Session, Vec<Annotation>) {
    let next = Cell::new(1_000_u128);
    let outcomes = cases.iter().map(|it| Outcome::accept(it, 0, None));
    let means = Means {
        there: &|_| None,
        note: &|_, _| "".into(),
        id: &|| {
            next.set(next.get() + 1);
            id(next.get())
        },
        now: Millis(1),
    };
    let settled = settle(session, ArticleId(id(100)), outcomes.collect(), &means);
    (settled.session, settled.marks)
}

fn plain(marks: &[Annotation]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = marks
        .iter()
        .map(|it| (it.target.clone(), it.tag.clone()))
        .collect();
    marks.sort();
    marks
}

proptest! {
    #[test]
    fn ok_each_mark_is_in_one_case_and_each_person_once(hands in classes()) {
        let cases = cases(&hands).unwrap();
        prop_assert_eq!(all_in(&cases), all_of(&hands));
        for case in &cases {
            let with = case.variants.iter().flat_map(|it| &it.by);
            let mut by: Vec<AuthorId> = with.chain(&case.without).copied().collect();
            by.sort();
            prop_assert_eq!(by, hands.iter().map(|it| it.by).collect::<Vec<_>>());
            // Whoever is in one case has a word in common with each other.
            for one in &case.variants {
                for two in &case.variants {
                    let touch = one.target.pieces().iter().any(|it| {
                        two.target.pieces().iter().any(|other| it.overlaps(*other))
                    });
                    prop_assert!(touch, "{:?}", case);
                }
            }
            prop_assert_eq!(case.vote().of, hands.len());
        }
        let hulls: Vec<_> = cases.iter().filter_map(Case::hull).collect();
        prop_assert!(hulls.is_sorted());
    }

    #[test]
    fn ok_the_order_of_hands_and_marks_changes_nothing(hands in classes(), turn in 0..5_usize) {
        let mut other = hands.clone();
        other.rotate_left(turn % hands.len());
        for hand in &mut other {
            hand.marks.reverse();
        }
        prop_assert_eq!(cases(&other).unwrap(), cases(&hands).unwrap());
    }

    #[test]
    fn ok_the_gold_of_hands_that_are_alike_is_the_hand(marks in marks(), n in 1..5_u128) {
        let hand = |by| Hand { by: author(by), marks: marks.clone() };
        let hands: Vec<Hand> = (1..=n).map(hand).collect();
        let cases = cases(&hands).unwrap();
        prop_assert!(cases.iter().all(Case::is_agreed));
        let all: Vec<&Case> = cases.iter().collect();
        let (session, gold) = accept(&Session::new(author(50)), &all);
        let mut expected = marks.clone();
        expected.sort();
        prop_assert_eq!(plain(&gold), expected);
        // And nothing is left to be settled.
        let states = states(&session, &cases, &|_| true);
        prop_assert!(states.iter().all(|it| it.is_settled()));
    }

    #[test]
    fn ok_accepting_what_all_agree_on_gives_what_all_have(hands in classes()) {
        let cases = cases(&hands).unwrap();
        let agreed: Vec<&Case> = cases.iter().filter(|it| it.is_agreed()).collect();
        let (session, gold) = accept(&Session::new(author(50)), &agreed);
        let mut counts: BTreeMap<Mark, usize> = BTreeMap::new();
        for (_, mark) in all_of(&hands) {
            *counts.entry(mark).or_default() += 1;
        }
        let expected: Vec<Mark> = counts
            .into_iter()
            .filter(|it| it.1 == hands.len())
            .map(|it| it.0)
            .collect();
        prop_assert_eq!(plain(&gold), expected);
        // The others are open still.
        for (case, state) in cases.iter().zip(states(&session, &cases, &|_| true)) {
            prop_assert_eq!(case.is_agreed(), state.is_settled());
        }
        let text = Text::new("x".repeat(LEN));
        let body = write_session(&text, &session);
        prop_assert_eq!(read_session(&text, &body), Ok(session));
    }

    #[test]
    fn ok_no_decision_belongs_to_two_cases(before in classes(), now in classes()) {
        let before = cases(&before).unwrap();
        let (session, _) = accept(&Session::new(author(50)), &before.iter().collect::<Vec<_>>());
        let mut taken: Vec<usize> = states(&session, &cases(&now).unwrap(), &|_| true)
            .into_iter()
            .filter_map(State::decision)
            .collect();
        let n = taken.len();
        taken.sort_unstable();
        taken.dedup();
        prop_assert_eq!(taken.len(), n);
    }
}
