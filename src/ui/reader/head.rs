//! What stands above the text: the title, where the article is from, and what there is to know before reading.

use yew::{Callback, Html, html};

use super::ReaderProps;
use super::approach::Approach;
use super::hidden::hidden_note;
use super::outline::outline;
use crate::domain::text::Utf16;
use crate::t;
use crate::ui::outside::outside;

/// The head of the article, with the number of characters that cannot be seen.
pub(super) fn article_head(
    props: &ReaderProps,
    n_hidden: usize,
    approach: &Approach,
    on_stand: &Callback<Utf16>,
) -> Html {
    let details = &props.article.details;
    html! {
                <header class="article__head">
                    <h1 class="article__title" dir="auto">{ details.title.clone() }</h1>
                    { byline(props) }
                    { hidden_note(n_hidden, props) }
                    { outline(props, approach, on_stand) }
                    if props.article.is_read_only {
                        <p class="article__notice">{ t!("article-read-only") }</p>
                    }
                </header>
    }
}

fn byline(props: &ReaderProps) -> Html {
    let details = &props.article.details;
    let words = [&details.author, &details.published]
        .into_iter()
        .filter(|it| !it.is_empty());
    let words: Vec<String> = words.cloned().collect();
    html! {
        if !words.is_empty() || !details.source.is_empty() {
            <p class="article__byline" dir="auto">
                { words.join(" · ") }
                if !details.source.is_empty() { { " " }{ outside(&details.source) } }
            </p>
        }
    }
}
