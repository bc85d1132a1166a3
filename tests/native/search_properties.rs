//! Searching, whatever the text: what is found is what was wanted, and all of it.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is its purpose"
)]

use proptest::prelude::*;
use whosaid::domain::text::{Text, Wanted, search};

/// Characters of one to four bytes, with accents on them and after them, and lines.
const LETTERS: [&str; 10] = ["a", "B", "é", "e", "\u{301}", "İ", "\n", " ", "東", "🙂"];

/// As the browser does it, for these letters.
fn fold(words: &str) -> String {
    let letters = words.chars().flat_map(char::to_lowercase);
    let letters = letters.filter(|it| !('\u{300}'..'\u{370}').contains(it));
    letters.collect::<String>().replace('é', "e")
}

fn words(most: usize) -> impl Strategy<Value = String> {
    let letter = prop::sample::select(&LETTERS[..]);
    prop::collection::vec(letter, 0..most).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn ok_all_places_are_found_and_no_others(content in words(60), sought in words(4), is_exact: bool) {
        let text = Text::new(content.as_str());
        let wanted = Wanted { words: sought.clone(), is_exact, is_whole: false };
        let as_compared = |it: &str| if is_exact { it.to_owned() } else { fold(it) };
        let found = search(&text, &wanted, &fold);
        for it in &found {
            prop_assert_eq!(as_compared(text.slice(*it).unwrap()), as_compared(&sought));
        }
        prop_assert!(found.is_sorted_by(|one, next| one.end() <= next.start()), "{found:?}");
        let needle = as_compared(&sought);
        let is_blank = sought.trim().is_empty() || needle.is_empty();
        let all = if is_blank { 0 } else { as_compared(&content).matches(&needle).count() };
        prop_assert_eq!(found.len(), all);
        // A text remembers how it was folded.
        prop_assert_eq!(search(&text, &wanted, &fold), found);
    }
}
