//! The suggestions for an article as a list in place of its annotations, and as ghosts over its words.

use std::rc::Rc;

use web_sys::Element;
use yew::{
    AttrValue, Callback, Html, Properties, component, hook, html, use_effect_with, use_memo,
    use_state_eq,
};

use super::Suggested;
use crate::domain::model::{Article, Behavior, Source, TagKey, TagSet};
use crate::domain::suggest::{Suggestion, Why};
use crate::domain::text::{Span, Utf16};
use crate::domain::workspace::{Heard, Layer};
use crate::t;
use crate::ui::keys::TEXT;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Look, Sign, button, chip, icon_button, on_press};
use crate::web::{dom, frame, highlight, selection};

/// Suggestions listed at a time; the next come up as these go.
const MOST: usize = 200;

/// Ghosts drawn: the browser follows each through every change of the page.
const GHOSTS: usize = 2_000;

/// Properties of [`SuggestPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SuggestPaneProps {
    /// Where to act.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations: what they are on is proposed no more.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// What is proposed.
    pub suggested: Suggested,
    /// Called with words to bring into view.
    pub on_look: Callback<Span>,
    /// Called when the person is done.
    pub on_done: Callback<()>,
}

/// What is left to decide, by tag: each with why, and buttons to accept or reject one, or all of a tag.
#[component]
pub fn SuggestPane(props: &SuggestPaneProps) -> Html {
    let rejected = use_state_eq(Vec::<usize>::new);
    let left = {
        let deps = (
            props.suggested.clone(),
            Rc::clone(&props.layer),
            (*rejected).clone(),
        );
        use_memo(deps, |(suggested, layer, rejected)| {
            left(&suggested.list, layer, rejected)
        })
    };
    let list = &props.suggested.list;
    use_ghosts(props, &left);
    let reject = {
        move |places: Vec<usize>| {
            let mut next = (*rejected).clone();
            next.extend(places);
            rejected.set(next);
        }
    };
    let groups = props.tags.tags().iter().map(|tag| {
        let places: Vec<usize> = left.iter().copied().filter(|at| list.get(*at).is_some_and(|it| it.tag == tag.key)).collect();
        if places.is_empty() {
            return Html::default();
        }
        let name = tag_words(tag.key.as_str());
        let n = places.len();
        let on_accept = accept(props, &tag.key, places.clone());
        let on_reject = {
            let (reject, places) = (reject.clone(), places.clone());
            on_press(move || reject(places.clone()))
        };
        let entry = |at: usize| {
            let suggestion = list.get(at)?;
            let reject = reject.clone();
            Some(entry(props, at, suggestion, on_press(move || {
                let next = dom::neighbor_of(&format!(".ghost[data-place=\"{at}\"]"), ".button");
                reject(vec![at]);
                if let Some(next) = next {
                    let _ = next.focus();
                }
            })))
        };
        html! {
            <div class="ghosts" role="group" aria-label={name.clone()}>
                <div class="ghosts__head">
                    <h3 class="badge" data-tag={tag.key.to_string()}>{ name.clone() }{ " " }<span class="chip__count">{ n }</span></h3>
                    { chip(t!("suggest-accept-all-short"), t!("suggest-accept-all", n = n, tag = &name), on_accept) }
                    { chip(t!("suggest-reject-all-short"), t!("suggest-reject-all", n = n, tag = &name), on_reject) }
                </div>
                <ul role="list">{ for places.iter().take(MOST).filter_map(|at| entry(*at)) }</ul>
            </div>
        }
    });
    let groups: Vec<Html> = groups.collect();
    let on_done = props.on_done.clone();
    html! {
        <div class="annotations">
            <div class="annotations__head">
                <h2 class="pane__name">{ t!("suggestions") }<span class="pane__count">{ left.len() }</span></h2>
                <p class="field__hint">{ t!("suggest-hint") }</p>
                { button(t!("done"), Look::default(), on_press(move || on_done.emit(()))) }
            </div>
            if left.is_empty() {
                <p class="annotations__empty">{ t!("suggest-none") }</p>
            }
            { for groups }
        </div>
    }
}

/// Those that are not decided: neither rejected nor overlapped by a mark of the same tag.
fn left(list: &[Suggestion], layer: &Layer, rejected: &[usize]) -> Rc<[usize]> {
    let mut marked: Vec<(Span, &TagKey)> = layer
        .annotations()
        .flat_map(|it| it.target.pieces().iter().map(|piece| (*piece, &it.tag)))
        .collect();
    marked.sort_by_key(|it| it.0.sort_key());
    let is_marked = |it: &Suggestion| {
        let before = marked.partition_point(|mark| mark.0.start() < it.span.end());
        let near = marked.get(..before).unwrap_or_default();
        near.iter()
            .any(|mark| mark.0.overlaps(it.span) && *mark.1 == it.tag)
    };
    let open = list
        .iter()
        .enumerate()
        .filter(|(at, it)| !rejected.contains(at) && !is_marked(it));
    open.map(|it| it.0).collect()
}

