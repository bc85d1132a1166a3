//! Everything a person would lose, and the one way to change it: commands in, changes out.
//!
//! A [`Command`] is applied to a [`Workspace`] and gives a [`Change`]: its inverse is undo, its records are
//! what is written to storage, its keys say what to draw anew.

mod act;
mod again;
mod apply;
mod change;
mod command;
mod enclose;
mod filter;
mod found;
mod history;
mod identify;
mod judge;
mod linked;
mod naming;
mod plan;
mod planner;
mod query;
mod said;
mod scales;
mod settle;
mod state;
mod telling;
mod terms;

pub use act::Act;
pub use again::{Again, Alike, Marked, again, context, names};
pub use apply::{Maker, Refusal, apply};
pub use change::{Change, Edit};
pub use command::{Command, Heard};
pub use enclose::{enclose, enclose_all, start_over, take_out};
pub use filter::Filter;
pub use found::{
    Missing, evidence_on, missing, particulars_of, rating_of, verdict_of, verdicts_on,
};
pub use history::{History, Label, Undone, Visit};
pub use identify::{delete_entity, identify, identify_new, merge, specify, write_entity};
pub use judge::{add_evidence, delete_finding, judge, judge_past, unattribute, write_evidence};
pub use linked::{Linked, link, links_of, unlink};
pub use naming::{
    Likeness, counted_entities, entities_by_name, entity_of, likeness, mentions_of, proposed,
};
pub use plan::{Outcome, Plan, Planned, Reason, Tallies, Tally};
pub use query::{in_text_order, quote, words_of};
pub use said::{Candidate, Named, QUOTATION_MARKS, candidates, meant, mode_of, named};
pub use scales::{delete_scale, grades_of, write_scale};
pub use settle::{Settling, settle};
pub use state::{Entities, Layer, Workspace};
pub use telling::{convey, cue, tell};
pub use terms::completions;
