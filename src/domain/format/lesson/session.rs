//! How differences between authors are settled: rounds and decisions.

use serde::{Deserialize, Serialize};

use super::key::{tag, wrong};
use super::pieces::{self, Pieces};
use super::{Unread, read, written};
use crate::domain::adjudicate::{Case, Decision, How, Round, Session, Unit, Variant};
use crate::domain::agreement::Undefined;
use crate::domain::model::{AnnotationId, AuthorId, Millis};
use crate::domain::text::Text;

/// Authors are named once, in the order of their ids; everywhere else stands their place in that list. Times are
/// milliseconds since 1970.
#[derive(Debug, Serialize, Deserialize)]
struct Wire {
    gold: String,
    revealed: bool,
    authors: Vec<String>,
    rounds: Vec<WireRound>,
    decisions: Vec<WireDecision>,
}

/// α in millionths with its n, or why there is none.
#[derive(Debug, Serialize, Deserialize)]
struct WireRound {
    at: u64,
    by: Vec<u32>,
    unit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alpha: Option<(i32, u64)>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    undefined: String,
}

/// Short names: an article has hundreds of these, and each step writes them all.
#[derive(Debug, Serialize, Deserialize)]
struct WireDecision {
    /// Who had marked what.
    v: Vec<WireVariant>,
    /// Who had marked nothing.
    w: Vec<u32>,
    /// How it was decided.
    h: String,
    /// The mark that came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    m: Option<String>,
    /// When.
    c: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireVariant {
    p: Pieces,
    t: String,
    b: Vec<u32>,
}

/// The words for why a round has no number.
const UNDEFINED: [(Undefined, &str); 7] = [
    (Undefined::FewAuthors, "few-authors"),
    (Undefined::MoreThanTwo, "more-than-two"),
    (Undefined::NoMarks, "no-marks"),
    (Undefined::FewUnits, "few-units"),
    (Undefined::OneCode, "one-code"),
    (Undefined::Overlapping, "overlapping"),
    (Undefined::TooMany, "too-many"),
];

/// A session as the body of its enclosure.
#[must_use]
pub fn write_session(text: &Text, it: &Session) -> String {
    let authors = authors_of(it);
    let places = |by: &[AuthorId]| {
        let places = by.iter().filter_map(|it| authors.binary_search(it).ok());
        places.map(|it| it as u32).collect::<Vec<u32>>()
    };
    let round = |it: &Round| WireRound {
        at: it.at.0,
        by: places(&it.by),
        unit: it.unit.key().to_owned(),
        alpha: it.alpha.ok(),
        undefined: it.alpha.map_or_else(undefined_key, |_| String::new()),
    };
    let variant = |it: &Variant| WireVariant {
        p: pieces::write(text, &it.target),
        t: it.tag.to_string(),
        b: places(&it.by),
    };
    let decision = |it: &Decision| WireDecision {
        v: it.case.variants.iter().map(variant).collect(),
        w: places(&it.case.without),
        h: how_key(it.how),
        m: it.mark.map(|it| it.to_string()),
        c: it.at.0,
    };
    written(&Wire {
        gold: it.gold.to_string(),
        revealed: it.is_revealed,
        authors: authors.iter().map(AuthorId::to_string).collect(),
        rounds: it.rounds.iter().map(round).collect(),
        decisions: it.decisions.iter().map(decision).collect(),
    })
}

/// Reads what [`write_session`] wrote.
///
/// # Errors
/// [`Unread`].
pub fn read_session(text: &Text, body: &str) -> Result<Session, Unread> {
    let wire: Wire = read("how differences are settled", body)?;
    let id = |it: &String| AuthorId::parse(it).ok_or_else(|| wrong("an id", it));
    let authors = wire.authors.iter().map(id).collect::<Result<Vec<_>, _>>()?;
    let by = |places: Vec<u32>| {
        let author = |it: u32| {
            let author = authors.get(it as usize).copied();
            author.ok_or_else(|| wrong("the place of an author", &it.to_string()))
        };
        places
            .into_iter()
            .map(author)
            .collect::<Result<Vec<_>, _>>()
    };
    let round = |it: WireRound| {
        let undefined = UNDEFINED.iter().find(|known| known.1 == it.undefined);
        Ok(Round {
            at: Millis(it.at),
            by: by(it.by)?,
            unit: Unit::parse(&it.unit).ok_or_else(|| wrong("a unit", &it.unit))?,
            alpha: match (it.alpha, undefined) {
                (Some(alpha), None) => Ok(alpha),
                (None, Some(why)) => Err(why.0),
                _ => return Err(wrong("a number, or why there is none", &it.undefined)),
            },
        })
    };
    let variant = |it: WireVariant| {
        Ok(Variant {
            target: pieces::read(text, &it.p)?,
            tag: tag(&it.t)?,
            by: by(it.b)?,
        })
    };
    let decision = |it: WireDecision| {
        let variants = it.v.into_iter().map(variant);
        let mark =
            it.m.map(|it| AnnotationId::parse(&it).ok_or_else(|| wrong("an id", &it)));
        Ok(Decision {
            case: Case {
                variants: variants.collect::<Result<_, _>>()?,
                without: by(it.w)?,
            },
            how: how(&it.h).ok_or_else(|| wrong("how a case is decided", &it.h))?,
            mark: mark.transpose()?,
            at: Millis(it.c),
        })
    };
    Ok(Session {
        gold: id(&wire.gold)?,
        is_revealed: wire.revealed,
        rounds: wire
            .rounds
            .into_iter()
            .map(round)
            .collect::<Result<_, _>>()?,
        decisions: wire
            .decisions
            .into_iter()
            .map(decision)
            .collect::<Result<_, _>>()?,
    })
}

/// All who are named, by id.
fn authors_of(session: &Session) -> Vec<AuthorId> {
    let in_rounds = session.rounds.iter().flat_map(|it| &it.by);
    let cases = || session.decisions.iter().map(|it| &it.case);
    let with = cases().flat_map(|it| it.variants.iter().flat_map(|it| &it.by));
    let without = cases().flat_map(|it| &it.without);
    let mut authors: Vec<AuthorId> = Vec::new();
    for it in in_rounds.chain(with).chain(without) {
        if let Err(place) = authors.binary_search(it) {
            authors.insert(place, *it);
        }
    }
    authors
}

fn undefined_key(why: Undefined) -> String {
    let known = UNDEFINED.iter().find(|it| it.0 == why);
    known.map_or_else(String::new, |it| it.1.to_owned())
}

fn how_key(how: How) -> String {
    match how {
        How::Accepted(at) => format!("accepted-{at}"),
        How::All => "all".to_owned(),
        How::Common => "common".to_owned(),
        How::Anew => "anew".to_owned(),
        How::Rejected => "rejected".to_owned(),
    }
}

fn how(key: &str) -> Option<How> {
    match key {
        "all" => Some(How::All),
        "common" => Some(How::Common),
        "anew" => Some(How::Anew),
        "rejected" => Some(How::Rejected),
        _ => {
            let at = key.strip_prefix("accepted-")?;
            at.parse().ok().map(How::Accepted)
        }
    }
}
