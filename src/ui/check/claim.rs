//! The day and the place that a claim speaks of.

use yew::{AttrValue, Callback, Html, html};

use super::CheckDialogProps;
use crate::domain::model::Particulars;
use crate::domain::workspace::{particulars_of, specify};
use crate::t;
use crate::ui::visits::visit;
use crate::ui::widgets::{FieldKind, field};

/// How a field is changed.
type Set = fn(&mut Particulars, String);

pub(super) fn claim(props: &CheckDialogProps) -> Html {
    let layer = props.workspace.layer(props.article.id);
    let id = props.claim.id;
    let particulars = particulars_of(&layer, id);
    let line = |name: AttrValue, value: &str, kind: FieldKind, set: Set| {
        let (store, before) = (props.store.clone(), particulars.clone());
        let write = Callback::from(move |words: String| {
            let mut next = before.clone();
            set(&mut next, words);
            // A refusal is announced; the field keeps what was typed.
            let _ = store.run(specify(id, next, visit()));
        });
        field(name, value, None, kind, write)
    };
    let day = FieldKind {
        input: Some("date"),
        list: None,
    };
    html! {
        <div class="check__part check__about">
            { line(t!("claim-day"), &particulars.day, day, |it, words| it.day = words) }
            { line(t!("claim-place"), &particulars.place, FieldKind::default(), |it, words| it.place = words) }
        </div>
    }
}
