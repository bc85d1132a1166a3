//! Native tests.

mod anchoring;
mod files;
mod keep;
mod w3c;
mod whosaid_file;
