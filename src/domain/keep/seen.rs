//! Which versions of records a tab has met.

use crate::domain::text::ordered;

/// Marks of versions, each a revision with a checksum. A sorted list: thousands come at once when records are
/// loaded and single ones after that, and a set of its own type would be 3 KB more in the page.
#[derive(Debug, Default)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// Of marks in any order.
    pub(super) fn of(marks: &[u64]) -> Self {
        Self(ordered(marks, |it| (*it, 0)))
    }

    pub(super) fn contains(&self, mark: u64) -> bool {
        self.0.binary_search(&mark).is_ok()
    }

    pub(super) fn insert(&mut self, mark: u64) {
        if let Err(place) = self.0.binary_search(&mark) {
            self.0.insert(place, mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_what_was_met_is_known() {
        let mut seen = Seen::of(&[5, 1, 9, 5]);
        for (mark, is_known) in [(3, false), (0, false), (12, false), (3, true)] {
            assert_eq!(seen.contains(mark), is_known, "{mark} before it is met");
            seen.insert(mark);
        }
        for (mark, is_known) in [
            (0, true),
            (1, true),
            (2, false),
            (3, true),
            (9, true),
            (12, true),
        ] {
            assert_eq!(seen.contains(mark), is_known, "{mark}");
        }
    }
}
