//! Numbers in order, and the one table they end in.

use std::fmt::Write as _;

/// Whether a limit was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Met,
    NotMet,
    /// There is no limit: the number is for information.
    Open,
}

impl Verdict {
    pub(crate) fn of(is_met: bool) -> Self {
        if is_met { Self::Met } else { Self::NotMet }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "NOT met",
            Self::Open => "-",
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) measured: String,
    pub(crate) limit: String,
    pub(crate) verdict: Verdict,
    /// How many times it was measured.
    pub(crate) n: usize,
    /// What this run shows of why the limit is not kept; told only where it is not.
    pub(crate) reason: String,
}

impl Row {
    /// A row with a limit.
    pub(crate) fn judged(
        what: impl Into<String>,
        measured: impl Into<String>,
        limit: impl Into<String>,
        is_met: bool,
        n: usize,
    ) -> Self {
        Self {
            what: what.into(),
            measured: measured.into(),
            limit: limit.into(),
            verdict: Verdict::of(is_met),
            n,
            reason: String::new(),
        }
    }

    /// The same row with what the run shows of why, should its limit not be kept.
    pub(crate) fn because(self, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            ..self
        }
    }

    /// The same row for information only, unless it is judged here.
    pub(crate) fn judged_if(self, is_judged: bool) -> Self {
        if is_judged {
            return self;
        }
        Self::told(self.what, self.measured, self.n)
    }

    /// A row for what this machine or browser has no means to tell.
    pub(crate) fn unmeasured(what: impl Into<String>, reason: impl std::fmt::Display) -> Self {
        Self::told(what, format!("not measured: {reason}"), 0)
    }

    /// A row for information.
    pub(crate) fn told(what: impl Into<String>, measured: impl Into<String>, n: usize) -> Self {
        Self {
            verdict: Verdict::Open,
            ..Self::judged(what, measured, "-", true, n)
        }
    }
}

/// The table as text, columns padded.
pub(crate) fn table(rows: &[Row]) -> String {
    let cells = |row: &Row| {
        [
            row.what.clone(),
            row.measured.clone(),
            row.limit.clone(),
            row.verdict.words().to_owned(),
            row.n.to_string(),
        ]
    };
    let head = ["what", "measured", "limit", "verdict", "n"].map(str::to_owned);
    let lines: Vec<[String; 5]> = std::iter::once(head)
        .chain(rows.iter().map(cells))
        .collect();
    let width = |column: usize| {
        let lengths = lines.iter().filter_map(|line| line.get(column));
        lengths.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let padded: Vec<String> = line
            .iter()
            .zip(&widths)
            .map(|(cell, &width)| format!("{cell:width$}"))
            .collect();
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", padded.join("  ").trim_end());
    }
    let explained = |it: &&Row| it.verdict == Verdict::NotMet && !it.reason.is_empty();
    for row in rows.iter().filter(explained) {
        let _ = writeln!(text, "Why not met: {}: {}", row.what.trim(), row.reason);
    }
    text
}

/// Measurements of one thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    pub(crate) fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    pub(crate) fn n(&self) -> usize {
        self.0.len()
    }

    /// The value that this share of the measurements, 0 to 1, does not exceed (nearest rank);
    /// not a number where there is none.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ranks of a few dozen measurements"
    )]
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted.get(rank.max(1) - 1).copied().unwrap_or(f64::NAN)
    }

    /// The share of measurements, 0 to 1, that do not exceed a value; not a number where there is none.
    #[expect(clippy::cast_precision_loss, reason = "some thousand measurements")]
    pub(crate) fn share_up_to(&self, value: f64) -> f64 {
        let n_within = self.0.iter().filter(|it| **it <= value).count();
        n_within as f64 / self.0.len() as f64
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The smallest: what a machine with other work to do disturbs least.
    pub(crate) fn least(&self) -> f64 {
        self.quantile(0.0)
    }

    pub(crate) fn max(&self) -> f64 {
        self.quantile(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], share: f64, expected: f64) {
        let found = Sample(values.to_vec()).quantile(share);
        assert!((found - expected).abs() < 1e-9, "{found}");
    }

    #[test]
    fn quantiles_are_nearest_ranks() {
        check(&[3.0, 1.0, 2.0], 0.5, 2.0);
        check(&[4.0, 1.0, 2.0, 3.0], 0.5, 2.0);
        check(&[1.0, 2.0, 3.0, 4.0, 5.0], 1.0, 5.0);
        check(&[1.0, 2.0, 3.0, 4.0, 5.0], 0.0, 1.0);
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        check(&hundred, 0.95, 95.0);
    }

    #[test]
    fn the_table_is_aligned() {
        let rows = [
            Row::judged("opening", "1.2 ×", "1.5 ×", true, 15),
            Row::told("a", "b", 1),
        ];
        assert_eq!(
            table(&rows),
            "what     measured  limit  verdict  n\n\
             opening  1.2 ×     1.5 ×  met      15\n\
             a        b         -      -        1\n"
        );
        let slow = |is_met| Row::judged("a", "2", "1", is_met, 3).because("it rains");
        assert!(table(&[slow(false)]).ends_with("3\nWhy not met: a: it rains\n"));
        assert!(!table(&[slow(true)]).contains("rains"));
    }
}
