//! Entities: the persons, organisations and places that mentions mean.

use super::{EntityId, Provenance};

/// Whom or what mentions mean, in whichever article of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Names the entity.
    pub id: EntityId,
    /// What is known of it.
    pub profile: Profile,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}

/// What is known of an entity; every field but the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
    /// How an unnamed source is described: "two security sources".
    pub description: String,
    /// Why a source is not named, as the article states it.
    pub reason: String,
    /// What it is elsewhere: an address of the web or the number of an item of Wikidata.
    pub outside: String,
    /// Where it is: degrees north and east, as [`coordinates`] reads them.
    pub coordinates: String,
    /// What the author wrote about it.
    pub note: String,
}

/// What an entity is; of an actor, which kind of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntityKind {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// A person with a name.
    Person,
    /// An organisation, an office, a government.
    Organisation,
    /// A document: a statement, a study, a film.
    Document,
    /// Many people who are not told apart: residents, protesters.
    Crowd,
    /// Somebody whose name is kept back.
    Unnamed,
    /// A place.
    Place,
}

impl EntityKind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Unsaid,
        Self::Person,
        Self::Organisation,
        Self::Document,
        Self::Crowd,
        Self::Unnamed,
        Self::Place,
    ];

    /// Its name in storage, files and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unsaid => "unsaid",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Crowd => "crowd",
            Self::Unnamed => "unnamed",
            Self::Place => "place",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl Profile {
    /// The profile of somebody of whom only the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.trim().to_owned(),
            ..Self::default()
        }
    }

    /// The name and the other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(String::as_str);
        std::iter::once(self.name.as_str())
            .chain(aliases)
            .filter(|it| !it.is_empty())
    }
}

/// The address that an outside id leads to: itself where it is one of the web, and for `Q42` the item of Wikidata.
#[must_use]
pub fn outside_address(outside: &str) -> Option<String> {
    let outside = outside.trim();
    if super::is_web_address(outside) {
        return Some(outside.to_owned());
    }
    let digits = outside.strip_prefix(['Q', 'q'])?;
    let is_item = digits.bytes().all(|it| it.is_ascii_digit())
        && digits.starts_with(|it| it != '0')
        && digits.len() < 12;
    is_item.then(|| format!("https://www.wikidata.org/wiki/Q{digits}"))
}

/// Degrees north and degrees east in millionths, written as decimals with a comma or a space between them.
#[must_use]
pub fn coordinates(text: &str) -> Option<(i32, i32)> {
    let mut parts = text.split([',', ' ']).filter(|it| !it.is_empty());
    let mut within = |most: i32| {
        let degrees = millionths(parts.next()?)?;
        (degrees.abs() <= most * 1_000_000).then_some(degrees)
    };
    let found = (within(90)?, within(180)?);
    parts.next().is_none().then_some(found)
}

/// A decimal of at most three digits before the point, in millionths; what is finer is cut off.
fn millionths(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || whole.len() > 3 {
        return None;
    }
    let digits = whole.bytes().chain(part.bytes().chain([b'0'; 6]).take(6));
    let value = digits.fold(0, |sum, it| sum * 10 + i32::from(it - b'0'));
    Some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_outside_ids_lead_to_the_web_only() {
        for (outside, expected) in [
            ("Q42", Some("https://www.wikidata.org/wiki/Q42")),
            (" q42 ", Some("https://www.wikidata.org/wiki/Q42")),
            ("https://example.org/a", Some("https://example.org/a")),
            ("Q", None),
            ("Q042", None),
            ("Q4x", None),
            ("Q424242424242", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(outside_address(outside).as_deref(), expected, "{outside:?}");
        }
    }

    #[test]
    fn ok_coordinates_are_two_numbers_on_the_globe() {
        for (text, expected) in [
            ("33.64, 36.69", Some((33_640_000, 36_690_000))),
            ("-90 180", Some((-90_000_000, 180_000_000))),
            ("33.6400001,-0.5", Some((33_640_000, -500_000))),
            ("91, 0", None),
            ("0, 181", None),
            ("1, 2, 3", None),
            ("1", None),
            ("north", None),
            ("NaN, 0", None),
            ("1., 0", None),
            ("90.000001, 0", None),
            ("0001, 0", None),
            ("", None),
        ] {
            assert_eq!(coordinates(text), expected, "{text:?}");
        }
    }

    #[test]
    fn roundtrip_kinds() {
        for kind in EntityKind::ALL {
            assert_eq!(EntityKind::parse(kind.key()), Some(kind));
        }
        assert_eq!(EntityKind::parse("somebody"), None);
    }
}
