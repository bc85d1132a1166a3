//! What the analysis of articles amounts to: each claim with who says it and how it is rated, how much each source
//! says, and where what is marked lies. Boards and reports are drawn from it.

mod account;
mod graph;
mod ledger;
mod outline;
mod places;
mod strip;
mod tally;
mod who;

pub use account::{Account, Mention, Stated, Voice, accounts};
pub use graph::{Graph, graph};
pub use ledger::{Entry, Footing, Ledger};
pub use outline::{Frame, Outline};
pub use places::{Place, places};
pub use strip::{Lane, LaneKey, Lanes, PARTS, lanes};
pub use who::Who;
