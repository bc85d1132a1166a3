//! Tags: what a marked span is.

use std::fmt;
use std::rc::Rc;

/// The key of a tag: lower case, no spaces, at most 40 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagKey(Rc<str>);

impl TagKey {
    /// Longest key, in bytes.
    pub const MAX_LEN: usize = 40;

    /// Reads a key: a lower case letter, then lower case letters, digits, `-` and `_`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let is_first = |it: char| it.is_alphabetic() && !it.is_uppercase();
        let is_later = |it: char| is_first(it) || it.is_numeric() || matches!(it, '-' | '_');
        let mut characters = key.chars();
        let is_key = key.len() <= Self::MAX_LEN
            && characters.next().is_some_and(is_first)
            && characters.all(is_later);
        is_key.then(|| Self(key.into()))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TagKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for TagKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which of the three a tag is, or behaves like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Behavior {
    /// Who.
    Actor,
    /// Where.
    Location,
    /// What is asserted.
    Claim,
}

impl Behavior {
    /// The three, in the order in which people meet them.
    pub const ALL: [Self; 3] = [Self::Actor, Self::Location, Self::Claim];

    /// The key of the tag of the same name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Location => "location",
            Self::Claim => "claim",
        }
    }

    /// The one whose tag has this key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl From<Behavior> for TagKey {
    fn from(behavior: Behavior) -> Self {
        Self(behavior.key().into())
    }
}

/// One tag of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Names the tag in records and files.
    pub key: TagKey,
    /// What it behaves like: decides how its marks are drawn.
    pub behavior: Behavior,
    /// The letter of its badge, and the key that tags with it.
    pub letter: char,
    /// What it is called; empty where the messages say.
    pub label: Rc<str>,
    /// Its color, from 1 in the palette of `styles/tokens.css`; 0 is that of what it behaves like.
    pub color: u8,
}

impl Tag {
    /// What the style sheets call the colors of the palette: violet, magenta, red, gold, petrol, gray.
    pub const HUES: [&'static str; 6] = ["1", "2", "3", "4", "5", "6"];

    /// What the style sheets call its color. One that the palette does not have is that of what it behaves like.
    #[must_use]
    pub fn hue(&self) -> &'static str {
        let place = usize::from(self.color).checked_sub(1);
        let own = place.and_then(|it| Self::HUES.get(it)).copied();
        own.unwrap_or(self.behavior.key())
    }
}

/// The tags that can be given, in the order of the toolbar. Two sets are never in force at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagSet {
    tags: Vec<Tag>,
}

impl TagSet {
    /// The three and these, in this order. One whose key or letter is taken is left out.
    #[must_use]
    pub fn with<'a>(own: impl IntoIterator<Item = &'a Tag>) -> Self {
        let mut set = Self::default();
        for tag in own {
            let is_letter = |it: &Tag| it.letter.eq_ignore_ascii_case(&tag.letter);
            let is_taken = |it: &Tag| it.key == tag.key || is_letter(it);
            if !set.tags.iter().any(is_taken) {
                set.tags.push(tag.clone());
            }
        }
        set
    }

    /// The tags, in order.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The tag of this key.
    #[must_use]
    pub fn get(&self, key: &TagKey) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.key == *key)
    }

    /// What a key behaves like: a key that the set does not know is drawn as a claim, so that it is seen.
    #[must_use]
    pub fn behavior(&self, key: &TagKey) -> Behavior {
        self.get(key).map_or(Behavior::Claim, |tag| tag.behavior)
    }

    /// What the style sheets call the color of a key: see [`Tag::hue`].
    #[must_use]
    pub fn hue(&self, key: &TagKey) -> &'static str {
        self.get(key).map_or(Behavior::Claim.key(), Tag::hue)
    }
}

/// Actor, location, claim.
impl Default for TagSet {
    fn default() -> Self {
        let tag = |behavior: Behavior| Tag {
            key: behavior.into(),
            behavior,
            letter: behavior
                .key()
                .chars()
                .next()
                .map_or('?', |it| it.to_ascii_uppercase()),
            label: "".into(),
            color: 0,
        };
        Self {
            tags: Behavior::ALL.into_iter().map(tag).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, is_key: bool) {
        assert_eq!(TagKey::parse(key).is_some(), is_key, "{key}");
    }

    #[test]
    fn ok_keys_are_lower_case_without_spaces() {
        check("actor", true);
        check("own-tag_2", true);
        check("schlüssel", true);
        check("重要", true);
        check("", false);
        check("2nd", false);
        check("Actor", false);
        check("two words", false);
        check("<script>", false);
        check(&"x".repeat(41), false);
    }
}
