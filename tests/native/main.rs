//! Native tests.

mod anchoring;
mod w3c;
mod whosaid_file;
