//! `cargo xtask test`: everything that must hold, each step whether or not the one before it
//! went well, so that one run tells all.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browsers::{self, Browsers};
use crate::report::{Failure, Outcome, say};
use crate::steps::{Cases, Steps};
use crate::tools::{GECKODRIVER, WASM_BINDGEN, exe};
use crate::{build, install, oracles, repo};

/// Seconds for all browser tests of one browser, on a slow machine.
const BROWSER_TEST_SECONDS: &str = "600";

/// What the command line asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The parts to run, or all where none is named.
    parts: Vec<Part>,
    /// Also what takes long.
    long: bool,
}

/// A part that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Lint,
    Native,
    Browser,
    EndToEnd,
}

impl Options {
    /// Reads part names and `--long`.
    ///
    /// # Errors
    /// An argument is none of these.
    pub fn read(arguments: &[String]) -> Outcome<Options> {
        let mut options = Options {
            parts: Vec::new(),
            long: false,
        };
        for argument in arguments {
            match argument.as_str() {
                "--long" => options.long = true,
                "lint" => options.parts.push(Part::Lint),
                "native" => options.parts.push(Part::Native),
                "browser" => options.parts.push(Part::Browser),
                "e2e" => options.parts.push(Part::EndToEnd),
                other => {
                    return Err(Failure(format!(
                        "expected lint, native, browser, e2e or --long, found {other}"
                    )));
                }
            }
        }
        Ok(options)
    }

