//! Scrolling from top to bottom: how many frames come on time, and how long the longest takes.

use serde_json::{Value, json};

use super::made::Made;
use super::page::Page;
use super::table::{Row, Sample};
use super::{LARGE, progress, thousands};
use crate::trouble::{Outcome, Trouble};

/// CSS pixels in each frame: most of a screen, as somebody who drags the scroll bar.
const STEP: u32 = 500;

/// Frames at least: short articles are scrolled up and down again.
const FRAMES: u32 = 300;

/// The share of frames on time, what counts as that in frames, and milliseconds of the longest.
const ON_TIME: f64 = 0.95;
const LATE: f64 = 1.5;
const LONGEST: f64 = 100.0;

/// One way from top to bottom.
#[derive(Debug)]
struct Way {
    millis: Sample,
    /// CSS pixels of all that is scrolled.
    height: f64,
}

impl Way {
    fn of(seen: &Value) -> Outcome<Self> {
        let mut millis = Sample::default();
        let times = seen.get("millis").and_then(Value::as_array);
        for time in times.into_iter().flatten().filter_map(Value::as_f64) {
            millis.push(time);
        }
        if millis.n() == 0 {
            return Err(Trouble(format!("nothing was scrolled: {seen}")));
        }
        let height = super::page::number(seen, "height")?;
        Ok(Self { millis, height })
    }

    fn on_time(&self, frame: f64) -> f64 {
        self.millis.share_up_to(LATE * frame)
    }

    fn measured(&self, frame: f64) -> String {
        format!(
            "{:.1} % of frames on time, longest {:.1} ms, p95 {:.1}, p50 {:.1} (a frame is {frame:.1} ms; {:.0} pixels)",
            100.0 * self.on_time(frame),
            self.millis.max(),
            self.millis.quantile(0.95),
            self.millis.median(),
            self.height
        )
    }
}

/// Scrolls the article from top to bottom; what the probe saw.
pub(crate) async fn scroll(page: &Page) -> Outcome<Value> {
    page.call("scroll", json!([STEP, FRAMES])).await
}

/// The app, and the bare text over it in both forms.
pub(crate) async fn rows(page: &Page, article: &Made) -> Outcome<Vec<Row>> {
    page.open(&article.title).await?;
    let frame = page.call("frameMillis", json!([])).await?;
    let frame = frame
        .as_f64()
        .ok_or_else(|| Trouble("no frame time".to_owned()))?;
    // The first way lays out what was never seen; the second what was.
    let first = Way::of(&scroll(page).await?)?;
    let again = Way::of(&scroll(page).await?)?;
    let plain = page
        .call("bareScroll", json!([false, STEP, FRAMES]))
        .await?;
    let plain = Way::of(&plain)?;
    let chunks = page.call("bareScroll", json!([true, STEP, FRAMES])).await?;
    let chunks = Way::of(&chunks)?;
    progress(format!("scrolling: {}", first.measured(frame)));
    let told = |what: &str, way: &Way| Row::told(what, way.measured(frame), way.millis.n());
    Ok(vec![
        Row::judged(
            format!(
                "scrolling {} characters, {} annotations, {STEP} pixels a frame",
                thousands(article.len()),
                thousands(article.n_annotations())
            ),
            first.measured(frame),
            format!("{:.0} %, {LONGEST:.0} ms", 100.0 * ON_TIME),
            first.on_time(frame) >= ON_TIME && first.millis.max() <= LONGEST,
            first.millis.n(),
        )
        .because(format!(
            "in the same page the bare text in plain paragraphs has {}; in chunks {}",
            plain.measured(frame),
            chunks.measured(frame)
        ))
        .judged_if(article.len() == LARGE),
        told("  the same once more", &again),
        told("  the bare text in plain paragraphs", &plain),
        told("  the bare text in chunks that wait out of sight", &chunks),
    ])
}
