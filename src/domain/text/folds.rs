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

    /// A whole line, its stretches of ASCII in one go: most of it is.
    pub fn line(&mut self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        let mut rest = line;
        loop {
            let plain = rest.bytes().position(|it| !it.is_ascii());
            let (plain, others) = rest.split_at(plain.unwrap_or(rest.len()));
            let from = out.len();
            out.push_str(plain);
            if let Some(new) = out.get_mut(from..) {
                new.make_ascii_lowercase();
            }
            let mut others = others.chars();
            let Some(character) = others.next() else {
                return out;
            };
            self.push(character, &mut out);
            rest = others.as_str();
        }
    }

    /// One character.
    pub(super) fn push(&mut self, character: char, out: &mut String) {
        if character.is_ascii() {
            out.push(character.to_ascii_lowercase());
            return;
        }
        let place = match self.known.binary_search_by_key(&character, |it| it.0) {
            Ok(place) => place,
            Err(place) => {
                let folded = (self.fold)(character.encode_utf8(&mut [0; 4]));
                self.known.insert(place, (character, folded));
                place
            }
        };
        out.push_str(self.known.get(place).map_or("", |it| &it.1));
    }
}

impl fmt::Debug for Folds<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folds")
            .field("known", &self.known)
            .finish_non_exhaustive()
    }
}
