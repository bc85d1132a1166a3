//! What the page fetches when somebody asks for it: work in class, the fourth part of the program.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with};

use super::class::{class, gather};
use super::dialogs::DialogProps;
use super::files::hand_out;
use super::view::Viewer;
use super::work::{act, brought, may, refuses, work};
use crate::domain::exercise::May;
use crate::domain::model::{Article, ArticleId, EnclosureId};
use crate::domain::workspace::Layer;
use crate::ui::annotations::Wish;
use crate::ui::lesson::{AgreementDialog, ExerciseDialog, HandOut, ReadyDialog, WorkWish};
use crate::ui::library::ImportState;
use crate::ui::messages;
use crate::ui::store::Store;
use crate::web::file::Chosen;
use crate::web::{frame, style};

/// The ways into the fourth part.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// The dialog on how far authors agree.
    pub(super) agreement: fn(&DialogProps<'_>, bool) -> Html,
    /// The dialog with the lessons that are ready to be used.
    pub(super) ready: fn(&DialogProps<'_>) -> Html,
    /// The dialog on the class of an exercise.
    pub(super) class: fn(&DialogProps<'_>, Option<EnclosureId>) -> Html,
    /// Takes those files that are hand-ins into their classes; the others are imported.
    pub(super) gather: fn(&Store, Vec<Chosen>, &Viewer),
    /// The bar over the article and the pane for a pupil.
    pub(super) work: fn(&DialogProps<'_>) -> (Html, Html),
    /// Does what a pupil wants.
    pub(super) act: fn(&Store, &Viewer, WorkWish),
    /// What may be done in an article.
    pub(super) may: fn(&Article, &Layer) -> May,
    /// Whether an exercise does not allow something, which is said then.
    pub(super) refuses: fn(&Store, Wish) -> bool,
    /// What the files of an import bring for a pupil, in words.
    pub(super) brought: fn(&ImportState) -> Option<AttrValue>,
    /// Brings their style sheet.
    dress: fn() -> Pin<Box<dyn Future<Output = ()>>>,
    /// The dialog on the exercises of an article.
    pub(super) exercise: fn(&DialogProps<'_>) -> Html,
    /// What they say.
    messages: &'static str,
}

impl Lesson {
    /// All of them. What calls this holds the fourth part.
    #[must_use]
    pub fn all() -> Self {
        Self {
            agreement,
            ready,
            class,
            gather,
            work,
            act,
            may,
            refuses,
            brought,
            dress: || Box::pin(style::link("lesson.css")),
            exercise,
            messages: messages::LESSON,
        }
    }

    /// Says that they are there.
    pub(super) async fn keep(self) {
        if lesson().is_none() {
            (self.dress)().await;
            // What a new style sheet and what a dialog make of the page are two turns.
            frame::drawn().await;
        }
        if LESSON.replace(Some(self)).is_none() {
            messages::add(self.messages);
        }
    }
}

fn agreement(props: &DialogProps<'_>, is_of_class: bool) -> Html {
    let (view, calls) = (props.view, props.calls);
    let workspace = &view.snapshot.workspace;
    match view.current.and_then(|id| workspace.article(id)) {
        Some(article) => html! {
            <AgreementDialog store={props.store.clone()} workspace={workspace.clone()} me={view.snapshot.settings.me} article={Rc::clone(article)}
                layer={workspace.layer(article.id)} {is_of_class} on_close={&calls.on_close} />
        },
        None => Html::default(),
    }
}

fn exercise(props: &DialogProps<'_>) -> Html {
    let (view, calls) = (props.view, props.calls);
    let workspace = &view.snapshot.workspace;
    match view.current.and_then(|id| workspace.article(id)) {
        Some(article) => html! {
            <ExerciseDialog key={article.id.to_string()} store={props.store.clone()} workspace={workspace.clone()} me={view.snapshot.settings.me}
                article={Rc::clone(article)} layer={workspace.layer(article.id)} tags={view.tags()} keys={Rc::clone(props.keys)}
                on_hand_out={Callback::from(|file: HandOut| hand_out(file))} on_class={&calls.on_class} on_close={&calls.on_close} />
        },
        None => Html::default(),
    }
}

fn ready(props: &DialogProps<'_>) -> Html {
    html! { <ReadyDialog store={props.store.clone()} on_close={&props.calls.on_close} /> }
}

thread_local! {
    static LESSON: Cell<Option<Lesson>> = const { Cell::new(None) };
}

/// The fourth part, once it is there.
pub(super) fn lesson() -> Option<Lesson> {
    LESSON.get()
}

/// Whether an exercise does not allow something, which is said then.
pub(super) fn is_refused(store: &Store, wish: Wish) -> bool {
    lesson().is_some_and(|it| (it.refuses)(store, wish))
}

/// What may be done in an article.
pub(super) fn may_in(article: &Article, layer: &Layer) -> May {
    lesson().map_or(May::ALL, |it| (it.may)(article, layer))
}

/// Properties of [`WorkFetch`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct WorkFetchProps {
    /// The article that is open, where something lies with it.
    pub(super) article: Option<ArticleId>,
    /// Called to fetch this part.
    pub(super) on_work: Callback<WorkWish>,
}

/// Fetches this part for an article with which something lies that only this part can read.
#[component]
pub(super) fn WorkFetch(props: &WorkFetchProps) -> Html {
    let on_work = props.on_work.clone();
    use_effect_with(props.article, move |article| {
        if article.is_some() {
            on_work.emit(WorkWish::Fetch);
        }
    });
    Html::default()
}
