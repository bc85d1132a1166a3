//! The source ledger: how much each one says, and what claims rest on.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Account, Stated, Who};
use crate::domain::model::{AnnotationId, EntityKind};
use crate::domain::workspace::Workspace;

/// One line of the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// How often an actor of the articles is they.
    pub n_mentions: usize,
    /// How many claims they make, alone or with others.
    pub n_claims: usize,
    /// How many claims of others they tell.
    pub n_told: usize,
    /// How many words of theirs stand in quotation marks: all of a direct quotation, and of a mixed one
    /// what is between them.
    pub n_quoted: usize,
    /// How many words their claims have.
    pub n_words: usize,
    /// The first actor that is they.
    pub first: Option<AnnotationId>,
    /// Whether a mention says that they were asked and said nothing.
    pub is_silent: bool,
}

/// What claims rest on. A claim may count in several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Footing {
    /// All claims.
    pub n_claims: usize,
    /// Those of which nobody has said who says them.
    pub n_nobody: usize,
    /// Those that only the reporter says.
    pub n_reporter: usize,
    /// Those all of whose sources are unnamed.
    pub n_unnamed: usize,
    /// Those with one source, which is not the reporter.
    pub n_single: usize,
}

/// Everybody who is mentioned as an actor or says something, and what claims rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Who says most first; then who is mentioned most, then by name, then in the order of [`Who`].
    pub entries: Vec<(Who, Entry)>,
    /// What claims rest on.
    pub footing: Footing,
}

impl Ledger {
    /// The ledger of some articles.
    #[must_use]
    pub fn of(accounts: &[Rc<Account>], workspace: &Workspace) -> Self {
        // Without a copy of each name for each time it is there.
        let mut all: HashMap<&Who, Entry> = HashMap::new();
        let mut footing = Footing::default();
        for account in accounts {
            for stated in &account.claims {
                footing.count(stated, workspace);
            }
            for (who, entry) in account.tally() {
                all.entry(who).or_default().add(entry);
            }
        }
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by_cached_key(|(who, it)| {
            let most = |count: usize| usize::MAX - count;
            (
                most(it.n_claims),
                most(it.n_mentions),
                who.name(workspace),
                *who,
            )
        });
        let entries = all.into_iter().map(|(who, it)| (who.clone(), it));
        let entries = entries.collect();
        Self { entries, footing }
    }

    /// The share of voice: how many of a hundred words that somebody says are theirs.
    #[must_use]
    pub fn share(&self, entry: &Entry) -> usize {
        let all: usize = self.entries.iter().map(|it| it.1.n_words).sum();
        (entry.n_words * 100 + all / 2)
            .checked_div(all)
            .unwrap_or(0)
    }
}

impl Entry {
    fn add(&mut self, other: &Self) {
        self.n_mentions += other.n_mentions;
        self.n_claims += other.n_claims;
        self.n_told += other.n_told;
        self.n_quoted += other.n_quoted;
        self.n_words += other.n_words;
        self.first = self.first.or(other.first);
        self.is_silent |= other.is_silent;
    }
}

impl Footing {
    fn count(&mut self, stated: &Stated, workspace: &Workspace) {
        let sources = || stated.sources.iter().map(|it| &it.who);
        let first = sources().next();
        let all = |is: &dyn Fn(&Who) -> bool| first.is_some() && sources().all(is);
        let is_reporter = all(&|it| it.is_reporter());
        let is_unnamed = all(&|it| it.kind(workspace) == EntityKind::Unnamed);
        self.n_claims += 1;
        let is_single = all(&|it| Some(it) == first);
        self.n_nobody += usize::from(first.is_none());
        self.n_reporter += usize::from(is_reporter);
        self.n_unnamed += usize::from(is_unnamed);
        self.n_single += usize::from(is_single && !is_reporter);
    }
}
