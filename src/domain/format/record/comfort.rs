//! What a person chose about how the page reads: open to new choices, so that no version stumbles over another's.

/// A choice: its name, and the names of its values. The first is in force until another is chosen.
type Choice = (&'static str, &'static [&'static str]);

/// All choices. Names and values are stored, and are what the style sheets call them: `data-measure="wide"`.
const CHOICES: [Choice; 10] = [
    // How long a line of the article is.
    ("measure", &["normal", "narrow", "wide"]),
    // How far lines are apart.
    ("spacing", &["normal", "close", "wide"]),
    // How big its letters are.
    ("size", &["normal", "large", "larger"]),
    ("face", &["serif", "sans"]),
    ("contrast", &["normal", "high"]),
    // Which marks show their letter: all, the one in hand, or none.
    ("badges", &["all", "few", "none"]),
    // Where cards stand: in a list, or at their lines where there is room.
    ("cards", &["list", "lines"]),
    // Whether screen readers say where a mark begins and ends.
    ("spoken", &["no", "yes"]),
    // Whether characters are drawn that cannot be seen.
    ("signs", &["no", "yes"]),
    // How much is announced: everything, what was done, or only what went wrong.
    ("talk", &["all", "less", "trouble"]),
];

/// A value for each choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comfort([u8; CHOICES.len()]);

impl Comfort {
    /// Reads what [`Comfort::lines`] writes. A line that says nothing to this version counts for nothing.
    #[must_use]
    pub fn parse(lines: &str) -> Self {
        let mut comfort = Self::default();
        for line in lines.lines() {
            if let Some((name, value)) = line.split_once(' ') {
                comfort.set(name, value);
            }
        }
        comfort
    }

    /// A line for each choice that was made: `measure wide`.
    #[must_use]
    pub fn lines(&self) -> String {
        let made = self.all().zip(self.0).filter(|it| it.1 != 0);
        let lines = made.map(|((name, value), _)| format!("{name} {value}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Every choice with its value.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        CHOICES.iter().zip(self.0).map(|(&(name, values), at)| {
            let value = values.get(usize::from(at)).or(values.first());
            (name, value.copied().unwrap_or_default())
        })
    }

    /// The value of a choice; empty where there is no such choice.
    #[must_use]
    pub fn get(&self, name: &str) -> &'static str {
        let mut all = self.all();
        all.find(|it| it.0 == name).map_or("", |it| it.1)
    }

    /// Makes a choice; nothing happens where there is no such choice or value.
    pub fn set(&mut self, name: &str, value: &str) {
        for (&(own, values), at) in CHOICES.iter().zip(&mut self.0) {
            if own == name
                && let Some(place) = values.iter().position(|it| *it == value)
            {
                *at = u8::try_from(place).unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        assert_eq!(Comfort::parse(lines).lines(), expected, "{lines:?}");
    }

    #[test]
    fn roundtrip_choices_are_kept() {
        check("", "");
        check("measure wide", "measure wide");
        check(
            "talk trouble\nmeasure narrow",
            "measure narrow\ntalk trouble",
        );
        for (name, values) in CHOICES {
            for value in values {
                let mut made = Comfort::default();
                made.set(name, value);
                assert_eq!(
                    (made.get(name), Comfort::parse(&made.lines())),
                    (*value, made)
                );
            }
        }
    }

    #[test]
    fn ok_what_another_version_wrote_is_passed_over() {
        check("measure normal", "");
        check("measure huge\nface sans", "face sans");
        check("smell roses\n\nface\nface sans serif", "");
        assert_eq!(Comfort::default().get("smell"), "");
    }
}
