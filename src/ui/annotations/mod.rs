//! The side pane: the annotations of the article as a list that says the same as its marks.

mod bulk;
mod card;
mod filter_bar;
mod found;
mod keys;
mod lines;
mod links;
mod meant;
mod open_card;
mod said;
mod sift;
mod told;
mod window;

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Html, Properties, component, hook, html, use_callback, use_effect_with,
    use_force_update, use_memo, use_mut_ref, use_node_ref, use_state_eq,
};

use crate::domain::keys::Keys;
use crate::domain::model::{Annotation, AnnotationId, Article, EnclosureKind, EntityId, TagSet};
use crate::domain::workspace::{Entities, Filter, Layer, in_text_order};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Look, button, on_press};
use crate::web::dom;
use crate::web::frame::{request_frame, when_idle};
pub use bulk::{BulkProps, bulk};
use card::Card;
pub use card::CardProps;
use filter_bar::filter_bar;
pub use open_card::open_card;
pub use sift::{SiftProps, search_terms, sift};
use window::{View, Window, view};

/// What a person wants of an annotation in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Look at it: light its mark and open its card.
    Open(AnnotationId),
    /// Look at it and bring its mark into view.
    GoTo(AnnotationId),
    /// Bring its mark into view, with nothing lying over it.
    Show(AnnotationId),
    /// Add a piece to it: the next selection becomes one.
    AddPiece(AnnotationId),
    /// Choose in the article who says it.
    ChooseSource(AnnotationId),
    /// See all about a person, organisation or place.
    Entity(EntityId),
    /// See what it is to other claims.
    Links(AnnotationId),
    /// Look at the evidence on it, and give a verdict.
    Check(AnnotationId),
    /// See where else its words are.
    Review(AnnotationId),
    /// See what the rules propose.
    Suggest,
    /// See what the analysis amounts to.
    Picture,
    /// See how far its authors agree.
    Agreement,
    /// Make an exercise, or see the one that there is.
    Exercise,
    /// See what was handed in.
    Class,
    /// Nothing is open any more.
    Close,
}

/// What of the pane the second part of the program draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// What an open card has beside tag and quote.
    pub open_card: Callback<CardProps, Html>,
    /// What can be done with all that a search found.
    pub bulk: Callback<BulkProps, Html>,
    /// What a search finds.
    pub sift: Callback<SiftProps, Rc<[Rc<Annotation>]>>,
    /// How a search may go on.
    pub search_terms: Callback<SiftProps, Html>,
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
    /// Whom and what mentions may mean.
    pub entities: Rc<Entities>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotation that is open.
    pub active: Option<AnnotationId>,
    /// Whether the pane was called to lie over the article.
    pub is_sheet: bool,
    /// Whether cards are to stand at their lines, where there is room.
    pub is_at_lines: bool,
    /// What is drawn by what comes later, once it is there.
    pub parts: Option<Parts>,
    /// What keys do.
    pub keys: Rc<Keys>,
    /// Called with what the person wants.
    pub on_wish: Callback<Wish>,
}

/// An exercise may take it away.
const SUGGEST: Look = Look {
    kind: Some("quiet suggest"),
    ..Look::QUIET
};

