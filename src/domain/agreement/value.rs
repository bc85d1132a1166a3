//! What a measure gives: a number with what it rests on, or why there is none.

/// A measure's number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number, never NaN or infinite.
    pub value: f64,
    /// What it rests on: marks, characters, words or claims, as the measure says.
    pub n: u64,
    /// What was seen and what chance would give, of measures that take chance into account.
    pub rates: Option<Rates>,
}

/// What was seen and what chance would give: of agreement for κ, of disagreement for α.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// What was seen.
    pub observed: f64,
    /// What chance would give.
    pub expected: f64,
}

/// Why a measure has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Undefined {
    /// There is nobody to agree with.
    #[error("expected two or more authors, found fewer")]
    FewAuthors,
    /// The measure is for two.
    #[error("expected exactly two authors, found more")]
    MoreThanTwo,
    /// Nobody marked anything.
    #[error("expected a mark by one of them, found none")]
    NoMarks,
    /// Fewer than two things were looked at by two.
    #[error("expected two or more things that several authors looked at, found fewer")]
    FewUnits,
    /// All say the same of everything: chance alone would give that.
    #[error("expected two different answers, found one only")]
    OneCode,
    /// Marks of one tag by one author lie over each other, which the measure does not know.
    #[error("expected marks of one tag by one author side by side, found some over each other")]
    Overlapping,
    /// So many marks lie over each other that pairing them would take minutes.
    #[error(
        "expected at most {} pairs of marks that overlap, found more",
        super::pairs::MOST
    )]
    TooMany,
}

/// A number or why there is none.
pub type Measured = Result<Value, Undefined>;
