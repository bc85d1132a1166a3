//! The source map: who says which claims, and which claims speak against or for each other.

use super::{Account, Ledger, Who};
use crate::domain::model::Relation;

/// A small graph of sources and claims, by their places in its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// The sources that say any of the claims, who says most first.
    pub sources: Vec<Who>,
    /// Which source says which claim: its place in `sources`, and the place of the claim in the account.
    pub said: Vec<(usize, usize)>,
    /// Which claim is what to which: both by their places in the account, each link once.
    pub links: Vec<(usize, Relation, usize)>,
}

/// The source map of an article whose ledger is given.
#[must_use]
pub fn graph(account: &Account, ledger: &Ledger) -> Graph {
    let mut graph = Graph::default();
    for (who, _) in ledger.entries.iter().filter(|it| it.1.n_claims > 0) {
        let place = graph.sources.len();
        let before = graph.said.len();
        for (at, stated) in account.claims.iter().enumerate() {
            if stated.sources.iter().any(|it| it.who == *who) {
                graph.said.push((place, at));
            }
        }
        if graph.said.len() > before {
            graph.sources.push(who.clone());
        }
    }
    for (at, stated) in account.claims.iter().enumerate() {
        for (relation, is_from, other) in &stated.links {
            let other = account.claims.iter().position(|it| it.claim.id == *other);
            if let (true, Some(other)) = (*is_from, other) {
                graph.links.push((at, *relation, other));
            }
        }
    }
    graph
}
