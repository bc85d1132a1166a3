//! Whosaid: mark who said what, and where.

pub mod domain;
pub mod ui;
pub mod web;
