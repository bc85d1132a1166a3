//! Own tags in one string: a line each, with key, behavior, letter, color and label, a space between them.

use std::rc::Rc;

use crate::domain::model::{Behavior, Tag, TagKey};

/// Writes tags. A line end in a label becomes a space.
pub(super) fn write(tags: &[Tag]) -> String {
    let line = |it: &Tag| {
        let Tag {
            key,
            behavior,
            letter,
            label,
            color,
        } = it;
        let label = label.replace('\n', " ");
        format!("{key} {} {letter} {color} {label}", behavior.key())
    };
    tags.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write()`] wrote; `None` for anything else.
pub(super) fn read(lines: &str) -> Option<Rc<[Tag]>> {
    let tag = |line: &str| {
        let mut parts = line.splitn(5, ' ');
        let key = TagKey::parse(parts.next()?)?;
        let behavior = Behavior::parse(parts.next()?)?;
        let mut letter = parts.next()?.chars();
        Some(Tag {
            key,
            behavior,
            letter: letter.next().filter(|_| letter.next().is_none())?,
            color: parts.next()?.parse().ok()?,
            label: parts.next()?.into(),
        })
    };
    let lines = lines.split('\n').filter(|_| !lines.is_empty());
    lines.map(tag).collect()
}
