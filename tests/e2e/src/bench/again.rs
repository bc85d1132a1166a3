//! The same words again: all places of a word listed, and marked in one step.

use serde_json::{Value, json};
use thirtyfour::By;

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{LARGE, progress, thousands};
use crate::hands::{CONTROL, ESCAPE};
use crate::trouble::{Outcome, Trouble};

/// How often each is done.
const TIMES: usize = 21;

/// Milliseconds until what a key or click brings is handed to the screen.
const MILLIS: f64 = 50.0;

/// Marks a frequent word, lists its other places, marks them all, and takes both back.
pub(crate) async fn rows(page: &Page, article: &Made) -> Outcome<Vec<Row>> {
    page.open(&article.title).await?;
    let (mut counted, mut listed) = (Sample::default(), Sample::default());
    let (mut marked, mut places) = (Sample::default(), Sample::default());
    let (mut opened, mut closed) = (Sample::default(), Sample::default());
    let mut lines = Sample::default();
    for turn in 0..TIMES {
        let seen = list(page, turn).await?;
        let (list, count) = (number(&seen, "millis")?, number(&seen, "places")?);
        let frame = number(&seen, "counted")?;
        lines.push(number(&seen, "line")?);
        let mark = number(&mark_all(page).await?, "millis")?;
        take_back(page).await?;
        let bare = bare_dialog(page).await?;
        opened.push(number(&bare, "opened")?);
        closed.push(number(&bare, "closed")?);
        progress(format!(
            "the same words again {turn}/{TIMES}: {count} places counted in a frame of {frame:.1} ms, listed after {list:.1} ms, marked after {mark:.1} ms"
        ));
        // Once without counting: the first time fetches the dialog.
        if turn > 0 {
            counted.push(frame);
            listed.push(list);
            marked.push(mark);
            places.push(count);
        }
    }
    let found = page.call("marks", json!([])).await?;
    if found != json!(article.n_annotations()) {
        return Err(Trouble(format!(
            "all should be taken back: {found} annotations are left of {}",
            article.n_annotations()
        )));
    }
    let row = |what: String, sample: &Sample, until: &str| {
        let (p95, p50) = (sample.quantile(0.95), sample.median());
        Row::judged(
            what,
            format!("p95 {p95:.1} ms {until}, p50 {p50:.1}"),
            format!("p95 {MILLIS:.1} ms"),
            p95 <= MILLIS,
            sample.n(),
        )
        .judged_if(article.len() == LARGE)
    };
    let handed = "until it is handed to the screen";
    let reason = |deed: &str, sample: &Sample| {
        format!(
            "a bare script that {deed} an empty dialog over the same page takes p95 {:.1} ms, p50 {:.1}: the page behind it becomes inert or is so no more",
            sample.quantile(0.95),
            sample.median()
        )
    };
    Ok(vec![
        row(
            format!(
                "the same words listed, {:.0} to {:.0} places in {} characters",
                places.least(),
                places.max(),
                thousands(article.len())
            ),
            &listed,
            handed,
        )
        .because(reason("opens", &opened)),
        row("  and all of them marked".to_owned(), &marked, handed)
            .because(reason("closes", &closed)),
        row(
            "  and counted, when marking pauses".to_owned(),
            &counted,
            "the longest frame",
        )
        .because(format!(
            "a bare script that puts a copy of the line beside it takes p95 {:.1} ms, p50 {:.1}, of style, layout and paint",
            lines.quantile(0.95),
            lines.median()
        )),
    ])
}

/// A dialog with nothing in it, by a bare script; what the probe saw.
pub(crate) async fn bare_dialog(page: &Page) -> Outcome<Value> {
    page.call("bareDialog", json!([])).await?;
    page.world.me.type_keys("~").await?;
    page.call("bareDialogs", json!([])).await
}

/// Marks a frequent word, and lists its places by a key; what the probe saw.
pub(crate) async fn list(page: &Page, turn: usize) -> Outcome<Value> {
    let n_words = page.call("frequent", json!([turn * 37])).await?;
    if n_words.is_null() {
        return Err(Trouble("no block holds a bare word to mark".to_owned()));
    }
    page.call("arm", json!([])).await?;
    page.world.me.type_keys("l").await?;
    page.call("annotated", json!([])).await?;
    let counted = page.call("counted", json!([])).await?;
    let line = page.call("bareLine", json!([])).await?;
    page.call("listing", json!([])).await?;
    page.world.me.type_keys("y").await?;
    let mut seen = page.call("listed", json!([])).await?;
    if let Some(seen) = seen.as_object_mut() {
        seen.insert("counted".to_owned(), counted);
        seen.insert("line".to_owned(), line);
    }
    Ok(seen)
}

/// Clicks the button of the dialog that marks every place; what the probe saw.
pub(crate) async fn mark_all(page: &Page) -> Outcome<Value> {
    page.call("arm", json!([])).await?;
    let button = By::Css("dialog[open] .dialog__foot .button:last-child");
    page.world.me.web.find(button).await?.click().await?;
    page.call("all", json!([])).await
}

/// Takes back the marks of all places and the one they were like.
pub(crate) async fn take_back(page: &Page) -> Outcome {
    for _ in 0..2 {
        undo(page).await?;
    }
    Ok(())
}

/// Closes the list and takes back the mark it was made for.
pub(crate) async fn close(page: &Page) -> Outcome {
    page.world.me.press(&[], ESCAPE).await?;
    page.call("closed", json!([])).await?;
    undo(page).await
}

async fn undo(page: &Page) -> Outcome {
    page.call("arm", json!([])).await?;
    page.world.me.press(&[CONTROL], 'z').await?;
    page.call("undone", json!([])).await?;
    Ok(())
}
