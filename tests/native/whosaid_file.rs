//! Our own file: nothing is lost on the way, and nothing broken comes in unsaid.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::rc::Rc;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::{Value, json};
use whosaid::domain::format::whosaid::{MAX_BYTES, MAX_TEXT, VERSION, read, write};
use whosaid::domain::format::{Code, Imported, Severity};
use whosaid::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Behavior, Block, BlockKind, ClaimKind, Details, Enclosure, EnclosureId, EnclosureKind, Entity,
    EntityId, EntityKind, Evidence, Finding, FindingId, Grade, Id, Link, Millis, Mode, Particulars,
    Profile, Provenance, Rating, Record, Relation, Role, Says, Scale, ScaleId, Source, Stance, Tag,
    TagKey, TextHash, Verdict, Wording,
};
use whosaid::domain::text::{Span, Target, Text, normalize};

pub(crate) fn id(number: u8) -> Id {
    let mut bytes = [0; 16];
    bytes[15] = number;
    Id::random(bytes)
}

fn provenance(by: u8) -> Provenance {
    Provenance {
        by: AuthorId(id(by)),
        created: Millis(1_795_168_800_007),
        modified: Millis(1_795_168_860_000),
        revision: 3,
        is_deleted: false,
    }
}

pub(crate) fn author(number: u8, name: &str) -> Record {
    Record::Author(Rc::new(Author {
        id: AuthorId(id(number)),
        name: name.into(),
        modified: Millis(1_795_168_000_000),
    }))
}

pub(crate) fn article(number: u8, title: &str, text: &str) -> Record {
    Record::Article(Rc::new(Article {
        id: ArticleId(id(number)),
        text: Rc::new(Text::new(text)),
        hash: TextHash::of(text),
        blocks: Article::lines(text),
        details: Rc::new(Details {
            title: title.into(),
            source: "https://example.org/a?b=c".into(),
            ..Details::default()
        }),
        is_read_only: false,
        provenance: provenance(100),
    }))
}

/// An annotation of the words `quotes` of an article, each where it first stands.
pub(crate) fn annotation(
    number: u8,
    of: &Record,
    quotes: &[&str],
    tag: &str,
    note: &str,
) -> Record {
    let Record::Article(article) = of else {
        panic!("not an article");
    };
    let span = |quote: &&str| {
        let start = article.text.as_str().find(quote).unwrap();
        Span::of(start, start + quote.len()).unwrap()
    };
    Record::Annotation(Rc::new(Annotation {
        id: AnnotationId(id(number)),
        article: article.id,
        target: Target::new(quotes.iter().map(span)).unwrap(),
        tag: TagKey::parse(tag).unwrap(),
        note: note.into(),
        provenance: provenance(101),
    }))
}

/// That annotation `claim` of an article is said by another one, or by the reporter.
pub(crate) fn attribution(
    number: u8,
    of: &Record,
    claim: u8,
    by: Option<u8>,
    mode: Mode,
) -> Record {
    let Record::Article(article) = of else {
        panic!("not an article");
    };
    let mark = |number| AnnotationId(id(number));
    Record::Attribution(Rc::new(Attribution {
        id: AttributionId(id(number)),
        article: article.id,
        claim: mark(claim),
        source: by.map_or(Source::Reporter, |it| Source::Mention(mark(it))),
        mode,
        cue: None,
        told_by: None,
        provenance: provenance(101),
    }))
}

const STORY: &str = "Harbor to close\nThe harbor of Lindmark closes on Friday, the mayor said. \
    \"We have no choice,\" she added 🙂, \"none at all.\"\nTwo dock workers denied it.";

/// Two articles, one without annotations, and two authors, one without a name.
pub(crate) fn sample() -> Vec<Record> {
    let story = article(1, "Harbor to close", STORY);
    let marks = [
        annotation(11, &story, &["the mayor"], "actor", "which one?"),
        annotation(12, &story, &["Lindmark"], "location", ""),
        annotation(
            13,
            &story,
            &["We have no choice", "none at all"],
            "claim",
            "<script>alert(1)</script>",
        ),
        annotation(14, &story, &["🙂"], "own-tag", ""),
    ];
    let other = article(2, "Another", "قالت مصادر\n");
    let mut records = vec![author(100, "Ada"), author(101, ""), story, other];
    records.extend(marks);
    records
}

/// The sample, its claim said by the mayor and by the reporter.
pub(crate) fn with_sources() -> Vec<Record> {
    let mut records = sample();
    let story = records[2].clone();
    records.push(attribution(21, &story, 13, Some(11), Mode::Direct));
    records.push(attribution(22, &story, 13, None, Mode::Paraphrase));
    records
}

/// A finding about annotation 13 of an article.
fn finding(number: u8, of: &Record, says: Says) -> Record {
    let Record::Article(article) = of else {
        panic!("not an article");
    };
    Record::Finding(Rc::new(Finding {
        id: FindingId(id(number)),
        article: article.id,
        about: AnnotationId(id(13)),
        says,
        provenance: provenance(101),
    }))
}

/// The sample, its mark "the mayor" meaning an entity that also says the claim, and the claim of a kind.
pub(crate) fn with_entities() -> Vec<Record> {
    let mut records = sample();
    let story = records[2].clone();
    let mayor = EntityId(id(41));
    let entity = |id, profile| {
        Record::Entity(Rc::new(Entity {
            id,
            profile,
            provenance: provenance(100),
        }))
    };
    records.insert(
        2,
        entity(
            mayor,
            Profile {
                name: "Ida Berg".into(),
                aliases: vec!["the mayor".into(), "I. Berg".into()],
                kind: EntityKind::Unnamed,
                description: "a \"high\" official".into(),
                reason: "fear".into(),
                outside: "Q42".into(),
                coordinates: "1.5, -2".into(),
                note: "Elected\n2024 🙂".into(),
            },
        ),
    );
    let particulars = |number, about, particulars| {
        let Record::Finding(it) = finding(number, &story, Says::Particulars(particulars)) else {
            panic!("no finding");
        };
        let about = AnnotationId(id(about));
        Record::Finding(Rc::new(Finding {
            about,
            ..(*it).clone()
        }))
    };
    let means = Particulars {
        entity: Some(mayor),
        role: Some(Role::Silent),
        ..Particulars::default()
    };
    let claims = Particulars {
        kind: Some(ClaimKind::Prediction),
        day: "2026-12-04".into(),
        place: "Lindmark".into(),
        ..Particulars::default()
    };
    let place = Particulars {
        role: Some(Role::Scene),
        ..Particulars::default()
    };
    let Record::Article(article) = &story else {
        panic!("not an article");
    };
    let link = |to, article_id: ArticleId| Link {
        relation: Relation::Supports,
        to: AnnotationId(id(to)),
        article: article_id,
        hash: article.hash,
        title: "Harbor to close".into(),
        quote: "We have no choice".into(),
    };
    // One to a mark of this file, and one to a claim of an article that is somewhere else.
    records.push(finding(46, &story, Says::Link(link(14, article.id))));
    let elsewhere = link(70, ArticleId(id(71)));
    records.push(finding(47, &story, Says::Link(elsewhere)));
    records.push(particulars(42, 11, means));
    records.push(particulars(43, 13, claims));
    records.push(particulars(44, 12, place));
    let Record::Attribution(said) = attribution(45, &story, 13, None, Mode::Mixed) else {
        panic!("no attribution");
    };
    let source = Source::Entity(mayor);
    records.push(Record::Attribution(Rc::new(Attribution {
        source,
        ..(*said).clone()
    })));
    records
}

