//! The one place that changes a text on its way in: line ends, and nothing else.

/// A text with its line ends normalized, and what was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized {
    /// The text, every CRLF and lone CR now an LF.
    pub text: String,
    /// How many line ends were changed.
    pub line_ends: usize,
    /// How many U+FFFD stand where a lone surrogate could not be kept. Filled in by whoever decoded the
    /// text: a Rust string cannot hold one.
    pub replaced: usize,
}

/// Makes every CRLF and every lone CR an LF. Every other character stays as it is.
#[must_use]
pub fn normalize(text: &str) -> Normalized {
    let mut out = String::with_capacity(text.len());
    let mut line_ends = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' {
            characters.next_if_eq(&'\n');
            line_ends += 1;
            out.push('\n');
        } else {
            out.push(character);
        }
    }
    Normalized {
        text: out,
        line_ends,
        replaced: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str, line_ends: usize) {
        let found = normalize(given);
        assert_eq!(
            (found.text.as_str(), found.line_ends),
            (expected, line_ends)
        );
    }

    #[test]
    fn ok_only_line_ends_change() {
        check("", "", 0);
        check("a\nb", "a\nb", 0);
        check("a\r\nb\rc\n", "a\nb\nc\n", 2);
        check("\r\r\n\n", "\n\n\n", 2);
        check(
            "e\u{301}\u{202E}\u{FEFF}\t ",
            "e\u{301}\u{202E}\u{FEFF}\t ",
            0,
        );
    }
}
