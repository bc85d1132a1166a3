//! What people see: Yew components, one folder a pane. Siblings do not know each other; `app` joins them.

pub mod annotations;
pub mod app;
pub mod library;
pub mod messages;
pub mod reader;
pub mod store;
pub mod widgets;
