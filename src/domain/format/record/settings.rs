//! What one person chose on one machine.

use super::Comfort;
use crate::domain::model::AuthorId;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What one person chose on one machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The author of what is made here.
    pub me: AuthorId,
    /// Whether a selection grows to whole words.
    pub snaps_to_words: bool,
    /// Whether single letters and digits are commands.
    pub has_letter_keys: bool,
    /// Light or dark.
    pub theme: Theme,
    /// The keys that the person chose, as [`crate::domain::keys::Keys::new`] reads them.
    pub keys: String,
    /// How the page reads.
    pub comfort: Comfort,
}

impl Settings {
    /// The settings of a first run.
    #[must_use]
    pub fn first(me: AuthorId) -> Self {
        Self {
            me,
            snaps_to_words: true,
            has_letter_keys: true,
            theme: Theme::System,
            keys: String::new(),
            comfort: Comfort::default(),
        }
    }
}
