//! What others use, over the same text with the same annotations: how long until its first frame with marks.

use std::time::Duration;

use serde_json::json;

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{progress, thousands};
use crate::browser::Kind;
use crate::trouble::Outcome;

/// How often each is measured: some take ten seconds.
const TIMES: usize = 3;

/// Longer than a script usually may take.
const PATIENCE: Duration = Duration::from_secs(45);
const USUAL: Duration = Duration::from_secs(30);

/// Its two ways to draw, as it calls them.
const RENDERERS: [&str; 2] = ["SPANS", "CSS_HIGHLIGHTS"];

fn what(renderer: &str, article: &Made) -> String {
    format!(
        "npm's @recogito/text-annotator, {renderer}, {} characters, {} annotations",
        thousands(article.len()),
        thousands(article.n_annotations())
    )
}

/// A row a renderer.
pub(crate) async fn rows(page: &Page, article: &Made) -> Outcome<Vec<Row>> {
    let unmeasured = |reason: &str| {
        let rows = RENDERERS.map(|it| Row::unmeasured(what(it, article), reason));
        Ok(rows.into_iter().collect())
    };
    if page.world.kind != Kind::Chromium {
        return unmeasured("the content policy cannot be lifted in this browser");
    }
    if std::env::var_os(super::page::PEER).is_none() {
        return unmeasured("npm could not fetch it");
    }
    let web = &page.world.me.web;
    // It writes styles into the page, which the app's policy forbids.
    lift(page, true).await?;
    page.reload().await?;
    page.open(&article.title).await?;
    web.set_script_timeout(PATIENCE).await?;
    let mut rows = Vec::new();
    for renderer in RENDERERS {
        rows.push(row(page, article, renderer).await?);
    }
    web.set_script_timeout(USUAL).await?;
    lift(page, false).await?;
    page.reload().await?;
    Ok(rows)
}

async fn lift(page: &Page, is_lifted: bool) -> Outcome {
    let cdp = page.world.me.web.cdp();
    cdp.send_raw("Page.setBypassCSP", json!({ "enabled": is_lifted }))
        .await?;
    Ok(())
}

async fn row(page: &Page, article: &Made, renderer: &str) -> Outcome<Row> {
    let targets = article.targets();
    let (mut peer, mut bare) = (Sample::default(), Sample::default());
    let mut drawn = 0.0;
    for turn in 0..=TIMES {
        let plain = number(&page.call("bare", json!([false])).await?, "millis")?;
        let seen = page.call("peer", json!([renderer, targets])).await?;
        let millis = number(&seen, "millis")?;
        drawn = number(&seen, "drawn")?;
        progress(format!(
            "{renderer} {turn}/{TIMES}: {millis:.0} ms with {drawn} marks in sight, bare {plain:.0} ms"
        ));
        // Once without counting: the first time is another thing than every time after it.
        if turn > 0 {
            peer.push(millis);
            bare.push(plain);
        }
    }
    Ok(Row::told(
        what(renderer, article),
        format!(
            "{:.2} × the bare text ({:.1} ms against {:.1} ms; best {:.1} and {:.1}), {drawn} drawn",
            peer.median() / bare.median(),
            peer.median(),
            bare.median(),
            peer.least(),
            bare.least()
        ),
        peer.n(),
    ))
}
