//! Native tests.

mod anchoring;
mod files;
mod keep;
mod marks;
mod readers;
mod w3c;
mod whosaid_file;
