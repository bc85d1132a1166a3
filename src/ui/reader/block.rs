//! One block of the article on the page.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::content::{BlockContent, Stretch};
use crate::domain::model::BlockKind;

/// Properties of [`Block`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BlockProps {
    /// What to draw.
    pub content: Rc<BlockContent>,
    /// Whether the block finds its own direction.
    pub is_auto: bool,
}

/// A block: its text is the text of its runs, in order, and nothing else.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let content = &props.content;
    let runs = html! { <>{ for content.stretches.iter().map(|it| run(content, it)) }</> };
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

fn run(content: &BlockContent, stretch: &Stretch) -> Html {
    let words = content
        .text
        .slice(stretch.span)
        .unwrap_or_default()
        .to_owned();
    match &stretch.look {
        None => html! { { words } },
        Some(look) => html! {
            <mark data-annotation={&look.ids} data-tag={&look.tags} data-lanes={&look.lanes}
                data-badge={look.badge.clone()} data-badge-of={look.badge_of}>{ words }</mark>
        },
    }
}
