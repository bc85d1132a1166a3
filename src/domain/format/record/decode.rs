//! Stored values to records.

use std::rc::Rc;

use super::encode::{ENTITY, LINK, PARTICULARS, SCALE, words};
use super::header::{Header, hex, open};
use super::{Address, Comfort, Place, Settings, Theme, Why, blocks, tags, v1};
use crate::domain::format::unless_empty;
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, Author, AuthorId, ClaimKind,
    Details, Enclosure, EnclosureId, EnclosureKind, Entity, EntityId, EntityKind, Evidence,
    Finding, Grade, Link, Mode, Particulars, Profile, Provenance, Rating, Record, RecordKey,
    Relation, Role, Says, Scale, ScaleId, Source, Stance, TagKey, TextHash, Verdict, Wording,
};
use crate::domain::text::{Span, Target, Text};

/// What one key holds. Articles and annotations want their text before they are believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// The text of an article.
    Text(ArticleId, Rc<Text>),
    /// An article, without its text.
    Article(StoredArticle),
    /// An annotation.
    Annotation(StoredAnnotation),
    /// A record that needs no text to be read.
    Record(Record),
    /// The settings and their revision.
    Settings(Settings, u32),
}

/// An article that has not met its text yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredArticle {
    /// Names the article.
    pub id: ArticleId,
    /// The hash its text must have.
    pub hash: TextHash,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
    details: Details,
    blocks: Option<String>,
    is_read_only: bool,
}

/// An annotation that has not been compared with its article's text yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnnotation {
    annotation: Annotation,
    words: u32,
}

impl StoredArticle {
    /// The article with this text.
    ///
    /// # Errors
    /// [`Why::NoText`] where it is another text, [`Why::Damaged`] where the blocks do not fit it.
    pub fn with(self, text: &Rc<Text>) -> Result<Article, Why> {
        if TextHash::of(text.as_str()) != self.hash {
            return Err(Why::NoText);
        }
        let blocks = match &self.blocks {
            Some(code) => blocks::read(text.as_str(), code).ok_or(Why::Damaged)?,
            None => Article::lines(text.as_str()),
        };
        Ok(Article {
            id: self.id,
            text: Rc::clone(text),
            hash: self.hash,
            blocks,
            details: Rc::new(self.details),
            is_read_only: self.is_read_only,
            provenance: self.provenance,
        })
    }
}

impl StoredAnnotation {
    /// The article it belongs to.
    #[must_use]
    pub const fn article(&self) -> ArticleId {
        self.annotation.article
    }

    /// Who, when, which revision, and whether it is deleted.
    #[must_use]
    pub const fn provenance(&self) -> Provenance {
        self.annotation.provenance
    }

    /// The annotation, if its words stand at its place in the article's text.
    ///
    /// # Errors
    /// [`Why::OtherWords`].
    pub fn on(self, text: &Text) -> Result<Annotation, Why> {
        if words(&self.annotation.target, text.as_str()) == Some(self.words) {
            Ok(self.annotation)
        } else {
            Err(Why::OtherWords)
        }
    }
}

/// Reads one value; `None` where the key is not one of ours.
///
/// # Errors
/// Why the value is not to be believed.
#[must_use]
pub fn decode(key: &str, value: &str) -> Option<Result<Stored, Why>> {
    let place = match Address::parse(key)? {
        Address::Aside => return Some(Err(Why::OtherTab)),
        Address::At(place, _) => place,
    };
    Some(open(key, value).and_then(|(header, body)| {
        let stored = match place {
            Place::Text(id) => Some(Stored::Text(id, Rc::new(Text::new(body)))),
            Place::Settings => settings(header, body),
            Place::Record(RecordKey::Author(id)) => author(id, body),
            Place::Record(RecordKey::Entity(id)) => entity(id, header, body),
            Place::Record(RecordKey::Scale(id)) => scale(id, header, body),
            Place::Record(RecordKey::Article(id)) => article(id, header, body),
            Place::Record(key @ (RecordKey::Attribution(..) | RecordKey::Finding(..))) => {
                tied(key, header, body)
            }
            Place::Record(RecordKey::Enclosure(article, id)) => {
                enclosure(article, id, header, body)
            }
            Place::Record(RecordKey::Annotation(article, id)) => {
                annotation(article, id, header, body)
            }
        };
        stored.ok_or(Why::Damaged)
    }))
}

fn settings(header: Header, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    let settings = Settings {
        me: AuthorId::parse(&body.take("me"))?,
        snaps_to_words: body.take("words") == v1::YES,
        has_letter_keys: body.take("letters") == v1::YES,
        theme: match body.take("theme").as_str() {
            "system" => Theme::System,
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => return None,
        },
        keys: body.take("keys"),
        comfort: Comfort::parse(&body.take("comfort")),
    };
    Some(Stored::Settings(settings, header.revision))
}

fn author(id: AuthorId, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    Some(Stored::Record(Record::Author(Rc::new(Author {
        id,
        name: body.take("n").into(),
        modified: v1::read_time(&body.take("m"))?,
    }))))
}

fn entity(id: EntityId, header: Header, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    let aliases = body.take("x");
    let aliases = aliases.split('\n').filter(|_| !aliases.is_empty());
    Some(Stored::Record(Record::Entity(Rc::new(Entity {
        id,
        provenance: made(header, &mut body)?,
        profile: Profile {
            name: body.take("n"),
            aliases: aliases.map(str::to_owned).collect(),
            kind: EntityKind::parse(&body.take("k"))?,
            description: body.take("d"),
            reason: body.take("w"),
            outside: body.take("o"),
            coordinates: body.take("g"),
            note: body.take("t"),
        },
    }))))
}

