//! Runs the end-to-end tests: see the library for what they are.

use std::process::ExitCode;

fn main() -> ExitCode {
    whosaid_e2e::test()
}
