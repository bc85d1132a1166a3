//! Whom mentions mean: where an entity is mentioned, and whom a mention may mean by its words.

use std::rc::Rc;

use super::found::{Detailed, particulars_in};
use super::{Layer, Workspace, in_text_order, quote};
use crate::domain::model::{
    Annotation, AnnotationId, Article, Behavior, Entity, EntityId, EntityKind, Says,
};
use crate::domain::text::ordered;

/// The entity that a mention means.
#[must_use]
pub fn entity_of<'a>(
    workspace: &'a Workspace,
    layer: &Layer,
    mention: AnnotationId,
) -> Option<&'a Rc<Entity>> {
    workspace.entity(particulars_in(layer, mention)?.1.entity?)
}

/// Where an entity is mentioned: by article in the order in which these came, then in the order of the text.
#[must_use]
pub fn mentions_of(workspace: &Workspace, entity: EntityId) -> Vec<(Rc<Article>, Rc<Annotation>)> {
    let articles: Vec<_> = workspace.articles().collect();
    let mut mentions = Vec::new();
    for article in ordered(&articles, |it| {
        (it.provenance.created.0, it.id.0.halves().0)
    }) {
        let layer = workspace.layer(article.id);
        let detailed = Detailed::of(&layer);
        if !detailed.has(entity) {
            continue;
        }
        let means = |it: &Rc<Annotation>| {
            let particulars = detailed.get(it.id);
            particulars.is_some_and(|it| it.entity == Some(entity))
        };
        let here = in_text_order(&layer).into_iter().filter(means);
        mentions.extend(here.map(|it| (Rc::clone(article), it)));
    }
    mentions
}

/// All entities by name.
#[must_use]
pub fn entities_by_name(workspace: &Workspace, lower: &dyn Fn(&str) -> String) -> Vec<Rc<Entity>> {
    let mut by_name: Vec<(String, Rc<Entity>)> = Vec::new();
    for entity in workspace.entities() {
        let name = lower(&entity.profile.name);
        let place = by_name.partition_point(|it| (&it.0, it.1.id) < (&name, entity.id));
        by_name.insert(place, (name, Rc::clone(entity)));
    }
    by_name.into_iter().map(|it| it.1).collect()
}

/// All entities by name, each with the number of its mentions.
#[must_use]
pub fn counted_entities(
    workspace: &Workspace,
    lower: &dyn Fn(&str) -> String,
) -> Vec<(Rc<Entity>, usize)> {
    let mut counts: Vec<(EntityId, usize)> = workspace.entities().map(|it| (it.id, 0)).collect();
    for article in workspace.articles() {
        let layer = workspace.layer(article.id);
        for finding in layer.findings() {
            if let Says::Particulars(it) = &finding.says
                && let Some(id) = it.entity
                && layer.get(finding.about).is_some()
                && let Ok(place) = counts.binary_search_by_key(&id, |it| it.0)
                && let Some(count) = counts.get_mut(place)
            {
                count.1 += 1;
            }
        }
    }
    let count_of = |id| {
        let place = counts.binary_search_by_key(&id, |it| it.0).ok();
        place.and_then(|it| counts.get(it)).map_or(0, |it| it.1)
    };
    let all = entities_by_name(workspace, lower).into_iter();
    all.map(|it| (Rc::clone(&it), count_of(it.id))).collect()
}

/// How a mention's words resemble a name, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They are the name.
    Name,
    /// One has all words of the other: "Nasr" and "Ali Nasr".
    Part,
    /// One is the initials of the other: "UN" and "United Nations".
    Initials,
}

