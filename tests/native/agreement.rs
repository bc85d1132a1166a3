//! Agreement: published numbers, and numbers counted by hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::collections::BTreeMap;

use serde_json::Value as Json;
use whosaid::domain::agreement::{
    AlphaU, Codes, Hand, Measured, Ruler, Same, Stretch, Undefined, alpha, alpha_u, cohen, f1,
    fleiss, hands, judges, matrix, tags_of, verdicts,
};
use whosaid::domain::model::{
    Annotation, AnnotationId, ArticleId, AuthorId, Finding, FindingId, Millis, Provenance, Rating,
    Says, TagKey, Verdict,
};
use whosaid::domain::text::{PlainBreaks, Span, Target, Text};

use crate::keep_models::id;

/// A mark: who made it, its tag, and its pieces in bytes.
pub(crate) fn mark(by: u128, tag: &str, pieces: &[(usize, usize)]) -> Annotation {
    let spans = pieces.iter().filter_map(|it| Span::of(it.0, it.1));
    Annotation {
        id: AnnotationId(id(1)),
        article: ArticleId(id(100)),
        target: Target::new(spans).unwrap(),
        tag: TagKey::parse(tag).unwrap(),
        note: "".into(),
        provenance: Provenance::new(author(by), Millis(1)),
    }
}

pub(crate) fn author(number: u128) -> AuthorId {
    AuthorId(id(number))
}

/// A number with what it rests on, or the reason why there is none.
#[track_caller]
fn check(name: &str, found: Measured, expected: Result<f64, Undefined>, n: u64) {
    match (found, expected) {
        (Ok(found), Ok(expected)) => {
            assert!(
                (found.value - expected).abs() < 1e-9,
                "{name}: {found:?}, not {expected}"
            );
            assert_eq!(found.n, n, "{name}: n");
        }
        (found, expected) => assert_eq!(found.map(|it| it.value), expected, "{name}"),
    }
}

/// Answers of authors, one string each, a letter a unit; a point is no answer.
fn codes(answers: &[&str]) -> Codes {
    let answers: Vec<Vec<char>> = answers.iter().map(|it| it.chars().collect()).collect();
    let mut codes = Codes::new(answers.len());
    for unit in 0..answers.first().map_or(0, Vec::len) {
        let answer = |it: &Vec<char>| it[unit];
        let row = answers.iter().map(answer);
        codes.add(1, row.map(|it| (it != '.').then_some(u32::from(it))));
    }
    codes
}

#[test]
fn ok_answers_counted_by_hand() {
    use Undefined::{FewAuthors, FewUnits, MoreThanTwo, OneCode};
    // Three of four alike; by chance 1/2 · 1/4 + 1/2 · 3/4 = 1/2.
    let two = codes(&["aabb", "abbb"]);
    check("cohen", cohen(&two), Ok(0.5), 4);
    // 3 of 8 answers are a: 9/64 + 25/64 = 34/64; (48 − 34) / (64 − 34).
    check("fleiss", fleiss(&two), Ok(14.0 / 30.0), 4);
    // One pair of four differs: 2/8; by chance 2 · 3 · 5 / (8 · 7).
    let expected = 1.0 - (2.0 / 8.0) / (30.0 / 56.0);
    check("alpha", alpha(&two), Ok(expected), 4);
    // As one row of weight, as the same row twice, and with a unit that one left out.
    let mut weighted = Codes::new(2);
    weighted.add(1, [Some(0), Some(0)]);
    weighted.add(0, [Some(9), Some(9)]);
    weighted.add(1, [Some(0), Some(1)]);
    weighted.add(7, [None, Some(1)]);
    weighted.add(2, [Some(1), Some(1)]);
    check("cohen, weighted", cohen(&weighted), Ok(0.5), 4);
    check("fleiss, weighted", fleiss(&weighted), Ok(14.0 / 30.0), 4);
    check("alpha, weighted", alpha(&weighted), Ok(expected), 4);
    // Three, of whom one left out a unit: D₀ = (4/2 + 2/1) / 8, Dₑ = 2 · 4 · 4 / (8 · 7).
    let three = codes(&["abba", "abb.", ".ab."]);
    check(
        "alpha",
        alpha(&three),
        Ok(1.0 - (4.0 / 2.0 / 8.0) / (30.0 / 56.0)),
        3,
    );
    check("pair", cohen(&three.pair(0, 1)), Ok(1.0), 3);
    check("pair", cohen(&three.pair(1, 7)), Err(FewUnits), 0);
    check("cohen of three", cohen(&three), Err(MoreThanTwo), 0);
    // Nobody disagrees, everybody does.
    check("alike", cohen(&codes(&["abab", "abab"])), Ok(1.0), 4);
    check("contrary", cohen(&codes(&["abab", "baba"])), Ok(-1.0), 4);
    for (answers, why) in [
        (&[][..], FewAuthors),
        (&["aaaa"], FewAuthors),
        (&["aaaa", "aaaa"], OneCode),
        (&["", ""], FewUnits),
        (&["a", "b"], FewUnits),
        (&["ab..", "..ab"], FewUnits),
    ] {
        let codes = codes(answers);
        for (name, found) in [
            ("cohen", cohen(&codes)),
            ("fleiss", fleiss(&codes)),
            ("alpha", alpha(&codes)),
        ] {
            check(&format!("{name} of {answers:?}"), found, Err(why), 0);
        }
    }
}

