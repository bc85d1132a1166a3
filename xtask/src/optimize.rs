//! Makes the built wasm smaller. Trunk calls this as a hook, before it puts the new build in
//! place of the old one, so that a build over its budget never gets there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::{Failure, Outcome, run, say};
use crate::{budget, install};

/// For size. For speed it would be `-O3`; `cargo xtask bench` decides between them.
const LEVEL: &str = "-Os";

/// What rustc's wasm uses. One by one, because with `--all-features` wasm-opt writes a file
/// that browsers do not load.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What the stamp of a build must tell apart beside the sources.
#[must_use]
pub fn describe() -> &'static str {
    if install::find_wasm_opt().is_ok() {
        "with wasm-opt"
    } else {
        "without wasm-opt"
    }
}

/// The hook: optimizes every wasm in Trunk's staging folder and weighs the result. Does
/// nothing in a development build.
///
/// # Errors
/// It was not called by Trunk, wasm-opt failed, or the build is over its budget.
pub fn hook() -> Outcome {
    if std::env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "release") {
        return Ok(());
    }
    let staging = std::env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
        Failure("expected TRUNK_STAGING_DIR: this command is Trunk's hook, see Trunk.toml".into())
    })?;
    let staging = PathBuf::from(staging);
    match install::find_wasm_opt() {
        Ok(script) => optimize_all(&staging, &script)?,
        Err(reason) => say(format!(
            "wasm-opt was left out, so the build is bigger: {reason}."
        )),
    }
    budget::check(&staging)
}

/// Optimizes the files side by side.
fn optimize_all(folder: &Path, script: &Path) -> Outcome {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            files.push(path);
        }
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = files
            .iter()
            .map(|file| scope.spawn(move || optimize(file, script)))
            .collect();
        running.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(Failure("wasm-opt's thread panicked".to_owned())))
        })
    })
}

/// Replaces one file by its optimized form.
fn optimize(file: &Path, script: &Path) -> Outcome {
    let smaller = file.with_extension("wasm.part");
    run(Command::new("node")
        .arg(script)
        .arg(LEVEL)
        .args(FEATURES)
        .arg(file)
        .arg("-o")
        .arg(&smaller))?;
    Ok(std::fs::rename(smaller, file)?)
}
