//! Native tests.

mod keep;
