//! One way of talking to the person at the terminal, and one kind of failure.

use std::fmt;
use std::io;
#[cfg(not(test))]
use std::io::Write;
use std::process::Command;
use std::time::Duration;

/// A failure as a sentence for the person: what was expected, what was found, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Failure {
        Failure(cause.to_string())
    }
}

/// What every command here returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Writes one line to standard output, at once: the steps that follow write there too.
pub fn say(line: impl fmt::Display) {
    // The test harness captures only what goes through this macro.
    #[cfg(test)]
    #[allow(clippy::print_stdout, reason = "a test's output, captured")]
    println!("{line}");
    #[cfg(not(test))]
    write(line);
}

#[cfg(not(test))]
fn write(line: impl fmt::Display) {
    let mut out = io::stdout().lock();
    // Nobody is left to tell when the output itself is closed.
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// A time as a person says it: `0.4 s`, `12 s`, `3 min 5 s`.
#[must_use]
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..120 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// Runs a command with its output passed through.
///
/// # Errors
/// The program is not there, or it ended with a code other than 0; the message names it.
pub fn run(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|cause| Failure(format!("cannot run {name}: {cause}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure(format!("{name} ended with {status}")))
    }
}

/// What a command prints, or `None` where it is not there or fails.
#[must_use]
pub fn printed(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(millis: u64, expected: &str) {
        assert_eq!(spoken(Duration::from_millis(millis)), expected);
    }

    #[test]
    fn times_are_spoken() {
        check(0, "0.0 s");
        check(9_940, "9.9 s");
        check(12_700, "12 s");
        check(185_000, "3 min 5 s");
    }
}
