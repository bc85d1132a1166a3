//! A new annotation and a note: how soon it is on the screen, and what is written.

use serde_json::{Value, json};

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{progress, thousands};
use crate::trouble::{Outcome, Trouble};

/// How many annotations are made, and letters typed into a note.
const TIMES: usize = 41;
const LETTERS: usize = 41;

/// In the next frame but one.
const FRAMES: f64 = 2.0;

/// Bytes that one annotation may write.
const BYTES: f64 = 1024.0;

const KEYS: [&str; 3] = ["a", "l", "c"];

/// What was written by single actions.
#[derive(Debug, Default)]
struct Writing {
    /// Bytes: twice the UTF-16 units.
    bytes: Sample,
    keys: Sample,
    /// Milliseconds from the key until all is stored, and in the calls themselves.
    stored: Sample,
    setting: Sample,
}

impl Writing {
    fn take(&mut self, seen: &Value) -> Outcome<f64> {
        let units = seen.get("units").and_then(Value::as_array);
        let units: Vec<f64> = units
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        if units.is_empty() {
            return Err(Trouble(format!(
                "an action should have written to the storage: {seen}"
            )));
        }
        let bytes = 2.0 * units.iter().sum::<f64>();
        self.bytes.push(bytes);
        self.keys.push(units.iter().map(|_| 1.0).sum());
        self.stored.push(number(seen, "stored")?);
        self.setting.push(number(seen, "setting")?);
        Ok(bytes)
    }

    fn row(&self, what: &str, limit: &str, is_met: bool) -> Row {
        let measured = format!(
            "{:.0} bytes, at most {:.0}, in {:.0} keys; stored {:.1} ms after the key (p95 {:.1}), of which storage {:.2} ms",
            self.bytes.median(),
            self.bytes.max(),
            self.keys.max(),
            self.stored.median(),
            self.stored.quantile(0.95),
            self.setting.median()
        );
        Row::judged(what, measured, limit, is_met, self.bytes.n())
    }
}

/// A word put into a mark by a bare script at a key, in the same page: milliseconds until it is painted.
async fn bare(page: &Page, turn: usize) -> Outcome<f64> {
    page.call("select", json!([turn * 41, turn * 3 + 2]))
        .await?;
    page.call("bareMark", json!([])).await?;
    page.world.me.type_keys("~").await?;
    let millis = page.call("bareMarked", json!([])).await?;
    millis
        .as_f64()
        .ok_or_else(|| Trouble(format!("the bare mark should take milliseconds: {millis}")))
}

/// One annotation by a key; the probe's answer.
pub(crate) async fn annotate(page: &Page, turn: usize) -> Outcome<Value> {
    let chosen = page
        .call("select", json!([turn * 37, turn * 5 + 1]))
        .await?;
    if chosen.is_null() {
        return Err(Trouble("no block holds a bare word to mark".to_owned()));
    }
    page.call("arm", json!([])).await?;
    let key = KEYS.get(turn % KEYS.len()).copied().unwrap_or("a");
    page.world.me.type_keys(key).await?;
    page.call("annotated", json!([])).await
}

/// Annotating in the first article, and a note where `with_note`.
pub(crate) async fn rows(page: &Page, made: &[Made], with_note: bool) -> Outcome<Vec<Row>> {
    let Some(article) = made.first() else {
        return Err(Trouble("no article was made".to_owned()));
    };
    page.open(&article.title).await?;
    let frame = page.call("frameMillis", json!([])).await?;
    let frame = frame
        .as_f64()
        .ok_or_else(|| Trouble("no frame time".to_owned()))?;
    let (mut frames, mut millis) = (Sample::default(), Sample::default());
    let (mut bares, mut shown) = (Sample::default(), Sample::default());
    let mut writing = Writing::default();
    for turn in 0..TIMES {
        let seen = annotate(page, turn).await?;
        let bytes = writing.take(&seen)?;
        let took = number(&seen, "millis")?;
        progress(format!(
            "annotating in {} {turn}/{TIMES}: {took:.1} ms, {bytes:.0} bytes",
            thousands(article.len())
        ));
        let bare = bare(page, turn).await?;
        // Once without counting: the first time is another thing than every time after it.
        if turn > 0 {
            bares.push(bare);
            shown.push(number(&seen, "shown")? / frame);
            millis.push(took);
            frames.push(took / frame);
        }
    }
    let mut rows = vec![Row::judged(
        format!(
            "a new annotation beside {}: the frame that shows it begins",
            thousands(article.n_annotations())
        ),
        format!(
            "p95 {:.2} frames after the key, p50 {:.2}",
            shown.quantile(0.95),
            shown.median()
        ),
        format!("p95 {FRAMES} frames"),
        shown.quantile(0.95) <= FRAMES,
        shown.n(),
    )];
    rows.push(Row::judged(
        "  and is handed to the screen",
        format!(
            "p95 {:.2} frames, p50 {:.2} ({:.1} and {:.1} ms; a frame is {frame:.1} ms)",
            frames.quantile(0.95),
            frames.median(),
            millis.quantile(0.95),
            millis.median()
        ),
        format!("p95 {FRAMES} frames"),
        frames.quantile(0.95) <= FRAMES,
        frames.n(),
    ));
    rows.push(Row::told(
        "  the same against a bare script that puts the word into a mark",
        format!(
            "p95 {:.2} ×, p50 {:.2} × ({:.1} and {:.1} ms, which is {:.2} and {:.2} frames)",
            millis.quantile(0.95) / bares.quantile(0.95),
            millis.median() / bares.median(),
            bares.quantile(0.95),
            bares.median(),
            bares.quantile(0.95) / frame,
            bares.median() / frame,
        ),
        bares.n(),
    ));
    rows.push(writing.row(
        &format!("  writing it beside {}", thousands(article.n_annotations())),
        "1 KiB",
        writing.bytes.max() <= BYTES,
    ));
    if with_note {
        rows.push(note(page).await?);
    }
    Ok(rows)
}

/// Letters into the note of an annotation.
async fn note(page: &Page) -> Outcome<Row> {
    if page.call("noting", json!([])).await? != json!(true) {
        return Err(Trouble(
            "the card of the newest annotation should be open, with a field for its note"
                .to_owned(),
        ));
    }
    let mut writing = Writing::default();
    let mut is_met = true;
    for letter in "bcdefghijk lmnop".chars().cycle().take(LETTERS) {
        page.call("arm", json!([])).await?;
        page.world.me.type_keys(&letter.to_string()).await?;
        let seen = page.call("noted", json!([])).await?;
        let bytes = writing.take(&seen)?;
        is_met &= bytes <= BYTES + 2.0 * number(&seen, "note")?;
    }
    Ok(writing.row("  writing a letter of a note", "1 KiB + the note", is_met))
}
