//! Cuts a text into words and signs, as names and quotations are looked for in it.
//!
//! These are not the words that a selection grows to: a title keeps its full stop (`Dr.`), a possessive is a token of
//! its own, and each letter of a script without spaces is one, so that names marked before are found in it too.

use std::ops::Range;

use super::rules::Rules;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with what joins them.
    Word,
    /// Begins with a digit.
    Number,
    /// `'s`, or the apostrophe after a plural.
    Possessive,
    /// A comma.
    Comma,
    /// A full stop, question mark or exclamation mark.
    Stop,
    /// A colon.
    Colon,
    /// A dash.
    Dash,
    /// A quotation mark of the rules.
    Quote,
    /// Any other sign.
    Sign,
}

/// A word or sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte in the text.
    pub(super) start: usize,
    /// First byte after.
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Whether it is a word that begins with an upper case letter.
    pub(super) is_capital: bool,
}

/// The tokens of a text, and which of them are on each line.
pub(super) fn tokens(text: &str, rules: &Rules) -> (Vec<Token>, Vec<Range<usize>>) {
    let (mut tokens, mut lines) = (Vec::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let first = tokens.len();
        read(line, start, rules, &mut tokens);
        start += line.len();
        if first < tokens.len() {
            lines.push(first..tokens.len());
        }
    }
    (tokens, lines)
}

fn read(line: &str, from: usize, rules: &Rules, tokens: &mut Vec<Token>) {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let start = from + (line.len() - rest.len());
        let before = tokens.last().filter(|it| it.end == start);
        let (len, kind) = if first.is_whitespace() {
            (first.len_utf8(), None)
        } else if is_unspaced(first) {
            (unspaced_len(rest), Some(Kind::Word))
        } else if first.is_numeric() {
            (number_len(rest), Some(Kind::Number))
        } else if first.is_alphabetic() {
            (word_len(rest, rules), Some(Kind::Word))
        } else {
            let is_after_word = before.is_some_and(|it| it.kind == Kind::Word);
            let is_plural = line
                .get(..start - from)
                .is_some_and(|it| it.ends_with(['s', 'S']));
            match possessive_len(rest, is_plural).filter(|_| is_after_word) {
                Some(len) => (len, Some(Kind::Possessive)),
                None => (first.len_utf8(), Some(sign(first, rules))),
            }
        };
        if let Some(kind) = kind {
            tokens.push(Token {
                start,
                end: start + len,
                kind,
                is_capital: kind == Kind::Word
                    && is_capital(rest.get(..len).unwrap_or_default(), rules),
            });
        }
        rest = rest.get(len..).unwrap_or_default();
    }
}

fn sign(sign: char, rules: &Rules) -> Kind {
    match sign {
        ',' | '،' | '、' | '，' => Kind::Comma,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' => Kind::Stop,
        ':' | '：' => Kind::Colon,
        '-' | '–' | '—' => Kind::Dash,
        _ if rules.is_quote(sign) => Kind::Quote,
        _ => Kind::Sign,
    }
}

/// Whether a word is written as names are: *Masoud* and *al-Masoud*, but not *London-based*.
fn is_capital(word: &str, rules: &Rules) -> bool {
    let is_upper = |it: &str| it.starts_with(char::is_uppercase);
    let (first, rest) = word.split_once('-').unwrap_or((word, ""));
    let last = rest.rsplit('-').next().unwrap_or_default();
    if is_upper(first) {
        !rules.compounds.has(last)
    } else {
        is_upper(rest) && rules.particles.has(first)
    }
}

/// Whether a letter is of a script without spaces: Thai, Lao, Burmese, Khmer, kana, or Han.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// One letter of such a script, with the signs above and below it.
fn unspaced_len(rest: &str) -> usize {
    let is_on = |it: char| is_unspaced(it) && !it.is_alphanumeric();
    let mut letters = rest.char_indices().skip(1);
    letters
        .find(|it| !is_on(it.1))
        .map_or(rest.len(), |it| it.0)
}

fn number_len(rest: &str) -> usize {
    let mut end = 0;
    while let Some((letter, after)) = next(rest, end) {
        let is_inner = matches!(letter, '.' | ',' | ':') && after.starts_with(char::is_numeric);
        if !(letter.is_alphanumeric() && !is_unspaced(letter) || is_inner) {
            break;
        }
        end += letter.len_utf8();
    }
    end
}

fn word_len(rest: &str, rules: &Rules) -> usize {
    let (mut end, mut since_stop, mut last) = (0, 0, ' ');
    while let Some((letter, after)) = next(rest, end) {
        let following = after.chars().next().filter(|it| it.is_alphanumeric());
        let is_part = match letter {
            '\u{300}'..='\u{36f}' => true,
            '-' | '\u{2010}' | '\u{2011}' | '&' => following.is_some(),
            '\'' | '\u{2019}' => {
                following.is_some() && possessive_len(letter_on(rest, end), false).is_none()
            }
            '.' => {
                since_stop == 1
                    && following.is_some_and(|it| !(last.is_lowercase() && it.is_uppercase()))
            }
            _ => letter.is_alphanumeric() && !is_unspaced(letter),
        };
        if !is_part {
            break;
        }
        since_stop = if letter == '.' { 0 } else { since_stop + 1 };
        last = letter;
        end += letter.len_utf8();
    }
    let word = rest.get(..end).unwrap_or_default();
    let Some(after) = rest.get(end..).and_then(|it| it.strip_prefix('.')) else {
        return end;
    };
    let is_initial = word.len() == last.len_utf8()
        && last.is_uppercase()
        && word != "I"
        && after
            .strip_prefix(' ')
            .is_some_and(|it| it.starts_with(char::is_uppercase));
    let has_stop = since_stop == 1 && word.contains('.');
    if is_initial || has_stop || rules.abbreviations.has(word) {
        end + 1
    } else {
        end
    }
}

/// The length of a possessive at the start of `rest`, in bytes.
fn possessive_len(rest: &str, is_plural: bool) -> Option<usize> {
    let apostrophe = rest
        .chars()
        .next()
        .filter(|it| matches!(it, '\'' | '\u{2019}'))?;
    let after = rest.get(apostrophe.len_utf8()..)?;
    let is_over = |it: &str| !it.starts_with(char::is_alphanumeric);
    match after.strip_prefix(['s', 'S']) {
        Some(after) if is_over(after) => Some(apostrophe.len_utf8() + 1),
        _ if is_plural && is_over(after) => Some(apostrophe.len_utf8()),
        _ => None,
    }
}

fn letter_on(rest: &str, at: usize) -> &str {
    rest.get(at..).unwrap_or_default()
}

/// The character at a byte, and what is after it.
fn next(rest: &str, at: usize) -> Option<(char, &str)> {
    let mut characters = rest.get(at..)?.chars();
    let first = characters.next()?;
    Some((first, characters.as_str()))
}
