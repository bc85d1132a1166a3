//! From the sources to `dist/site`, or straight there where they have not changed.

use std::process::Command;
use std::time::Instant;

use crate::report::{Outcome, run, say, spoken};
use crate::tools::{TRUNK, Tool, WASM_BINDGEN, exe};
use crate::{install, optimize, repo, stamp};

/// What building the site needs.
pub const TOOLS: [&Tool; 2] = [&TRUNK, &WASM_BINDGEN];

/// Trunk, ready to run in the root of the repository.
///
/// # Errors
/// A tool is missing and could not be installed.
pub fn trunk() -> Outcome<Command> {
    install::wasm_target()?;
    let bins = install::require(&TOOLS)?;
    let program = bins
        .first()
        .map_or_else(|| exe("trunk").into(), |bin| bin.join(exe("trunk")));
    let mut command = Command::new(program);
    command
        .current_dir(repo::root())
        .env("PATH", install::path_with(&bins)?)
        // Trunk takes the usual NO_COLOR=1 for a broken switch.
        .env_remove("NO_COLOR")
        // Its failures are sentences; a trace of Trunk itself would bury them.
        .env("RUST_BACKTRACE", "0");
    Ok(command)
}

/// The release build in `dist/site`. Skipped where the last one was made from the same files.
///
/// # Errors
/// A tool is missing, the code does not compile, or the site is over its budget.
pub fn release() -> Outcome {
    let site = repo::site();
    let started = Instant::now();
    let digest = || stamp::digest(&repo::root(), &optimize::describe());
    if stamp::is_fresh(&site, &digest()?) {
        return Ok(());
    }
    let mut trunk = trunk()?;
    if let Err(reason) = install::packages(&optimize::PACKAGES) {
        say(format!("The build could be smaller: {reason}."));
    }
    // What is built now, and with what: a change during the build must not count as built.
    let digest = digest()?;
    say("Building the site; the first time takes some minutes …");
    run(trunk.args(["build", "--release"]))?;
    stamp::keep(&site, &digest)?;
    say(format!("Built in {}.", spoken(started.elapsed())));
    Ok(())
}
