//! Formats: the only home of the types that are serialized.

pub mod record;
