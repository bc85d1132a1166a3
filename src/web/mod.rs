//! The one place that names the browser: thin, no rules, no Yew.

pub mod html;