/// The sample with its sources, its claim checked: evidence with an address and without one, two verdicts.
pub(crate) fn with_findings() -> Vec<Record> {
    let mut records = with_sources();
    let story = records[2].clone();
    let log = Evidence {
        source: "https://harbor.example/log?day=5".into(),
        passage: "Closed \"until further notice\" 🙂".into(),
        consulted: "2026-11-27".into(),
        stance: Stance::Supports,
        question: "Is it closed?".into(),
        answer: "Yes.".into(),
    };
    let cited = Evidence {
        source: "javascript:alert(1)".into(),
        ..Evidence::default()
    };
    let verdict = |rating, reason: &str| {
        Says::Verdict(Verdict {
            rating,
            reason: reason.into(),
            called: String::new(),
        })
    };
    records.push(finding(31, &story, Says::Evidence(log)));
    records.push(finding(32, &story, Says::Evidence(cited)));
    records.push(finding(
        33,
        &story,
        verdict(Rating::NotEnough, "One log only."),
    ));
    records.push(finding(34, &story, verdict(Rating::Open, "")));
    records
}

/// The sample with its findings, a verdict in the words of a scale, and another scale without any.
pub(crate) fn with_scales() -> Vec<Record> {
    let mut records = with_findings();
    let story = records[2].clone();
    let scale = |number, name: &str, grades: &[(&str, Rating)]| {
        let grade = |&(name, rating): &(&str, Rating)| Grade {
            name: name.into(),
            rating,
        };
        Record::Scale(Rc::new(Scale {
            id: ScaleId(id(number)),
            wording: Rc::new(Wording {
                name: name.into(),
                grades: grades.iter().map(grade).collect(),
            }),
            provenance: provenance(100),
        }))
    };
    let class = [
        ("Mostly true", Rating::Supported),
        ("True", Rating::Supported),
        ("Nobody knows 🙂", Rating::NotEnough),
        ("Made up", Rating::Refuted),
    ];
    let plain = [("Yes", Rating::Supported), ("No", Rating::Refuted)];
    records.insert(2, scale(51, "Class 9b", &class));
    records.insert(3, scale(52, "“Plain” \"scale\"", &plain));
    records.push(finding(
        53,
        &story,
        Says::Verdict(Verdict {
            rating: Rating::Supported,
            reason: "One log only.".into(),
            called: "Mostly true".into(),
        }),
    ));
    records
}

pub(crate) fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(Record::key);
    records
}

#[track_caller]
fn check_roundtrip(records: Vec<Record>) -> String {
    let written = write(records.clone());
    assert_eq!(written.left_out, []);
    let found = read(written.file.as_bytes()).unwrap();
    let refused = found
        .problems
        .iter()
        .filter(|it| it.severity() != Severity::Note);
    assert_eq!(refused.count(), 0, "{:?}", found.problems);
    let again = write(found.records.clone());
    assert_eq!(sorted(found.records), sorted(records));
    assert!(
        again.file == written.file,
        "the same records gave another file"
    );
    written.file
}

#[test]
fn roundtrip_the_sample() {
    check_roundtrip(sample());
    check_roundtrip(with_sources());
    check_roundtrip(with_findings());
    check_roundtrip(with_entities());
    check_roundtrip(with_scales());
    check_roundtrip(vec![]);
    check_roundtrip(vec![article(1, "", "🙂")]);
}

#[test]
fn roundtrip_details_and_blocks() {
    let Record::Article(plain) = article(1, "T", "é\n1. 🙂\n2. b\nquote\n\tx\n") else {
        panic!("not an article");
    };
    let block = |len, kind| Block { len, kind };
    let full = Article {
        blocks: Rc::new([
            block(3, BlockKind::Heading(6)),
            block(
                8,
                BlockKind::Item {
                    depth: 0,
                    number: Some(1),
                },
            ),
            block(
                5,
                BlockKind::Item {
                    depth: 255,
                    number: None,
                },
            ),
            block(6, BlockKind::Quotation),
            block(3, BlockKind::Verbatim),
        ]),
        details: Rc::new(Details {
            title: "\"T\"\u{0}".into(),
            source: "javascript:alert(1)".into(),
            author: "ÅÄÖ".into(),
            published: "last week".into(),
            language: "ar-SY".into(),
        }),
        is_read_only: true,
        ..(*plain).clone()
    };
    check_roundtrip(vec![Record::Article(Rc::new(full))]);
}

#[test]
fn ok_what_is_deleted_does_not_travel() {
    let mut records = sample();
    let last = records.pop().unwrap();
    let kept = write(records.clone());
    records.push(last.deleted());
    assert_eq!(write(records), kept);
}

#[test]
fn ok_an_annotation_without_its_article_is_named() {
    let records: Vec<Record> = sample()
        .into_iter()
        .filter(|it| !matches!(it, Record::Article(_)))
        .collect();
    let written = write(records);
    assert_eq!(written.left_out.len(), 4);
    assert_eq!(read(written.file.as_bytes()).unwrap().problems, []);
}

fn any_id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id::random)
}

fn any_provenance() -> impl Strategy<Value = Provenance> {
    (
        any_id(),
        0..253_402_300_799_999_u64,
        0..253_402_300_799_999_u64,
        1..u32::MAX,
    )
        .prop_map(|(by, created, modified, revision)| Provenance {
            by: AuthorId(by),
            created: Millis(created),
            modified: Millis(modified),
            revision,
            is_deleted: false,
        })
}

