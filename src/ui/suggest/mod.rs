//! Suggestions: what the rules propose for an article, shown as ghosts, for a person to accept or reject.

mod decided;
mod entry;
mod ghosts;
mod hand;
mod pane;

pub use pane::{SuggestPane, SuggestPaneProps};

use std::rc::Rc;

use yew::AttrValue;

use crate::domain::model::{Article, ArticleId, TagKey};
use crate::domain::suggest::{Known, Rules, Suggestion, suggest};
use crate::domain::text::Span;
use crate::domain::workspace::{Layer, Workspace};
use crate::t;
use crate::web::fetch;

/// What is proposed for one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested {
    /// The article.
    pub article: ArticleId,
    /// What is proposed, in text order.
    pub list: Rc<[Suggestion]>,
}

/// Asks the rules of the article's language for suggestions. Nothing is marked.
///
/// # Errors
/// Why there are none, in words.
pub async fn ask(workspace: &Workspace, article: &Article) -> Result<Suggested, AttrValue> {
    let language = article.details.language.to_ascii_lowercase();
    let is_english = language.is_empty() || language.split('-').next() == Some("en");
    if !is_english {
        return Err(t!("suggest-no-language", language = &language));
    }
    let file = fetch::text("data/suggest/en.json").await;
    let file = file.ok_or_else(|| t!("later-missing"))?;
    let rules = Rules::parse(&file).map_err(|why| t!("suggest-broken", why = &why.to_string()))?;
    let marked = marked(&workspace.layer(article.id));
    let mut list = suggest(&article.text, &marked, &known(workspace), &rules);
    list.retain(|it| !decided::is_rejected(article.id, it));
    Ok(Suggested {
        article: article.id,
        list: list.into(),
    })
}

/// What is marked already, piece by piece.
fn marked(layer: &Layer) -> Vec<(Span, TagKey)> {
    let pieces = layer.annotations().flat_map(|it| {
        let tag = &it.tag;
        it.target
            .pieces()
            .iter()
            .map(move |piece| (*piece, tag.clone()))
    });
    pieces.collect()
}

/// The names that are marked in any article, each once.
fn known(workspace: &Workspace) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for article in workspace.articles() {
        for annotation in workspace.layer(article.id).annotations() {
            let [only] = annotation.target.pieces() else {
                continue;
            };
            let words = article.text.slice(*only).unwrap_or_default();
            known.push(Known {
                words: words.to_owned(),
                tag: annotation.tag.clone(),
            });
        }
    }
    known.sort_by(|one, other| one.words.cmp(&other.words));
    known.dedup_by(|one, other| one.words == other.words);
    known
}