    fn includes(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

/// Runs the steps and prints the table, whose last line is the count. False where anything
/// failed.
///
/// # Errors
/// There is no place for the tool cache.
pub fn test(options: &Options) -> Outcome<bool> {
    let mut steps = Steps::default();
    // Before everything else, so that a person sees at once how long the first run takes.
    let kit = Kit::ready(options)?;
    if options.includes(Part::Lint) {
        lint(&mut steps);
    }
    if options.includes(Part::Native) {
        let mut native = repo::cargo();
        native.args(["test", "--workspace", "--exclude", "whosaid-e2e"]);
        native.arg("--no-fail-fast");
        lengthen(&mut native, options);
        if options.long {
            steps.act("outside oracles", || {
                native.env("WHOSAID_ORACLES", oracles::ensure()?);
                native.env("WHOSAID_PYTHON", oracles::python()?);
                Ok(())
            });
        }
        steps.run("native tests", Ok(native), Cases::Reported);
    }
    if options.includes(Part::Browser) {
        let chromium = kit.browsers.chromium_driver();
        let chromium = chromium.and_then(|d| kit.browser_tests("CHROMEDRIVER", &d));
        steps.run("browser tests: Chromium", chromium, Cases::Reported);
        let firefox = kit.browsers.firefox_driver(&kit.geckodriver);
        let firefox = firefox.and_then(|d| kit.browser_tests("GECKODRIVER", &d));
        steps.run("browser tests: Firefox", firefox, Cases::Reported);
    }
    if options.includes(Part::Lint) {
        let mut docs = repo::cargo();
        docs.args(["doc", "--workspace", "--no-deps"]);
        docs.env("RUSTDOCFLAGS", "-Dwarnings");
        steps.run("documentation", Ok(docs), Cases::Itself);
    }
    if options.includes(Part::EndToEnd) {
        let built = steps.act("release build and its budget", || {
            build::release()?;
            crate::budget::check(&repo::site())
        });
        let mut e2e = if built {
            kit.end_to_end(&["--bin", "whosaid-e2e"])
        } else {
            Err(Failure("not run, as the site was not built".to_owned()))
        };
        if let Ok(command) = &mut e2e {
            lengthen(command, options);
        }
        steps.run("end-to-end tests", e2e, Cases::Reported);
    }
    say(format!("\n{}", steps.table()));
    Ok(steps.total().failed == 0)
}

/// Tells test programs to do also what takes long.
fn lengthen(command: &mut Command, options: &Options) {
    if options.long {
        command.env("WHOSAID_LONG", "1");
    }
}

/// Formatting, and clippy on both targets, warnings as errors.
fn lint(steps: &mut Steps) {
    let mut format = repo::cargo();
    format.args(["fmt", "--all", "--check"]);
    steps.run("formatting", Ok(format), Cases::Itself);
    let mut host = repo::cargo();
    host.args(["clippy", "--workspace", "--all-targets"]);
    host.args(["--", "-D", "warnings"]);
    steps.run("clippy: host", Ok(host), Cases::Itself);
    let wasm = install::wasm_target().map(|()| {
        let mut wasm = repo::cargo();
        wasm.args([
            "clippy",
            "--package",
            "whosaid",
            "--target",
            install::TARGET,
        ]);
        // Not the native tests: their libraries do not compile for wasm.
        wasm.args(["--lib", "--bins", "--test", "browser"]);
        wasm.args(["--features", "split"]);
        wasm.args(["--", "-D", "warnings"]);
        wasm
    });
    steps.run("clippy: wasm", wasm, Cases::Itself);
}

/// What tests in browsers need. What is missing is an error only where it is used.
#[derive(Debug)]
pub(crate) struct Kit {
    browsers: Browsers,
    wasm_bindgen: Outcome<PathBuf>,
    geckodriver: Outcome<PathBuf>,
}

impl Kit {
    /// Installs what these parts need and is missing.
    fn ready(options: &Options) -> Outcome<Kit> {
        if options.includes(Part::EndToEnd) {
            // Its own step says so where one of these is missing.
            drop(install::ensure(
                &[build::TOOLS.as_slice(), &[&GECKODRIVER]].concat(),
            )?);
        }
        if options.includes(Part::Browser) || options.includes(Part::EndToEnd) {
            Kit::get()
        } else {
            let unused = || Err(Failure("not needed".to_owned()));
            Ok(Kit {
                browsers: Browsers::default(),
                wasm_bindgen: unused(),
                geckodriver: unused(),
            })
        }
    }

    /// Installs browsers and drivers.
    pub(crate) fn get() -> Outcome<Kit> {
        let mut tools = install::ensure(&[&WASM_BINDGEN, &GECKODRIVER])?.into_iter();
        let mut next = |name: &str| {
            let answer = tools.next().unwrap_or_else(|| Err(Failure("none".into())));
            answer.map(|bin| bin.join(exe(name)))
        };
        Ok(Kit {
            wasm_bindgen: next("wasm-bindgen-test-runner"),
            geckodriver: next("geckodriver"),
            browsers: browsers::ensure(),
        })
    }

    /// The browser tests in the browser of one driver. The runner takes the first driver
    /// variable it knows, so only one may be set.
    fn browser_tests(&self, variable: &str, driver: &Path) -> Outcome<Command> {
        install::wasm_target()?;
        let runner = self.wasm_bindgen.clone()?;
        let mut command = repo::cargo();
        command
            .args(["test", "--package", "whosaid", "--test", "browser"])
            .args(["--target", install::TARGET])
            .env_remove("CHROMEDRIVER")
            .env_remove("GECKODRIVER")
            .env(variable, driver)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TEST_SECONDS)
            .env(
                "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
                repo::root().join("webdriver.json"),
            );
        Ok(command)
    }

    /// A program of the end-to-end package, told where the site and the drivers are.
    pub(crate) fn end_to_end(&self, arguments: &[&str]) -> Outcome<Command> {
        let mut command = repo::cargo();
        command
            .args(["run", "--quiet", "--package", "whosaid-e2e"])
            .args(arguments)
            .envs(self.environment()?);
        Ok(command)
    }

    /// The variables the end-to-end package reads. Chromium and Firefox must be there.
    fn environment(&self) -> Outcome<Vec<(&'static str, OsString)>> {
        let chromium = self.browsers.chromium_driver()?;
        let firefox = self.browsers.firefox_driver(&self.geckodriver)?;
        let mut variables = vec![
            ("WHOSAID_SITE", repo::site().into_os_string()),
            ("WHOSAID_CHROMEDRIVER", chromium.into_os_string()),
            ("WHOSAID_GECKODRIVER", firefox.into_os_string()),
        ];
        if let (Some(driver), Some(xvfb)) = (&self.browsers.webkitdriver, &self.browsers.xvfb) {
            variables.push(("WHOSAID_WEBKITDRIVER", driver.clone().into_os_string()));
            variables.push(("WHOSAID_XVFB", xvfb.clone().into_os_string()));
        }
        Ok(variables)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expected: Result<(&[Part], bool), &str>) {
        let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
        let read = Options::read(&arguments);
        match (read, expected) {
            (Ok(read), Ok((parts, long))) => {
                assert_eq!((read.parts.as_slice(), read.long), (parts, long));
            }
            (Err(Failure(message)), Err(part)) if message.contains(part) => {}
            (read, expected) => panic!("expected {expected:?}, found {read:?}"),
        }
    }

    #[test]
    fn options_are_read() {
        check(&[], Ok((&[], false)));
        check(&["--long"], Ok((&[], true)));
        check(
            &["native", "lint"],
            Ok((&[Part::Native, Part::Lint], false)),
        );
        check(&["unit"], Err("found unit"));
    }

    #[test]
    fn without_names_every_part_runs() {
        let all = Options::read(&[]).unwrap();
        let one = Options::read(&["e2e".to_owned()]).unwrap();
        for part in [Part::Lint, Part::Native, Part::Browser, Part::EndToEnd] {
            assert!(all.includes(part));
            assert_eq!(one.includes(part), part == Part::EndToEnd);
        }
    }
}
