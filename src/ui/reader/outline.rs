//! The outline of an article that has headings: a list of them, each leading there.

use yew::{Html, html};

use super::ReaderProps;
use super::approach::Approach;
use crate::domain::model::BlockKind;
use crate::domain::text::{Span, Utf16};
use crate::t;
use crate::web::events;

/// Headings that are worth a list.
const FEW: usize = 2;

/// The headings as buttons; nothing where there are fewer than two. Going to one puts the caret there.
pub(super) fn outline(
    props: &ReaderProps,
    approach: &Approach,
    on_stand: &yew::Callback<Utf16>,
) -> Html {
    let article = &props.article;
    let mut start = 0;
    let headings = article.blocks.iter().filter_map(|block| {
        let span = Span::of(start, start + block.len as usize);
        start += block.len as usize;
        match block.kind {
            BlockKind::Heading(level) => Some((level, span?)),
            _ => None,
        }
    });
    let headings: Vec<(u8, Span)> = headings.collect();
    if headings.len() < FEW {
        return Html::default();
    }
    let entry = |(level, span): &(u8, Span)| {
        let words = article
            .text
            .slice(*span)
            .unwrap_or_default()
            .trim()
            .to_owned();
        let place = |at| article.text.utf16_of(at).unwrap_or_default();
        let (from, to) = (place(span.start()), place(span.end()));
        let (approach, on_stand) = (approach.clone(), on_stand.clone());
        let onclick = move |_| {
            approach.to(from, to);
            on_stand.emit(from);
        };
        html! {
            <li><button type="button" class="outline__entry" data-level={level.to_string()} dir="auto" {onclick}>{ words }</button></li>
        }
    };
    html! {
        <nav class="outline" aria-label={t!("outline")}>
            <details ontoggle={|_| events::tell_resize()}>
                <summary>{ t!("outline") }</summary>
                <ol class="outline__list" role="list">{ for headings.iter().map(entry) }</ol>
            </details>
        </nav>
    }
}
