//! Scores that were computed by hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use whosaid::domain::exercise::{
    Answer, Counts, Figures, HandMark, Handin, Item, Judged, Key, KeyAnswer, KeyEntry, Met,
    NoFigure, Off, Override, Reply, Right, Role, SaidBy, Score, Tolerance, Weights, Why, score,
};
use whosaid::domain::model::{AnnotationId, AuthorId, Millis, Rating, TagKey, TextHash};
use whosaid::domain::text::{PlainBreaks, Span, Target, Text};

use crate::keep_models::id;

/// Characters of one to four bytes; a name in two forms, and two people of one surname.
pub(crate) const TEXT: &str = "Ana Ruiz said on Monday that the Öder rose by two metres 🙂. \
    Mayor Pedro Ruiz, asked in Lorn, denied it. The UN said nothing.";

pub(crate) fn tag(key: &str) -> TagKey {
    TagKey::parse(key).unwrap()
}

/// The target of these words of the text; `…` stands between pieces, and a number after `#` says which occurrence
/// is meant, from 0.
pub(crate) fn at(words: &str) -> Target {
    let mut spans = Vec::new();
    for piece in words.split('…') {
        let (words, which) = piece.split_once('#').unwrap_or((piece, "0"));
        let mut found = TEXT.match_indices(words);
        let (start, _) = found.nth(which.parse().unwrap()).unwrap();
        spans.push(Span::of(start, start + words.len()).unwrap());
    }
    Target::new(spans).unwrap()
}

/// An entry of one point that allows for nothing.
pub(crate) fn entry(number: u128, key: &str, words: &str) -> KeyEntry {
    KeyEntry {
        id: AnnotationId(id(number)),
        role: Role::Wanted,
        target: at(words),
        tag: tag(key),
        weight: 1,
        tolerance: Tolerance::Exact,
        accepted: Vec::new(),
        feedback: "".into(),
        is_practice: false,
        said_by: Vec::new(),
        rating: None,
    }
}

pub(crate) fn mark(number: u128, key: &str, words: &str) -> HandMark {
    HandMark {
        id: AnnotationId(id(1000 + number)),
        target: at(words),
        tag: tag(key),
        created: Millis(number as u64),
        said_by: Vec::new(),
        rating: None,
    }
}

pub(crate) fn key(entries: &[KeyEntry]) -> Key {
    Key {
        entries: entries.to_vec(),
        answers: Vec::new(),
        weights: Weights::default(),
    }
}

pub(crate) fn handin(marks: &[HandMark]) -> Handin {
    Handin {
        exercise: None,
        by: AuthorId(id(7)),
        name: "Mia".to_owned(),
        hash: TextHash::of(TEXT),
        begun: Millis(1),
        handed_in: Millis(2),
        marks: marks.to_vec(),
        answers: Vec::new(),
        overrides: Vec::new(),
    }
}

pub(crate) fn scored(key: &Key, handin: &Handin) -> Score {
    score(key, handin, &Text::new(TEXT), &PlainBreaks)
}

/// The points of one entry with one mark, in hundredths, out of how many, and why.
#[track_caller]
fn check<const N: usize>(
    entry: KeyEntry,
    marks: [HandMark; N],
    points: u32,
    out_of: u32,
    why: &[Why],
) {
    let found = scored(&key(&[entry]), &handin(&marks));
    let item = &found.items[0];
    assert_eq!((item.points, item.out_of), (points, out_of), "{found:?}");
    assert_eq!(item.why, why);
    assert_eq!(item.counted, item.points);
}

fn off(start: i32, end: i32) -> Off {
    Off { start, end }
}

