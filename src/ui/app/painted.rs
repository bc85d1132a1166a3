//! What the panes beside the article show: they may be a frame behind its marks.

use yew::{hook, use_effect_with};

use super::view::{View, Viewer};
use crate::domain::workspace::Workspace;
use crate::web::dom;
use crate::web::frame::after_paint;

/// Keeps the records as they were at the last frame: the marks come first, the panes that say the same a frame
/// later.
#[hook]
pub(super) fn use_painted(workspace: &Workspace, viewer: &Viewer) {
    let viewer = viewer.clone();
    use_effect_with(workspace.clone(), move |workspace| {
        let workspace = workspace.clone();
        let pending = after_paint(move || viewer.edit(|it| it.painted = workspace));
        move || drop(pending)
    });
}

/// The records that the panes show. Not the earlier ones while somebody writes a note: the field must hold what
/// was typed.
pub(super) fn shown(view: &View) -> &Workspace {
    if dom::is_typing() {
        &view.snapshot.workspace
    } else {
        &view.painted
    }
}
