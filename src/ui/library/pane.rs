//! The library pane: each article with its counts, to open, rename and delete.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use crate::domain::model::{Article, ArticleId, Tag};
use crate::domain::text::ordered;
use crate::domain::workspace::{Command, Layer, Workspace};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Look, Sign, button, icon_button, on_press};
use crate::web::{dom, route};

/// What the library shows and whom it tells.
#[derive(Debug)]
pub struct LibraryPane<'a> {
    /// Where to act.
    pub store: &'a Store,
    /// All records.
    pub workspace: &'a Workspace,
    /// The article that is open.
    pub current: Option<ArticleId>,
    /// Called with the article whose details are to be changed.
    pub on_describe: &'a Callback<ArticleId>,
    /// Called when an article is opened: where panes are sheets, this one goes.
    pub on_open: &'a Callback<()>,
    /// Called when all persons, organisations and places are to be seen.
    pub on_entities: &'a Callback<()>,
    /// Called when the ready-made lessons are to be seen.
    pub on_ready: &'a Callback<()>,
}

/// The list of articles, the newest first.
pub fn library_pane(props: &LibraryPane<'_>) -> Html {
    let articles: Vec<&Rc<Article>> = props.workspace.articles().collect();
    let articles = ordered(&articles, |it| (u64::MAX - it.provenance.created.0, 0));
    let shelf = articles.into_iter().cloned().map(|article| {
        let (key, layer) = (article.id.to_string(), props.workspace.layer(article.id));
        let is_current = props.current == Some(article.id);
        html! {
            <Shelf
                {key}
                store={props.store.clone()}
                {layer}
                {is_current}
                on_describe={props.on_describe}
                on_open={props.on_open}
                {article}
            />
        }
    });
    html! {
        <div class="library">
            <h2 class="pane__name">{ t!("library") }</h2>
            <ul class="library__list" role="list">{ for shelf }</ul>
            if props.workspace.articles().next().is_some() {
                { button(t!("entities"), Look::QUIET, props.on_entities.reform(|_| ())) }
            }
            if props.workspace.articles().next().is_none() {
                <p class="library__empty">{ t!("library-empty") }</p>
            }
            { button(t!("lessons"), Look::QUIET, props.on_ready.reform(|_| ())) }
        </div>
    }
}

/// Properties of [`Shelf`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ShelfProps {
    store: Store,
    article: Rc<Article>,
    layer: Rc<Layer>,
    is_current: bool,
    on_describe: Callback<ArticleId>,
    on_open: Callback<()>,
}

/// One article.
#[component]
fn Shelf(props: &ShelfProps) -> Html {
    let article = &props.article;
    let (id, title) = (article.id, article.details.title.clone());
    let tags = props.layer.tags();
    let count = |tag: &Tag| {
        let n = props.layer.count_of(&tag.key);
        let name = tag_words(tags, &tag.key);
        html! {
            <span class="count" data-tag={tag.key.to_string()} data-hue={tag.hue()} title={t!("count-of", tag = &name, n = n)}>
                <span class="count__letter" aria-hidden="true">{ tag.letter }</span>
                <span class="hidden">{ name }{ " " }</span>{ n }
            </span>
        }
    };
    let on_delete = {
        let (store, title) = (props.store.clone(), title.clone());
        move || {
            let next = dom::neighbor_of(&format!(".shelf[data-article=\"{id}\"]"), ".shelf__title");
            if store.run(Command::DeleteArticle(id)).is_ok() {
                if let Some(next) = next {
                    let _ = next.focus();
                }
                store.announce(t!("deleted-article", title = &title));
            }
        }
    };
    let on_describe = {
        let on_describe = props.on_describe.clone();
        move || on_describe.emit(id)
    };
    let onclick = {
        let on_open = props.on_open.clone();
        move |_| on_open.emit(())
    };
    let byline: Vec<&str> = [&article.details.author, &article.details.published]
        .into_iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    let delete = t!("delete-article", title = &title);
    html! {
        <li class="shelf" data-article={id.to_string()} data-current={props.is_current.to_string()}>
            <a class="shelf__title" href={route::href(id)} aria-current={props.is_current.then_some("page")} dir="auto" {onclick}>{ &title }</a>
            if !byline.is_empty() {
                <p class="shelf__byline" dir="auto">{ byline.join(" · ") }</p>
            }
            <div class="shelf__foot">
                <span class="counts">{ for tags.tags().iter().map(count) }</span>
                { icon_button(Sign::Edit, t!("rename-article", title = &title), Look::QUIET, on_press(on_describe)) }
                { icon_button(Sign::Delete, delete, Look::QUIET, on_press(on_delete)) }
            </div>
        </li>
    }
}
