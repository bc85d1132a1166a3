//! Guidelines as elements: Markdown never becomes markup, only blocks of words. The worker reads it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{
    AttrValue, Html, Properties, component, html, use_effect_with, use_mut_ref, use_state_eq,
};

use crate::domain::format::guide::{Part, Run, Style};
use crate::domain::model::{BlockKind, is_web_address};
use crate::web::worker::FileWorker;

/// Properties of [`Guidelines`].
#[derive(Clone, Debug, PartialEq, Eq, Properties)]
pub struct GuidelinesProps {
    /// What they say, as Markdown.
    pub markdown: AttrValue,
}

/// Guidelines. What was there before stays until the worker has read what is new; where it cannot, they stand as they
/// were written.
#[component]
pub fn Guidelines(props: &GuidelinesProps) -> Html {
    let parts = use_state_eq(|| None::<Rc<[Part]>>);
    // The last ones that were asked for: an answer to others comes too late.
    let asked = use_mut_ref(AttrValue::default);
    let setter = parts.setter();
    use_effect_with(props.markdown.clone(), move |markdown| {
        let markdown = markdown.clone();
        asked.replace(markdown.clone());
        spawn_local(async move {
            let read = FileWorker::shared().guide(&markdown).await;
            if *asked.borrow() == markdown {
                setter.set(Some(read.unwrap_or_else(|_| as_written(&markdown)).into()));
            }
        });
    });
    let is_busy = parts.is_none().then_some("true");
    html! {
        <div class="prose" dir="auto" aria-busy={is_busy}>
            if let Some(parts) = &*parts { { prose(parts) } }
        </div>
    }
}

/// Lines as they were written.
fn as_written(markdown: &str) -> Vec<Part> {
    let line = |it: &str| Part {
        kind: BlockKind::Verbatim,
        runs: vec![Run {
            words: it.to_owned(),
            ..Run::default()
        }],
    };
    vec![line(markdown)]
}

/// Blocks of guidelines as elements.
pub fn prose(parts: &[Part]) -> Html {
    let mut drawn = Vec::new();
    let mut rest = parts;
    while let Some((part, after)) = rest.split_first() {
        rest = after;
        let words = || part.runs.iter().map(run);
        drawn.push(match part.kind {
            BlockKind::Heading(1) => html! { <h3 dir="auto">{ for words() }</h3> },
            BlockKind::Heading(2) => html! { <h4 dir="auto">{ for words() }</h4> },
            BlockKind::Heading(_) => html! { <h5 dir="auto">{ for words() }</h5> },
            BlockKind::Paragraph => html! { <p dir="auto">{ for words() }</p> },
            BlockKind::Quotation => html! { <blockquote dir="auto">{ for words() }</blockquote> },
            BlockKind::Verbatim => html! { <pre dir="auto">{ for words() }</pre> },
            BlockKind::Item { .. } => {
                let list;
                (list, rest) = items(part, after);
                list
            }
        });
    }
    drawn.into_iter().collect()
}

/// The list that an item begins, and what comes after it. Lists nest as deep as the worker lets them: three.
fn items<'a>(first: &Part, mut rest: &'a [Part]) -> (Html, &'a [Part]) {
    let BlockKind::Item { depth, number } = first.kind else {
        return (Html::default(), rest);
    };
    let mut drawn = Vec::new();
    let mut item = first;
    loop {
        let mut inner = Vec::new();
        // What is deeper belongs to this item.
        while let Some((next, after)) = rest.split_first()
            && matches!(next.kind, BlockKind::Item { depth: it, .. } if it > depth)
        {
            let list;
            (list, rest) = items(next, after);
            inner.push(list);
        }
        drawn.push(html! { <li dir="auto">{ for item.runs.iter().map(run) }{ for inner }</li> });
        match rest.split_first() {
            Some((next, after)) if matches!(next.kind, BlockKind::Item { depth: it, number: n } if it == depth && n.is_some() == number.is_some()) =>
            {
                (item, rest) = (next, after);
            }
            _ => break,
        }
    }
    let list = match number {
        Some(n) => html! { <ol start={n.to_string()}>{ for drawn }</ol> },
        None => html! { <ul>{ for drawn }</ul> },
    };
    (list, rest)
}

fn run(it: &Run) -> Html {
    let words = match it.style {
        Style::Plain => html! { &it.words },
        Style::Emphasis => html! { <em>{ &it.words }</em> },
        Style::Strong => html! { <strong>{ &it.words }</strong> },
        Style::Code => html! { <code>{ &it.words }</code> },
    };
    if is_web_address(&it.link) {
        html! { <a href={it.link.clone()} rel="noopener noreferrer external" referrerpolicy="no-referrer" target="_blank">{ words }</a> }
    } else {
        words
    }
}