/// Any characters at all, and those that trip programs up more often than chance would bring them.
fn any_text() -> impl Strategy<Value = String> {
    let hard = "[\u{0}-\u{1f}\u{301}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}\"\\\\\u{7f}a é\n]{1,40}";
    prop_oneof![
        vec(any::<char>(), 1..60).prop_map(|it| it.into_iter().collect()),
        hard.prop_map(|it: String| it),
        "([a-c]{1,5} |🙂|👩‍👩‍👧|e\u{301}){1,30}".prop_map(|it: String| it),
    ]
    .prop_map(|it: String| normalize(&it).text)
}

prop_compose! {
    fn any_article()(
        id in any_id(),
        text in any_text(),
        title in any_text(),
        source in any_text(),
        language in "[a-z]{0,3}",
        is_read_only in any::<bool>(),
        provenance in any_provenance(),
    ) -> Article {
        Article {
            id: ArticleId(id),
            hash: TextHash::of(&text),
            blocks: Article::lines(&text),
            text: Rc::new(Text::new(text)),
            details: Rc::new(Details { title, source, language, ..Details::default() }),
            is_read_only,
            provenance,
        }
    }
}

prop_compose! {
    fn any_scale()(
        id in any_id(),
        name in "\\PC{0,20}\\S",
        names in btree_set("[a-z0-9é\"\\\\<-]{1,30}( [a-z€🙂]{1,29})?", 2..=12),
        ratings in vec(1..6_usize, 12),
        provenance in any_provenance(),
    ) -> Record {
        let grade = |(name, rating): (String, &usize)| Grade {
            name,
            rating: Rating::ALL[*rating],
        };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let grades = names.into_iter().zip(&ratings).map(grade).collect();
        Record::Scale(Rc::new(Scale {
            id: ScaleId(id),
            wording: Rc::new(Wording { name, grades }),
            provenance,
        }))
    }
}

fn any_tag() -> impl Strategy<Value = Tag> {
    (
        "[a-zß][a-z0-9_-]{0,20}",
        0..3_usize,
        "[A-Za-z0-9ЖÖ重]",
        "\\PC{0,20}",
        any::<u8>(),
    )
        .prop_map(|(key, behavior, letter, label, color)| Tag {
            key: TagKey::parse(&key).unwrap(),
            behavior: Behavior::ALL[behavior],
            letter: letter.chars().next().unwrap(),
            label: label.into(),
            color,
        })
}

/// What lies with some article.
fn any_enclosure() -> impl Strategy<Value = Enclosure> {
    (
        any_id(),
        0..5_usize,
        vec(any_tag(), 0..4),
        (any_text(), any::<i64>()),
        any_provenance(),
    )
        .prop_map(|(id, kind, tags, (words, number), provenance)| Enclosure {
            id: EnclosureId(id),
            article: ArticleId(id),
            kind: EnclosureKind::ALL[kind],
            tags: tags.into(),
            body: json!({ "number": number, "of": [words], "words": words })
                .to_string()
                .into(),
            provenance,
        })
}

/// Records that fit together: a few articles, each with annotations of any spans and with anything beside them.
pub(crate) fn any_records() -> impl Strategy<Value = Vec<Record>> {
    let mark = (
        any_id(),
        vec((any::<usize>(), any::<usize>()), 1..4),
        "[a-zß][a-z0-9_-]{0,20}",
        "\\PC{0,20}",
        any_provenance(),
    );
    let annotated = (any_article(), vec(mark, 0..6), vec(any_enclosure(), 0..3));
    let authors = vec((any_id(), "\\PC{0,9}"), 0..3);
    let all = (vec(annotated, 0..3), authors, vec(any_scale(), 0..3));
    all.prop_map(|(articles, authors, mut records)| {
        for (id, name) in authors {
            let (id, name) = (AuthorId(id), name.into());
            records.push(Record::Author(Rc::new(Author {
                id,
                name,
                modified: Millis(5),
            })));
        }
        for (article, marks, enclosures) in articles {
            records.extend(enclosures.into_iter().map(|it| {
                let article = article.id;
                Record::Enclosure(Rc::new(Enclosure { article, ..it }))
            }));
            let mut places: Vec<usize> = article
                .text
                .as_str()
                .char_indices()
                .map(|(at, _)| at)
                .collect();
            places.push(article.text.len());
            let mut ids: Vec<AnnotationId> = Vec::new();
            for (id, spans, tag, note, provenance) in marks {
                let spans = spans.into_iter().filter_map(|(one, other)| {
                    let (one, other) = (places[one % places.len()], places[other % places.len()]);
                    Span::of(one.min(other), one.max(other))
                });
                let Ok(target) = Target::new(spans) else {
                    continue;
                };
                // Each is said by the one before it, the first by the reporter.
                let source = ids
                    .last()
                    .copied()
                    .map_or(Source::Reporter, Source::Mention);
                ids.push(AnnotationId(id));
                records.push(Record::Attribution(Rc::new(Attribution {
                    id: AttributionId(id),
                    article: article.id,
                    claim: AnnotationId(id),
                    source,
                    mode: Mode::ALL[ids.len() % 3],
                    cue: ids.len().is_multiple_of(2).then(|| target.clone()),
                    told_by: ids.len().checked_sub(3).map(|at| Source::Mention(ids[at])),
                    provenance,
                })));
                let says = match ids.len() % 3 {
                    2 => {
                        let entity = EntityId(id);
                        records.push(Record::Entity(Rc::new(Entity {
                            id: entity,
                            profile: Profile {
                                aliases: vec![tag.clone()],
                                kind: EntityKind::ALL[ids.len() % 7],
                                note: note.clone(),
                                ..Profile::named(&tag)
                            },
                            provenance,
                        })));
                        Says::Particulars(Particulars {
                            entity: Some(entity),
                            place: note.clone(),
                            ..Particulars::default()
                        })
                    }
                    0 => Says::Verdict(Verdict {
                        rating: Rating::ALL[ids.len() % 6],
                        reason: note.clone(),
                        called: ["", &tag][ids.len() % 2].to_owned(),
                    }),
                    _ => Says::Evidence(Evidence {
                        source: format!("{}{note}", ["", "https://"][ids.len() % 2]),
                        passage: note.clone(),
                        consulted: String::new(),
                        stance: Stance::ALL[ids.len() % 3],
                        question: tag.clone(),
                        answer: note.clone(),
                    }),
                };
                records.push(Record::Finding(Rc::new(Finding {
                    id: FindingId(id),
                    article: article.id,
                    about: AnnotationId(id),
                    says,
                    provenance,
                })));
                records.push(Record::Annotation(Rc::new(Annotation {
                    id: AnnotationId(id),
                    article: article.id,
                    target,
                    tag: TagKey::parse(&tag).unwrap(),
                    note: note.into(),
                    provenance,
                })));
            }
            records.push(Record::Article(Rc::new(article)));
        }
        records
    })
}

