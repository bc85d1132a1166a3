//! Native tests.

mod marks;
mod keep;
mod plan;
mod readers;
mod anchoring;
mod files;
mod keep;
mod w3c;
mod whosaid_file;
