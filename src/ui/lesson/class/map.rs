//! The class map: the text shaded by how many marked each word, with who, and the key over it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, KeyboardEvent, MouseEvent, PointerEvent};
use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_memo, use_state,
    use_state_eq,
};

use super::Desk;
use super::items::DeskProps;
use super::stretches::{Shade, levels, stretches};
use crate::domain::exercise::{MapRun, Role, class_map, overlay};
use crate::domain::model::{Article, BlockKind, TagKey};
use crate::domain::text::Span;
use crate::t;
use crate::ui::widgets::{Look, button, on_press, value_of};
use crate::ui::words::quoted;
use crate::web::dom;
use crate::web::frame::breath;

/// What stands at a stretch that something can be said of: its place in the list.
const RUN: &str = "data-run";
const HERE: &str = "data-here";

/// The board.
#[component]
pub(super) fn Map(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let here = use_state_eq(|| None::<usize>);
    let has_table = use_state_eq(|| false);
    let article = &desk.props.article;
    // Counted in a turn of its own: for hundreds of pupils it is work that no key should wait for.
    let runs = use_state(|| Rc::<[MapRun]>::from([]));
    let setter = runs.setter();
    let deps = (Rc::clone(&desk.class), Rc::clone(article));
    use_effect_with(deps, move |(class, article)| {
        let (class, article) = (Rc::clone(class), Rc::clone(article));
        spawn_local(async move {
            breath().await;
            let runs = class_map(&article.text, &class.handins);
            breath().await;
            setter.set(runs.into());
        });
    });
    let tag = desk.choice.tag.clone();
    let deps = (
        Rc::clone(&*runs),
        Rc::clone(&desk.key),
        Rc::clone(article),
        tag,
    );
    let shades = use_memo(deps, |(runs, key, article, tag)| {
        let all = stretches(runs, &overlay(&article.text, key), key, tag.as_ref());
        Rc::<[Shade]>::from(all)
    });
    let shades: Rc<[Shade]> = (*shades).clone();
    let n = desk.class.ids.len();
    let show = {
        let here = here.clone();
        Callback::from(move |at: Option<usize>| {
            let place = at.map(|it| format!("[{RUN}=\"{it}\"]"));
            dom::set_only(HERE, place.as_deref());
            here.set(at);
        })
    };
    let onkeydown = {
        let (show, here, n_runs) = (show.clone(), *here, shades.len());
        Callback::from(move |event: KeyboardEvent| {
            let last = n_runs.saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => here.map_or(0, |it| (it + 1).min(last)),
                "ArrowLeft" | "ArrowUp" => here.map_or(0, |it| it.saturating_sub(1)),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            show.emit(Some(next));
            dom::reveal(&format!("[{RUN}=\"{next}\"]"));
        })
    };
    let point = {
        let show = show.clone();
        move |target| {
            if let Some(at) = dom::said_by(target, RUN).and_then(|it| it.parse().ok()) {
                show.emit(Some(at));
            }
        }
    };
    let onpointerover = {
        let point = point.clone();
        Callback::from(move |event: PointerEvent| point(event.target()))
    };
    let onclick = Callback::from(move |event: MouseEvent| point(event.target()));
    let toggle = {
        let has_table = has_table.clone();
        move || has_table.set(!*has_table)
    };
    let words = match here.and_then(|it| shades.get(it)) {
        Some(it) => said(desk, it),
        None => t!("map-hint").to_string(),
    };
    let look = Look {
        is_pressed: Some(*has_table),
        ..Look::default()
    };
    html! {
        <section class="lesson__part" aria-label={t!("class-map")}>
            <div class="class__deeds">{ choice(desk, &show) }{ button(t!("map-table-show"), look, on_press(toggle)) }</div>
            <p class="lesson__soft">{ t!("map-about") }</p>
            { legend(n) }
            <p class="class__said" role="status" aria-label={t!("map-said")} dir="auto">{ words }</p>
            if *has_table {
                { table(desk, &shades) }
            } else {
                <div class="class__map" role="group" aria-label={t!("map-text")} tabindex="0" {onkeydown} {onpointerover} {onclick}>
                    <MapText article={Rc::clone(article)} {shades} {n} />
                </div>
            }
        </section>
    }
}

/// The choice of the tag that is shown.
fn choice(desk: &Desk, show: &Callback<Option<usize>>) -> Html {
    let mut tags: Vec<TagKey> = Vec::new();
    let marks = desk.class.handins.iter().flat_map(|it| &it.marks);
    let all = marks
        .map(|it| &it.tag)
        .chain(desk.key.entries.iter().map(|it| &it.tag));
    for tag in all {
        if let Err(place) = tags.binary_search(tag) {
            tags.insert(place, tag.clone());
        }
    }
    let (show, choice, on_choice) = (show.clone(), desk.choice.clone(), desk.on_choice.clone());
    let onchange = Callback::from(move |event: Event| {
        show.emit(None);
        let mut next = choice.clone();
        next.tag = TagKey::parse(&value_of(event.target()));
        on_choice.emit(next);
    });
    let option = |value: &str, words: AttrValue, is_chosen: bool| {
        html! { <option value={value.to_owned()} selected={is_chosen}>{ words }</option> }
    };
    let of_tag = |it: &TagKey| {
        let is_chosen = desk.choice.tag.as_ref() == Some(it);
        option(it.as_str(), desk.tag(it), is_chosen)
    };
    html! {
        <label class="field class__tag">
            <span class="field__name">{ t!("agreement-tag") }</span>
            <select class="select" {onchange}>
                { option("", t!("agreement-all-tags"), desk.choice.tag.is_none()) }
                { for tags.iter().map(of_tag) }
            </select>
        </label>
    }
}

