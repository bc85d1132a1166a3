//! Sentences, as a reader of news means them.
//!
//! Plain breaking rules end a sentence after `Gen.` and after the initial in `John F. Kennedy`. Here a title
//! before a name and a single letter hold, unless the next word is one that sentences begin with.

use std::ops::Range;

use super::Breaks;

/// Abbreviations that stand before a name or a number and so end no sentence, without their full stop.
const TITLES: &[&str] = &[
    "Adm", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Dr", "Fr", "Gen", "Gov", "Hon", "Jr",
    "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms", "Mt", "No", "Pfc", "Pres", "Prof", "Pvt", "Rep",
    "Rev", "Sen", "Sgt", "Sr", "St", "vs",
];

/// Words that a sentence begins with far more often than a name does.
pub(super) const OPENERS: &[&str] = &[
    "A", "After", "And", "As", "At", "But", "For", "He", "His", "I", "If", "In", "It", "No", "On",
    "She", "That", "The", "There", "These", "They", "This", "We", "When", "You",
];

/// The sentences of one line as byte ranges, without white space at their ends.
pub(super) fn sentences(line: &str, breaks: &dyn Breaks) -> Vec<Range<usize>> {
    let mut starts = breaks.sentences(line);
    starts.push(line.len());
    let mut found: Vec<Range<usize>> = Vec::new();
    for (&start, &end) in starts.iter().zip(starts.iter().skip(1)) {
        let Some(part) = line.get(start..end) else {
            continue;
        };
        let from = start + (part.len() - part.trim_start().len());
        let to = start + part.trim_end().len();
        if from >= to {
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on(line, last, &(from..to)) => last.end = to,
            _ => found.push(from..to),
        }
    }
    found
}

/// Whether the stop at the end of `last` ends no sentence.
fn goes_on(line: &str, last: &Range<usize>, next: &Range<usize>) -> bool {
    let before = line.get(last.clone()).unwrap_or_default();
    let Some(before) = before.strip_suffix('.') else {
        return false;
    };
    let is_letter = |it: char| it.is_alphanumeric();
    let word = before
        .rsplit(|it| !is_letter(it))
        .next()
        .unwrap_or_default();
    let after = line.get(next.clone()).unwrap_or_default();
    let opener = after.split(|it| !is_letter(it)).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    TITLES.contains(&word) || (is_initial && !OPENERS.contains(&opener))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::PlainBreaks;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(line, &PlainBreaks)
            .into_iter()
            .map(|it| &line[it])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ok_sentences_are_found() {
        check("", &[]);
        check("  \n", &[]);
        check("One. Two? Three!\n", &["One.", "Two?", "Three!"]);
        check(
            "“We left,” she said. “Then rain.”",
            &["“We left,” she said.", "“Then rain.”"],
        );
        check("他说了。她走了。", &["他说了。", "她走了。"]);
    }

    #[test]
    fn ok_titles_and_initials_hold() {
        check(
            "Then Gen. Ruiz spoke. He left.",
            &["Then Gen. Ruiz spoke.", "He left."],
        );
        check(
            "John F. Kennedy spoke. It rained.",
            &["John F. Kennedy spoke.", "It rained."],
        );
        check(
            "The U.S. Coast Guard came.",
            &["The U.S. Coast Guard came."],
        );
        check(
            "They are in the U.S. The guard came.",
            &["They are in the U.S.", "The guard came."],
        );
    }
}
