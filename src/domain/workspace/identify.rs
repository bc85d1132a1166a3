//! The commands about entities and particulars: no mention and no source is left pointing at nothing.

use std::rc::Rc;

use super::act::act;
use super::apply::{find, find_open};
use super::found::{is_checkable, is_decided, particulars_in};
use super::judge::found;
use super::{Command, Label, Maker, Refusal, Visit, Workspace, rating_of};
use crate::domain::model::{
    Annotation, AnnotationId, Attribution, Entity, EntityId, EntityKind, Finding, Particulars,
    Profile, Provenance, Record, Says, Source,
};

/// Say whom mentions mean, or that nobody says.
#[must_use]
pub fn identify(mentions: Vec<AnnotationId>, entity: Option<EntityId>) -> Command {
    act(Label::Identify, None, move |workspace, maker| {
        if let Some(id) = entity {
            find_entity(workspace, id)?;
        }
        pointed(workspace, &mentions, entity, maker)
    })
}

/// Say that mentions mean somebody who is not among the entities yet.
#[must_use]
pub fn identify_new(mentions: Vec<AnnotationId>, profile: Profile) -> Command {
    act(Label::Identify, None, move |workspace, maker| {
        let id = EntityId(maker.ids.next());
        let entity = Entity {
            id,
            profile: named(profile.clone())?,
            provenance: Provenance::new(maker.author, maker.clock.now()),
        };
        let mut records = pointed(workspace, &mentions, Some(id), maker)?;
        records.push(Record::Entity(Rc::new(entity)));
        Ok(records)
    })
}

/// Write the particulars of an annotation. All edits of one visit are one step.
#[must_use]
pub fn specify(id: AnnotationId, particulars: Particulars, visit: Visit) -> Command {
    act(Label::Specify, Some(visit), move |workspace, maker| {
        let annotation = find(workspace, id)?;
        let rating = rating_of(&workspace.layer(annotation.article), id);
        if !is_checkable(particulars.kind) && is_decided(rating) {
            return Err(Refusal::HasVerdict);
        }
        let set = |it: &mut Particulars| it.clone_from(&particulars);
        Ok(vec![specified(workspace, annotation, set, maker)])
    })
}

/// Write what is known of an entity. All edits of one visit are one step.
#[must_use]
pub fn write_entity(id: EntityId, profile: Profile, visit: Visit) -> Command {
    act(Label::WriteEntity, Some(visit), move |workspace, _| {
        let entity = (**find_entity(workspace, id)?).clone();
        let profile = named(profile.clone())?;
        Ok(vec![Record::Entity(Rc::new(Entity { profile, ..entity }))])
    })
}

/// Let all that means the second entity mean the first one, which takes over the names and what it does not know itself.
#[must_use]
pub fn merge(kept: EntityId, gone: EntityId) -> Command {
    act(Label::Merge, None, move |workspace, _| {
        let (kept, gone) = (find_entity(workspace, kept)?, find_entity(workspace, gone)?);
        if kept.id == gone.id {
            return Ok(Vec::new());
        }
        let mut records = repointed(workspace, gone.id, Some(kept.id))?;
        records.push(Record::Entity(Rc::new(Entity {
            profile: joined(&kept.profile, &gone.profile),
            ..(**kept).clone()
        })));
        records.push(Record::Entity(Rc::clone(gone)).deleted());
        Ok(records)
    })
}

/// Delete an entity. Its mentions stay and mean nobody any more, and the claims that only it said have lost that.
#[must_use]
pub fn delete_entity(id: EntityId) -> Command {
    act(Label::DeleteEntity, None, move |workspace, _| {
        let entity = find_entity(workspace, id)?;
        let mut records = repointed(workspace, id, None)?;
        records.push(Record::Entity(Rc::clone(entity)).deleted());
        Ok(records)
    })
}

fn pointed(
    workspace: &Workspace,
    mentions: &[AnnotationId],
    entity: Option<EntityId>,
    maker: Maker<'_>,
) -> Result<Vec<Record>, Refusal> {
    let point = |id: &AnnotationId| {
        let mention = find(workspace, *id)?;
        let set = |it: &mut Particulars| it.entity = entity;
        Ok(specified(workspace, mention, set, maker))
    };
    mentions.iter().map(point).collect()
}