/// The entity that a mention most likely means; of those alike one that is mentioned in the same article already,
/// then one whose kind fits the tag.
#[must_use]
pub fn proposed(
    workspace: &Workspace,
    article: &Article,
    layer: &Layer,
    mention: &Annotation,
    behavior: Behavior,
    lower: &dyn Fn(&str) -> String,
) -> Option<Rc<Entity>> {
    let words = quote(article, mention);
    let here: Vec<EntityId> = layer
        .findings()
        .filter_map(|it| match &it.says {
            Says::Particulars(it) => it.entity,
            _ => None,
        })
        .collect();
    let rank = |entity: &Rc<Entity>| {
        let names = entity.profile.names();
        let likeness = names.filter_map(|it| likeness(&words, it, lower)).min()?;
        let is_place = entity.profile.kind == EntityKind::Place;
        let fits = is_place == (behavior == Behavior::Location);
        Some((likeness, !here.contains(&entity.id), !fits, entity.id))
    };
    let ranked = workspace.entities().filter_map(|it| Some((rank(it)?, it)));
    let best = ranked.min_by_key(|it| it.0);
    best.map(|it| Rc::clone(it.1))
}

/// How words resemble a name; `None` where they do not.
#[must_use]
pub fn likeness(words: &str, name: &str, lower: &dyn Fn(&str) -> String) -> Option<Likeness> {
    let (mine, theirs) = (parts(&lower(words)), parts(&lower(name)));
    if mine.is_empty() || theirs.is_empty() {
        return None;
    }
    if mine == theirs {
        return Some(Likeness::Name);
    }
    let has_all = |all: &[String], some: &[String]| {
        some.iter().any(|it| is_telling(it)) && some.iter().all(|it| all.contains(it))
    };
    if has_all(&mine, &theirs) || has_all(&theirs, &mine) {
        return Some(Likeness::Part);
    }
    let is_short = is_initials_of(words, name) || is_initials_of(name, words);
    is_short.then_some(Likeness::Initials)
}

/// The words, without what English adds for whom something belongs to.
fn parts(words: &str) -> Vec<String> {
    let words = words.replace(['’', '‘'], "'");
    let parts = words.split(|it: char| !it.is_alphanumeric() && it != '\'');
    let parts = parts.map(|it| it.trim_matches('\'').trim_end_matches("'s"));
    let parts = parts.filter(|it| !it.is_empty());
    parts.map(str::to_owned).collect()
}

/// Whether a word says enough by itself to recognise a name by it.
fn is_telling(word: &str) -> bool {
    word.len() > 2 && !["the", "and", "for", "von", "van", "der", "del", "ibn"].contains(&word)
}

/// Whether the first are capital letters that the capitalised words of the second begin with.
fn is_initials_of(letters: &str, name: &str) -> bool {
    let letters: Vec<char> = letters.chars().filter(|it| *it != '.').collect();
    let words = name.split(|it: char| !it.is_alphanumeric());
    let initials = words
        .filter_map(|it| it.chars().next())
        .filter(|it| it.is_uppercase());
    letters.len() > 1 && letters.iter().all(|it| it.is_uppercase()) && initials.eq(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, name: &str, expected: Option<Likeness>) {
        let lower = |it: &str| it.to_lowercase();
        assert_eq!(likeness(words, name, &lower), expected, "{words} / {name}");
        assert_eq!(likeness(name, words, &lower), expected, "{name} / {words}");
    }

    #[test]
    fn ok_words_resemble_names() {
        use Likeness::{Initials, Name, Part};
        check("Ali Nasr", "ali nasr", Some(Name));
        check("Nasr’s", "Nasr", Some(Name));
        check("Nasr", "Ali Nasr", Some(Part));
        check("Mr. Nasr", "Nasr", Some(Part));
        check("al-Masoud", "Khaled al-Masoud", Some(Part));
        check("UN", "United Nations", Some(Initials));
        check("U.S.", "United States", Some(Initials));
        check("IDF", "Israel Defense Forces", Some(Initials));
        check("MoD", "Ministry of Defence", None);
        check("USA", "United States of America", Some(Initials));
        check("王毅", "王毅", Some(Name));
        check("the", "The Hague", None);
        check("he", "Ali Nasr", None);
        check("Nasrallah", "Nasr", None);
        check("", "Ali", None);
        check("…", "Ali", None);
    }
}
