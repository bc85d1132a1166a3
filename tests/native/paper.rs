//! An exercise on paper: rows, the worksheet and its answer sheet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use proptest::prelude::*;
use whosaid::domain::exercise::{
    Ask, Exercise, Key, KeyAnswer, KeyEntry, Question, Right, Role, SaidBy, Tolerance,
};
use whosaid::domain::format::guide;
use whosaid::domain::model::{
    AnnotationId, Article, ArticleId, AuthorId, Details, Id, Millis, Provenance, Rating, TagKey,
    TagSet, TextHash,
};
use whosaid::domain::text::{Breaks, PlainBreaks, Span, Target, Text, rows};
use whosaid::ui::lesson::paper::{Sheet, answer_sheet, worksheet};
use whosaid::ui::messages;

/// Characters of one to four bytes, wide ones, marks that join, spaces of two kinds, and two scripts more.
const CHARACTERS: &str = "[a-zA-Z é\u{301}\n日本。「」—🙂ขาวعم\u{a0}\\-]{0,120}";

proptest! {
    #[test]
    fn ok_rows_joined_are_the_text(content in CHARACTERS, columns in 1_usize..40) {
        let text = Text::new(content.as_str());
        let rows = rows(&text, columns, &PlainBreaks);
        let rows: Vec<&str> = rows.iter().map(|it| text.slice(*it).unwrap()).collect();
        prop_assert_eq!(rows.concat(), content);
        for row in rows {
            prop_assert!(!row.is_empty());
            prop_assert!(!row.trim_end_matches('\n').contains('\n'));
            let n_clusters = PlainBreaks.graphemes(row.trim_end()).len();
            prop_assert!(n_clusters <= columns.max(2), "{:?}", row);
        }
    }
}

/// Words that would do harm as markup.
const EVIL: &str = "<script>alert(1)</script> & \"a\" 'b' <b onclick=x>";

fn article(text: &str, language: &str) -> Article {
    Article {
        id: ArticleId(Id::from_bytes([1; 16])),
        text: Rc::new(Text::new(text)),
        hash: TextHash::of(text),
        blocks: Article::lines(text),
        details: Rc::new(Details {
            title: EVIL.to_owned(),
            author: EVIL.to_owned(),
            language: language.to_owned(),
            ..Details::default()
        }),
        is_read_only: false,
        provenance: Provenance::new(AuthorId(Id::from_bytes([2; 16])), Millis(1)),
    }
}

fn exercise(words: &str) -> Exercise {
    let question = |number, ask| Question {
        number,
        words: words.to_owned(),
        hint: words.to_owned(),
        ask,
        points: 2,
    };
    Exercise {
        title: words.to_owned(),
        guidelines: words.to_owned(),
        questions: vec![
            question(1, Ask::Free),
            question(2, Ask::Choice(vec![words.to_owned(), "other".to_owned()])),
            question(3, Ask::Passage),
        ],
        ..Exercise::default()
    }
}

fn tag(key: &str) -> TagKey {
    TagKey::parse(key).unwrap()
}

fn place(text: &str, words: &str) -> Target {
    let start = text.find(words).unwrap();
    Span::of(start, start + words.len()).unwrap().into()
}

/// An entry on `words` whose feedback is `told`.
fn entry(text: &str, role: Role, key: &str, words: &str, told: &str) -> KeyEntry {
    KeyEntry {
        id: AnnotationId(Id::from_bytes([3; 16])),
        role,
        target: place(text, words),
        tag: tag(key),
        weight: 2,
        tolerance: Tolerance::Words(1),
        accepted: Vec::new(),
        feedback: told.into(),
        is_practice: false,
        said_by: Vec::new(),
        rating: None,
    }
}

/// Both sheets, the key of the second one.
fn sheets(article: &Article, exercise: &Exercise, key: &Key) -> [String; 2] {
    // What the sheets say comes with a part that is fetched later.
    messages::add(messages::LESSON);
    let (tags, guide) = (TagSet::default(), guide::guide(&exercise.guidelines));
    let sheet = Sheet {
        article,
        exercise,
        tags: &tags,
        guide: &guide,
        breaks: &PlainBreaks,
        style: "",
    };
    [worksheet(&sheet), answer_sheet(&sheet, key)]
}

