//! What a teacher makes: guidelines, questions, what pupils may do, and what counts.

use std::rc::Rc;

use super::{Key, Right, Tolerance};
use crate::domain::model::{AnnotationId, Article, AuthorId, TagKey};
use crate::domain::text::Target;

/// An exercise on one article, as its teacher edits it or as a pupil gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exercise {
    /// What it is called.
    pub title: String,
    /// What to do and how, as Markdown.
    pub guidelines: String,
    /// What pupils may do beside marking words.
    pub may: May,
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// How long it is meant to take, in minutes; 0 where nobody says. Never enforced.
    pub minutes: u16,
    /// What own tags mean, in the order of the tags of the enclosure.
    pub definitions: Vec<(TagKey, String)>,
    /// How much each kind of thing counts.
    pub weights: Weights,
    /// Whose marks are the key; nobody's in a pupil's copy.
    pub key_by: Option<AuthorId>,
    /// What the teacher says of single marks of the key. A mark without a setting has [`Setting::default`].
    pub settings: Vec<(AnnotationId, Setting)>,
    /// The right answers, by the number of the question; empty in a pupil's copy.
    pub answers: Vec<(u16, Right)>,
    /// In a pupil's copy what they may check themselves against; empty in the teacher's own.
    pub practice: Key,
    /// In a pupil's copy the whole key, sealed with a passphrase; empty where it lies apart, and in the teacher's own.
    pub sealed: String,
}

/// What pupils may do beside marking words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// Say whom and what mentions mean.
    pub entities: bool,
    /// Say who claims are said by.
    pub attribution: bool,
    /// Give verdicts with evidence.
    pub verdicts: bool,
    /// Ask for suggestions.
    pub suggestions: bool,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number, which stays when others go; unique in its exercise.
    pub number: u16,
    /// What is asked.
    pub words: String,
    /// What helps whoever asks for it; empty where nothing does.
    pub hint: String,
    /// How it is answered.
    pub ask: Ask,
    /// What a right answer counts, in points.
    pub points: u16,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// In the pupil's own words. The teacher gives the points.
    Free,
    /// By one of these.
    Choice(Vec<String>),
    /// By marking a passage of the article.
    Passage,
}

impl Ask {
    /// The options that have words, each with its number: what the teacher left empty is none.
    pub fn options(&self) -> impl Iterator<Item = (u16, &str)> {
        let all = match self {
            Self::Choice(options) => options.as_slice(),
            Self::Free | Self::Passage => &[],
        };
        let numbered = (0..).zip(all.iter().map(String::as_str));
        numbered.filter(|(_, words)| !words.trim().is_empty())
    }
}

/// How much each kind of thing counts, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// The right source of a claim of the key.
    pub source: u16,
    /// The right verdict on a claim of the key.
    pub verdict: u16,
    /// What a trap that was walked into takes away; what is left is never below nothing.
    pub trap: u16,
}

/// What the teacher says of one of her marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What it is in the key.
    pub role: Role,
    /// What it counts, in points.
    pub weight: u16,
    /// How far the words of a pupil's mark may differ.
    pub tolerance: Tolerance,
    /// What is as right.
    pub accepted: Vec<(Target, TagKey)>,
    /// What whoever missed it, or walked into it, is told.
    pub feedback: Rc<str>,
    /// Whether it may be checked by the pupil at once: it travels where the pupil can read it.
    pub is_practice: bool,
}

/// What one of the teacher's marks is in the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// To be found.
    #[default]
    Wanted,
    /// Not to be marked.
    Trap,
    /// No part of the key.
    Out,
}

impl May {
    /// All of it: where no exercise says what may be done.
    pub const ALL: Self = Self {
        entities: true,
        attribution: true,
        verdicts: true,
        suggestions: true,
    };
}

impl Default for May {
    fn default() -> Self {
        Self {
            entities: true,
            attribution: true,
            verdicts: true,
            suggestions: false,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            source: 1,
            verdict: 1,
            trap: 1,
        }
    }
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            role: Role::Wanted,
            weight: 1,
            tolerance: Tolerance::default(),
            accepted: Vec::new(),
            feedback: "".into(),
            is_practice: false,
        }
    }
}

impl Role {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Wanted, Self::Trap, Self::Out];

    /// Its name in files and messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Trap => "trap",
            Self::Out => "out",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl Exercise {
    /// What it is called: as its article, where the teacher gave it no title.
    #[must_use]
    pub fn called<'a>(&'a self, article: &'a Article) -> &'a str {
        match self.title.trim() {
            "" => &article.details.title,
            title => title,
        }
    }

    /// What the teacher says of one of her marks.
    #[must_use]
    pub fn setting(&self, of: AnnotationId) -> Setting {
        let found = self.settings.iter().find(|it| it.0 == of);
        found.map_or_else(Setting::default, |it| it.1.clone())
    }

    /// The exercise as a pupil gets it: nothing of the key is left.
    #[must_use]
    pub fn for_pupils(&self) -> Self {
        Self {
            key_by: None,
            settings: Vec::new(),
            answers: Vec::new(),
            ..self.clone()
        }
    }
}
