//! The head of the page: what makes, brings in, hands out, takes back, and whether it is saved.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::{AttrValue, Callback, Html, html};

use super::status::storage_status;
use super::view::{Sheet, View};
use crate::t;
use crate::ui::paper::{Paper, paper_words};
use crate::ui::store::{Store, label_words};
use crate::ui::widgets::{Look, Menu, MenuEntry, Sign, icon, icon_button, on_press};
use crate::web::dom;
use crate::web::file::{Chosen, take_chosen};

/// What a person wants of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadWish {
    NewArticle,
    Settings,
    /// Export the article, or all of them.
    Export(bool),
    /// Export a report on the article, or a table of it.
    Paper(Paper),
    Sheet(Sheet),
}

/// What the head shows and whom it tells.
#[derive(Debug)]
pub(super) struct HeadProps<'a> {
    pub(super) view: &'a View,
    pub(super) store: &'a Store,
    pub(super) has_article: bool,
    pub(super) on_wish: &'a Callback<HeadWish>,
    pub(super) on_files: &'a Callback<Vec<Chosen>>,
}

/// The hidden input behind the button "Import".
const INPUT: &str = "import-input";

fn input() -> Option<HtmlInputElement> {
    dom::find(&format!("#{INPUT}"))?.dyn_into().ok()
}

/// The banner.
pub(super) fn head(props: &HeadProps<'_>) -> Html {
    let wish = |wish: HeadWish| {
        let on_wish = props.on_wish.clone();
        Callback::from(move |_: web_sys::MouseEvent| on_wish.emit(wish))
    };
    let export = |all: bool| {
        let on_wish = props.on_wish.clone();
        Callback::from(move |()| on_wish.emit(HeadWish::Export(all)))
    };
    let choose = |_: web_sys::MouseEvent| {
        if let Some(input) = input() {
            input.click();
        }
    };
    let onchange = {
        let on_files = props.on_files.clone();
        Callback::from(move |_: Event| {
            if let Some(input) = input() {
                on_files.emit(take_chosen(&input));
            }
        })
    };
    let mut entries = vec![
        MenuEntry {
            name: t!("export-whosaid"),
            on_choose: export(!props.has_article),
        },
        MenuEntry {
            name: t!("export-all"),
            on_choose: export(true),
        },
    ];
    if props.has_article {
        entries.extend(Paper::ALL.map(|paper| {
            let on_wish = props.on_wish.clone();
            MenuEntry {
                name: paper_words(paper),
                on_choose: Callback::from(move |()| on_wish.emit(HeadWish::Paper(paper))),
            }
        }));
    }
    let store = props.store;
    let step = |name: AttrValue, sign: Sign, what: Option<AttrValue>, act: fn(&Store)| {
        let store = store.clone();
        let look = Look {
            is_disabled: what.is_none(),
            title: what,
            ..Look::QUIET
        };
        icon_button(sign, name, look, on_press(move || act(&store)))
    };
    let snapshot = &props.view.snapshot;
    let (words, is_only_heard, said) = &props.view.announced;
    let undo = snapshot.decision.clone();
    let undo = undo.or_else(|| snapshot.next_undo.map(label_words));
    let undo = undo.map(|it| t!("undo-step", step = &it));
    let redo = snapshot
        .next_redo
        .map(|it| t!("redo-step", step = &label_words(it)));
    let settings = Look {
        title: Some(t!("settings")),
        ..Look::QUIET
    };
    let sheet = |which: Sheet, name: AttrValue, sign: Sign| {
        html! {
            <button type="button" class="button head__sheet" data-look="quiet" aria-pressed={(props.view.sheet == which).to_string()} onclick={wish(HeadWish::Sheet(which))}>
                { icon(sign) }<span class="button__name">{ name }</span>
            </button>
        }
    };
    html! {
        <header class="head">
            <div class="head__name" aria-hidden="true">{ t!("app-name") }</div>
            { sheet(Sheet::Library, t!("library"), Sign::Library) }
            <div class="head__group">
                <button type="button" class="button" data-look="main" onclick={wish(HeadWish::NewArticle)}>
                    { icon(Sign::Add) }<span class="button__name">{ t!("new-article") }</span>
                </button>
                <button type="button" class="button" onclick={choose}>
                    { icon(Sign::Import) }<span class="button__name">{ t!("import") }</span>
                </button>
                <input type="file" multiple=true hidden=true aria-label={t!("import-files")} accept=".json,.txt,.md,.markdown" id={INPUT} {onchange} />
                <Menu name={t!("export")} sign={Sign::Export} {entries} />
            </div>
            <div class="head__group">
                { step(t!("undo"), Sign::Undo, undo, Store::undo) }
                { step(t!("redo"), Sign::Redo, redo, Store::redo) }
            </div>
            <div class="head__end">
                { storage_status(&snapshot.status, store, export(true)) }
                { icon_button(Sign::Settings, t!("settings"), settings, wish(HeadWish::Settings)) }
            </div>
            { sheet(Sheet::Annotations, t!("annotations"), Sign::List) }
            <div class="toast" role="status" aria-label={t!("announcements")} data-said={said.to_string()} data-heard={is_only_heard.to_string()}>
                <span class="toast__words" key={said.to_string()} dir="auto">{ words }</span>
            </div>
        </header>
    }
}
