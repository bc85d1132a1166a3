//! From the source form of a lesson to its records: the words of each mark are looked for in the story.

use std::rc::Rc;

use sha2::{Digest, Sha256};
use whosaid::domain::exercise::{
    Ask, Exercise, May, Question, Right, Role as KeyRole, Setting, Tolerance, Weights,
};
use whosaid::domain::format::{lesson, markdown};
use whosaid::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Behavior, ClaimKind, Enclosure, EnclosureId, EnclosureKind, Entity, EntityId, EntityKind,
    Evidence, Finding, FindingId, Id, Millis, Mode, Particulars, Profile, Provenance, Rating,
    Record, Role, Says, Stance, Tag, TagKey, TextHash, Verdict,
};
use whosaid::domain::text::{Span, Target, Text};

use super::source::{Mark, Source, Words};

/// When the lessons were made: 2026-11-29.
const MADE: Millis = Millis(1_795_910_400_000);

/// The name on their records.
const BY: &str = "Whosaid lessons";

/// A lesson as the program has it.
#[derive(Debug)]
pub(crate) struct Built {
    pub(super) records: Vec<Record>,
    pub(crate) article: Rc<Article>,
    pub(crate) exercise: Exercise,
    pub(crate) tags: Rc<[Tag]>,
}

/// An id that is always the same for the same words.
fn id(words: &str) -> Id {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(words)[..16]);
    Id::random(bytes)
}

/// Whoever made the lessons.
pub(super) fn author() -> AuthorId {
    AuthorId(id("whosaid lessons"))
}

/// The place of words in a text.
pub(super) fn find(text: &str, words: &[String], nth: usize) -> Result<Target, String> {
    let mut from = 0;
    let mut spans = Vec::new();
    for (at, piece) in words.iter().enumerate() {
        let wanted = if at == 0 { nth } else { 1 };
        let mut found = text[from..].match_indices(piece.as_str());
        let start = found
            .nth(wanted - 1)
            .map(|it| from + it.0)
            .ok_or_else(|| format!("expected occurrence {wanted} of “{piece}”, found none"))?;
        from = start + piece.len();
        spans.extend(Span::of(start, from));
    }
    Target::new(spans).map_err(|it| format!("{words:?}: {it}"))
}

/// Reads a name of a fixed list.
fn named<T>(what: &str, name: &str, parse: fn(&str) -> Option<T>) -> Result<T, String> {
    parse(name).ok_or_else(|| format!("expected a {what}, found “{name}”"))
}

fn tag(name: &str) -> Result<TagKey, String> {
    named("tag", name, TagKey::parse)
}

