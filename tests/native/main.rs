//! Native tests.

mod marks;
mod readers;
