//! What an import would do, said before anything is written.

use litemap::LiteMap;

use super::Workspace;
use super::planner::planned;
use crate::domain::model::{Record, TagKey};

/// What an import of some records would do to a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    items: Vec<Planned>,
}

/// One record of the file and what would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The record as it would be put in place. Where its text is in the library under another id, it has
    /// that id.
    pub record: Record,
    /// What would become of it.
    pub outcome: Outcome,
}

/// What an import would do with one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is not here yet and would be added.
    New,
    /// It is here and says the same: nothing would be done.
    Same,
    /// It is here and would say something else.
    Changed {
        /// What it says here.
        before: Record,
    },
    /// It is here and would be deleted: the file holds its tombstone.
    Deleted,
    /// It was deleted here and would be brought back.
    BroughtBack,
    /// It was changed here since: what is here would stay.
    Older {
        /// What stays.
        here: Record,
    },
    /// It cannot be taken over.
    Refused(Reason),
}

/// Why a record cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// An article's text never changes.
    #[error(
        "expected the text that is in the library under this id, found another; add it as a new article"
    )]
    OtherText,
    /// The annotation's article is neither in the file nor in the library, or is deleted or refused.
    #[error(
        "expected the annotation's article in the file or in the library, found neither; import the file that holds it first"
    )]
    NoArticle,
    /// The mark of an attribution or a finding, who says it, or whom it means, is neither in the file nor in the library, or is
    /// refused.
    #[error(
        "expected the marks that this is tied to in the file or in the library, found one of them missing; mark the words and tie it to them again"
    )]
    NoEnd,
    /// The target leaves the text or cuts a character.
    #[error("expected a target within the article's text, found one outside of it")]
    OutsideText,
    /// The file names two records alike; the first one counts.
    #[error("expected each record once, found a second one under the same id")]
    Twice,
}

/// How many records of one kind would become what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Added.
    pub new: usize,
    /// Left, as they say the same.
    pub same: usize,
    /// Changed.
    pub changed: usize,
    /// Deleted.
    pub deleted: usize,
    /// Brought back.
    pub brought_back: usize,
    /// Left, as they were changed here since.
    pub older: usize,
    /// Refused.
    pub refused: usize,
}

/// The tallies of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// Of articles.
    pub articles: Tally,
    /// Of annotations, by tag.
    pub annotations: LiteMap<TagKey, Tally>,
    /// Of who claims are said by.
    pub attributions: Tally,
    /// Of what was found out about marks.
    pub findings: Tally,
    /// Of what else lies with articles.
    pub enclosures: Tally,
    /// Of entities.
    pub entities: Tally,
    /// Of scales of verdicts.
    pub scales: Tally,
    /// Of authors' names.
    pub authors: Tally,
}

impl Outcome {
    /// Whether the record would be put in place.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        matches!(
            self,
            Self::New | Self::Changed { .. } | Self::Deleted | Self::BroughtBack
        )
    }
}

impl Plan {
    /// Plans the import of a file's records, in any order.
    #[must_use]
    pub fn of(workspace: &Workspace, records: Vec<Record>) -> Self {
        Self {
            items: planned(workspace, records),
        }
    }

    /// Each record with its outcome: authors, entities, scales, articles, annotations, attributions, findings, enclosures.
    #[must_use]
    pub fn items(&self) -> &[Planned] {
        &self.items
    }

    /// What to put in place, for [`super::Command::Import`].
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let written = self.items.iter().filter(|it| it.outcome.is_written());
        written.map(|it| it.record.clone()).collect()
    }

    /// Whether importing would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.items.iter().any(|it| it.outcome.is_written())
    }

    /// How many records would become what.
    #[must_use]
    pub fn tallies(&self) -> Tallies {
        let mut tallies = Tallies::default();
        for item in &self.items {
            let tally = match &item.record {
                Record::Article(_) => &mut tallies.articles,
                Record::Author(_) => &mut tallies.authors,
                Record::Attribution(_) => &mut tallies.attributions,
                Record::Finding(_) => &mut tallies.findings,
                Record::Enclosure(_) => &mut tallies.enclosures,
                Record::Entity(_) => &mut tallies.entities,
                Record::Scale(_) => &mut tallies.scales,
                Record::Annotation(it) => tallies.annotations.entry(it.tag.clone()).or_default(),
            };
            *match item.outcome {
                Outcome::New => &mut tally.new,
                Outcome::Same => &mut tally.same,
                Outcome::Changed { .. } => &mut tally.changed,
                Outcome::Deleted => &mut tally.deleted,
                Outcome::BroughtBack => &mut tally.brought_back,
                Outcome::Older { .. } => &mut tally.older,
                Outcome::Refused(_) => &mut tally.refused,
            } += 1;
        }
        tallies
    }
}