#[test]
fn ok_words_and_tags_give_points() {
    let river = || entry(1, "location", "the Öder");
    let near = |tolerance| KeyEntry {
        tolerance,
        weight: 3,
        ..river()
    };
    let words = Tolerance::Words;
    check(river(), [], 0, 100, &[Why::Missed]);
    check(
        river(),
        [mark(1, "location", "the Öder")],
        100,
        100,
        &[Why::Found],
    );
    let actor = || Why::WrongTag(tag("actor"));
    check(
        river(),
        [mark(1, "actor", "the Öder")],
        50,
        100,
        &[Why::Found, actor()],
    );
    check(
        river(),
        [mark(1, "location", "rose")],
        0,
        100,
        &[Why::Missed],
    );
    // Two words too long at the end, one too short at the start.
    let far = Why::Far(off(-1, 2));
    let long = mark(1, "location", "Öder rose by");
    check(river(), [long.clone()], 50, 100, &[far]);
    let long_actor = mark(1, "actor", "Öder rose by");
    check(
        river(),
        [long_actor.clone()],
        0,
        100,
        &[Why::Far(off(-1, 2)), actor()],
    );
    check(
        near(words(1)),
        [long.clone()],
        150,
        300,
        &[Why::Far(off(-1, 2))],
    );
    check(
        near(words(2)),
        [long.clone()],
        300,
        300,
        &[Why::Near(off(-1, 2))],
    );
    check(
        near(Tolerance::Overlap),
        [long],
        300,
        300,
        &[Why::Near(off(-1, 2))],
    );
    let both = [Why::Near(off(-1, 2)), actor()];
    check(near(words(2)), [long_actor], 150, 300, &both);
    // A full stop more is no word.
    let stop = KeyEntry {
        tolerance: words(0),
        ..entry(1, "claim", "denied it")
    };
    check(
        stop,
        [mark(1, "claim", "denied it.")],
        100,
        100,
        &[Why::Near(off(0, 0))],
    );
    // Half a word is a word.
    let half = KeyEntry {
        tolerance: words(0),
        ..entry(1, "claim", "denied it")
    };
    check(
        half,
        [mark(1, "claim", "nied it")],
        100,
        100,
        &[Why::Near(off(0, 0))],
    );
}

#[test]
fn ok_pieces_are_counted() {
    let quote = |tolerance| KeyEntry {
        tolerance,
        ..entry(1, "claim", "Ana Ruiz said…the Öder rose…two metres")
    };
    let whole = mark(1, "claim", "Ana Ruiz said…the Öder rose…two metres");
    check(quote(Tolerance::Exact), [whole], 100, 100, &[Why::Found]);
    let two = mark(1, "claim", "Ana Ruiz said…the Öder rose");
    let why = |it| [it, Why::Pieces { found: 2, of: 3 }];
    // "two metres" and the "by" before it are three words.
    check(
        quote(Tolerance::Words(9)),
        [two.clone()],
        50,
        100,
        &why(Why::Far(off(0, -3))),
    );
    check(
        quote(Tolerance::Overlap),
        [two],
        100,
        100,
        &why(Why::Near(off(0, -3))),
    );
    let near = mark(1, "claim", "Ana Ruiz…that the Öder rose…two metres");
    check(
        quote(Tolerance::Words(1)),
        [near],
        100,
        100,
        &[Why::Near(off(0, 0))],
    );
}

#[test]
fn ok_alternatives_are_as_right() {
    let mayor = || KeyEntry {
        accepted: vec![
            (at("Pedro Ruiz"), tag("actor")),
            (at("Lorn"), tag("location")),
        ],
        ..entry(1, "actor", "Mayor Pedro Ruiz")
    };
    check(
        mayor(),
        [mark(1, "actor", "Mayor Pedro Ruiz")],
        100,
        100,
        &[Why::Found],
    );
    check(
        mayor(),
        [mark(1, "actor", "Pedro Ruiz")],
        100,
        100,
        &[Why::Found, Why::Alternative(0)],
    );
    check(
        mayor(),
        [mark(1, "location", "Lorn")],
        100,
        100,
        &[Why::Found, Why::Alternative(1)],
    );
    // The figures know the entry's own words only: overlapping, right tag; and one that is elsewhere.
    let found = scored(&key(&[mayor()]), &handin(&[mark(1, "actor", "Pedro Ruiz")]));
    assert_eq!(counts(found.figures.partial), [0, 0, 1, 0, 0]);
    assert_eq!(counts(found.figures.strict), [0, 1, 0, 0, 0]);
    let found = scored(&key(&[mayor()]), &handin(&[mark(1, "location", "Lorn")]));
    assert_eq!(counts(found.figures.strict), [0, 0, 0, 1, 1]);
    assert_eq!(found.extras, []);
    // Another entry that only the alternative's mark fits takes it; both are met.
    let lorn = entry(2, "location", "Lorn");
    let marks = [mark(1, "location", "Lorn"), mark(2, "actor", "Pedro Ruiz")];
    let found = scored(&key(&[mayor(), lorn]), &handin(&marks));
    assert_eq!((found.points, found.out_of), (200, 200));
}

