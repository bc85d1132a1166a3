//! Gets onto the machine what a command needs, once, saying beforehand how long it may take.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::report::{Failure, Outcome, printed, run, say, spoken};
use crate::tools::{Package, Tool, which};
use crate::{cache, prebuilt, repo};

/// Gets every tool of the list that is missing; the answers stand in the same order, each
/// the folder with the tool's programs.
///
/// # Errors
/// There is no place for a cache. What happened to each tool stands in its own answer.
pub fn ensure(tools: &[&Tool]) -> Outcome<Vec<Outcome<PathBuf>>> {
    let cache = cache::root()?;
    let missing: Vec<&&Tool> = tools.iter().filter(|t| t.find(&cache).is_none()).collect();
    let mut held = None;
    if !missing.is_empty() {
        let names: Vec<String> = missing
            .iter()
            .map(|t| format!("{} {}", t.name, t.version))
            .collect();
        let minutes: u32 = missing.iter().map(|t| t.minutes).sum();
        say(format!(
            "Missing: {}. Finished ones are taken where they are published with a checksum; \
             building all from source takes about {minutes} minutes with two cores. \
             Once only: they are kept in {}.",
            names.join(", "),
            cache.display()
        ));
        held = Some(cache::lock(&cache)?);
    }
    // Looked up again: another run may have installed it while this one waited.
    let found = tools
        .iter()
        .map(|tool| match tool.find(&cache) {
            Some(bin) => Ok(bin),
            None => install(tool, &cache),
        })
        .collect();
    if held.is_some() {
        // Kept until now, as the tools share many libraries.
        drop(std::fs::remove_dir_all(workshop(&cache)));
    }
    Ok(found)
}

/// As [`ensure`], where one missing tool is a failure.
///
/// # Errors
/// A tool could not be had; the message says how to get it by hand.
pub fn require(tools: &[&Tool]) -> Outcome<Vec<PathBuf>> {
    ensure(tools)?.into_iter().collect()
}

/// Where tools are compiled.
fn workshop(cache: &Path) -> PathBuf {
    cache.join("build")
}

/// Gets one tool: finished, or else from source.
fn install(tool: &Tool, cache: &Path) -> Outcome<PathBuf> {
    let place = cache::place(cache, tool.name, tool.version);
    let started = std::time::Instant::now();
    if tool.prebuilt.is_some() {
        let taken = cache::appear(&place, |part| {
            let bin = part.join("bin");
            std::fs::create_dir(&bin)?;
            prebuilt::install(tool, &bin)
        });
        match taken {
            Ok(()) => say(format!("{}: took the published build.", tool.name)),
            Err(reason) => say(format!("{}: no published build ({reason}).", tool.name)),
        }
    }
    if tool.find(cache).is_none() {
        say(format!(
            "{}: building {} from source, about {} minutes …",
            tool.name, tool.version, tool.minutes
        ));
        cache::appear(&place, |part| run(&mut from_source(tool, part, cache)?)).map_err(
            |reason| {
                Failure(format!(
                    "could not install {name} {version}: {reason}. By hand: cargo install {name} \
                     --version {version} {flags}",
                    name = tool.name,
                    version = tool.version,
                    flags = tool.flags.join(" ")
                ))
            },
        )?;
        say(format!(
            "{}: built in {}.",
            tool.name,
            spoken(started.elapsed())
        ));
    }
    tool.find(cache).ok_or_else(|| {
        Failure(format!(
            "expected {} in {}, found it incomplete: delete that folder and start again",
            tool.programs.join(" and "),
            place.display()
        ))
    })
}

/// The command that builds a tool into a folder. Quick to build beats quick to run: each
/// runs for seconds.
fn from_source(tool: &Tool, into: &Path, cache: &Path) -> Outcome<Command> {
    let mut command = repo::cargo();
    command
        .args(["install", tool.name, "--version", tool.version])
        .args(tool.flags)
        .arg("--root")
        .arg(into)
        // Where it is going to be is on the path, or cargo would warn that it is not.
        .env("PATH", path_with(&[into.join("bin")])?)
        .env("CARGO_TARGET_DIR", workshop(cache))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    Ok(command)
}

