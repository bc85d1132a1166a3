//! Finds words in a text, as forgiving of case and accents as is asked.

use super::{Folds, Span, Text};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The words. Nothing is found where they are blank.
    pub words: String,
    /// Only where they are no part of longer words.
    pub is_whole: bool,
    /// Only these very letters: case and accents count.
    pub is_exact: bool,
}

/// The stretches that hold what is wanted, in text order, none over another. Lines are searched one by one.
///
/// `fold` puts words in lower case and takes their accents off; the browser has the tables for it. Lines of
/// ASCII go without.
#[must_use]
pub fn search(text: &Text, wanted: &Wanted, fold: &dyn Fn(&str) -> String) -> Vec<Span> {
    if wanted.words.trim().is_empty() {
        return Vec::new();
    }
    let needle = if wanted.is_exact {
        wanted.words.clone()
    } else {
        fold(&wanted.words)
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut folds = Folds::new(fold);
    for line in text.as_str().split_inclusive('\n') {
        let folded = if wanted.is_exact {
            Folded::plain(line.to_owned())
        } else if line.is_ascii() {
            Folded::plain(line.to_ascii_lowercase())
        } else {
            Folded::new(line, &needle, &mut folds)
        };
        for (at, _) in folded.words.match_indices(&needle) {
            let (from, to) = folded.origin(at, at + needle.len());
            let is_wanted = !wanted.is_whole || is_whole(line, from, to);
            found.extend(Span::of(start + from, start + to).filter(|_| is_wanted));
        }
        start += line.len();
    }
    found
}

/// A line as it is compared, and where its parts come from.
struct Folded {
    words: String,
    /// For each character of the line its byte there and in `words`; none where the bytes are the same.
    places: Vec<(usize, usize)>,
}

impl Folded {
    fn plain(words: String) -> Self {
        Self {
            words,
            places: Vec::new(),
        }
    }

    /// With the places of its characters only where the needle is in it.
    fn new(line: &str, needle: &str, folds: &mut Folds<'_>) -> Self {
        let mut folded = Self::plain(folds.line(line));
        if !folded.words.contains(needle) {
            return folded;
        }
        folded.words.clear();
        for (at, character) in line.char_indices() {
            folded.places.push((at, folded.words.len()));
            folds.push(character, &mut folded.words);
        }
        folded.places.push((line.len(), folded.words.len()));
        folded
    }

    /// Where the stretch of the folded line is in the line: whole characters, with the accents after them.
    fn origin(&self, from: usize, to: usize) -> (usize, usize) {
        if self.places.is_empty() {
            return (from, to);
        }
        let at = |place: usize| self.places.get(place).map_or(0, |it| it.0);
        // Accents fold to nothing: they stand at the same place as the character after them.
        let first = self.places.partition_point(|it| it.1 <= from);
        let mut next = self.places.partition_point(|it| it.1 < to);
        let is_gone = |place: usize| {
            let here = self.places.get(place);
            let after = self.places.get(place + 1);
            matches!((here, after), (Some(here), Some(after)) if here.1 == after.1)
        };
        while is_gone(next) {
            next += 1;
        }
        (at(first.saturating_sub(1)), at(next))
    }
}

/// Whether the bytes `from..to` of a line are no part of longer words. Where a script writes words without spaces, any place will do.
#[must_use]
pub fn is_whole(line: &str, from: usize, to: usize) -> bool {
    let before = line.get(..from).and_then(|it| it.chars().next_back());
    let after = line.get(to..).and_then(|it| it.chars().next());
    let is_part = |it: char| it.is_alphanumeric() && !is_unspaced(it);
    ![before, after].into_iter().flatten().any(is_part)
}

/// Whether a letter is of a script without spaces: Thai, Lao, Burmese, Khmer, kana, or Han.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the browser does it, for the letters of these tests.
    fn fold(words: &str) -> String {
        let letters = words.chars().flat_map(char::to_lowercase);
        letters
            .filter(|it| !('\u{300}'..'\u{370}').contains(it))
            .map(|it| match it {
                'é' | 'è' => 'e',
                'ü' => 'u',
                'ς' => 'σ',
                other => other,
            })
            .collect()
    }

    /// `expected` is the text with what is found in brackets. `how` holds `w` for whole words, `x` for exact.
    #[track_caller]
    fn check(words: &str, how: &str, expected: &str) {
        let text = Text::new(expected.replace(['[', ']'], ""));
        let wanted = Wanted {
            words: words.into(),
            is_whole: how.contains('w'),
            is_exact: how.contains('x'),
        };
        let mut shown = text.as_str().to_owned();
        for span in search(&text, &wanted, &fold).into_iter().rev() {
            shown.insert(span.end().get(), ']');
            shown.insert(span.start().get(), '[');
        }
        assert_eq!(shown, expected, "{words:?} {how}");
    }

    #[test]
    fn ok_case_and_accents_do_not_count_unless_asked() {
        check("nasr", "", "[Nasr] said that [NASR] did. [nasr]ine");
        check("nasr", "x", "Nasr said. [nasr]ine");
        check("ecole", "", "L’[École] and [e\u{301}cole], [ecole]s");
        check("école", "", "[Ecole] or [e\u{301}cole]");
        check("école", "x", "Ecole or [école] or e\u{301}cole");
        check("cafe", "", "a [cafe\u{301}] and [café]\u{200b}");
        check("ΟΔΟΣ", "", "η [οδος] εδώ");
    }

    #[test]
    fn ok_whole_words() {
        check("al", "w", "[al]-Masoud, also [Al]. [al]");
        check("said", "w", "[said]. Unsaid, [said]\n[said]");
        check("ü", "w", "[Ü] über [u]");
        check("東京", "w", "[東京]都と[東京]");
    }

    #[test]
    fn ok_every_place_once() {
        check("aa", "", "[aa][aa]a b\n[AA]");
        check("one two", "", "[one two]\none\ntwo");
        check("مسعود", "", "قال [مسعود] إن");
        check("東京", "", "[東京]都と[東京]");
        check("🙂", "", "a[🙂]b é [🙂]");
        // The dotted capital folds to two characters, of which the second goes.
        check("i", "", "[İ]x[i]");
    }

    #[test]
    fn ok_nothing_is_found_for_nothing() {
        check("", "", "a b");
        check("  ", "", "a  b");
        check("x", "", "a\n\nb");
        check("x", "", "");
    }
}
