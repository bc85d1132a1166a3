//! The pointer over a mark, and a click on one: how soon it shows.

use serde_json::{Value, json};

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{LARGE, progress, thousands};
use crate::hands::Hands;
use crate::trouble::Outcome;

/// How often each is done.
const TIMES: usize = 41;

/// In the next frame.
const FRAMES: f64 = 1.0;

/// An empty place of the page: its corner.
const ELSEWHERE: (f64, f64) = (2.0, 2.0);

/// From the time stamp of an event, in milliseconds.
#[derive(Debug, Default)]
struct Shown {
    /// Until the frame that shows it began.
    began: Sample,
    /// Until it was handed to the screen.
    handed: Sample,
}

/// What the pointer does to a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Hover,
    BareHover,
    Click,
}

/// Does it to a mark somewhere in the article; what the probe saw, from the event's time stamp.
pub(crate) async fn point(page: &Page, deed: Deed, turn: usize) -> Outcome<Value> {
    let web = &page.world.me.web;
    Hands::default().move_to(ELSEWHERE).perform(web).await?;
    let target = page.call("target", json!([turn * 37])).await?;
    let place = (number(&target, "x")?, number(&target, "y")?);
    let id = target.get("id").cloned().unwrap_or_default();
    let hands = Hands::default().move_to(place);
    let hands = if deed == Deed::Click {
        // The pointer is there before, so that lighting the mark is not counted again.
        hands.perform(web).await?;
        page.call("settle", json!([])).await?;
        Hands::default().click()
    } else {
        page.call("dark", json!([])).await?;
        hands
    };
    let watch = match deed {
        Deed::Hover => "hover",
        Deed::BareHover => "bareHover",
        Deed::Click => "open",
    };
    page.call(watch, json!([id])).await?;
    hands.perform(web).await?;
    page.call("pointed", json!([])).await
}

impl Shown {
    async fn take(&mut self, page: &Page, deed: Deed, turn: usize) -> Outcome {
        let seen = point(page, deed, turn).await?;
        // Once without counting: the first time is another thing than every time after it.
        if turn > 0 {
            self.began.push(number(&seen, "began")?);
            self.handed.push(number(&seen, "millis")?);
        }
        progress(format!("{deed:?} {turn}/{TIMES}: {seen}"));
        Ok(())
    }

    fn rows(&self, what: &str, frame: f64, is_large: bool) -> [Row; 2] {
        let row = |what: String, sample: &Sample| {
            let (p95, p50) = (sample.quantile(0.95), sample.median());
            let measured = format!(
                "p95 {:.2} frames, p50 {:.2} ({p95:.1} and {p50:.1} ms; a frame is {frame:.1} ms)",
                p95 / frame,
                p50 / frame
            );
            Row::judged(
                what,
                measured,
                format!("p95 {FRAMES} frame"),
                p95 <= FRAMES * frame,
                sample.n(),
            )
            .judged_if(is_large)
        };
        [
            row(
                format!("{what}: the frame that shows it begins"),
                &self.began,
            ),
            row("  and is handed to the screen".to_owned(), &self.handed),
        ]
    }
}

/// Hovering and clicking marks all over the article.
pub(crate) async fn rows(page: &Page, article: &Made) -> Outcome<Vec<Row>> {
    page.open(&article.title).await?;
    let frame = page.millis("frameMillis").await?;
    let (mut hover, mut bare, mut click) = (Shown::default(), Shown::default(), Shown::default());
    for turn in 0..TIMES {
        hover.take(page, Deed::Hover, turn).await?;
        bare.take(page, Deed::BareHover, turn).await?;
    }
    let mut cards = Sample::default();
    for turn in 0..TIMES {
        click.take(page, Deed::Click, turn).await?;
        cards.push(bare_card(page).await?);
    }
    let count = thousands(article.n_annotations());
    let is_large = article.len() == LARGE;
    let mut rows = Vec::new();
    let lit = hover.rows(
        &format!("the pointer over a mark of {count}"),
        frame,
        is_large,
    );
    let reason = format!(
        "a bare script that gives the mark a colour takes p95 {:.2} frames, p50 {:.2}, until that is handed to the screen",
        bare.handed.quantile(0.95) / frame,
        bare.handed.median() / frame
    );
    rows.extend(lit.map(|it| it.because(&reason)));
    rows.push(Row::told(
        "  the same by a bare script that gives the mark a colour",
        format!(
            "p95 {:.2} frames, p50 {:.2} ({:.1} and {:.1} ms)",
            bare.handed.quantile(0.95) / frame,
            bare.handed.median() / frame,
            bare.handed.quantile(0.95),
            bare.handed.median()
        ),
        bare.handed.n(),
    ));
    let reason = card_reason(&cards);
    let opened = click.rows(
        &format!("a click on a mark of {count} opens its card"),
        frame,
        is_large,
    );
    rows.extend(opened.map(|it| it.because(&reason)));
    rows.push(Row::told(
        "  a card and an open mark by a bare script in the same page",
        format!(
            "p95 {:.2} frames, p50 {:.2} ({:.1} and {:.1} ms)",
            cards.quantile(0.95) / frame,
            cards.median() / frame,
            cards.quantile(0.95),
            cards.median()
        ),
        cards.n(),
    ));
    Ok(rows)
}

/// A copy of the open card beside it, by a bare script: milliseconds until it is handed to the screen.
pub(crate) async fn bare_card(page: &Page) -> Outcome<f64> {
    page.call("bareCard", json!([])).await?;
    page.world.me.type_keys("~").await?;
    page.millis("bareCards").await
}

/// What of opening a card the browser needs by itself.
pub(crate) fn card_reason(cards: &Sample) -> String {
    format!(
        "a bare script that puts a copy of a card into the same list and opens no more than that takes p95 {:.1} ms, p50 {:.1}, of style, layout and paint",
        cards.quantile(0.95),
        cards.median()
    )
}
