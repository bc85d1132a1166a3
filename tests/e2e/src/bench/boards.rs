//! The boards of the overview over a whole library: how soon each is there, and what an edit costs while it is open.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::library::{ARTICLES, MARKS, library};
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{progress, thousands};
use crate::browser::Kind;
use crate::trouble::{Outcome, Trouble};

/// How often each board is drawn for the first time, and edits each time.
const TIMES: usize = 5;
const EDITS: usize = 9;

/// Milliseconds from the click until the board is handed to the screen, and of work after an edit: one frame.
const FIRST: f64 = 200.0;
const FRAME: f64 = 1000.0 / 60.0;

/// The boards by the names of their buttons.
const BOARDS: [&str; 6] = [
    "Claims",
    "Sources",
    "Source map",
    PLACES,
    STRIP,
    "Fact checks",
];
const PLACES: &str = "Places";
const STRIP: &str = "Article strip";

/// What was seen of one board.
#[derive(Debug, Default)]
struct Seen {
    first: Sample,
    edits: Sample,
    elements: Sample,
    /// Changes in the dialog.
    n_changes: f64,
}

/// Two rows a board, in a browser of its own.
pub(crate) async fn rows(kind: Kind, site: &Path, folder: PathBuf) -> Outcome<Vec<Row>> {
    let page = Page::start(kind, site, folder).await?;
    let (file, [edited, open]) = library();
    progress("boards: importing the library");
    page.bring(file).await?;
    // What an edit of the open article costs behind the dialog is told by other rows.
    page.open(&edited).await?;
    let edited = page.call("place", json!([])).await?;
    page.open(&open).await?;
    let mut rows = Vec::new();
    for board in BOARDS {
        let mut seen = Seen::default();
        for turn in 0..TIMES {
            measure(&page, board, turn, &edited, &mut seen).await?;
        }
        // Lanes are those of tags at first, which are not edited.
        if seen.n_changes == 0.0 && board != STRIP {
            return Err(Trouble(format!("{board:?} should show some edit")));
        }
        rows.extend(rows_of(board, &seen));
    }
    page.close().await?;
    Ok(rows)
}

/// A fresh page, the board of one article, then of the library, then edits of the article at `place`.
async fn measure(page: &Page, board: &str, turn: usize, place: &Value, seen: &mut Seen) -> Outcome {
    page.reload().await?;
    let me = &page.world.me;
    me.click_button("Overview").await?;
    me.find("dialog", "Overview").await?;
    me.click_button(board).await?;
    page.call("boarding", json!([board == PLACES])).await?;
    me.click_button("Whole library").await?;
    let drawn = page.call("boarded", json!([])).await?;
    let (first, elements) = (number(&drawn, "millis")?, number(&drawn, "elements")?);
    seen.first.push(first);
    seen.elements.push(elements);
    let mut edits = Sample::default();
    for edit in 0..EDITS {
        let edited = page
            .call("edited", json!([turn * EDITS + edit, place]))
            .await?;
        seen.n_changes += number(&edited, "changes")?;
        edits.push(number(&edited, "millis")?);
        // Once without counting: the first time is another thing than every time after it.
        if edit > 0 {
            seen.edits.push(number(&edited, "millis")?);
        }
    }
    progress(format!(
        "{board} {turn}/{TIMES}: drawn after {first:.1} ms with {elements} elements; edits {:.1} ms, at most {:.1}, with {} changes",
        edits.median(),
        edits.max(),
        seen.n_changes
    ));
    Ok(())
}

fn rows_of(board: &str, seen: &Seen) -> [Row; 2] {
    let row = |what: String, sample: &Sample, until: String, limit: f64| {
        let (p95, p50) = (sample.quantile(0.95), sample.median());
        Row::judged(
            what,
            format!("p95 {p95:.1} ms {until}, p50 {p50:.1}"),
            format!("p95 {limit:.1} ms"),
            p95 <= limit,
            sample.n(),
        )
    };
    [
        row(
            format!(
                "the board {board:?} of {ARTICLES} articles, {} annotations",
                thousands(ARTICLES * MARKS)
            ),
            &seen.first,
            format!(
                "until it is handed to the screen, {:.0} elements",
                seen.elements.median()
            ),
            FIRST,
        ),
        row(
            "  and after an edit".to_owned(),
            &seen.edits,
            "of work with its frame".to_owned(),
            FRAME,
        ),
    ]
}
