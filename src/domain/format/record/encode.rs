//! Records to stored values.

use super::header::seal;
use super::{Place, Settings, Theme, blocks, v1};
use crate::domain::model::{
    Annotation, AnnotationId, Article, Attribution, Author, ClaimKind, Entity, Finding,
    Particulars, Provenance, Record, Role, Says, Source,
};
use crate::domain::text::Target;

/// What stands before the id of an entity where that of a mention could be: no id holds it.
pub(super) const ENTITY: char = '@';

/// The kind of a finding that holds particulars, beside the names of stances and ratings.
pub(super) const PARTICULARS: &str = "particulars";

/// The kind of a finding that is a link.
pub(super) const LINK: &str = "link";

/// A value before it is sealed for the key it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it goes.
    pub place: Place,
    /// Whether the record is deleted.
    pub is_deleted: bool,
    /// Which version of the record this is; 1 where versions are not counted.
    pub revision: u32,
    /// What is stored behind the header.
    pub body: String,
}

impl Entry {
    /// The key and the value for the place itself (1) or one of its spares.
    #[must_use]
    pub fn sealed(&self, spare: u8) -> (String, String) {
        let key = self.place.key(spare);
        let value = seal(&key, self.is_deleted, self.revision, &self.body);
        (key, value)
    }
}

/// The keys and values of a record, in the order in which they must be written: an article's text before
/// the article. `text` is that of the annotation's article; others do not need it.
#[must_use]
pub fn encode(record: &Record, text: &str) -> Vec<(String, String)> {
    let entries = entries_of(record, text);
    entries.iter().map(|entry| entry.sealed(1)).collect()
}

/// What [`encode`] gives, before it is sealed.
#[must_use]
pub fn entries_of(record: &Record, text: &str) -> Vec<Entry> {
    let entry = |body: String| Entry {
        place: Place::Record(record.key()),
        is_deleted: record.is_deleted(),
        revision: record.revision(),
        body,
    };
    match record {
        Record::Article(it) => vec![text_of(it), entry(article(it))],
        Record::Annotation(it) => vec![entry(annotation(it, text))],
        Record::Author(it) => vec![entry(author(it))],
        Record::Attribution(it) => vec![entry(tied(attribution(it), it.claim, it.provenance))],
        Record::Finding(it) => vec![entry(tied(finding(it), it.about, it.provenance))],
        Record::Entity(it) => vec![entry(entity(it))],
    }
}

/// The settings.
#[must_use]
pub fn entry_of_settings(settings: &Settings, revision: u32) -> Entry {
    let body = json(&v1::Settings {
        me: settings.me.to_string().into(),
        words: settings.snaps_to_words,
        letters: settings.has_letter_keys,
        theme: match settings.theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
        .into(),
        keys: settings.keys.as_str().into(),
        comfort: settings.comfort.lines().into(),
    });
    Entry {
        place: Place::Settings,
        is_deleted: false,
        revision,
        body,
    }
}

fn text_of(article: &Article) -> Entry {
    Entry {
        place: Place::Text(article.id),
        is_deleted: false,
        revision: 1,
        body: article.text.as_str().to_owned(),
    }
}

fn article(article: &Article) -> String {
    let details = &article.details;
    json(&v1::Article {
        h: article.hash.to_string().into(),
        t: (&details.title).into(),
        s: (&details.source).into(),
        w: (&details.author).into(),
        p: (&details.published).into(),
        l: (&details.language).into(),
        b: blocks::write(article.text.as_str(), &article.blocks).map(Into::into),
        r: article.is_read_only,
        a: article.provenance.by.to_string().into(),
        c: v1::write_time(article.provenance.created),
        m: v1::write_time(article.provenance.modified),
    })
}

fn annotation(annotation: &Annotation, text: &str) -> String {
    let pieces = annotation.target.pieces().iter();
    json(&v1::Annotation {
        p: pieces
            .map(|it| (it.start().get() as u32, it.end().get() as u32))
            .collect(),
        t: annotation.tag.as_str().into(),
        n: (&*annotation.note).into(),
        a: annotation.provenance.by.to_string().into(),
        c: v1::write_time(annotation.provenance.created),
        m: v1::write_time(annotation.provenance.modified),
        w: format!(
            "{:08x}",
            words(&annotation.target, text).unwrap_or_default()
        )
        .into(),
    })
}