proptest! {
    #[test]
    fn roundtrip_any_records(records in any_records()) {
        check_roundtrip(records);
    }

    #[test]
    fn ok_mutated_files_never_panic(
        records in any_records(),
        flips in vec((any::<usize>(), any::<u8>()), 0..8),
        cut in proptest::option::of(any::<usize>()),
    ) {
        let mut bytes = write(records).file.into_bytes();
        for (at, byte) in flips {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut % bytes.len());
        }
        let _ = read(&bytes).map_err(|it| it.to_string());
    }

    #[test]
    fn ok_any_bytes_never_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }
}

/// All ways to take one value of a document away, or to put another in its place.
fn mutations(value: &Value) -> Vec<Value> {
    let strange = [
        json!(null),
        json!(-1),
        json!("\u{202E}x"),
        json!([[]]),
        json!({"id": 5}),
        json!(1e300),
    ];
    let mut out: Vec<Value> = strange.to_vec();
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let mut without = members.clone();
                without.remove(name);
                out.push(Value::Object(without));
                for mutated in mutations(member) {
                    let mut with = members.clone();
                    with.insert(name.clone(), mutated);
                    out.push(Value::Object(with));
                }
            }
        }
        Value::Array(values) => {
            for (idx, value) in values.iter().enumerate() {
                for mutated in mutations(value) {
                    let mut with = values.clone();
                    with[idx] = mutated;
                    out.push(Value::Array(with));
                }
            }
        }
        _ => {}
    }
    out
}

/// Whatever one value of a file is changed to: no panic, and nothing goes without a word.
#[test]
fn ok_each_value_changed_in_turn() {
    let whole = file();
    let complete = read(whole.to_string().as_bytes()).unwrap().records.len();
    let mut tried = 0;
    for mutated in mutations(&whole) {
        if let Ok(Imported { records, problems }) = read(mutated.to_string().as_bytes())
            && problems.is_empty()
        {
            let has_all = ["whosaid:authors", "whosaid:articles", "first"]
                .iter()
                .all(|it| mutated.get(it).is_some_and(|it| !it.is_null()));
            let is_whole =
                records.len() == complete || !has_all || mutated["first"].get("items").is_none();
            assert!(is_whole, "lost without a word: {mutated}");
        }
        tried += 1;
    }
    assert!(tried > 1000, "{tried} mutations");
}

fn file() -> Value {
    serde_json::from_str(&write(sample()).file).unwrap()
}

#[track_caller]
fn check_refused(bytes: &[u8], code: Code, at: &str, words: &str) {
    let problem = read(bytes).unwrap_err();
    assert_eq!((problem.code, problem.at.as_str()), (code, at), "{problem}");
    assert_eq!(problem.severity(), Severity::Refused);
    assert!(problem.to_string().contains(words), "{problem}");
    assert!(
        !problem.to_string().contains('?'),
        "an argument is missing: {problem}"
    );
}

#[test]
fn err_what_is_no_file_of_ours() {
    check_refused(b"", Code::EmptyFile, "", "found none");
    check_refused(b" \n", Code::EmptyFile, "", "found none");
    check_refused(b"hello", Code::BrokenJson, "1:1", "expected value");
    check_refused(
        b"{\n  \"a\": 1,\n  b\n}",
        Code::BrokenJson,
        "3:3",
        "key must be a string",
    );
    check_refused(
        "{\"ééé\" x".as_bytes(),
        Code::BrokenJson,
        "1:8",
        "expected `:`",
    );
    check_refused(b"{\"a\": [1, 2", Code::BrokenJson, "1:11", "EOF");
    check_refused(b"\xff\xfe{\0", Code::NotUtf8, "1:1", "UTF-8");
    check_refused(b"{}\n{\"a\":1}", Code::BrokenJson, "2:1", "trailing");
    check_refused(b"[]", Code::OtherJson, "", "found [ 0 ]");
    check_refused(b"{}", Code::OtherJson, "", "found {  }");
    check_refused(
        b"{\"whosaid:format\":null}",
        Code::OtherJson,
        "",
        "whosaid:format",
    );
    check_refused(
        b"{\"total\":0,\"rows\":[]}",
        Code::OtherJson,
        "",
        "found Hypothesis",
    );
    check_refused(b"{\"first\":5}", Code::OtherJson, "", "found { first }");
    check_refused(
        b"{\"whosaid:format\":1,\"first\":5}",
        Code::WrongShape,
        "1:29",
        "integer `5`",
    );
    check_refused(b"{\"whosaid:format\":0}", Code::WrongShape, "", "1 or more");
    check_refused(
        b"{\"whosaid:format\":1.5}",
        Code::WrongShape,
        "",
        "1 or more",
    );
    check_refused(
        b"{\"whosaid:format\":1,\"whosaid:offsetUnit\":\"utf16\"}",
        Code::UnknownUnit,
        "",
        "found \"utf16\"",
    );
}

#[test]
fn err_a_file_over_its_limit() {
    let too_long = vec![b' '; MAX_BYTES + 1];
    check_refused(
        &too_long,
        Code::TooLarge,
        "",
        "at most 67108864 bytes, found 67108865",
    );
}

#[test]
fn err_a_thousand_levels() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(1000), close.repeat(1000));
    check_refused(
        deep("[", "]").as_bytes(),
        Code::TooDeep,
        "1:128",
        "127 deep",
    );
    check_refused(
        deep("{\"a\":", "}").as_bytes(),
        Code::TooDeep,
        "1:636",
        "127 deep",
    );
    let open = "[".repeat(5_000_000);
    check_refused(open.as_bytes(), Code::TooDeep, "1:128", "127 deep");
    let note = format!(
        "{{\"whosaid:format\":1,\"first\":{{\"items\":[{}]}}}}",
        deep("[", "]")
    );
    check_refused(note.as_bytes(), Code::TooDeep, "1:163", "127 deep");
}

