//! One way of talking to the person at the terminal, and one kind of failure.

use std::fmt;
use std::io;
#[cfg(not(test))]
use std::io::Write;
use std::path::Path;
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
#[cfg(not(test))]
pub fn say(line: impl fmt::Display) {
    let mut out = io::stdout().lock();
    // Nobody is left to tell when the output itself is closed.
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// In tests, through the macro: the harness captures nothing else.
#[cfg(test)]
#[allow(clippy::print_stdout, reason = "captured by the test harness")]
pub fn say(line: impl fmt::Display) {
    println!("{line}");
}

/// What a command is called in messages: `cargo test`, without the folder or what follows.
#[must_use]
pub fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_stem().unwrap_or(program.as_os_str());
    let first = command.get_args().next().filter(|argument| {
        let text = argument.to_string_lossy();
        text.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let words = std::iter::once(program).chain(first);
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
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
    let name = name_of(command);
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
    fn commands_are_named() {
        #[track_caller]
        fn check(words: &[&str], expected: &str) {
            let mut command = Command::new(words.first().unwrap());
            command.args(words.iter().skip(1));
            assert_eq!(name_of(&command), expected);
        }
        check(&["/a/b/cargo", "test", "--workspace"], "cargo test");
        check(&["node", "/x/wasm-opt", "-Os"], "node");
        check(&["trunk"], "trunk");
    }

    #[test]
    fn times_are_spoken() {
        check(0, "0.0 s");
        check(9_940, "9.9 s");
        check(12_700, "12 s");
        check(185_000, "3 min 5 s");
    }
}
