//! The verbs of the reading pane: find words, point at them, drag over them, hover.

use std::ops::Range;

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::hands::Hands;
use crate::person::{PATIENCE, Person};
use crate::trouble::{Outcome, Trouble};

/// The article as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) lang: String,
    /// The direction the browser lays it out in: "ltr" or "rtl".
    pub(crate) dir: String,
}

impl Person {
    /// The article, as soon as all of it is mounted.
    pub(crate) async fn article(&self) -> Outcome<Article> {
        self.until("an article that is not busy", async || {
            let seen = self.ask("article", json!([])).await?;
            if seen.is_null() || seen["busy"] == json!(true) {
                return Ok(None);
            }
            let text = |key: &str| seen[key].as_str().unwrap_or_default().to_owned();
            Ok(Some(Article {
                title: text("title"),
                text: text("text"),
                lang: text("lang"),
                dir: text("dir"),
            }))
        })
        .await
    }

    /// Waits until the article with this title is open, and gives it.
    pub(crate) async fn article_titled(&self, title: &str) -> Outcome<Article> {
        self.until(&format!("the article {title:?} open"), async || {
            Ok(Some(self.article().await?).filter(|article| article.title == title))
        })
        .await
    }

    /// Where a quote stands in the article's text, in UTF-16 units; `nth` counts from 0.
    pub(crate) async fn place(&self, quote: &str, nth: usize) -> Outcome<Range<usize>> {
        let text = self.article().await?.text;
        let (at, _) = text.match_indices(quote).nth(nth).ok_or_else(|| {
            Trouble(format!(
                "the article does not say {quote:?} {} times",
                nth + 1
            ))
        })?;
        let before = text.get(..at).unwrap_or_default();
        let start = before.encode_utf16().count();
        Ok(start..start + quote.encode_utf16().count())
    }

    /// A point of the window at one edge of a character, scrolled into view and steady there.
    pub(crate) async fn point(&self, position: usize, edge: &str) -> Outcome<(f64, f64)> {
        self.ask("scroll", json!([position])).await?;
        self.steady_point(position, edge).await
    }

    async fn steady_point(&self, position: usize, edge: &str) -> Outcome<(f64, f64)> {
        let millis = PATIENCE.as_millis() as u64;
        let found = self
            .ask("steady_point", json!([position, edge, millis]))
            .await?;
        match (&found["steady"], found["x"].as_f64(), found["y"].as_f64()) {
            (Value::Bool(true), Some(x), Some(y)) => Ok((x, y)),
            _ => Err(Trouble(format!(
                "cannot point at character {position} of the article: {found}"
            ))),
        }
    }

    /// Drags the mouse over a stretch of the article, keys held or not.
    pub(crate) async fn drag(&self, stretch: &Range<usize>, held: &[char]) -> Outcome {
        let last = stretch.end.saturating_sub(1);
        self.point(stretch.start + (last - stretch.start) / 2, "middle")
            .await?;
        let from = self.steady_point(stretch.start, "start").await?;
        // Pressing on selected words would drag them away instead of selecting anew.
        self.ask("unselect_at", json!([stretch.start])).await?;
        let to = self.steady_point(last, "end").await?;
        Hands::default()
            .hold(held)
            .drag(from, to)
            .let_go(held)
            .perform(&self.web)
            .await
    }

    /// Drags over the first place that says so.
    pub(crate) async fn drag_over(&self, quote: &str) -> Outcome {
        let stretch = self.place(quote, 0).await?;
        self.drag(&stretch, &[]).await
    }

    pub(crate) async fn click_at(&self, position: usize) -> Outcome {
        let at = self.point(position, "middle").await?;
        Hands::default()
            .move_to(at)
            .click()
            .perform(&self.web)
            .await
    }

    pub(crate) async fn double_click_at(&self, position: usize) -> Outcome {
        let at = self.point(position, "middle").await?;
        Hands::default()
            .move_to(at)
            .click()
            .click()
            .perform(&self.web)
            .await
    }

    pub(crate) async fn hover_at(&self, position: usize) -> Outcome {
        let at = self.point(position, "middle").await?;
        Hands::default()
            .move_to((2.0, 2.0))
            .move_to(at)
            .perform(&self.web)
            .await
    }

    pub(crate) async fn hover_over(&self, element: &WebElement) -> Outcome {
        let rect = self
            .run(
                "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });
                const box = arguments[0].getBoundingClientRect();
                return [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];",
                vec![element.to_json()?],
            )
            .await?;
        let at = (
            rect[0].as_f64().unwrap_or_default(),
            rect[1].as_f64().unwrap_or_default(),
        );
        Hands::default().move_to(at).perform(&self.web).await
    }

    /// Moves the mouse to the corner of the window.
    pub(crate) async fn hover_away(&self) -> Outcome {
        Hands::default()
            .move_to((1.0, 1.0))
            .perform(&self.web)
            .await
    }
}
