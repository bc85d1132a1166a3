//! Carets walk through the articles of every script: never into a character, always on, and back the same way.

#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is its purpose"
)]

use whosaid::domain::text::{
    Breaks, Byte, PlainBreaks, Span, Text, Unit, extend, last_place, narrow, normalize, nudge,
    step, widen,
};

/// The articles of the fixtures, by file name.
fn articles() -> Vec<(String, Text)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/articles");
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt") {
            let content = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            articles.push((name, Text::new(normalize(&content).text)));
        }
    }
    assert!(articles.len() >= 8, "expected articles in {folder}");
    articles
}

/// All places from the start to the end by steps of `unit`.
fn walk(name: &str, text: &Text, unit: Unit) -> Vec<Byte> {
    let mut places = vec![Byte::new(0)];
    loop {
        let at = *places.last().unwrap();
        let next = step(text, at, unit, true, &PlainBreaks);
        if next == at {
            break;
        }
        assert!(at < next, "{name}: {unit:?} from {at:?} to {next:?}");
        places.push(next);
    }
    assert_eq!(
        *places.last().unwrap(),
        last_place(text),
        "{name}: {unit:?}"
    );
    places
}

const UNITS: [Unit; 4] = [Unit::Character, Unit::Word, Unit::Sentence, Unit::Paragraph];

#[test]
fn roundtrip_steps_on_and_back() {
    for (name, text) in articles() {
        let starts = PlainBreaks.graphemes(text.as_str());
        for unit in UNITS {
            let places = walk(&name, &text, unit);
            for place in &places {
                let is_whole = *place == last_place(&text) || starts.contains(&place.get());
                assert!(
                    is_whole,
                    "{name}: {unit:?} stops within a character at {place:?}"
                );
            }
            // The very end is no start of a word: from there the way back is one step shorter.
            let inner = if unit == Unit::Character {
                places.len()
            } else {
                places.len() - 1
            };
            for pair in places[..inner].windows(2) {
                let back = step(&text, pair[1], unit, false, &PlainBreaks);
                assert_eq!(back, pair[0], "{name}: {unit:?} back from {:?}", pair[1]);
            }
        }
    }
}

#[test]
fn roundtrip_extending_and_leaving_out() {
    for (name, text) in articles() {
        for unit in UNITS {
            for anchor in walk(&name, &text, unit) {
                let once = extend(&text, anchor, anchor, unit, true, &PlainBreaks);
                let twice = extend(&text, anchor, once, unit, true, &PlainBreaks);
                if twice > once {
                    let back = extend(&text, anchor, twice, unit, false, &PlainBreaks);
                    assert_eq!(back, once, "{name}: {unit:?} from {anchor:?}");
                }
                assert!(anchor <= once && once <= twice, "{name}: {unit:?}");
            }
        }
    }
}

#[test]
fn ok_selections_grow_and_shrink_around_every_word() {
    for (name, text) in articles() {
        for at in walk(&name, &text, Unit::Word) {
            let mut wide: Vec<Span> = Vec::new();
            let (mut start, mut end) = (at, at);
            while let Some(next) = widen(&text, start, end, &PlainBreaks) {
                assert!(
                    next.start() <= start && end <= next.end(),
                    "{name}: {next:?}"
                );
                (start, end) = (next.start(), next.end());
                wide.push(next);
            }
            assert!(
                wide.len() <= 6,
                "{name}: word, name, clause, quotation, sentence, paragraph: {wide:?}"
            );
            for pair in wide.windows(2).rev() {
                let less = narrow(&text, pair[1], at, &PlainBreaks);
                assert_eq!(less, Some(pair[0]), "{name}: narrower around {at:?}");
            }
        }
    }
}

#[test]
fn roundtrip_ends_nudged_out_and_in() {
    for (name, text) in articles() {
        let places = walk(&name, &text, Unit::Word);
        for pair in places.windows(2) {
            let word = widen(&text, pair[0], pair[0], &PlainBreaks).unwrap();
            let by = |span, is_start, is_forward| {
                nudge(&text, span, is_start, Unit::Word, is_forward, &PlainBreaks)
            };
            let wider = by(word, false, true).unwrap();
            if wider != word {
                assert_eq!(by(wider, false, false), Some(word), "{name}: {word:?}");
            }
        }
    }
}
