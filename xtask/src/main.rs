//! `cargo xtask`: reads the command line and calls the library.

use std::process::ExitCode;

use xtask::report::{Failure, Outcome, say};
use xtask::{budget, build, optimize, repo, serve};

const HELP: &str = "\
cargo xtask serve   build and open the app (--dev: watch; --port N; --no-open)
cargo xtask test    everything that must hold (lint, native, browser, e2e: that part only; --long: more)
cargo xtask bench   the benchmarks, against their limits
cargo xtask dist    the release build in dist/site
cargo xtask budget  what the built site weighs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            say(format!("error: {message}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else {
        say(HELP);
        return Ok(());
    };
    match command.as_str() {
        "serve" => serve::serve(serve::Options::read(rest)?),
        "dist" => {
            build::release()?;
            say(format!("The site is in {}", repo::site().display()));
            Ok(())
        }
        "budget" => budget::check(&repo::site()),
        // Trunk's hook, see Trunk.toml.
        "optimize" => optimize::hook(),
        "help" | "--help" | "-h" => {
            say(HELP);
            Ok(())
        }
        other => Err(Failure(format!(
            "expected a command, found {other}:\n{HELP}"
        ))),
    }
}
