//! Reads the bytes of a text file: UTF-8, or UTF-16 that says so.

use super::flow::Prose;
use crate::domain::model::Article;
use crate::domain::text::normalize;

/// The longest text of an article, in UTF-16 units: about 300,000 words, the length of a very long novel.
pub const MAX_UNITS: usize = 2_000_000;

/// A NUL byte this near the beginning says that a file is no text.
const BINARY_REACH: usize = 1_024;

/// Why bytes are not read as text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// There is nothing but white space.
    #[error("expected a text, found none; choose a file that has words in it")]
    Empty,
    /// A NUL byte stands near the beginning.
    #[error(
        "expected a text, found a NUL byte at byte {offset}: this looks like a binary file; open a .txt or .md file, or copy the text and paste it"
    )]
    Binary {
        /// Where, in bytes from 0.
        offset: usize,
    },
    /// A byte that UTF-8 cannot have there.
    #[error(
        "expected UTF-8 text, found byte 0x{byte:02x} at line {line}, column {column} (byte {offset}); save the file as UTF-8 and open it again"
    )]
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// Where, in bytes from 0.
        offset: usize,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// A surrogate without its other half.
    #[error(
        "expected UTF-16 text, found the lone surrogate U+{unit:04X} at byte {offset}; save the file as UTF-8 and open it again"
    )]
    LoneSurrogate {
        /// The surrogate.
        unit: u16,
        /// Where, in bytes from 0.
        offset: usize,
    },
    /// Half a UTF-16 unit at the end.
    #[error(
        "expected UTF-16 text, found half a unit at the end (byte {offset}): the file is cut short; get it again"
    )]
    HalfUnit {
        /// Where, in bytes from 0.
        offset: usize,
    },
    /// Longer than an article may be.
    #[error("expected at most 2,000,000 UTF-16 units of text, found {units}; cut it into parts")]
    TooLong {
        /// Its length in UTF-16 units.
        units: usize,
    },
}

/// Reads a `.txt` file. Each line becomes a block; nothing but line ends is changed.
///
/// # Errors
/// A [`TextError`] that says what was found where.
pub fn read(bytes: &[u8]) -> Result<Prose, TextError> {
    let text = normalize(&decode(bytes)?).text;
    check(&text)?;
    Ok(Prose {
        blocks: Article::lines(&text).to_vec(),
        text,
        title: None,
    })
}

/// Refuses a text that no article may have.
///
/// # Errors
/// [`TextError::Empty`], [`TextError::TooLong`].
pub fn check(text: &str) -> Result<(), TextError> {
    if text.trim().is_empty() {
        return Err(TextError::Empty);
    }
    // A text has no more units than bytes.
    let units = if text.len() > MAX_UNITS {
        text.encode_utf16().count()
    } else {
        0
    };
    if units > MAX_UNITS {
        return Err(TextError::TooLong { units });
    }
    Ok(())
}

/// The text of some bytes, without a byte order mark; line ends as they are.
///
/// # Errors
/// A [`TextError`] that says what was found where.
pub fn decode(bytes: &[u8]) -> Result<String, TextError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        _ => utf8(bytes, 0),
    }
}

fn utf8(bytes: &[u8], skipped: usize) -> Result<String, TextError> {
    if let Some(at) = bytes.iter().take(BINARY_REACH).position(|&it| it == 0) {
        return Err(TextError::Binary {
            offset: skipped + at,
        });
    }
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|error| {
            let at = error.valid_up_to();
            let good = bytes.get(..at).unwrap_or_default();
            let before = String::from_utf8_lossy(good);
            let before = normalize(&before).text;
            let line_before = before.rsplit('\n').next().unwrap_or_default();
            TextError::NotUtf8 {
                byte: bytes.get(at).copied().unwrap_or_default(),
                offset: skipped + at,
                line: before.matches('\n').count() + 1,
                column: line_before.chars().count() + 1,
            }
        })
}

/// `bytes` come after the mark of two bytes.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TextError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(TextError::HalfUnit {
            offset: bytes.len() + 1,
        });
    }
    let mut offset = 2;
    let characters = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)));
    let text = characters.map(|decoded| match decoded {
        Ok(character) => {
            offset += character.len_utf16() * 2;
            Ok(character)
        }
        Err(error) => Err(TextError::LoneSurrogate {
            unit: error.unpaired_surrogate(),
            offset,
        }),
    });
    text.collect()
}
