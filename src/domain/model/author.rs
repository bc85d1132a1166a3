//! Whoever makes records.

use std::rc::Rc;

use super::{AuthorId, Millis};

/// Whoever made a record: an id drawn at first run, and the name they chose to give, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Names the author on every record they made.
    pub id: AuthorId,
    /// "Your name"; empty where none was given.
    pub name: Rc<str>,
    /// When the name was last changed.
    pub modified: Millis,
}
