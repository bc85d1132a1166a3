//! Reads the marks of the page back into annotations: which words each covers, under which tag.

use std::collections::BTreeMap;

use serde_json::json;

use crate::person::Person;
use crate::trouble::{Outcome, Trouble};

/// An annotation as the marks show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) tag: String,
    /// Its pieces in text order: where each begins (UTF-16) and its words.
    pub(crate) pieces: Vec<(usize, String)>,
}

/// What two pages can be compared by: tag and pieces, without ids.
pub(crate) type Plain = (String, Vec<(usize, String)>);

impl Shown {
    /// The words of all pieces, for messages and short comparisons.
    pub(crate) fn words(&self) -> String {
        self.pieces
            .iter()
            .map(|(_, words)| words.as_str())
            .collect::<Vec<_>>()
            .join(" … ")
    }
}

/// One drawn run: where it begins, its words, and the annotations over it, outermost list order kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) text: String,
    pub(crate) over: Vec<(String, String)>,
}

impl Person {
    /// Every marked run of the article, in text order.
    pub(crate) async fn runs(&self) -> Outcome<Vec<Run>> {
        let runs = self.ask("runs", json!([])).await?;
        runs.as_array().into_iter().flatten().map(run).collect()
    }

    /// Every annotation that the marks show, by where it begins, then by length, then by tag.
    pub(crate) async fn shown(&self) -> Outcome<Vec<Shown>> {
        self.article().await?;
        Ok(gather(&self.runs().await?))
    }

    /// The annotations as tag and words: short to compare with.
    pub(crate) async fn shown_words(&self) -> Outcome<Vec<(String, String)>> {
        Ok(self
            .shown()
            .await?
            .into_iter()
            .map(|shown| (shown.tag.clone(), shown.words()))
            .collect())
    }

    /// The annotations without their ids, in one order whatever page they come from.
    pub(crate) async fn shown_plain(&self) -> Outcome<Vec<Plain>> {
        let mut plain: Vec<Plain> = self
            .shown()
            .await?
            .into_iter()
            .map(|shown| (shown.tag, shown.pieces))
            .collect();
        plain.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        Ok(plain)
    }

    /// Waits until the marks show exactly these tags and words, in any order.
    pub(crate) async fn shows(&self, expected: &[(&str, &str)]) -> Outcome {
        let mut wanted: Vec<(String, String)> = expected
            .iter()
            .map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()))
            .collect();
        wanted.sort();
        let probe = async || {
            let mut found = self.shown_words().await?;
            found.sort();
            Ok((found == wanted).then_some(()))
        };
        match self.until("", probe).await {
            Ok(()) => Ok(()),
            Err(_) => Err(Trouble(format!(
                "the marks should be\n      {wanted:?}\n      they are\n      {:?}",
                self.shown_words().await?
            ))),
        }
    }

    /// Waits until the annotations are this many.
    pub(crate) async fn shows_count(&self, count: usize) -> Outcome<Vec<Shown>> {
        let probe = async || Ok(Some(self.shown().await?).filter(|shown| shown.len() == count));
        match self.until("", probe).await {
            Ok(shown) => Ok(shown),
            Err(_) => Err(Trouble(format!(
                "there should be {count} annotations, there are {}",
                self.shown().await?.len()
            ))),
        }
    }

    /// Drags over a quote and tags it by key; waits until it is shown.
    pub(crate) async fn mark(&self, quote: &str, nth: usize, key: char) -> Outcome<Shown> {
        let before = self.shown().await?;
        let stretch = self.place(quote, nth).await?;
        self.drag(&stretch, &[]).await?;
        self.find("toolbar", "Tag selection")
            .await
            .map_err(|error| error.during(format!("marking {quote:?}")))?;
        self.press(&[], key).await?;
        let made = self
            .until(&format!("a new mark on {quote:?}"), async || {
                Ok(self
                    .shown()
                    .await?
                    .into_iter()
                    .find(|shown| before.iter().all(|old| old.id != shown.id)))
            })
            .await?;
        // Its card opens a frame later: what is typed next is meant for it.
        self.until(&format!("the new mark on {quote:?} open"), async || {
            let script = "return [...document.querySelectorAll('mark[data-active]')].some((it) => \
                          it.dataset.annotation.split(' ').includes(arguments[0]))";
            let is_open = self.run(script, vec![made.id.clone().into()]).await?;
            Ok((is_open == true).then_some(()))
        })
        .await?;
        Ok(made)
    }
}

fn run(value: &serde_json::Value) -> Outcome<Run> {
    let text = |key: &str| value[key].as_str().unwrap_or_default();
    let ids: Vec<&str> = text("ids").split(' ').collect();
    let tags: Vec<&str> = text("tags").split(' ').collect();
    if ids.len() != tags.len() {
        return Err(Trouble(format!(
            "a mark should have one tag an id, has ids {ids:?} and tags {tags:?}"
        )));
    }
    let start = value["start"]
        .as_u64()
        .and_then(|start| usize::try_from(start).ok())
        .unwrap_or_default();
    let over = ids
        .into_iter()
        .zip(tags)
        .map(|(id, tag)| (id.to_owned(), tag.to_owned()))
        .collect();
    Ok(Run {
        start,
        text: text("text").to_owned(),
        over,
    })
}

/// Joins touching runs of one annotation into pieces.
fn gather(runs: &[Run]) -> Vec<Shown> {
    let mut by_id: BTreeMap<&str, Shown> = BTreeMap::new();
    for run in runs {
        for (id, tag) in &run.over {
            let shown = by_id.entry(id).or_insert_with(|| Shown {
                id: id.clone(),
                tag: tag.clone(),
                pieces: Vec::new(),
            });
            match shown.pieces.last_mut() {
                Some((start, words)) if *start + words.encode_utf16().count() == run.start => {
                    words.push_str(&run.text);
                }
                _ => shown.pieces.push((run.start, run.text.clone())),
            }
        }
    }
    let mut all: Vec<Shown> = by_id.into_values().collect();
    all.sort_by(|a, b| (&a.pieces, &a.tag).cmp(&(&b.pieces, &b.tag)));
    all
}
