//! Native tests.

mod commands;
mod keep;
mod keep_models;
