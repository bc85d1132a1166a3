//! Agreement, whatever is marked: against measures that look at each character and each pair, and what must hold
//! whoever comes first.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use whosaid::domain::agreement::{
    Codes, Hand, Measured, Ruler, Same, Stretch, alpha, alpha_u, cohen, f1, fleiss, hands, matrix,
    tags_of,
};
use whosaid::domain::model::{Annotation, AuthorId, TagKey};
use whosaid::domain::text::{PlainBreaks, Text};

use crate::agreement::{author, mark};

/// Characters of one to four bytes, in words and lines.
const TEXT: &str = "Öl an Bord, said 李 und\nAna–Ruiz🙂 ok.";

const TAGS: [&str; 3] = ["actor", "claim", "location"];

/// A mark: who made it, its tag, and its pieces in characters.
type Made = (u128, usize, Vec<(usize, usize)>);

fn layers() -> impl Strategy<Value = Vec<Made>> {
    let n = TEXT.chars().count();
    let piece = (0..n, 1..8_usize).prop_map(move |(from, len)| (from, (from + len).min(n)));
    let pieces = proptest::collection::vec(piece, 1..=2);
    proptest::collection::vec((1..=3_u128, 0..TAGS.len(), pieces), 0..12)
}

fn annotations(made: &[Made]) -> Vec<Annotation> {
    let mut at: Vec<usize> = TEXT.char_indices().map(|it| it.0).collect();
    at.push(TEXT.len());
    let annotation = |(by, tag, pieces): &Made| {
        let pieces: Vec<_> = pieces.iter().map(|it| (at[it.0], at[it.1])).collect();
        mark(*by, TAGS[*tag], &pieces)
    };
    made.iter().map(annotation).collect()
}

fn by(order: &[u128]) -> Vec<AuthorId> {
    order.iter().map(|it| author(*it)).collect()
}

/// What an author says of each unit, one unit at a time.
fn naive_answers(hand: &Hand, len: u64, tag: Option<&TagKey>) -> Vec<String> {
    let over = |unit: u64| {
        let is_over = |it: &Stretch| it.from <= unit && unit < it.to;
        let marks = hand.marks.iter().filter(|it| it.pieces.iter().any(is_over));
        let tags = marks.map(|it| it.tag.to_string());
        let tags: BTreeSet<String> = tags
            .filter(|it| tag.is_none_or(|tag| tag.as_str() == it))
            .collect();
        tags.into_iter().collect::<Vec<_>>().join("+")
    };
    (0..len).map(over).collect()
}

fn naive_cohen(first: &[String], second: &[String]) -> Option<f64> {
    let n = first.len() as f64;
    let codes: BTreeSet<&String> = first.iter().chain(second).collect();
    let share =
        |all: &[String], code: &String| all.iter().filter(|it| *it == code).count() as f64 / n;
    let same = first.iter().zip(second).filter(|it| it.0 == it.1).count() as f64 / n;
    let chance: f64 = codes
        .iter()
        .map(|it| share(first, it) * share(second, it))
        .sum();
    (codes.len() > 1).then(|| (same - chance) / (1.0 - chance))
}

fn naive_fleiss(all: &[Vec<String>]) -> Option<f64> {
    let (m, n) = (all.len() as f64, all[0].len());
    let codes: BTreeSet<&String> = all.iter().flatten().collect();
    let count =
        |unit: usize, code: &String| all.iter().filter(|it| it[unit] == *code).count() as f64;
    let of_unit = |unit: usize| codes.iter().map(|it| count(unit, it).powi(2)).sum::<f64>() - m;
    let observed = (0..n).map(of_unit).sum::<f64>() / (n as f64 * m * (m - 1.0));
    let share = |code: &&String| (0..n).map(|it| count(it, code)).sum::<f64>() / (n as f64 * m);
    let expected: f64 = codes.iter().map(|it| share(it).powi(2)).sum();
    (codes.len() > 1).then(|| (observed - expected) / (1.0 - expected))
}

