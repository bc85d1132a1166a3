//! Storage keys: which record a key names.

use std::fmt;

use crate::domain::model::{
    AnnotationId, ArticleId, AttributionId, AuthorId, EnclosureId, EntityId, FindingId, RecordKey,
    ScaleId,
};

/// What all keys of this format begin with. Frozen for ever.
pub const PREFIX: &str = "whosaid/1/";

/// The last spare place of a record whose own is taken by what cannot be read.
pub const LAST_SPARE: u8 = 9;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The text of an article.
    Text(ArticleId),
    /// A record.
    Record(RecordKey),
    /// The settings.
    Settings,
}

/// A key in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// A place: 1 is its own key, 2 to [`LAST_SPARE`] are its spare ones.
    At(Place, u8),
    /// A version that was kept aside.
    Aside,
}

/// The key without its spare.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        match self {
            Self::Text(id) => write!(f, "text/{id}"),
            Self::Record(RecordKey::Article(id)) => write!(f, "article/{id}"),
            Self::Record(RecordKey::Annotation(article, id)) => write!(f, "note/{article}/{id}"),
            Self::Record(RecordKey::Author(id)) => write!(f, "author/{id}"),
            Self::Record(RecordKey::Entity(id)) => write!(f, "entity/{id}"),
            Self::Record(RecordKey::Scale(id)) => write!(f, "scale/{id}"),
            Self::Record(RecordKey::Attribution(article, id)) => write!(f, "said/{article}/{id}"),
            Self::Record(RecordKey::Finding(article, id)) => write!(f, "found/{article}/{id}"),
            Self::Record(RecordKey::Enclosure(article, id)) => write!(f, "with/{article}/{id}"),
            Self::Settings => f.write_str("settings"),
        }
    }
}

impl Place {
    /// The key of this place, or of its spare from 2 on.
    #[must_use]
    pub fn key(self, spare: u8) -> String {
        if spare < 2 {
            self.to_string()
        } else {
            format!("{self}/{spare}")
        }
    }
}

impl Address {
    /// Reads a key; `None` where it is not one of this format.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let mut parts = key.strip_prefix(PREFIX)?.split('/');
        let kind = parts.next()?;
        let mut id = || parts.next();
        let place = match kind {
            "conflict" => return Some(Self::Aside),
            "text" => Place::Text(ArticleId::parse(id()?)?),
            "article" => Place::Record(RecordKey::Article(ArticleId::parse(id()?)?)),
            "author" => Place::Record(RecordKey::Author(AuthorId::parse(id()?)?)),
            "entity" => Place::Record(RecordKey::Entity(EntityId::parse(id()?)?)),
            "scale" => Place::Record(RecordKey::Scale(ScaleId::parse(id()?)?)),
            "note" => {
                let article = ArticleId::parse(id()?)?;
                let annotation = AnnotationId::parse(id()?)?;
                Place::Record(RecordKey::Annotation(article, annotation))
            }
            "said" => {
                let article = ArticleId::parse(id()?)?;
                let attribution = AttributionId::parse(id()?)?;
                Place::Record(RecordKey::Attribution(article, attribution))
            }
            "found" => {
                let article = ArticleId::parse(id()?)?;
                let finding = FindingId::parse(id()?)?;
                Place::Record(RecordKey::Finding(article, finding))
            }
            "with" => {
                let article = ArticleId::parse(id()?)?;
                let enclosure = EnclosureId::parse(id()?)?;
                Place::Record(RecordKey::Enclosure(article, enclosure))
            }
            "settings" => Place::Settings,
            _ => return None,
        };
        let spare = match parts.next() {
            None => 1,
            Some(digit) => digit
                .parse()
                .ok()
                .filter(|it| (2..=LAST_SPARE).contains(it))?,
        };
        let is_whole = key.len() == place.key(spare).len() && parts.next().is_none();
        is_whole.then_some(Self::At(place, spare))
    }
}

/// What the keys of an article's annotations begin with, those of its attributions, findings and enclosures.
#[must_use]
pub fn contents_of(article: ArticleId) -> [String; 4] {
    ["note", "said", "found", "with"].map(|kind| format!("{PREFIX}{kind}/{article}/"))
}

/// The key under which a losing version of the value under `key` is kept.
#[must_use]
pub fn aside(key: &str, checksum: u32) -> String {
    format!("{}/{checksum:08x}", asides_of(key))
}

/// What the keys begin with under which losing versions of the value under `key` are kept.
#[must_use]
pub fn asides_of(key: &str) -> String {
    let rest = key.strip_prefix(PREFIX).unwrap_or(key);
    format!("{PREFIX}conflict/{rest}")
}
