//! One key with those held beside it.

use std::fmt;

/// A key with those held beside it, in the words of `KeyboardEvent.key` (UI Events, section 5.5). Control and
/// Command are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// Whether Control or Command is held.
    pub has_ctrl: bool,
    /// Whether Alt is held.
    pub has_alt: bool,
    /// Whether Shift is held. Never so where it only makes the character: `?` is `?` on every keyboard.
    pub has_shift: bool,
    key: Box<str>,
}

impl Chord {
    /// A chord from what the browser says: the `key`, and the `code` of the place on the keyboard, which
    /// stands in where the key writes no Latin letter or digit. `None` for a key that is only held.
    #[must_use]
    pub fn pressed(key: &str, code: &str, held: (bool, bool, bool)) -> Option<Self> {
        if matches!(
            key,
            "" | "Control"
                | "Meta"
                | "Alt"
                | "AltGraph"
                | "Shift"
                | "CapsLock"
                | "Dead"
                | "Process"
                | "Unidentified"
        ) {
            return None;
        }
        let (has_ctrl, has_alt, has_shift) = held;
        let mut characters = key.chars();
        let (Some(only), None) = (characters.next(), characters.next()) else {
            return Some(Self {
                has_ctrl,
                has_alt,
                has_shift,
                key: key.into(),
            });
        };
        let place = code
            .strip_prefix("Key")
            .or_else(|| code.strip_prefix("Digit"));
        let is_latin = only.is_ascii();
        let key = match place.filter(|_| !is_latin && only.is_alphanumeric()) {
            Some(place) => place.to_ascii_lowercase(),
            None if only == ' ' => "Space".to_owned(),
            // Of other letters those in upper case are keys of their own: the tables that would tell weigh 6 KB.
            None => only.to_ascii_lowercase().to_string(),
        };
        let has_shift = has_shift && (only.is_alphabetic() || only == ' ');
        Some(Self {
            has_ctrl,
            has_alt,
            has_shift,
            key: key.into(),
        })
    }

    /// Reads `Ctrl+Alt+Shift+key`, each of the first three where it is held.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut rest = written;
        let mut take = |name: &str| match rest.strip_prefix(name) {
            Some(after) if !after.is_empty() => {
                rest = after;
                true
            }
            _ => false,
        };
        let (has_ctrl, has_alt, has_shift) = (take("Ctrl+"), take("Alt+"), take("Shift+"));
        (!rest.is_empty()).then(|| Self {
            has_ctrl,
            has_alt,
            has_shift,
            key: rest.into(),
        })
    }

    /// Whether it is a single character: a letter, a digit, a sign (WCAG 2.2, 2.1.4). Speech input types these.
    #[must_use]
    pub fn is_character(&self) -> bool {
        !self.has_ctrl && !self.has_alt && self.key.chars().count() == 1
    }

    /// The same without Shift.
    #[must_use]
    pub fn without_shift(&self) -> Self {
        Self {
            has_shift: false,
            ..self.clone()
        }
    }

    /// The keys one by one, as they are drawn.
    #[must_use]
    pub fn caps(&self) -> Vec<String> {
        let held = [
            (self.has_ctrl, "Ctrl"),
            (self.has_alt, "Alt"),
            (self.has_shift, "Shift"),
        ];
        let held = held.into_iter().filter(|it| it.0).map(|it| it.1);
        let key = match &*self.key {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            key => key,
        };
        held.chain([key]).map(str::to_owned).collect()
    }
}

/// As [`Chord::parse`] reads it.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (is_held, name) in [
            (self.has_ctrl, "Ctrl+"),
            (self.has_alt, "Alt+"),
            (self.has_shift, "Shift+"),
        ] {
            if is_held {
                f.write_str(name)?;
            }
        }
        f.write_str(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, code: &str, held: &str, expected: Option<&str>) {
        let held = (held.contains('c'), held.contains('a'), held.contains('s'));
        let found = Chord::pressed(key, code, held);
        assert_eq!(found.as_ref().map(Chord::to_string).as_deref(), expected);
        assert_eq!(found, expected.and_then(Chord::parse));
    }

    #[test]
    fn ok_chords_are_what_is_pressed() {
        check("a", "KeyA", "", Some("a"));
        check("A", "KeyA", "", Some("a"));
        check("A", "KeyA", "s", Some("Shift+a"));
        check("?", "Slash", "s", Some("?"));
        check("+", "BracketRight", "", Some("+"));
        check("+", "BracketRight", "c", Some("Ctrl++"));
        check("ArrowLeft", "ArrowLeft", "cs", Some("Ctrl+Shift+ArrowLeft"));
        check(" ", "Space", "s", Some("Shift+Space"));
        check("ش", "KeyA", "", Some("a"));
        check("٣", "Digit3", "", Some("3"));
        check("é", "Digit2", "", Some("2"));
        check("ö", "Semicolon", "", Some("ö"));
        check("Ö", "Semicolon", "s", Some("Shift+Ö"));
        check("Shift", "ShiftLeft", "s", None);
        check("Dead", "Quote", "", None);
    }

    #[test]
    fn ok_only_single_characters_are_letters() {
        let is = |it: &str| Chord::parse(it).is_some_and(|it| it.is_character());
        assert!(is("a") && is("?") && is("Shift+g") && is("ö"));
        assert!(!is("Ctrl+a") && !is("Alt+a") && !is("Enter") && !is("F1"));
    }
}