/// What each shade means.
fn legend(n: usize) -> Html {
    let level = |(level, from, to): (usize, usize, usize)| {
        let words = if from == to {
            t!("map-level-one", n = from)
        } else {
            t!("map-level", from = from, to = to)
        };
        html! { <li><span class="class__shade" data-level={level.to_string()} aria-hidden="true"></span>{ words }</li> }
    };
    html! {
        <ul class="class__legend" role="list" aria-label={t!("class-legend")}>
            { for levels(n).into_iter().map(level) }
            <li><span class="class__shade" data-key="" aria-hidden="true">{ t!("map-key-sample") }</span>{ t!("map-key") }</li>
        </ul>
    }
}

/// Who marked a stretch, and what the key says of it.
fn said(desk: &Desk, shade: &Shade) -> String {
    let words = quoted(words_at(&desk.props.article, shade.span).trim());
    let (who, n) = (shade.who.len(), desk.class.ids.len());
    let marked = if who == 0 {
        t!("map-nobody", words = &words)
    } else {
        t!(
            "map-who",
            words = &words,
            n = who,
            of = n,
            names = &desk.names(shade.who.iter())
        )
    };
    match key_words(desk, shade) {
        Some(key) => format!("{marked} {}", t!("map-in-key", key = &key)),
        None => marked.to_string(),
    }
}

/// What the key says of a stretch.
fn key_words(desk: &Desk, shade: &Shade) -> Option<String> {
    let entries = shade.entries.iter();
    let entries = entries.filter_map(|it| desk.key.entries.get(*it));
    let words: Vec<String> = entries
        .map(|it| match it.role {
            Role::Trap => t!("map-trap", tag = &desk.tag(&it.tag)).to_string(),
            _ => desk.tag(&it.tag).to_string(),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn words_at(article: &Article, span: Span) -> &str {
    article.text.slice(span).unwrap_or_default()
}

/// The map as a table.
fn table(desk: &Desk, shades: &[Shade]) -> Html {
    let row = |it: &Shade| {
        html! {
            <tr>
                <th scope="row" dir="auto">{ words_at(&desk.props.article, it.span).trim() }</th>
                <td class="lesson__number">{ it.who.len() }</td>
                <td dir="auto">{ desk.names(it.who.iter()) }</td>
                <td dir="auto">{ key_words(desk, it).unwrap_or_default() }</td>
            </tr>
        }
    };
    html! {
        <div class="lesson__scroll" role="group" aria-label={t!("map-table")} tabindex="0">
            <table class="lesson__table">
                <caption>{ t!("map-table") }</caption>
                <thead><tr>
                    <th scope="col">{ t!("map-words") }</th>
                    <th scope="col" class="lesson__number">{ t!("map-count") }</th>
                    <th scope="col">{ t!("map-names") }</th>
                    <th scope="col">{ t!("map-key-column") }</th>
                </tr></thead>
                <tbody>{ for shades.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MapTextProps {
    article: Rc<Article>,
    shades: Rc<[Shade]>,
    /// How many pupils there are.
    n: usize,
}

/// The text with its shades: drawn anew only when they change, not for each word that is pointed at.
#[component]
fn MapText(props: &MapTextProps) -> Html {
    let text = props.article.text.as_str();
    let mut at = 0;
    let mut shades = props.shades.iter().enumerate().peekable();
    let mut blocks = Vec::new();
    for block in props.article.blocks.iter() {
        let end = at + block.len as usize;
        let mut pieces: Vec<Html> = Vec::new();
        while at < end {
            // The shade that begins here, or goes on here from the block before.
            while shades
                .next_if(|(_, it)| it.span.end().get() <= at)
                .is_some()
            {}
            let next = shades.peek().map(|(run, it)| (*run, *it));
            let start = next.map_or(end, |(_, it)| it.span.start().get().max(at));
            if start > at {
                let to = start.min(end);
                pieces.push(html! { { text.get(at..to).unwrap_or_default() } });
                at = to;
            } else if let Some((run, shade)) = next {
                let to = shade.span.end().get().min(end);
                pieces.push(html! {
                    <span data-run={run.to_string()} data-level={shade.level(props.n)} data-key={shade.key()}>{ text.get(at..to).unwrap_or_default() }</span>
                });
                at = to;
            }
        }
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        blocks.push(
            html! { <p dir="auto" data-heading={is_heading.then_some("")}>{ for pieces }</p> },
        );
    }
    html! { <>{ for blocks }</> }
}
