//! What a class has in common, counted by hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use whosaid::domain::exercise::{
    Alike, Ask, HandMark, Handin, Item, KeyEntry, NoNumber, Override, Role, Score, alike, beside,
    class_map, duplicates, false_marks, item_numbers, most_missed, namesakes, overlay,
};
use whosaid::domain::model::{
    AnnotationId, ArticleId, AuthorId, EnclosureId, Millis, Rating, Record,
};
use whosaid::domain::text::Text;
use whosaid::domain::workspace::Workspace;

use crate::exercise::{TEXT, at, entry, handin, key, mark, scored};
use crate::keep_models::id;

/// Hand-ins with these marks, by different authors; no mark has an id or a time twice.
fn handins(made: &[&[(&str, &str)]]) -> Vec<Handin> {
    let handin = |(number, marks): (u128, &&[(&str, &str)])| {
        let marks = (number * 100..).zip(marks.iter());
        let marks: Vec<_> = marks.map(|(number, it)| mark(number, it.0, it.1)).collect();
        Handin {
            by: AuthorId(id(number)),
            name: format!("Pupil {number}"),
            ..handin(&marks)
        }
    };
    (1..).zip(made).map(handin).collect()
}

fn trap(number: u128, key: &str, words: &str) -> KeyEntry {
    KeyEntry {
        role: Role::Trap,
        ..entry(number, key, words)
    }
}

fn scores(entries: &[KeyEntry], handins: &[Handin]) -> Vec<Score> {
    let key = key(entries);
    handins.iter().map(|it| scored(&key, it)).collect()
}

const ANA: (&str, &str) = ("actor", "Ana Ruiz");
const LORN: (&str, &str) = ("location", "Lorn");
const PEDRO: (&str, &str) = ("actor", "Pedro Ruiz");

#[test]
fn ok_items_are_hard_and_tell_apart() {
    let entries = [
        entry(1, "actor", "Ana Ruiz"),
        entry(2, "actor", "Pedro Ruiz"),
        trap(3, "location", "Lorn"),
        KeyEntry {
            weight: 0,
            ..entry(4, "claim", "denied it")
        },
    ];
    // Points for Ana, Pedro and the trap: 1 1 0, 1 0 0, 0 0 −1, 0 1 0.
    let handins = handins(&[&[ANA, PEDRO], &[ANA], &[LORN], &[PEDRO]]);
    let numbers = item_numbers(&scores(&entries, &handins));
    let difficulty: Vec<_> = numbers.iter().map(|it| it.difficulty).collect();
    assert_eq!(
        difficulty,
        [Ok(0.5), Ok(0.5), Ok(0.75), Err(NoNumber::NoPoints)]
    );
    // Ana: 1 1 0 0 against 1 0 −1 1: n Σxy − Σx Σy = 4 · 1 − 2 · 1; n Σx² − (Σx)² = 8 − 4; 12 − 1.
    let expected = 2.0 / 44.0_f64.sqrt();
    assert!((numbers[0].discrimination.unwrap() - expected).abs() < 1e-12);
    // The trap: 0 0 −1 0 against 2 1 0 1: 0 + 4; 4 − 1; 24 − 16.
    let expected = 4.0 / 24.0_f64.sqrt();
    assert!((numbers[2].discrimination.unwrap() - expected).abs() < 1e-12);
    assert_eq!(numbers[3].discrimination, Err(NoNumber::NoPoints));
    let counts: Vec<_> = numbers
        .iter()
        .map(|it| (it.n, it.n_missed, it.n_trapped))
        .collect();
    assert_eq!(counts, [(4, 2, 0), (4, 2, 0), (4, 0, 1), (4, 4, 0)]);
    assert_eq!(most_missed(&numbers), [3, 0, 1]);
}

#[test]
fn ok_numbers_that_are_not_there_say_why() {
    let entries = [
        entry(1, "actor", "Ana Ruiz"),
        entry(2, "actor", "Pedro Ruiz"),
    ];
    assert_eq!(item_numbers(&[]), []);
    let two = item_numbers(&scores(&entries, &handins(&[&[ANA], &[]])));
    assert_eq!(two[0].discrimination, Err(NoNumber::FewHandins));
    assert_eq!(two[0].difficulty, Ok(0.5));
    let same = item_numbers(&scores(&entries, &handins(&[&[ANA], &[ANA], &[]])));
    assert_eq!(same[1].discrimination, Err(NoNumber::AllAlike));
    assert_eq!(same[0].discrimination, Err(NoNumber::RestAlike));
    // What the teacher gives counts, and no more than there is.
    let mut given = handins(&[&[ANA], &[], &[]]);
    given[1].overrides.push(Override {
        item: Item::Entry(AnnotationId(id(1))),
        points: 900,
        reason: "Told me".into(),
    });
    let numbers = item_numbers(&scores(&entries, &given));
    assert_eq!(numbers[0].difficulty, Ok(2.0 / 3.0));
}

