//! Native tests, as one program.

mod again;
mod agreement;
mod agreement_properties;
mod anchoring;
mod commands;
mod entities;
mod exercise;
mod files;
mod keep;
mod keep_machine;
mod keep_models;
mod keep_tabs;
mod links;
mod marks;
mod messages;
mod motion;
mod picture;
mod plan;
mod query;
mod readers;
mod rules;
mod sample;
mod scales;
mod suggest;
mod w3c;
mod whosaid_file;
