//! The ready-made lessons: their files are what their sources say, and each is whole and sound.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

mod build;
mod source;

use std::fs;

use whosaid::domain::exercise::{
    Answer, Ask, Exercise, HandMark, Handin, Key, KeyAnswer, KeyEntry, Reply, Right, Role, Setting,
    key_of, score,
};
use whosaid::domain::format::{lesson, markdown, whosaid as file};
use whosaid::domain::model::{
    Annotation, Article, AuthorId, BlockKind, EnclosureKind, Id, Millis, Provenance, Rating,
    Record, Says, TagSet,
};
use whosaid::domain::text::{PlainBreaks, Span, Target, snap_to_graphemes, words_of};
use whosaid::domain::workspace::Workspace;
use whosaid::ui::lesson::ready::{Ready, as_own};

pub(crate) use build::Built;
use build::{build, find};
use source::{NAMES, Source, read};

/// All lessons.
fn all() -> Vec<(Source, Built)> {
    let lesson = |name: &&'static str| {
        let source = read(name);
        let built = build(&source).unwrap_or_else(|it| panic!("data/lessons/{name}: {it}"));
        (source, built)
    };
    NAMES.iter().map(lesson).collect()
}

/// All lessons with their keys, as the program compiles them.
pub(crate) fn keyed() -> Vec<(&'static str, Built, Key)> {
    let lesson = |(source, built): (Source, Built)| {
        let mut workspace = Workspace::default();
        workspace.put(built.records.clone());
        let layer = workspace.layer(built.article.id);
        let key = key_of(&built.exercise, built.article.id, &layer, &workspace);
        (source.name, built, key)
    };
    all().into_iter().map(lesson).collect()
}

/// The marks of a lesson with what is said of each.
fn marks(built: &Built) -> Vec<(&Annotation, Setting)> {
    let mut marks = Vec::new();
    for record in &built.records {
        if let Record::Annotation(it) = record {
            marks.push((&**it, built.exercise.setting(it.id)));
        }
    }
    marks
}

fn words(article: &Article, target: &Target) -> String {
    let piece = |it: &Span| article.text.slice(*it).unwrap();
    let pieces: Vec<&str> = target.pieces().iter().map(piece).collect();
    pieces.join(" … ")
}

fn overlap(a: &Target, b: &Target) -> bool {
    let meets = |a: &Span| b.pieces().iter().any(|b| a.overlaps(*b));
    a.pieces().iter().any(meets)
}

#[test]
fn ok_each_is_on_the_shelf() {
    let shelf = Ready::ALL.map(|it| (it.folder(), it.minutes()));
    let made = all().into_iter();
    let made: Vec<_> = made
        .map(|(it, built)| (it.name, built.exercise.minutes))
        .collect();
    assert_eq!(shelf.to_vec(), made);
}

/// What she marks herself belongs to the key too.
#[test]
fn ok_whoever_adds_one_has_made_it() {
    let (me, now) = (AuthorId(Id::from_bytes([9; 16])), Millis(7));
    for (name, built, key) in keyed() {
        let own = as_own(&built.records, me, now);
        assert_eq!(own.len() + 1, built.records.len(), "{name}: but the author");
        for record in &own {
            assert_eq!(
                record.provenance(),
                Some(Provenance::new(me, now)),
                "{name}"
            );
        }
        let mut workspace = Workspace::default();
        workspace.put(own);
        let layer = workspace.layer(built.article.id);
        let enclosures = layer.enclosures(EnclosureKind::Exercise);
        let exercise = lesson::read_exercise(&built.article.text, &enclosures[0].body).unwrap();
        let expected = Exercise {
            key_by: Some(me),
            ..built.exercise
        };
        assert_eq!(exercise, expected, "{name}");
        assert_eq!(
            key_of(&exercise, built.article.id, &layer, &workspace),
            key,
            "{name}"
        );
    }
}