fn attribution(it: &Attribution) -> v1::Tied<'_> {
    v1::Tied {
        s: source(it.source).into(),
        k: it.mode.key().into(),
        p: it.cue.as_ref().map(cue).unwrap_or_default().into(),
        q: it.told_by.map(source).unwrap_or_default().into(),
        ..v1::Tied::default()
    }
}

fn source(source: Source) -> String {
    match source {
        Source::Mention(mention) => mention.to_string(),
        Source::Entity(entity) => format!("{ENTITY}{entity}"),
        Source::Reporter => String::new(),
    }
}

/// Start and end of each piece in bytes: `12-16 20-24`.
fn cue(target: &Target) -> String {
    let pieces = target.pieces().iter();
    let pieces = pieces.map(|it| format!("{}-{}", it.start().get(), it.end().get()));
    pieces.collect::<Vec<_>>().join(" ")
}

fn finding(it: &Finding) -> v1::Tied<'_> {
    match &it.says {
        Says::Evidence(it) => v1::Tied {
            s: (&it.source).into(),
            k: it.stance.key().into(),
            p: (&it.passage).into(),
            d: (&it.consulted).into(),
            q: (&it.question).into(),
            w: (&it.answer).into(),
            ..v1::Tied::default()
        },
        Says::Verdict(it) => v1::Tied {
            k: it.rating.key().into(),
            p: (&it.reason).into(),
            ..v1::Tied::default()
        },
        Says::Particulars(it) => particulars(it),
        Says::Link(it) => v1::Tied {
            k: LINK.into(),
            s: it.to.to_string().into(),
            q: format!("{} {}", it.article, it.hash).into(),
            w: it.relation.key().into(),
            d: (&it.title).into(),
            p: (&it.quote).into(),
            ..v1::Tied::default()
        },
    }
}

/// With what all of them have.
fn particulars(it: &Particulars) -> v1::Tied<'_> {
    let entity = it.entity.map(|it| it.to_string());
    v1::Tied {
        k: PARTICULARS.into(),
        s: entity.unwrap_or_default().into(),
        q: it.role.map_or("", Role::key).into(),
        w: it.kind.map_or("", ClaimKind::key).into(),
        d: (&it.day).into(),
        p: (&it.place).into(),
        ..v1::Tied::default()
    }
}

fn entity(it: &Entity) -> String {
    let profile = &it.profile;
    json(&v1::Entity {
        n: (&profile.name).into(),
        x: profile.aliases.join("\n").into(),
        k: profile.kind.key().into(),
        d: (&profile.description).into(),
        w: (&profile.reason).into(),
        o: (&profile.outside).into(),
        g: (&profile.coordinates).into(),
        t: (&profile.note).into(),
        a: it.provenance.by.to_string().into(),
        c: v1::write_time(it.provenance.created),
        m: v1::write_time(it.provenance.modified),
    })
}

fn tied(body: v1::Tied<'_>, claim: AnnotationId, provenance: Provenance) -> String {
    json(&v1::Tied {
        o: claim.to_string().into(),
        a: provenance.by.to_string().into(),
        c: v1::write_time(provenance.created),
        m: v1::write_time(provenance.modified),
        ..body
    })
}

fn author(author: &Author) -> String {
    json(&v1::Author {
        n: (&*author.name).into(),
        m: v1::write_time(author.modified),
    })
}

/// CRC-32 of the marked words; `None` where a piece leaves the text or cuts a character.
pub(super) fn words(target: &Target, text: &str) -> Option<u32> {
    let mut digest = super::header::CRC.digest();
    for span in target.pieces() {
        let words = text.get(span.start().get()..span.end().get())?;
        digest.update(words.as_bytes());
    }
    Some(digest.finalize())
}

/// These types hold strings, numbers and lists only, for which writing JSON into memory does not fail.
fn json(body: &impl serde::Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
