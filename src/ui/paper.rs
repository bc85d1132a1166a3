//! The kinds of files about an article that can be handed out: the menu names them before what writes them is there.

use yew::AttrValue;

use crate::t;

/// A kind of file about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A page to read, print and pass on.
    Html,
    /// The same as Markdown.
    Markdown,
    /// The claims as a table for spreadsheets.
    Claims,
    /// The sources as such a table.
    Sources,
    /// All annotations as such a table.
    Marks,
}

impl Paper {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Html,
        Self::Markdown,
        Self::Claims,
        Self::Sources,
        Self::Marks,
    ];

    /// What the file's name ends with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "report.html",
            Self::Markdown => "report.md",
            Self::Claims => "claims.csv",
            Self::Sources => "sources.csv",
            Self::Marks => "annotations.csv",
        }
    }
}

/// What it is called in the menu.
pub fn paper_words(paper: Paper) -> AttrValue {
    t!(match paper {
        Paper::Html => "export-html",
        Paper::Markdown => "export-markdown",
        Paper::Claims => "export-claims",
        Paper::Sources => "export-sources",
        Paper::Marks => "export-marks",
    })
}