/// Puts a lesson together.
pub(super) fn build(source: &Source) -> Result<Built, String> {
    let lesson = &source.lesson;
    let (prose, details) =
        markdown::read(source.story.as_bytes()).map_err(|it| format!("story.md: {it}"))?;
    let own = |words: &str| id(&format!("{}/{words}", source.name));
    let provenance = Provenance::new(author(), MADE);
    let article = Rc::new(Article {
        id: ArticleId(own("article")),
        hash: TextHash::of(&prose.text),
        text: Rc::new(Text::new(prose.text)),
        blocks: prose.blocks.into(),
        details: Rc::new(details),
        is_read_only: false,
        provenance,
    });
    let mark_id = |it: &str| AnnotationId(own(&format!("mark {it}")));
    let entity_id = |it: &str| EntityId(own(&format!("entity {it}")));
    let mut records = vec![
        Record::Author(Rc::new(Author {
            id: author(),
            name: BY.into(),
            modified: MADE,
        })),
        Record::Article(Rc::clone(&article)),
    ];
    for it in &lesson.entities {
        if !lesson
            .marks
            .iter()
            .any(|mark| mark.means.as_ref() == Some(&it.name))
        {
            return Err(format!(
                "expected a mark that means {}, found none",
                it.name
            ));
        }
        let profile = Profile {
            kind: named("kind of entity", &it.kind, EntityKind::parse)?,
            aliases: it.aliases.clone(),
            description: it.description.clone(),
            reason: it.reason.clone(),
            ..Profile::named(&it.name)
        };
        records.push(Record::Entity(Rc::new(Entity {
            id: entity_id(&it.name),
            profile,
            provenance,
        })));
    }
    let place = |it: &Words| {
        Ok((
            find(article.text.as_str(), &it.words, it.nth)?,
            tag(&it.tag)?,
        ))
    };
    let mut settings = Vec::new();
    for mark in &lesson.marks {
        let id = mark_id(&mark.handle);
        records.push(Record::Annotation(Rc::new(Annotation {
            id,
            article: article.id,
            target: find(article.text.as_str(), &mark.words, mark.nth)
                .map_err(|it| format!("{}: {it}", mark.handle))?,
            tag: tag(&mark.tag)?,
            note: "".into(),
            provenance,
        })));
        let accepted: Result<Vec<_>, String> = mark.accept.iter().map(place).collect();
        let setting = Setting {
            role: named("role", &mark.role, KeyRole::parse)?,
            weight: mark.weight,
            tolerance: mark.tolerance.map_or(Tolerance::Overlap, Tolerance::Words),
            accepted: accepted.map_err(|it| format!("{}: {it}", mark.handle))?,
            feedback: mark.feedback.as_str().into(),
            is_practice: mark.practice,
        };
        settings.push((id, setting));
        for who in &mark.said_by {
            let is_actor = |it: &&Mark| it.handle == *who && it.tag == "actor";
            let source = match who.as_str() {
                "reporter" => whosaid::domain::model::Source::Reporter,
                _ if lesson.marks.iter().any(|it| is_actor(&it)) => {
                    whosaid::domain::model::Source::Mention(mark_id(who))
                }
                _ => return Err(format!("{}: expected an actor, found “{who}”", mark.handle)),
            };
            records.push(Record::Attribution(Rc::new(Attribution {
                id: AttributionId(own(&format!("said {} {who}", mark.handle))),
                article: article.id,
                claim: id,
                source,
                mode: match &mark.mode {
                    Some(it) => named("mode", it, Mode::parse)?,
                    None => Mode::Paraphrase,
                },
                cue: None,
                told_by: None,
                provenance,
            })));
        }
        let mut found = |what: &str, says: Says| {
            records.push(Record::Finding(Rc::new(Finding {
                id: FindingId(own(&format!("{what} {}", mark.handle))),
                article: article.id,
                about: id,
                says,
                provenance,
            })));
        };
        let entity = match &mark.means {
            Some(name) if lesson.entities.iter().any(|it| it.name == *name) => {
                Some(entity_id(name))
            }
            Some(name) => {
                return Err(format!(
                    "{}: expected an entity, found “{name}”",
                    mark.handle
                ));
            }
            None => None,
        };
        let part = mark.part.as_deref();
        let kind = mark.kind.as_deref();
        let particulars = Particulars {
            entity,
            role: part.map(|it| named("part", it, Role::parse)).transpose()?,
            kind: kind
                .map(|it| named("kind", it, ClaimKind::parse))
                .transpose()?,
            ..Particulars::default()
        };
        if particulars != Particulars::default() {
            found("particulars", Says::Particulars(particulars));
        }
        if let Some(it) = &mark.verdict {
            found(
                "evidence",
                Says::Evidence(Evidence {
                    source: it.source.clone(),
                    passage: it.passage.clone(),
                    stance: named("stance", &it.stance, Stance::parse)?,
                    ..Evidence::default()
                }),
            );
            found(
                "verdict",
                Says::Verdict(Verdict {
                    rating: named("rating", &it.rating, Rating::parse)?,
                    reason: it.reason.clone(),
                    called: String::new(),
                }),
            );
        }
    }
    let mut answers = Vec::new();
    let mut questions = Vec::new();
    for it in &lesson.questions {
        let passages = it.passages.iter();
        let passages: Result<Vec<Target>, String> = passages
            .map(|it| find(article.text.as_str(), &it.words, it.nth))
            .collect();
        let (ask, right) = match (it.choice.is_empty(), it.passages.is_empty()) {
            (false, true) => (
                Ask::Choice(it.choice.clone()),
                Right::Options(it.right.clone()),
            ),
            (true, false) => (Ask::Passage, Right::Passages(passages?)),
            (true, true) => (Ask::Free, Right::Model(it.model.clone())),
            (false, false) => {
                return Err(format!(
                    "question {}: expected one kind, found two",
                    it.number
                ));
            }
        };
        answers.push((it.number, right));
        questions.push(Question {
            number: it.number,
            words: it.words.clone(),
            hint: it.hint.clone(),
            ask,
            points: it.points,
        });
    }
    let own_tag = |it: &super::source::OwnTag| {
        Ok(Tag {
            key: tag(&it.key)?,
            behavior: named("behavior", &it.like, |name| {
                Behavior::ALL.into_iter().find(|it| it.key() == name)
            })?,
            letter: it.letter,
            label: it.label.as_str().into(),
            color: it.color,
        })
    };
    let tags: Rc<[Tag]> = lesson
        .tags
        .iter()
        .map(own_tag)
        .collect::<Result<_, String>>()?;
    let definition = |it: &super::source::OwnTag| Ok((tag(&it.key)?, it.definition.clone()));
    let definitions = lesson.tags.iter().map(definition);
    let exercise = Exercise {
        title: lesson.title.clone(),
        guidelines: source.guide.clone(),
        may: May::default(),
        questions,
        minutes: lesson.minutes,
        definitions: definitions.collect::<Result<_, String>>()?,
        weights: Weights {
            source: lesson.weights.source,
            verdict: lesson.weights.verdict,
            trap: lesson.weights.trap,
        },
        key_by: Some(author()),
        settings,
        answers,
        ..Exercise::default()
    };
    records.push(Record::Enclosure(Rc::new(Enclosure {
        id: EnclosureId(own("exercise")),
        article: article.id,
        kind: EnclosureKind::Exercise,
        tags: Rc::clone(&tags),
        body: lesson::write_exercise(&article.text, &exercise).into(),
        provenance,
    })));
    Ok(Built {
        records,
        article,
        exercise,
        tags,
    })
}
