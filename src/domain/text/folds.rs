//! Letters of one case for comparing, without asking the browser for the same ones again.

use std::fmt;

/// Folds characters, each of which the browser is asked about once: a text has few that are no ASCII.
pub struct Folds<'a> {
    fold: &'a dyn Fn(&str) -> String,
    /// Those met so far, in order.
    known: Vec<(char, String)>,
}

impl<'a> Folds<'a> {
    /// By what `fold` makes of a character that is no ASCII.
    #[must_use]
    pub fn new(fold: &'a dyn Fn(&str) -> String) -> Self {
        Self {
            fold,
            known: Vec::new(),
        }
    }

    /// A whole line.
    pub fn line(&mut self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        self.onto(&mut out, line, &mut |_, _, _, _| {});
        out
    }

    /// A text, onto the end of `out`, its stretches of ASCII in one go: most of it is. `met` is called with each other
    /// character: the byte at which it begins, itself, the byte of `out` at which what it became begins, and that.
    pub(super) fn onto(
        &mut self,
        out: &mut String,
        text: &str,
        met: &mut dyn FnMut(usize, char, usize, &str),
    ) {
        let mut rest = text;
        loop {
            let plain = rest.bytes().position(|it| !it.is_ascii());
            let (plain, others) = rest.split_at(plain.unwrap_or(rest.len()));
            let from = out.len();
            out.push_str(plain);
            if let Some(new) = out.get_mut(from..) {
                new.make_ascii_lowercase();
            }
            let begin = text.len() - others.len();
            let mut others = others.chars();
            let Some(character) = others.next() else {
                return;
            };
            let from = out.len();
            out.push_str(self.other(character));
            met(begin, character, from, out.get(from..).unwrap_or_default());
            rest = others.as_str();
        }
    }

    /// What a character becomes that is no ASCII.
    fn other(&mut self, character: char) -> &str {
        let place = match self.known.binary_search_by_key(&character, |it| it.0) {
            Ok(place) => place,
            Err(place) => {
                let folded = (self.fold)(character.encode_utf8(&mut [0; 4]));
                self.known.insert(place, (character, folded));
                place
            }
        };
        self.known.get(place).map_or("", |it| &it.1)
    }
}

impl fmt::Debug for Folds<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folds")
            .field("known", &self.known)
            .finish_non_exhaustive()
    }
}
