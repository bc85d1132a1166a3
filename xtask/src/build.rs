//! From the sources to `dist/site`, or straight there where they have not changed.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::report::{Outcome, run, say, spoken};
use crate::tools::{TRUNK, Tool, WASM_BINDGEN, WASM_SPLIT, exe};
use crate::{install, optimize, repo, stamp};

/// What building the site needs.
pub const TOOLS: [&Tool; 3] = [&TRUNK, &WASM_BINDGEN, &WASM_SPLIT];

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
        .env("RUST_BACKTRACE", "0")
        .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"));
    Ok(command)
}

/// Flags of the compiler for the page. They replace those of `.cargo/config.toml`.
///
/// Panics carry the paths of the files they are in: cut short, they say less of whoever built the page, and
/// weigh 2 KB less.
fn flags() -> Vec<String> {
    let mut flags = vec![
        "--cfg".to_owned(),
        "sha2_backend_soft=\"compact\"".to_owned(),
    ];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.and_then(|it| it.join("registry/src").read_dir().ok());
    for source in sources.into_iter().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=", source.path().display()));
    }
    flags.push(format!("--remap-path-prefix={}=", repo::root().display()));
    flags
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
    run(trunk.args(["build", "--release", "--features", "split"]))?;
    stamp::keep(&site, &digest)?;
    say(format!("Built in {}.", spoken(started.elapsed())));
    Ok(())
}