#[test]
fn ok_false_marks_hang_together() {
    let entries = [entry(1, "actor", "Ana Ruiz")];
    let handins = handins(&[
        &[LORN, ("claim", "rose by")],
        &[
            ("location", "in Lorn"),
            ("actor", "Lorn"),
            ("claim", "two metres"),
        ],
        &[LORN, ("claim", "by two"), ANA],
        &[("claim", "denied")],
    ]);
    let found: Vec<_> = false_marks(&scores(&entries, &handins))
        .into_iter()
        .map(|it| (it.tag.to_string(), it.target, it.n, it.who))
        .collect();
    let expected =
        |tag: &str, words: &str, n, who: &[usize]| (tag.to_owned(), at(words), n, who.to_vec());
    assert_eq!(
        found,
        [
            // Of three that hang together by words that two share, each once: the first.
            expected("claim", "rose by", 3, &[0, 1, 2]),
            expected("location", "Lorn", 3, &[0, 1, 2]),
            expected("actor", "Lorn", 1, &[1]),
            expected("claim", "denied", 1, &[3]),
        ]
    );
}

#[test]
fn ok_pieces_join_what_they_lie_between() {
    let handins = handins(&[
        &[("claim", "Ana…denied"), ("claim", "denied it")],
        &[("claim", "Ana Ruiz"), ("claim", "Monday")],
    ]);
    let found: Vec<_> = false_marks(&scores(&[], &handins))
        .into_iter()
        .map(|it| (it.n, it.who))
        .collect();
    assert_eq!(found, [(3, vec![0, 1]), (1, vec![1])]);
}

#[test]
fn ok_work_that_looks_alike_is_told() {
    let found_all: &[(&str, &str)] = &[
        ANA,
        PEDRO,
        LORN,
        ("claim", "denied it"),
        ("actor", "The UN"),
    ];
    let mut handins = handins(&[found_all, found_all, &[ANA], &[ANA], &[LORN, PEDRO, ANA]]);
    // The fourth has a mark of the third; the fifth three of the times of the first.
    handins[3].marks[0].id = handins[2].marks[0].id;
    let times: Vec<Millis> = handins[0].marks.iter().map(|it| it.created).collect();
    for (mark, time) in handins[4].marks.iter_mut().zip(times) {
        mark.created = time;
    }
    // The order of the marks says nothing.
    handins[1].marks.reverse();
    let entries = [
        entry(1, "actor", "Ana Ruiz"),
        entry(2, "claim", "denied it"),
    ];
    let none = Alike {
        first: 0,
        second: 1,
        same_ids: 0,
        same_times: 0,
        same_marks: None,
        same_beside_key: 0,
    };
    let expected = [
        Alike {
            same_marks: Some(5),
            same_beside_key: 3,
            ..none
        },
        Alike {
            second: 4,
            same_times: 3,
            ..none
        },
        Alike {
            first: 2,
            second: 3,
            same_ids: 1,
            ..none
        },
    ];
    assert_eq!(alike(&handins, &key(&entries)), expected);
    // One mark less in both, and there are too few to say anything.
    handins[0].marks.truncate(4);
    handins[1].marks.remove(0);
    assert_eq!(alike(&handins, &key(&entries))[0].second, 4);
    // By one author it is the same work handed in again.
    handins[3].by = handins[2].by;
    assert_eq!(alike(&handins, &key(&entries)).len(), 1);
    assert_eq!(duplicates(&handins), [[2, 3]]);
    // One name by two authors, however it is written.
    handins[3].name = handins[2].name.clone();
    assert_eq!(namesakes(&handins), Vec::<Vec<usize>>::new());
    handins[1].name = " pupil 3 ".to_owned();
    assert_eq!(namesakes(&handins), [[1, 2, 3]]);
    for it in &mut handins {
        it.name = String::new();
    }
    assert_eq!(namesakes(&handins), Vec::<Vec<usize>>::new());
}

