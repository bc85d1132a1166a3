//! Settling differences between authors, one case after the other. What is decided becomes marks of an author of their
//! own, the gold layer.

mod begin;
mod case;
mod deeds;
mod draft;
mod keys;
mod lines;
mod rounds;
mod walk;
mod write;

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_memo, use_state_eq};

use super::report::Writer;
use crate::domain::adjudicate::hands;
use crate::domain::model::{Article, AuthorId};
use crate::domain::workspace::Layer;
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, Look, button, on_press};
pub(super) use walk::golds;
use walk::{Compared, Kept, Place, Walk};

/// Properties of [`SettleDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SettleProps {
    /// Where decisions go.
    pub(super) store: Store,
    /// The article.
    pub(super) article: Rc<Article>,
    /// All marks on it, and what is kept of earlier decisions.
    pub(super) layer: Rc<Layer>,
    /// Whose marks are compared.
    pub(super) writers: Vec<Writer>,
    /// Whether words are counted, not characters.
    pub(super) has_words: bool,
    /// Called when the numbers are to be seen again.
    pub(super) on_back: Callback<()>,
    /// Called when the dialog is to go.
    pub(super) on_close: Callback<()>,
}

/// The dialog "Settle the differences".
#[component]
pub(super) fn SettleDialog(props: &SettleProps) -> Html {
    let place = use_state_eq(Place::default);
    let me = props.store.snapshot().settings.me;
    let deps = (Rc::clone(&props.article), Rc::clone(&props.layer), me);
    let kept = use_memo(deps, |(article, layer, me)| Kept::of(article, layer, *me));
    let by: Vec<AuthorId> = props.writers.iter().map(|it| it.id).collect();
    let hands = hands(&by, props.layer.annotations());
    let has_words = kept.has_words().unwrap_or(props.has_words);
    // A decision changes no hand: what is costly is counted once.
    let deps = (Rc::clone(&props.article), hands, has_words);
    let compared = use_memo(deps, |(article, hands, has_words)| {
        Compared::of(article, hands, *has_words)
    });
    let walk = Rc::new(Walk::new(props.clone(), compared, kept, place));
    let on_close = props.on_close.clone();
    let on_back = props.on_back.clone();
    html! {
        <Dialog name={t!("settle")} on_close={&props.on_close}>
            <div class="form lesson settle" onkeydown={keys::on_key(&walk)}>
                <p class="lesson__said" role="status" aria-label={t!("settle-said")}>{ &walk.place.said }</p>
                { body(&walk) }
                <div class="dialog__foot">
                    { button(t!("settle-back"), Look::default(), on_press(move || on_back.emit(()))) }
                    { button(t!("done"), Look::default(), on_press(move || on_close.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}

fn body(walk: &Rc<Walk>) -> Html {
    if walk.props.writers.len() < 2 {
        return html! { <p class="form__notice">{ t!("agreement-tick-two") }</p> };
    }
    match (&walk.compared.cases, &walk.kept.session) {
        (Err(why), _) => {
            html! { <p class="form__notice">{ super::measures::why(*why, false) }</p> }
        }
        (Ok(_), None) => html! { <>{ begin::begin(walk) }{ rounds::rounds(walk) }</> },
        (Ok(_), Some(_)) => html! {
            <>
                { begin::people(walk) }
                { case::walked(walk) }
                { begin::gold(walk) }
                { rounds::rounds(walk) }
            </>
        },
    }
}
