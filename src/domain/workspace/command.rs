//! Everything a person can do to their work.

use std::rc::Rc;

use crate::domain::model::{AnnotationId, Article, ArticleId, Details, Record, TagKey};
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
    /// Tag many targets, each as an annotation of its own.
    AnnotateAll(Vec<(ArticleId, Target)>, TagKey),
    /// Add pieces to an annotation.
    AddPiece(AnnotationId, Vec<Span>),
    /// Let an annotation be on other words: its id, its note and all that is tied to it stay.
    Reshape(AnnotationId, Target),
    /// Give annotations another tag.
    Retag(Vec<AnnotationId>, TagKey),
    /// Write an annotation's note. All edits of one visit to a note are one step.
    WriteNote(AnnotationId, Rc<str>, Visit),
    /// Delete annotations.
    Delete(Vec<AnnotationId>),
    /// Take over records from a file, as the person agreed to.
    Import(Vec<Record>),
    /// Say one's name.
    Introduce(Rc<str>),
}
