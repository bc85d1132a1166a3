//! Opening an article against the bare text, and how that grows.

use serde_json::json;

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{progress, thousands};
use crate::trouble::{Outcome, Trouble};

/// How often each is measured.
const TIMES: usize = 16;
const TIMES_GROWTH: usize = 8;

/// Against the bare text.
const LIMIT: f64 = 1.5;

/// Opening at one size, coming from the short article.
#[derive(Debug)]
pub(crate) struct Growth {
    pub(crate) length: usize,
    n_annotations: usize,
    opened: Sample,
    bare: Sample,
}

/// The bare text of the article that is open, as paragraphs or as blocks that wait out of sight.
async fn bare(page: &Page, in_blocks: bool) -> Outcome<f64> {
    number(&page.call("bare", json!([in_blocks])).await?, "millis")
}

async fn opened(page: &Page, title: &str) -> Outcome<f64> {
    match page.open(title).await? {
        Some(seen) => number(&seen, "millis"),
        None => Err(Trouble(format!("{title:?} is open already"))),
    }
}

fn measured(opened: &Sample, bare: &Sample) -> String {
    format!(
        "{:.2} × ({:.1} ms against {:.1} ms; p95 {:.1} and {:.1}, best {:.1} and {:.1})",
        opened.median() / bare.median(),
        opened.median(),
        bare.median(),
        opened.quantile(0.95),
        bare.quantile(0.95),
        opened.least(),
        bare.least()
    )
}

/// Two articles by turns.
pub(crate) async fn rows(page: &Page, made: &[Made]) -> Outcome<Vec<Row>> {
    let [one, two, ..] = made else {
        return Ok(Vec::new());
    };
    let (mut open, mut plain, mut blocks) =
        (Sample::default(), Sample::default(), Sample::default());
    page.open(&one.title).await?;
    // Once without looking: the first time is another thing than every time after it.
    for turn in 0..=TIMES {
        let next = if turn % 2 == 0 { two } else { one };
        let here = opened(page, &next.title).await?;
        let (in_paragraphs, in_blocks) = (bare(page, false).await?, bare(page, true).await?);
        progress(format!(
            "opening {turn}/{TIMES}: {here:.1} ms, bare {in_paragraphs:.1} ms, in blocks {in_blocks:.1} ms"
        ));
        if turn > 0 {
            open.push(here);
            plain.push(in_paragraphs);
            blocks.push(in_blocks);
        }
    }
    let what = format!(
        "opening {} characters, {} annotations, against the bare text",
        thousands(one.len()),
        thousands(one.n_annotations())
    );
    Ok(vec![
        Row::judged(
            what,
            measured(&open, &plain),
            format!("{LIMIT} ×"),
            open.median() <= LIMIT * plain.median(),
            open.n(),
        ),
        Row::told(
            "  the same against the bare text in blocks that wait out of sight",
            measured(&open, &blocks),
            open.n(),
        ),
    ])
}

/// One article and the short one by turns.
pub(crate) async fn growth(page: &Page, made: &[Made]) -> Outcome<Growth> {
    let Some(article) = made.first() else {
        return Err(Trouble("no article was made".to_owned()));
    };
    let mut growth = Growth {
        length: article.len(),
        n_annotations: article.n_annotations(),
        opened: Sample::default(),
        bare: Sample::default(),
    };
    for turn in 0..=TIMES_GROWTH {
        page.open(&page.sample).await?;
        let here = opened(page, &article.title).await?;
        let plain = bare(page, false).await?;
        progress(format!(
            "growth at {} {turn}/{TIMES_GROWTH}: {here:.1} ms, bare {plain:.1} ms",
            thousands(article.len())
        ));
        if turn > 0 {
            growth.opened.push(here);
            growth.bare.push(plain);
        }
    }
    Ok(growth)
}

/// A row a size, each with how many times the smallest it takes.
pub(crate) fn growth_rows(all: &[Growth]) -> Vec<Row> {
    let Some(least) = all.first() else {
        return Vec::new();
    };
    let row = |it: &Growth| {
        let times = it.opened.median() / least.opened.median();
        let bare_times = it.bare.median() / least.bare.median();
        Row::told(
            format!(
                "growth: {} characters, {} annotations, against the bare text",
                thousands(it.length),
                thousands(it.n_annotations)
            ),
            format!(
                "{}; {times:.1} × the smallest, bare text {bare_times:.1} ×",
                measured(&it.opened, &it.bare)
            ),
            it.opened.n(),
        )
    };
    all.iter().map(row).collect()
}
