//! One block of the article on the page.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::content::{BlockContent, Stretch};
use super::look::Behaviors;
use crate::domain::model::BlockKind;
use crate::domain::text::invisible;

/// Properties of [`Block`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BlockProps {
    /// What to draw.
    pub content: Rc<BlockContent>,
    /// Whether the block finds its own direction.
    pub is_auto: bool,
    /// What is shown or said beside words and marks.
    pub extras: Extras,
}

/// What a person wants shown or said beside words and marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Signs for characters that cannot be seen.
    pub signs: bool,
    /// Words of the style sheet where marks begin and end.
    pub ends: bool,
}

/// A block: its text is the text of its runs, in order, and nothing else.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let content = &props.content;
    let runs =
        html! { <>{ for content.stretches.iter().map(|it| run(content, it, props.extras)) }</> };
    let at = content.utf16.to_string();
    let dir = props.is_auto.then_some("auto");
    let blank = content.is_blank.then_some("true");
    match content.kind {
        BlockKind::Heading(1 | 2) => {
            html! { <h2 class="block" data-block={at} {dir} data-level="2">{ runs }</h2> }
        }
        BlockKind::Heading(3) => {
            html! { <h3 class="block" data-block={at} {dir} data-level="3">{ runs }</h3> }
        }
        BlockKind::Heading(_) => {
            html! { <h4 class="block" data-block={at} {dir} data-level="4">{ runs }</h4> }
        }
        BlockKind::Item { depth, number } => {
            let depth = depth.min(5).to_string();
            let kind = if number.is_some() { "number" } else { "bullet" };
            let value = number.map(|it| it.to_string());
            html! { <li class="block" data-block={at} {dir} data-depth={depth} data-item={kind} {value}>{ runs }</li> }
        }
        BlockKind::Verbatim => {
            html! { <pre class="block" data-block={at} dir="ltr">{ runs }</pre> }
        }
        BlockKind::Paragraph | BlockKind::Quotation => {
            html! { <p class="block" data-block={at} {dir} data-blank={blank}>{ runs }</p> }
        }
    }
}

fn run(content: &BlockContent, stretch: &Stretch, extras: Extras) -> Html {
    let words = content.text.slice(stretch.span).unwrap_or_default();
    let words = if extras.signs {
        with_signs(words)
    } else {
        html! { { words.to_owned() } }
    };
    let said = |it: Behaviors| it.name().filter(|_| extras.ends);
    match &stretch.look {
        None => words,
        Some(look) => html! {
            <mark data-annotation={&look.ids} data-tag={&look.tags} data-lanes={&look.lanes}
                data-badge={look.badge.clone()} data-hue={look.hue} data-begins={said(look.begins)} data-ends={said(look.ends)}>{ words }</mark>
        },
    }
}

/// Words with a sign drawn at every character that cannot be seen. The text stays what it is.
fn with_signs(words: &str) -> Html {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, sign) in invisible(words) {
        let to = at
            + words
                .get(at..)
                .and_then(|it| it.chars().next())
                .map_or(1, char::len_utf8);
        let part = |from: usize, to: usize| words.get(from..to).unwrap_or_default().to_owned();
        parts.push(html! { <>{ part(from, at) }<span class="sign" data-sign={sign}>{ part(at, to) }</span></> });
        from = to;
    }
    parts.push(html! { { words.get(from..).unwrap_or_default().to_owned() } });
    html! { <>{ for parts }</> }
}