#[test]
fn ok_traps_take_points() {
    let trap = |tolerance| KeyEntry {
        role: Role::Trap,
        tolerance,
        ..entry(1, "location", "Lorn")
    };
    let exact = || trap(Tolerance::Exact);
    check(exact(), [], 0, 100, &[Why::Avoided]);
    check(
        exact(),
        [mark(1, "location", "Lorn")],
        100,
        100,
        &[Why::WalkedInto],
    );
    check(exact(), [mark(1, "actor", "Lorn")], 0, 100, &[Why::Avoided]);
    let long = || [mark(1, "location", "in Lorn")];
    check(exact(), long(), 0, 100, &[Why::Avoided]);
    check(
        trap(Tolerance::Words(1)),
        long(),
        100,
        100,
        &[Why::WalkedInto],
    );
    // What the trap takes is never more than there is, and the figures call the mark spurious.
    let wanted = KeyEntry {
        weight: 4,
        ..entry(2, "actor", "Ana Ruiz")
    };
    let both = key(&[exact(), wanted]);
    let lorn = || mark(1, "location", "Lorn");
    let found = scored(&both, &handin(&[lorn()]));
    assert_eq!((found.points, found.out_of), (0, 400));
    assert_eq!(counts(found.figures.strict), [0, 0, 0, 1, 1]);
    assert_eq!(found.extras, []);
    let found = scored(&both, &handin(&[lorn(), mark(2, "actor", "Ana Ruiz")]));
    assert_eq!(found.points, 300);
    assert_eq!(counts(found.figures.strict), [1, 0, 0, 0, 1]);
    // A place that stands for its government: marked as the actor it is, it is no trap.
    let metonym = [exact(), entry(3, "actor", "Lorn")];
    let found = scored(&key(&metonym), &handin(&[mark(1, "actor", "Lorn")]));
    assert_eq!((found.points, found.out_of), (100, 100));
    let found = scored(&key(&metonym), &handin(&[lorn()]));
    assert_eq!((found.points, found.items[1].points), (0, 100));
}

pub(crate) fn counts(it: Counts) -> [u32; 5] {
    let Counts {
        correct,
        incorrect,
        partial,
        missed,
        spurious,
    } = it;
    [correct, incorrect, partial, missed, spurious]
}

fn actor(mention: Option<&str>, names: &[&str]) -> SaidBy {
    SaidBy::Actor {
        mention: mention.map(at),
        names: names.iter().map(|it| (*it).to_owned()).collect(),
    }
}

