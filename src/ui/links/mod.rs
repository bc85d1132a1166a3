//! What a claim is to other claims: each pair next to each other with who says what, and the way to one more.

mod choose;
mod pair;

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, html};

use crate::domain::model::{Annotation, AnnotationId, Article, Relation};
use crate::domain::workspace::{Workspace, links_of};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use choose::choose;
use pair::{pair, side};

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LinksState {
    /// The claim.
    pub claim: AnnotationId,
    /// What it is to the claim that is chosen next.
    relation: Relation,
    /// What is looked for among the claims.
    search: String,
    /// What was done last. The page's own announcements are not heard while a dialog is open.
    said: AttrValue,
}

impl LinksState {
    /// A claim with its links.
    #[must_use]
    pub fn of(claim: AnnotationId) -> Self {
        Self {
            claim,
            relation: Relation::Contradicts,
            search: String::new(),
            said: AttrValue::default(),
        }
    }
}

/// What the dialog is drawn from.
#[derive(Clone, Debug)]
pub struct LinksProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// What it shows.
    pub state: LinksState,
    /// Called with what it is to show.
    pub on_state: Callback<LinksState>,
    /// Called with the claim to go to.
    pub on_go: Callback<AnnotationId>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

impl LinksProps {
    fn say(&self, said: AttrValue) {
        self.on_state.emit(LinksState {
            said,
            ..self.state.clone()
        });
    }
}

/// The dialog "Related claims".
pub fn links_dialog(props: LinksProps, article: &Rc<Article>, claim: &Rc<Annotation>) -> Html {
    let props = Rc::new(props);
    let links = links_of(&props.workspace, claim);
    let on_close = props.on_close.clone();
    html! {
        <Dialog name={t!("links")} on_close={&props.on_close}>
            <div class="form links">
                <p class="entities__said" role="status" aria-label={t!("entities-said")}>{ &props.state.said }</p>
                if links.is_empty() {
                    { side(&props, article, claim, false) }
                    <p class="field__hint">{ t!("links-none") }</p>
                } else {
                    <ul class="links__all" role="list" aria-label={t!("links")}>
                        { for links.iter().map(|it| pair(&props, article, claim, it)) }
                    </ul>
                }
                { choose(&props, article, claim) }
                <div class="dialog__foot">
                    { button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}
