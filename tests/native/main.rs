//! Native tests.

mod commands;
mod keep;
mod keep_machine;
mod keep_models;
mod keep_tabs;
