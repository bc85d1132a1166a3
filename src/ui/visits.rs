//! Stays in a field: all that is written in one is one step of undo, though each letter is saved.

use std::cell::Cell;

use crate::domain::workspace::Visit;

thread_local! {
    static VISITS: Cell<u32> = const { Cell::new(0) };
}

/// The focus came into a field: what is written now is a visit of its own.
pub fn begin_visit() {
    VISITS.with(|it| it.set(it.get().wrapping_add(1)));
}

/// The visit under way: the focus is in one field at a time.
#[must_use]
pub fn visit() -> Visit {
    Visit(VISITS.with(Cell::get))
}
