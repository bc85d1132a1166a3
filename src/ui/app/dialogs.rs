//! The dialogs, one of which may be open.

use std::rc::Rc;

use yew::{Callback, Html, html};

use super::calls::Calls;
use super::keys_dialog::KeysDialog;
use super::lesson::{WorkFetch, lesson};
use super::picture::picture;
use super::settings_dialog::SettingsDialog;
use super::view::{Open, View};
use crate::domain::keys::Keys;
use crate::domain::model::AnnotationId;
use crate::domain::workspace::quote;
use crate::ui::annotations::Wish;
use crate::ui::check::{CheckDialog, ScalesProps, scales_dialog};
use crate::ui::entities::{EntitiesProps, entities_dialog};
use crate::ui::keys::TEXT;
use crate::ui::library::{DetailsDialog, NewArticleDialog, import_dialog};
use crate::ui::links::{LinksProps, links_dialog};
use crate::ui::reader::AgainDialog;
use crate::ui::store::Store;
use crate::ui::words::quoted;
use crate::web::{dom, frame};

/// What the dialogs are drawn from.
#[derive(Debug)]
pub(super) struct DialogProps<'a> {
    pub(super) view: &'a View,
    pub(super) store: &'a Store,
    pub(super) keys: &'a Rc<Keys>,
    pub(super) calls: &'a Calls,
}

/// The dialog that is open, and what fetches the part for work in class where the article has such.
pub(super) fn dialog(props: &DialogProps<'_>) -> Html {
    let view = props.view;
    let workspace = &view.snapshot.workspace;
    let article = view
        .current
        .filter(|it| workspace.layer(*it).has_enclosures());
    html! {
        <>
            <WorkFetch {article} on_work={&props.calls.on_work} />
            { open(props) }
        </>
    }
}

fn open(props: &DialogProps<'_>) -> Html {
    let &DialogProps {
        view,
        store,
        keys,
        calls,
    } = props;
    let snapshot = &view.snapshot;
    let (on_keys, on_close) = (&calls.on_keys, &calls.on_close);
    match &view.open {
        Open::None => Html::default(),
        Open::NewArticle => html! { <NewArticleDialog store={store.clone()} {on_close} /> },
        Open::Details(id) => match snapshot.workspace.article(*id) {
            Some(article) => {
                html! { <DetailsDialog store={store.clone()} article={Rc::clone(article)} {on_close} /> }
            }
            None => Html::default(),
        },
        Open::Settings => html! {
            <SettingsDialog store={store.clone()} settings={snapshot.settings.clone()}
                me={snapshot.workspace.author(snapshot.settings.me).cloned()} {on_keys} on_scales={&calls.on_scales} {on_close} />
        },
        Open::Keys => html! {
            <KeysDialog store={store.clone()} settings={snapshot.settings.clone()} tags={view.tags()} keys={Rc::clone(keys)} {on_close} />
        },
        Open::Again(id) => match snapshot.workspace.annotation(*id) {
            Some(like) => html! {
                <AgainDialog store={store.clone()} workspace={snapshot.workspace.clone()} tags={snapshot.workspace.layer(like.article).tags()} like={Rc::clone(like)} {on_close} />
            },
            None => Html::default(),
        },
        Open::Check(id) => {
            let workspace = &snapshot.workspace;
            let claim = workspace.annotation(*id);
            match claim.and_then(|it| Some((it, workspace.article(it.article)?))) {
                Some((claim, article)) => html! {
                    <CheckDialog store={store.clone()} workspace={workspace.clone()} article={Rc::clone(article)} claim={Rc::clone(claim)} on_scales={&calls.on_scales} {on_close} />
                },
                None => Html::default(),
            }
        }
        Open::Entities(state) => entities_dialog(EntitiesProps {
            store: store.clone(),
            workspace: snapshot.workspace.clone(),
            state: state.clone(),
            on_state: calls.on_entities.clone(),
            on_go: on_go(store, calls),
            on_close: on_close.clone(),
        }),
        Open::Links(state) => {
            let workspace = &snapshot.workspace;
            let claim = workspace.annotation(state.claim);
            match claim.and_then(|it| Some((workspace.article(it.article)?, it))) {
                Some((article, claim)) => {
                    let props = LinksProps {
                        store: store.clone(),
                        workspace: workspace.clone(),
                        state: state.clone(),
                        on_state: calls.on_links.clone(),
                        on_go: on_go(store, calls),
                        on_close: on_close.clone(),
                    };
                    links_dialog(props, article, claim)
                }
                None => Html::default(),
            }
        }
        Open::Scales(state) => {
            let on_wish = calls.on_wish.clone();
            scales_dialog(ScalesProps {
                store: store.clone(),
                workspace: snapshot.workspace.clone(),
                state: state.clone(),
                on_state: calls.on_scales.clone(),
                on_close: match state.from() {
                    None => on_close.clone(),
                    // Back to the verdict, which may have these words now.
                    Some(claim) => Callback::from(move |()| {
                        on_wish.emit(Wish::Check(claim));
                        frame::after_paint(|| dom::focus(".check__rating select")).forget();
                    }),
                },
            })
        }
        Open::Picture => {
            let picture = picture();
            picture.map(|it| (it.dialog)(props)).unwrap_or_default()
        }
        Open::Agreement(is_of_class) => {
            let lesson = lesson();
            let dialog = lesson.map(|it| (it.agreement)(props, *is_of_class));
            dialog.unwrap_or_default()
        }
        Open::Exercise => {
            let lesson = lesson();
            lesson.map(|it| (it.exercise)(props)).unwrap_or_default()
        }
        Open::Ready => lesson().map(|it| (it.ready)(props)).unwrap_or_default(),
        Open::Class(id) => {
            let lesson = lesson();
            lesson.map(|it| (it.class)(props, *id)).unwrap_or_default()
        }
        Open::Import(state) => {
            let lesson = lesson();
            let brought = lesson.and_then(|it| (it.brought)(state));
            import_dialog(store, state, brought, on_close)
        }
    }
}

/// Closes the dialog and goes to a mark: the focus is in the article then, and the words are told.
pub(super) fn on_go(store: &Store, calls: &Calls) -> Callback<AnnotationId> {
    let (on_wish, on_close) = (calls.on_wish.clone(), calls.on_close.clone());
    let store = store.clone();
    Callback::from(move |id| {
        on_close.emit(());
        on_wish.emit(Wish::Show(id));
        on_wish.emit(Wish::GoTo(id));
        let workspace = store.snapshot().workspace;
        let mark = workspace.annotation(id);
        let mark = mark.and_then(|it| Some((workspace.article(it.article)?, it)));
        let words = mark.map(|(article, it)| quoted(&quote(article, it)));
        let store = store.clone();
        // The dialog gives the focus back when it goes, to the button that opened it.
        frame::after_others(move || {
            dom::focus_in_place(TEXT);
            store.announce(words.unwrap_or_default());
        });
    })
}
