//! The small language in which annotations are searched for.
//!
//! ```text
//! query = { term }            all of them must hold
//! term  = ["-"] [key ":"] (word | '"' words '"' | '“' words '”')
//! key   = "tag" | "note" | "by" | "has" | "verdict" | "who" | "role" | "type" | "link"
//! ```
//!
//! A term without a key, or with one that is not known, is looked for in quote and note; `-` means the opposite.

use crate::domain::model::{ClaimKind, Rating, Relation, Role, TagSet};

/// Where a term looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// In the quote and the note.
    Words,
    /// At the beginning of the tag's key.
    Tag,
    /// In the note.
    Note,
    /// In the name of who says it, or of who made it.
    By,
    /// At what it has: `note`, `source` for somebody who says it, `cue` for words that say so, `evidence`, or `pieces` for more than one.
    Has,
    /// At the beginning of how a claim is rated, or of the grade's own words.
    Verdict,
    /// Whom a mention means.
    Who,
    /// Which part it plays.
    Role,
    /// Which kind of claim it is.
    Type,
    /// What it is to another claim, or another to it.
    Link,
}

const KEYS: [(&str, Key); 9] = [
    ("tag", Key::Tag),
    ("note", Key::Note),
    ("by", Key::By),
    ("has", Key::Has),
    ("verdict", Key::Verdict),
    ("who", Key::Who),
    ("role", Key::Role),
    ("type", Key::Type),
    ("link", Key::Link),
];

/// What `has:` knows.
const HAS: [&str; 7] = [
    "note", "source", "cue", "entity", "evidence", "link", "pieces",
];

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) key: Key,
    /// What is looked for; never empty.
    pub(super) words: String,
    /// Whether it must not hold.
    pub(super) is_not: bool,
}

/// The conditions of a search; those without words, as while they are typed, are left out.
pub(super) fn terms(search: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = search.trim_start();
    while !rest.is_empty() {
        let (is_not, after) = match rest.strip_prefix('-') {
            Some(after) => (true, after),
            None => (false, rest),
        };
        let named = after.split_once(':').and_then(|(name, value)| {
            let known = KEYS.iter().find(|it| it.0.eq_ignore_ascii_case(name));
            known.map(|it| (it.1, value))
        });
        let (key, value) = named.unwrap_or((Key::Words, after));
        let (words, next) = match value.strip_prefix(['"', '“']) {
            // A quotation that is not closed yet goes to the end.
            Some(quoted) => quoted.split_once(['"', '”']).unwrap_or((quoted, "")),
            None => {
                let end = value.find(char::is_whitespace).unwrap_or(value.len());
                value.split_at(end)
            }
        };
        if !words.trim().is_empty() {
            terms.push(Term {
                key,
                words: words.trim().to_owned(),
                is_not,
            });
        }
        rest = next.trim_start();
    }
    terms
}

