//! Native tests.

mod marks;
