//! Where else an article says what an annotation is on, and what is marked there already.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::model::{
    Annotation, AnnotationId, ArticleId, AuthorId, Millis, Provenance, Record,
};
use whosaid::domain::text::{PlainBreaks, Span, Target, Text};
use whosaid::domain::workspace::{Alike, Marked, Workspace, again, context, names};

use crate::keep_models::{article, id, tag};

/// As the browser does it, for the letters of these tests.
fn fold(words: &str) -> String {
    words.to_lowercase().replace('é', "e")
}

/// `given` is a text in which `<a …>` is marked as actor and `<c …>` as claim; the first mark is the one whose words
/// are looked for. `expected` has the places found: `[…]` unmarked, `{…}` marked, `(…)` within a mark. `how` holds
/// `w` for whole words, `x` for exact, `v` for variants.
#[track_caller]
fn check(how: &str, given: &str, expected: &str) {
    let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
    let mut rest = given;
    while let Some(next) = rest.chars().next() {
        if next == '<' {
            let key = if rest[1..].starts_with('a') {
                "actor"
            } else {
                "claim"
            };
            open.push((text.len(), key));
            rest = &rest[3..];
        } else if next == '>' {
            let (start, key) = open.pop().unwrap();
            marks.push((start, text.len(), key));
            rest = &rest[1..];
        } else {
            text.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    marks.sort_unstable();
    let of = ArticleId(id(1));
    let all: Vec<Rc<Annotation>> = marks
        .iter()
        .zip(1..)
        .map(|(&(start, end, key), number)| {
            Rc::new(Annotation {
                id: AnnotationId(id(number)),
                article: of,
                target: Target::new(Span::of(start, end)).unwrap(),
                tag: tag(key),
                note: "".into(),
                provenance: Provenance::new(AuthorId(id(9)), Millis(1)),
            })
        })
        .collect();
    let made = Rc::new(article(1, &text));
    let mut workspace = Workspace::default();
    workspace.put([Record::Article(Rc::clone(&made))]);
    workspace.put(all.iter().cloned().map(Record::Annotation));
    let (layer, like) = (workspace.layer(of), &all[0]);
    let alike = Alike {
        is_whole: how.contains('w'),
        is_exact: how.contains('x'),
    };
    let names = names(&made, &layer, like, how.contains('v'), &fold);
    let mut shown = text;
    for it in again(&made, &layer, like, &names, alike, &fold)
        .iter()
        .rev()
    {
        let (before, after) = match it.mark {
            Marked::Not => ('[', ']'),
            Marked::Within => ('(', ')'),
            Marked::Whole(_) => ('{', '}'),
        };
        shown.insert(it.span.end().get(), after);
        shown.insert(it.span.start().get(), before);
    }
    assert_eq!(shown, expected, "{how:?}");
}

#[test]
fn ok_places_are_found_and_what_is_on_them() {
    check(
        "w",
        "<a Nasr> said. nasr left; Nasrallah and <a NASR> did not.",
        "{Nasr} said. [nasr] left; Nasrallah and {NASR} did not.",
    );
    check(
        "",
        "<a Nasr> said. Nasrallah did.",
        "{Nasr} said. [Nasr]allah did.",
    );
    check(
        "wx",
        "<a José> and jose and José.",
        "{José} and jose and [José].",
    );
    check(
        "w",
        "<a José> and jose and José.",
        "{José} and [jose] and [José].",
    );
}

#[test]
fn ok_only_marks_of_the_same_tag_count() {
    check(
        "w",
        "<a Ali> met <c Ali> and <a old <c Ali> of Ur>. <c Ali was there>.",
        "{Ali} met [Ali] and old (Ali) of Ur. [Ali] was there.",
    );
}

#[test]
fn ok_variants_of_a_name_count_and_the_longest_is_taken() {
    let given = "<a al-Masoud> and <a Khaled al-Masoud>. Khaled al-Masoud, Al-Masoud, Khaled.";
    check(
        "wv",
        given,
        "{al-Masoud} and {Khaled al-Masoud}. [Khaled al-Masoud], [Al-Masoud], Khaled.",
    );
    check(
        "w",
        given,
        "{al-Masoud} and Khaled (al-Masoud). Khaled [al-Masoud], [Al-Masoud], Khaled.",
    );
    check(
        "wv",
        "<a Khaled al-Masoud> and <a al-Masoud>, <a Mas> <c Khaled>. al-Masoud, Khaled.",
        "{Khaled al-Masoud} and {al-Masoud}, Mas Khaled. [al-Masoud], Khaled.",
    );
    check(
        "wv",
        "<a 林明> と <a 林>。 林明、林。",
        "{林明} と {林}。 [林明]、[林]。",
    );
}

/// `given` has the place in brackets; `expected` is what is shown of its sentence, at most ten characters a side.
#[track_caller]
fn check_context(given: &str, expected: &str) {
    let (before, rest) = given.split_once('[').unwrap();
    let (words, after) = rest.split_once(']').unwrap();
    let text = Text::new(format!("{before}{words}{after}").as_str());
    let span = Span::of(before.len(), before.len() + words.len()).unwrap();
    let (start, end) = context(&text, span, 10, &PlainBreaks);
    assert_eq!(format!("{start}[{words}]{end}"), expected);
}

#[test]
fn ok_a_place_is_shown_in_its_sentence() {
    check_context("It rained. Then [Nasr] left. So", "Then [Nasr] left.");
    check_context("[Nasr]", "[Nasr]");
    check_context("So\nThen [Nasr]\nleft", "Then [Nasr]");
    check_context(
        "On that very evening [Nasr] left the building.",
        "…evening [Nasr] left the…",
    );
    check_context(
        "日本語日本語日本語日本語[林]",
        "…本語日本語日本語日本語[林]",
    );
    check_context("He left. [She. He] too.", "[She. He] too.");
}
