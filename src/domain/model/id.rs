//! Names of records: 128 random bits, written as 22 characters in storage and as a UUID in files.

use std::fmt;

/// 128 bits that name one record for ever. Random (UUID version 4), so that files merge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

/// The base64url alphabet of RFC 4648, section 5.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Characters of an id in storage: 22 × 6 bits hold 128.
const LENGTH: usize = 22;

impl Id {
    /// The id of these bits.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bits as two numbers that sort as ids do.
    #[must_use]
    pub const fn halves(self) -> (u64, u64) {
        let bits = u128::from_be_bytes(self.0);
        ((bits >> 64) as u64, bits as u64)
    }

    /// The bits.
    #[must_use]
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// A random id of these bits, with the marks of UUID version 4 (RFC 9562, section 5.4) set.
    #[must_use]
    pub fn random(mut bytes: [u8; 16]) -> Self {
        let [_, _, _, _, _, _, version, _, variant, ..] = &mut bytes;
        *version = (*version & 0x0f) | 0x40;
        *variant = (*variant & 0x3f) | 0x80;
        Self(bytes)
    }

    /// Reads the 22 characters that [`fmt::Display`] writes; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != LENGTH {
            return None;
        }
        let mut bits = 0_u128;
        for (place, byte) in text.bytes().enumerate() {
            let digit = ALPHABET.iter().position(|&it| it == byte)? as u128;
            if place + 1 < LENGTH {
                bits = (bits << 6) | digit;
            } else if digit & 0b1111 == 0 {
                bits = (bits << 2) | (digit >> 4);
            } else {
                return None;
            }
        }
        Some(Self(bits.to_be_bytes()))
    }

    /// As a UUID: 36 lower case characters with hyphens.
    #[must_use]
    pub fn to_uuid(self) -> String {
        let hex: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
        format!(
            "{}-{}-{}-{}-{}",
            part(0, 8),
            part(8, 12),
            part(12, 16),
            part(16, 20),
            part(20, 32)
        )
    }

    /// Reads a UUID of any version, upper or lower case; `None` for anything else.
    #[must_use]
    pub fn parse_uuid(text: &str) -> Option<Self> {
        let is_shaped = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            });
        let digits: String = text.chars().filter(|&it| it != '-').collect();
        let bits = u128::from_str_radix(&digits, 16).ok()?;
        is_shaped.then(|| Self(bits.to_be_bytes()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = u128::from_be_bytes(self.0);
        for place in 0..LENGTH {
            let digit = match 122_usize.checked_sub(place * 6) {
                Some(shift) => (bits >> shift) & 63,
                None => (bits & 3) << 4,
            };
            let letter = ALPHABET.get(digit as usize).copied().unwrap_or(b'A');
            fmt::Write::write_char(f, char::from(letter))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! named_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl $name {
            /// Reads the 22 characters of an id.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Id::parse(text).map(Self)
            }
        }
    };
}

named_id!(
    /// Names an article.
    ArticleId
);
named_id!(
    /// Names an annotation.
    AnnotationId
);
named_id!(
    /// Names an attribution.
    AttributionId
);
named_id!(
    /// Names a piece of evidence or a verdict.
    FindingId
);
named_id!(
    /// Names an entity.
    EntityId
);
named_id!(
    /// Names a scale of verdicts.
    ScaleId
);
named_id!(
    /// Names an enclosure.
    EnclosureId
);
named_id!(
    /// Names whoever made a record.
    AuthorId
);

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: [u8; 16], short: &str, uuid: &str) {
        let id = Id::from_bytes(bytes);
        assert_eq!(
            (id.to_string().as_str(), id.to_uuid().as_str()),
            (short, uuid)
        );
        assert_eq!(Id::parse(short), Some(id));
        assert_eq!(Id::parse_uuid(uuid), Some(id));
    }

    #[test]
    fn roundtrip_both_spellings() {
        check(
            [0; 16],
            "AAAAAAAAAAAAAAAAAAAAAA",
            "00000000-0000-0000-0000-000000000000",
        );
        check(
            [0xff; 16],
            "_____________________w",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
        );
        check(
            [
                0x6f, 0x1c, 0x1a, 0x52, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1,
            ],
            "bxwaUgAAQACAAAAAAAAAAQ",
            "6f1c1a52-0000-4000-8000-000000000001",
        );
    }

    #[test]
    fn err_other_strings_are_no_ids() {
        for text in [
            "",
            "AAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAB",
            "AAAAAAAAAAAAAAAAAAAA!A",
            "ääääääääääää",
        ] {
            assert_eq!(Id::parse(text), None, "{text}");
        }
        for text in [
            "",
            "6f1c1a52-0000-4000-8000-00000000000g",
            "6f1c1a520000400080000000000000010000",
        ] {
            assert_eq!(Id::parse_uuid(text), None, "{text}");
        }
    }

    #[test]
    fn ok_random_ids_carry_the_marks_of_version_4() {
        assert_eq!(
            Id::random([0xff; 16]).to_uuid(),
            "ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
    }
}
