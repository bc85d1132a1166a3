//! Entities and particulars as they stand in the file. Particulars that say whom a mention means are semantic tags:
//! an annotation with the motivation `identifying` whose body is the entity.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::values::{broken, id};
use super::{stamp, tied, v1};
use crate::domain::format::{Code, Problem, unless_empty};
use crate::domain::model::{
    ClaimKind, Entity, EntityId, EntityKind, Particulars, Profile, Provenance, Role, is_day,
};

/// An entity in the file. Members that are empty are left out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Wire {
    id: String,
    /// The name.
    label: String,
    #[serde(
        rename = "whosaid:aliases",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    aliases: Vec<String>,
    #[serde(rename = "whosaid:kind")]
    kind: String,
    #[serde(
        rename = "whosaid:description",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    description: String,
    #[serde(
        rename = "whosaid:reason",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    reason: String,
    #[serde(
        rename = "whosaid:outside",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    outside: String,
    #[serde(
        rename = "whosaid:coordinates",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    coordinates: String,
    #[serde(
        rename = "whosaid:note",
        default,
        skip_serializing_if = "String::is_empty"
    )]
    note: String,
    pub(super) creator: v1::Agent,
    pub(super) created: String,
    pub(super) modified: String,
    #[serde(rename = "whosaid:revision", default = "v1::one")]
    pub(super) revision: u32,
}

/// The motivations of particulars: with an entity, and without.
pub(super) const MOTIVATIONS: [&str; 2] = ["identifying", "classifying"];

impl Wire {
    pub(super) fn of(entity: &Entity, creator: v1::Agent) -> Self {
        let Provenance {
            created,
            modified,
            revision,
            ..
        } = entity.provenance;
        let profile = entity.profile.clone();
        Self {
            id: stamp::uuid(entity.id.0),
            label: profile.name,
            aliases: profile.aliases,
            kind: profile.kind.key().to_owned(),
            description: profile.description,
            reason: profile.reason,
            outside: profile.outside,
            coordinates: profile.coordinates,
            note: profile.note,
            creator,
            created: stamp::time(created),
            modified: stamp::time(modified),
            revision,
        }
    }

    /// The entity, with who made it.
    pub(super) fn read(self, provenance: Provenance) -> Result<Entity, Problem> {
        let wrong = |name: &str, found: &str| broken(Code::BrokenEntity, format!("{name} {found}"));
        if self.label.trim().is_empty() {
            return Err(wrong("label", &self.label));
        }
        let kind = EntityKind::parse(&self.kind);
        let kind = kind.ok_or_else(|| wrong("whosaid:kind", &self.kind))?;
        Ok(Entity {
            id: EntityId(id(&self.id)?),
            profile: Profile {
                name: self.label,
                // In storage each has a line.
                aliases: self
                    .aliases
                    .iter()
                    .map(|it| it.replace(['\n', '\r'], " "))
                    .filter(|it| !it.trim().is_empty())
                    .collect(),
                kind,
                description: self.description,
                reason: self.reason,
                outside: self.outside,
                coordinates: self.coordinates,
                note: self.note,
            },
            provenance,
        })
    }
}

/// Particulars as an annotation.
pub(super) fn finding(particulars: Particulars, blank: tied::Finding) -> tied::Finding {
    let [identifying, classifying] = MOTIVATIONS;
    let entity = particulars.entity;
    let word = |it: Option<&'static str>| it.unwrap_or_default().to_owned();
    tied::Finding {
        motivation: Value::from(if entity.is_some() { identifying } else { classifying }),
        body: entity.map_or(Value::Null, |it| {
            json!({ "type": "SpecificResource", "purpose": "identifying", "source": stamp::uuid(it.0) })
        }),
        role: word(particulars.role.map(Role::key)),
        claim_type: word(particulars.kind.map(ClaimKind::key)),
        day: particulars.day,
        place: particulars.place,
        ..blank
    }
}

/// Particulars out of an annotation. Whether the entity is in the file is asked elsewhere.
pub(super) fn particulars(wire: tied::Finding) -> Result<Particulars, Problem> {
    let wrong = |name: &str, found: &str| broken(Code::BrokenFinding, format!("{name} {found}"));
    let entity = wire.body.get("source").and_then(Value::as_str);
    let entity = entity.map(id).transpose()?.map(EntityId);
    let role = unless_empty(&wire.role, Role::parse);
    let kind = unless_empty(&wire.claim_type, ClaimKind::parse);
    if !wire.day.is_empty() && !is_day(&wire.day) {
        return Err(wrong("whosaid:day", &wire.day));
    }
    Ok(Particulars {
        entity,
        role: role.ok_or_else(|| wrong("whosaid:role", &wire.role))?,
        kind: kind.ok_or_else(|| wrong("whosaid:claimType", &wire.claim_type))?,
        day: wire.day,
        place: wire.place,
    })
}
