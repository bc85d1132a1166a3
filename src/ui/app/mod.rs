//! The composition root: opens the store, joins the panes, and owns what they share.

mod actions;
mod calls;
mod class;
mod comfort;
mod dialogs;
mod drop;
mod files;
mod head;
mod keys;
mod keys_dialog;
mod later;
mod lesson;
mod lights;
mod painted;
mod parts;
mod picture;
mod print;
mod settings_dialog;
mod status;
mod suggest;
mod unreadable;
mod view;
mod work;

use std::rc::Rc;

use yew::{Callback, Html, component, html, use_effect_with, use_memo, use_reducer_eq};

use crate::domain::keep::Theme;
use crate::domain::keys::Keys;
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::annotations::AnnotationsPane;
use crate::ui::entities::EntitiesState;
use crate::ui::keys::TEXT;
use crate::ui::library::{LibraryPane, library_pane};
use crate::ui::reader::{Extras, Reader};
use crate::ui::store::Store;
use crate::ui::suggest::SuggestPaneProps;
use crate::web::{dom, events, frame, often, print as print_edge, route};
use calls::Calls;
use dialogs::DialogProps;
use head::{HeadProps, head};
pub use later::Later;
pub use lesson::Lesson;
pub use parts::{Fetch, Part, whole};
pub use picture::Picture;
use unreadable::unreadable_notice;
use view::{Open, Sheet, View, Viewer};

/// The whole app.
#[component]
pub fn App() -> Html {
    let opened = use_memo((), |()| actions::open());
    let store = &opened.store;
    let view = use_reducer_eq(|| View::first(store));
    let viewer = Viewer::new(view.dispatcher());
    let calls = use_memo((), |()| Calls::new(store, &viewer));
    use_connections(store, &viewer, &calls);
    later::use_later(store, &viewer, view.open != Open::None);
    let snapshot = &view.snapshot;
    {
        // What is shown follows the address, and a bare address means the newest article.
        let workspace = snapshot.workspace.clone();
        use_effect_with(view.current, move |current| {
            if current.is_none() {
                route::replace(actions::newest(&workspace));
            }
        });
    }
    let article = view.current.and_then(|id| snapshot.workspace.article(id));
    {
        let title = article.map(|it| it.details.title.clone());
        // Browsers take milliseconds to show a title: it waits for the article.
        use_effect_with((title, snapshot.settings.theme), |(title, theme)| {
            show_theme(*theme);
            let words = match title {
                None => t!("app-name"),
                Some(title) => t!("page-title", title = title),
            };
            let pending = frame::after_paint(move || dom::set_title(&words));
            move || drop(pending)
        });
    }
    let comfort = snapshot.settings.comfort;
    use_effect_with(comfort, comfort::show);
    let extras = Extras {
        signs: comfort.get("signs") == "yes",
        ends: comfort.get("spoken") == "yes",
    };
    lights::use_lights(view.active, &snapshot.workspace);
    let tags = view.tags();
    let keys = {
        let settings = &snapshot.settings;
        let (chosen, has_letters) = (settings.keys.clone(), settings.has_letter_keys);
        let deps = (Rc::clone(&tags), chosen, has_letters);
        use_memo(deps, |(tags, chosen, has_letters)| {
            Keys::new(tags, chosen, *has_letters)
        })
    };
    keys::use_app_keys(store, &keys, &calls.on_keys);
    status::use_storage_announcements(&snapshot.status, store);
    painted::use_painted(&snapshot.workspace, &viewer);
    let painted = painted::shown(&view);
    let layer_in = |workspace: &Workspace| {
        let layer = article.map(|it| workspace.layer(it.id));
        layer.unwrap_or_default()
    };
    let suggested = view.suggested.clone();
    let suggested = suggested.filter(|it| Some(it.article) == view.current);
    let sheet_name = match view.sheet {
        Sheet::None => "none",
        Sheet::Library => "library",
        Sheet::Annotations => "annotations",
        Sheet::Task => "task",
    };
    let drawn = DialogProps {
        view: &view,
        store,
        keys: &keys,
        calls: &calls,
    };
    let work = lesson::lesson().map(|it| (it.work)(&drawn));
    let (work_bar, work_pane) = work.unwrap_or_default();
    html! {
        <div class="app" data-sheet={sheet_name} data-dragging={view.is_dragging.to_string()}>
            { head(&HeadProps { view: &view, store, has_article: article.is_some(), on_wish: &calls.on_head, on_files: &calls.on_files }) }
            <nav class="pane pane--library" aria-label={t!("library")}>
                { library_pane(&LibraryPane {
                    store, workspace: painted, current: view.current,
                    on_describe: &calls.on_describe, on_open: &calls.on_library_open, on_entities: &calls.on_entities.reform(|()| EntitiesState::default()), on_ready: &calls.on_ready,
                }) }
            </nav>
            { work_pane }
            <main class="main">
                { work_bar }
                if !view.is_notice_closed {
                    { unreadable_notice(&opened.unreadable, &calls.on_notice_close) }
                }
                if let Some(article) = article {
                    <Reader key={article.id.to_string()} store={store.clone()} article={Rc::clone(article)} layer={layer_in(&snapshot.workspace)} tags={&tags}
                        snaps_to_words={snapshot.settings.snaps_to_words} extras={extras} parts={view.is_whole.then(|| calls.reader.clone())} keys={Rc::clone(&keys)}
                        active={view.active} adding_to={view.adding_to} saying_for={view.saying_for} goal={view.goal} on_open={&calls.on_open} on_show={&calls.on_show} on_adding={&calls.on_adding} on_saying={&calls.on_saying} on_review={&calls.on_review} />
                } else {
                    <div class="empty">
                        <h1 class="empty__name">{ t!("empty-name") }</h1>
                        <p>{ t!(if view.current.is_some() { "empty-gone" } else { "empty-words" }) }</p>
                    </div>
                }
            </main>
            <aside class="pane pane--annotations" aria-label={t!("annotations")}>
                if let (Some(article), Some(suggested), Some(later)) = (article, suggested, later::later()) {
                    { (later.suggestions)(SuggestPaneProps {
                        store: store.clone(), article: Rc::clone(article), layer: layer_in(painted), tags: Rc::clone(&tags),
                        keys: Rc::clone(&keys), suggested, on_look: calls.on_look.clone(), on_done: calls.on_suggested.clone(),
                    }) }
                } else if let Some(article) = article {
                    <AnnotationsPane key={article.id.to_string()} is_sheet={view.sheet == Sheet::Annotations} is_at_lines={comfort.get("cards") == "lines"} store={store.clone()} article={Rc::clone(article)} layer={layer_in(painted)} entities={Rc::clone(painted.entity_list())} tags={&tags} active={view.active}
                        parts={view.is_whole.then(|| calls.parts.clone())} keys={Rc::clone(&keys)} on_wish={&calls.on_wish} />
                }
            </aside>
            if let Some(later) = later::later() {
                { (later.dialog)(&drawn) }
            }
        </div>
    }
}

