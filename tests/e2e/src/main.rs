//! The program of the end-to-end tests.

use std::process::ExitCode;

fn main() -> ExitCode {
    whosaid_e2e::test()
}