/// What two marked, in bytes, on a text of 40 letters.
fn two(first: &[(&str, &[(usize, usize)])], second: &[(&str, &[(usize, usize)])]) -> Vec<Hand> {
    let text = Text::new("x".repeat(40));
    let marks = |by, all: &[(&str, &[(usize, usize)])]| {
        all.iter()
            .map(|it| mark(by, it.0, it.1))
            .collect::<Vec<_>>()
    };
    let all = [marks(1, first), marks(2, second)].concat();
    hands(&Ruler::characters(&text), &[author(1), author(2)], &all)
}

#[test]
fn ok_marks_counted_by_hand() {
    use Undefined::{NoMarks, Overlapping};
    type Marks<'a> = &'a [(&'a str, &'a [(usize, usize)])];
    /// Two sets of marks with strict and overlap F₁, α_U, and the marks of both.
    #[track_caller]
    fn row(
        first: Marks<'_>,
        second: Marks<'_>,
        expected: [Result<f64, Undefined>; 3],
        n: [u64; 2],
    ) {
        for (first, second) in [(first, second), (second, first)] {
            let hands = two(first, second);
            let strict = f1(&hands[0], &hands[1], Same::Exactly, None);
            check("strict", strict, expected[0], n[0]);
            let overlap = f1(&hands[0], &hands[1], Same::Overlapping, None);
            check("overlap", overlap, expected[1], n[0]);
            check("α_U", alpha_u(&hands, 40, None), expected[2], n[1]);
        }
    }
    let none: Marks<'_> = &[];
    row(none, none, [Err(NoMarks); 3], [0, 0]);
    let one: Marks<'_> = &[("actor", &[(0, 10)])];
    row(one, one, [Ok(1.0), Ok(1.0), Ok(1.0)], [2, 2]);
    // D₀ = 10² / 40²; Dₑ = 2/40 · 100 · ((30 − 9) + (40 − 9)) / (80 · 79 − 90).
    let alone = 1.0 - (100.0 / 1600.0) / (0.05 * 100.0 * 52.0 / 6230.0);
    row(one, none, [Ok(0.0), Ok(0.0), Ok(alone)], [1, 1]);
    // Another tag is another mark: both lie in a gap.
    let other: Marks<'_> = &[("claim", &[(0, 10)])];
    row(one, other, [Ok(0.0), Ok(0.0), Ok(alone)], [2, 2]);
    // The same twice by one of them pairs once.
    let twice: Marks<'_> = &[("actor", &[(0, 10)]), ("actor", &[(0, 10)])];
    let expected = [Ok(2.0 / 3.0), Ok(2.0 / 3.0), Err(Overlapping)];
    row(one, twice, expected, [3, 3]);
    // One mark over everything pairs once, however many lie in it.
    let long: Marks<'_> = &[("actor", &[(0, 40)])];
    let many: Marks<'_> = &[
        ("actor", &[(0, 4)]),
        ("actor", &[(10, 14)]),
        ("actor", &[(20, 24)]),
    ];
    let hands = two(long, many);
    let found = f1(&hands[0], &hands[1], Same::Overlapping, None);
    check("long", found, Ok(0.5), 4);
    // The first would take what the second alone can have: 0–10 goes with 8–9 then.
    let chain: Marks<'_> = &[("actor", &[(0, 10)]), ("actor", &[(12, 14)])];
    let other: Marks<'_> = &[("actor", &[(5, 15)]), ("actor", &[(8, 9)])];
    let hands = two(chain, other);
    let found = f1(&hands[0], &hands[1], Same::Overlapping, None);
    check("chain", found, Ok(1.0), 4);
    // Pieces count, not what lies between them.
    let apart: Marks<'_> = &[("claim", &[(0, 5), (20, 25)])];
    let between: Marks<'_> = &[("claim", &[(8, 12)])];
    let hands = two(apart, between);
    let found = f1(&hands[0], &hands[1], Same::Overlapping, None);
    check("between", found, Ok(0.0), 2);
    let found = f1(
        &hands[0],
        &hands[1],
        Same::Overlapping,
        TagKey::parse("actor").as_ref(),
    );
    check("another tag", found, Err(NoMarks), 0);
    check(
        "one author",
        alpha_u(&hands[..1], 40, None),
        Err(Undefined::FewAuthors),
        0,
    );
    let three = [&hands[..], &hands[..1]].concat();
    check(
        "three",
        alpha_u(&three, 40, None),
        Err(Undefined::MoreThanTwo),
        0,
    );
}