/// Connects the app with its store, its address, other tabs, and the pointer.
#[yew::hook]
fn use_connections(store: &Store, viewer: &Viewer, calls: &Rc<Calls>) {
    let (store, viewer, calls) = (store.clone(), viewer.clone(), Rc::clone(calls));
    use_effect_with((), move |()| {
        let (source, changed, announced) = (store.clone(), viewer.clone(), viewer.clone());
        store.connect(
            Callback::from(move |()| {
                let snapshot = source.snapshot();
                changed.edit(|it| it.snapshot = snapshot);
            }),
            Callback::from(move |(words, is_only_heard)| {
                announced.edit(move |it| {
                    it.announced = (words, is_only_heard, it.announced.2.wrapping_add(1));
                });
            }),
        );
        let moved = viewer.clone();
        let follow = route::on_change(move || {
            moved.edit(View::follow);
            // Whoever went to an article reads on there. At the start nothing has the focus yet, and that stays.
            let read = || {
                if dom::has_focus() && !dom::has_open_dialog() {
                    dom::focus_in_place(TEXT);
                }
            };
            frame::after_paint(read).forget();
        });
        let tabs = {
            let store = store.clone();
            events::on_storage(move |key, value| store.absorb(key.as_deref(), value.as_deref()))
        };
        let drops = drop::listen(&viewer, &calls.on_files);
        let lights = lights::listen();
        let prints = {
            let store = store.clone();
            print_edge::listen(move || {
                if let Some(later) = later::later() {
                    (later.print)(&store);
                }
            })
        };
        dom::set_ready();
        let tidy = frame::when_idle(move || store.sweep());
        move || std::mem::drop((follow, tabs, drops, lights, prints, tidy))
    });
}

fn show_theme(theme: Theme) {
    let name = match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    dom::set_root_attribute("data-theme", name);
}

/// Puts the app into the page; `fetch` brings its other parts.
pub fn mount(fetch: Fetch) {
    parts::fetch_by(fetch);
    often::keep();
    let Some(root) = dom::find("#app") else {
        return;
    };
    // What stands in the page until the app is there has done its work.
    root.set_text_content(None);
    yew::Renderer::<App>::with_root(root).render();
    frame::mark("app-mounted");
}
