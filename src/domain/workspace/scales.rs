//! The commands about scales of verdicts. No verdict points at a scale: each keeps the words that were given.

use std::rc::Rc;

use super::act::act;
use super::{Command, Label, Workspace};
use crate::domain::model::{
    Grade, Provenance, Record, RecordKey, Scale, ScaleFlaw, ScaleId, Wording,
};

/// Make a scale, or write one that is there; one that was deleted meanwhile is there again. `lower` puts words in lower
/// case.
///
/// # Errors
/// What keeps the wording from being a scale.
pub fn write_scale(
    id: Option<ScaleId>,
    wording: &Wording,
    lower: &dyn Fn(&str) -> String,
) -> Result<Command, ScaleFlaw> {
    let wording = Rc::new(wording.checked(lower)?);
    Ok(act(Label::Scale, None, move |workspace, maker| {
        let before = id.and_then(|it| workspace.record(RecordKey::Scale(it)));
        let provenance = before.and_then(|it| it.provenance());
        let provenance = provenance.unwrap_or(Provenance::new(maker.author, maker.clock.now()));
        let scale = Scale {
            id: id.unwrap_or_else(|| ScaleId(maker.ids.next())),
            wording: Rc::clone(&wording),
            provenance: Provenance {
                is_deleted: false,
                ..provenance
            },
        };
        Ok(vec![Record::Scale(Rc::new(scale))])
    }))
}

/// Delete a scale. The verdicts in its words stay as they are.
#[must_use]
pub fn delete_scale(id: ScaleId) -> Command {
    act(Label::Scale, None, move |workspace, _| {
        let scale = workspace.record(RecordKey::Scale(id));
        Ok(scale.iter().map(Record::deleted).collect())
    })
}

/// The grades of all scales, one scale after the other.
#[must_use]
pub fn grades_of(workspace: &Workspace) -> Vec<&Grade> {
    let scales = workspace.scales().into_iter();
    scales.flat_map(|it| &it.wording.grades).collect()
}
