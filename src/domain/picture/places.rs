//! The places that articles mention, with where they are on the globe as far as that is known.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Account, Who};
use crate::domain::model::{AnnotationId, Behavior, Role, coordinates};
use crate::domain::workspace::Workspace;

/// A place with its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub who: Who,
    /// Its mentions, in the order of the text: number, mark and words.
    pub mentions: Vec<(usize, AnnotationId, Rc<str>)>,
    /// Which parts its mentions play, each once, in the order of the text.
    pub roles: Vec<Role>,
    /// Degrees east and degrees north, in hundredths; `None` where nobody has said where it is.
    pub at: Option<(i32, i32)>,
}

/// The places of some articles: who is mentioned most first, then in the order of the text.
#[must_use]
pub fn places(accounts: &[Rc<Account>], workspace: &Workspace) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    let mut known: HashMap<&Who, usize> = HashMap::new();
    let mentions = accounts.iter().flat_map(|it| &it.mentions);
    for mention in mentions.filter(|it| it.behavior == Behavior::Location) {
        let place = *known.entry(&mention.who).or_insert(all.len());
        if place == all.len() {
            all.push(Place {
                who: mention.who.clone(),
                mentions: Vec::new(),
                roles: Vec::new(),
                at: at(&mention.who, workspace),
            });
        }
        if let Some(it) = all.get_mut(place) {
            let words = Rc::clone(&mention.words);
            it.mentions.push((mention.number, mention.mark.id, words));
            let role = mention.particulars.role;
            it.roles
                .extend(role.filter(|role| !it.roles.contains(role)));
        }
    }
    all.sort_by_key(|it| usize::MAX - it.mentions.len());
    all
}

fn at(who: &Who, workspace: &Workspace) -> Option<(i32, i32)> {
    let (north, east) = coordinates(&who.entity(workspace)?.profile.coordinates)?;
    Some((east / 10_000, north / 10_000))
}