#[test]
fn err_half_a_character() {
    let whole = write(sample()).file;
    for (from, to, found) in [
        ("which one", "\\ud800", "\\ud800"),
        ("which one", "\\uDC00 x", "\\uDC00"),
        ("which one", "\\ud83d\\u0041", "\\ud83d"),
        ("dock workers", "\\udfff", "\\udfff"),
    ] {
        let broken = whole.replacen(from, to, 1);
        let problem = read(broken.as_bytes()).unwrap_err();
        assert_eq!(problem.code, Code::LoneSurrogate, "{to}: {problem}");
        assert_eq!(problem.args["found"], found);
        let column: usize = problem.at.strip_prefix("1:").unwrap().parse().unwrap();
        let at = broken
            .find(to)
            .map(|it| broken[..it].chars().count())
            .unwrap();
        assert!(
            (at..at + to.len() + 2).contains(&column),
            "{at} is said to be {column}"
        );
    }
    let whole = whole.replacen("which one", "\\ud83d\\ude42", 1);
    assert_eq!(read(whole.as_bytes()).unwrap().problems, []);
}

/// A change of the sample's file gives these problems, as `code at`, and leaves so many annotations.
#[track_caller]
fn check(change: impl Fn(&mut Value), problems: &[&str], annotations: usize) -> Imported {
    let mut file = file();
    change(&mut file);
    let found = read(file.to_string().as_bytes()).unwrap();
    let said: Vec<String> = found
        .problems
        .iter()
        .map(|it| format!("{} {}", it.code.key(), it.at))
        .collect();
    assert_eq!(said, problems, "{:?}", found.problems);
    for problem in &found.problems {
        let sentence = problem.to_string();
        assert!(
            !sentence.contains('?') || sentence.contains("one?"),
            "an argument is missing: {sentence}"
        );
    }
    let kept = found
        .records
        .iter()
        .filter(|it| matches!(it, Record::Annotation(_)));
    assert_eq!(kept.count(), annotations);
    found
}

/// In the file, items stand in text order: 0 Lindmark, 1 the mayor, 2 the claim in two pieces, 3 the emoji.
fn item(file: &mut Value, idx: usize) -> &mut Value {
    &mut file["first"]["items"][idx]
}

fn selector(file: &mut Value, idx: usize, selector: usize) -> &mut Value {
    let target = &mut item(file, idx)["target"];
    if target.is_array() {
        &mut target[0]["selector"][selector]
    } else {
        &mut target["selector"][selector]
    }
}

#[test]
fn ok_an_unchanged_file_has_no_problems() {
    check(|_| {}, &[], 4);
    check(|it| it["something"] = json!({"new": [1, 2]}), &[], 4);
    check(|it| item(it, 0)["something"] = json!("new"), &[], 4);
}

#[test]
fn err_one_broken_annotation_refuses_itself_only() {
    let at = ["broken-annotation first.items[1]"];
    check(|it| *item(it, 1) = json!(5), &at, 3);
    check(|it| *item(it, 1) = json!({}), &at, 3);
    check(|it| item(it, 1)["target"] = json!([]), &at, 3);
    check(|it| item(it, 1)["body"] = json!([]), &at, 3);
    check(
        |it| item(it, 1)["target"]["selector"] = json!({"type": "SvgSelector"}),
        &at,
        3,
    );
    check(|it| item(it, 1)["whosaid:revision"] = json!(-1), &at, 3);
    check(
        |it| item(it, 1)["id"] = json!("x"),
        &["bad-id first.items[1]"],
        3,
    );
    check(
        |it| item(it, 1)["creator"]["id"] = json!("urn:uuid:x"),
        &["bad-id first.items[1]"],
        3,
    );
    check(
        |it| item(it, 1)["created"] = json!("noon"),
        &["bad-time first.items[1]"],
        3,
    );
    check(
        |it| item(it, 1)["modified"] = json!(""),
        &["bad-time first.items[1]"],
        3,
    );
    check(
        |it| item(it, 1)["body"][0]["value"] = json!("No Key"),
        &["bad-tag first.items[1]"],
        3,
    );
    check(
        |it| item(it, 1)["body"][0]["value"] = json!("key-of-mine"),
        &[],
        4,
    );
    check(
        |it| item(it, 1)["id"] = item(it, 0)["id"].clone(),
        &["duplicate-id first.items[1]"],
        3,
    );
}

/// Changes the file of these records; `expected` names the problems.
#[track_caller]
fn check_problems(records: Vec<Record>, change: impl Fn(&mut Value), expected: &[&str]) {
    let mut file: Value = serde_json::from_str(&write(records).file).unwrap();
    change(&mut file);
    let found = read(file.to_string().as_bytes()).unwrap();
    let problems: Vec<String> = found
        .problems
        .iter()
        .map(|it| format!("{} {}", it.code.key(), it.at))
        .collect();
    assert_eq!(problems, expected);
    for problem in &found.problems {
        assert!(!problem.to_string().contains('{'), "{problem}");
    }
}

/// Changes one item of the sample with its sources and findings; `expected` names the problems.
#[track_caller]
fn check_said(idx: usize, change: impl Fn(&mut Value), expected: &[&str]) {
    check_problems(with_findings(), |it| change(item(it, idx)), expected);
}

#[test]
fn err_one_broken_attribution_refuses_itself_only() {
    let said = 4;
    check_said(said, |_| {}, &[]);
    check_said(
        said,
        |it| it["target"] = json!(5),
        &["broken-annotation first.items[4]"],
    );
    check_said(
        said,
        |it| it["target"] = json!("urn:x"),
        &["bad-id first.items[4]"],
    );
    let same = write(with_sources()).file;
    let same: Value = serde_json::from_str(&same).unwrap();
    let other = json!("urn:uuid:6f1c1a52-0000-4000-8000-000000000009");
    check_said(
        said,
        |it| it["target"] = other.clone(),
        &["no-end first.items[4]"],
    );
    check_said(
        said,
        |it| it["body"] = other.clone(),
        &["no-end first.items[4]"],
    );
    check_said(
        said,
        |it| it["body"] = it["target"].clone(),
        &["broken-attribution first.items[4]"],
    );
    check_said(
        said,
        |it| it["whosaid:mode"] = json!("sung"),
        &["broken-attribution first.items[4]"],
    );
    for (member, value, code) in [
        ("whosaid:toldBy", json!("nobody"), "bad-id"),
        ("whosaid:toldBy", other, "no-end"),
        (
            "whosaid:toldBy",
            same["first"]["items"][said]["body"].clone(),
            "broken-attribution",
        ),
        (
            "whosaid:toldBy",
            same["first"]["items"][said]["target"].clone(),
            "broken-attribution",
        ),
        ("whosaid:cue", json!("said"), "broken-annotation"),
    ] {
        let expected = format!("{code} first.items[4]");
        check_said(said, |it| it[member] = value.clone(), &[&expected]);
    }
    check_said(
        said,
        |it| it["created"] = json!("noon"),
        &["bad-time first.items[4]"],
    );
    let first = same["first"]["items"][said]["id"].clone();
    check_said(
        said + 1,
        |it| it["id"] = first.clone(),
        &["duplicate-id first.items[5]"],
    );
    // A mark that is refused takes what is said of it along, and says so.
    check_said(
        1,
        |it| it["created"] = json!("noon"),
        &["bad-time first.items[1]", "no-end first.items[4]"],
    );
}

