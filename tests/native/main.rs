//! Native tests.

mod marks;
mod keep;
mod plan;
mod readers;
