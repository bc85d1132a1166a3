//! The hash that names a text, whoever holds it.

use std::fmt;

use sha2::{Digest, Sha256};

/// SHA-256 of a text's UTF-8 bytes after its line ends are normalized.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash([u8; 32]);

impl TextHash {
    /// The hash of `text`, which must have its line ends normalized.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// Reads 64 hexadecimal digits of either case; `None` for anything else.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if hex.len() != 64 {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            let digits = hex.get(at * 2..at * 2 + 2)?;
            if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
                return None;
            }
            *byte = u8::from_str_radix(digits, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

/// 64 lower case hexadecimal digits.
impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_known_hash() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(TextHash::of("abc").to_string(), hex);
        assert_eq!(
            TextHash::parse(&hex.to_uppercase()),
            Some(TextHash::of("abc"))
        );
    }

    #[test]
    fn err_other_strings() {
        for text in [
            "",
            "ba78",
            &"g".repeat(64),
            &"+f".repeat(32),
            &"é".repeat(32),
        ] {
            assert_eq!(TextHash::parse(text), None, "{text}");
        }
    }
}