/// Changes the file of [`with_scales`]; `expected` names the problems.
#[track_caller]
fn check_scales(change: impl Fn(&mut Value), expected: &[&str]) {
    check_problems(with_scales(), change, expected);
}

#[test]
fn err_one_broken_scale_refuses_itself_only() {
    check_scales(|_| {}, &[]);
    let file: Value = serde_json::from_str(&write(with_scales()).file).unwrap();
    let scale = &file["whosaid:scales"][0];
    let grade = json!({ "label": "Mostly true", "whosaid:verdict": "supported" });
    assert_eq!(scale["label"], "Class 9b");
    assert_eq!(scale["whosaid:grades"][0], grade);
    let broken = ["broken-scale whosaid:scales[0]"];
    let grades = |n: usize| {
        let name = |at| json!({ "label": format!("{at}"), "whosaid:verdict": "refuted" });
        (0..n).map(name).collect::<Vec<_>>()
    };
    check_scales(
        |it| it["whosaid:scales"][0]["whosaid:grades"] = json!(grades(12)),
        &[],
    );
    for (member, value) in [
        ("label", json!(" ")),
        ("label", json!("é".repeat(61))),
        ("label", json!(5)),
        ("whosaid:grades", json!([])),
        ("whosaid:grades", json!(grades(1))),
        ("whosaid:grades", json!(grades(13))),
        ("whosaid:grades", json!({})),
    ] {
        check_scales(
            |it| it["whosaid:scales"][0][member] = value.clone(),
            &broken,
        );
    }
    for (member, value) in [
        ("label", json!("")),
        ("label", json!("é".repeat(61))),
        ("label", json!(" MADE  up ")),
        ("whosaid:verdict", json!("true")),
        ("whosaid:verdict", json!("open")),
        ("whosaid:verdict", json!(null)),
    ] {
        check_scales(
            |it| it["whosaid:scales"][0]["whosaid:grades"][0][member] = value.clone(),
            &broken,
        );
    }
    check_scales(
        |it| it["whosaid:scales"][0]["id"] = json!("x"),
        &["bad-id whosaid:scales[0]"],
    );
    check_scales(
        |it| {
            let first = it["whosaid:scales"][0].clone();
            it["whosaid:scales"].as_array_mut().unwrap().push(first);
        },
        &["duplicate-id whosaid:scales[2]"],
    );
    // The words of a grade stand without their scale, and not in any length.
    check_scales(|it| it["whosaid:scales"] = json!([]), &[]);
    check_scales(
        |it| having(it, "whosaid:called")["whosaid:called"] = json!("é".repeat(61)),
        &["broken-finding first.items[10]"],
    );
}

/// Changes the file of [`with_entities`]; `expected` names the problems.
#[track_caller]
fn check_entities(change: impl Fn(&mut Value), expected: &[&str]) {
    check_problems(with_entities(), change, expected);
}

/// The first item that has a member.
fn having<'a>(file: &'a mut Value, member: &str) -> &'a mut Value {
    let items = file["first"]["items"].as_array_mut().unwrap();
    items
        .iter_mut()
        .find(|it| it.get(member).is_some())
        .unwrap()
}

#[test]
fn err_broken_entities_particulars_and_links() {
    check_entities(|_| {}, &[]);
    // What means an entity that is refused is refused with it.
    let without = [
        "broken-entity whosaid:entities[0]",
        "no-end first.items[4]",
        "no-end first.items[5]",
    ];
    check_entities(
        |it| it["whosaid:entities"][0]["label"] = json!(" "),
        &without,
    );
    check_entities(
        |it| it["whosaid:entities"][0]["whosaid:kind"] = json!("hero"),
        &without,
    );
    check_entities(|it| it["whosaid:entities"][0]["label"] = json!(5), &without);
    check_entities(
        |it| {
            let first = it["whosaid:entities"][0].clone();
            it["whosaid:entities"].as_array_mut().unwrap().push(first);
        },
        &["duplicate-id whosaid:entities[1]"],
    );
    let at = |file: &Value, member: &str| {
        let items = file["first"]["items"].as_array().unwrap();
        items
            .iter()
            .position(|it| it.get(member).is_some())
            .unwrap()
    };
    let file: Value = serde_json::from_str(&write(with_entities()).file).unwrap();
    for (member, broken) in [
        ("whosaid:role", "hero"),
        ("whosaid:claimType", "lie"),
        ("whosaid:day", "2026-02-30"),
        ("whosaid:relation", "likes"),
        ("whosaid:toHash", "x"),
    ] {
        let problem = format!("broken-finding first.items[{}]", at(&file, member));
        check_entities(|it| having(it, member)[member] = json!(broken), &[&problem]);
    }
    let link = at(&file, "whosaid:relation");
    let itself = format!("broken-finding first.items[{link}]");
    check_entities(
        |it| {
            let it = having(it, "whosaid:relation");
            it["body"] = it["target"].clone();
        },
        &[&itself],
    );
}