/// Whoever marks all of the key, and says what it says, has every point; whoever does nothing has none.
#[test]
fn ok_the_key_itself_scores_in_full() {
    for (name, built, key) in keyed() {
        let entries = key.entries.iter().filter(|it| it.role == Role::Wanted);
        let mark = |it: &KeyEntry| HandMark {
            id: it.id,
            target: it.target.clone(),
            tag: it.tag.clone(),
            created: Millis(1),
            said_by: it.said_by.clone(),
            rating: it.rating,
        };
        let answer = |it: &KeyAnswer| Answer {
            question: it.question,
            reply: match &it.right {
                Right::Model(words) => Reply::Words(words.clone()),
                Right::Options(right) => Reply::Option(right[0]),
                Right::Passages(right) => Reply::Passage(right[0].clone()),
            },
        };
        let full = Handin {
            exercise: None,
            by: AuthorId(Id::from_bytes([9; 16])),
            name: "Mia".into(),
            hash: built.article.hash,
            begun: Millis(1),
            handed_in: Millis(2),
            marks: entries.map(mark).collect(),
            answers: key.answers.iter().map(answer).collect(),
            overrides: Vec::new(),
        };
        let score_of = |it: &Handin| score(&key, it, &built.article.text, &PlainBreaks);
        let scored = score_of(&full);
        // Answers in words wait for the teacher.
        let free = built.exercise.questions.iter();
        let free = free.filter(|it| it.ask == Ask::Free);
        let free: u32 = free.map(|it| 100 * u32::from(it.points)).sum();
        assert_eq!(scored.points + free, scored.out_of, "{name}");
        let nothing = Handin {
            marks: Vec::new(),
            answers: Vec::new(),
            ..full
        };
        assert_eq!(score_of(&nothing).points, 0, "{name}");
    }
}

/// `WHOSAID_WRITE=1 cargo test --test native lessons` writes the files.
#[test]
fn ok_files_are_what_their_sources_say() {
    for (source, built) in all() {
        let path = source::folder().join(format!("{}.whosaid.json", source.name));
        let written = file::write(built.records.clone());
        assert_eq!(written.left_out, [], "{}", source.name);
        if std::env::var_os("WHOSAID_WRITE").is_some() {
            fs::write(&path, &written.file).unwrap();
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == written.file,
            "expected {} to be what its sources say, found something else: run \
             `WHOSAID_WRITE=1 cargo test --test native lessons`",
            path.display()
        );
    }
}

#[test]
fn ok_files_are_read_as_they_were_built() {
    for (source, built) in all() {
        let written = file::write(built.records.clone());
        let imported = file::read(written.file.as_bytes()).unwrap();
        assert_eq!(imported.problems, [], "{}", source.name);
        assert_eq!(imported.records.len(), built.records.len());
        let body = imported.records.iter().find_map(|it| match it {
            Record::Enclosure(it) => Some(it.clone()),
            _ => None,
        });
        let body = body.unwrap();
        let exercise = lesson::read_exercise(&built.article.text, &body.body).unwrap();
        assert_eq!(exercise, built.exercise, "{}", source.name);
        assert_eq!(body.tags, built.tags, "{}", source.name);
    }
}

#[test]
fn ok_each_has_all_that_a_lesson_needs() {
    let lengths = [250..=350, 400..=550, 600..=800];
    for ((source, built), length) in all().into_iter().zip(lengths) {
        let name = source.name;
        let n_words = built.article.text.as_str().split_whitespace().count();
        assert!(length.contains(&n_words), "{name}: {n_words} words");
        assert!((4..=6).contains(&built.exercise.questions.len()), "{name}");
        let mut kinds = [false; 3];
        for (question, (number, right)) in
            built.exercise.questions.iter().zip(&built.exercise.answers)
        {
            assert_eq!(question.number, *number, "{name}");
            assert!(question.points > 0 && !question.words.is_empty(), "{name}");
            assert!(!question.hint.is_empty(), "{name}: {}", question.words);
            match (&question.ask, right) {
                (Ask::Choice(options), Right::Options(right)) => {
                    kinds[0] = true;
                    assert!(!right.is_empty(), "{name}");
                    assert!(right.iter().all(|it| usize::from(*it) < options.len()));
                }
                (Ask::Passage, Right::Passages(_)) => kinds[1] = true,
                (Ask::Free, Right::Model(model)) => {
                    kinds[2] = true;
                    // The points of a free answer are told off in its model.
                    let told = usize::from(question.points);
                    assert_eq!(model.matches("(1)").count(), told, "{name}: {model}");
                }
                other => panic!("{name}: {other:?}"),
            }
        }
        assert_eq!(kinds, [true; 3], "{name}: every kind of question");
        let marks = marks(&built);
        let n_traps = marks.iter().filter(|it| it.1.role == Role::Trap).count();
        let n_practice = marks.iter().filter(|it| it.1.is_practice).count();
        assert!(n_traps >= 2 && n_practice >= 3, "{name}");
        assert!(marks.iter().any(|it| it.0.target.pieces().len() > 1));
        assert!(marks.iter().any(|it| !it.1.accepted.is_empty()));
        assert!(built.exercise.minutes > 0);
    }
}

