//! A text as it is compared, in one case and without accents, and the way back to the text itself.

use super::{Folds, Text};

/// A folded text. Folding a million characters takes longer than to look through them, so [`Text`] keeps its own.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    words: String,
    lines: Vec<Line>,
}

/// Where a line begins, in bytes.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// In the text.
    start: usize,
    /// In what it was folded to.
    folded: usize,
    /// Whether each of its bytes stands for one of the text: it is ASCII.
    is_plain: bool,
}

impl Folded {
    /// What `fold` makes of a text.
    pub(super) fn new(text: &str, fold: &dyn Fn(&str) -> String) -> Self {
        let mut folds = Folds::new(fold);
        let (mut words, mut lines) = (String::with_capacity(text.len()), Vec::new());
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.push(Line {
                start,
                folded: words.len(),
                is_plain: line.is_ascii(),
            });
            words.push_str(&folds.line(line));
            start += line.len();
        }
        Self { words, lines }
    }

    /// The stretches of the text, in bytes, that were folded to these words: whole characters, with the accents after
    /// them, in text order, none over another. Nothing where there are no words.
    pub(super) fn places(
        &self,
        text: &Text,
        words: &str,
        fold: &dyn Fn(&str) -> String,
    ) -> Vec<(usize, usize)> {
        if words.is_empty() {
            return Vec::new();
        }
        let mut origins = Origins {
            text: text.as_str(),
            folded: self,
            folds: Folds::new(fold),
            of: None,
            places: Vec::new(),
        };
        let found = self.words.match_indices(words);
        found
            .map(|(at, it)| (origins.start(at), origins.end(at + it.len())))
            .collect()
    }
}

/// The way back. Only a line in which something was found is looked at character by character.
struct Origins<'a> {
    text: &'a str,
    folded: &'a Folded,
    folds: Folds<'a>,
    /// The line that `places` is of.
    of: Option<usize>,
    /// For each character of that line, and its end, the byte in the text and in what it was folded to.
    places: Vec<(usize, usize)>,
}

impl Origins<'_> {
    /// The byte at which the character begins that byte `at` was folded from.
    fn start(&mut self, at: usize) -> usize {
        if let Some(plain) = self.settle(at, at) {
            return plain;
        }
        // Accents fold to nothing: they stand at the same place as the character after them.
        let next = self.places.partition_point(|it| it.1 <= at);
        self.place(next.saturating_sub(1))
    }

    /// The byte at which the character ends, with its accents, that was folded to what ends at byte `at`.
    fn end(&mut self, at: usize) -> usize {
        if let Some(plain) = self.settle(at.saturating_sub(1), at) {
            return plain;
        }
        let mut next = self.places.partition_point(|it| it.1 < at);
        let is_gone = |place: usize| {
            let here = self.places.get(place);
            let after = self.places.get(place + 1);
            matches!((here, after), (Some(here), Some(after)) if here.1 == after.1)
        };
        while is_gone(next) {
            next += 1;
        }
        self.place(next)
    }

    fn place(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |it| it.0)
    }

    /// Where `at` comes from if the line that holds byte `within` is plain; if not, its characters are there then.
    fn settle(&mut self, within: usize, at: usize) -> Option<usize> {
        let lines = &self.folded.lines;
        let next = lines.partition_point(|it| it.folded <= within);
        let line = lines.get(next.saturating_sub(1))?;
        if line.is_plain {
            return Some(line.start + (at - line.folded));
        }
        if self.of.replace(next) != Some(next) {
            let end = lines.get(next).map_or(self.text.len(), |it| it.start);
            let words = self.text.get(line.start..end).unwrap_or_default();
            let mut out = String::with_capacity(words.len());
            self.places.clear();
            for (byte, character) in words.char_indices() {
                self.places
                    .push((line.start + byte, line.folded + out.len()));
                self.folds.push(character, &mut out);
            }
            self.places.push((end, line.folded + out.len()));
        }
        None
    }
}