fn scale(id: ScaleId, header: Header, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    if body.take("k") != SCALE {
        return None;
    }
    let mut grades = Vec::new();
    for line in body.take("x").lines() {
        let (rating, name) = line.split_once(' ')?;
        grades.push(Grade {
            name: name.to_owned(),
            rating: Rating::parse(rating).filter(|it| *it != Rating::Open)?,
        });
    }
    let name = body.take("n");
    Some(Stored::Record(Record::Scale(Rc::new(Scale {
        id,
        provenance: made(header, &mut body)?,
        wording: Rc::new(Wording { name, grades }),
    }))))
}

fn enclosure(article: ArticleId, id: EnclosureId, header: Header, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    Some(Stored::Record(Record::Enclosure(Rc::new(Enclosure {
        id,
        article,
        kind: EnclosureKind::parse(&body.take("k"))?,
        tags: tags::read(&body.take("g"))?,
        provenance: made(header, &mut body)?,
        body: body.take("x").into(),
    }))))
}

fn article(id: ArticleId, header: Header, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    Some(Stored::Article(StoredArticle {
        id,
        hash: TextHash::parse(&body.take("h"))?,
        provenance: made(header, &mut body)?,
        details: Details {
            title: body.take("t"),
            source: body.take("s"),
            author: body.take("w"),
            published: body.take("p"),
            language: body.take("l"),
        },
        blocks: Some(body.take("b")).filter(|it| !it.is_empty()),
        is_read_only: body.take("r") == v1::YES,
    }))
}

fn annotation(article: ArticleId, id: AnnotationId, header: Header, body: &str) -> Option<Stored> {
    let body: v1::Annotation<'_> = serde_json::from_str(body).ok()?;
    let spans = body
        .p
        .iter()
        .map(|&(start, end)| Span::of(start as usize, end as usize))
        .collect::<Option<Vec<_>>>()?;
    let target = Target::new(spans.iter().copied()).ok()?;
    if target.pieces() != spans {
        return None;
    }
    let annotation = Annotation {
        id,
        article,
        target,
        tag: TagKey::parse(&body.t)?,
        note: body.n.into(),
        provenance: provenance(header, &body.a, &body.c, &body.m)?,
    };
    Some(Stored::Annotation(StoredAnnotation {
        annotation,
        words: hex(&body.w)?,
    }))
}

fn tied(key: RecordKey, header: Header, body: &str) -> Option<Stored> {
    let mut body = v1::Body::read(body)?;
    let mark = AnnotationId::parse(&body.take("o"))?;
    let provenance = made(header, &mut body)?;
    Some(Stored::Record(match key {
        RecordKey::Attribution(article, id) => Record::Attribution(Rc::new(Attribution {
            id,
            article,
            claim: mark,
            source: source(&body.take("s"))?,
            mode: Mode::parse(&body.take("k"))?,
            cue: unless_empty(&body.take("p"), cue)?,
            told_by: unless_empty(&body.take("q"), source)?,
            provenance,
        })),
        RecordKey::Finding(article, id) => Record::Finding(Rc::new(Finding {
            id,
            article,
            about: mark,
            says: says(body)?,
            provenance,
        })),
        _ => return None,
    }))
}

fn source(code: &str) -> Option<Source> {
    Some(match code.strip_prefix(ENTITY) {
        Some(entity) => Source::Entity(EntityId::parse(entity)?),
        None if code.is_empty() => Source::Reporter,
        None => Source::Mention(AnnotationId::parse(code)?),
    })
}

fn cue(code: &str) -> Option<Target> {
    let piece = |it: &str| {
        let (start, end) = it.split_once('-')?;
        Span::of(start.parse().ok()?, end.parse().ok()?)
    };
    let pieces = code.split(' ').map(piece).collect::<Option<Vec<_>>>()?;
    let target = Target::new(pieces.iter().copied()).ok()?;
    (target.pieces() == pieces).then_some(target)
}

fn says(mut body: v1::Body) -> Option<Says> {
    let kind = body.take("k");
    Some(match Stance::parse(&kind) {
        Some(stance) => Says::Evidence(Evidence {
            source: body.take("s"),
            passage: body.take("p"),
            consulted: body.take("d"),
            stance,
            question: body.take("q"),
            answer: body.take("w"),
        }),
        None if kind == PARTICULARS => Says::Particulars(Particulars {
            entity: unless_empty(&body.take("s"), EntityId::parse)?,
            role: unless_empty(&body.take("q"), Role::parse)?,
            kind: unless_empty(&body.take("w"), ClaimKind::parse)?,
            day: body.take("d"),
            place: body.take("p"),
        }),
        None if kind == LINK => {
            let there = body.take("q");
            let (article, hash) = there.split_once(' ')?;
            Says::Link(Link {
                relation: Relation::parse(&body.take("w"))?,
                to: AnnotationId::parse(&body.take("s"))?,
                article: ArticleId::parse(article)?,
                hash: TextHash::parse(hash)?,
                title: body.take("d"),
                quote: body.take("p"),
            })
        }
        None => Says::Verdict(Verdict {
            rating: Rating::parse(&kind)?,
            reason: body.take("p"),
            called: body.take("w"),
        }),
    })
}

/// Who made a record, when, and when it was changed.
fn made(header: Header, body: &mut v1::Body) -> Option<Provenance> {
    let [by, created, modified] = ["a", "c", "m"].map(|it| body.take(it));
    provenance(header, &by, &created, &modified)
}

fn provenance(header: Header, by: &str, created: &str, modified: &str) -> Option<Provenance> {
    Some(Provenance {
        by: AuthorId::parse(by)?,
        created: v1::read_time(created)?,
        modified: v1::read_time(modified)?,
        revision: header.revision,
        is_deleted: header.is_deleted,
    })
}