#[test]
fn ok_every_two_are_compared_once() {
    let all = two(
        &[("actor", &[(0, 10)]), ("claim", &[(0, 20)])],
        &[("actor", &[(0, 10)])],
    );
    let found = matrix(&all, Same::Exactly, None);
    let values = found
        .iter()
        .map(|row| row.iter().map(|it| it.unwrap().value));
    let values: Vec<Vec<f64>> = values.map(Iterator::collect).collect();
    assert_eq!(values, [[1.0, 2.0 / 3.0], [2.0 / 3.0, 1.0]]);
    let tags: Vec<String> = tags_of(&all).iter().map(ToString::to_string).collect();
    assert_eq!(tags, ["actor", "claim"]);
}

/// 300 marks of one, all over each other and over 4,000 of the other, are more pairs than anybody made on purpose.
#[test]
fn err_a_tangle_is_not_undone() {
    let text = Text::new("x".repeat(4_000));
    let mut all: Vec<Annotation> = (0..300)
        .map(|at| mark(1, "actor", &[(at, 4_000)]))
        .collect();
    all.extend((0..4_000).map(|at| mark(2, "actor", &[(0, at + 1)])));
    let hands = hands(&Ruler::characters(&text), &[author(1), author(2)], &all);
    let found = f1(&hands[0], &hands[1], Same::Overlapping, None);
    check("tangle", found, Err(Undefined::TooMany), 0);
    let found = f1(&hands[0], &hands[1], Same::Exactly, None);
    check("tangle", found, Ok(2.0 / 4_300.0), 4_300);
}

#[test]
fn ok_characters_and_words() {
    let text = Text::new("Die Brücke, sagt Öz, hält.");
    //  bytes             0   4      11  13   18  21
    let all = [
        mark(1, "actor", &[(20, 21)]),
        mark(2, "actor", &[(18, 22)]),
        mark(1, "claim", &[(0, 12)]),
        mark(2, "claim", &[(0, 12), (23, 29)]),
        mark(2, "location", &[(12, 13)]),
        mark(3, "claim", &[(0, 12)]),
        mark(2, "claim", &[(400, 500)]),
    ];
    let by = [author(2), author(1)];
    let ruler = Ruler::characters(&text);
    assert_eq!(ruler.len(), 26);
    let hands_of = |ruler: &Ruler<'_>| {
        let hands = hands(ruler, &by, &all);
        let of = |hand: &Hand| {
            let marks = hand.marks.iter();
            let pieces = marks.map(|it| {
                let pieces = it.pieces.iter().map(|it| (it.from, it.to));
                (it.tag.to_string(), pieces.collect::<Vec<_>>())
            });
            let mut pieces = pieces.collect::<Vec<_>>();
            pieces.sort();
            pieces
        };
        (of(&hands[0]), of(&hands[1]))
    };
    let named = |it: &[(&str, &[(u64, u64)])]| {
        let owned = it.iter().map(|it| (it.0.to_owned(), it.1.to_vec()));
        owned.collect::<Vec<_>>()
    };
    let (second, first) = hands_of(&ruler);
    assert_eq!(
        second,
        named(&[
            ("actor", &[(17, 20)]),
            ("claim", &[(0, 11), (21, 26)]),
            ("location", &[(11, 12)])
        ])
    );
    assert_eq!(
        first,
        named(&[("actor", &[(18, 19)]), ("claim", &[(0, 11)])])
    );
    let ruler = Ruler::words(&text, &PlainBreaks);
    assert_eq!(ruler.len(), 5);
    let (second, first) = hands_of(&ruler);
    assert_eq!(
        second,
        named(&[("actor", &[(3, 4)]), ("claim", &[(0, 2), (4, 5)])])
    );
    assert_eq!(first, named(&[("actor", &[(3, 4)]), ("claim", &[(0, 2)])]));
    let hands = hands(&ruler, &by, &all);
    let claim = TagKey::parse("claim");
    let codes = Codes::of_marks(&hands, ruler.len(), claim.as_ref());
    // 4 of 5 words alike; by chance (2 · 3 + 3 · 2) / 25.
    check("words", cohen(&codes), Ok((20.0 - 12.0) / (25.0 - 12.0)), 5);
    let codes = Codes::of_marks(&hands, ruler.len(), None);
    // Answers: claim claim – actor claim against claim claim – actor –.
    check("sets", cohen(&codes), Ok((20.0 - 9.0) / (25.0 - 9.0)), 5);
    let empty = Text::new("");
    assert!(Ruler::words(&empty, &PlainBreaks).is_empty());
    check(
        "no text",
        alpha(&Codes::of_marks(&hands, 0, None)),
        Err(Undefined::FewUnits),
        0,
    );
}

