//! Values as they stand in the file, or what is wrong with each.

use std::rc::Rc;

use super::{entities, links, stamp, tied, v1};
use crate::domain::format::{Code, Problem};
use crate::domain::model::{
    Article, AuthorId, Block, BlockKind, Evidence, Millis, Provenance, Rating, Says, Stance,
    TagKey, Verdict, is_day, is_long,
};
use crate::domain::text::{Byte, CodePoint, Text};

pub(super) fn broken(code: Code, detail: String) -> Problem {
    Problem::new(code).with("detail", detail)
}

pub(super) fn id(text: &str) -> Result<crate::domain::model::Id, Problem> {
    stamp::parse_uuid(text).ok_or_else(|| Problem::new(Code::BadId).with("found", text))
}

pub(super) fn time(text: &str) -> Result<Millis, Problem> {
    stamp::parse_time(text).ok_or_else(|| Problem::new(Code::BadTime).with("found", text))
}

pub(super) fn provenance(
    creator: &v1::Agent,
    created: &str,
    modified: &str,
    revision: u32,
) -> Result<Provenance, Problem> {
    Ok(Provenance {
        by: AuthorId(id(&creator.id)?),
        created: time(created)?,
        modified: time(modified)?,
        revision: revision.max(1),
        is_deleted: false,
    })
}

/// What a finding says: evidence where it has a stance, particulars where it has a motivation of those, a link where
/// it has a relation, and a verdict else.
pub(super) fn says(wire: tied::Finding) -> Result<Says, Problem> {
    let wrong = |name: &str, found: &str| broken(Code::BrokenFinding, format!("{name} {found}"));
    if !wire.relation.is_empty() {
        return links::link(wire).map(Says::Link);
    }
    let motivation = wire.motivation.as_str().unwrap_or_default();
    if wire.stance.is_empty() && entities::MOTIVATIONS.contains(&motivation) {
        return entities::particulars(wire).map(Says::Particulars);
    }
    if wire.stance.is_empty() {
        let rating = Rating::parse(&wire.verdict);
        let rating = rating.ok_or_else(|| wrong("whosaid:verdict", &wire.verdict))?;
        if is_long(&wire.called) {
            return Err(wrong("whosaid:called", &wire.called));
        }
        let reason = wire.body.get("value").and_then(serde_json::Value::as_str);
        return Ok(Says::Verdict(Verdict {
            rating,
            reason: reason.unwrap_or_default().to_owned(),
            called: wire.called.trim().to_owned(),
        }));
    }
    let stance = Stance::parse(&wire.stance);
    let stance = stance.ok_or_else(|| wrong("whosaid:stance", &wire.stance))?;
    if !wire.consulted.is_empty() && !is_day(&wire.consulted) {
        return Err(wrong("whosaid:consulted", &wire.consulted));
    }
    Ok(Says::Evidence(Evidence {
        source: wire.body.as_str().map_or(wire.citation, str::to_owned),
        passage: wire.passage,
        consulted: wire.consulted,
        stance,
        question: wire.question,
        answer: wire.answer,
    }))
}

/// The tag and the note.
pub(super) fn bodies(bodies: Vec<v1::Body>) -> Result<(TagKey, String), Problem> {
    let (mut tags, mut notes) = (Vec::new(), Vec::new());
    for body in bodies {
        match body.purpose.as_str() {
            "tagging" => tags.push(body.value),
            "commenting" => notes.push(body.value),
            _ => {}
        }
    }
    let [tag] = tags.as_slice() else {
        let detail = format!("{} bodies with the purpose tagging, not one", tags.len());
        return Err(broken(Code::BrokenAnnotation, detail));
    };
    let key = TagKey::parse(tag).ok_or_else(|| Problem::new(Code::BadTag).with("found", tag))?;
    Ok((key, notes.join("\n\n")))
}

/// The blocks in bytes, or `None` where they do not cover the text.
pub(super) fn blocks(text: &Text, wire: &[v1::Block]) -> Option<Rc<[Block]>> {
    let mut counted = 0_usize;
    let mut at = Byte::default();
    let mut out = Vec::with_capacity(wire.len());
    for block in wire {
        counted = counted.checked_add(block.length as usize)?;
        let end = text.byte_of_code_points(CodePoint::new(counted))?;
        let kind = match (block.kind, block.level) {
            (v1::Kind::Paragraph, _) => BlockKind::Paragraph,
            (v1::Kind::Heading, Some(level)) if (1..=6).contains(&level) => {
                BlockKind::Heading(level)
            }
            (v1::Kind::Heading, _) => return None,
            (v1::Kind::Item, depth) => BlockKind::Item {
                depth: depth.unwrap_or_default(),
                number: block.number,
            },
            (v1::Kind::Quotation, _) => BlockKind::Quotation,
            (v1::Kind::Verbatim, _) => BlockKind::Verbatim,
        };
        let len = u32::try_from(end.get() - at.get()).ok()?;
        out.push(Block { len, kind });
        at = end;
    }
    Article::blocks_fit(text.as_str(), &out).then(|| out.into())
}
