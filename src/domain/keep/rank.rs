//! Which of two versions of a record counts.

use std::cmp::Ordering;

use crate::domain::format::record::entries_of;
use crate::domain::model::Record;

/// The same in every tab: the later revision; then the live one; then the greater stored body.
///
/// `text` is that of the annotation's article.
pub(super) fn compare(mine: &Record, theirs: &Record, text: &str) -> Ordering {
    let rank = |it: &Record| (version(it), !it.is_deleted());
    rank(mine).cmp(&rank(theirs)).then_with(|| {
        if mine == theirs {
            Ordering::Equal
        } else {
            body(mine, text).cmp(&body(theirs, text))
        }
    })
}

/// Authors have no revision: their time stands in.
fn version(record: &Record) -> u64 {
    match record {
        Record::Author(it) => it.modified.0,
        _ => u64::from(record.revision()),
    }
}

fn body(record: &Record, text: &str) -> Option<String> {
    entries_of(record, text).pop().map(|entry| entry.body)
}

/// Revision and checksum of a stored value as one number, without a look at the rest.
pub(super) fn mark(value: &str) -> Option<u64> {
    u64::from_str_radix(value.get(2..18)?, 16).ok()
}
