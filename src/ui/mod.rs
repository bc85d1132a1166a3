//! What people see: Yew components, one folder a pane. Siblings do not know each other; `app` joins them.

#![allow(
    unreachable_pub,
    reason = "Yew's macro wants a component and its properties equally visible, also within a pane"
)]

pub mod annotations;
pub mod app;
pub mod check;
pub mod entities;
pub mod fluent;
pub mod keys;
pub mod lesson;
pub mod library;
pub mod links;
pub mod messages;
pub mod names;
pub mod outside;
pub mod page;
pub mod paper;
pub mod picture;
pub mod reader;
pub mod store;
pub mod suggest;
pub mod visits;
pub mod widgets;
pub mod words;
