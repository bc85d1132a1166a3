//! What the core asks of a word breaker, and the plain Unicode rules for where there is no better one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Finds the words of a stretch of text.
///
/// The browser's own segmenter knows Thai and Japanese words, which the plain rules do not: so it comes
/// in through this port.
pub trait WordBreaks {
    /// The byte ranges of the words of `text`, in order, without spaces and punctuation between them.
    fn words(&self, text: &str) -> Vec<Range<usize>>;
}

/// The default rules of UAX #29, section 4.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainBreaks;

impl WordBreaks for PlainBreaks {
    fn words(&self, text: &str) -> Vec<Range<usize>> {
        text.unicode_word_indices()
            .map(|(start, word)| start..start + word.len())
            .collect()
    }
}