#[test]
fn ok_every_mark_is_sound() {
    for (source, built) in all() {
        let name = source.name;
        let article = &built.article;
        let tags = TagSet::with(&*built.tags);
        let all = marks(&built);
        for (mark, setting) in &all {
            let quote = words(article, &mark.target);
            assert!(tags.get(&mark.tag).is_some(), "{name}: {quote}");
            assert!((1..=3).contains(&setting.weight), "{name}: {quote}");
            assert!(!setting.feedback.is_empty(), "{name}: {quote}");
            assert!(
                setting.role == Role::Wanted || !setting.is_practice,
                "{name}: {quote}"
            );
            for span in mark.target.pieces() {
                let whole = snap_to_graphemes(&article.text, *span, &PlainBreaks);
                assert_eq!(whole, Some(*span), "{name}: {quote}");
                let cuts = |it: &&Span| it.overlaps(*span) && !span.contains(**it);
                let all = words_of(&article.text, &PlainBreaks);
                assert_eq!(all.iter().find(cuts), None, "{name}: {quote} cuts a word");
            }
            let is_claim = |it: &Annotation| !matches!(it.tag.as_str(), "actor" | "location");
            let has_source = built
                .records
                .iter()
                .any(|it| matches!(it, Record::Attribution(it) if it.claim == mark.id));
            if setting.role == Role::Wanted {
                assert_eq!(has_source, is_claim(mark), "{name}: {quote}: who says it");
            }
            // Each place that is right, under the tag that is right there.
            let right = |of: &(&Annotation, Setting)| {
                let mut places = of.1.accepted.clone();
                places.push((of.0.target.clone(), of.0.tag.clone()));
                places
            };
            for other in all.iter().filter(|it| it.0.id != mark.id) {
                let other_quote = words(article, &other.0.target);
                let clash = right(other).into_iter().any(|(place, tag)| {
                    tag == mark.tag
                        && match (setting.role, other.1.role) {
                            (Role::Trap, Role::Wanted) => overlap(&place, &mark.target),
                            _ => place == mark.target,
                        }
                });
                assert!(!clash, "{name}: {quote} / {other_quote}: which is it?");
            }
        }
    }
}

#[test]
fn ok_verdicts_are_settled_by_what_pupils_have() {
    for (source, built) in all() {
        let (guide, story) = (
            markdown::prose(&source.guide).text,
            built.article.text.as_str(),
        );
        let mut ratings = Vec::new();
        for record in &built.records {
            let Record::Finding(it) = record else {
                continue;
            };
            match &it.says {
                Says::Evidence(it) => {
                    for part in it.passage.split(" … ") {
                        let is_there = guide.contains(part) || story.contains(part);
                        assert!(is_there, "{}: “{part}” is nowhere", source.name);
                    }
                }
                Says::Verdict(it) => {
                    assert!(!it.reason.is_empty());
                    ratings.push(it.rating);
                }
                Says::Particulars(_) | Says::Link(_) => {}
            }
        }
        for needed in [Rating::Supported, Rating::Refuted, Rating::NotEnough] {
            assert!(ratings.contains(&needed), "{}: {needed:?}", source.name);
        }
    }
}

#[test]
fn ok_guides_and_plans_are_short_and_in_parts() {
    for (source, _) in all() {
        let headings = |text: &str| {
            let prose = markdown::prose(text);
            let blocks = prose.blocks.iter();
            blocks
                .filter(|it| matches!(it.kind, BlockKind::Heading(_)))
                .count()
        };
        assert!(headings(&source.guide) >= 5, "{}", source.name);
        assert!(source.guide.contains("## Fact sheet"), "{}", source.name);
        assert!(source.guide.contains("Example:"), "{}", source.name);
        for part in [
            "Aim",
            "Time plan",
            "How to use it",
            "What to discuss",
            "Answers to expect",
        ] {
            assert!(
                source.plan.contains(&format!("\n## {part}\n")),
                "{}: {part}",
                source.name
            );
        }
        // One page of 10 points.
        assert!(
            source.plan.split_whitespace().count() <= 650,
            "{}",
            source.name
        );
    }
}

#[test]
fn fail_words_that_are_not_there() {
    let words = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let text = "A cat and a cat.";
    assert_eq!(
        find(text, &words(&["cat"]), 2).unwrap().hull(),
        Span::of(12, 15).unwrap()
    );
    for (pieces, nth) in [(vec!["dog"], 1), (vec!["cat"], 3), (vec!["a cat", "A"], 1)] {
        let error = find(text, &words(&pieces), nth).unwrap_err();
        assert!(error.starts_with("expected occurrence"), "{error}");
    }
}
