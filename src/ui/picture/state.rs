//! What the boards show.

use std::rc::Rc;

use yew::AttrValue;

use crate::domain::picture::{Lanes, Outline};
use crate::t;

/// A board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Board {
    #[default]
    Claims,
    Sources,
    Map,
    Places,
    Strip,
    Checks,
}

impl Board {
    pub(super) const ALL: [Self; 6] = [
        Self::Claims,
        Self::Sources,
        Self::Map,
        Self::Places,
        Self::Strip,
        Self::Checks,
    ];
}

pub(super) fn board_words(board: Board) -> AttrValue {
    t!(match board {
        Board::Claims => "board-claims",
        Board::Sources => "board-sources",
        Board::Map => "board-map",
        Board::Places => "board-places",
        Board::Strip => "board-strip",
        Board::Checks => "board-checks",
    })
}

/// What claims are told apart by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    #[default]
    Text,
    Source,
    Kind,
    Verdict,
}

impl Column {
    pub(super) const ALL: [Self; 4] = [Self::Text, Self::Source, Self::Kind, Self::Verdict];
}

/// The outline of the world, which is fetched when places are first shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum World {
    #[default]
    Unasked,
    /// It is on its way.
    Asked,
    /// It could not be had.
    Missing,
    Here(Rc<Outline>),
}

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PictureState {
    pub(super) board: Board,
    /// Whether it is about the whole library.
    pub(super) is_all: bool,
    /// What claims are grouped by; not at all by the order of the text.
    pub(super) group: Column,
    /// What they are sorted by, and whether from last to first.
    pub(super) order: (Column, bool),
    /// Which claims are shown: a search as that of the list.
    pub(super) search: String,
    /// How often more of a board was asked for than is drawn at first.
    pub(super) n_more: usize,
    pub(super) lanes: Lanes,
    pub(super) world: World,
    /// Where fact checks are published.
    pub(super) url: String,
}

/// A change of what the dialog shows.
pub struct PictureEdit(pub(super) Box<dyn FnOnce(&mut PictureState)>);

impl PictureEdit {
    /// Makes the change.
    pub fn on(self, state: &mut PictureState) {
        (self.0)(state);
    }
}

impl std::fmt::Debug for PictureEdit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PictureEdit")
    }
}
