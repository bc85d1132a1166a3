//! The side pane: the annotations of the article as a list that says the same as its marks.

mod card;
mod filter_bar;
mod keys;
mod window;

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Html, Properties, component, html, use_callback, use_effect_with, use_memo,
    use_node_ref, use_state_eq,
};

use crate::domain::model::{AnnotationId, Article, TagSet};
use crate::domain::workspace::{Filter, Layer, by_tag, in_text_order};
use crate::t;
use crate::ui::store::Store;
use crate::web::dom;
use card::Card;
use filter_bar::filter_bar;
use window::{Window, view};

/// What a person wants of an annotation in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Look at it: light its mark and open its card.
    Open(AnnotationId),
    /// Look at it and bring its mark into view.
    GoTo(AnnotationId),
    /// Add a piece to it: the next selection becomes one.
    AddPiece(AnnotationId),
    /// Nothing is open any more.
    Close,
}

/// Properties of [`AnnotationsPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnnotationsPaneProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotation that is open.
    pub active: Option<AnnotationId>,
    /// Whether single letters are keys.
    pub has_letter_keys: bool,
    /// Called with what the person wants.
    pub on_wish: Callback<Wish>,
}

/// The list with its search and filter.
#[component]
pub fn AnnotationsPane(props: &AnnotationsPaneProps) -> Html {
    let filter = use_state_eq(Filter::default);
    let entries = use_memo(
        (Rc::clone(&props.article), Rc::clone(&props.layer)),
        |(article, layer)| in_text_order(article, layer),
    );
    let counts = use_memo(Rc::clone(&props.layer), |layer| by_tag(layer));
    let shown = use_memo(
        (Rc::clone(&entries), (*filter).clone()),
        |(entries, filter)| {
            entries
                .iter()
                .filter(|entry| filter.admits(entry))
                .cloned()
                .collect::<Vec<_>>()
        },
    );
    let window = use_state_eq(Window::default);
    let list = use_node_ref();

    keys::use_next_previous(&shown, props.active, props.has_letter_keys, &props.on_wish);
    {
        // The open card comes into view, whoever opened it: first into the window, then into the pane.
        let (shown, window, list) = (Rc::clone(&shown), window.clone(), list.clone());
        use_effect_with(props.active, move |&active| {
            let place = active.and_then(|id| shown.iter().position(|it| it.annotation.id == id));
            if let Some(place) = place {
                window.set(window.around(place, shown.len()));
                crate::web::frame::request_frame(move || {
                    let card = list.cast::<Element>();
                    let card =
                        card.and_then(|it| it.query_selector("[data-open=true]").ok().flatten());
                    if let Some(card) = card {
                        dom::scroll_near(&card);
                    }
                });
            }
        });
    }
    let onscroll = {
        let (window, n_entries) = (window.clone(), shown.len());
        Callback::from(move |event: web_sys::Event| {
            if let Some(pane) = event.target_dyn_into_html() {
                window.set(window.scrolled(f64::from(pane.scroll_top()), n_entries));
            }
        })
    };
    let on_filter = use_callback(filter.setter(), |next: Filter, filter| filter.set(next));
    let view = view(&window, shown.len());
    let cards = shown
        .iter()
        .enumerate()
        .skip(view.first)
        .take(view.count)
        .map(|(at, entry)| {
            html! {
                <Card
                    key={entry.annotation.id.to_string()}
                    store={props.store.clone()}
                    entry={entry.clone()}
                    tags={&props.tags}
                    is_open={props.active == Some(entry.annotation.id)}
                    is_read_only={props.article.is_read_only}
                    place={at + 1}
                    total={shown.len()}
                    on_wish={&props.on_wish}
                />
            }
        });
    let empty = if entries.is_empty() {
        t!("list-empty")
    } else {
        t!("list-nothing-found")
    };
    html! {
        <div class="annotations" {onscroll}>
            <div class="annotations__head">
                <h2 class="pane__name">{ t!("annotations") }<span class="pane__count">{ entries.len() }</span></h2>
                { filter_bar(&props.tags, &counts, &filter, &on_filter) }
            </div>
            if shown.is_empty() {
                <p class="annotations__empty">{ empty }</p>
            }
            <ul class="annotations__list" role="list" aria-label={t!("annotations")} ref={list} data-windowed={view.is_windowed.to_string()}>
                <Spacer key="before" rows={view.first} />
                { for cards }
                <Spacer key="after" rows={shown.len() - view.first - view.count} />
            </ul>
        </div>
    }
}

/// Properties of [`Spacer`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct SpacerProps {
    rows: usize,
}

/// Stands where cards are that are not mounted.
#[component]
fn Spacer(props: &SpacerProps) -> Html {
    let node = use_node_ref();
    let height = props.rows as f64 * Window::ROW;
    use_effect_with((node.clone(), props.rows), move |(node, _)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            dom::set_property(&element, "block-size", &format!("{height}px"));
        }
    });
    html! { <li ref={node} role="presentation" aria-hidden="true" class="annotations__spacer"></li> }
}

/// The pane that an event was fired on.
trait TargetHtml {
    fn target_dyn_into_html(&self) -> Option<HtmlElement>;
}

impl TargetHtml for web_sys::Event {
    fn target_dyn_into_html(&self) -> Option<HtmlElement> {
        wasm_bindgen::JsCast::dyn_into(self.target()?).ok()
    }
}
