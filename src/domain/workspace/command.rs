//! Everything a person can do to their work.

use std::rc::Rc;

use crate::domain::model::{
    AnnotationId, Article, ArticleId, AttributionId, Details, Mode, Record, Source, TagKey,
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
    /// Delete annotations. What says who they are said by, or that they said something, goes with them.
    Delete(Vec<AnnotationId>),
    /// Say who a claim is said by, one source more.
    Attribute(AnnotationId, Source, Mode),
    /// Say how a source's words come to the reader.
    Convey(ArticleId, AttributionId, Mode),
    /// Take a source away from its claim.
    Unattribute(ArticleId, AttributionId),
    /// Take over records from a file, as the person agreed to.
    Import(Vec<Record>),
    /// Say one's name.
    Introduce(Rc<str>),
}
