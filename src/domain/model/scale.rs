//! Scales of verdicts that a teacher makes: words of their own, each of which stands for one of the ratings.

use std::rc::Rc;

use super::{Provenance, Rating, ScaleId};

/// Fewest grades of a scale.
pub const MIN_GRADES: usize = 2;

/// Most grades of a scale.
pub const MAX_GRADES: usize = 12;

/// Longest name of a scale or of a grade, in code points.
pub const MAX_NAME: usize = 60;

/// A scale, for whichever article of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Names the scale.
    pub id: ScaleId,
    /// What it is called, and its grades.
    pub wording: Rc<Wording>,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}

/// What a scale is called, and its grades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What it is called.
    pub name: String,
    /// Its grades, in the order in which they are offered.
    pub grades: Vec<Grade>,
}

/// One grade of a scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// Its words.
    pub name: String,
    /// What they stand for; never open in a scale that is kept.
    pub rating: Rating,
}

/// What keeps a wording from being a scale. Grades are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScaleFlaw {
    /// It has no name.
    #[error("a scale without a name")]
    NoName,
    /// Its name is longer than [`MAX_NAME`].
    #[error("a name of more than {MAX_NAME} characters")]
    LongName,
    /// It has fewer than [`MIN_GRADES`] or more than [`MAX_GRADES`].
    #[error("{0} grades, not {MIN_GRADES} to {MAX_GRADES}")]
    Count(usize),
    /// A grade has no words.
    #[error("grade {0} without words")]
    NoWords(usize),
    /// The words of a grade are longer than [`MAX_NAME`].
    #[error("grade {0} of more than {MAX_NAME} characters")]
    LongWords(usize),
    /// A grade has the words of an earlier one, whatever the case.
    #[error("grade {0} with the words of an earlier one")]
    Twice(usize),
    /// A grade stands for no rating.
    #[error("grade {0} that stands for no rating")]
    NoRating(usize),
}

impl Wording {
    /// The same without spaces that say nothing, if it can be a scale. `lower` puts words in lower case: the browser
    /// has the tables of Unicode for it.
    ///
    /// # Errors
    /// The first [`ScaleFlaw`]: of the name, of the number of grades, of a grade.
    pub fn checked(&self, lower: &dyn Fn(&str) -> String) -> Result<Self, ScaleFlaw> {
        let name = tidy(&self.name);
        if name.is_empty() {
            return Err(ScaleFlaw::NoName);
        }
        if is_long(&name) {
            return Err(ScaleFlaw::LongName);
        }
        if !(MIN_GRADES..=MAX_GRADES).contains(&self.grades.len()) {
            return Err(ScaleFlaw::Count(self.grades.len()));
        }
        let mut grades = Vec::with_capacity(self.grades.len());
        let mut seen: Vec<String> = Vec::new();
        for (nth, grade) in (1..).zip(&self.grades) {
            let name = tidy(&grade.name);
            let folded = lower(&name);
            if name.is_empty() {
                return Err(ScaleFlaw::NoWords(nth));
            }
            if is_long(&name) {
                return Err(ScaleFlaw::LongWords(nth));
            }
            if seen.contains(&folded) {
                return Err(ScaleFlaw::Twice(nth));
            }
            if grade.rating == Rating::Open {
                return Err(ScaleFlaw::NoRating(nth));
            }
            seen.push(folded);
            grades.push(Grade {
                name,
                rating: grade.rating,
            });
        }
        Ok(Self { name, grades })
    }
}

/// Whether a name is longer than it may be.
#[must_use]
pub fn is_long(name: &str) -> bool {
    name.chars().count() > MAX_NAME
}

/// In one line, with one space between words.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(name: &str, grades: &[(&str, Rating)]) -> Wording {
        let grade = |&(name, rating): &(&str, Rating)| Grade {
            name: name.to_owned(),
            rating,
        };
        Wording {
            name: name.to_owned(),
            grades: grades.iter().map(grade).collect(),
        }
    }

    #[track_caller]
    fn check(name: &str, grades: &[(&str, Rating)], expected: Result<Wording, ScaleFlaw>) {
        let lower = |it: &str| it.to_lowercase();
        assert_eq!(wording(name, grades).checked(&lower), expected, "{name:?}");
    }

    const TRUE: (&str, Rating) = ("True", Rating::Supported);
    const FALSE: (&str, Rating) = ("False", Rating::Refuted);

    #[test]
    fn ok_spaces_that_say_nothing_are_left_out() {
        check(
            "  Class\t 9b ",
            &[(" Mostly\n true ", Rating::Supported), FALSE],
            Ok(wording(
                "Class 9b",
                &[("Mostly true", Rating::Supported), FALSE],
            )),
        );
        // Two may stand for the same.
        let alike = [TRUE, ("Very true", Rating::Supported)];
        check("a", &alike, Ok(wording("a", &alike)));
    }

    #[test]
    fn ok_at_its_limits() {
        let long = "é".repeat(MAX_NAME);
        let names: Vec<String> = (0..MAX_GRADES).map(|it| format!("{it}")).collect();
        let most: Vec<_> = names
            .iter()
            .map(|it| (it.as_str(), Rating::Refuted))
            .collect();
        check(&long, &most, Ok(wording(&long, &most)));
        let grades = [(long.as_str(), Rating::NotCheckable), TRUE];
        check("a", &grades, Ok(wording("a", &grades)));
    }

    #[test]
    fn err_what_is_no_scale() {
        let long = "é".repeat(MAX_NAME + 1);
        let many = [TRUE; MAX_GRADES + 1];
        for (name, grades, expected) in [
            (" \n", &[TRUE, FALSE][..], ScaleFlaw::NoName),
            (&long, &[TRUE, FALSE], ScaleFlaw::LongName),
            ("a", &[], ScaleFlaw::Count(0)),
            ("a", &[TRUE], ScaleFlaw::Count(1)),
            ("a", &many, ScaleFlaw::Count(MAX_GRADES + 1)),
            (
                "a",
                &[TRUE, ("\u{a0}", Rating::Refuted)],
                ScaleFlaw::NoWords(2),
            ),
            (
                "a",
                &[(&long, Rating::Refuted), TRUE],
                ScaleFlaw::LongWords(1),
            ),
            (
                "a",
                &[TRUE, FALSE, (" TRUE ", Rating::Refuted)],
                ScaleFlaw::Twice(3),
            ),
            (
                "a",
                &[("ÉTÉ", Rating::Refuted), ("été", Rating::Supported)],
                ScaleFlaw::Twice(2),
            ),
            (
                "a",
                &[TRUE, ("Unknown", Rating::Open)],
                ScaleFlaw::NoRating(2),
            ),
        ] {
            check(name, grades, Err(expected));
        }
    }
}
