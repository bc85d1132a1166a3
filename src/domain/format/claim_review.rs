//! Verdicts as `ClaimReview`s of schema.org, as the Fact Check Tools read them.
//!
//! Source: schema.org/ClaimReview and Google's table of what makes one eligible.

use serde::Serialize;

use super::whosaid::day;
use crate::domain::model::{Millis, Rating, is_day, is_web_address};

/// How long a reviewed claim may be, in characters.
const MAX_CLAIM: usize = 75;

/// A verdict on a claim with what a reader elsewhere needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The claim.
    pub claim: String,
    /// Who says it.
    pub speakers: Vec<Speaker>,
    /// When it was said, YYYY-MM-DD.
    pub said: String,
    /// The article it stands in.
    pub title: String,
    /// The article's address.
    pub appearance: String,
    /// How it is rated.
    pub rating: Rating,
    /// The rating in words.
    pub rating_words: String,
    /// Why.
    pub reason: String,
    /// Who judged.
    pub reviewer: String,
    /// When.
    pub judged: Millis,
    /// Where the review is published.
    pub url: String,
}

/// Somebody who says a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// Their name.
    pub name: String,
    /// Whether they are no person.
    pub is_organisation: bool,
    /// An address of the web that tells who they are.
    pub same_as: Option<String>,
}

/// What a review lacks to be eligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A verdict that rates it.
    Rating,
    /// An address of the web where it is published.
    Url,
    /// The name of who judged.
    Reviewer,
    /// Who says the claim.
    Speaker,
    /// The address of the article.
    Appearance,
    /// When it was said.
    Day,
    /// A claim of at most 75 characters.
    Short,
}

impl Lack {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Rating,
        Self::Url,
        Self::Reviewer,
        Self::Speaker,
        Self::Appearance,
        Self::Day,
        Self::Short,
    ];

    /// Whether a review without it is refused; the others are recommended.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Rating | Self::Url)
    }

    /// Its name in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Url => "url",
            Self::Reviewer => "reviewer",
            Self::Speaker => "speaker",
            Self::Appearance => "appearance",
            Self::Day => "day",
            Self::Short => "short",
        }
    }
}

impl Review {
    /// What it lacks.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let is_lacking = |it: &Lack| match it {
            Lack::Rating => self.rating == Rating::Open,
            Lack::Url => !is_web_address(&self.url),
            Lack::Reviewer => self.reviewer.is_empty(),
            Lack::Speaker => self.speakers.is_empty(),
            Lack::Appearance => !is_web_address(&self.appearance),
            Lack::Day => !is_day(&self.said),
            Lack::Short => self.claim.chars().count() > MAX_CLAIM,
        };
        Lack::ALL.into_iter().filter(is_lacking).collect()
    }
}

/// A rating from 1, refuted, to 5, supported; `None` for one that says how much is known, not how true it is.
const fn value(rating: Rating) -> Option<u8> {
    match rating {
        Rating::Supported => Some(5),
        Rating::Conflicting => Some(3),
        Rating::Refuted => Some(1),
        Rating::Open | Rating::NotEnough | Rating::NotCheckable => None,
    }
}

/// Reviews as JSON-LD: one as itself, several as a list. What is not known is left out.
#[must_use]
pub fn write(reviews: &[Review]) -> String {
    let mut wires: Vec<Wire<'_>> = reviews.iter().map(wire).collect();
    let text = match (wires.pop(), wires.is_empty()) {
        (Some(only), true) => serde_json::to_string_pretty(&only),
        (last, _) => {
            wires.extend(last);
            serde_json::to_string_pretty(&wires)
        }
    };
    // Strings and small numbers only: nothing here that JSON could not say.
    text.unwrap_or_default()
}

fn wire(review: &Review) -> Wire<'_> {
    let web = |it: &'_ str| is_web_address(it).then(|| it.to_owned());
    let some = |it: &str| Some(it.to_owned()).filter(|it| !it.is_empty());
    let said = Some(review.said.clone()).filter(|it| is_day(it));
    let value = value(review.rating);
    let speakers = review.speakers.iter().map(|it| Agent {
        kind: if it.is_organisation {
            "Organization"
        } else {
            "Person"
        },
        name: &it.name,
        same_as: it.same_as.as_deref(),
    });
    let author = some(&review.reviewer).map(|_| Agent {
        kind: "Person",
        name: &review.reviewer,
        same_as: None,
    });
    Wire {
        context: "https://schema.org",
        kind: "ClaimReview",
        url: web(&review.url),
        published: day(review.judged),
        claim: &review.claim,
        author,
        item: Claim {
            kind: "Claim",
            author: speakers.collect(),
            published: said,
            appearance: Work {
                kind: "CreativeWork",
                headline: &review.title,
                url: web(&review.appearance),
            },
        },
        rating: Rated {
            kind: "Rating",
            value,
            worst: value.map(|_| 1),
            best: value.map(|_| 5),
            words: &review.rating_words,
            why: some(&review.reason),
        },
    }
}

