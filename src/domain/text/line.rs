//! The line around a place: as far as words and grapheme clusters are looked for.

use std::ops::Range;

/// How far to look around a place, in bytes: of a longer line only a part is segmented, which keeps one snap
/// far below a frame in a text without line ends.
const REACH: usize = 2_000;

/// The byte range of the line around `at`, cut at [`REACH`] on either side.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = floor(text, at);
    let from = floor(text, at.saturating_sub(REACH));
    let to = floor(text, (at + REACH).min(text.len()));
    let before = text
        .get(from..at)
        .and_then(|it| it.rfind('\n'))
        .map_or(from, |it| from + it + 1);
    let after = text
        .get(at..to)
        .and_then(|it| it.find('\n'))
        .map_or(to, |it| at + it + 1);
    before..after
}

/// The last character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
