//! What the list shows of an article's annotations.

#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::model::{
    Annotation, AnnotationId, ArticleId, AuthorId, Millis, Provenance, TagKey,
};
use whosaid::domain::text::Span;
use whosaid::domain::workspace::{Filter, quote};

use crate::keep_models::{article, id, tag};

const WORDS: &str = "Mayor Ünal met an élan in PORT ELLERY.";

/// On an actor with a note, a claim without, and a location.
fn annotations(of: ArticleId) -> Vec<Annotation> {
    [
        ("actor", "Mayor Ünal", "A CLUB"),
        ("claim", "élan", ""),
        ("location", "PORT ELLERY", ""),
    ]
    .into_iter()
    .zip(1..)
    .map(|((key, words, note), number)| {
        let start = WORDS.find(words).unwrap();
        Annotation {
            id: AnnotationId(id(number)),
            article: of,
            target: Span::of(start, start + words.len()).unwrap().into(),
            tag: tag(key),
            note: Rc::from(note),
            provenance: Provenance::new(AuthorId(id(9)), Millis(1)),
        }
    })
    .collect()
}

#[track_caller]
fn check(search: &str, tag: Option<&str>, expected: &[&str]) {
    let article = article(100, WORDS);
    let filter = Filter {
        tag: tag.and_then(TagKey::parse),
        search: search.to_owned(),
    };
    let admits = filter.admitting(&article, &str::to_lowercase, |_| "Jo Vu".to_owned());
    let all = annotations(article.id);
    let shown = all.iter().filter(|it| admits(it));
    let shown: Vec<String> = shown.map(|it| quote(&article, it)).collect();
    assert_eq!(shown, expected);
}

#[test]
fn ok_a_filter_admits_by_tag_quote_and_note() {
    check("", None, &["Mayor Ünal", "élan", "PORT ELLERY"]);
    check(" ", Some("claim"), &["élan"]);
    check("club", None, &["Mayor Ünal"]);
    check("ÜNAL", None, &["Mayor Ünal"]);
    check("port ellery", None, &["PORT ELLERY"]);
    check("ÉLAN", Some("claim"), &["élan"]);
    check("ÉLAN", Some("actor"), &[]);
    check("nowhere", None, &[]);
}

#[test]
fn ok_terms_narrow_it_down() {
    check("tag:cl", None, &["élan"]);
    check("-tag:claim -tag:actor", None, &["PORT ELLERY"]);
    check("has:note", None, &["Mayor Ünal"]);
    check("-has:note tag:location", None, &["PORT ELLERY"]);
    check("has:pieces", None, &[]);
    check("has:wings", None, &[]);
    check("note:club", None, &["Mayor Ünal"]);
    check("note:ünal", None, &[]);
    check("by:\"jo v\" port", None, &["PORT ELLERY"]);
    check("by:ann", None, &[]);
    check("ellery port", None, &["PORT ELLERY"]);
    check("\"ellery port\"", None, &[]);
    check("tag:", None, &["Mayor Ünal", "élan", "PORT ELLERY"]);
}
