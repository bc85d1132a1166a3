//! Which cards of a long list are mounted: those near the window, by arithmetic on rows of one height.

/// What part of the list was scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    first: usize,
    /// What the person looks at: the card that was opened, or the uppermost in the pane.
    at: usize,
}

/// Which cards to mount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The first.
    pub first: usize,
    /// How many.
    pub count: usize,
    /// Whether some are left out: then all closed cards are one row high.
    pub is_windowed: bool,
}

impl Window {
    /// Height of a closed card in a windowed list, in CSS pixels; the style sheet has the same number.
    pub const ROW: usize = 92;
    /// Cards mounted with the first frame of an article: one tall window.
    pub const FIRST: usize = 12;
    /// Up to this many cards are all mounted, each as high as it likes.
    const ALL: usize = 150;
    /// Cards mounted of a longer list: three screens of a tall window.
    const COUNT: usize = 60;
    /// How far the window moves at a time, so that scrolling mounts in batches.
    const STEP: usize = 15;
    /// Cards mounted at a time when idle: a few milliseconds, for a key may come.
    pub const MORE: usize = 6;

    /// The window with card `place` in its middle.
    #[must_use]
    pub fn around(self, place: usize, n_cards: usize) -> Self {
        let is_inside = (self.first..self.first + Self::COUNT).contains(&place);
        let first = if is_inside {
            self.first
        } else {
            Self::first(place.saturating_sub(Self::COUNT / 2), n_cards)
        };
        Self { first, at: place }
    }

    /// The window after the pane was scrolled to `top`, in CSS pixels.
    #[must_use]
    pub fn scrolled(self, top: usize, n_cards: usize) -> Self {
        let row = top / Self::ROW;
        let first = Self::first(row.saturating_sub(Self::COUNT / 3), n_cards);
        // Within a step nothing is drawn anew.
        if first == self.first {
            self
        } else {
            Self { first, at: row }
        }
    }

    fn first(wanted: usize, n_cards: usize) -> usize {
        let last_first = n_cards.saturating_sub(Self::COUNT);
        (wanted / Self::STEP * Self::STEP).min(last_first)
    }

    /// Whether another window is so far that the person sees none of the cards of this one.
    #[must_use]
    pub const fn is_far(first: usize, other: usize) -> bool {
        first.abs_diff(other) >= Self::COUNT / 2
    }
}

impl View {
    /// The `count` cards around what the person looks at.
    #[must_use]
    pub fn narrowed(self, window: Window, count: usize) -> Self {
        let count = count.min(self.count);
        let wanted = if self.is_windowed {
            window.at.saturating_sub(count / 2)
        } else {
            0
        };
        let last_first = self.first + self.count - count;
        Self {
            first: wanted.clamp(self.first, last_first),
            count,
            ..self
        }
    }
}

/// What to mount of `n_cards` cards.
#[must_use]
pub fn view(window: Window, n_cards: usize) -> View {
    if n_cards <= Window::ALL {
        return View {
            first: 0,
            count: n_cards,
            is_windowed: false,
        };
    }
    let first = window.first.min(n_cards - Window::COUNT);
    View {
        first,
        count: Window::COUNT,
        is_windowed: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(window: Window, n_cards: usize, first: usize, count: usize) {
        let found = view(window, n_cards);
        assert_eq!((found.first, found.count), (first, count));
    }

    #[test]
    fn ok_short_lists_are_whole() {
        check(Window::default(), 0, 0, 0);
        check(Window { first: 90, at: 90 }, 150, 0, 150);
    }

    #[test]
    fn ok_long_lists_follow_the_scrolling() {
        check(Window::default(), 1_000, 0, 60);
        check(Window::default().scrolled(92 * 100, 1_000), 1_000, 75, 60);
        check(
            Window::default().scrolled(1_000_000_000, 1_000),
            1_000,
            940,
            60,
        );
        check(Window { first: 900, at: 0 }, 200, 140, 60);
        let window = Window::default().scrolled(92 * 100, 1_000);
        assert_eq!(window.scrolled(92 * 109, 1_000), window);
        assert_eq!(window.scrolled(92 * 110, 1_000).first, 90);
    }

    #[test]
    fn ok_the_cards_that_are_looked_at_come_first() {
        let narrowed = |window: Window, n_cards, count| {
            let it = view(window, n_cards).narrowed(window, count);
            (it.first, it.count)
        };
        let window = Window::default().around(500, 1_000);
        assert_eq!(narrowed(window, 1_000, 12), (494, 12));
        assert_eq!(narrowed(window, 1_000, 42), (479, 42));
        assert_eq!(narrowed(window, 1_000, 72), (465, 60));
        // The next one, before all are there.
        assert_eq!(narrowed(window.around(501, 1_000), 1_000, 12), (495, 12));
        assert_eq!(narrowed(Window::default(), 1_000, 12), (0, 12));
        let end = Window::default().around(999, 1_000);
        assert_eq!(narrowed(end, 1_000, 12), (988, 12));
        let scrolled = Window::default().scrolled(92 * 100, 1_000);
        assert_eq!(narrowed(scrolled, 1_000, 12), (94, 12));
        // A short list has no rows of one height to leave out.
        assert_eq!(narrowed(window, 100, 12), (0, 12));
    }

    #[test]
    fn ok_a_card_is_brought_in() {
        check(Window::default().around(500, 1_000), 1_000, 465, 60);
        check(Window::default().around(30, 1_000), 1_000, 0, 60);
        check(Window::default().around(999, 1_000), 1_000, 940, 60);
    }
}
