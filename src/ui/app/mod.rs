//! The composition root: opens the store, joins the panes, and owns what they share.

mod actions;
mod drop;
mod head;
mod keys;
mod lights;
mod settings_dialog;
mod status;
mod unreadable;

use std::rc::Rc;

use yew::{
    AttrValue, Callback, Html, component, html, use_effect_with, use_memo, use_state, use_state_eq,
};

use crate::domain::model::{AnnotationId, ArticleId};
use crate::t;
use crate::ui::annotations::{AnnotationsPane, Wish};
use crate::ui::library::{
    DetailsDialog, ImportState, LibraryPane, NewArticleDialog, import_dialog, library_pane,
};
use crate::ui::reader::Reader;
use crate::ui::store::Store;
use crate::web::{dom, events, frame, route};
use head::{HeadProps, HeadWish, head};
use settings_dialog::SettingsDialog;
use unreadable::unreadable_notice;

/// Which dialog is open.
#[derive(Clone, Debug, PartialEq)]
enum Open {
    None,
    NewArticle,
    Details(ArticleId),
    Settings,
    Import(Rc<ImportState>),
}

/// Which pane lies over the article where there is no room beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    None,
    Library,
    Annotations,
}

/// The whole app.
#[component]
pub fn App() -> Html {
    let opened = use_memo((), |()| actions::open());
    let store = &opened.store;
    let snapshot = use_state(|| store.snapshot());
    let announcement = use_state(|| (AttrValue::default(), 0_u32));
    let current = use_state_eq(route::article);
    let active = use_state_eq(|| None::<AnnotationId>);
    let adding_to = use_state_eq(|| None::<AnnotationId>);
    let goal = use_state_eq(|| None::<(AnnotationId, u32)>);
    let open = use_state_eq(|| Open::None);
    let sheet = use_state_eq(|| Sheet::None);

    {
        let (store, snapshot, announcement, current) = (
            store.clone(),
            snapshot.setter(),
            announcement.setter(),
            current.setter(),
        );
        use_effect_with((), move |()| {
            let source = store.clone();
            let said = std::cell::Cell::new(0_u32);
            store.connect(
                Callback::from(move |()| snapshot.set(source.snapshot())),
                Callback::from(move |words| {
                    said.set(said.get().wrapping_add(1));
                    announcement.set((words, said.get()));
                }),
            );
            let follow = route::on_change(move || current.set(route::article()));
            let tabs = {
                let store = store.clone();
                events::on_storage(move |key, value| store.absorb(key.as_deref(), value.as_deref()))
            };
            dom::set_ready();
            let tidy = frame::when_idle(move || store.sweep());
            move || drop((follow, tabs, tidy))
        });
    }
    {
        // What is shown follows the address, and a bare address means the newest article.
        let (active, adding_to, goal) = (active.clone(), adding_to.clone(), goal.clone());
        let workspace = snapshot.workspace.clone();
        use_effect_with(*current, move |current| {
            active.set(None);
            adding_to.set(None);
            goal.set(None);
            if current.is_none() {
                route::replace(actions::newest(&workspace));
            }
        });
    }
    let article = current
        .and_then(|id| snapshot.workspace.article(id))
        .cloned();
    {
        let title = article.as_ref().map(|it| it.details.title.clone());
        // Browsers take milliseconds to show a title: it waits for the article.
        use_effect_with(title, |title| {
            let words = title
                .as_ref()
                .map_or_else(|| t!("app-name"), |it| t!("page-title", title = it));
            let pending = frame::after_paint(move || dom::set_title(&words));
            move || drop(pending)
        });
    }
    use_effect_with(snapshot.settings.theme, |theme| {
        use crate::domain::keep::Theme;
        dom::set_root_attribute(
            "data-theme",
            match theme {
                Theme::System => None,
                Theme::Light => Some("light"),
                Theme::Dark => Some("dark"),
            },
        );
    });
    lights::use_lights(*active, &snapshot.workspace);
    keys::use_undo_keys(store);
    status::use_storage_announcements(&snapshot.status, store);
    let is_notice_closed = use_state_eq(|| false);
    let on_notice_close = {
        let is_notice_closed = is_notice_closed.clone();
        Callback::from(move |()| is_notice_closed.set(true))
    };
    let on_files = {
        let (store, open) = (store.clone(), open.setter());
        Callback::from(move |files| actions::read(&store, files, &open))
    };
    let is_dragging = drop::use_drop(&on_files);

    let on_head = {
        let (open, store, sheet, article) =
            (open.clone(), store.clone(), sheet.clone(), article.clone());
        Callback::from(move |wish| match wish {
            HeadWish::NewArticle => open.set(Open::NewArticle),
            HeadWish::Settings => open.set(Open::Settings),
            HeadWish::Export(all) => actions::export(&store, article.as_ref().filter(|_| !all)),
            HeadWish::Sheet(wanted) => sheet.set(if *sheet == wanted {
                Sheet::None
            } else {
                wanted
            }),
        })
    };
    let on_wish = {
        let (active, adding_to, goal, sheet, store) = (
            active.clone(),
            adding_to.clone(),
            goal.clone(),
            sheet.clone(),
            store.clone(),
        );
        Callback::from(move |wish| match wish {
            Wish::Close => active.set(None),
            Wish::Open(id) => active.set(Some(id)),
            Wish::GoTo(id) => {
                active.set(Some(id));
                goal.set(Some((id, goal.map_or(0, |(_, n)| n.wrapping_add(1)))));
            }
            Wish::AddPiece(id) => {
                adding_to.set(Some(id));
                sheet.set(Sheet::None);
                store.announce(t!("adding-piece"));
                dom::focus("[data-article-text]");
            }
        })
    };
    let on_open = {
        let active = active.clone();
        Callback::from(move |id| active.set(id))
    };
    let on_added = {
        let adding_to = adding_to.clone();
        Callback::from(move |()| adding_to.set(None))
    };
    let on_describe = {
        let open = open.clone();
        Callback::from(move |id| open.set(Open::Details(id)))
    };
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(Open::None))
    };
    let on_library_open = {
        let sheet = sheet.clone();
        Callback::from(move |()| sheet.set(Sheet::None))
    };
    let layer = article
        .as_ref()
        .map(|it| snapshot.workspace.layer(it.id))
        .unwrap_or_default();
    let (words, said) = &*announcement;
    let sheet_name = match *sheet {
        Sheet::None => "none",
        Sheet::Library => "library",
        Sheet::Annotations => "annotations",
    };
    html! {
        <div class="app" data-sheet={sheet_name} data-dragging={is_dragging.to_string()}>
            { head(&HeadProps {
                snapshot: &snapshot, store, has_article: article.is_some(), sheet: *sheet,
                on_wish: &on_head, on_files: &on_files, announcement: words, said: *said,
            }) }
            <nav class="pane pane--library" aria-label={t!("library")}>
                { library_pane(&LibraryPane {
                    store, workspace: &snapshot.workspace, tags: &snapshot.tags, current: *current,
                    on_describe: &on_describe, on_open: &on_library_open,
                }) }
            </nav>
            <main class="main">
                if !*is_notice_closed {
                    { unreadable_notice(&opened.unreadable, &on_notice_close) }
                }
                if let Some(article) = &article {
                    <Reader key={article.id.to_string()} store={store.clone()} article={Rc::clone(article)} layer={Rc::clone(&layer)} tags={&snapshot.tags}
                        snaps_to_words={snapshot.settings.snaps_to_words} has_letter_keys={snapshot.settings.has_letter_keys}
                        active={*active} adding_to={*adding_to} goal={*goal} {on_open} {on_added} />
                } else {
                    <div class="empty">
                        <h1 class="empty__name">{ t!("empty-name") }</h1>
                        <p>{ t!(if current.is_some() { "empty-gone" } else { "empty-words" }) }</p>
                    </div>
                }
            </main>
            <aside class="pane pane--annotations" aria-label={t!("annotations")}>
                if let Some(article) = &article {
                    <AnnotationsPane key={article.id.to_string()} store={store.clone()} article={Rc::clone(article)} {layer} tags={&snapshot.tags} active={*active}
                        has_letter_keys={snapshot.settings.has_letter_keys} {on_wish} />
                }
            </aside>
            { dialog(&open, store, &snapshot, &on_close) }
        </div>
    }
}

fn dialog(
    open: &Open,
    store: &Store,
    snapshot: &crate::ui::store::Snapshot,
    on_close: &Callback<()>,
) -> Html {
    match open {
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
                me={snapshot.workspace.author(snapshot.settings.me).cloned()} {on_close} />
        },
        Open::Import(state) => import_dialog(store, state, on_close),
    }
}

/// Puts the app into the page.
pub fn mount() {
    let Some(root) = dom::find("#app") else {
        return;
    };
    // What stands in the page until the app is there has done its work.
    root.set_text_content(None);
    yew::Renderer::<App>::with_root(root).render();
    frame::mark("app-mounted");
}
