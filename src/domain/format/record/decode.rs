//! Stored values to records.

use std::rc::Rc;

use super::encode::{ENTITY, LINK, PARTICULARS, words};
use super::header::{Header, hex, open};
use super::{Address, Comfort, Place, Settings, Theme, Why, blocks, v1};
use crate::domain::format::unless_empty;
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, Author, AuthorId, ClaimKind,
    Details, Entity, EntityId, EntityKind, Evidence, Finding, Link, Mode, Particulars, Profile,
    Provenance, Rating, Record, RecordKey, Relation, Role, Says, Source, Stance, TagKey, TextHash,
    Verdict,
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
            Place::Record(RecordKey::Article(id)) => article(id, header, body),
            Place::Record(key @ (RecordKey::Attribution(..) | RecordKey::Finding(..))) => {
                tied(key, header, body)
            }
            Place::Record(RecordKey::Annotation(article, id)) => {
                annotation(article, id, header, body)
            }
        };
        stored.ok_or(Why::Damaged)
    }))
}

fn settings(header: Header, body: &str) -> Option<Stored> {
    let body: v1::Settings<'_> = serde_json::from_str(body).ok()?;
    let settings = Settings {
        me: AuthorId::parse(&body.me)?,
        snaps_to_words: body.words,
        has_letter_keys: body.letters,
        theme: match &*body.theme {
            "system" => Theme::System,
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => return None,
        },
        keys: body.keys.into_owned(),
        comfort: Comfort::parse(&body.comfort),
    };
    Some(Stored::Settings(settings, header.revision))
}

fn author(id: AuthorId, body: &str) -> Option<Stored> {
    let body: v1::Author<'_> = serde_json::from_str(body).ok()?;
    Some(Stored::Record(Record::Author(Rc::new(Author {
        id,
        name: body.n.into(),
        modified: v1::read_time(&body.m)?,
    }))))
}

fn entity(id: EntityId, header: Header, body: &str) -> Option<Stored> {
    let body: v1::Entity<'_> = serde_json::from_str(body).ok()?;
    let aliases = body.x.split('\n').filter(|_| !body.x.is_empty());
    Some(Stored::Record(Record::Entity(Rc::new(Entity {
        id,
        provenance: provenance(header, &body.a, &body.c, &body.m)?,
        profile: Profile {
            name: body.n.into(),
            aliases: aliases.map(str::to_owned).collect(),
            kind: EntityKind::parse(&body.k)?,
            description: body.d.into(),
            reason: body.w.into(),
            outside: body.o.into(),
            coordinates: body.g.into(),
            note: body.t.into(),
        },
    }))))
}

fn article(id: ArticleId, header: Header, body: &str) -> Option<Stored> {
    let body: v1::Article<'_> = serde_json::from_str(body).ok()?;
    Some(Stored::Article(StoredArticle {
        id,
        hash: TextHash::parse(&body.h)?,
        provenance: provenance(header, &body.a, &body.c, &body.m)?,
        details: Details {
            title: body.t.into(),
            source: body.s.into(),
            author: body.w.into(),
            published: body.p.into(),
            language: body.l.into(),
        },
        blocks: body.b.map(Into::into),
        is_read_only: body.r,
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
    let body: v1::Tied<'_> = serde_json::from_str(body).ok()?;
    let mark = AnnotationId::parse(&body.o)?;
    let provenance = provenance(header, &body.a, &body.c, &body.m)?;
    Some(Stored::Record(match key {
        RecordKey::Attribution(article, id) => Record::Attribution(Rc::new(Attribution {
            id,
            article,
            claim: mark,
            source: source(&body.s)?,
            mode: Mode::parse(&body.k)?,
            cue: unless_empty(&body.p, cue)?,
            told_by: unless_empty(&body.q, source)?,
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

fn says(body: v1::Tied<'_>) -> Option<Says> {
    Some(match Stance::parse(&body.k) {
        Some(stance) => Says::Evidence(Evidence {
            source: body.s.into(),
            passage: body.p.into(),
            consulted: body.d.into(),
            stance,
            question: body.q.into(),
            answer: body.w.into(),
        }),
        None if body.k == PARTICULARS => Says::Particulars(Particulars {
            entity: unless_empty(&body.s, EntityId::parse)?,
            role: unless_empty(&body.q, Role::parse)?,
            kind: unless_empty(&body.w, ClaimKind::parse)?,
            day: body.d.into(),
            place: body.p.into(),
        }),
        None if body.k == LINK => {
            let (article, hash) = body.q.split_once(' ')?;
            Says::Link(Link {
                relation: Relation::parse(&body.w)?,
                to: AnnotationId::parse(&body.s)?,
                article: ArticleId::parse(article)?,
                hash: TextHash::parse(hash)?,
                title: body.d.into(),
                quote: body.p.into(),
            })
        }
        None => Says::Verdict(Verdict {
            rating: Rating::parse(&body.k)?,
            reason: body.p.into(),
        }),
    })
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
