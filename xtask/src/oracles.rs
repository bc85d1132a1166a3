//! Programs by others that count the same numbers: the long tests compare. They run beside the tests and are no part
//! of anything that is built.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::cache;
use crate::report::{Failure, Outcome, say};
use crate::tools::which;

/// What is fetched, as pip knows it. `krippendorff` is under the GPL: it is only ever run.
const PACKAGES: [&str; 3] = [
    "nervaluate==1.2.1",
    "krippendorff==0.9.0",
    "scikit-learn==1.9.1",
];

/// Names the set above: another set is another folder.
const VERSION: &str = "1";

/// How to get Python.
const PYTHON: &str = "install Python 3.11 or newer with pip and start again";

/// The folder of modules in which Python finds the oracles; fetched where it is missing.
///
/// # Errors
/// There is no Python, or pip could not fetch one of them.
pub fn ensure() -> Outcome<PathBuf> {
    let cache = cache::root()?;
    let place = cache::place(&cache, "oracles", VERSION);
    if place.is_dir() {
        return Ok(place);
    }
    let python = python()?;
    say(format!(
        "Missing: {}. Fetching about 75 MB …",
        PACKAGES.join(", ")
    ));
    let _held = cache::lock(&cache)?;
    if place.is_dir() {
        return Ok(place);
    }
    cache::appear(&place, |part| {
        let output = Command::new(python)
            .args(["-m", "pip", "install", "--quiet", "--no-input"])
            .args(["--disable-pip-version-check", "--only-binary=:all:"])
            .arg("--target")
            .arg(part)
            .args(PACKAGES)
            .stdin(Stdio::null())
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&output.stderr);
        let reason = text.lines().find(|it| !it.trim().is_empty());
        let reason = reason.unwrap_or("no reason given");
        Err(Failure(format!(
            "pip could not fetch the oracles: {reason}. {PYTHON}"
        )))
    })?;
    Ok(place)
}

/// Python 3.
///
/// # Errors
/// There is none on the path.
pub fn python() -> Outcome<PathBuf> {
    let found = ["python3", "python"].into_iter().find_map(which);
    found.ok_or_else(|| Failure(format!("expected python3, found none: {PYTHON}")))
}
