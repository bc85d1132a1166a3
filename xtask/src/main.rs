//! `cargo xtask`: reads the command line and calls the library.

use std::process::ExitCode;

use xtask::report::{Failure, Outcome, say};
use xtask::{bench, budget, build, optimize, repo, serve, test};

const HELP: &str = "\
cargo xtask serve   build and open the app (--dev: watch; --port N; --no-open)
cargo xtask test    everything that must hold (lint, native, browser, e2e: that part only; --long: more)
cargo xtask bench   the benchmarks, against their limits (--only GROUP; --length N; --browser firefox; --profile)
cargo xtask dist    the release build in dist/site
cargo xtask budget  what the built site weighs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        // The tests have said so themselves; their last line is the count.
        Ok(false) => ExitCode::FAILURE,
        Err(Failure(message)) => {
            say(format!("error: {message}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs the command. True where all went well.
fn dispatch(arguments: &[String]) -> Outcome<bool> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    match command {
        "serve" => serve::serve(serve::Options::read(rest)?)?,
        "test" => return test::test(&test::Options::read(rest)?),
        "bench" => bench::bench(rest)?,
        "dist" => {
            build::release()?;
            say(format!("The site is in {}", repo::site().display()));
        }
        "budget" => budget::check(&repo::site())?,
        // Trunk's hook, see Trunk.toml.
        "optimize" => optimize::hook()?,
        "help" | "--help" | "-h" => say(HELP),
        other => {
            return Err(Failure(format!(
                "expected a command, found {other}:\n{HELP}"
            )));
        }
    }
    Ok(true)
}
