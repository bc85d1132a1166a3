//! Native tests, as one program.

mod anchoring;
mod files;
mod keep;
mod marks;
mod plan;
mod readers;
mod w3c;
mod whosaid_file;
