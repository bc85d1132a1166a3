//! The reading pane: the article, its marks, and the hands that make them.

mod block;
mod content;
mod draft;
mod find_bar;
mod selecting;
mod stack;
mod text;
mod toolbar;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, KeyboardEvent, MouseEvent};
use yew::{
    Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq,
};

use crate::domain::model::{AnnotationId, Article, Direction, TagKey, TagSet};
use crate::domain::text::Span;
use crate::domain::workspace::{Command, Layer, quote};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::web::selection::{self, Rect};
use crate::web::{clipboard, dom, events, frame};
use find_bar::FindBar;
use selecting::{Selecting, use_selecting};
use stack::{Stack, StackList};
use text::ArticleText;
use toolbar::TagToolbar;

/// Properties of [`Reader`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReaderProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// Whether selections grow to whole words.
    pub snaps_to_words: bool,
    /// Whether single letters are keys.
    pub has_letter_keys: bool,
    /// The annotation that is open.
    pub active: Option<AnnotationId>,
    /// The annotation that the next selection is added to.
    pub adding_to: Option<AnnotationId>,
    /// The annotation to bring into view, and how often that was asked.
    pub goal: Option<(AnnotationId, u32)>,
    /// Called with the annotation to open, or none.
    pub on_open: Callback<Option<AnnotationId>>,
    /// Called when a piece was added, or will not be.
    pub on_added: Callback<()>,
}

/// The article with everything that floats over it.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let (root, pane) = (use_node_ref(), use_node_ref());
    let (draft, selecting) = use_selecting(&root, &props.article, props.snaps_to_words);
    let stack = use_state_eq(|| None::<Stack>);
    let sought = use_state_eq(|| 0_usize);
    let goal = props.goal.and_then(|(id, _)| start_of(props, id));
    let needed = goal.unwrap_or_default().max(*sought);
    let on_seek = Callback::from(move |at| sought.set(at));

    let tag = {
        let (props, selecting) = (props.clone(), selecting.clone());
        Callback::from(move |tag: TagKey| annotate(&props, &selecting, tag))
    };
    let add_piece = {
        let (props, selecting) = (props.clone(), selecting.clone());
        Callback::from(move |()| add_piece(&props, &selecting))
    };
    let dismiss = {
        let (selecting, stack, on_added) =
            (selecting.clone(), stack.clone(), props.on_added.clone());
        Callback::from(move |()| {
            selecting.clear(None);
            stack.set(None);
            on_added.emit(());
        })
    };
    use_tag_keys(props, &tag, &dismiss);
    use_goal(props);
    {
        let stack = stack.clone();
        use_effect_with(props.article.id, move |_| stack.set(None));
    }

    let onclick = {
        let (root, stack, on_open, selecting) = (
            root.clone(),
            stack.clone(),
            props.on_open.clone(),
            selecting,
        );
        Callback::from(move |event: MouseEvent| {
            let is_text = root
                .cast::<Element>()
                .is_some_and(|it| selection::is_within(&it, event.target()));
            if !is_text || selecting.now().target().is_some() {
                return;
            }
            let clicked = marks_at(&event);
            on_open.emit(clicked.as_ref().and_then(|it| it.ids.first().copied()));
            stack.set(clicked.filter(|it| it.ids.len() > 1));
        })
    };
    let oncopy = {
        let (root, article) = (root.clone(), Rc::clone(&props.article));
        Callback::from(move |event: Event| {
            if let Some(event) = event.dyn_ref::<ClipboardEvent>() {
                copy(&root, &article, event);
            }
        })
    };
    let on_choose = {
        let (stack, on_open) = (stack.clone(), props.on_open.clone());
        Callback::from(move |id| {
            stack.set(None);
            on_open.emit(Some(id));
        })
    };
    let on_close = {
        let stack = stack.clone();
        Callback::from(move |()| stack.set(None))
    };
    let adding_to = props.adding_to.and_then(|id| {
        let annotation = props.layer.get(id)?;
        Some(yew::AttrValue::from(quote(&props.article, annotation)))
    });
    let details = &props.article.details;
    let dir = match details.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
        Direction::Auto => "auto",
    };
    let lang = (!details.language.is_empty()).then(|| details.language.clone());
    html! {
        <div class="reader" ref={pane.clone()} {onclick} {oncopy}>
            <FindBar article={Rc::clone(&props.article)} layer={Rc::clone(&props.layer)} root={root.clone()} pane={pane.clone()} {on_seek} />
            <article class="article" aria-label={details.title.clone()} {lang} {dir}>
                <header class="article__head">
                    <h1 class="article__title" dir="auto">{ details.title.clone() }</h1>
                    { byline(props) }
                    if props.article.is_read_only {
                        <p class="article__notice">{ t!("article-read-only") }</p>
                    }
                </header>
                <ArticleText article={Rc::clone(&props.article)} layer={Rc::clone(&props.layer)} tags={&props.tags} root={root.clone()} {needed} />
            </article>
            if adding_to.is_some() {
                <p class="reader__hint" role="note">{ t!("adding-piece") }</p>
            }
            if draft.target().is_some() && !props.article.is_read_only {
                <TagToolbar draft={draft.clone()} article={Rc::clone(&props.article)} tags={&props.tags} root={root.clone()} pane={pane.clone()}
                    has_letter_keys={props.has_letter_keys} {adding_to} on_tag={tag} on_piece={add_piece} />
            }
            if let Some(stack) = &*stack {
                <StackList stack={stack.clone()} article={Rc::clone(&props.article)} layer={Rc::clone(&props.layer)} active={props.active}
                    pane={pane.clone()} {on_choose} {on_close} />
            }
        </div>
    }
}

