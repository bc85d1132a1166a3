//! Text and places in it: offsets as types, spans, conversions, words.
//!
//! Everything here works on one immutable text. Offsets count bytes; the other units exist only to be
//! converted at the edges: UTF-16 where the DOM is touched, code points in files.

mod breaks;
mod folded;
mod folds;
mod grapheme;
mod index;
mod invisible;
mod line;
mod magnet;
mod motion;
mod normalize;
mod offset;
mod order;
mod rows;
mod search;
mod sentences;
mod span;
mod widen;
mod words;

pub use breaks::{Breaks, PlainBreaks};
pub use folds::Folds;
pub use grapheme::snap_to_graphemes;
pub use index::Text;
pub use invisible::{invisible, sign_of};
pub use magnet::magnet;
pub use motion::{Unit, extend, last_place, nudge, sentence_around, step};
pub use normalize::{Normalized, normalize};
pub use offset::{Byte, CodePoint, Utf16};
pub use order::{order, ordered};
pub use rows::rows;
pub use search::{Wanted, is_whole, search};
pub use span::{Span, Target, TargetError};
pub use widen::{narrow, widen};
pub use words::{snap_to_words, word_at, words_of};
