//! `cargo xtask bench`: the benchmarks, in the browsers of the end-to-end tests.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::report::{Outcome, run, say};
use crate::test::Kit;
use crate::tools::{ESBUILD, PEER};
use crate::{budget, build, install, repo};

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
    match peer() {
        Ok(script) => program.env("WHOSAID_PEER", script),
        // Its rows say so; the others need no network.
        Err(reason) => {
            say(format!("The peer is not measured: {reason}."));
            program.env_remove("WHOSAID_PEER")
        }
    };
    run(program.args(arguments))
}

/// The peer as one script, its style sheet beside it; fetched and bundled where it is missing.
///
/// # Errors
/// npm cannot fetch it or what bundles it.
fn peer() -> Outcome<PathBuf> {
    install::packages(&[&ESBUILD, &PEER])?;
    let (bundler, module) = (
        install::find_package(&ESBUILD)?,
        install::find_package(&PEER)?,
    );
    let script = module.with_file_name("bundle.js");
    if script.is_file() {
        return Ok(script);
    }
    let part = module.with_file_name("bundle.js.part");
    let mut out = OsString::from("--outfile=");
    out.push(&part);
    // A classic script with one global: how a page without a build of its own takes it.
    run(Command::new("node")
        .arg(bundler)
        .arg(module)
        .args([
            "--bundle",
            "--minify",
            "--format=iife",
            "--global-name=Recogito",
        ])
        .args(["--target=es2022", "--log-level=error"])
        .arg(out))?;
    std::fs::rename(part, &script)?;
    Ok(script)
}
