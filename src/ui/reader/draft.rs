//! What is selected and about to be tagged: pieces collected so far, and the selection itself.

use crate::domain::model::Article;
use crate::domain::text::{
    Breaks, Byte, Span, Target, Text, Utf16, snap_to_graphemes, snap_to_words, word_at,
};
use crate::web::selection::Selected;

/// A selection as spans, snapped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Pieces collected before, with Ctrl or Cmd.
    pub kept: Vec<Span>,
    /// What is selected now.
    pub selected: Vec<Span>,
    /// Whether the moving end is the start.
    pub is_backward: bool,
}

impl Draft {
    /// The target that tagging would make, if there is anything to tag.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        Target::new(self.kept.iter().chain(&self.selected).copied()).ok()
    }

    /// The stretch at which the toolbar stands.
    #[must_use]
    pub fn place(&self) -> Option<Span> {
        self.selected.last().or(self.kept.last()).copied()
    }
}

/// How a selection is made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snap {
    /// Whole characters only.
    Characters,
    /// Whole words, growing.
    Words,
    /// Whole words, the moving end drawn back: the person is making the selection smaller.
    WordsInward,
}

/// The selection as spans of the article.
#[must_use]
pub fn spans_of(
    article: &Article,
    selected: &Selected,
    snap: Snap,
    breaks: &dyn Breaks,
) -> Vec<Span> {
    let text = &article.text;
    let span = |&(start, end): &(Utf16, Utf16)| {
        let raw = Span::new(byte_at(text, start), byte_at(text, end))?;
        let whole = snap_to_graphemes(text, raw, breaks)?;
        match snap {
            Snap::Characters => Some(whole),
            Snap::Words => snap_to_words(text, whole, breaks),
            Snap::WordsInward => {
                let drawn = draw_back(text, whole, selected.is_backward, breaks);
                drawn
                    .and_then(|it| snap_to_words(text, it, breaks))
                    .or(Some(whole))
            }
        }
    };
    selected.ranges.iter().filter_map(span).collect()
}

/// The byte of a UTF-16 offset; one between two surrogates moves to the character's start.
fn byte_at(text: &Text, at: Utf16) -> Byte {
    let before = || text.byte_of_utf16(Utf16::new(at.get().saturating_sub(1)));
    text.byte_of_utf16(at)
        .or_else(before)
        .unwrap_or_else(|| Byte::new(text.len()))
}

/// The span without the word that its moving end cuts.
fn draw_back(text: &Text, span: Span, is_backward: bool, breaks: &dyn Breaks) -> Option<Span> {
    if is_backward {
        let cut = word_at(text, span.start(), breaks).filter(|it| it.start() < span.start());
        Span::new(cut.map_or(span.start(), Span::end), span.end())
    } else {
        let cut = word_at(text, span.end(), breaks).filter(|it| it.start() < span.end());
        Span::new(span.start(), cut.map_or(span.end(), Span::start))
    }
}

/// The stretches of spans in UTF-16 units, for the DOM.
#[must_use]
pub fn utf16_of(text: &Text, spans: &[Span]) -> Vec<(Utf16, Utf16)> {
    let pair = |span: &Span| Some((text.utf16_of(span.start())?, text.utf16_of(span.end())?));
    spans.iter().filter_map(pair).collect()
}
