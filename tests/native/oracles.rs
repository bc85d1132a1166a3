//! The same numbers as programs by others have, where `cargo xtask test --long` says where these are.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};
use whosaid::domain::agreement::{Codes, Measured, Undefined, alpha, cohen};
use whosaid::domain::exercise::{HandMark, KeyEntry, score};
use whosaid::domain::text::{PlainBreaks, Span, Target, Text};

use crate::exercise::{counts, entry, handin, key, mark, tag};

const TAGS: [&str; 3] = ["actor", "claim", "location"];

/// Cases of either kind.
const N: usize = 400;

/// Numbers as good as random, the same each time (G. Marsaglia, “Xorshift RNGs”, 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// Words with a tag: start, end and the tag.
type Made = (u64, u64, &'static str);

/// Marks that overlap nothing but at most one of the other side, as nervaluate wants them: each side has at most one in
/// each of forty stretches of ten characters.
fn made(dice: &mut Dice) -> [Vec<Made>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    for cell in 0..40 {
        let draw = |dice: &mut Dice| {
            let from = dice.below(8);
            let to = from + 1 + dice.below(10 - from);
            let tag = TAGS[dice.below(3) as usize];
            (cell * 10 + from, cell * 10 + to, tag)
        };
        let first = draw(dice);
        let second = match dice.below(3) {
            0 => first,
            1 => (first.0, first.1, TAGS[dice.below(3) as usize]),
            _ => draw(dice),
        };
        for (side, made) in sides.iter_mut().zip([first, second]) {
            if dice.below(5) > 0 {
                side.push(made);
            }
        }
    }
    sides
}

/// What two to four authors say of some units; who was not asked says nothing.
fn answers(dice: &mut Dice) -> Vec<Vec<Option<u32>>> {
    let (n_authors, n_units, n_codes) = (2 + dice.below(3), 1 + dice.below(30), 1 + dice.below(4));
    let missing = dice.below(3);
    let mut answer = |_| (dice.below(10) >= missing).then(|| dice.below(n_codes) as u32);
    let mut author = |_| (0..n_units).map(&mut answer).collect();
    (0..n_authors).map(&mut author).collect()
}

/// What the others count.
fn asked(python: OsString, modules: OsString, cases: &Json) -> Json {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/oracles.py");
    let mut child = Command::new(python)
        .arg(script)
        .env("PYTHONPATH", modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(cases.to_string().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "expected the oracles to answer");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The very same counts, and figures that are 0 there where they are undefined here.
fn check_spans([wanted, found]: &[Vec<Made>; 2], expected: &Json) {
    let text = Text::new("a".repeat(400));
    let target = |made: &Made| Target::from(Span::of(made.0 as usize, made.1 as usize).unwrap());
    let entries: Vec<KeyEntry> = (0..)
        .zip(wanted)
        .map(|(number, it)| KeyEntry {
            target: target(it),
            tag: tag(it.2),
            ..entry(number, "actor", "Lorn")
        })
        .collect();
    let marks: Vec<HandMark> = (0..)
        .zip(found)
        .map(|(number, it)| HandMark {
            target: target(it),
            tag: tag(it.2),
            ..mark(number, "actor", "Lorn")
        })
        .collect();
    let figures = score(&key(&entries), &handin(&marks), &text, &PlainBreaks).figures;
    let ways = [
        ("strict", figures.strict),
        ("exact", figures.exact),
        ("partial", figures.partial),
        ("ent_type", figures.typed),
    ];
    for (way, mine) in ways {
        let told = json!(counts(mine));
        assert_eq!(told, expected[way][0], "{way}: {wanted:?} {found:?}");
        let shares = [mine.precision().ok(), mine.recall().ok(), mine.f1().ok()];
        for (place, share) in shares.into_iter().enumerate() {
            let theirs = expected[way][1][place].as_f64().unwrap();
            assert!((share.unwrap_or(0.0) - theirs).abs() < 1e-9, "{way}");
        }
    }
}

/// The same number, or none on both sides.
fn check_measure(name: &str, found: Measured, expected: &Json, answers: &[Vec<Option<u32>>]) {
    match (found, expected.as_f64()) {
        (Ok(found), Some(expected)) => assert!(
            (found.value - expected).abs() < 1e-9,
            "{name}: {found:?}, not {expected}: {answers:?}"
        ),
        (Err(_), None) => {}
        // Of a single unit they print 0 or 1, which says nothing.
        (Err(Undefined::FewUnits), Some(_)) => {}
        (found, expected) => panic!("{name}: {found:?}, not {expected:?}: {answers:?}"),
    }
}

#[test]
fn ok_programs_by_others_count_the_same() {
    let place = |name| std::env::var_os(name);
    let (Some(modules), Some(python)) = (place("WHOSAID_ORACLES"), place("WHOSAID_PYTHON")) else {
        return;
    };
    let mut dice = Dice(88_172_645_463_325_252);
    let spans: Vec<_> = (0..N).map(|_| made(&mut dice)).collect();
    let codes: Vec<_> = (0..N).map(|_| answers(&mut dice)).collect();
    let sides = |it: &[Vec<Made>; 2]| json!({ "wanted": it[0], "found": it[1] });
    let cases = json!({
        "spans": spans.iter().map(sides).collect::<Vec<_>>(),
        "codes": codes,
    });
    let expected = asked(python, modules, &cases);
    for (case, expected) in spans.iter().zip(expected["spans"].as_array().unwrap()) {
        check_spans(case, expected);
    }
    for (case, expected) in codes.iter().zip(expected["codes"].as_array().unwrap()) {
        let mut all = Codes::new(case.len());
        for unit in 0..case[0].len() {
            all.add(1, case.iter().map(|it| it[unit]));
        }
        check_measure("alpha", alpha(&all), &expected["alpha"], case);
        check_measure("kappa", cohen(&all.pair(0, 1)), &expected["kappa"], case);
    }
}
