//! Places in the text: `[[start, end], …]` in code points.

use super::Unread;
use crate::domain::text::{CodePoint, Span, Target, Text};

/// A place as it is written.
pub(super) type Pieces = Vec<(u64, u64)>;

/// Writes a place; nothing where it is not within the text.
pub(super) fn write(text: &Text, target: &Target) -> Pieces {
    let points = |at| text.code_points_of(at).map(|it| it.get() as u64);
    let piece = |it: &Span| Some((points(it.start())?, points(it.end())?));
    target.pieces().iter().filter_map(piece).collect()
}

/// Reads a place.
pub(super) fn read(text: &Text, pieces: &Pieces) -> Result<Target, Unread> {
    let byte = |at: u64| text.byte_of_code_points(CodePoint::new(usize::try_from(at).ok()?));
    let span = |&(start, end): &(u64, u64)| {
        let span = byte(start).zip(byte(end));
        let span = span.and_then(|(start, end)| Span::new(start, end));
        span.ok_or(Unread::Outside(start, end))
    };
    let spans = pieces.iter().map(span).collect::<Result<Vec<_>, _>>()?;
    Target::new(spans).map_err(|it| Unread::Shape("words of the article", it.to_string()))
}
