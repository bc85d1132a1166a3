//! The signs of the short form of messages: control characters, which no message holds.

/// Before a pattern.
pub(super) const TEXT: char = '\u{1}';
/// After a message.
pub(super) const END: char = '\u{2}';
/// Before the name of a value.
pub(super) const VALUE: char = '\u{3}';
/// After it.
pub(super) const END_VALUE: char = '\u{4}';
/// Before the name that a choice is made by.
pub(super) const CHOICE: char = '\u{5}';
/// Before each variant.
pub(super) const VARIANT: char = '\u{6}';
/// After the last variant.
pub(super) const END_CHOICE: char = '\u{7}';
