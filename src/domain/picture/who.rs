//! Who says something, or whom and what a mention means: what lines of the ledger are told apart by.

use std::rc::Rc;

use crate::domain::model::{ArticleId, Entity, EntityId, EntityKind};
use crate::domain::workspace::Workspace;

/// Who says something: what mentions of one entity have in common, or mentions of the same words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// An entity of the library.
    Entity(EntityId),
    /// Mentions of these words in an article, of which nobody has said whom they mean: elsewhere they may mean somebody
    /// else.
    Words(Rc<str>, ArticleId),
    /// Whoever wrote an article, by name.
    Reporter(Rc<str>),
    /// Whoever wrote this article, whose name is not known.
    Nameless(ArticleId),
}

impl Who {
    /// What they are called; `None` for a reporter without a name, and for an entity that is gone.
    #[must_use]
    pub fn name<'a>(&'a self, workspace: &'a Workspace) -> Option<&'a str> {
        match self {
            Self::Entity(id) => workspace.entity(*id).map(|it| it.profile.name.as_str()),
            Self::Words(words, _) => Some(words),
            Self::Reporter(name) => Some(name),
            Self::Nameless(_) => None,
        }
    }

    /// All that is known of them, where somebody has said who they are.
    #[must_use]
    pub fn entity<'a>(&self, workspace: &'a Workspace) -> Option<&'a Entity> {
        match self {
            Self::Entity(id) => workspace.entity(*id).map(AsRef::as_ref),
            _ => None,
        }
    }

    /// What they are, where somebody has said it.
    #[must_use]
    pub fn kind(&self, workspace: &Workspace) -> EntityKind {
        let entity = self.entity(workspace);
        entity.map_or(EntityKind::Unsaid, |it| it.profile.kind)
    }

    /// The only article that they are of, where that is known.
    #[must_use]
    pub const fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Words(_, article) | Self::Nameless(article) => Some(*article),
            Self::Entity(_) | Self::Reporter(_) => None,
        }
    }

    /// Whether they write an article.
    #[must_use]
    pub const fn is_reporter(&self) -> bool {
        matches!(self, Self::Reporter(_) | Self::Nameless(_))
    }
}
