//! Everything a person can do to their work.

use std::rc::Rc;

use crate::domain::model::{
    AnnotationId, Article, ArticleId, AttributionId, Details, Evidence, FindingId, Mode, Record,
    Source, TagKey, Verdict,
};
use crate::domain::text::{Span, Target};

use super::Visit;

/// One intent. Applying it is one step of undo.
#[derive(Clone, Debug)]
pub enum Command {
    /// Put a new article into the library.
    AddArticle(Rc<Article>),
    /// Say something else about an article: title, source, author, date, language.
    Describe(ArticleId, Rc<Details>),
    /// Delete an article with its annotations.
    DeleteArticle(ArticleId),
    /// Tag a target.
    Annotate {
        /// The article.
        article: ArticleId,
        /// The words.
        target: Target,
        /// What they are.
        tag: TagKey,
    },
    /// Tag many targets, each as an annotation of its own, tied to who says it where that is known.
    AnnotateAll(Vec<(ArticleId, Target, Option<Source>)>, TagKey),
    /// Add pieces to an annotation.
    AddPiece(AnnotationId, Vec<Span>),
    /// Let an annotation be on other words: its id, its note and all that is tied to it stay.
    Reshape(AnnotationId, Target),
    /// Give annotations another tag.
    Retag(Vec<AnnotationId>, TagKey),
    /// Write an annotation's note. All edits of one visit to a note are one step.
    WriteNote(AnnotationId, Rc<str>, Visit),
    /// Delete annotations. What is tied to them goes with them: who says what, and what was found out.
    Delete(Vec<AnnotationId>),
    /// Say who a claim is said by, one source more.
    Attribute(AnnotationId, Source, Mode),
    /// Say how a source's words come to the reader.
    Convey(ArticleId, AttributionId, Mode),
    /// Take a source away from its claim.
    Unattribute(ArticleId, AttributionId),
    /// Add a piece of evidence on a claim. It may be blank still, for [`Command::WriteEvidence`].
    AddEvidence(AnnotationId, Evidence),
    /// Write a piece of evidence. All edits of one visit are one step.
    WriteEvidence(ArticleId, FindingId, Evidence, Visit),
    /// Delete a finding.
    DeleteFinding(ArticleId, FindingId),
    /// Rate a claim, with a reason. The same rating again is another reason for it, and all edits of one visit are
    /// one step; another rating is a verdict of its own: the one before is kept, unless it was open.
    Judge(AnnotationId, Verdict, Visit),
    /// Take over records from a file, as the person agreed to.
    Import(Vec<Record>),
    /// Say one's name.
    Introduce(Rc<str>),
}

impl Command {
    /// The stay in a field that this is a part of: all of one stay is one step of undo.
    #[must_use]
    pub const fn visit(&self) -> Option<Visit> {
        match self {
            Self::WriteNote(_, _, visit)
            | Self::WriteEvidence(_, _, _, visit)
            | Self::Judge(_, _, visit) => Some(*visit),
            _ => None,
        }
    }
}
