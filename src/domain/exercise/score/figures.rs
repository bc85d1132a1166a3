//! Precision, recall and F₁ as they are published of whoever looks for names in texts.

use super::pairing::Fit;

/// How many there are of each outcome, under one way to look at pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// COR: entries that were found.
    pub correct: u32,
    /// INC: entries that were met by a mark that is not right.
    pub incorrect: u32,
    /// PAR: entries that were found in part.
    pub partial: u32,
    /// MIS: entries that no mark is meant for.
    pub missed: u32,
    /// SPU: marks that are meant for no entry.
    pub spurious: u32,
}

/// Precision, recall and F₁ under the four ways of SemEval-2013 task 9.1 to look at pairs.
///
/// | pair | strict | exact | partial | type |
/// |---|---|---|---|---|
/// | same words, same tag | COR | COR | COR | COR |
/// | same words, other tag | INC | COR | COR | INC |
/// | overlapping words, same tag | INC | INC | PAR | COR |
/// | overlapping words, other tag | INC | INC | PAR | INC |
///
/// I. Segura-Bedmar, P. Martínez, M. Herrero-Zazo, “SemEval-2013 Task 9: Extraction of Drug-Drug Interactions from
/// Biomedical Texts”, *SemEval* 2013, section 5. A pair counts under the tag of its entry, a spurious mark under its
/// own, so that the sums over all tags are the counts of the whole. The total weighs tags by how many entries they
/// have: its recall is the mean of theirs, weighted that way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Same words and same tag.
    pub strict: Counts,
    /// Same words, whatever the tag.
    pub exact: Counts,
    /// Same words, or half of it for overlapping ones, whatever the tag.
    pub partial: Counts,
    /// Same tag, whatever the overlap.
    pub typed: Counts,
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NoFigure {
    /// Of nothing no share can be right.
    #[error("expected a mark, found none")]
    NoMarks,
    /// Of nothing no share can be found.
    #[error("expected an entry of the key, found none")]
    NoEntries,
    /// There is neither.
    #[error("expected a mark or an entry of the key, found neither")]
    Neither,
}

impl Counts {
    /// POS: how many entries there are.
    #[must_use]
    pub const fn possible(&self) -> u32 {
        self.correct + self.incorrect + self.partial + self.missed
    }

    /// ACT: how many marks there are.
    #[must_use]
    pub const fn actual(&self) -> u32 {
        self.correct + self.incorrect + self.partial + self.spurious
    }

    /// (COR + ½ PAR) / ACT: the share of marks that is right.
    ///
    /// # Errors
    /// There is no mark.
    pub fn precision(&self) -> Result<f64, NoFigure> {
        share(self.right(), self.actual(), NoFigure::NoMarks)
    }

    /// (COR + ½ PAR) / POS: the share of entries that was found.
    ///
    /// # Errors
    /// There is no entry.
    pub fn recall(&self) -> Result<f64, NoFigure> {
        share(self.right(), self.possible(), NoFigure::NoEntries)
    }

    /// 2 (COR + ½ PAR) / (POS + ACT): the harmonic mean of both, and 0 where only one of them is defined.
    ///
    /// # Errors
    /// There is neither a mark nor an entry.
    pub fn f1(&self) -> Result<f64, NoFigure> {
        let n = self.possible() + self.actual();
        share(2.0 * self.right(), n, NoFigure::Neither)
    }

    fn right(&self) -> f64 {
        f64::from(self.correct) + f64::from(self.partial) / 2.0
    }
}

fn share(right: f64, of: u32, otherwise: NoFigure) -> Result<f64, NoFigure> {
    if of == 0 {
        Err(otherwise)
    } else {
        Ok(right / f64::from(of))
    }
}

impl Figures {
    /// Counts a pair.
    pub(super) fn add(&mut self, fit: Fit) {
        let (words, tag) = (fit.is_same_words, fit.is_same_tag);
        let whole = |counts: &mut Counts, is_right: bool| match is_right {
            true => counts.correct += 1,
            false => counts.incorrect += 1,
        };
        whole(&mut self.strict, words && tag);
        whole(&mut self.exact, words);
        whole(&mut self.typed, tag);
        match words {
            true => self.partial.correct += 1,
            false => self.partial.partial += 1,
        }
    }

    /// Counts an entry that no mark is meant for.
    pub(super) fn add_missed(&mut self) {
        self.all().for_each(|it| it.missed += 1);
    }

    /// Counts a mark that is meant for no entry.
    pub(super) fn add_spurious(&mut self) {
        self.all().for_each(|it| it.spurious += 1);
    }

    fn all(&mut self) -> impl Iterator<Item = &mut Counts> {
        let Self {
            strict,
            exact,
            partial,
            typed,
        } = self;
        [strict, exact, partial, typed].into_iter()
    }
}