/// The record of an annotation's particulars, changed.
fn specified(
    workspace: &Workspace,
    annotation: &Annotation,
    change: impl FnOnce(&mut Particulars),
    maker: Maker<'_>,
) -> Record {
    let layer = workspace.layer(annotation.article);
    let before = particulars_in(&layer, annotation.id);
    let mut particulars = before.map_or_else(Particulars::default, |it| it.1.clone());
    change(&mut particulars);
    let says = Says::Particulars(particulars);
    match before {
        Some((finding, _)) => Record::Finding(Rc::new(Finding {
            says,
            ..(**finding).clone()
        })),
        None => found(annotation, says, maker),
    }
}

/// One profile with the names of another, and with what only the other has.
fn joined(mine: &Profile, other: &Profile) -> Profile {
    let mut joined = mine.clone();
    for name in other.names() {
        if !mine.names().any(|it| it == name) {
            joined.aliases.push(name.to_owned());
        }
    }
    if joined.kind == EntityKind::Unsaid {
        joined.kind = other.kind;
    }
    let fields = [
        (&mut joined.description, &other.description),
        (&mut joined.reason, &other.reason),
        (&mut joined.outside, &other.outside),
        (&mut joined.coordinates, &other.coordinates),
    ];
    for (mine, other) in fields {
        if mine.is_empty() {
            mine.clone_from(other);
        }
    }
    if joined.note.is_empty() {
        joined.note.clone_from(&other.note);
    } else if !other.note.is_empty() && joined.note != other.note {
        joined.note = format!("{}\n{}", joined.note, other.note);
    }
    joined
}

/// All that points at one entity, pointing at another or, where there is none, not pointing any more.
fn repointed(
    workspace: &Workspace,
    from: EntityId,
    to: Option<EntityId>,
) -> Result<Vec<Record>, Refusal> {
    let mut records = Vec::new();
    for article in workspace.articles() {
        let layer = workspace.layer(article.id);
        let n_before = records.len();
        for finding in layer.findings() {
            if let Says::Particulars(it) = &finding.says
                && it.entity == Some(from)
            {
                let says = Says::Particulars(Particulars {
                    entity: to,
                    ..it.clone()
                });
                records.push(Record::Finding(Rc::new(Finding {
                    says,
                    ..(**finding).clone()
                })));
            }
        }
        let left = |voice: Source| match voice {
            Source::Entity(id) if id == from => to.map(Source::Entity),
            other => Some(other),
        };
        for said in layer.attributions() {
            records.extend(resourced(workspace, said, left));
        }
        if records.len() > n_before {
            find_open(workspace, article.id)?;
        }
    }
    Ok(records)
}

/// An attribution of those who are `left` of its source and its teller, unless nothing becomes of it: its tombstone
/// where no source is left, or where the claim has that one already.
pub(super) fn resourced(
    workspace: &Workspace,
    said: &Rc<Attribution>,
    left: impl Fn(Source) -> Option<Source>,
) -> Option<Record> {
    let source = left(said.source);
    let told_by = said.told_by.and_then(left).filter(|it| source != Some(*it));
    if (source, told_by) == (Some(said.source), said.told_by) {
        return None;
    }
    let layer = workspace.layer(said.article);
    let others = layer.sources_of(said.claim);
    let mut others = others.iter().filter(|it| it.id != said.id);
    Some(match source {
        Some(source) if !others.any(|it| it.source == source) => {
            Record::Attribution(Rc::new(Attribution {
                source,
                told_by,
                ..(**said).clone()
            }))
        }
        _ => Record::Attribution(Rc::clone(said)).deleted(),
    })
}

pub(super) fn find_entity(workspace: &Workspace, id: EntityId) -> Result<&Rc<Entity>, Refusal> {
    workspace.entity(id).ok_or(Refusal::NoEntity)
}

fn named(mut profile: Profile) -> Result<Profile, Refusal> {
    if profile.name.trim().is_empty() {
        return Err(Refusal::NoName);
    }
    // Blank ones among others are being written; alone they are none.
    if profile.aliases.iter().all(|it| it.trim().is_empty()) {
        profile.aliases.clear();
    }
    Ok(profile)
}
