//! One place where somebody marked something: what each says of it.

use crate::domain::model::{AuthorId, TagKey};
use crate::domain::text::{Span, Target};

/// The marks of some people on the same words, one at most of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What was marked, what most people have first; never empty.
    pub variants: Vec<Variant>,
    /// Who marked nothing here, by id.
    pub without: Vec<AuthorId>,
}

/// The same words with the same tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The words.
    pub target: Target,
    /// What they are.
    pub tag: TagKey,
    /// Who marked them so, by id; never empty.
    pub by: Vec<AuthorId>,
}

/// What most say of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The places of the variants that have the most votes; `None` is no mark. One, or several in a tie.
    pub most: Vec<Option<usize>>,
    /// How many votes each of these has.
    pub n: usize,
    /// How many people there are.
    pub of: usize,
}

impl Vote {
    /// What more people say than anything else, unless there is a tie.
    #[must_use]
    pub fn leader(&self) -> Option<Option<usize>> {
        match self.most.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether more than half of all say so.
    #[must_use]
    pub const fn is_majority(&self) -> bool {
        self.n * 2 > self.of
    }
}

impl Case {
    /// Whether all marked exactly the same.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        self.variants.len() == 1 && self.without.is_empty()
    }

    /// What most say. Who marked nothing says that there is to be no mark.
    #[must_use]
    pub fn vote(&self) -> Vote {
        let variants = self.variants.iter().enumerate();
        let mut votes: Vec<(Option<usize>, usize)> =
            variants.map(|(at, it)| (Some(at), it.by.len())).collect();
        votes.push((None, self.without.len()));
        let n = votes.iter().map(|it| it.1).max().unwrap_or_default();
        let of = votes.iter().map(|it| it.1).sum();
        let most = votes.iter().filter(|it| it.1 == n);
        Vote {
            most: most.map(|it| it.0).collect(),
            n,
            of,
        }
    }

    /// From the first word that somebody marked to the last; `None` where nobody marked any.
    #[must_use]
    pub fn hull(&self) -> Option<Span> {
        self.all().map(|it| it.hull())
    }

    /// All words that somebody marked.
    #[must_use]
    pub fn all(&self) -> Option<Target> {
        let pieces = self.variants.iter().flat_map(|it| it.target.pieces());
        Target::new(pieces.copied()).ok()
    }

    /// The words that everybody marked who marked any; `None` where there are none.
    #[must_use]
    pub fn common(&self) -> Option<Target> {
        let (first, others) = self.variants.split_first()?;
        let mut common = first.target.clone();
        for other in others {
            common = Target::new(shared(&common, &other.target)).ok()?;
        }
        Some(common)
    }

    /// Whether two cases have words in common, as marks of one case have.
    pub(super) fn concerns(&self, other: &Self) -> bool {
        let mut mine = self.variants.iter();
        mine.any(|it| {
            let mut theirs = other.variants.iter();
            theirs.any(|other| concern((&it.target, &it.tag), (&other.target, &other.tag)))
        })
    }

    /// How many people have the same mark in both.
    pub(super) fn n_shared(&self, other: &Self) -> usize {
        let shared = self.variants.iter().map(|it| {
            let mut theirs = other.variants.iter();
            let same = theirs.find(|other| other.target == it.target && other.tag == it.tag);
            let by = it.by.iter();
            by.filter(|by| same.is_some_and(|it| it.by.contains(by)))
                .count()
        });
        shared.sum()
    }
}

/// Whether two marks concern the same words: of one tag those that overlap, of two those of which the words in common
/// are at least half of all. So a name within a claim is something else than the claim.
pub(super) fn concern(
    (first, tag): (&Target, &TagKey),
    (second, other_tag): (&Target, &TagKey),
) -> bool {
    let common = n_common(first, second);
    common > 0 && (tag == other_tag || 3 * common >= first.len() + second.len())
}

/// How many bytes two targets have in common.
pub(super) fn n_common(first: &Target, second: &Target) -> usize {
    shared(first, second).map(Span::len).sum()
}

/// The stretches that two targets have in common, in text order.
fn shared<'a>(first: &'a Target, second: &'a Target) -> impl Iterator<Item = Span> + 'a {
    let of = |one: Span| {
        let others = second.pieces().iter();
        others.filter_map(move |other| {
            Span::new(one.start().max(other.start()), one.end().min(other.end()))
        })
    };
    first.pieces().iter().copied().flat_map(of)
}
