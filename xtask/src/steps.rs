//! Runs one step of the tests at a time, and tells at the end how all of them went.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::counts::{self, Counts};
use crate::report::{Failure, Outcome, name_of, say, spoken};

/// What a step's output must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cases {
    /// The step is one case by itself: it ends well or not.
    Itself,
    /// It reports cases. A test program that runs none has failed.
    Reported,
}

/// A step that has ended.
#[derive(Debug)]
struct Done {
    name: String,
    time: Duration,
    counts: Counts,
    /// Why it failed where no case of its own did.
    note: String,
}

/// All steps of one run, in their order.
#[derive(Debug, Default)]
pub struct Steps {
    done: Vec<Done>,
}

impl Steps {
    /// Runs a command as a step, its output passed through. `Err` as the command is a step
    /// that cannot run, because something is missing: it counts as failed.
    pub fn run(&mut self, name: &str, command: Outcome<Command>, cases: Cases) {
        self.perform(name, || {
            let counts = counted(&mut command?)?;
            judge(counts, cases)
        });
    }

    /// Runs an action as a step that is one case. True where it went well.
    pub fn act(&mut self, name: &str, action: impl FnOnce() -> Outcome) -> bool {
        let before = self.total().failed;
        self.perform(name, || {
            action().map(|()| Counts {
                passed: 1,
                failed: 0,
            })
        });
        self.total().failed == before
    }

    fn perform(&mut self, name: &str, action: impl FnOnce() -> Outcome<Counts>) {
        say(format!("\n== {name}"));
        let started = Instant::now();
        let (counts, note) = match action() {
            Ok(counts) => (counts, String::new()),
            Err(Failure(reason)) => {
                say(format!("failed: {reason}"));
                let failed = Counts {
                    passed: 0,
                    failed: 1,
                };
                (failed, reason)
            }
        };
        self.done.push(Done {
            name: name.to_owned(),
            time: started.elapsed(),
            counts,
            note,
        });
    }

    /// The cases of all steps together.
    #[must_use]
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for step in &self.done {
            total += step.counts;
        }
        total
    }

    /// A table of the steps; its very last line is `N passed, M failed`.
    #[must_use]
    pub fn table(&self) -> String {
        let width = self.done.iter().map(|d| d.name.len()).max().unwrap_or(0);
        let mut lines = vec![format!(
            "{:width$}  {:>12}  {:>7}  {:>7}",
            "step", "time", "passed", "failed"
        )];
        for done in &self.done {
            let Done {
                name, counts, note, ..
            } = done;
            let time = spoken(done.time);
            let row = format!(
                "{name:width$}  {time:>12}  {:>7}  {:>7}  {}",
                counts.passed,
                counts.failed,
                note.lines().next().unwrap_or("")
            );
            lines.push(row.trim_end().to_owned());
        }
        let total = self.total();
        lines.push(format!("{} passed, {} failed", total.passed, total.failed));
        lines.join("\n")
    }
}

/// What a run of a command amounts to.
struct Run {
    success: bool,
    ending: String,
    counts: Counts,
}

/// Runs a command, passes its output on and counts the cases it reports.
fn counted(command: &mut Command) -> Outcome<Run> {
    let name = name_of(command);
    let cannot = |cause| Failure(format!("cannot run {name}: {cause}"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(cannot)?;
    let mut counts = Counts::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            let mut out = std::io::stdout().lock();
            // A closed output must not end the tests.
            drop(out.write_all(&line).and_then(|()| out.flush()));
            if let Some(found) = counts::of_line(&String::from_utf8_lossy(&line)) {
                counts += found;
            }
            line.clear();
        }
    }
    let status = child.wait()?;
    Ok(Run {
        success: status.success(),
        ending: format!("{name} ended with {status}"),
        counts,
    })
}

/// The counts of a step, from how its command ended and what it reported.
fn judge(run: Run, cases: Cases) -> Outcome<Counts> {
    let mut counts = run.counts;
    match cases {
        Cases::Itself if run.success => Ok(Counts {
            passed: 1,
            failed: 0,
        }),
        Cases::Itself => Err(Failure(run.ending)),
        Cases::Reported if counts == Counts::default() && run.success => Err(Failure(
            "expected test cases, found none in its output".to_owned(),
        )),
        Cases::Reported if counts == Counts::default() => Err(Failure(run.ending)),
        Cases::Reported => {
            if !run.success && counts.failed == 0 {
                // It broke off, or one of several programs did not compile.
                counts.failed = 1;
                say(format!("failed: {}", run.ending));
            }
            Ok(counts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The counts of a step, and its note, where its command ends like this.
    #[track_caller]
    fn check(
        success: bool,
        reported: (u64, u64),
        cases: Cases,
        expected: Result<(u64, u64), &str>,
    ) {
        let run = Run {
            success,
            ending: "x ended with 1".to_owned(),
            counts: Counts {
                passed: reported.0,
                failed: reported.1,
            },
        };
        let found = judge(run, cases).map(|c| (c.passed, c.failed));
        let expected = expected.map_err(|message| Failure(message.to_owned()));
        assert_eq!(found, expected, "{success} {reported:?} {cases:?}");
    }

    #[test]
    fn a_step_is_judged_by_its_ending_and_its_cases() {
        use Cases::{Itself, Reported};
        check(true, (0, 0), Itself, Ok((1, 0)));
        check(false, (0, 0), Itself, Err("x ended with 1"));
        check(true, (7, 0), Reported, Ok((7, 0)));
        check(false, (7, 2), Reported, Ok((7, 2)));
        check(false, (7, 0), Reported, Ok((7, 1)));
        check(false, (0, 0), Reported, Err("x ended with 1"));
        check(
            true,
            (0, 0),
            Reported,
            Err("expected test cases, found none in its output"),
        );
    }

    #[test]
    fn a_step_that_cannot_run_has_failed() {
        let mut steps = Steps::default();
        steps.run("a", Err(Failure("no b: get b".to_owned())), Cases::Reported);
        steps.run(
            "c",
            Ok(Command::new("whosaid-no-such-program")),
            Cases::Itself,
        );
        assert!(steps.act("d", || Ok(())));
        assert!(!steps.act("e", || Err(Failure("e broke".to_owned()))));
        let table = steps.table();
        assert_eq!(table.lines().last(), Some("1 passed, 3 failed"));
        for part in [
            "no b: get b",
            "cannot run whosaid-no-such-program",
            "e broke",
        ] {
            assert!(table.contains(part), "{part} is not in:\n{table}");
        }
    }
}
