//! What is kept while people settle their differences: what was decided, and how far they agreed, round by round.

use super::Case;
use crate::domain::agreement::{Measured, Undefined};
use crate::domain::model::{AnnotationId, AuthorId, Millis};

/// The differences of one article and how they are settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The author of what is decided: of the gold layer.
    pub gold: AuthorId,
    /// Whether names are shown: while they are not, nobody knows whose mark it is that they decide on.
    pub is_revealed: bool,
    /// How far all agreed, the first time and after they had talked.
    pub rounds: Vec<Round>,
    /// What was decided, in the order in which it first was.
    pub decisions: Vec<Decision>,
}

/// How far some people agreed at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// When it was counted.
    pub at: Millis,
    /// Who was compared, by id.
    pub by: Vec<AuthorId>,
    /// What was counted.
    pub unit: Unit,
    /// Krippendorff's α for names in millionths, with how many units it rests on, or why there is none.
    pub alpha: Result<(i32, u64), Undefined>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points.
    Characters,
    /// Words.
    Words,
}

/// What was decided on one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who had marked what then.
    pub case: Case,
    /// How it was decided.
    pub how: How,
    /// The mark of the gold layer that came of it; none where it was to be none.
    pub mark: Option<AnnotationId>,
    /// When.
    pub at: Millis,
}

/// How a case is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As the variant at this place has it.
    Accepted(usize),
    /// With all words that somebody marked.
    All,
    /// With the words that everybody marked who marked any.
    Common,
    /// With other words, or another tag.
    Anew,
    /// There is to be no mark.
    Rejected,
}

impl Session {
    /// One at its beginning.
    #[must_use]
    pub const fn new(gold: AuthorId) -> Self {
        Self {
            gold,
            is_revealed: false,
            rounds: Vec::new(),
            decisions: Vec::new(),
        }
    }
}

impl Round {
    /// What was measured now.
    #[must_use]
    pub fn new(at: Millis, by: &[AuthorId], unit: Unit, measured: Measured) -> Self {
        let mut sorted: Vec<AuthorId> = Vec::with_capacity(by.len());
        for it in by {
            if let Err(place) = sorted.binary_search(it) {
                sorted.insert(place, *it);
            }
        }
        let alpha = measured.map(|it| ((it.value * 1e6).round() as i32, it.n));
        Self {
            at,
            by: sorted,
            unit,
            alpha,
        }
    }

    /// The number; `None` where there is none.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.alpha.ok().map(|it| f64::from(it.0) / 1e6)
    }

    /// Whether both say the same of the same people, whenever that was.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.by, self.unit, self.alpha) == (&other.by, other.unit, other.alpha)
    }
}

impl Unit {
    /// Its name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Words => "words",
        }
    }

    /// The unit of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        [Self::Characters, Self::Words]
            .into_iter()
            .find(|it| it.key() == key)
    }
}
