//! Records to stored values.

use super::header::seal;
use super::{Place, Settings, Theme, blocks, tags, v1};
use crate::domain::model::{
    Annotation, AnnotationId, Article, Attribution, Author, ClaimKind, Enclosure, Entity, Finding,
    Grade, Provenance, Record, Role, Says, Scale, Source,
};
use crate::domain::text::Target;

/// What stands before the id of an entity where that of a mention could be: no id holds it.
pub(super) const ENTITY: char = '@';

/// The kind of a finding that holds particulars, beside the names of stances and ratings.
pub(super) const PARTICULARS: &str = "particulars";

/// The kind of a finding that is a link.
pub(super) const LINK: &str = "link";

/// The kind of a body that is a scale, beside the names of kinds of entities.
pub(super) const SCALE: &str = "scale";

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
        Record::Attribution(it) => vec![entry(attribution(it))],
        Record::Finding(it) => vec![entry(finding(it))],
        Record::Entity(it) => vec![entry(entity(it))],
        Record::Scale(it) => vec![entry(scale(it))],
        Record::Enclosure(it) => vec![entry(enclosure(it))],
    }
}

/// The settings.
#[must_use]
pub fn entry_of_settings(settings: &Settings, revision: u32) -> Entry {
    let theme = match settings.theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let body = body(&[
        ("me", &settings.me.to_string()),
        ("words", v1::sign(settings.snaps_to_words)),
        ("letters", v1::sign(settings.has_letter_keys)),
        ("theme", theme),
        ("keys", &settings.keys),
        ("comfort", &settings.comfort.lines()),
    ]);
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

fn article(it: &Article) -> String {
    let (by, created, modified) = made(it.provenance);
    let details = &it.details;
    let hash = it.hash.to_string();
    let is_read_only = if it.is_read_only { v1::YES } else { "" };
    let blocks = blocks::write(it.text.as_str(), &it.blocks).unwrap_or_default();
    body(&[
        ("h", &hash),
        ("t", &details.title),
        ("s", &details.source),
        ("w", &details.author),
        ("p", &details.published),
        ("l", &details.language),
        ("b", &blocks),
        ("r", is_read_only),
        ("a", &by),
        ("c", &created),
        ("m", &modified),
    ])
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

fn attribution(it: &Attribution) -> String {
    let (source, teller) = (
        source(it.source),
        it.told_by.map(source).unwrap_or_default(),
    );
    let cue = it.cue.as_ref().map(cue).unwrap_or_default();
    let words = [
        ("s", source.as_str()),
        ("k", it.mode.key()),
        ("p", &cue),
        ("q", &teller),
    ];
    tied(&words, it.claim, it.provenance)
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

fn finding(finding: &Finding) -> String {
    let put = |words: &[(&'static str, &str)]| tied(words, finding.about, finding.provenance);
    match &finding.says {
        Says::Evidence(it) => put(&[
            ("s", &it.source),
            ("k", it.stance.key()),
            ("p", &it.passage),
            ("d", &it.consulted),
            ("q", &it.question),
            ("w", &it.answer),
        ]),
        Says::Verdict(it) => put(&[("k", it.rating.key()), ("p", &it.reason), ("w", &it.called)]),
        Says::Particulars(it) => put(&[
            ("s", &it.entity.map(|it| it.to_string()).unwrap_or_default()),
            ("k", PARTICULARS),
            ("p", &it.place),
            ("d", &it.day),
            ("q", it.role.map_or("", Role::key)),
            ("w", it.kind.map_or("", ClaimKind::key)),
        ]),
        Says::Link(it) => put(&[
            ("s", &it.to.to_string()),
            ("k", LINK),
            ("p", &it.quote),
            ("d", &it.title),
            ("q", &format!("{} {}", it.article, it.hash)),
            ("w", it.relation.key()),
        ]),
    }
}

/// What is tied to a mark, with what all of that has.
fn tied(words: &[(&'static str, &str)], mark: AnnotationId, provenance: Provenance) -> String {
    let (by, created, modified) = made(provenance);
    let mark = mark.to_string();
    let mut all = vec![("o", mark.as_str())];
    all.extend_from_slice(words);
    all.extend([("a", by.as_str()), ("c", &created), ("m", &modified)]);
    body(&all)
}

fn entity(it: &Entity) -> String {
    let (by, created, modified) = made(it.provenance);
    let profile = &it.profile;
    body(&[
        ("n", &profile.name),
        ("x", &profile.aliases.join("\n")),
        ("k", profile.kind.key()),
        ("d", &profile.description),
        ("w", &profile.reason),
        ("o", &profile.outside),
        ("g", &profile.coordinates),
        ("t", &profile.note),
        ("a", &by),
        ("c", &created),
        ("m", &modified),
    ])
}

fn scale(it: &Scale) -> String {
    let (by, created, modified) = made(it.provenance);
    let grade = |it: &Grade| format!("{} {}", it.rating.key(), it.name);
    let grades: Vec<String> = it.wording.grades.iter().map(grade).collect();
    body(&[
        ("n", &it.wording.name),
        ("x", &grades.join("\n")),
        ("k", SCALE),
        ("a", &by),
        ("c", &created),
        ("m", &modified),
    ])
}

fn enclosure(it: &Enclosure) -> String {
    let (by, created, modified) = made(it.provenance);
    body(&[
        ("k", it.kind.key()),
        ("g", &tags::write(&it.tags)),
        ("x", &it.body),
        ("a", &by),
        ("c", &created),
        ("m", &modified),
    ])
}

fn author(author: &Author) -> String {
    body(&[("n", &author.name), ("m", &v1::write_time(author.modified))])
}

/// Who made it, when, and when it was changed.
fn made(provenance: Provenance) -> (String, String, String) {
    let time = |it| v1::write_time(it).into_owned();
    let Provenance {
        by,
        created,
        modified,
        ..
    } = provenance;
    (by.to_string(), time(created), time(modified))
}

fn body(words: &[(&'static str, &str)]) -> String {
    json(&v1::Members(words))
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
