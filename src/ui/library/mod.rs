//! The library: the articles, how to bring in new ones, and what is known about each.

mod details_dialog;
mod import_dialog;
mod new_article;
mod pane;
mod reading;

pub use details_dialog::DetailsDialog;
pub use import_dialog::{ImportState, import_dialog};
pub use new_article::NewArticleDialog;
pub use pane::{LibraryPane, library_pane};
pub use reading::{FileReport, export_files, problem_words, read_files};