#[test]
fn ok_sources_and_verdicts_give_points() {
    #[track_caller]
    fn check_source(right: &[SaidBy], said: &[SaidBy], met: Met) {
        let claim = KeyEntry {
            said_by: right.to_vec(),
            ..entry(1, "claim", "the Öder rose")
        };
        // Another source of the key, so that "Ruiz" alone may be either.
        let other = KeyEntry {
            weight: 0,
            said_by: vec![actor(Some("Pedro Ruiz"), &["Mayor Pedro Ruiz"])],
            ..entry(2, "claim", "denied it")
        };
        let made = HandMark {
            said_by: said.to_vec(),
            ..mark(1, "claim", "the Öder rose")
        };
        let found = scored(&key(&[claim, other]), &handin(&[made]));
        let item = &found.items[0];
        assert_eq!(item.why, [Why::Found, Why::Source(met)], "{said:?}");
        let points = match met {
            Met::Right => 200,
            Met::InPart => 150,
            Met::Wrong | Met::Missing => 100,
        };
        assert_eq!((item.points, item.out_of), (points, 200));
    }
    let ana = || actor(Some("Ana Ruiz"), &["Minister Ruiz-Lopez"]);
    let un = || actor(None, &["United Nations"]);
    check_source(&[ana()], &[], Met::Missing);
    check_source(&[ana()], &[ana()], Met::Right);
    check_source(&[ana()], &[actor(Some("Ruiz said"), &[])], Met::Right);
    check_source(&[ana()], &[actor(None, &["ana ruiz"])], Met::Right);
    check_source(&[ana()], &[actor(None, &["Ana"])], Met::Right);
    check_source(&[ana()], &[actor(None, &["Ruiz"])], Met::Wrong);
    check_source(&[ana()], &[actor(Some("Pedro Ruiz"), &[])], Met::Wrong);
    check_source(&[ana()], &[SaidBy::Reporter], Met::Wrong);
    check_source(&[SaidBy::Reporter], &[SaidBy::Reporter], Met::Right);
    check_source(&[SaidBy::Reporter], &[ana()], Met::Wrong);
    check_source(&[ana(), un()], &[un()], Met::Right);
    check_source(&[ana(), un()], &[actor(Some("UN"), &[])], Met::Right);
    check_source(&[ana()], &[ana(), un()], Met::InPart);

    let judged = || KeyEntry {
        rating: Some(Rating::Refuted),
        ..entry(1, "claim", "the Öder rose")
    };
    let made = |rating| HandMark {
        rating,
        ..mark(1, "claim", "the Öder rose")
    };
    let why = |it| [Why::Found, Why::Verdict(it)];
    check(
        judged(),
        [made(Some(Rating::Refuted))],
        200,
        200,
        &why(Judged::Right),
    );
    let wrong = Judged::Wrong(Rating::Supported);
    check(
        judged(),
        [made(Some(Rating::Supported))],
        100,
        200,
        &why(wrong),
    );
    check(judged(), [made(None)], 100, 200, &why(Judged::Missing));
    check(judged(), [], 0, 200, &[Why::Missed]);
}

#[test]
fn ok_answers_give_points() {
    #[track_caller]
    fn check_answer(right: Right, reply: Option<Reply>, points: u32, why: &Why) {
        let key = Key {
            answers: vec![KeyAnswer {
                question: 3,
                points: 2,
                right,
            }],
            ..Key::default()
        };
        let answers = reply.map(|reply| Answer { question: 3, reply });
        let handin = Handin {
            answers: answers.into_iter().collect(),
            ..handin(&[])
        };
        let found = scored(&key, &handin);
        assert_eq!((found.points, found.out_of), (points, 200));
        assert_eq!(found.items[0].why, std::slice::from_ref(why));
        assert_eq!(found.n_waiting(), usize::from(*why == Why::Waits));
    }
    let [right, wrong, missing] = [Met::Right, Met::Wrong, Met::Missing].map(Why::Answer);
    let options = || Right::Options(vec![0, 2]);
    check_answer(options(), Some(Reply::Option(2)), 200, &right);
    check_answer(options(), Some(Reply::Option(1)), 0, &wrong);
    check_answer(options(), Some(Reply::Words("2".into())), 0, &wrong);
    check_answer(options(), None, 0, &missing);
    let passages = || Right::Passages(vec![at("Lorn")]);
    check_answer(
        passages(),
        Some(Reply::Passage(at("in Lorn, denied"))),
        200,
        &right,
    );
    check_answer(passages(), Some(Reply::Passage(at("denied"))), 0, &wrong);
    let model = || Right::Model("Because.".into());
    check_answer(
        model(),
        Some(Reply::Words("Why not?".into())),
        0,
        &Why::Waits,
    );
    check_answer(model(), Some(Reply::Words("  ".into())), 0, &missing);
    check_answer(model(), None, 0, &missing);
}

