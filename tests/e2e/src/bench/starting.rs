//! Start-up with a full storage against start-up with the sample.

use serde_json::{Value, json};

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{progress, thousands};
use crate::trouble::{Outcome, Trouble};

const TIMES: usize = 10;

/// Milliseconds from the start of the navigation.
#[derive(Debug, Default)]
pub(crate) struct Start {
    ready: Sample,
    painted: Sample,
}

/// Reloads the article that is open now.
pub(crate) async fn measure(page: &Page, what: &str) -> Outcome<Start> {
    let mut start = Start::default();
    for turn in 0..=TIMES {
        let seen = page.reload().await?;
        let (ready, painted) = (number(&seen, "ready")?, number(&seen, "painted")?);
        progress(format!(
            "starting with {what} {turn}/{TIMES}: ready {ready:.0} ms, painted {painted:.0} ms"
        ));
        if turn > 0 {
            start.ready.push(ready);
            start.painted.push(painted);
        }
    }
    Ok(start)
}

/// With the first article open and all of its annotations stored.
pub(crate) async fn rows(page: &Page, before: &Start, made: &[Made]) -> Outcome<Vec<Row>> {
    let Some(article) = made.first() else {
        return Err(Trouble("no article was made".to_owned()));
    };
    page.open(&article.title).await?;
    let count = thousands(article.n_annotations());
    let after = measure(page, &format!("{count} annotations")).await?;
    let (bare, keys, units) = read_bare(page).await?;
    let row = |what: &str, now: &Sample, then: &Sample| {
        Row::told(
            format!("start-up with {count} annotations, until {what}, against the sample only"),
            format!(
                "{:.1} × ({:.0} ms against {:.0} ms)",
                now.median() / then.median(),
                now.median(),
                then.median()
            ),
            now.n(),
        )
    };
    Ok(vec![
        row("ready", &after.ready, &before.ready),
        row("painted", &after.painted, &before.painted),
        Row::told(
            "  ready, less the start with the sample, against a bare script that reads the same keys",
            format!(
                "{:.1} × ({:.0} ms against {:.1} ms for {keys:.0} keys with {units:.0} characters)",
                (after.ready.median() - before.ready.median()) / bare.median(),
                after.ready.median() - before.ready.median(),
                bare.median()
            ),
            bare.n(),
        ),
    ])
}

/// Milliseconds of the bare script, and the keys and UTF-16 units it read.
async fn read_bare(page: &Page) -> Outcome<(Sample, f64, f64)> {
    let web = &page.world.me.web;
    let back = web.current_url().await?;
    let mut millis = Sample::default();
    let (mut keys, mut units) = (0.0, 0.0);
    web.goto(&format!("{}bench-bare.html", page.world.url()))
        .await?;
    for turn in 0..=TIMES {
        web.refresh().await?;
        let seen: Value = page.world.me.run("return window.bare", vec![]).await?;
        if turn > 0 {
            millis.push(number(&seen, "millis")?);
        }
        (keys, units) = (number(&seen, "keys")?, number(&seen, "units")?);
    }
    page.world.me.open(back.as_str()).await?;
    page.call("whole", json!([])).await?;
    Ok((millis, keys, units))
}
