//! Which reader a file goes to, and that what the worker says is what the page hears.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use proptest::prelude::*;
use whosaid::domain::format::exchange::{hear, hear_records, say, say_records};
use whosaid::domain::format::files::{Given, MAX_TEXT_FILE, read, too_large};
use whosaid::domain::format::whosaid::{MAX_BYTES, write};
use whosaid::domain::format::{Code, Problem, record};
use whosaid::domain::model::{AnnotationId, AuthorId, Id, Millis, Record};

use crate::whosaid_file::{any_records, sample};

fn given() -> Given {
    Given {
        seed: [0xff; 16],
        author: AuthorId(Id::from_bytes([7; 16])),
        now: Millis(5),
    }
}

/// The new article's title, text and number of blocks.
#[track_caller]
fn check(name: &str, bytes: &[u8], title: &str, text: &str, blocks: usize) {
    let found = read(name, bytes, given()).unwrap();
    assert_eq!(found.problems, []);
    let [Record::Article(article)] = found.records.as_slice() else {
        panic!("{:?}", found.records);
    };
    assert_eq!(article.details.title, title);
    assert_eq!(article.text.as_str(), text);
    assert_eq!(article.blocks.len(), blocks);
    assert_eq!(article.id.0, Id::random([0xff; 16]));
    assert_eq!(article.provenance.by, given().author);
    assert_eq!(article.provenance.created, Millis(5));
}

#[test]
fn ok_texts_become_articles() {
    check(
        "Some news.txt",
        b"One.\r\nTwo.",
        "Some news",
        "One.\nTwo.",
        2,
    );
    check("a.b.TXT", "\u{feff}é".as_bytes(), "a.b", "é", 1);
    check(
        "x.md",
        b"# Head\n\nSome *words*.",
        "Head",
        "Head\nSome words.",
        2,
    );
    check("plain.markdown", b"words", "plain", "words", 1);
}

#[test]
fn ok_our_own_file_whatever_its_name() {
    let file = write(sample()).file;
    for name in [
        "a.whosaid.json",
        "a.json",
        "a.JSON",
        "download",
        "a.whosaid",
    ] {
        let found = read(name, file.as_bytes(), given()).unwrap();
        assert_eq!(
            (found.records.len(), found.problems.len()),
            (8, 0),
            "{name}"
        );
    }
}

#[track_caller]
fn check_refused(name: &str, bytes: &[u8], code: Code, words: &str) {
    let problem = read(name, bytes, given()).unwrap_err();
    assert_eq!(problem.code, code, "{problem}");
    let sentence = problem.to_string();
    assert!(
        sentence.contains(words) && !sentence.contains('?'),
        "{sentence}"
    );
}

#[test]
fn err_files_that_are_not_read() {
    check_refused("a.png", b"\x89PNG\r\n", Code::UnknownKind, "found a.png");
    check_refused("noise", b"", Code::UnknownKind, "found noise");
    check_refused("a.txt", b"", Code::EmptyArticle, "\"a.txt\"");
    check_refused("a.md", b" \n\t", Code::EmptyArticle, "\"a.md\"");
    check_refused("a.txt", b"ab\ncd\xff", Code::NotUtf8, "2:3: ");
    check_refused("a.txt", b"MZ\0\0", Code::Binary, "after 2 bytes");
    check_refused("a.txt", b"\xff\xfea\0\0", Code::CutShort, "cut short");
    check_refused("a.txt", b"\xff\xfe\0\xd8a\0", Code::LoneSurrogate, "U+D800");
    check_refused(
        "a.txt",
        &vec![b'x'; 2_000_001],
        Code::LongArticle,
        "found 2000001",
    );
    check_refused(
        "a.md",
        &vec![b'x'; MAX_TEXT_FILE + 1],
        Code::TooLarge,
        "8388609",
    );
    check_refused("a.json", b"[]", Code::OtherJson, "[ 0 ]");
}

#[test]
fn ok_a_file_is_too_large_before_it_is_read() {
    assert_eq!(too_large("a.txt", MAX_TEXT_FILE), None);
    assert!(too_large("a.txt", MAX_TEXT_FILE + 1).is_some());
    assert_eq!(too_large("a.whosaid.json", MAX_BYTES), None);
    assert!(too_large("a.whosaid.json", MAX_BYTES + 1).is_some());
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(Record::key);
    records
}

#[test]
fn roundtrip_what_the_worker_says() {
    let mut imported = read("a.json", write(sample()).file.as_bytes(), given()).unwrap();
    let problem = Problem::new(Code::Moved)
        .at("first.items[3]")
        .of(Some(AnnotationId(Id::from_bytes([3; 16]))))
        .with("quote", "\u{0}\"ü");
    imported.problems = vec![problem.clone(), Problem::new(Code::NoQuote)];
    let heard = hear(&say(&Ok(imported.clone()))).unwrap().unwrap();
    assert_eq!(heard.problems, imported.problems);
    assert_eq!(sorted(heard.records), sorted(imported.records));
    assert_eq!(hear(&say(&Err(problem.clone()))), Ok(Err(problem)));
}

#[test]
fn err_what_nobody_says() {
    for said in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"read":{"records":[["x","y"]],"problems":[]}}"#,
    ] {
        assert!(hear(said).is_err(), "{said}");
    }
    for said in ["", "{}", r#"[["whosaid/1/text/x","y"]]"#] {
        assert!(hear_records(said).is_err(), "{said}");
    }
    let texts_only: Vec<_> = sample()
        .iter()
        .filter(|it| matches!(it, Record::Annotation(_)))
        .flat_map(|it| record::encode(it, ""))
        .collect();
    let said = serde_json::to_string(&texts_only).unwrap();
    assert!(
        hear_records(&said).is_err(),
        "annotations without their article"
    );
}

proptest! {
    #[test]
    fn roundtrip_any_records(records in any_records()) {
        let heard = hear_records(&say_records(&records)).unwrap();
        prop_assert_eq!(sorted(heard), sorted(records));
    }
}
