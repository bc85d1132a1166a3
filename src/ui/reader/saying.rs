//! Choosing in the article who says a claim.

use yew::Callback;

use super::ReaderProps;
use crate::domain::model::{AnnotationId, Behavior, Source};
use crate::domain::workspace::quote;
use crate::t;

/// What opening a mark does: while somebody is looked for who says a claim, the mark of an actor becomes its source.
pub(super) fn on_open(props: &ReaderProps) -> Callback<Option<AnnotationId>> {
    let claim = props.saying_for.and_then(|id| props.layer.get(id)).cloned();
    let Some(claim) = claim else {
        return props.on_open.clone();
    };
    let ReaderProps {
        store,
        article,
        layer,
        tags,
        on_open,
        on_saying,
        ..
    } = props.clone();
    Callback::from(move |id: Option<AnnotationId>| {
        // Anything else is not chosen, and the choice goes on.
        let mark = id.and_then(|id| layer.get(id));
        let Some(mark) = mark.filter(|it| tags.behavior(&it.tag) == Behavior::Actor) else {
            store.warn(t!("saying-other"));
            return;
        };
        let who = quote(&article, mark);
        if store.attribute(&article, &claim, Source::Mention(mark.id), &who) {
            on_saying.emit(None);
            on_open.emit(Some(claim.id));
        }
    })
}
