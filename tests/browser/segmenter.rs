//! Word breaks from the browser: what the plain rules cannot do, and the rules of news on top of it.

use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::domain::text::{Breaks, PlainBreaks, Span, Text, snap_to_words};
use whosaid::web::segmenter::BrowserBreaks;

/// `given` holds the raw selection in brackets, `expected` the snapped one.
#[track_caller]
fn check(language: &str, given: &str, expected: &str) {
    let start = given.find('[').unwrap();
    let end = given.find(']').unwrap() - 1;
    let text = Text::new(given.replace(['[', ']'], ""));
    let breaks = BrowserBreaks::new(language);
    let snapped = Span::of(start, end).and_then(|span| snap_to_words(&text, span, &breaks));
    let found = snapped.and_then(|span| text.slice(span));
    assert_eq!(found.unwrap_or("(nothing)"), expected, "{language}");
}

#[wasm_bindgen_test]
fn ok_the_words_of_news() {
    for language in ["en", "", "no such language", "de"] {
        check(language, "The mi[nist]er said", "minister");
        check(language, "The[ minister ]said", "minister");
        check(language, "The mi[nister sa]id no", "minister said");
        check(language, "The[ ]minister", "(nothing)");
        check(language, "Khaled al-Ma[sou]d's wife", "al-Masoud");
        check(language, "Khaled al-Ma[sou]d’s wife", "al-Masoud");
        check(language, "American fl[a]gs.The soldiers", "flags");
        check(language, "American flags.T[h]e soldiers", "The");
        check(language, "the [U].S. Central", "U.S");
        check(language, "a secur[i]ty-focused tank", "security-focused");
        check(language, "they don[']t know", "don't");
        check(language, "the '9[0]s", "90s");
        check(language, "15 percent - or mo[r]e", "more");
        check(language, "one-\nt[w]o", "two");
        check(language, "a 🙂 w[o]rd", "word");
    }
}

#[wasm_bindgen_test]
fn ok_languages_without_spaces() {
    check("ja", "彼は[東]京に住んでいます", "東京");
    check("th", "ภาษา[ไ]ทย", "ไทย");
}

#[wasm_bindgen_test]
fn ok_words_lie_in_the_text_in_order() {
    for (language, text) in [
        ("th", "นายกรัฐมนตรีกล่าวว่าภาษาไทย"),
        ("ja", "彼は東京に住んでいます。"),
        ("ar", "قال الوزير إن الحرب انتهت."),
        ("en", "👩‍👩‍👧 e\u{301}t said\u{0}no"),
    ] {
        let words = BrowserBreaks::new(language).words(text);
        let mut last = 0;
        for word in &words {
            assert!(last <= word.start && text.get(word.clone()).is_some_and(|it| !it.is_empty()));
            last = word.end;
        }
        assert!(words.len() > 1, "{language}");
        if ["th", "ja"].contains(&language) {
            assert_ne!(words, PlainBreaks.words(text), "{language}");
        }
    }
}

#[wasm_bindgen_test]
fn ok_characters_are_those_of_the_plain_rules() {
    for language in ["en", "", "th", "ar", "hi"] {
        let breaks = BrowserBreaks::new(language);
        for text in [
            "",
            "plain",
            "e\u{301}t\u{e9} n\u{303}o",
            "👩‍👩‍👧 🙂🏽 🇸🇾🇮🇶 1️⃣",
            "각\u{1100}\u{1161}\u{11a8}",
            "ที่นี่ กำ",
            "قَالَ",
            "a\r\nb\n\n\tc",
            "\u{200b}\u{202e}x\u{202c}\u{0}",
        ] {
            let expected = PlainBreaks.graphemes(text);
            assert_eq!(breaks.graphemes(text), expected, "{language} {text:?}");
        }
    }
}
