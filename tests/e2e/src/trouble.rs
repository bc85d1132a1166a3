//! What a failed step says: one sentence with what was expected and what was found, and the
//! comparisons that make it.

use std::fmt::{self, Debug, Display};
use std::panic::Location;

/// Why a scenario failed, in words for a person.
#[derive(Debug)]
pub(crate) struct Trouble(pub(crate) String);

/// What a step gives, or why it could not.
pub(crate) type Outcome<T = ()> = Result<T, Trouble>;

impl Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Trouble {
    /// Puts what was being done in front of the reason.
    pub(crate) fn during(self, what: impl Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

impl From<thirtyfour::error::WebDriverError> for Trouble {
    fn from(error: thirtyfour::error::WebDriverError) -> Self {
        // The driver appends its own stack, which says nothing about the page.
        let text = error.to_string();
        let head = text.split("Stacktrace").next().unwrap_or(&text);
        Self(head.trim().chars().take(600).collect())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("JSON: {error}"))
    }
}

/// Fails with both values and the line of the scenario unless they are equal.
#[track_caller]
pub(crate) fn same<A: PartialEq<B> + Debug, B: Debug>(
    what: &str,
    found: A,
    expected: B,
) -> Outcome {
    if found == expected {
        return Ok(());
    }
    Err(Trouble(format!(
        "{what}\n      expected {expected:?}\n      found    {found:?}\n      at {}",
        Location::caller()
    )))
}

/// Fails with the sentence and the line of the scenario unless the condition holds.
#[track_caller]
pub(crate) fn holds(condition: bool, otherwise: impl Display) -> Outcome {
    if condition {
        return Ok(());
    }
    Err(Trouble(format!(
        "{otherwise}\n      at {}",
        Location::caller()
    )))
}
