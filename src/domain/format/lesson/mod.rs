//! The bodies of enclosures: exercises, and what belongs to them, as JSON. Version 1.
//!
//! Offsets are Unicode code points of the article's text, half open, as everywhere in files. Members stand in the order
//! of their names, so that a body that went through a file is the very same. A body is read whole or not at all: what
//! it says is of no use in parts. Members that a later version adds are left alone.

mod feedback;
mod handin;
mod key;
mod pieces;
mod session;
mod task;

pub use feedback::{read_feedback, write_feedback};
pub use handin::{Head, read_handin, read_head, read_work, write_handin, write_work};
pub use key::{read_key, write_key};
pub use session::{read_session, write_session};
pub use task::{read_exercise, read_title, write_exercise};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a body says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It is no JSON of this kind.
    #[error("expected {0}, found something else ({1}): ask whoever made the file for it again")]
    Shape(&'static str, String),
    /// A place is not within the article's text.
    #[error(
        "expected words of this article, found none at characters {0} to {1}: it was made for another version of the article"
    )]
    Outside(u64, u64),
}

/// JSON with members by name.
fn written(wire: &impl Serialize) -> String {
    // Strings, numbers and lists only: nothing here that JSON could not say.
    let value = serde_json::to_value(wire).unwrap_or_default();
    value.to_string()
}

fn read<T: DeserializeOwned>(what: &'static str, body: &str) -> Result<T, Unread> {
    serde_json::from_str(body).map_err(|it| Unread::Shape(what, it.to_string()))
}
