//! Checking a claim: what was consulted, the verdict that follows, and what it speaks of. All is saved while it is written.

mod claim;
mod evidence;
mod grades;
mod ratings;
mod scale_form;
mod scales;
mod verdict;

use std::rc::Rc;

use web_sys::{FocusEvent, InputEvent};
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use crate::domain::model::{Annotation, Article};
use crate::domain::workspace::{Workspace, quote};
use crate::t;
use crate::ui::store::Store;
use crate::ui::visits::begin_visit;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use claim::claim;
use evidence::evidence;
pub use scale_form::{ScalesProps, ScalesState};
pub use scales::scales_dialog;
use verdict::VerdictFields;

/// Properties of [`CheckDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckDialogProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// The article.
    pub article: Rc<Article>,
    /// The claim.
    pub claim: Rc<Annotation>,
    /// Called when verdicts are to have words of their own.
    pub on_scales: Callback<ScalesState>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// The claim, the evidence, the verdict, the verdicts before it, and the day and place that the claim speaks of.
#[component]
pub fn CheckDialog(props: &CheckDialogProps) -> Html {
    // Whichever field it goes to: what is written there is a step of its own.
    let onfocusin = |_: FocusEvent| begin_visit();
    let is_typing = use_state_eq(|| false);
    let oninput = {
        let is_typing = is_typing.setter();
        move |_: InputEvent| is_typing.set(true)
    };
    let onfocusout = {
        let is_typing = is_typing.setter();
        move |_: FocusEvent| is_typing.set(false)
    };
    let on_close = props.on_close.clone();
    html! {
        <Dialog name={t!("check")} on_close={&props.on_close}>
            <div class="form checking" {onfocusin} {oninput} {onfocusout}>
                <blockquote class="check__claim" dir="auto">{ quote(&props.article, &props.claim) }</blockquote>
                { evidence(props, *is_typing) }
                <VerdictFields ..props.clone() />
                { claim(props) }
                <div class="dialog__foot">
                    { button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}
