//! `cargo xtask bench`: the benchmarks, in the browsers of the end-to-end tests.

use crate::report::{Outcome, run};
use crate::test::Kit;
use crate::{budget, build, repo};

/// Builds the site, shows what it weighs and runs the benchmark program, which prints its
/// own table. That program only drives browsers, so it is built as the tests are.
///
/// # Errors
/// Something it needs is missing, the build fails, or a limit is broken.
pub fn bench() -> Outcome {
    let kit = Kit::get()?;
    build::release()?;
    budget::check(&repo::site())?;
    run(&mut kit.end_to_end(&["--bin", "bench"])?)
}
