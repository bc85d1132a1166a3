//! The end-to-end tests: the built app in real browsers, driven through WebDriver as a person
//! would drive it. A program of its own rather than a set of `#[test]`s, because every scenario
//! runs in several browsers and each browser takes them one after another.
//!
//! Chromium and Firefox play everything. WebKitGTK, where it is installed, plays what one session
//! can show: load, drag, tag, reload. Under automation it keeps no storage beyond the session (a
//! restart on the same folders finds nothing), so nothing about profiles can be asked of it.
//!
//! Options: `--only PART` plays scenarios whose name contains PART, `--browser NAME` one browser,
//! `--list` names them, `--shots` writes the pictures of the README.
#![expect(clippy::print_stdout, reason = "its output is its result")]
#![expect(
    clippy::indexing_slicing,
    reason = "JSON values answer null to what they do not have; slices are not indexed here"
)]

mod article;
mod axe;
mod bench;
mod browser;
mod clipboard;
mod download;
mod driver;
mod hands;
mod lesson;
mod lodging;
mod marks;
mod notes;
mod person;
mod report;
mod scenario;
mod scenarios;
mod screen;
mod steps;
mod tools;
mod trap;
mod trouble;
mod world;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;

use browser::Kind;
use report::{Stages, Tally};
use scenario::Scenario;

/// What the command line asks for.
#[derive(Debug, Default)]
struct Options {
    only: Vec<String>,
    browsers: Vec<Kind>,
    list: bool,
    shots: bool,
}

pub use bench::bench;

/// The end-to-end tests, as the command line asks for them.
#[must_use]
pub fn test() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            println!("{message}");
            return ExitCode::from(2);
        }
    };
    let table = if options.shots {
        scenarios::shots()
    } else {
        scenarios::all()
    };
    let chosen: Vec<Scenario> = table
        .into_iter()
        .filter(|scenario| {
            options.only.is_empty() || options.only.iter().any(|part| scenario.name.contains(part))
        })
        .collect();
    let browsers: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| options.browsers.is_empty() || options.browsers.contains(kind))
        .filter(|kind| {
            chosen
                .iter()
                .any(|scenario| scenario.browsers.contains(kind))
        })
        .collect();
    if options.list {
        for scenario in &chosen {
            let names: Vec<&str> = scenario.browsers.iter().map(|kind| kind.name()).collect();
            println!("{} ({})", scenario.name, names.join(", "));
        }
        return ExitCode::SUCCESS;
    }
    play(&chosen, &browsers)
}

fn play(chosen: &[Scenario], browsers: &[Kind]) -> ExitCode {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = std::env::temp_dir().join(format!("whosaid-e2e-{}", std::process::id()));
    let stages = Stages {
        app: std::env::var_os("WHOSAID_SITE").map(PathBuf::from),
        self_test: package.join("selftest"),
        out: package.join("out"),
        scratch: scratch.clone(),
    };
    let tally = Tally::default();
    std::thread::scope(|threads| {
        for kind in browsers {
            // Two engines must be there; the third is welcome.
            if let (Kind::WebKit, Err(missing)) = (kind, kind.tool().path().and(tools::XVFB.path()))
            {
                println!("test {} ... {}{missing}", kind.name(), report::NOT_RUN);
                tally.not_run.fetch_add(1, Ordering::Relaxed);
                continue;
            }
            let (stages, tally) = (&stages, &tally);
            threads.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build();
                match runtime {
                    Ok(runtime) => runtime.block_on(report::play_all(*kind, chosen, stages, tally)),
                    Err(error) => {
                        tally.failed.fetch_add(1, Ordering::Relaxed);
                        println!("test {} ... FAILED\n    no runtime: {error}", kind.name());
                    }
                }
            });
        }
    });
    // Left over only where a browser would not let go of a file.
    let _ = std::fs::remove_dir_all(scratch);
    let count = |counter: &std::sync::atomic::AtomicUsize| counter.load(Ordering::Relaxed);
    let (passed, failed) = (count(&tally.passed), count(&tally.failed));
    let word = if failed == 0 && passed > 0 {
        "ok"
    } else {
        "FAILED"
    };
    println!(
        "test result: {word}. {passed} passed; {failed} failed; {} ignored",
        count(&tally.not_run)
    );
    if word == "ok" {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--list" => options.list = true,
            "--shots" => options.shots = true,
            "--only" => options
                .only
                .push(words.next().ok_or("--only needs a part of a name")?),
            "--browser" => {
                let name = words.next().unwrap_or_default();
                let kind = Kind::ALL
                    .into_iter()
                    .find(|kind| kind.name() == name)
                    .ok_or_else(|| {
                        format!("--browser needs chromium, firefox or webkit; found {name:?}")
                    })?;
                options.browsers.push(kind);
            }
            other => {
                return Err(format!(
                    "options are --only, --browser, --list and --shots; found {other:?}"
                ));
            }
        }
    }
    Ok(options)
}
