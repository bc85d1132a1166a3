//! The program of the benchmark.

use std::process::ExitCode;

fn main() -> ExitCode {
    whosaid_e2e::bench()
}