/// What a search may go on to: the whole of it, with its last term completed. `authors` are the names of the people
/// who made annotations, `entities` those of whom these mean, `grades` the words of all scales.
#[must_use]
pub fn completions(
    search: &str,
    tags: &TagSet,
    authors: &[String],
    entities: &[String],
    grades: &[String],
) -> Vec<String> {
    let is_quoted = search.matches('"').count() % 2 == 1;
    let start = search.rfind(char::is_whitespace).map_or(0, |at| {
        at + search
            .get(at..)
            .map_or(0, |it| it.chars().next().map_or(0, char::len_utf8))
    });
    let (before, last) = search.split_at(start);
    let (sign, last) = match last.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", last),
    };
    if is_quoted {
        return Vec::new();
    }
    let mut all: Vec<String> = Vec::new();
    all.extend(tags.tags().iter().map(|it| format!("tag:{}", it.key)));
    all.push("note:\"".to_owned());
    all.extend(HAS.iter().map(|it| format!("has:{it}")));
    all.extend(Rating::ALL.map(|it| format!("verdict:{}", it.key())));
    let roles = Role::OF_LOCATIONS.into_iter().chain(Role::OF_ACTORS);
    all.extend(roles.map(|it| format!("role:{}", it.key())));
    all.extend(Relation::ALL.map(|it| format!("link:{}", it.key())));
    all.extend(ClaimKind::ALL.map(|it| format!("type:{}", it.key())));
    let quoted = |key: &str, names: &[String]| {
        let names = names.iter().filter(|it| !it.contains('"'));
        let term = |name: &String| {
            if name.contains(char::is_whitespace) {
                format!("{key}:\"{name}\"")
            } else {
                format!("{key}:{name}")
            }
        };
        names.map(term).collect::<Vec<_>>()
    };
    all.extend(quoted("verdict", grades));
    all.extend(quoted("by", authors));
    all.extend(quoted("by", entities));
    all.extend(quoted("who", entities));
    let fits = |it: &&String| {
        let head = it.get(..last.len());
        head.is_some_and(|it| it.eq_ignore_ascii_case(last)) && it.len() > last.len()
    };
    let fitting = all.iter().filter(fits);
    fitting.map(|it| format!("{before}{sign}{it}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(search: &str, expected: &[(Key, &str, bool)]) {
        let found = terms(search);
        let found: Vec<_> = found
            .iter()
            .map(|it| (it.key, it.words.as_str(), it.is_not))
            .collect();
        assert_eq!(found, expected, "{search:?}");
    }

    #[test]
    fn ok_terms_are_read() {
        check("", &[]);
        check("  bridge ", &[(Key::Words, "bridge", false)]);
        check(
            "tag:claim -note:\"not sure\" by:nasr has:pieces verdict:open",
            &[
                (Key::Tag, "claim", false),
                (Key::Note, "not sure", true),
                (Key::By, "nasr", false),
                (Key::Has, "pieces", false),
                (Key::Verdict, "open", false),
            ],
        );
        check("note:“not sure”", &[(Key::Note, "not sure", false)]);
        check("TAG:Actor", &[(Key::Tag, "Actor", false)]);
        check(
            "\"two words\"three",
            &[
                (Key::Words, "two words", false),
                (Key::Words, "three", false),
            ],
        );
    }

    #[test]
    fn ok_what_is_no_term_is_words() {
        check("http://a.b", &[(Key::Words, "http://a.b", false)]);
        check(
            "he said: no",
            &[
                (Key::Words, "he", false),
                (Key::Words, "said:", false),
                (Key::Words, "no", false),
            ],
        );
    }

    #[test]
    fn ok_what_is_half_typed_counts_as_far_as_it_goes() {
        check("tag:", &[]);
        check("-", &[]);
        check("note:\"not su", &[(Key::Note, "not su", false)]);
        check("\"\" \"", &[]);
    }

    #[track_caller]
    fn check_completions(search: &str, expected: &[&str]) {
        let names = ["Mia".to_owned(), "Jo Vu".to_owned()];
        assert_eq!(
            completions(
                search,
                &TagSet::default(),
                &names,
                &["Ida Berg".to_owned()],
                &["Mostly true".to_owned(), "Bogus".to_owned()],
            ),
            expected
        );
    }

    #[test]
    fn ok_the_last_term_is_completed() {
        check_completions("ta", &["tag:actor", "tag:location", "tag:claim"]);
        check_completions("type:p", &["type:prediction"]);
        check_completions("role:s", &["role:scene", "role:silent"]);
        check_completions(
            "has:note ta",
            &[
                "has:note tag:actor",
                "has:note tag:location",
                "has:note tag:claim",
            ],
        );
        check_completions("-tag:c", &["-tag:claim"]);
        check_completions("tag:claim", &[]);
        check_completions("by:", &["by:Mia", "by:\"Jo Vu\"", "by:\"Ida Berg\""]);
        check_completions("w", &["who:\"Ida Berg\""]);
        check_completions("n", &["note:\""]);
        check_completions(
            "verdict:not",
            &["verdict:not-enough", "verdict:not-checkable"],
        );
        check_completions(
            "verdict:",
            &[
                "verdict:open",
                "verdict:supported",
                "verdict:refuted",
                "verdict:not-enough",
                "verdict:conflicting",
                "verdict:not-checkable",
                "verdict:\"Mostly true\"",
                "verdict:Bogus",
            ],
        );
        check_completions("verdict:B", &["verdict:Bogus"]);
        check_completions("has:e", &["has:entity", "has:evidence"]);
        check_completions("note:\"t", &[]);
        check_completions("é\u{3000}has:p", &["é\u{3000}has:pieces"]);
    }
}
