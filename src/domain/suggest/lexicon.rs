//! Lists of words and names that are asked about at every word of an article: sorted once, searched by halves.

use std::cmp::Ordering;

use super::page::Page;
use crate::domain::text::order;

/// Words whose case, of the letters of ASCII, does not count.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon(Names);

impl Lexicon {
    pub(super) fn new(words: &[String]) -> Self {
        Self(Names::new(words, false))
    }

    /// Whether the word is one of these.
    pub(super) fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The place in the list it was made of.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let (name, place) = self.0.names.get(self.0.first_from(word))?;
        (compare(name, word, false) == Ordering::Equal).then_some(*place)
    }
}

/// Names of one or more words.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// In the order of their bytes, each with its place in the list they come from.
    names: Vec<(Box<str>, usize)>,
    /// Whether the case of letters counts.
    is_exact: bool,
}

impl Names {
    /// Most words that a name may have: longer ones are never met, which bounds the time for each word of a text.
    pub(super) const MAX_WORDS: usize = 12;

    pub(super) fn new<T: AsRef<str>>(names: &[T], is_exact: bool) -> Self {
        let spelled = |name: &T| match name.as_ref() {
            exact if is_exact => exact.to_owned(),
            other => other.to_ascii_lowercase(),
        };
        let mut names: Vec<(Box<str>, usize)> = names
            .iter()
            .enumerate()
            .map(|(place, it)| (spelled(it).into(), place))
            .collect();
        sort(&mut names);
        Self { names, is_exact }
    }

    /// The longest of these names that begins at the word `at` and ends before the word `limit`: the word after it,
    /// and its place in the list.
    pub(super) fn longest(
        &self,
        page: &Page<'_>,
        at: usize,
        limit: usize,
    ) -> Option<(usize, usize)> {
        let mut found = None;
        for end in at + 1..=limit.min(at + Self::MAX_WORDS) {
            let words = page.words(at, end);
            let (name, place) = match self.names.get(self.first_from(words)) {
                Some(entry) if !words.is_empty() => entry,
                _ => break,
            };
            match compare(name, words, self.is_exact) {
                Ordering::Equal => found = Some((end, *place)),
                _ if !begins(name, words, self.is_exact) => break,
                _ => {}
            }
        }
        found
    }

    /// Whether these words, and no others, are a name.
    pub(super) fn has(&self, words: &str) -> bool {
        let name = self.names.get(self.first_from(words));
        name.is_some_and(|it| compare(&it.0, words, self.is_exact) == Ordering::Equal)
    }

    /// Where the first name stands that is not before these words.
    fn first_from(&self, words: &str) -> usize {
        self.names
            .partition_point(|it| compare(&it.0, words, self.is_exact) == Ordering::Less)
    }
}

fn compare(name: &str, words: &str, is_exact: bool) -> Ordering {
    if is_exact {
        return name.as_bytes().cmp(words.as_bytes());
    }
    let folded = words.bytes().map(|it| it.to_ascii_lowercase());
    name.bytes().cmp(folded)
}

fn begins(name: &str, words: &str, is_exact: bool) -> bool {
    let start = name.get(..words.len()).unwrap_or_default();
    start == words || (!is_exact && start.eq_ignore_ascii_case(words))
}

/// Sorts by bytes, by the one sort there is: its keys hold 16 bytes, and as equals keep their order, the last 16 are
/// sorted first.
fn sort(names: &mut Vec<(Box<str>, usize)>) {
    let longest = names.iter().map(|it| it.0.len()).max().unwrap_or_default();
    for chunk in (0..longest.div_ceil(16)).rev() {
        let key = |at: usize| {
            let name = names.get(at).map_or(&[][..], |it| it.0.as_bytes());
            let bytes = name.get(chunk * 16..).unwrap_or_default().iter();
            let bytes = bytes.copied().chain(std::iter::repeat(0));
            let key = bytes
                .take(16)
                .fold(0_u128, |key, it| (key << 8) | u128::from(it));
            ((key >> 64) as u64, key as u64)
        };
        let places = order(names.len(), &key);
        let sorted = places.into_iter().filter_map(|at| names.get(at).cloned());
        *names = sorted.collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_names_are_sorted_by_their_bytes() {
        let names = [
            "Newfoundland and Labrador b",
            "",
            "é",
            "Newfoundland and Labrador",
            "new",
            "Newfoundland and Labrador a",
            "New",
        ];
        let sorted = Names::new(&names, true);
        let mut expected = names.to_vec();
        expected.sort_unstable();
        let found: Vec<&str> = sorted.names.iter().map(|it| &*it.0).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ok_case_counts_only_where_it_is_asked() {
        let words = ["Said".to_owned(), "told".to_owned()];
        assert_eq!(Lexicon::new(&words).find("TOLD"), Some(1));
        assert!(Lexicon::new(&words).has("said"));
        assert!(!Lexicon::new(&words).has("sai"));
        assert!(Names::new(&words, true).has("Said"));
        assert!(!Names::new(&words, true).has("said"));
    }
}
