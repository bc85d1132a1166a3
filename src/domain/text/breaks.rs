//! What the core asks of a text breaker, and the plain Unicode rules for where there is no better one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Finds the words and the characters, as a person sees them, of a stretch of text.
///
/// The browser's own segmenter knows Thai and Japanese words, which the plain rules do not, and has the
/// tables of Unicode already: so it comes in through this port, and the page does not carry them again.
pub trait Breaks {
    /// The byte ranges of the words of `text`, in order, without spaces and punctuation between them.
    fn words(&self, text: &str) -> Vec<Range<usize>>;

    /// Where the extended grapheme clusters of `text` begin (UAX #29, section 3), as byte offsets in order.
    fn graphemes(&self, text: &str) -> Vec<usize>;

    /// Where the sentences of `text` begin (UAX #29, section 5), as byte offsets in order.
    fn sentences(&self, text: &str) -> Vec<usize>;
}

/// The default rules of UAX #29.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainBreaks;

impl Breaks for PlainBreaks {
    fn words(&self, text: &str) -> Vec<Range<usize>> {
        let range = |(start, word): (usize, &str)| start..start + word.len();
        text.unicode_word_indices().map(range).collect()
    }

    fn graphemes(&self, text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, _)| at).collect()
    }

    fn sentences(&self, text: &str) -> Vec<usize> {
        text.split_sentence_bound_indices()
            .map(|(at, _)| at)
            .collect()
    }
}
