//! Placeholder until the walker is merged.
/// Reads.
#[must_use]
pub fn read(_html: &str) -> crate::domain::format::flow::Prose {
    crate::domain::format::flow::Prose::default()
}
