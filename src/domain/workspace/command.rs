//! Everything a person can do to their work.

use std::rc::Rc;

use crate::domain::model::{
    AnnotationId, Article, ArticleId, Details, Mode, Record, Source, TagKey,
};
use crate::domain::text::{Span, Target};

use super::{Act, Visit};

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
    AnnotateAll(Vec<(ArticleId, Target, Option<Heard>)>, TagKey),
    /// Add pieces to an annotation.
    AddPiece(AnnotationId, Vec<Span>),
    /// Let an annotation be on other words: its id, its note and all that is tied to it stay.
    Reshape(AnnotationId, Target),
    /// Give annotations another tag.
    Retag(Vec<AnnotationId>, TagKey),
    /// Write an annotation's note. All edits of one visit to a note are one step.
    WriteNote(AnnotationId, Rc<str>, Visit),
    /// Delete annotations. What is tied to them goes with them: who says what, and what was found out. A source
    /// that an entity stands behind stays as that.
    Delete(Vec<AnnotationId>),
    /// Say who a claim is said by, one source more.
    Attribute(AnnotationId, Source, Mode),
    /// Take over records from a file, as the person agreed to.
    Import(Vec<Record>),
    /// Say one's name.
    Introduce(Rc<str>),
    /// Anything else: the functions of [`super`] that give a command.
    Act(Act),
}

/// Who says a new claim, as far as the words around it tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Who it is.
    pub source: Source,
    /// The words that say so.
    pub cue: Option<Target>,
}

impl Command {
    /// The stay in a field that this is a part of: all of one stay is one step of undo.
    #[must_use]
    pub const fn visit(&self) -> Option<Visit> {
        match self {
            Self::WriteNote(_, _, visit) => Some(*visit),
            Self::Act(act) => act.visit,
            _ => None,
        }
    }
}
