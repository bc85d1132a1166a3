//! Opening an article, until its first screenful is seen and until all of it is there, against the bare text.

use serde_json::json;

use super::made::Made;
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{LARGE, MIDDLE, progress, thousands};
use crate::trouble::{Outcome, Trouble};

/// How often each is measured.
const TIMES: usize = 10;

/// Against the bare text in plain paragraphs: the first screenful, the whole text, and the first screenful where
/// another article of the same size is taken down before.
const LIMIT: f64 = 0.5;
const LIMIT_WHOLE: f64 = 1.5;
const LIMIT_BY_TURNS: f64 = 1.5;

/// Milliseconds at one size.
#[derive(Debug, Default)]
struct Opening {
    /// Until the first screenful is seen.
    opened: Sample,
    /// Until the whole text is in the page.
    whole: Sample,
    /// The bare text in plain paragraphs, and until they were in the page but not yet laid out.
    plain: Sample,
    filled: Sample,
    /// The bare text in chunks that wait out of sight.
    chunks: Sample,
}

impl Opening {
    /// Opens the article and lays the bare text over it; counted only after the first time, which is another thing
    /// than every time after it.
    async fn turn(&mut self, page: &Page, article: &Made, is_counted: bool) -> Outcome {
        let title = &article.title;
        let seen = page.open(title).await?;
        let seen = seen.ok_or_else(|| Trouble(format!("{title:?} is open already")))?;
        let (opened, whole) = (number(&seen, "millis")?, number(&seen, "whole")?);
        if seen.get("units") != Some(&json!(article.len())) {
            return Err(Trouble(format!(
                "the page should hold {} characters of {title:?}: {seen}",
                article.len()
            )));
        }
        let plain = page.call("bare", json!([false])).await?;
        let filled = number(&plain, "filled")?;
        let plain = number(&plain, "millis")?;
        let chunks = number(&page.call("bare", json!([true])).await?, "millis")?;
        progress(format!(
            "opening {title:?}: {opened:.1} ms, whole {whole:.1} ms, bare {plain:.1} ms, in chunks {chunks:.1} ms"
        ));
        if is_counted {
            self.opened.push(opened);
            self.whole.push(whole);
            self.plain.push(plain);
            self.filled.push(filled);
            self.chunks.push(chunks);
        }
        Ok(())
    }
}

fn measured(here: &Sample, bare: &Sample) -> String {
    format!(
        "{:.2} × ({:.1} ms against {:.1} ms; p95 {:.1} and {:.1}, best {:.1} and {:.1})",
        here.median() / bare.median(),
        here.median(),
        bare.median(),
        here.quantile(0.95),
        bare.quantile(0.95),
        here.least(),
        bare.least()
    )
}

/// One row: a ratio of medians, and its limit.
fn row(what: String, here: &Sample, bare: &Sample, limit: f64) -> Row {
    Row::judged(
        what,
        measured(here, bare),
        format!("{limit} ×"),
        here.median() <= limit * bare.median(),
        here.n(),
    )
}

/// Coming from the short article, and where there are two of a size, from one to the other.
pub(crate) async fn rows(page: &Page, made: &[Made]) -> Outcome<Vec<Row>> {
    let Some(one) = made.first() else {
        return Err(Trouble("no article was made".to_owned()));
    };
    let mut short = Opening::default();
    for turn in 0..=TIMES {
        page.open(&page.sample).await?;
        short.turn(page, one, turn > 0).await?;
    }
    let size = format!(
        "{} characters, {} annotations",
        thousands(one.len()),
        thousands(one.n_annotations())
    );
    let is_large = one.len() == LARGE;
    let mut rows = vec![
        row(
            format!("opening {size}, against the bare text"),
            &short.opened,
            &short.plain,
            LIMIT,
        )
        .judged_if(is_large),
        Row::told(
            "  the same against the bare text in chunks that wait out of sight",
            measured(&short.opened, &short.chunks),
            short.opened.n(),
        ),
        row(
            "  until the whole text is in the page, against the bare text".to_owned(),
            &short.whole,
            &short.plain,
            LIMIT_WHOLE,
        )
        .judged_if(is_large),
        Row::told(
            "  a bare script has the whole text in the page, and nothing laid out",
            format!("{:.1} ms", short.filled.median()),
            short.filled.n(),
        ),
    ];
    if let Some(two) = made.get(1) {
        let mut turns = Opening::default();
        page.open(&one.title).await?;
        for turn in 0..=TIMES {
            let next = if turn % 2 == 0 { two } else { one };
            turns.turn(page, next, turn > 0).await?;
        }
        rows.push(
            row(
                "  by turns with another of the same size, against the bare text".to_owned(),
                &turns.opened,
                &turns.plain,
                LIMIT_BY_TURNS,
            )
            .judged_if(one.len() == MIDDLE),
        );
    }
    Ok(rows)
}
