//! The colors of tags: seen against the paper, and told apart also by those who see few colors.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::suboptimal_flops,
    reason = "a test that panics has failed, which is its purpose; the formulas stand as they were published"
)]

use std::collections::BTreeMap;

use whosaid::domain::model::{Behavior, Tag};

/// Linear red, green and blue, each from 0 to 1.
type Color = [f64; 3];

/// In the order of the blocks in the sheet.
const LOOKS: [(&str, &[&str]); 4] = [
    ("light", &[":root {"]),
    ("dark", &[":root {", ":root[data-theme=\"dark\"]"]),
    (
        "high contrast, light",
        &[":root {", ":root[data-contrast=\"high\"]"],
    ),
    (
        "high contrast, dark",
        &[
            ":root {",
            ":root[data-theme=\"dark\"]",
            ":root[data-contrast=\"high\"]",
        ],
    ),
];

/// The tokens of a look, later blocks over earlier ones.
fn tokens(look: &str, blocks: &[&str]) -> BTreeMap<String, Color> {
    let sheet = include_str!("../../styles/tokens.css");
    let mut all = BTreeMap::new();
    for block in blocks {
        let (_, rest) = sheet.split_once(block).unwrap();
        let (block, _) = rest.split_once('}').unwrap();
        for line in block.lines() {
            let Some((name, value)) = line.trim().split_once(": ") else {
                continue;
            };
            let mut colors = value
                .match_indices('#')
                .map(|(at, _)| color(&value[at + 1..at + 7]));
            let (first, second) = (colors.next(), colors.next());
            let value = if look.ends_with("dark") {
                second.or(first)
            } else {
                first
            };
            if let Some(value) = value {
                all.insert(name.to_owned(), value);
            }
        }
    }
    all
}

fn color(hex: &str) -> Color {
    [0, 2, 4].map(|at| {
        let level = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        linear(level)
    })
}

/// sRGB to linear light (IEC 61966-2-1).
fn linear(level: f64) -> f64 {
    if level <= 0.04045 {
        level / 12.92
    } else {
        ((level + 0.055) / 1.055).powf(2.4)
    }
}

fn gamma(light: f64) -> f64 {
    if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    }
}

/// Contrast (WCAG 2.2, "contrast ratio").
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |it: Color| 0.2126 * it[0] + 0.7152 * it[1] + 0.0722 * it[2] + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// `color-mix(in srgb, one share, other)`.
fn mix(one: Color, share: f64, other: Color) -> Color {
    [0, 1, 2].map(|at| linear(gamma(one[at]) * share + gamma(other[at]) * (1.0 - share)))
}

/// What those see who lack a kind of cone (Machado, Oliveira and Fernandes 2009, severity 1): all cones, no red, no
/// green, no blue.
const SIGHTS: [[Color; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn times(rows: &[Color; 3], it: Color) -> Color {
    [0, 1, 2].map(|at| (0..3).map(|part| rows[at][part] * it[part]).sum())
}

/// Oklab (Ottosson 2020): distances in it are what eyes see.
fn oklab(it: Color) -> Color {
    let cones = times(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        it,
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

/// How far apart two colors are for those who tell them apart worst.
fn distance(one: Color, other: Color) -> f64 {
    let seen = |sight: &[Color; 3], it: Color| oklab(times(sight, it).map(|it| it.clamp(0.0, 1.0)));
    let apart = SIGHTS.iter().map(|sight| {
        let (one, other) = (seen(sight, one), seen(sight, other));
        let squares = (0..3).map(|at| (one[at] - other[at]).powi(2));
        squares.sum::<f64>().sqrt()
    });
    apart.fold(f64::INFINITY, f64::min)
}

fn check(holds: impl Fn(&str, &BTreeMap<String, Color>) -> Vec<String>) {
    let wrong: Vec<String> = LOOKS
        .iter()
        .flat_map(|(look, blocks)| {
            let wrong = holds(look, &tokens(look, blocks));
            wrong.into_iter().map(move |it| format!("{look}: {it}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn names() -> Vec<String> {
    let three = Behavior::ALL.map(|it| format!("--{}", it.key()));
    let own = Tag::HUES.map(|it| format!("--hue-{it}"));
    three.into_iter().chain(own).collect()
}

#[test]
fn ok_lines_and_letters_of_tags_are_seen() {
    check(|look, tokens| {
        let (paper, ink) = (tokens["--paper"], tokens["--ink"]);
        let mut wrong = Vec::new();
        for name in names() {
            let line = tokens[&name];
            let letter = tokens.get(&format!("{name}-ink"));
            let letter = letter.map_or_else(|| mix(line, 0.55, ink), |it| *it);
            let wash = tokens.get(&format!("{name}-wash-2"));
            let wash = wash.or_else(|| tokens.get(&format!("{name}-wash")));
            // High contrast has the washes of the usual look for the three.
            let is_usual = wash.is_some();
            let wash = wash.map_or_else(|| mix(line, 0.16, paper), |it| *it);
            let mut expect = |what: &str, least: f64, found: f64| {
                if found < least {
                    wrong.push(format!(
                        "{name}: expected {what} of {least}:1, found {found:.2}:1"
                    ));
                }
            };
            let least = if look.starts_with("high") { 4.5 } else { 3.0 };
            expect("a line on paper", least, contrast(line, paper));
            expect("a letter on paper", 4.5, contrast(letter, paper));
            expect("a letter on its wash", 4.5, contrast(letter, wash));
            expect("words on the wash", 7.0, contrast(ink, wash));
            if !is_usual {
                expect("a line on its wash", 3.0, contrast(line, wash));
            }
        }
        wrong
    });
}

/// What differs by 0.02 is just told apart side by side. In high contrast there is less room: all are dark, or all light.
#[test]
fn ok_colors_of_own_tags_are_told_apart() {
    check(|look, tokens| {
        let least = if look.starts_with("high") { 0.03 } else { 0.08 };
        let names = names();
        let mut wrong = Vec::new();
        for (at, one) in names.iter().enumerate().skip(Behavior::ALL.len()) {
            for other in &names[..at] {
                let found = distance(tokens[one], tokens[other]);
                if found < least {
                    wrong.push(format!(
                        "{one} and {other}: expected {least} apart, found {found:.3}"
                    ));
                }
            }
        }
        wrong
    });
}