#[test]
fn err_one_broken_finding_refuses_itself_only() {
    let (log, verdict) = (6, 8);
    let other = json!("urn:uuid:6f1c1a52-0000-4000-8000-000000000009");
    let same: Value = serde_json::from_str(&write(with_findings()).file).unwrap();
    let items = &same["first"]["items"];
    assert_eq!(items[log]["whosaid:stance"], "supports");
    assert_eq!(items[log]["body"], "https://harbor.example/log?day=5");
    assert_eq!(items[log]["motivation"], "linking");
    assert_eq!(items[verdict]["whosaid:verdict"], "not-enough");
    assert_eq!(items[verdict]["motivation"], "assessing");
    let first = items[log]["id"].clone();
    check_said(
        log,
        |it| it["target"] = other.clone(),
        &["no-end first.items[6]"],
    );
    let broken = ["broken-finding first.items[6]"];
    check_said(log, |it| it["whosaid:stance"] = json!("likes"), &broken);
    for day in ["2026-02-30", "yesterday", "2026-1-1"] {
        check_said(log, |it| it["whosaid:consulted"] = json!(day), &broken);
    }
    check_said(
        log,
        |it| it["whosaid:consulted"] = json!(7),
        &["broken-annotation first.items[6]"],
    );
    check_said(
        verdict,
        |it| it["whosaid:verdict"] = json!("true"),
        &["broken-finding first.items[8]"],
    );
    check_said(
        verdict,
        |it| it["id"] = first.clone(),
        &["duplicate-id first.items[8]"],
    );
    check_said(
        verdict,
        |it| it["created"] = json!("noon"),
        &["bad-time first.items[8]"],
    );
}

/// Cue words that are nowhere in the text, or not said, leave the attribution as it is without them.
#[test]
fn ok_an_attribution_without_its_cue_words_is_one() {
    for (selector, code) in [
        (
            json!({ "type": "TextQuoteSelector", "exact": "quoth he" }),
            "piece-lost",
        ),
        (json!({ "type": "Other" }), "broken-attribution"),
    ] {
        let cue = json!({ "source": "urn:sha256:0", "selector": selector });
        let mut file: Value = serde_json::from_str(&write(with_sources()).file).unwrap();
        item(&mut file, 4)["whosaid:cue"] = cue;
        let found = read(file.to_string().as_bytes()).unwrap();
        let codes: Vec<_> = found.problems.iter().map(|it| it.code.key()).collect();
        assert_eq!(codes, [code]);
        assert_eq!(
            found.records,
            read(write(with_sources()).file.as_bytes()).unwrap().records
        );
    }
}

/// What cannot be written with both of its ends is left out: no link points at nothing.
#[test]
fn ok_an_attribution_is_written_with_both_ends_or_not_at_all() {
    let mut records = with_sources();
    records.retain(|it| !matches!(it, Record::Annotation(it) if it.id == AnnotationId(id(11))));
    let found = read(write(records).file.as_bytes()).unwrap();
    assert_eq!(found.problems, []);
    let sources: Vec<Source> = found
        .records
        .iter()
        .filter_map(|it| match it {
            Record::Attribution(it) => Some(it.source),
            _ => None,
        })
        .collect();
    assert_eq!(sources, [Source::Reporter]);
}

#[test]
fn err_an_annotation_without_its_article() {
    let other = json!("urn:uuid:6f1c1a52-0000-4000-8000-000000000009");
    check(
        |it| item(it, 0)["whosaid:article"] = other.clone(),
        &["no-article first.items[0]"],
        3,
    );
    check(|it| item(it, 0)["whosaid:article"] = Value::Null, &[], 4);
    let hash = format!("urn:sha256:{}", "0".repeat(64));
    check(
        |it| item(it, 0)["target"]["source"] = json!(hash),
        &["other-text first.items[0]"],
        3,
    );
}

#[test]
fn ok_positions_that_do_not_hold_are_found_by_their_words() {
    let bad = ["bad-position first.items[0]"];
    check(|it| selector(it, 0, 1)["start"] = json!(900), &bad, 4);
    check(|it| selector(it, 0, 1)["start"] = json!(-4), &bad, 4);
    check(|it| selector(it, 0, 1)["end"] = json!(1.5), &bad, 4);
    check(
        |it| selector(it, 0, 1)["end"] = json!(18_446_744_073_709_551_615_u64),
        &bad,
        4,
    );
    check(|it| selector(it, 0, 1)["end"] = json!(0), &bad, 4);
    let moved = |it: &mut Value| {
        *selector(it, 0, 1) = json!({"type": "TextPositionSelector", "start": 3, "end": 11})
    };
    let found = check(moved, &["moved first.items[0]"], 4);
    assert_eq!(sorted(found.records), sorted(sample()));
    let none =
        |it: &mut Value| *selector(it, 0, 1) = json!({"type": "XPathSelector", "value": "x"});
    assert_eq!(sorted(check(none, &[], 4).records), sorted(sample()));
}

#[test]
fn ok_words_at_several_places_are_doubtful() {
    let twice = |it: &mut Value| {
        *selector(it, 0, 0) = json!({"type": "TextQuoteSelector", "exact": "harbor"});
        *selector(it, 0, 1) = json!({"type": "TextPositionSelector", "start": 30, "end": 36});
    };
    check(twice, &["moved first.items[0]"], 4);
    let twice = |it: &mut Value| {
        *selector(it, 0, 0) = json!({"type": "TextQuoteSelector", "exact": "no"});
    };
    let found = check(twice, &["ambiguous first.items[0]"], 4);
    assert_eq!(found.problems[0].severity(), Severity::Doubtful);
    let no_words =
        |it: &mut Value| *selector(it, 0, 0) = json!({"type": "XPathSelector", "value": "x"});
    check(no_words, &["no-quote first.items[0]"], 4);
}

#[test]
fn err_words_that_are_nowhere_are_orphans() {
    let change = |it: &mut Value| selector(it, 1, 0)["exact"] = json!("the governor");
    let found = check(change, &["orphan first.items[1]"], 3);
    let problem = &found.problems[0];
    assert_eq!(problem.severity(), Severity::Orphaned);
    assert_eq!(problem.annotation, Some(AnnotationId(id(11))));
    assert_eq!(
        (
            problem.args["quote"].as_str(),
            problem.args["note"].as_str()
        ),
        ("the governor", "which one?")
    );
    let change = |it: &mut Value| selector(it, 2, 0)["exact"] = json!("We have many");
    check(change, &["piece-lost first.items[2]"], 4);
}

#[test]
fn ok_a_span_that_cuts_a_character_is_kept() {
    let story = article(1, "T", "xe\u{301}y");
    let cut = annotation(2, &story, &["e"], "claim", "");
    let file = write([story, cut.clone()]).file;
    let found = read(file.as_bytes()).unwrap();
    assert!(found.records.contains(&cut));
    assert_eq!(found.problems[0].code, Code::CutsCharacter);
}

