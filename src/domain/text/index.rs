//! An immutable text with fast conversion between the three units.

use std::cell::OnceCell;
use std::fmt;

use super::folded::Folded;
use super::{Byte, CodePoint, Span, Utf16};

/// Bytes between two checkpoints: a conversion walks at most this many. 128 bytes make the table 1/16 of
/// the text, and a walk about 50 ns.
const STRIDE: usize = 128;

/// What had been counted at a byte that is a multiple of [`STRIDE`] (moved back to a character boundary).
#[derive(Clone, Copy)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
    code_points: u32,
}

/// An immutable text and its table of checkpoints.
pub struct Text {
    content: Box<str>,
    checkpoints: Box<[Checkpoint]>,
    utf16_len: Utf16,
    code_points: CodePoint,
    /// Once it has been searched.
    folded: OnceCell<Folded>,
}

impl Text {
    /// Indexes `content`, which is kept exactly as it is.
    #[must_use]
    pub fn new(content: impl Into<Box<str>>) -> Self {
        let content = content.into();
        let mut checkpoints = Vec::with_capacity(content.len() / STRIDE + 1);
        let (mut utf16, mut code_points) = (0_usize, 0_usize);
        for (byte, character) in content.char_indices() {
            if byte / STRIDE >= checkpoints.len() {
                checkpoints.push(Checkpoint {
                    byte: Byte::new(byte).get() as u32,
                    utf16: Utf16::new(utf16).get() as u32,
                    code_points: CodePoint::new(code_points).get() as u32,
                });
            }
            utf16 += character.len_utf16();
            code_points += 1;
        }
        Self {
            content,
            checkpoints: checkpoints.into(),
            utf16_len: Utf16::new(utf16),
            code_points: CodePoint::new(code_points),
            folded: OnceCell::new(),
        }
    }

    /// What `fold` made of it when this was asked first.
    pub(super) fn folded(&self, fold: &dyn Fn(&str) -> String) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.content, fold))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// Whether there is no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Length in UTF-16 code units.
    #[must_use]
    pub const fn utf16_len(&self) -> Utf16 {
        self.utf16_len
    }

    /// Length in code points.
    #[must_use]
    pub const fn code_points(&self) -> CodePoint {
        self.code_points
    }

    /// The words of a span, or `None` where it leaves the text or cuts a character.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.content.get(span.start().get()..span.end().get())
    }

    /// Whether the span lies within the text and cuts no character.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.slice(span).is_some()
    }

    /// UTF-16 units before `at`, or `None` where `at` is outside the text or inside a character.
    #[must_use]
    pub fn utf16_of(&self, at: Byte) -> Option<Utf16> {
        let (checkpoint, between) = self.before(at)?;
        let walked: usize = between.chars().map(char::len_utf16).sum();
        Some(Utf16::new(checkpoint.utf16 as usize + walked))
    }

    /// Code points before `at`, or `None` where `at` is outside the text or inside a character.
    #[must_use]
    pub fn code_points_of(&self, at: Byte) -> Option<CodePoint> {
        let (checkpoint, between) = self.before(at)?;
        Some(CodePoint::new(
            checkpoint.code_points as usize + between.chars().count(),
        ))
    }

    /// The byte at a UTF-16 offset, or `None` outside the text or between two surrogates.
    #[must_use]
    pub fn byte_of_utf16(&self, at: Utf16) -> Option<Byte> {
        let found = |it: &Checkpoint| it.utf16 as usize;
        self.walk(at.get(), self.utf16_len.get(), found, char::len_utf16)
    }

    /// The byte at a code point offset, or `None` outside the text.
    #[must_use]
    pub fn byte_of_code_points(&self, at: CodePoint) -> Option<Byte> {
        let found = |it: &Checkpoint| it.code_points as usize;
        self.walk(at.get(), self.code_points.get(), found, |_| 1)
    }

    /// The last checkpoint at or before `at`, and the text from there to `at`.
    fn before(&self, at: Byte) -> Option<(Checkpoint, &str)> {
        let start = Checkpoint {
            byte: 0,
            utf16: 0,
            code_points: 0,
        };
        let idx = self
            .checkpoints
            .partition_point(|it| it.byte as usize <= at.get());
        let checkpoint = idx
            .checked_sub(1)
            .and_then(|it| self.checkpoints.get(it))
            .copied()
            .unwrap_or(start);
        let between = self.content.get(checkpoint.byte as usize..at.get())?;
        Some((checkpoint, between))
    }

    fn walk(
        &self,
        at: usize,
        len: usize,
        counted: impl Fn(&Checkpoint) -> usize,
        width: impl Fn(char) -> usize,
    ) -> Option<Byte> {
        if at == len {
            return Some(Byte::new(self.len()));
        }
        let idx = self.checkpoints.partition_point(|it| counted(it) <= at);
        let checkpoint = self.checkpoints.get(idx.checked_sub(1)?)?;
        let mut count = counted(checkpoint);
        for (byte, character) in self.content.get(checkpoint.byte as usize..)?.char_indices() {
            if count >= at {
                return (count == at).then(|| Byte::new(checkpoint.byte as usize + byte));
            }
            count += width(character);
        }
        None
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `quote` found in `text`, as byte, code point and UTF-16 start.
    #[track_caller]
    fn check(text: &str, quote: &str, bytes: usize, code_points: usize, utf16: usize) {
        let text = Text::new(text);
        let at = text.as_str().find(quote).map(Byte::new);
        assert_eq!(at, Some(Byte::new(bytes)));
        let at = at.unwrap();
        assert_eq!(text.code_points_of(at), Some(CodePoint::new(code_points)));
        assert_eq!(text.utf16_of(at), Some(Utf16::new(utf16)));
        assert_eq!(
            text.byte_of_code_points(CodePoint::new(code_points)),
            Some(at)
        );
        assert_eq!(text.byte_of_utf16(Utf16::new(utf16)), Some(at));
    }

    #[test]
    fn ok_units_agree() {
        check("plain", "plain", 0, 0, 0);
        check("é after", "after", 3, 2, 2);
        check("🙂 after", "after", 5, 2, 3);
        check("سلام after", "after", 9, 5, 5);
        check(
            &format!("{}after", "🙂é".repeat(400)),
            "after",
            2400,
            800,
            1200,
        );
    }

    #[test]
    fn err_places_outside_or_inside_a_character() {
        let text = Text::new("a🙂b");
        assert_eq!(text.byte_of_utf16(Utf16::new(2)), None);
        assert_eq!(text.byte_of_utf16(Utf16::new(5)), None);
        assert_eq!(text.utf16_of(Byte::new(2)), None);
        assert_eq!(text.utf16_of(Byte::new(7)), None);
        assert_eq!(text.byte_of_code_points(CodePoint::new(4)), None);
        assert_eq!(
            text.byte_of_code_points(CodePoint::new(3)),
            Some(Byte::new(6))
        );
    }
}
