//! The project's commands as a library, so that the end-to-end tests serve the site with
//! the same code as `cargo xtask serve`.
//!
//! | module | reason |
//! |---|---|
//! | [`tools`], [`cache`], [`install`], [`prebuilt`], [`browsers`] | what must be on the machine, where it is kept, how it gets there |
//! | [`build`], [`split`], [`names`], [`optimize`], [`budget`], [`stamp`] | from the sources to `dist/site`, and what it weighs |
//! | [`site`], [`serve`] | showing it to a browser |
//! | [`steps`], [`counts`], [`oracles`], [`mod@test`], [`mod@bench`] | proving that it works, and how fast |
//! | [`report`], [`repo`] | talking to the person, knowing where things are |

pub mod bench;
pub mod browsers;
pub mod budget;
pub mod build;
pub mod cache;
pub mod counts;
pub mod install;
pub mod names;
pub mod optimize;
pub mod oracles;
pub mod prebuilt;
pub mod repo;
pub mod report;
pub mod serve;
pub mod site;
pub mod split;
pub mod stamp;
pub mod steps;
pub mod styles;
pub mod test;
pub mod tools;

#[cfg(test)]
mod scratch;