/// By the table of coincidences, as the book has it.
fn naive_alpha(all: &[Vec<Option<String>>]) -> Option<f64> {
    let mut coincidences: BTreeMap<(&String, &String), f64> = BTreeMap::new();
    for unit in 0..all[0].len() {
        let given: Vec<&String> = all.iter().filter_map(|it| it[unit].as_ref()).collect();
        for (one, first) in given.iter().enumerate() {
            for (other, second) in given.iter().enumerate() {
                if one != other {
                    *coincidences.entry((first, second)).or_default() +=
                        1.0 / (given.len() - 1) as f64;
                }
            }
        }
    }
    let mut counts: BTreeMap<&String, f64> = BTreeMap::new();
    for ((first, _), weight) in &coincidences {
        *counts.entry(first).or_default() += weight;
    }
    let n: f64 = counts.values().sum();
    let differing = coincidences.iter().filter(|it| it.0.0 != it.0.1);
    let observed: f64 = differing.map(|it| it.1).sum();
    let mut expected = 0.0;
    for (first, one) in &counts {
        for (second, other) in &counts {
            expected += if first == second { 0.0 } else { one * other };
        }
    }
    (counts.len() > 1).then(|| 1.0 - (n - 1.0) * observed / expected)
}

/// Tries every way to pair.
fn naive_pairs(first: &[&Vec<Stretch>], second: &mut Vec<&Vec<Stretch>>) -> usize {
    let Some((mark, rest)) = first.split_first() else {
        return 0;
    };
    let mut most = naive_pairs(rest, second);
    for at in 0..second.len() {
        let touches = |it: &Stretch| second[at].iter().any(|other| it.overlaps(*other));
        if mark.iter().any(touches) {
            let other = second.remove(at);
            most = most.max(1 + naive_pairs(rest, second));
            second.insert(at, other);
        }
    }
    most
}

fn naive_f1(first: &Hand, second: &Hand) -> [Option<f64>; 2] {
    let (mut n, mut n_alike, mut n_overlapping) = (0, 0, 0);
    for tag in TAGS {
        let of = |hand: &Hand| {
            let mine = hand.marks.iter().filter(|it| it.tag.as_str() == tag);
            mine.map(|it| it.pieces.clone()).collect::<Vec<_>>()
        };
        let (one, mut two) = (of(first), of(second));
        n += one.len() + two.len();
        let mut left = Vec::new();
        for mark in &one {
            match two.iter().position(|it| it == mark) {
                Some(at) => {
                    two.remove(at);
                    n_alike += 1;
                }
                None => left.push(mark),
            }
        }
        n_overlapping += naive_pairs(&left, &mut two.iter().collect());
    }
    let of = |n_common: usize| (n > 0).then(|| 2.0 * n_common as f64 / n as f64);
    [of(n_alike), of(n_alike + n_overlapping)]
}

