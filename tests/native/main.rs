//! Native tests.

mod marks;
mod keep;
