//! Every span of every fixture text is found again by its description.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use proptest::prelude::*;
use whosaid::domain::anchor::{Anchoring, CONTEXT, describe, resolve};
use whosaid::domain::text::{Span, Text};

/// Texts with what makes anchoring hard: repeats, clusters of several code points, scripts without spaces,
/// two directions, controls.
const TEXTS: &[&str] = &[
    "a",
    "aaaaaaaa",
    "The mayor said no. The mayor said no. The mayor said yes.",
    "Flags.The crowd 🇸🇾🇫🇷 moved 👩‍👩‍👧 on e\u{301}te\u{301}",
    "قال مصدران أمنيان إن \u{202B}الهدنة\u{202C} لم تصمد",
    "東京で火曜日、市長は「知らない」と述べた。",
    "हिन्दी में खबर\r\n\u{0}\u{FEFF}\u{200D}x",
];

#[track_caller]
fn check(text: &Text, span: Span) {
    let quote = describe(text, span).unwrap();
    assert!(quote.prefix.chars().count() <= CONTEXT, "{quote:?}");
    assert!(quote.suffix.chars().count() <= CONTEXT, "{quote:?}");
    assert_eq!(
        resolve(text, &quote, Some(span)),
        Anchoring::Anchored(span),
        "{quote:?}"
    );
    match resolve(text, &quote, None) {
        Anchoring::Found(found) => assert_eq!(found, span, "{quote:?}"),
        Anchoring::Doubtful { .. } => {
            let whole = format!("{}{}{}", quote.prefix, quote.exact, quote.suffix);
            let stands = |at: &usize| {
                let rest = text.as_str().get(*at..);
                rest.is_some_and(|it| it.starts_with(&whole))
            };
            let places = (0..text.len()).filter(stands).count();
            assert!(places > 1, "{quote:?} is at one place only");
        }
        other => panic!("{quote:?}: {other:?}"),
    }
}

fn check_all(text: &str) {
    let text = Text::new(text);
    let mut places: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    for (idx, &start) in places.iter().enumerate() {
        for &end in &places[idx + 1..] {
            check(&text, Span::of(start, end).unwrap());
        }
    }
}

#[test]
fn roundtrip_every_span_of_the_texts() {
    for text in TEXTS {
        check_all(text);
    }
}

proptest! {
    #[test]
    fn roundtrip_every_span_of_any_text(text in "\\PC{1,24}|[ab ]{1,40}|[\u{1F1E6}-\u{1F1FF}e\u{301}\u{200D}👩]{1,12}") {
        check_all(&text);
    }
}

/// Spans of a whole article, at every `step`th start: each length up to 60 characters, then every 13th. Where
/// words come again with the same surroundings, doubt is right.
fn check_article(text: String, step: usize) {
    let text = Text::new(text);
    let mut places: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    for (idx, &start) in places.iter().enumerate().step_by(step) {
        let ends = &places[idx + 1..];
        let (short, long) = ends.split_at(ends.len().min(60));
        for &end in short.iter().chain(long.iter().take(500).step_by(13)) {
            check(&text, Span::of(start, end).unwrap());
        }
    }
}

#[test]
fn roundtrip_the_fixtures() {
    let mut tried = 0;
    for entry in std::fs::read_dir("tests/fixtures/articles").unwrap() {
        let path = entry.unwrap().path();
        check_article(std::fs::read_to_string(path).unwrap(), 1);
        tried += 1;
    }
    assert!(tried > 0, "no article in tests/fixtures/articles");
}

#[test]
fn roundtrip_the_article() {
    let path = "../shared/articles/dumayr-raid.txt";
    match std::fs::read_to_string(path) {
        Ok(article) => check_article(article, 29),
        Err(_) => eprintln!("skipped: {path} is not here, so its spans were not tried"),
    }
}
