//! A text as it is compared, in one case and without accents, and the way back to the text itself.

use super::Folds;

/// A folded text. Folding a million characters takes longer than to look through them, so [`Text`](super::Text) keeps
/// its own.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    words: String,
    /// In text order, at least one, the last of them not `is_one`.
    steps: Vec<Step>,
}

/// Where the way back changes, in bytes. Few texts have many such places: most letters keep their length.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// In what the text was folded to.
    folded: usize,
    /// In the text.
    text: usize,
    /// Whether all up to the next step came of one character, whatever its length. Otherwise each byte came of one.
    is_one: bool,
}

impl Folded {
    /// What `fold` makes of a text.
    pub(super) fn new(text: &str, fold: &dyn Fn(&str) -> String) -> Self {
        let step = |folded, text, is_one| Step {
            folded,
            text,
            is_one,
        };
        let (mut words, mut steps) = (String::with_capacity(text.len()), vec![step(0, 0, false)]);
        Folds::new(fold).onto(&mut words, text, &mut |begin, character, from, made| {
            let mut letters = made.chars();
            let is_alike = letters.next().map(char::len_utf8) == Some(character.len_utf8())
                && letters.next().is_none();
            if !is_alike {
                // Nothing came between this character and the one before it.
                steps.pop_if(|it| it.text == begin);
                steps.push(step(from, begin, true));
                let (folded, end) = (from + made.len(), begin + character.len_utf8());
                steps.push(step(folded, end, false));
            }
        });
        Self { words, steps }
    }

    /// The stretches of the text, in bytes, that were folded to these words: whole characters, with the accents after
    /// them, in text order, none over another. Nothing where there are no words.
    pub(super) fn places(&self, words: &str) -> Vec<(usize, usize)> {
        if words.is_empty() {
            return Vec::new();
        }
        let found = self.words.match_indices(words);
        found
            .map(|(at, it)| (self.start(at), self.end(at + it.len())))
            .collect()
    }

    /// The last step up to byte `at` of what the text was folded to, and those after it.
    fn steps_from(&self, at: usize) -> (Option<&Step>, &[Step]) {
        let next = self.steps.partition_point(|it| it.folded <= at);
        let last = next.checked_sub(1).and_then(|it| self.steps.get(it));
        (last, self.steps.get(next..).unwrap_or_default())
    }

    /// The byte at which the character begins that byte `at` was folded from. Accents become nothing and stand at the
    /// same place as the character after them, which is the one that is meant.
    fn start(&self, at: usize) -> usize {
        let (last, _) = self.steps_from(at);
        last.map_or(0, |it| if it.is_one { it.text } else { it.text_at(at) })
    }

    /// The byte at which the character ends, with its accents, that was folded to what ends at byte `at`.
    fn end(&self, at: usize) -> usize {
        let (last, mut rest) = self.steps_from(at.saturating_sub(1));
        let mut end = match (last, rest) {
            (Some(last), [next, ..]) if last.is_one => next.text,
            (Some(last), _) => last.text_at(at),
            (None, _) => 0,
        };
        // An accent at the start of a line is not of what ends with the line before.
        let ends_line = self.words.get(..at).is_some_and(|it| it.ends_with('\n'));
        while let [accent, after, ..] = rest
            && accent.is_one
            && accent.folded == at
            && after.folded == at
            && !ends_line
        {
            end = after.text;
            rest = rest.get(1..).unwrap_or_default();
        }
        end
    }
}

impl Step {
    /// The byte of the text that byte `at`, which is after this step and before the next, came of.
    const fn text_at(&self, at: usize) -> usize {
        self.text + (at - self.folded)
    }
}