/// Markup as what it shows.
fn shown(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').unwrap().1;
    }
    text.push_str(rest);
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(text, |text, (name, sign)| text.replace(name, sign))
}

/// The lines of a sheet: number and words.
fn lines(sheet: &str) -> Vec<(String, String)> {
    let lines = sheet.split("<p class=\"line\"><span class=\"no\">").skip(1);
    let line = |it: &str| {
        let (number, rest) = it.split_once("</span><span class=\"words\">").unwrap();
        let words = rest.split_once("</span></p>").unwrap().0;
        let words = words
            .split("<sup>")
            .map(|it| it.split_once("</sup>").map_or(it, |it| it.1));
        (number.to_owned(), shown(&words.collect::<String>()))
    };
    lines.map(line).collect()
}

/// Both sheets have all of the article on the same lines.
#[track_caller]
fn check(text: &str, language: &str, n_lines: usize) {
    let article = article(text, language);
    let exercise = exercise("Who?");
    let key = match text.split_whitespace().next_back() {
        Some(last) => Key {
            entries: vec![entry(text, Role::Wanted, "claim", last, "")],
            ..Key::default()
        },
        None => Key::default(),
    };
    let [asked, answered] = sheets(&article, &exercise, &key);
    let (asked, answered) = (lines(&asked), lines(&answered));
    assert_eq!(asked, answered);
    let words: String = asked.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(words, text);
    let numbers: Vec<&str> = asked
        .iter()
        .map(|it| it.0.as_str())
        .filter(|it| !it.is_empty())
        .collect();
    let expected: Vec<String> = (1..=n_lines).map(|it| it.to_string()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn ok_both_sheets_have_the_article_on_the_same_lines() {
    check("", "en", 0);
    check("One line.", "en", 1);
    check("One line.\n\nAnother <b>&amp;</b> one.\n", "en", 2);
    check(&"word ".repeat(40), "en", 3);
    check(&"x".repeat(200), "en", 3);
    check(&"橋は安全だ。".repeat(20), "ja", 4);
    check(&"قال المتحدث إن الجسر آمن. ".repeat(9), "ar", 4);
    check("👩‍👩‍👧 said “no”.\nSo\u{a0}did\u{a0}he.", "", 2);
}

proptest! {
    #[test]
    fn ok_no_text_is_lost(text in "[a-z <>&\"'\n日🙂ع-]{1,300}") {
        let article = article(&text, "");
        let [asked, answered] = sheets(&article, &exercise("x"), &Key::default());
        let (asked, answered) = (lines(&asked), lines(&answered));
        prop_assert_eq!(&asked, &answered);
        let words: String = asked.iter().map(|it| it.1.as_str()).collect();
        prop_assert_eq!(words, text);
    }
}

#[test]
fn ok_nothing_of_the_key_is_on_the_worksheet() {
    let text = "The mayor said that the bridge is safe. It is a fine day.";
    let article = article(text, "en");
    let mut exercise = exercise("Who says so?");
    exercise.questions[1].ask = Ask::Choice(vec!["The mayor".into(), "Nobody".into()]);
    exercise.answers = vec![(1, Right::Model("KEY-model".into()))];
    let wanted = KeyEntry {
        said_by: vec![SaidBy::Actor {
            mention: None,
            names: vec!["KEY-name".into()],
        }],
        rating: Some(Rating::Refuted),
        ..entry(
            text,
            Role::Wanted,
            "claim",
            "the bridge is safe",
            "KEY-feedback",
        )
    };
    let answer = |question, right| KeyAnswer {
        question,
        points: 2,
        right,
    };
    let key = Key {
        entries: vec![
            wanted,
            entry(text, Role::Trap, "claim", "It is a fine day", "KEY-trap"),
        ],
        answers: vec![
            answer(1, Right::Model("KEY-model".into())),
            answer(2, Right::Options(vec![0])),
            answer(3, Right::Passages(vec![place(text, "The mayor")])),
        ],
        ..Key::default()
    };
    let [asked, answered] = sheets(&article, &exercise, &key);
    for told in [
        "KEY-model",
        "KEY-name",
        "KEY-feedback",
        "KEY-trap",
        "☒",
        "<mark",
        "<sup>",
    ] {
        assert!(!asked.contains(told), "{told}");
        assert!(answered.contains(told), "{told}");
    }
    // Without a key the worksheet is the very same.
    assert_eq!(
        asked,
        sheets(&article, &exercise.for_pupils(), &Key::default())[0]
    );
    // Room to write, and every question.
    assert_eq!(asked.matches("class=\"question\"").count(), 3);
    assert_eq!(asked.matches("<table class=\"blank\">").count(), 4);
    assert!(asked.contains("☐"));
    // What is right stands where it is asked.
    assert!(answered.contains("☒</span> The mayor"));
    let at = shown(&answered);
    assert!(at.contains("“The mayor” (line 1)"), "{at}");
}

#[test]
fn ok_how_many_rows_there_are_tells_nothing_of_the_key() {
    let text = "The mayor said no. ".repeat(30);
    let article = article(&text, "en");
    let one = entry(&text, Role::Wanted, "claim", "no", "");
    let key = |n| Key {
        entries: vec![one.clone(); n],
        ..Key::default()
    };
    let few = sheets(&article, &exercise("x"), &key(1));
    let many = sheets(&article, &exercise("x"), &key(20));
    assert_eq!(few[0], many[0]);
    assert_ne!(few[1], many[1]);
}

#[test]
fn ok_no_words_become_markup() {
    let text = format!("{EVIL} said {EVIL}.");
    let article = article(&text, "\"><script>");
    let exercise = exercise(EVIL);
    let evil = KeyEntry {
        said_by: vec![SaidBy::Actor {
            mention: None,
            names: vec![EVIL.into()],
        }],
        accepted: vec![(place(&text, EVIL), tag("actor"))],
        ..entry(&text, Role::Wanted, "claim", EVIL, EVIL)
    };
    let key = Key {
        entries: vec![evil, entry(&text, Role::Trap, "location", EVIL, EVIL)],
        answers: vec![KeyAnswer {
            question: 1,
            points: 2,
            right: Right::Model(EVIL.into()),
        }],
        ..Key::default()
    };
    for sheet in sheets(&article, &exercise, &key) {
        for element in ["<script", "<b onclick", "onclick=x\"", "\"a\""] {
            assert!(!sheet.contains(element), "{element}: {sheet}");
        }
        assert!(sheet.contains("default-src 'none'; style-src 'unsafe-inline'"));
        assert!(sheet.contains("&lt;script&gt;"));
    }
}

/// The ready-made lessons as they are printed; `WHOSAID_WRITE=1` leaves them in `target/paper`.
#[test]
fn ok_ready_made_lessons_are_printed() {
    for (name, built, key) in crate::lessons::keyed() {
        let tags = TagSet::with(&*built.tags);
        let guide = guide::guide(&built.exercise.guidelines);
        let sheet = Sheet {
            article: &built.article,
            exercise: &built.exercise,
            tags: &tags,
            guide: &guide,
            breaks: &PlainBreaks,
            style: include_str!("../../data/report/paper.css"),
        };
        let both = [
            ("worksheet", worksheet(&sheet)),
            ("answers", answer_sheet(&sheet, &key)),
        ];
        for entry in &key.entries {
            assert!(!entry.feedback.is_empty());
            assert!(!shown(&both[0].1).contains(&*entry.feedback), "{name}");
            assert!(shown(&both[1].1).contains(&*entry.feedback), "{name}");
        }
        if std::env::var_os("WHOSAID_WRITE").is_some() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/paper");
            std::fs::create_dir_all(&folder).unwrap();
            for (kind, page) in both {
                std::fs::write(folder.join(format!("{name}.{kind}.html")), page).unwrap();
            }
        }
    }
}
