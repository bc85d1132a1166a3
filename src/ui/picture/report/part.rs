//! What a report consists of, whatever it is written as.

/// Words, which may lead somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    /// An address of the web.
    pub(super) link: Option<String>,
}

impl<T: Into<String>> From<T> for Words {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            link: None,
        }
    }
}

/// A name with what it stands for.
pub(super) type Fact = (String, Words);

/// A part of a report, in the order in which it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What follows, up to the next one.
    Heading(String),
    /// A sentence.
    Paragraph(String),
    /// Names with what they stand for.
    Facts(Vec<Fact>),
    /// Rows under the names of their columns.
    Table(Vec<String>, Vec<Vec<Words>>),
    /// The same of marks, each row beginning with the number of one: where that leads.
    Marks(Vec<String>, Vec<Vec<Words>>),
    /// The text of the article, with the numbers of its marks.
    Article,
    /// A claim: its number, its words, and what is known of it.
    Claim(usize, String, Vec<Fact>),
}
