//! The browser's edge: the only place that names its objects. No rules live here.

pub mod worker;
