//! The picture of an article, or of the whole library: boards drawn from the analysis, each a table or with one, and
//! each leading back to the words.

mod checks;
mod claims;
mod graph;
mod line;
mod parts;
mod places;
pub mod report;
mod sources;
mod state;
mod strip;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use crate::domain::model::{AnnotationId, Article, ArticleId, EntityId};
use crate::domain::picture::{Account, Ledger, accounts};
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use state::{Board, board_words};
pub use state::{PictureEdit, PictureState};

/// What the dialog is drawn from.
#[derive(Clone, Debug, Properties)]
pub struct PictureProps {
    /// All records.
    pub workspace: Workspace,
    /// The article of the address.
    pub article: Option<Rc<Article>>,
    /// What it shows.
    pub state: PictureState,
    /// Called with a change of what it shows.
    pub on_edit: Callback<PictureEdit>,
    /// Called with the mark to go to.
    pub on_go: Callback<AnnotationId>,
    /// Called with the entity to show.
    pub on_entity: Callback<EntityId>,
    /// Called when somebody asks how far authors agree.
    pub on_agreement: Callback<()>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// Two are equal where they show the same: what is called does the same for ever.
impl PartialEq for PictureProps {
    fn eq(&self, other: &Self) -> bool {
        (&self.state, &self.article) == (&other.state, &other.article)
            && self.workspace == other.workspace
    }
}

/// What boards are drawn from.
#[derive(Debug)]
struct Seen {
    workspace: Workspace,
    only: Option<ArticleId>,
    accounts: Vec<Rc<Account>>,
    /// Counted for the board that shows it.
    ledger: OnceCell<Ledger>,
}

thread_local! {
    /// The last one, for as long as nothing changes: a letter in the search does not count everything anew.
    static LAST: RefCell<Option<Rc<Seen>>> = const { RefCell::new(None) };
}

/// A board's means: what it draws, and what it tells.
#[derive(Clone, Debug)]
struct Desk {
    props: Rc<PictureProps>,
    seen: Rc<Seen>,
}

impl Desk {
    fn state(&self) -> &PictureState {
        &self.props.state
    }

    /// Who says how much.
    fn ledger(&self) -> &Ledger {
        let count = || Ledger::of(&self.seen.accounts, &self.props.workspace);
        self.seen.ledger.get_or_init(count)
    }

    /// A call that shows something else of the boards.
    fn edit(&self, change: impl Fn(&mut PictureState) + Clone + 'static) -> impl Fn() + 'static {
        let on_edit = self.props.on_edit.clone();
        move || on_edit.emit(PictureEdit(Box::new(change.clone())))
    }
}

fn seen(props: &PictureProps) -> Rc<Seen> {
    let article = props.article.as_ref().filter(|_| !props.state.is_all);
    let only = article.map(|it| it.id);
    let last = LAST.take();
    let is_same = |it: &Rc<Seen>| it.only == only && it.workspace == props.workspace;
    let seen = last.clone().filter(is_same).unwrap_or_else(|| {
        let before = last.as_ref().map_or(&[][..], |it| &it.accounts);
        Rc::new(Seen {
            workspace: props.workspace.clone(),
            only,
            accounts: accounts(&props.workspace, only, before),
            ledger: OnceCell::new(),
        })
    });
    LAST.set(Some(Rc::clone(&seen)));
    seen
}

/// The dialog "Overview".
pub fn picture_dialog(props: PictureProps) -> Html {
    html! { <Picture ..props /> }
}

/// Drawn anew only for what it shows: the panes beside the article are drawn once more a frame later.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let props = props.clone();
    let desk = Desk {
        seen: seen(&props),
        props: Rc::new(props),
    };
    let props = &desk.props;
    let (on_close, on_agreement) = (props.on_close.clone(), props.on_agreement.clone());
    let board = |it: Board| {
        let is_shown = props.state.board == it;
        let show = desk.edit(move |state| (state.board, state.n_more) = (it, 0));
        let (asked, on_edit) = (props.state.world.clone(), props.on_edit.clone());
        let onclick = on_press(move || {
            show();
            if it == Board::Places {
                places::fetch_world(&asked, &on_edit);
            }
        });
        html! {
            <button type="button" class="chip" aria-pressed={is_shown.to_string()} data-first={is_shown.then_some("")} {onclick}>{ board_words(it) }</button>
        }
    };
    html! {
        <Dialog name={t!("picture")} on_close={&props.on_close}>
            <div class="form picture">
                <div class="picture__bar">
                    <div class="chips" role="group" aria-label={t!("picture-boards")}>{ for Board::ALL.into_iter().map(board) }</div>
                    { scope(&desk) }
                    if props.article.is_some() {
                        { button(t!("picture-agreement"), Look::default(), on_press(move || on_agreement.emit(()))) }
                    }
                </div>
                { drawn(&desk) }
                <div class="dialog__foot">
                    { button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}

/// The board that is chosen.
fn drawn(desk: &Desk) -> Html {
    match desk.state().board {
        Board::Claims => claims::board(desk),
        Board::Sources => sources::board(desk),
        Board::Map => graph::board(desk),
        Board::Places => places::board(desk),
        Board::Strip => strip::board(desk),
        Board::Checks => checks::board(desk),
    }
}

/// The choice between the article and the library.
fn scope(desk: &Desk) -> Html {
    let state = desk.state();
    let Some(article) = &desk.props.article else {
        return Html::default();
    };
    let choice = |is_all: bool, name: yew::AttrValue| {
        let onclick = on_press(desk.edit(move |it| it.is_all = is_all));
        html! {
            <button type="button" class="chip picture__scope" aria-pressed={(state.is_all == is_all).to_string()} dir="auto" {onclick}>{ name }</button>
        }
    };
    html! {
        <div class="chips" role="group" aria-label={t!("picture-scope")}>
            { choice(false, parts::title_of(article)) }
            { choice(true, t!("picture-all")) }
        </div>
    }
}