#[test]
fn ok_the_teacher_has_the_last_word() {
    let entries = [
        entry(1, "actor", "Ana Ruiz"),
        KeyEntry {
            role: Role::Trap,
            ..entry(2, "location", "Lorn")
        },
    ];
    let given = |number, points, reason: &str| Override {
        item: Item::Entry(AnnotationId(id(number))),
        points,
        reason: reason.into(),
    };
    let handin = Handin {
        overrides: vec![
            given(1, 20, "No"),
            given(1, 70, "Nearly"),
            given(2, 0, "Unfair"),
        ],
        ..handin(&[mark(1, "location", "Lorn")])
    };
    let found = scored(&key(&entries), &handin);
    let of = |at: usize| {
        let item = &found.items[at];
        (item.points, item.counted, item.reason.as_deref())
    };
    assert_eq!(of(0), (70, 0, Some("Nearly")));
    assert_eq!(of(1), (0, 100, Some("Unfair")));
    assert_eq!((found.points, found.out_of), (70, 100));
}

#[test]
fn ok_what_lies_outside_the_text_counts_nowhere() {
    let outside = KeyEntry {
        target: Span::of(TEXT.len() - 3, TEXT.len() + 4).unwrap().into(),
        ..entry(1, "actor", "Lorn")
    };
    let within = entry(2, "actor", "Lorn");
    let stray = HandMark {
        target: Span::of(900, 904).unwrap().into(),
        ..mark(1, "actor", "Lorn")
    };
    let found = scored(&key(&[outside, within]), &handin(&[stray]));
    let why: Vec<_> = found.items.iter().map(|it| it.why.clone()).collect();
    assert_eq!(why, [vec![Why::Missed], vec![Why::NotInText]]);
    assert_eq!((found.points, found.out_of), (0, 100));
    assert_eq!(counts(found.figures.strict), [0, 0, 0, 1, 1]);
    assert_eq!(found.extras.len(), 1);
}

/// The pairs of an assignment, by number: entry and mark.
#[track_caller]
fn check_pairs(entries: &[(&str, &str)], marks: &[(&str, &str)], expected: &[(usize, usize)]) {
    let entries: Vec<_> = (0..)
        .zip(entries)
        .map(|(number, it)| entry(number, it.0, it.1))
        .collect();
    let marks: Vec<_> = (0..)
        .zip(marks)
        .map(|(number, it)| mark(number, it.0, it.1))
        .collect();
    let found = scored(&key(&entries), &handin(&marks));
    let mut pairs = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let mut items = found.items.iter();
        let item = items.find(|it| it.item == Item::Entry(entry.id)).unwrap();
        let place = |id| marks.iter().position(|it| it.id == id).unwrap();
        pairs.extend(item.mark.map(|it| (at, place(it))));
    }
    assert_eq!(pairs, expected);
    assert_eq!(found.extras.len(), marks.len() - expected.len());
}

#[test]
fn ok_marks_are_meant_for_what_they_fit_best() {
    // An exact pair goes before a longer overlap, whoever comes first.
    check_pairs(
        &[("actor", "Mayor Pedro Ruiz"), ("actor", "Pedro Ruiz")],
        &[("actor", "Pedro Ruiz")],
        &[(1, 0)],
    );
    // Nested, all exact.
    check_pairs(
        &[
            ("claim", "Mayor Pedro Ruiz, asked in Lorn"),
            ("actor", "Pedro Ruiz"),
            ("location", "Lorn"),
        ],
        &[
            ("location", "Lorn"),
            ("claim", "Mayor Pedro Ruiz, asked in Lorn"),
            ("actor", "Pedro Ruiz"),
        ],
        &[(0, 1), (1, 2), (2, 0)],
    );
    // One mark cannot be meant for two; the longer overlap has it.
    check_pairs(
        &[("actor", "Ana"), ("actor", "Ruiz said")],
        &[("actor", "Ana Ruiz said")],
        &[(1, 0)],
    );
    // The first mark fits both, the second only one: both are met.
    check_pairs(
        &[("claim", "rose by two"), ("claim", "metres")],
        &[("claim", "by two metres"), ("claim", "rose by")],
        &[(0, 1), (1, 0)],
    );
    // The same words under another tag go before more characters in common.
    check_pairs(
        &[("actor", "Lorn"), ("location", "asked in Lorn, denied")],
        &[("location", "Lorn"), ("actor", "in Lorn")],
        &[(0, 0), (1, 1)],
    );
    // Nobody is left over for nothing: one pair of 4 characters against two of 3 and 1.
    check_pairs(
        &[("actor", "Ruiz"), ("actor", "Ana ")],
        &[("actor", "na Ruiz"), ("actor", "A")],
        &[(0, 0), (1, 1)],
    );
}