fn byline(props: &ReaderProps) -> Html {
    let details = &props.article.details;
    let words = [&details.author, &details.published]
        .into_iter()
        .filter(|it| !it.is_empty());
    let words: Vec<String> = words.cloned().collect();
    // Only an address of the web becomes a link; anything else that a file may hold is words.
    let is_link = ["https://", "http://"]
        .iter()
        .any(|it| details.source.starts_with(it));
    html! {
        if !words.is_empty() || !details.source.is_empty() {
            <p class="article__byline" dir="auto">
                { words.join(" · ") }
                if is_link {
                    { " " }<a href={details.source.clone()} rel="noopener noreferrer external" referrerpolicy="no-referrer" target="_blank">{ host_of(&details.source) }</a>
                } else if !details.source.is_empty() {
                    { " " }<span>{ details.source.clone() }</span>
                }
            </p>
        }
    }
}

fn host_of(address: &str) -> String {
    address.split('/').nth(2).unwrap_or(address).to_owned()
}

fn annotate(props: &ReaderProps, selecting: &Selecting, tag: TagKey) {
    let Some(target) = selecting.now().target() else {
        return;
    };
    let words: Vec<&str> = target
        .pieces()
        .iter()
        .filter_map(|&it| props.article.text.slice(it))
        .collect();
    let said = t!(
        "annotated",
        tag = &tag_words(tag.as_str()),
        quote = &words.join(" … ")
    );
    let last = target.pieces().last().copied();
    let command = Command::Annotate {
        article: props.article.id,
        target,
        tag,
    };
    let Ok(change) = props.store.run(command) else {
        return;
    };
    props.store.announce(said);
    selecting.clear(last);
    let made = change.keys().find_map(|key| match key {
        crate::domain::model::RecordKey::Annotation(_, id) => Some(id),
        _ => None,
    });
    // The card opens in the frame after the one that shows the mark.
    let on_open = props.on_open.clone();
    frame::after_others(move || on_open.emit(made));
}

fn add_piece(props: &ReaderProps, selecting: &Selecting) {
    let (Some(id), Some(target)) = (props.adding_to, selecting.now().target()) else {
        return;
    };
    if props
        .store
        .run(Command::AddPiece(id, target.pieces().to_vec()))
        .is_ok()
    {
        props.store.announce(t!("piece-added"));
        selecting.clear(target.pieces().last().copied());
        props.on_added.emit(());
        props.on_open.emit(Some(id));
    }
}

/// The UTF-16 offset of an annotation's first word.
fn start_of(props: &ReaderProps, id: AnnotationId) -> Option<usize> {
    let start = props.layer.get(id)?.target.hull().start();
    Some(props.article.text.utf16_of(start)?.get())
}

/// The marks under a click.
fn marks_at(event: &MouseEvent) -> Option<Stack> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("mark[data-annotation]").ok()??;
    let ids = mark.get_attribute("data-annotation")?;
    let ids = ids.split(' ').filter_map(AnnotationId::parse).collect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Some(Stack {
        ids,
        rect: Rect {
            left: x,
            right: x,
            top: y,
            bottom: y + 8.0,
        },
    })
}

/// Copying writes the article's characters and nothing else, where all of the selection is in the article.
fn copy(root: &yew::NodeRef, article: &Article, event: &ClipboardEvent) {
    let Some(selected) = root
        .cast::<Element>()
        .and_then(|it| selection::selected(&it))
    else {
        return;
    };
    let words = selected.ranges.iter().filter_map(|&(start, end)| {
        let span = Span::new(
            article.text.byte_of_utf16(start)?,
            article.text.byte_of_utf16(end)?,
        )?;
        article.text.slice(span)
    });
    clipboard::copy_exactly(event, &words.collect::<String>());
}

/// Tags by key while no field has the focus; Escape lets go.
#[yew::hook]
fn use_tag_keys(props: &ReaderProps, tag: &Callback<TagKey>, dismiss: &Callback<()>) {
    let deps = (props.clone(), tag.clone(), dismiss.clone());
    use_effect_with(deps, |(props, tag, dismiss)| {
        let (tags, has_keys, is_read_only) = (
            Rc::clone(&props.tags),
            props.has_letter_keys,
            props.article.is_read_only,
        );
        let (tag, dismiss) = (tag.clone(), dismiss.clone());
        let listener = events::on_document("keydown", move |event: KeyboardEvent| {
            if dom::has_open_dialog()
                || dom::is_typing()
                || event.ctrl_key()
                || event.meta_key()
                || event.alt_key()
            {
                return;
            }
            let key = event.key();
            if key == "Escape" {
                dismiss.emit(());
            } else if has_keys && !is_read_only {
                let by_key = tags.tags().iter().enumerate().find(|(at, it)| {
                    key == (at + 1).to_string() || key.eq_ignore_ascii_case(&it.letter.to_string())
                });
                if let Some((_, it)) = by_key {
                    tag.emit(it.key.clone());
                }
            }
        });
        move || drop(listener)
    });
}

/// Brings the annotation that was asked for into view once its block is mounted.
#[yew::hook]
fn use_goal(props: &ReaderProps) {
    use_effect_with(props.goal, |goal| {
        let Some((id, _)) = *goal else { return };
        let find = move || dom::find(&format!("mark[data-annotation~=\"{id}\"]"));
        if let Some(mark) = find() {
            dom::scroll_to_middle(&mark);
        }
        // Blocks out of sight have estimated heights: once they are laid out, the place is corrected.
        frame::after_paint(move || {
            if let Some(mark) = find() {
                dom::scroll_to_middle(&mark);
            }
        })
        .forget();
    });
}
