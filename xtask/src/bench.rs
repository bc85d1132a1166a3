//! `cargo xtask bench`: the benchmarks, in the browsers of the end-to-end tests.

use crate::report::{Outcome, run};
use crate::test::Kit;
use crate::{budget, build, repo};

/// Builds the site, shows what it weighs and runs the benchmark program, which prints its
/// own table. That program only drives browsers, so it is built as the tests are. `arguments`
/// are the program's own.
///
/// # Errors
/// Something it needs is missing, the build fails, or a limit is broken.
pub fn bench(arguments: &[String]) -> Outcome {
    let kit = Kit::get()?;
    build::release()?;
    budget::check(&repo::site())?;
    let mut program = kit.end_to_end(&["--bin", "bench", "--"])?;
    run(program.args(arguments))
}
