//! The commands about how a source's words come to the reader.

use std::rc::Rc;

use super::act::act;
use super::apply::{check_voice, find_open, fits};
use super::judge::find_tied;
use super::{Command, Label, Refusal, Workspace};
use crate::domain::model::{
    ArticleId, Attribution, AttributionId, Mode, Record, RecordKey, Source,
};
use crate::domain::text::Target;

/// Say how a source's words come to the reader.
#[must_use]
pub fn convey(article: ArticleId, id: AttributionId, mode: Mode) -> Command {
    telling(article, id, move |_, it| {
        it.mode = mode;
        Ok(())
    })
}

/// Say which words of the article say that the source speaks, or that none do.
#[must_use]
pub fn cue(article: ArticleId, id: AttributionId, cue: Option<Target>) -> Command {
    telling(article, id, move |workspace, it| {
        let article = find_open(workspace, it.article)?;
        if cue.as_ref().is_some_and(|cue| !fits(article, cue)) {
            return Err(Refusal::OutsideText);
        }
        it.cue.clone_from(&cue);
        Ok(())
    })
}

/// Say who tells that the source says so, or that the reporter does.
#[must_use]
pub fn tell(article: ArticleId, id: AttributionId, by: Option<Source>) -> Command {
    telling(article, id, move |workspace, it| {
        let by = by.filter(|by| *by != Source::Reporter);
        if let Some(by) = by {
            let layer = workspace.layer(it.article);
            check_voice(workspace, it.claim, &layer, by)?;
            let others = layer.sources_of(it.claim);
            // From teller to teller: no way is longer than there are sources.
            let mut teller = Some(by);
            for _ in 0..=others.len() {
                if teller == Some(it.source) {
                    return Err(Refusal::OwnTeller);
                }
                let next = others.iter().find(|other| Some(other.source) == teller);
                teller = next.and_then(|other| other.told_by);
            }
        }
        it.told_by = by;
        Ok(())
    })
}

/// Changes an attribution.
fn telling(
    article: ArticleId,
    id: AttributionId,
    change: impl Fn(&Workspace, &mut Attribution) -> Result<(), Refusal> + 'static,
) -> Command {
    let key = RecordKey::Attribution(article, id);
    act(Label::Convey, None, move |workspace, _| {
        let Record::Attribution(before) = find_tied(workspace, key)? else {
            return Err(Refusal::NoAnnotation);
        };
        let mut after = (*before).clone();
        change(workspace, &mut after)?;
        Ok(vec![Record::Attribution(Rc::new(after))])
    })
}