#[derive(Serialize)]
struct Wire<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "datePublished")]
    published: String,
    #[serde(rename = "claimReviewed")]
    claim: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Agent<'a>>,
    #[serde(rename = "itemReviewed")]
    item: Claim<'a>,
    #[serde(rename = "reviewRating")]
    rating: Rated<'a>,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(rename = "sameAs", skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
}

#[derive(Serialize)]
struct Claim<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent<'a>>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    appearance: Work<'a>,
}

#[derive(Serialize)]
struct Work<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Rated<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "ratingValue", skip_serializing_if = "Option::is_none")]
    value: Option<u8>,
    #[serde(rename = "worstRating", skip_serializing_if = "Option::is_none")]
    worst: Option<u8>,
    #[serde(rename = "bestRating", skip_serializing_if = "Option::is_none")]
    best: Option<u8>,
    #[serde(rename = "alternateName")]
    words: &'a str,
    #[serde(rename = "ratingExplanation", skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Review {
        Review {
            claim: "The bridge is safe".into(),
            speakers: vec![Speaker {
                name: "Ida Berg".into(),
                is_organisation: false,
                same_as: Some("https://example.org/berg".into()),
            }],
            said: "2026-11-02".into(),
            title: "Bridge stays shut".into(),
            appearance: "https://example.org/bridge".into(),
            rating: Rating::Refuted,
            rating_words: "Refuted".into(),
            reason: "The engineer’s report".into(),
            reviewer: "Class 8b".into(),
            judged: Millis(1_795_478_400_000),
            url: "https://school.example/3".into(),
        }
    }

    #[track_caller]
    fn check(change: fn(&mut Review), expected: &[Lack], left_out: &str) {
        let mut review = whole();
        assert!(
            write(std::slice::from_ref(&review)).contains(left_out),
            "{left_out}"
        );
        change(&mut review);
        assert_eq!(review.lacks(), expected);
        let text = write(&[review]);
        assert!(
            expected == [Lack::Short] || !text.contains(left_out),
            "{text}"
        );
    }

    #[test]
    fn ok_what_is_missing_is_told_and_left_out() {
        check(
            |it| it.rating = Rating::Open,
            &[Lack::Rating],
            "ratingValue",
        );
        check(|it| it.url = "here".into(), &[Lack::Url], "\n  \"url\"");
        check(|it| it.reviewer.clear(), &[Lack::Reviewer], "Class 8b");
        check(|it| it.speakers.clear(), &[Lack::Speaker], "sameAs");
        check(
            |it| it.appearance = "javascript:alert(1)".into(),
            &[Lack::Appearance],
            "https://example.org/bridge",
        );
        check(
            |it| it.said = "2026-02-30".into(),
            &[Lack::Day],
            "2026-11-02",
        );
        check(
            |it| it.claim = "é".repeat(76),
            &[Lack::Short],
            "ClaimReview",
        );
        assert_eq!(whole().lacks(), []);
    }

    #[test]
    fn ok_one_is_an_object_and_several_are_a_list() {
        let shape = |reviews: &[Review]| -> serde_json::Value {
            serde_json::from_str(&write(reviews)).unwrap_or_default()
        };
        let one = shape(&[whole()]);
        let at = |path: &str| one.pointer(path).and_then(serde_json::Value::as_str);
        assert_eq!(at("/@type"), Some("ClaimReview"));
        assert_eq!(at("/datePublished"), Some("2026-11-24"));
        assert_eq!(at("/itemReviewed/author/0/name"), Some("Ida Berg"));
        assert_eq!(
            at("/itemReviewed/appearance/url"),
            Some("https://example.org/bridge")
        );
        assert_eq!(at("/reviewRating/alternateName"), Some("Refuted"));
        assert_eq!(shape(&[whole(), whole()]).as_array().map(Vec::len), Some(2));
        assert_eq!(shape(&[]), serde_json::json!([]));
    }
}
