//! The project's commands as a library, so that the end-to-end tests serve the site with
//! the same code as `cargo xtask serve`.

pub mod site;

#[cfg(test)]
mod scratch;
