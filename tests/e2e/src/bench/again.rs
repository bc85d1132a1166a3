//! The same words again: all places of a word listed, and marked in one step.

use serde_json::{Value, json};
use thirtyfour::By;

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{LARGE, progress, thousands};
use crate::hands::CONTROL;
use crate::trouble::{Outcome, Trouble};

/// How often each is done.
const TIMES: usize = 21;

/// Milliseconds until what a key or click brings is handed to the screen.
const MILLIS: f64 = 50.0;

/// Marks a frequent word, lists its other places, marks them all, and takes both back.
pub(crate) async fn rows(page: &Page, article: &Made) -> Outcome<Vec<Row>> {
    page.open(&article.title).await?;
    let (mut listed, mut marked, mut places) =
        (Sample::default(), Sample::default(), Sample::default());
    for turn in 0..TIMES {
        let n_words = page.call("frequent", json!([turn * 37])).await?;
        if n_words.is_null() {
            return Err(Trouble("no block holds a bare word to mark".to_owned()));
        }
        page.call("arm", json!([])).await?;
        page.world.me.type_keys("l").await?;
        page.call("annotated", json!([])).await?;
        page.call("listing", json!([])).await?;
        page.world.me.type_keys("y").await?;
        let seen = page.call("listed", json!([])).await?;
        let (list, count) = (number(&seen, "millis")?, number(&seen, "places")?);
        let mark = mark_all(page).await?;
        for _ in 0..2 {
            page.call("arm", json!([])).await?;
            page.world.me.press(&[CONTROL], 'z').await?;
            page.call("undone", json!([])).await?;
        }
        progress(format!(
            "the same words again {turn}/{TIMES}: {count} places listed after {list:.1} ms, marked after {mark:.1} ms"
        ));
        // Once without counting: the first time fetches the dialog.
        if turn > 0 {
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
    let row = |what: String, sample: &Sample| {
        let (p95, p50) = (sample.quantile(0.95), sample.median());
        Row::judged(
            what,
            format!("p95 {p95:.1} ms until it is handed to the screen, p50 {p50:.1}"),
            format!("p95 {MILLIS:.1} ms"),
            p95 <= MILLIS,
            sample.n(),
        )
        .judged_if(article.len() == LARGE)
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
        ),
        row("  and all of them marked".to_owned(), &marked),
    ])
}

/// Clicks the button of the dialog that marks every place; milliseconds until they are shown.
async fn mark_all(page: &Page) -> Outcome<f64> {
    page.call("arm", json!([])).await?;
    let button = By::Css("dialog[open] .dialog__foot .button:last-child");
    page.world.me.web.find(button).await?.click().await?;
    let millis: Value = page.call("all", json!([])).await?;
    millis
        .as_f64()
        .ok_or_else(|| Trouble(format!("marking all should take milliseconds: {millis}")))
}
