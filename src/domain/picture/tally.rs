//! How much each one says in one article: counted once, for as long as nothing in it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Entry, Stated, Who};
use crate::domain::model::{AnnotationId, Behavior, Mode, Role};
use crate::domain::workspace::QUOTATION_MARKS;

impl Account {
    /// A line of the ledger for each actor of the article, and for each one who says something there.
    pub(super) fn tally(&self) -> &[(Who, Entry)] {
        self.tally.get_or_init(|| count(self))
    }
}

fn count(account: &Account) -> Vec<(Who, Entry)> {
    let mut all: BTreeMap<&Who, Entry> = BTreeMap::new();
    for mention in &account.mentions {
        if mention.behavior == Behavior::Actor {
            let entry = all.entry(&mention.who).or_default();
            entry.first.get_or_insert(mention.mark.id);
            entry.n_mentions += 1;
            entry.is_silent |= mention.particulars.role == Some(Role::Silent);
        }
    }
    let mut said: BTreeMap<&Who, Said> = BTreeMap::new();
    for stated in &account.claims {
        for voice in &stated.sources {
            let said = said.entry(&voice.who).or_default();
            said.add(account, stated, voice.mode);
            if let Some((teller, _)) = &voice.teller {
                all.entry(teller).or_default().n_told += 1;
            }
        }
    }
    let text = account.article.text.as_str();
    for (who, said) in said {
        let entry = all.entry(who).or_default();
        entry.n_claims = said.claims.len();
        entry.n_words = count_in(text, said.all);
        entry.n_quoted = count_in(text, said.quoted);
    }
    let all = all.into_iter().map(|(who, it)| (who.clone(), it));
    all.collect()
}

/// What somebody says in one article. A claim within a claim of theirs adds no words.
#[derive(Default)]
struct Said {
    claims: BTreeSet<AnnotationId>,
    /// Stretches in bytes.
    all: Vec<(usize, usize)>,
    /// Those of them that stand in quotation marks.
    quoted: Vec<(usize, usize)>,
}

impl Said {
    fn add(&mut self, account: &Account, stated: &Stated, mode: Mode) {
        self.claims.insert(stated.claim.id);
        for piece in stated.claim.target.pieces() {
            let (start, end) = (piece.start().get(), piece.end().get());
            self.all.push((start, end));
            let words = account.article.text.slice(*piece).unwrap_or_default();
            match mode {
                Mode::Direct => self.quoted.push((start, end)),
                Mode::Mixed => {
                    let quoted = quoted_in(words).into_iter();
                    self.quoted
                        .extend(quoted.map(|(from, to)| (start + from, start + to)));
                }
                Mode::Paraphrase => {}
            }
        }
    }
}

/// How many words there are: letters and digits without anything between but an apostrophe, a hyphen, a point or a
/// comma. Of scripts that put no spaces between words each sign counts, as by UAX #29 for Han. Its tables would be 4 KB
/// more before the first paint, and shares do not change by them.
fn count_words(text: &str) -> usize {
    let is_joint = |it: char| "'’-.,".contains(it);
    let runs = text.split(|it: char| !it.is_alphanumeric() && !is_joint(it));
    let count = |run: &str| {
        let n_signs = run.chars().filter(|it| is_sign(*it)).count();
        let has_letters = run.chars().any(|it| it.is_alphanumeric() && !is_sign(it));
        n_signs + usize::from(has_letters)
    };
    runs.map(count).sum()
}

/// Whether a letter is of a script that puts no spaces between words: Thai to Khmer, and Kana to Han.
const fn is_sign(it: char) -> bool {
    matches!(it, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// How many words stand in some stretches of a text; what two of them share counts once.
fn count_in(text: &str, mut stretches: Vec<(usize, usize)>) -> usize {
    stretches.sort_unstable();
    let mut reached = 0;
    let counts = stretches.into_iter().map(|(start, end)| {
        let words = text.get(start.max(reached)..end).unwrap_or_default();
        reached = reached.max(end);
        count_words(words)
    });
    counts.sum()
}

/// What stands between quotation marks, in bytes: all from the first mark on where they are not balanced.
fn quoted_in(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut open = None;
    for (at, mark) in text.match_indices(QUOTATION_MARKS) {
        match open.take() {
            Some(from) => parts.push((from, at)),
            None => open = Some(at + mark.len()),
        }
    }
    parts.extend(open.map(|from| (from, text.len())));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, n_words: usize, n_quoted: usize) {
        let counted = (count_words(text), count_in(text, quoted_in(text)));
        assert_eq!(counted, (n_words, n_quoted), "{text}");
    }

    #[test]
    fn ok_words_and_those_in_quotation_marks() {
        check("", 0, 0);
        check("the raid “went wrong” and ended", 6, 2);
        check("“one” two “three four”", 4, 3);
        check("he called it \"a", 4, 1);
        check("it isn't so – at all", 5, 0);
        check("a well-known man of the U.S.", 6, 0);
        check("4,000 people", 2, 0);
        check("「東京」", 2, 2);
    }

    #[test]
    fn ok_shared_words_count_once() {
        for (stretches, expected) in [
            (vec![], 0),
            (vec![(0, 7), (4, 13)], 3),
            (vec![(0, 13), (4, 7)], 3),
            (vec![(8, 13), (0, 3)], 2),
        ] {
            assert_eq!(count_in("one two three", stretches), expected);
        }
    }
}
