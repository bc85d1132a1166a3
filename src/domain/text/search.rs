//! Finds words in a text, as forgiving of case and accents as is asked.

use super::{Span, Text};

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

/// The stretches that hold what is wanted, in text order, none over another.
///
/// `fold` puts words in lower case and takes their accents off; the browser has the tables for it. The text is folded
/// once: later calls are taken to come with the same `fold`.
#[must_use]
pub fn search(text: &Text, wanted: &Wanted, fold: &dyn Fn(&str) -> String) -> Vec<Span> {
    let words = wanted.words.as_str();
    if words.trim().is_empty() {
        return Vec::new();
    }
    let places = if wanted.is_exact {
        let found = text.as_str().match_indices(words);
        found.map(|(at, it)| (at, at + it.len())).collect()
    } else {
        text.folded(fold).places(&fold(words))
    };
    let is_wanted = |from, to| !wanted.is_whole || is_whole(text.as_str(), from, to);
    let spans = places.into_iter().filter(|&(from, to)| is_wanted(from, to));
    spans.filter_map(|(from, to)| Span::of(from, to)).collect()
}

/// Whether the bytes `from..to` of a text are no part of longer words. Where a script writes words without spaces, any place will do.
#[must_use]
pub fn is_whole(text: &str, from: usize, to: usize) -> bool {
    let before = text.get(..from).and_then(|it| it.chars().next_back());
    let after = text.get(to..).and_then(|it| it.chars().next());
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
        check("one\ntwo", "", "one two\n[one\ntwo]");
        check("né\nTWO", "", "eno[ne\ntwo]\no[né\ntwo]\no[ne\u{301}\nTWO]");
        check("né\n", "", "[ne\n]two\n[né\n]two\nté");
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
        // An accent alone folds to nothing.
        check("\u{301}", "", "e\u{301}x");
    }
}