/// The list with its search and filter.
#[component]
pub fn AnnotationsPane(props: &AnnotationsPaneProps) -> Html {
    let filter = use_state_eq(Filter::default);
    let all = use_memo(Rc::clone(&props.layer), |layer| in_text_order(layer));
    let wanted = SiftProps {
        store: props.store.clone(),
        article: Rc::clone(&props.article),
        layer: Rc::clone(&props.layer),
        tags: Rc::clone(&props.tags),
        all: Rc::clone(&all),
        filter: (*filter).clone(),
    };
    let deps = (wanted, Rc::clone(&props.entities), props.parts.clone());
    let shown = use_memo(deps.clone(), |(wanted, _, parts)| match parts {
        Some(parts) if !wanted.filter.search.trim().is_empty() => parts.sift.emit(wanted.clone()),
        _ => {
            let has_tag = |it: &&Rc<_>| wanted.filter.has_tag(it);
            wanted.all.iter().filter(has_tag).cloned().collect()
        }
    });
    let parts = props.parts.as_ref();
    let terms = parts.map(|it| it.search_terms.emit(deps.0.clone()));
    let terms = terms.unwrap_or_default();
    let window = use_state_eq(Window::default);
    let list = use_node_ref();

    let is_aligned = lines::use_lines(props, &shown, &list);
    keys::use_next_previous(
        &props.store,
        &shown,
        props.active,
        &props.keys,
        &props.on_wish,
    );
    use_count(&props.store, &filter, shown.len());
    let place = props
        .active
        .and_then(|id| shown.iter().position(|it| it.id == id));
    let is_coming = use_mut_ref(|| false);
    {
        // The open card comes into view, whoever opened it, and whenever the list does: first into the window, then
        // into the pane.
        let (n_shown, window, list) = (shown.len(), window.clone(), list.clone());
        let is_coming = Rc::clone(&is_coming);
        let deps = (props.active, place.is_some(), props.is_sheet);
        use_effect_with(deps, move |_| {
            if let Some(place) = place {
                window.set(window.around(place, n_shown));
                is_coming.replace(true);
                request_frame(move || {
                    is_coming.replace(false);
                    let list = list.cast::<Element>();
                    let open =
                        list.and_then(|it| it.query_selector("[data-open=true]").ok().flatten());
                    let head = dom::find(".annotations__head");
                    // At its line it is in view with that.
                    if let Some((card, head)) = open.zip(head).filter(|_| !is_aligned.get()) {
                        dom::scroll_near(&card, &head);
                    }
                });
            }
        });
    }
    let onscroll = {
        let (window, n_entries) = (window.clone(), shown.len());
        Callback::from(move |event: web_sys::Event| {
            // The browser scrolls to make up for the card that closed far away, just before the one that opened comes
            // into view: the window stays where that is.
            let pane = event.target_dyn_into_html();
            if let Some(pane) = pane.filter(|_| !*is_coming.borrow()) {
                window.set(window.scrolled(
                    usize::try_from(pane.scroll_top()).unwrap_or_default(),
                    n_entries,
                ));
            }
        })
    };
    let on_filter = use_callback(filter.setter(), |next: Filter, filter| filter.set(next));
    // The card that was opened just now is mounted with this very drawing.
    let last = use_mut_ref(|| None);
    let is_new = last.replace(props.active) != props.active;
    let drawn = match place.filter(|_| is_new) {
        Some(place) => window.around(place, shown.len()),
        None => *window,
    };
    let view = use_few(&filter, drawn, view(drawn, shown.len()));
    let cards = shown
        .iter()
        .enumerate()
        .skip(view.first)
        .take(view.count)
        .map(|(at, annotation)| {
            html! {
                <Card
                    key={annotation.id.to_string()}
                    store={props.store.clone()}
                    article={Rc::clone(&props.article)}
                    layer={Rc::clone(&props.layer)}
                    entities={Rc::clone(&props.entities)}
                    annotation={Rc::clone(annotation)}
                    tags={&props.tags}
                    open_card={props.parts.as_ref().map(|it| it.open_card.clone())}
                    is_open={props.active == Some(annotation.id)}
                    place={at + 1}
                    total={shown.len()}
                    on_wish={&props.on_wish}
                />
            }
        });
    let wish = |wish: Wish| {
        let on_wish = props.on_wish.clone();
        on_press(move || on_wish.emit(wish))
    };
    let empty = if all.is_empty() {
        t!("list-empty")
    } else {
        t!("list-nothing-found")
    };
    let is_bulk = !filter.is_empty() && !shown.is_empty() && !props.article.is_read_only;
    html! {
        <div class="annotations" {onscroll}>
            <div class="annotations__head">
                <div class="annotations__name">
                    <h2 class="pane__name">{ t!("annotations") }<span class="pane__count">{ all.len() }</span></h2>
                    if !props.article.is_read_only {
                        { button(t!("suggest"), SUGGEST, wish(Wish::Suggest)) }
                    }
                    { button(t!("picture"), Look::QUIET, wish(Wish::Picture)) }
                    { button(t!("exercise"), Look::QUIET, wish(Wish::Exercise)) }
                    if !props.layer.enclosures(EnclosureKind::Handin).is_empty() {
                        { button(t!("class"), Look::QUIET, wish(Wish::Class)) }
                    }
                </div>
                { filter_bar(terms, &props.tags, &props.layer, &filter, &on_filter) }
            </div>
            if let Some(parts) = props.parts.as_ref().filter(|_| is_bulk) {
                { parts.bulk.emit(BulkProps { store: props.store.clone(), tags: Rc::clone(&props.tags), shown: Rc::clone(&shown), filter: (*filter).clone() }) }
            }
            if shown.is_empty() {
                <p class="annotations__empty">{ empty }</p>
            }
            <ul class="annotations__list" role="list" aria-label={t!("annotations")} ref={list} data-windowed={view.is_windowed.to_string()}>
                { spacer("before", view.first) }
                { for cards }
                { spacer("after", shown.len() - view.first - view.count) }
            </ul>
        </div>
    }
}

/// Says how many annotations are found, whenever something else is looked for.
#[hook]
fn use_count(store: &Store, filter: &Filter, n_shown: usize) {
    let store = store.clone();
    use_effect_with(filter.clone(), move |filter| {
        let words = t!("list-count", n = n_shown);
        let pending = (!filter.is_empty()).then(|| store.hint_in_pause(words));
        move || drop(pending)
    });
}

/// Which cards of a view to mount now. The article, what is looked for and what is opened come first: the cards that
/// the pane shows are mounted with them, the others when idle, some at a time, so that no key waits for them.
#[hook]
fn use_few(filter: &Filter, window: Window, view: View) -> View {
    let few = use_mut_ref(|| (Filter::default(), view.first, Window::FIRST));
    let now = {
        let mut few = few.borrow_mut();
        let is_other = few.0 != *filter || Window::is_far(few.1, view.first);
        let now = if is_other { Window::FIRST } else { few.2 };
        *few = (filter.clone(), view.first, now);
        now
    };
    let draw = use_force_update();
    let deps = (filter.clone(), view.first, now, now < view.count);
    use_effect_with(deps, move |(.., now, is_less)| {
        let next = now + Window::MORE;
        let pending = is_less.then(|| {
            when_idle(move || {
                few.borrow_mut().2 = next;
                draw.force_update();
            })
        });
        move || drop(pending)
    });
    view.narrowed(window, now)
}

/// Stands where cards are that are not mounted. An empty drawing, because its height is an attribute, which
/// the content policy allows, and no style.
fn spacer(key: &'static str, rows: usize) -> Html {
    let height = (rows * Window::ROW).to_string();
    html! {
        <li {key} role="presentation" aria-hidden="true" class="annotations__spacer">
            <svg width="1" {height} focusable="false"></svg>
        </li>
    }
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