/// Marks suggestions of one tag in one step.
fn accept(
    props: &SuggestPaneProps,
    tag: &TagKey,
    places: Vec<usize>,
) -> Callback<web_sys::MouseEvent> {
    let (store, article, tag) = (props.store.clone(), props.article.id, tag.clone());
    let (list, layer) = (Rc::clone(&props.suggested.list), Rc::clone(&props.layer));
    let tags = Rc::clone(&props.tags);
    on_press(move || {
        // Who says it is known where their words are marked.
        let heard = |it: &Suggestion| {
            let says = it.source?;
            let mut actors = layer.annotations().filter(|mark| {
                tags.behavior(&mark.tag) == Behavior::Actor && mark.target.hull().overlaps(says)
            });
            actors.next().map(|mark| Heard {
                source: Source::Mention(mark.id),
                cue: it.cue.map(Into::into),
            })
        };
        let spans = places
            .iter()
            .filter_map(|at| list.get(*at))
            .map(|it| (article, it.span.into(), heard(it)));
        // A refusal is announced.
        let _ = store.annotate_all(spans.collect(), tag.clone());
    })
}

fn entry(
    props: &SuggestPaneProps,
    at: usize,
    it: &Suggestion,
    on_reject: Callback<web_sys::MouseEvent>,
) -> Html {
    let text = &props.article.text;
    let quote = text.slice(it.span).unwrap_or_default().to_owned();
    let onclick = {
        let (on_look, span) = (props.on_look.clone(), it.span);
        move |_| on_look.emit(span)
    };
    let on_accept = accept(props, &it.tag, vec![at]);
    let on_accept = Callback::from(move |event| {
        let next = dom::neighbor_of(&format!(".ghost[data-place=\"{at}\"]"), ".button");
        on_accept.emit(event);
        if let Some(next) = next {
            let _ = next.focus();
        }
    });
    let source = it.source.and_then(|it| text.slice(it));
    html! {
        <li class="ghost" key={at} data-place={at.to_string()}>
            <button type="button" class="card__quote" dir="auto" {onclick}>{ quote.clone() }</button>
            <div class="ghost__foot">
                <span class="ghost__why">{ source.map_or_else(|| why(it.why), |who| t!("suggest-said-by", who = who)) }</span>
                { icon_button(Sign::Check, t!("suggest-accept", quote = &quote), Look::QUIET, on_accept) }
                { icon_button(Sign::Close, t!("suggest-reject", quote = &quote), Look::QUIET, on_reject) }
            </div>
        </li>
    }
}

/// A rule in words.
fn why(why: Why) -> AttrValue {
    t!(match why {
        Why::Known => "suggest-known",
        Why::Quoted => "suggest-quoted",
        Why::Attributed => "suggest-attributed",
        Why::According => "suggest-according",
        Why::Title => "suggest-title",
        Why::Institution => "suggest-institution",
        Why::Capitals => "suggest-capitals",
        Why::Place => "suggest-place",
    })
}

/// Draws what is left over the article's words.
#[hook]
fn use_ghosts(props: &SuggestPaneProps, left: &Rc<Rc<[usize]>>) {
    let (article, list) = (Rc::clone(&props.article), Rc::clone(&props.suggested.list));
    let tags: Vec<(TagKey, &'static str)> = props
        .tags
        .tags()
        .iter()
        .map(|it| {
            let name = match props.tags.behavior(&it.key).key() {
                "actor" => "ghost-actor",
                "location" => "ghost-location",
                _ => "ghost-claim",
            };
            (it.key.clone(), name)
        })
        .collect();
    use_effect_with(Rc::clone(left), move |left| {
        let (left, names) = (Rc::clone(left), tags.clone());
        // After the frame: the marks of this very change are on the page by then.
        let pending = frame::after_paint(move || {
            let Some(root) = root() else {
                return;
            };
            let utf16 = |span: Span| -> Option<(Utf16, Utf16)> {
                Some((
                    article.text.utf16_of(span.start())?,
                    article.text.utf16_of(span.end())?,
                ))
            };
            for (tag, name) in &names {
                let own = left
                    .iter()
                    .take(GHOSTS)
                    .filter_map(|at| list.get(*at))
                    .filter(|it| it.tag == *tag);
                let places: Vec<_> = own.filter_map(|it| utf16(it.span)).collect();
                highlight::show(name, &selection::dom_ranges(&root, &places));
            }
        });
        move || {
            drop(pending);
            for (_, name) in &tags {
                highlight::show(name, &[]);
            }
        }
    });
}

fn root() -> Option<Element> {
    dom::find(TEXT)
}
