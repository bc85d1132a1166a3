//! Numbers as they are shown. The standard library writes them too, with 10 KB of tables that nothing else here needs.

use crate::domain::agreement::Measured;

/// The nearest number of hundredths.
pub(super) fn hundredths(value: f64) -> i64 {
    (value * 100.0 + 0.5).floor() as i64
}

/// A number with two decimals and a proper minus.
pub(super) fn decimals(value: f64) -> String {
    let hundredths = hundredths(value);
    let sign = if hundredths < 0 { "−" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A share in percent.
pub(super) fn percent(share: f64) -> usize {
    (share * 100.0 + 0.5).floor() as usize
}

/// Points of so many hundredths, with no more decimals than they have: `7`, `7.5`, `7.25`.
pub(super) fn points(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

/// Points that somebody wrote, in hundredths; nothing where it is no number with at most two decimals.
pub(super) fn read_points(words: &str) -> Option<u32> {
    let words = words.trim().replace(',', ".");
    let (whole, part) = words.split_once('.').unwrap_or((&words, ""));
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() && part.is_empty()
        || !is_digits(whole)
        || !is_digits(part)
        || part.len() > 2
    {
        return None;
    }
    let number = |it: &str| {
        if it.is_empty() {
            Some(0)
        } else {
            it.parse().ok()
        }
    };
    let (whole, part): (u32, u32) = (number(whole)?, number(&format!("{part:0<2}"))?);
    whole.checked_mul(100)?.checked_add(part)
}

/// The number of a measure, where it has one.
pub(super) fn value(measured: Measured) -> Option<String> {
    measured.ok().map(|it| decimals(it.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_two_decimals() {
        for (value, expected) in [
            (0.0, "0.00"),
            (-0.0, "0.00"),
            (-0.004, "0.00"),
            (1.0, "1.00"),
            (0.4915, "0.49"),
            (0.995, "1.00"),
            (-0.0923, "−0.09"),
            (-1.0, "−1.00"),
            (-12.345, "−12.34"),
        ] {
            assert_eq!(decimals(value), expected, "{value}");
        }
        assert_eq!(percent(0.995), 100);
    }

    #[test]
    fn ok_points_come_back() {
        for (hundredths, words) in [
            (0, "0"),
            (5, "0.05"),
            (50, "0.5"),
            (1200, "12"),
            (1225, "12.25"),
        ] {
            assert_eq!(points(hundredths), words);
            assert_eq!(read_points(words), Some(hundredths), "{words}");
        }
        for (words, expected) in [
            (" 1,5 ", Some(150)),
            (".5", Some(50)),
            ("2.", Some(200)),
            ("", None),
            (".", None),
            ("-1", None),
            ("1.234", None),
            ("one", None),
            ("99999999999", None),
        ] {
            assert_eq!(read_points(words), expected, "{words:?}");
        }
    }
}
