//! What the rules find on the way: names with what they are, in tokens.

use super::{Behavior, Why};

/// Words that name somebody or some place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// The first token.
    pub(super) first: usize,
    /// The token after the last.
    pub(super) end: usize,
    pub(super) kind: MentionKind,
    pub(super) why: Why,
}

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// An actor or a location.
    Of(Behavior),
    /// What a person marked before with a tag of their own: its place in the list of known names.
    Own(usize),
}

/// The mentions of an article, in order, none over another.
#[derive(Debug, Default)]
pub(super) struct Mentions(pub(super) Vec<Mention>);

impl Mentions {
    /// The place of the one that begins at a token.
    pub(super) fn beginning(&self, at: usize) -> Option<usize> {
        let place = self.0.partition_point(|it| it.first < at);
        self.0.get(place).filter(|it| it.first == at).map(|_| place)
    }

    /// The place of the one that ends before a token.
    pub(super) fn ending(&self, at: usize) -> Option<usize> {
        let place = self.0.partition_point(|it| it.end < at);
        self.0.get(place).filter(|it| it.end == at).map(|_| place)
    }
}