/// Every section against every other, gaps too, as the definition has it.
fn naive_alpha_u(all: [&Hand; 2], len: u64) -> Option<f64> {
    let (mut observed, mut expected) = (0.0, 0.0);
    for tag in TAGS {
        let sections = all.map(|hand| {
            let mine = hand.marks.iter().filter(|it| it.tag.as_str() == tag);
            let mut pieces: Vec<Stretch> = mine.flat_map(|it| it.pieces.clone()).collect();
            pieces.sort();
            let mut sections: Option<Vec<(f64, f64, bool)>> = Some(Vec::new());
            let mut reached = 0;
            for it in pieces.into_iter().map(Some).chain([None]) {
                let (from, to) = it.map_or((len, len), |it| (it.from, it.to));
                if from < reached {
                    sections = None;
                }
                if let Some(all) = &mut sections {
                    if from > reached {
                        all.push((reached as f64, (from - reached) as f64, false));
                    }
                    all.extend(it.map(|it| (it.from as f64, it.len() as f64, true)));
                }
                reached = to;
            }
            sections
        });
        let [Some(first), Some(second)] = sections else {
            return None;
        };
        let l = len as f64;
        let square = |(b1, l1, is_unit1): (f64, f64, bool),
                      (b2, l2, is_unit2): (f64, f64, bool)| {
            match (is_unit1, is_unit2) {
                (true, true) if -l1 < b1 - b2 && b1 - b2 < l2 => {
                    (b1 - b2).powi(2) + (b1 + l1 - b2 - l2).powi(2)
                }
                (true, false) if l2 - l1 >= b1 - b2 && b1 - b2 >= 0.0 => l1 * l1,
                (false, true) if l1 - l2 >= b2 - b1 && b2 - b1 >= 0.0 => l2 * l2,
                _ => 0.0,
            }
        };
        let mut sum = 0.0;
        for one in &first {
            for two in &second {
                sum += square(*one, *two) + square(*two, *one);
            }
        }
        observed += sum / (2.0 * l * l);
        let both: Vec<_> = first.iter().chain(&second).collect();
        let units: Vec<f64> = both.iter().filter(|it| it.2).map(|it| it.1).collect();
        let gaps: Vec<f64> = both.iter().filter(|it| !it.2).map(|it| it.1).collect();
        let of_unit = |it: &f64| {
            let room = gaps.iter().filter(|gap| **gap >= *it);
            let room: f64 = room.map(|gap| gap - it + 1.0).sum();
            (units.len() as f64 - 1.0) / 3.0 * (2.0 * it * it * it - 3.0 * it * it + it)
                + it * it * room
        };
        let above: f64 = units.iter().map(of_unit).sum();
        let below = units.iter().map(|it| it * (it - 1.0)).sum::<f64>();
        expected += 2.0 / l * above / (2.0 * l * (2.0 * l - 1.0) - below);
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Both are the same number, or neither is one.
fn is_near(name: &str, found: Measured, expected: Option<f64>) -> Result<(), TestCaseError> {
    let is_same = match (found, expected) {
        (Ok(found), Some(expected)) => (found.value - expected).abs() < 1e-9,
        (found, expected) => found.is_err() && expected.is_none(),
    };
    prop_assert!(is_same, "{}: {:?}, not {:?}", name, found, expected);
    Ok(())
}

fn is_within(name: &str, found: Measured, least: f64) -> Result<(), TestCaseError> {
    if let Ok(found) = found {
        prop_assert!(found.value.is_finite(), "{}: {:?}", name, found);
        prop_assert!(
            (least - 1e-9..=1.0 + 1e-9).contains(&found.value),
            "{}: {:?}",
            name,
            found
        );
        let rates = found.rates.map(|it| [it.observed, it.expected]);
        prop_assert!(
            rates
                .iter()
                .flatten()
                .all(|it| it.is_finite() && *it >= 0.0),
            "{}",
            name
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn ok_runs_say_what_each_unit_says(made in layers(), has_words: bool, which in 0..=TAGS.len()) {
        let text = Text::new(TEXT);
        let ruler = if has_words { Ruler::words(&text, &PlainBreaks) } else { Ruler::characters(&text) };
        let annotations = annotations(&made);
        let hands = hands(&ruler, &by(&[1, 2, 3]), &annotations);
        let tag = TAGS.get(which).and_then(|it| TagKey::parse(it));
        let codes = Codes::of_marks(&hands, ruler.len(), tag.as_ref());
        let all: Vec<_> = hands.iter().map(|it| naive_answers(it, ruler.len(), tag.as_ref())).collect();
        is_near("cohen", cohen(&codes.pair(0, 1)), naive_cohen(&all[0], &all[1]))?;
        is_near("fleiss", fleiss(&codes), naive_fleiss(&all))?;
        let answered: Vec<Vec<_>> = all.iter().map(|it| it.iter().cloned().map(Some).collect()).collect();
        is_near("alpha", alpha(&codes), naive_alpha(&answered))?;
        let n: u64 = codes.rows().map(|it| it.0).sum();
        prop_assert_eq!(n, ruler.len());
    }

    #[test]
    fn ok_alpha_with_answers_missing(answers in proptest::collection::vec(proptest::collection::vec(0..5_u32, 4), 1..8)) {
        let mut codes = Codes::new(4);
        let given = |it: &u32| (*it > 0).then_some(*it);
        for unit in &answers {
            codes.add(1, unit.iter().map(given));
        }
        let all: Vec<Vec<Option<String>>> = (0..4)
            .map(|author| answers.iter().map(|it| given(&it[author]).map(|it| it.to_string())).collect())
            .collect();
        let n_units = answers.iter().filter(|it| it.iter().filter_map(given).count() > 1).count();
        let expected = naive_alpha(&all).filter(|_| n_units > 1);
        is_near("alpha", alpha(&codes), expected)?;
        is_within("alpha", alpha(&codes), f64::NEG_INFINITY)?;
        is_within("fleiss", fleiss(&codes), -1.0)?;
    }

    #[test]
    fn ok_pairs_are_as_many_as_can_be(made in layers()) {
        let text = Text::new(TEXT);
        let annotations = annotations(&made);
        let ruler = Ruler::characters(&text);
        let hands = hands(&ruler, &by(&[1, 2]), &annotations);
        let [strict, overlap] = naive_f1(&hands[0], &hands[1]);
        is_near("strict", f1(&hands[0], &hands[1], Same::Exactly, None), strict)?;
        is_near("overlap", f1(&hands[0], &hands[1], Same::Overlapping, None), overlap)?;
        is_near("α_U", alpha_u(&hands, ruler.len(), None), naive_alpha_u([&hands[0], &hands[1]], ruler.len()))?;
    }

    /// Whoever comes first, and in whatever order the marks come: the numbers are the same, and within their range.
    #[test]
    fn ok_nobody_comes_first(
        (made, shuffled) in layers().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        order in Just(vec![1_u128, 2, 3]).prop_shuffle(),
        has_words: bool,
    ) {
        let text = Text::new(TEXT);
        let ruler = if has_words { Ruler::words(&text, &PlainBreaks) } else { Ruler::characters(&text) };
        let (all, again) = (annotations(&made), annotations(&shuffled));
        let here = hands(&ruler, &by(&[1, 2, 3]), &all);
        prop_assert_eq!(&here, &hands(&ruler, &by(&[1, 2, 3]), &again));
        let there = hands(&ruler, &by(&order), &again);
        prop_assert_eq!(tags_of(&here), tags_of(&there));
        let place = |it: &Hand| there.iter().position(|other| other.by == it.by).unwrap();
        let (codes, others) = (
            Codes::of_marks(&here, ruler.len(), None),
            Codes::of_marks(&there, ruler.len(), None),
        );
        for (name, measure) in [("fleiss", fleiss as fn(&Codes) -> Measured), ("alpha", alpha)] {
            let found = measure(&others);
            is_near(name, measure(&codes), found.ok().map(|it| it.value))?;
            is_within(name, found, -1.0)?;
        }
        for same in [Same::Exactly, Same::Overlapping] {
            let (rows, other_rows) = (matrix(&here, same, None), matrix(&there, same, None));
            for (one, first) in here.iter().enumerate() {
                for (two, second) in here.iter().enumerate() {
                    let found = rows[one][two];
                    prop_assert_eq!(found, rows[two][one]);
                    prop_assert_eq!(found, other_rows[place(first)][place(second)]);
                    prop_assert_eq!(found, f1(first, second, same, None));
                    is_within("F₁", found, 0.0)?;
                    if one == two {
                        prop_assert!(found.is_err() || found.unwrap().value == 1.0);
                        continue;
                    }
                    let pair = cohen(&codes.pair(one, two));
                    is_within("cohen", pair, -1.0)?;
                    prop_assert_eq!(pair, cohen(&others.pair(place(second), place(first))));
                    let both = [first.clone(), second.clone()];
                    let turned = [second.clone(), first.clone()];
                    let found = alpha_u(&both, ruler.len(), None);
                    is_within("α_U", found, f64::NEG_INFINITY)?;
                    is_near("α_U", found, alpha_u(&turned, ruler.len(), None).ok().map(|it| it.value))?;
                }
            }
        }
        for (one, row) in matrix(&here, Same::Exactly, None).iter().enumerate() {
            for (two, strict) in row.iter().enumerate() {
                let overlap = f1(&here[one], &here[two], Same::Overlapping, None);
                prop_assert_eq!(strict.is_ok(), overlap.is_ok());
                prop_assert!(strict.is_err() || strict.unwrap().value <= overlap.unwrap().value);
            }
        }
    }
}
