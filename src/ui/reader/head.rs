//! What stands above the text: the title, where the article is from, and what there is to know before reading.

use yew::{Callback, Html, html};

use super::ReaderProps;
use super::approach::Approach;
use super::hidden::hidden_note;
use super::outline::outline;
use crate::domain::text::Utf16;
use crate::t;

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
