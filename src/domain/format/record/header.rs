//! The header of a stored value: version, sign, revision, checksum; 18 characters.

use super::Why;

/// The version that is written.
const VERSION: char = '1';

/// Characters before the checksum: version, sign, revision.
const BEFORE: usize = 10;

/// Characters of the whole header.
const WIDTH: usize = 18;

/// What the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Whether the record is deleted.
    pub is_deleted: bool,
    /// Which version of the record this is.
    pub revision: u32,
    /// CRC-32 of the key and all of the value but itself.
    pub checksum: u32,
}

/// A whole value: header and body.
pub(super) fn seal(key: &str, is_deleted: bool, revision: u32, body: &str) -> String {
    let sign = if is_deleted { '-' } else { '+' };
    let before = format!("{VERSION}{sign}{revision:08x}");
    let checksum = checksum(key, &before, body);
    format!("{before}{checksum:08x}{body}")
}

/// Checks a value and takes its header off.
///
/// # Errors
/// [`Why::Newer`] where a newer version wrote it, [`Why::Damaged`] for anything else that is not a value
/// of version 1 under this key.
pub fn open<'a>(key: &str, value: &'a str) -> Result<(Header, &'a str), Why> {
    match value.chars().next() {
        Some(VERSION) => {}
        Some(version @ ('2'..='9' | 'A'..='Z' | 'a'..='z')) => return Err(Why::Newer(version)),
        _ => return Err(Why::Damaged),
    }
    let part = |from, to| value.get(from..to).ok_or(Why::Damaged);
    let header = Header {
        is_deleted: match part(1, 2)? {
            "+" => false,
            "-" => true,
            _ => return Err(Why::Damaged),
        },
        revision: hex(part(2, BEFORE)?).ok_or(Why::Damaged)?,
        checksum: hex(part(BEFORE, WIDTH)?).ok_or(Why::Damaged)?,
    };
    let body = value.get(WIDTH..).ok_or(Why::Damaged)?;
    if checksum(key, part(0, BEFORE)?, body) == header.checksum {
        Ok((header, body))
    } else {
        Err(Why::Damaged)
    }
}

/// CRC-32 as in ISO 3309: found in gzip and zip.
pub(super) const CRC: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

fn checksum(key: &str, before: &str, body: &str) -> u32 {
    let mut digest = CRC.digest();
    // No key holds a line end, so that no two pairs give the same bytes.
    for part in [key, "\n", before, body] {
        digest.update(part.as_bytes());
    }
    digest.finalize()
}

/// Reads 8 lower case hexadecimal digits.
pub(super) fn hex(digits: &str) -> Option<u32> {
    let is_hex = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let is_shaped = digits.len() == 8 && digits.bytes().all(is_hex);
    is_shaped.then(|| u32::from_str_radix(digits, 16).ok())?
}