#[test]
fn ok_verdicts_on_the_same_words() {
    // Each marked the three claims for themselves; the second has one more.
    let claims = [
        (1, 0, 10),
        (2, 0, 10),
        (1, 12, 20),
        (2, 12, 20),
        (1, 22, 30),
        (2, 22, 31),
        (2, 32, 40),
    ];
    let claim = |(at, &(by, from, to)): (usize, &(u128, usize, usize))| Annotation {
        id: AnnotationId(id(at as u128)),
        ..mark(by, "claim", &[(from, to)])
    };
    let annotations: Vec<Annotation> = claims.iter().enumerate().map(claim).collect();
    let verdict = |at: u128, by: u128, about: u128, rating: Rating| Finding {
        id: FindingId(id(at)),
        article: ArticleId(id(100)),
        about: AnnotationId(id(about)),
        says: Says::Verdict(Verdict {
            rating,
            ..Verdict::default()
        }),
        provenance: Provenance::new(author(by), Millis(at as u64)),
    };
    let mut findings = vec![
        verdict(1, 1, 0, Rating::Refuted),
        verdict(2, 2, 1, Rating::Refuted),
        // The second thought better of it.
        verdict(4, 2, 3, Rating::Supported),
        verdict(3, 2, 3, Rating::Refuted),
        verdict(5, 1, 2, Rating::Supported),
        // Other words, and on one's own.
        verdict(6, 1, 4, Rating::Refuted),
        verdict(7, 2, 5, Rating::Refuted),
        // Nothing is decided.
        verdict(8, 1, 5, Rating::Open),
        verdict(9, 1, 99, Rating::Refuted),
    ];
    let by = [author(1), author(2)];
    let found = verdicts(&by, &annotations, &findings);
    check("verdicts", cohen(&found), Ok(1.0), 2);
    check("verdicts", alpha(&found), Ok(1.0), 2);
    assert_eq!(judges(&findings), by);
    // The other's own mark counts as well as one's own.
    findings.push(verdict(10, 2, 2, Rating::Refuted));
    let found = verdicts(&by, &annotations, &findings);
    check("verdicts", cohen(&found), Ok(0.0), 2);
    let found = verdicts(&by[..1], &annotations, &findings);
    check("one judge", alpha(&found), Err(Undefined::FewAuthors), 0);
}

