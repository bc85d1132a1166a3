//! Native tests.

mod marks;
mod plan;
mod readers;
