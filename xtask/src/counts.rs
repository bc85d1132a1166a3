//! Reads from a test program's output how many cases passed and failed.

use std::ops::AddAssign;

/// Cases that passed and that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The counts in one line of output, or `None` where the line is no summary. Rust's test
/// harness, wasm-bindgen's and the end-to-end driver all close with the same form:
/// `test result: ok. 3 passed; 0 failed; …`.
#[must_use]
pub fn of_line(line: &str) -> Option<Counts> {
    let plain = without_colors(line);
    let (_, summary) = plain.trim().split_once("test result: ")?;
    // The verdict may be followed by a full stop and the first number.
    let number = |word: &str| {
        summary.split([';', '.']).find_map(|part| {
            let number = part.trim().strip_suffix(word)?;
            number.trim().parse().ok()
        })
    };
    Some(Counts {
        passed: number(" passed")?,
        failed: number(" failed")?,
    })
}

/// A line without terminal color codes (`ESC [ … m`).
fn without_colors(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or("").to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(u64, u64)>) {
        let expected = expected.map(|(passed, failed)| Counts { passed, failed });
        assert_eq!(of_line(line), expected, "{line:?}");
    }

    #[test]
    fn summaries_are_read() {
        check(
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.10s",
            Some((3, 0)),
        );
        check(
            "test result: FAILED. 12 passed; 4 failed; 1 ignored",
            Some((12, 4)),
        );
        check(
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.01s\n",
            Some((5, 0)),
        );
        check(
            "test result: \u{1b}[32mok\u{1b}[0m. 3 passed; 0 failed;",
            Some((3, 0)),
        );
        check(
            "\u{1b}[1mtest result: ok. \u{1b}[32m3\u{1b}[0m passed; 0 failed",
            Some((3, 0)),
        );
        check("    test result: ok. 1 passed; 0 failed", Some((1, 0)));
        check("test result: ok.", None);
        check("test result: ok. x passed; 0 failed", None);
        check("test reads_3_passed ... ok", None);
        check("3 passed; 0 failed", None);
        check("", None);
    }
}