#[test]
fn ok_the_map_says_who_marked_what() {
    let text = Text::new("One two three");
    let over = |from, to| {
        whosaid::domain::text::Span::of(from, to)
            .map(whosaid::domain::text::Target::from)
            .unwrap()
    };
    let made = |tag: &str, from, to| HandMark {
        target: over(from, to),
        ..mark(1, tag, "Ana")
    };
    let handins = [
        handin(&[
            made("claim", 0, 7),
            made("claim", 4, 7),
            made("actor", 4, 7),
        ]),
        handin(&[made("claim", 4, 13), made("claim", 8, 99)]),
        handin(&[made("claim", 0, 3), made("claim", 3, 4)]),
    ];
    let map: Vec<_> = class_map(&text, &handins)
        .into_iter()
        .map(|run| {
            let tags = run.by_tag.iter();
            let tags = tags.map(|(tag, who)| format!("{tag}{:?}", who.iter().collect::<Vec<_>>()));
            let span = (run.span.start().get(), run.span.end().get());
            (span, run.who.len(), tags.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(
        map,
        [
            ((0, 4), 2, "claim[0, 2]".to_owned()),
            ((4, 7), 2, "actor[0] claim[0, 1]".to_owned()),
            ((7, 13), 1, "claim[1]".to_owned()),
        ]
    );
    let bare = class_map(&text, &[]);
    assert_eq!(
        (bare.len(), bare[0].span.len(), bare[0].who.len()),
        (1, 13, 0)
    );
    assert_eq!(class_map(&Text::new(""), &handins), []);
}

#[test]
fn ok_the_key_lies_over_the_map() {
    let key = key(&[
        entry(1, "actor", "Mayor Pedro Ruiz"),
        trap(2, "actor", "Pedro"),
    ]);
    let runs: Vec<_> = overlay(&Text::new(TEXT), &key)
        .into_iter()
        .filter(|it| !it.entries.is_empty())
        .map(|it| {
            let words = &TEXT[it.span.start().get()..it.span.end().get()];
            (words, it.entries.iter().collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        runs,
        [
            ("Mayor ", vec![0]),
            ("Pedro", vec![0, 1]),
            (" Ruiz", vec![0])
        ]
    );
}

/// Each hand-in has an author and marks of its own, also where two have the same ids and come from one browser.
#[test]
fn ok_pupils_stand_beside_other_authors() {
    let mut handins = handins(&[&[ANA, PEDRO], &[ANA]]);
    handins[1].by = handins[0].by;
    handins[1].marks[0].id = handins[0].marks[0].id;
    handins[1].marks[0].rating = Some(Rating::Refuted);
    let named = (70..).map(|it| EnclosureId(id(it << 64)));
    let handins: Vec<(EnclosureId, Handin)> = named.zip(handins).collect();
    let article = ArticleId(id(9));
    let all = beside(&Workspace::default(), article, &handins);
    let layer = all.layer(article);
    for (of, handin) in &handins {
        let by = AuthorId(of.0);
        assert_eq!(&*all.author(by).unwrap().name, handin.name);
        let theirs = layer.annotations().filter(|it| it.provenance.by == by);
        let theirs: Vec<_> = theirs
            .map(|it| (it.target.clone(), it.tag.clone()))
            .collect();
        let marks = handin.marks.iter();
        let expected: Vec<_> = marks
            .map(|it| (it.target.clone(), it.tag.clone()))
            .collect();
        assert_eq!(theirs, expected, "{}", handin.name);
    }
    let verdicts: Vec<AuthorId> = layer.findings().map(|it| it.provenance.by).collect();
    assert_eq!(verdicts, [AuthorId(handins[1].0.0)]);
    let n_authors = all.records().filter(|it| matches!(it, Record::Author(_)));
    assert_eq!(n_authors.count(), 2);
}

#[test]
fn ok_options_without_words_are_none() {
    let check = |options: &[&str], expected: &[(u16, &str)]| {
        let ask = Ask::Choice(options.iter().map(|it| (*it).to_owned()).collect());
        assert_eq!(ask.options().collect::<Vec<_>>(), expected);
    };
    check(&[], &[]);
    check(&["A", "B", ""], &[(0, "A"), (1, "B")]);
    check(&["A", " ", "C"], &[(0, "A"), (2, "C")]);
    assert_eq!(Ask::Free.options().count(), 0);
}