#[test]
fn err_articles_that_do_not_come_in() {
    // The four annotations of an article go with it; each says so.
    let and_its_own = |first: &str| -> Vec<String> {
        let left = (0..4).map(|it| format!("no-article first.items[{it}]"));
        std::iter::once(first.to_owned()).chain(left).collect()
    };
    let check = |change: &dyn Fn(&mut Value), first: &str| {
        let said = and_its_own(&format!("{first} whosaid:articles[0]"));
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let found = check(|it| change(&mut it["whosaid:articles"][0]), &said, 0);
        assert_eq!(found.records.len(), 3, "both authors and the other article");
    };
    check(&|it| it["whosaid:text"] = json!("Changed"), "wrong-hash");
    check(&|it| it["whosaid:hash"] = json!("x"), "wrong-hash");
    check(&|it| it["whosaid:text"] = json!(""), "empty-article");
    check(&|it| it["whosaid:text"] = json!(7), "broken-article");
    check(&|it| it["id"] = json!("x"), "bad-id");
    check(&|it| it["created"] = json!("x"), "bad-time");
    check(
        &|it| {
            let text = "x".repeat(MAX_TEXT + 1);
            it["whosaid:hash"] = json!(format!("urn:sha256:{}", TextHash::of(&text)));
            it["whosaid:text"] = json!(text);
        },
        "long-article",
    );
}

#[test]
fn err_parts_that_come_twice_or_broken() {
    check(
        |it| it["whosaid:articles"][1]["id"] = it["whosaid:articles"][0]["id"].clone(),
        &["duplicate-id whosaid:articles[1]"],
        4,
    );
    check(
        |it| it["whosaid:authors"][1]["id"] = it["whosaid:authors"][0]["id"].clone(),
        &["duplicate-id whosaid:authors[1]"],
        4,
    );
    check(
        |it| it["whosaid:authors"][1] = json!(5),
        &["broken-author whosaid:authors[1]"],
        4,
    );
    let blocks = ["blocks-replaced whosaid:articles[0]"];
    let block = json!([{"whosaid:kind": "heading", "whosaid:length": 3, "whosaid:level": 1}]);
    check(
        |it| it["whosaid:articles"][0]["whosaid:blocks"] = block.clone(),
        &blocks,
        4,
    );
    check(
        |it| it["whosaid:articles"][0]["whosaid:blocks"] = json!([{"whosaid:kind": "table"}]),
        &blocks,
        4,
    );
}

#[test]
fn ok_a_newer_file_is_read_only() {
    let found = check(
        |it| it["whosaid:format"] = json!(VERSION + 1),
        &["newer-version "],
        4,
    );
    for record in &found.records {
        if let Record::Article(it) = record {
            assert!(it.is_read_only);
        }
    }
}

/// Written for this project and frozen: version 1 stays readable for ever.
#[test]
fn ok_the_file_of_version_1() {
    let bytes = include_bytes!("../fixtures/whosaid/v1.whosaid.json");
    let found = read(bytes).unwrap();
    assert_eq!(found.problems, []);
    let mut lines = Vec::new();
    for record in &found.records {
        lines.push(match record {
            Record::Author(it) => format!("author {} {:?} {}", it.id, it.name, it.modified.0),
            Record::Attribution(it) => format!("attribution {it:?}"),
            Record::Finding(it) => format!("finding {it:?}"),
            Record::Entity(it) => format!("entity {it:?}"),
            Record::Scale(it) => format!("scale {it:?}"),
            Record::Enclosure(it) => format!("enclosure {it:?}"),
            Record::Article(it) => format!(
                "article {} {:?} {} characters, {:?}, read-only {}, {}",
                it.id,
                it.details,
                it.text.code_points().get(),
                it.blocks,
                it.is_read_only,
                said(it.provenance)
            ),
            Record::Annotation(it) => {
                let Some(Record::Article(article)) = found.records.iter().find(
                    |other| matches!(other, Record::Article(article) if article.id == it.article),
                ) else {
                    panic!("no article of {it:?}");
                };
                let words: Vec<_> = it
                    .target
                    .pieces()
                    .iter()
                    .map(|&span| article.text.slice(span).unwrap())
                    .collect();
                format!(
                    "annotation {} {words:?} {} {:?} {}",
                    it.id,
                    it.tag,
                    it.note,
                    said(it.provenance)
                )
            }
        });
    }
    assert_eq!(
        lines.join("\n"),
        include_str!("../fixtures/whosaid/v1.expected.txt").trim_end()
    );
}

/// Written when scales of verdicts were new, and frozen.
#[test]
fn ok_the_first_file_with_scales() {
    let found = read(include_bytes!("../fixtures/whosaid/v1-scales.whosaid.json")).unwrap();
    assert_eq!(found.problems, []);
    assert_eq!(sorted(found.records), sorted(with_scales()));
}

fn said(it: Provenance) -> String {
    format!(
        "by {} at {} and {}, revision {}",
        it.by, it.created.0, it.modified.0, it.revision
    )
}

/// 10,000 annotations on 1 M characters.
#[test]
fn roundtrip_a_large_article() {
    let sentence = "The minister of Wessland said on Monday that 🙂 the harbor stays open; nobody believed it.\n";
    let text = sentence.repeat(1_000_000 / sentence.chars().count() + 1);
    let big = article(1, "Big", &text);
    let mut records = vec![big];
    for number in 0..10_000_u32 {
        let at = number as usize;
        let line = (at * 97) % (text.len() / sentence.len());
        let start = line * sentence.len() + at % 40;
        let mut bytes = [0; 16];
        bytes[..4].copy_from_slice(&number.to_be_bytes());
        records.push(Record::Annotation(Rc::new(Annotation {
            id: AnnotationId(Id::random(bytes)),
            article: ArticleId(id(1)),
            target: Target::new(Span::of(start, start + 1 + at % 5)).unwrap(),
            tag: TagKey::parse("claim").unwrap(),
            note: "".into(),
            provenance: provenance(9),
        })));
    }
    let start = std::time::Instant::now();
    let written = write(records.clone());
    let wrote = start.elapsed();
    let found = read(written.file.as_bytes()).unwrap();
    eprintln!(
        "1 M characters, 10,000 annotations: {} bytes, written in {wrote:?}, read in {:?}",
        written.file.len(),
        start.elapsed().saturating_sub(wrote)
    );
    assert_eq!((found.records.len(), found.problems.len()), (10_001, 0));
    assert!(sorted(found.records) == sorted(records));
}
