//! Findings: what was consulted about a claim, the verdict that follows, links to other claims, and the
//! particulars of any mark.

use super::{AnnotationId, ArticleId, FindingId, Link, Particulars, Provenance};

/// What was found out about one mark. All verdicts are kept: the latest counts, as it does of particulars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Names the finding.
    pub id: FindingId,
    /// The article of the mark.
    pub article: ArticleId,
    /// What it is about.
    pub about: AnnotationId,
    /// What it says.
    pub says: Says,
    /// Who, when, which revision, and whether it is deleted.
    pub provenance: Provenance,
}

/// What a finding says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// What was consulted.
    Evidence(Evidence),
    /// What follows.
    Verdict(Verdict),
    /// What else is known.
    Particulars(Particulars),
    /// What it is to another claim.
    Link(Link),
}

/// What was consulted, as question, answer and source where that is wanted (after `AVeriTeC`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its address, or how it is cited.
    pub source: String,
    /// Its own words.
    pub passage: String,
    /// The day it was consulted, as `YYYY-MM-DD`; empty where nobody says.
    pub consulted: String,
    /// What it does to the claim.
    pub stance: Stance,
    /// What was asked.
    pub question: String,
    /// What it answers.
    pub answer: String,
}

/// How the claim is rated, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The rating.
    pub rating: Rating,
    /// The words of the grade that was given, as they were then; empty where the rating's own were meant.
    pub called: String,
    /// The reason for it.
    pub reason: String,
}

/// What evidence does to a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    /// It speaks for it.
    Supports,
    /// It speaks against it.
    Refutes,
    /// It helps to understand it.
    #[default]
    Context,
}

/// The scale of verdicts: that of `AVeriTeC`, and two for claims without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rating {
    /// Nothing is decided.
    #[default]
    Open,
    /// The evidence is for it.
    Supported,
    /// The evidence is against it.
    Refuted,
    /// There is not enough evidence.
    NotEnough,
    /// Evidence conflicts, or was picked to suit.
    Conflicting,
    /// It is nothing that can be checked.
    NotCheckable,
}

impl Verdict {
    /// The words of the grade that was given, where they are not the rating's own.
    #[must_use]
    pub fn own_words(&self) -> Option<&str> {
        Some(self.called.as_str()).filter(|it| !it.is_empty())
    }

    /// Whether another verdict says the same, for whatever reason.
    #[must_use]
    pub fn rates_as(&self, other: &Self) -> bool {
        self.rating == other.rating && self.called == other.called
    }
}

impl Evidence {
    /// Whether it names anything that was consulted.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.source, &self.passage]
            .iter()
            .all(|it| it.trim().is_empty())
    }
}

impl Stance {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Refutes, Self::Context];

    /// Its name in storage, files and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Context => "context",
        }
    }

    /// The stance of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl Rating {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Supported,
        Self::Refuted,
        Self::NotEnough,
        Self::Conflicting,
        Self::NotCheckable,
    ];

    /// Its name in storage, files, searches and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Supported => "supported",
            Self::Refuted => "refuted",
            Self::NotEnough => "not-enough",
            Self::Conflicting => "conflicting",
            Self::NotCheckable => "not-checkable",
        }
    }

    /// The rating of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// Whether this is an address that may be opened: of the web, and nothing that a page could run.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    host.is_some_and(|it| it.starts_with(|first: char| !first.is_whitespace() && first != '/'))
}

/// The host of such an address, port and all, without the name that may stand before it to look like another.
#[must_use]
pub fn host_of(address: &str) -> &str {
    // Browsers take a backslash for a slash.
    let mut parts = address.split(['/', '\\', '?', '#']);
    let host = parts.nth(2).unwrap_or(address);
    host.rsplit('@').next().unwrap_or(host)
}

/// Whether this is a day of the Gregorian calendar, written `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, it)| match at {
            4 | 7 => *it == b'-',
            _ => it.is_ascii_digit(),
        });
    let number = |from, to| text.get(from..to).and_then(|it| it.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let most = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    is_shaped && (1..=12).contains(&month) && (1..=most).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_days_of_the_calendar() {
        for (text, expected) in [
            ("2026-11-27", true),
            ("2024-02-29", true),
            ("2000-02-29", true),
            ("2026-02-29", false),
            ("1900-02-29", false),
            ("2026-02-30", false),
            ("2026-13-01", false),
            ("2026-00-10", false),
            ("2026-04-31", false),
            ("2026-4-3", false),
            ("2026/04/03", false),
            ("+026-04-03", false),
            ("2026-04-03T", false),
            ("äöüß-é", false),
            ("", false),
        ] {
            assert_eq!(is_day(text), expected, "{text:?}");
        }
    }

    #[test]
    fn ok_only_addresses_of_the_web_are_opened() {
        for (address, expected) in [
            ("https://example.org/a?b#c", Some("example.org")),
            ("http://example.org:8080", Some("example.org:8080")),
            ("https://example.org?x", Some("example.org")),
            ("https://good.example@bad.example/x", Some("bad.example")),
            ("https://bad.example\\@good.example", Some("bad.example")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            (" https://example.org", None),
            ("https://", None),
            ("https:///x", None),
            ("Town archive, box 7", None),
        ] {
            let found = is_web_address(address).then(|| host_of(address));
            assert_eq!(found, expected, "{address:?}");
        }
    }

    #[test]
    fn roundtrip_names() {
        for stance in Stance::ALL {
            assert_eq!(Stance::parse(stance.key()), Some(stance));
        }
        for rating in Rating::ALL {
            assert_eq!(Rating::parse(rating.key()), Some(rating));
        }
        assert_eq!((Stance::parse("for"), Rating::parse("true")), (None, None));
    }
}