/// The published numbers, where they are at hand.
#[test]
fn ok_published_numbers() {
    let path = "../shared/samples/agreement/golden.json";
    let Ok(golden) = std::fs::read_to_string(path) else {
        eprintln!("skipped: {path} is not there, so the published numbers were not tried");
        return;
    };
    let golden: Json = serde_json::from_str(&golden).unwrap();
    let list = |it: &Json| it.as_array().cloned().unwrap_or_default();
    let mut n_tried = 0;
    let mut near = |name: &str, found: Measured, expected: &Json, tolerance: f64| {
        n_tried += 1;
        match (found, expected.as_f64()) {
            (Ok(found), Some(expected)) => {
                assert!(
                    (found.value - expected).abs() < tolerance,
                    "{name}: {found:?}"
                );
            }
            (found, expected) => {
                assert_eq!(
                    (found.err(), expected),
                    (Some(Undefined::OneCode), None),
                    "{name}"
                );
            }
        }
    };
    for case in list(&golden["cohen_kappa"]) {
        let (name, expected) = (&case["source"].to_string(), &case["expected"]);
        let mut pair = Codes::new(2);
        for (row, counts) in list(&case["contingency_rows_A_cols_B"]).iter().enumerate() {
            for (column, count) in list(counts).iter().enumerate() {
                pair.add(
                    count.as_u64().unwrap(),
                    [Some(row as u32), Some(column as u32)],
                );
            }
        }
        if let Some(kappa) = expected.get("kappa") {
            near(name, cohen(&pair), kappa, 1e-12);
            let rates = cohen(&pair).unwrap().rates.unwrap();
            assert!((rates.observed - expected["Ao"].as_f64().unwrap()).abs() < 1e-12);
            assert!((rates.expected - expected["Ae"].as_f64().unwrap()).abs() < 1e-12);
            continue;
        }
        let pair = codes(&[case["a"].as_str().unwrap(), case["b"].as_str().unwrap()]);
        near(name, cohen(&pair), &expected["cohen_kappa"], 1e-12);
        near(name, fleiss(&pair), &expected["scott_pi"], 1e-12);
        if let Some(expected) = expected.get("kripp_alpha_nominal") {
            near(name, alpha(&pair), expected, 1e-12);
        }
    }
    for case in list(&golden["fleiss_kappa"]) {
        let mut all = Codes::new(6);
        for item in list(&case["items"]) {
            all.add(
                1,
                item.as_str().unwrap().chars().map(|it| Some(u32::from(it))),
            );
        }
        near("Fleiss", fleiss(&all), &case["expected"]["kappa"], 1e-12);
        let rates = fleiss(&all).unwrap().rates.unwrap();
        assert!((rates.observed - case["expected"]["Ao"].as_f64().unwrap()).abs() < 1e-12);
        assert!((rates.expected - case["expected"]["Ae"].as_f64().unwrap()).abs() < 1e-12);
    }
    for case in list(&golden["krippendorff_alpha_nominal"]) {
        let coders: Vec<Vec<Json>> = list(&case["coders_by_units"]).iter().map(list).collect();
        let mut names: Vec<Json> = Vec::new();
        let mut all = Codes::new(coders.len());
        for unit in 0..coders[0].len() {
            let row: Vec<Option<u32>> = coders
                .iter()
                .map(|it| {
                    let answer = &it[unit];
                    if !answer.is_null() && !names.contains(answer) {
                        names.push(answer.clone());
                    }
                    let place = names.iter().position(|it| it == answer);
                    place.map(|it| it as u32)
                })
                .collect();
            all.add(1, row);
        }
        near(
            "Krippendorff",
            alpha(&all),
            &case["expected"]["nominal"],
            1e-12,
        );
    }
    let unitizing = list(&golden["krippendorff_alpha_u_original"]);
    let case = &unitizing[0];
    let (begin, len) = (
        case["continuum"]["begin"].as_u64().unwrap(),
        case["continuum"]["length"].as_u64().unwrap(),
    );
    let mut by_tag: BTreeMap<String, [Vec<Stretch>; 2]> = BTreeMap::new();
    for (observer, units) in list(&case["units_offset_length_category"])
        .iter()
        .enumerate()
    {
        for unit in list(units) {
            let from = unit[0].as_u64().unwrap() - begin;
            let to = from + unit[1].as_u64().unwrap();
            let pieces = by_tag
                .entry(unit[2].as_str().unwrap().to_owned())
                .or_default();
            pieces[observer].push(Stretch { from, to });
        }
    }
    let mut sum = AlphaU::default();
    for (tag, [first, second]) in &by_tag {
        let one = AlphaU::of(first, second, len).unwrap();
        let expected = &case["expected"][tag];
        assert!((one.observed - expected["Do"].as_f64().unwrap()).abs() < 1e-12);
        assert!((one.expected - expected["De"].as_f64().unwrap()).abs() < 1e-12);
        near(tag, one.measured(), &expected["alpha"], 1e-12);
        sum.observed += one.observed;
        sum.expected += one.expected;
        sum.n += one.n;
    }
    near(
        "α_U of all",
        sum.measured(),
        &case["expected"]["overall"],
        1e-12,
    );
    // 1995, category A: the strings of the example, stretched. Those of B and D are cut into pieces that they do not show.
    let stretched = |digits: &str| {
        let mut pieces: Vec<Stretch> = Vec::new();
        for (at, _) in digits.match_indices('1') {
            let (from, to) = (at as u64 * 50_000, at as u64 * 50_000 + 50_000);
            match pieces.last_mut() {
                Some(last) if last.to == from => last.to = to,
                _ => pieces.push(Stretch { from, to }),
            }
        }
        pieces
    };
    let first = stretched("001111111100001111110000");
    let second = stretched("000011110000000110000000");
    let one = AlphaU::of(&first, &second, 24 * 50_000).unwrap();
    let expected = &unitizing[1]["expected"]["A"];
    assert!((one.observed - expected["Do"].as_f64().unwrap()).abs() < 1e-12);
    near("α_U, 1995 A", one.measured(), &expected["alpha"], 5e-6);
    // Spans that are words: strict F₁, and how many are paired in some way.
    let spans = &list(&golden["span_prf"]);
    let seqeval = &spans[0];
    let hands = spans_of(&seqeval["true"], &seqeval["pred"]);
    let tag = |it: &str| TagKey::parse(it);
    let strict = |tag: Option<TagKey>| f1(&hands[0], &hands[1], Same::Exactly, tag.as_ref());
    near(
        "seqeval",
        strict(None),
        &seqeval["expected"]["micro_f1"],
        1e-12,
    );
    near(
        "seqeval",
        strict(tag("misc")),
        &seqeval["expected"]["MISC"],
        1e-12,
    );
    near(
        "seqeval",
        strict(tag("per")),
        &seqeval["expected"]["PER"],
        1e-12,
    );
    // Five spans on either side, of which two are exact: precision, recall and F₁ are 0.4; each of the five has a
    // partner of its type.
    let nervaluate = &spans[2];
    let (truth, found) = (&nervaluate["true"], &nervaluate["pred"]);
    let (mut n, mut n_exact, mut n_typed) = (0.0, 0.0, 0.0);
    for sentence in 0..2 {
        let hands = spans_of(&truth[sentence], &found[sentence]);
        let exact = f1(&hands[0], &hands[1], Same::Exactly, None).unwrap();
        let typed = f1(&hands[0], &hands[1], Same::Overlapping, None).unwrap();
        n += exact.n as f64;
        n_exact += exact.value * exact.n as f64;
        n_typed += typed.value * typed.n as f64;
    }
    assert!((n_exact / n - nervaluate["expected"]["strict"]["P"].as_f64().unwrap()).abs() < 1e-12);
    assert!(
        (n_typed / 2.0 - nervaluate["expected"]["ent_type"]["COR"].as_f64().unwrap()).abs() < 1e-9
    );
    // The order of the spans changes nothing.
    let issue = &spans[3];
    let text = Text::new("x".repeat(17));
    let of = |by: u128, list: &Json| {
        let list = list.as_array().unwrap().iter();
        list.map(|it| {
            let end = |at: usize| it[at].as_u64().unwrap() as usize;
            mark(
                by,
                &it[2].as_str().unwrap().to_lowercase(),
                &[(end(0), end(1))],
            )
        })
        .collect::<Vec<_>>()
    };
    let f1_of = |truth: &str| {
        let all = [of(1, &issue[truth]), of(2, &issue["pred"])].concat();
        let hands = whosaid::domain::agreement::hands(
            &Ruler::characters(&text),
            &[author(1), author(2)],
            &all,
        );
        f1(&hands[0], &hands[1], Same::Overlapping, None)
    };
    assert_eq!(f1_of("true_a"), f1_of("true_b"));
    assert!(n_tried > 20, "only {n_tried} numbers were tried");
}

/// Two sequences of B-, I- and O as marks on words.
fn spans_of(first: &Json, second: &Json) -> Vec<Hand> {
    let hand = |by: u128, sequence: &Json| {
        let sequence: Vec<&str> = sequence
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        let mut all: Vec<(String, usize, usize)> = Vec::new();
        for (at, it) in sequence.iter().enumerate() {
            match (it.split_once('-'), all.last_mut()) {
                (Some(("I", _)), Some(last)) => last.2 = at + 1,
                (Some((_, tag)), _) => all.push((tag.to_lowercase(), at, at + 1)),
                (None, _) => {}
            }
        }
        all.iter()
            .map(|it| mark(by, &it.0, &[(it.1, it.2)]))
            .collect::<Vec<_>>()
    };
    let all = [hand(1, first), hand(2, second)].concat();
    let text = Text::new("x".repeat(first.as_array().unwrap().len()));
    hands(&Ruler::characters(&text), &[author(1), author(2)], &all)
}
