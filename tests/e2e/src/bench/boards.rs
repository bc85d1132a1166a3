//! The boards of the overview over a whole library: how soon each is there, and what an edit costs while it is open.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::library::{ARTICLES, MARKS, library};
use super::page::{Page, number};
use super::table::{Row, Sample};
use super::{profile, progress, thousands};
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
    /// Beside each of them, a script that only changes words of one line.
    bare: Sample,
    elements: Sample,
    /// Changes in the dialog.
    n_changes: f64,
}

/// Three rows a board, in a browser of its own.
pub(crate) async fn rows(kind: Kind, site: &Path, folder: PathBuf) -> Outcome<Vec<Row>> {
    let (page, edited) = begin(kind, site, folder).await?;
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

/// The library in a browser of its own, with an article open, and the place of the one that is edited.
async fn begin(kind: Kind, site: &Path, folder: PathBuf) -> Outcome<(Page, Value)> {
    let page = Page::start(kind, site, folder).await?;
    let (file, [edited, open]) = library();
    progress("boards: importing the library");
    page.bring(file).await?;
    // What an edit of the open article costs behind the dialog is told by other rows.
    page.open(&edited).await?;
    let edited = page.call("place", json!([])).await?;
    page.open(&open).await?;
    Ok((page, edited))
}

/// Profiles edits while a board is open, in a browser of its own, and prints where the time of each goes.
pub(crate) async fn profile(kind: Kind, site: &Path, folder: PathBuf) -> Outcome {
    let (page, edited) = begin(kind, site, folder).await?;
    for board in BOARDS {
        show(&page, board).await?;
        // The first time is another thing than every time after it.
        edit(&page, 0, &edited).await?;
        let what = format!("an edit with the board {board:?} open, and what comes within 50 ms");
        profile::each(&page, &what, EDITS, async |turn| {
            edit(&page, turn + 1, &edited).await
        })
        .await?;
    }
    page.close().await
}

/// A fresh page, the board of one article, then of the library; what was seen of that.
async fn show(page: &Page, board: &str) -> Outcome<Value> {
    page.reload().await?;
    let me = &page.world.me;
    me.click_button("Overview").await?;
    me.find("dialog", "Overview").await?;
    me.click_button(board).await?;
    page.call("boarding", json!([board == PLACES])).await?;
    me.click_button("Whole library").await?;
    page.call("boarded", json!([])).await
}

/// An edit of the article at `place`, and what was seen of it.
async fn edit(page: &Page, turn: usize, place: &Value) -> Outcome<Value> {
    page.call("edited", json!([turn, place])).await
}

/// A board of the library on a fresh page, then edits of the article at `place`.
async fn measure(page: &Page, board: &str, turn: usize, place: &Value, seen: &mut Seen) -> Outcome {
    let drawn = show(page, board).await?;
    let (first, elements) = (number(&drawn, "millis")?, number(&drawn, "elements")?);
    seen.first.push(first);
    seen.elements.push(elements);
    let mut edits = Sample::default();
    for at in 0..EDITS {
        let edited = edit(page, turn * EDITS + at, place).await?;
        seen.n_changes += number(&edited, "changes")?;
        edits.push(number(&edited, "millis")?);
        // Once without counting: the first time is another thing than every time after it.
        if at > 0 {
            seen.edits.push(number(&edited, "millis")?);
            let bare = page.call("bareEdit", json!([])).await?;
            seen.bare.push(number(&bare, "millis")?);
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

fn rows_of(board: &str, seen: &Seen) -> [Row; 3] {
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
        )
        .because(format!(
            "of p50 {:.1} ms a bare script's change of one line takes {:.1}, which is the browser's style, layout and paint",
            seen.edits.median(),
            seen.bare.median(),
        )),
        Row::told(
            "  the words of one line changed by a bare script",
            format!(
                "p95 {:.1} ms, p50 {:.1}",
                seen.bare.quantile(0.95),
                seen.bare.median()
            ),
            seen.bare.n(),
        ),
    ]
}
