//! Exercises: what a teacher hands out, what pupils hand in, and what comes of comparing both.
//!
//! An [`Exercise`] is made on an article that its teacher has marked. Her marks, with a [`Setting`] each, become the
//! [`Key`]: complete in itself, so that it can be sealed, or lie apart, and be scored against where her marks are not.
//! A pupil's marks are annotations like any others while they work; handed in they become a [`Handin`], small enough
//! that those of a whole class can be kept.

mod beside;
mod class;
mod compile;
mod edit;
mod feedback;
mod flaws;
mod hand_out;
mod handin;
mod key;
mod score;
mod task;
mod working;

pub use beside::beside;
pub use class::{
    Alike, Crowd, FalseMark, ItemNumbers, KeyRun, MIN_SAME_MARKS, MIN_SAME_TIMES, MapRun, NoNumber,
    alike, class_map, duplicates, false_marks, item_numbers, most_missed, namesakes, overlay,
};
pub use compile::{gone, key_of};
pub use feedback::{Feedback, Told};
pub use flaws::{Flaw, flaws};
pub use hand_out::{for_pupils, records_for_pupils};
pub use handin::{Answer, HandMark, Handin, Item, Override, Reply, SaidBy, Work};
pub use key::{Key, KeyAnswer, KeyEntry, Right, Tolerance};
pub use score::{
    Assigned, Counts, Extra, Figures, Judged, Met, NoFigure, Off, Score, Scored, Scorer, Why, score,
};
pub use task::{Ask, Exercise, May, Question, Role, Setting, Weights};
pub use working::{handed_in, handin_now, has_changed, work_of};