/// Six pairs, one for each scenario of nervaluate's table and one exact pair more, as its README counts them.
#[test]
fn ok_figures_of_the_six_scenarios() {
    let entries = [
        entry(1, "actor", "Ana Ruiz"),
        entry(2, "location", "Lorn"),
        entry(3, "claim", "denied it"),
        entry(4, "actor", "Monday"),
        entry(5, "location", "the Öder"),
        entry(6, "claim", "two metres"),
    ];
    let marks = [
        mark(1, "actor", "Ana Ruiz"),
        mark(2, "location", "Lorn"),
        // Missed: "denied it". Spurious:
        mark(3, "actor", "The UN"),
        mark(4, "claim", "Monday"),
        mark(5, "location", "the Öder rose"),
        mark(6, "actor", "two"),
    ];
    let found = scored(&key(&entries), &handin(&marks));
    let Figures {
        strict,
        exact,
        partial,
        typed,
    } = found.figures;
    assert_eq!(counts(typed), [3, 2, 0, 1, 1]);
    assert_eq!(counts(partial), [3, 0, 2, 1, 1]);
    assert_eq!(counts(exact), [3, 2, 0, 1, 1]);
    assert_eq!(counts(strict), [2, 3, 0, 1, 1]);
    for (counts, share) in [
        (typed, 0.5),
        (partial, 4.0 / 6.0),
        (exact, 0.5),
        (strict, 2.0 / 6.0),
    ] {
        assert_eq!(counts.precision(), Ok(share));
        assert_eq!(counts.recall(), Ok(share));
        assert_eq!(counts.f1(), Ok(share));
    }
    // Each pair under the tag of its entry, the spurious mark under its own.
    let by_tag: Vec<_> = found
        .by_tag
        .iter()
        .map(|(tag, figures)| (tag.as_str(), counts(figures.strict)))
        .collect();
    assert_eq!(
        by_tag,
        [
            ("actor", [1, 1, 0, 0, 1]),
            ("claim", [0, 1, 0, 1, 0]),
            ("location", [1, 1, 0, 0, 0]),
        ]
    );
}

#[test]
fn ok_figures_that_are_not_there_say_why() {
    let one = || entry(1, "actor", "Lorn");
    let none = scored(&key(&[]), &handin(&[])).figures.strict;
    assert_eq!(none.precision(), Err(NoFigure::NoMarks));
    assert_eq!(none.recall(), Err(NoFigure::NoEntries));
    assert_eq!(none.f1(), Err(NoFigure::Neither));
    let missed = scored(&key(&[one()]), &handin(&[])).figures.strict;
    assert_eq!(missed.precision(), Err(NoFigure::NoMarks));
    assert_eq!((missed.recall(), missed.f1()), (Ok(0.0), Ok(0.0)));
    let spurious = scored(&key(&[]), &handin(&[mark(1, "actor", "Lorn")]));
    let spurious = spurious.figures.strict;
    assert_eq!((spurious.precision(), spurious.f1()), (Ok(0.0), Ok(0.0)));
    assert_eq!(spurious.recall(), Err(NoFigure::NoEntries));
}
