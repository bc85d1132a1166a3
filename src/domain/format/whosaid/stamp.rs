//! Ids, times and hashes as they stand in a file.

use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::domain::model::{Id, Millis, TextHash};

const UUID: &str = "urn:uuid:";
const SHA256: &str = "urn:sha256:";
/// 9999-12-31T23:59:59.999Z: the last moment that RFC 3339 can say.
const LAST: u64 = 253_402_300_799_999;

pub(super) fn uuid(id: Id) -> String {
    format!("{UUID}{}", id.to_uuid())
}

pub(super) fn parse_uuid(text: &str) -> Option<Id> {
    Id::parse_uuid(text.strip_prefix(UUID)?)
}

pub(super) fn sha256(hash: TextHash) -> String {
    format!("{SHA256}{hash}")
}

pub(super) fn parse_sha256(text: &str) -> Option<TextHash> {
    TextHash::parse(text.strip_prefix(SHA256)?)
}

/// An id that follows from others, so that the same work is always written as the same file.
pub(super) fn derived(role: &str, ids: impl IntoIterator<Item = Id>) -> Id {
    let mut hasher = Sha256::new();
    hasher.update(role.as_bytes());
    for id in ids {
        hasher.update(id.bytes());
    }
    let digest: [u8; 32] = hasher.finalize().into();
    let mut bytes = [0; 16];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    Id::random(bytes)
}

/// The day of a time in UTC: YYYY-MM-DD.
#[must_use]
pub fn day(at: Millis) -> String {
    time(at).chars().take(10).collect()
}

/// RFC 3339 in UTC with milliseconds. Times after the year 9999 are held at its end.
pub(super) fn time(at: Millis) -> String {
    let at = at.0.min(LAST);
    let (seconds, millis) = (at / 1000, at % 1000);
    let seconds = i64::try_from(seconds).unwrap_or_default();
    let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (date, clock) = (moment.date(), moment.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{millis:03}Z",
        date.year(),
        u8::from(date.month()),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second()
    )
}

/// Reads RFC 3339 with any offset; `None` for anything else and for times before 1970.
pub(super) fn parse_time(text: &str) -> Option<Millis> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let millis = moment.unix_timestamp_nanos().div_euclid(1_000_000);
    u64::try_from(millis).ok().map(Millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(millis: u64, text: &str) {
        assert_eq!(time(Millis(millis)), text);
        assert_eq!(parse_time(text), Some(Millis(millis)));
    }

    #[test]
    fn roundtrip_times() {
        check(0, "1970-01-01T00:00:00.000Z");
        check(1_795_168_800_007, "2026-11-20T10:00:00.007Z");
        check(951_827_696_789, "2000-02-29T12:34:56.789Z");
        check(LAST, "9999-12-31T23:59:59.999Z");
        assert_eq!(time(Millis(u64::MAX)), "9999-12-31T23:59:59.999Z");
    }

    #[test]
    fn ok_other_spellings_of_a_time() {
        let ten = Some(Millis(1_795_168_800_000));
        assert_eq!(parse_time("2026-11-20T10:00:00Z"), ten);
        assert_eq!(parse_time("2026-11-20T12:00:00+02:00"), ten);
    }

    #[test]
    fn err_no_times() {
        for text in [
            "",
            "yesterday",
            "2026-11-20",
            "2026-11-20T10:00:00",
            "2026-13-20T10:00:00Z",
            "1969-12-31T23:59:59Z",
        ] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn err_no_ids_and_no_hashes() {
        for text in [
            "",
            "urn:uuid:",
            "6f1c1a52-0000-4000-8000-000000000001",
            "urn:uuid:é",
        ] {
            assert_eq!(parse_uuid(text), None, "{text}");
        }
        for text in ["", "urn:sha256:", "urn:sha256:00"] {
            assert_eq!(parse_sha256(text), None, "{text}");
        }
    }

    #[test]
    fn ok_derived_ids_differ_by_role() {
        let ids = [Id::from_bytes([1; 16])];
        assert_eq!(derived("page", ids), derived("page", ids));
        assert_ne!(derived("page", ids), derived("collection", ids));
    }
}