/// Makes sure that this toolchain can compile to wasm. rustup does so by itself where
/// `rust-toolchain.toml` makes it fetch the toolchain, but not where that was already there.
///
/// # Errors
/// The target is missing and rustup could not add it.
pub fn wasm_target() -> Outcome {
    let has = || {
        let mut rustc = Command::new("rustc");
        rustc.current_dir(repo::root());
        rustc.args(["--print", "target-libdir", "--target", TARGET]);
        printed(&mut rustc).is_some_and(|path| Path::new(path.trim()).is_dir())
    };
    if has() {
        return Ok(());
    }
    say("Missing: Rust's wasm32 target. Fetching about 20 MB …");
    let mut rustup = Command::new("rustup");
    rustup.current_dir(repo::root());
    let added = run(rustup.args(["target", "add", TARGET]));
    if has() {
        return Ok(());
    }
    let reason = added.err().map(|f| format!(" ({f})")).unwrap_or_default();
    Err(Failure(format!(
        "could not add Rust's wasm32 target{reason}. By hand: rustup target add {TARGET}"
    )))
}

/// The target of the app.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where the script of npm's package is, to give to node.
///
/// # Errors
/// It or node is not there; the message says how to get it. The build works without, and is
/// bigger.
pub fn find_package(package: &Package) -> Outcome<PathBuf> {
    if which("node").is_none() {
        return Err(Failure(format!("expected node, found none: {NODE}")));
    }
    let script = package_folder(&cache::root()?, package).join(package.script);
    if script.is_file() {
        return Ok(script);
    }
    Err(Failure(format!(
        "expected {}, found none: connect to the network and run `cargo xtask dist`",
        script.display()
    )))
}

/// How to get node.
const NODE: &str = "install Node.js 20 or newer with npm and start again";

/// Where npm's package is kept.
fn package_folder(cache: &Path, package: &Package) -> PathBuf {
    cache::place(cache, package.name, package.version)
}

/// Gets npm's packages where they are missing.
///
/// # Errors
/// There is no node, or npm could not fetch one of them; those after it are not tried.
pub fn packages(wanted: &[&Package]) -> Outcome {
    wanted.iter().try_for_each(|package| fetch(package))
}

/// Gets one of npm's packages where it is missing.
fn fetch(package: &Package) -> Outcome {
    if find_package(package).is_ok() {
        return Ok(());
    }
    let npm = which("npm").ok_or_else(|| Failure(format!("expected npm, found none: {NODE}")))?;
    let Package { name, version, .. } = package;
    let cache = cache::root()?;
    say(format!(
        "Missing: {} (npm's {name} {version}). Fetching about {} MB …",
        package.program, package.megabytes
    ));
    let _held = cache::lock(&cache)?;
    if find_package(package).is_ok() {
        return Ok(());
    }
    cache::appear(&package_folder(&cache, package), |part| {
        let output = Command::new(npm)
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            // A program proper for this system counts as optional, and npm may be set up to
            // leave those out.
            .arg("--include=optional")
            // Its own patience is minutes.
            .args(["--fetch-retries=0", "--fetch-timeout=60000"])
            .arg("--prefix")
            .arg(part)
            .arg(format!("{name}@{version}"))
            .stdin(Stdio::null())
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&output.stderr);
        let reason = text.lines().find(|line| line.contains("error"));
        let reason = reason.unwrap_or("no reason given");
        Err(Failure(format!("npm could not fetch {name}: {reason}")))
    })
}

/// The path variable with some folders in front.
///
/// # Errors
/// A folder's name holds the separator of the path variable.
pub fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(all).map_err(|cause| Failure(format!("cannot extend PATH: {cause}")))
}
