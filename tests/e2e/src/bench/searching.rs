//! Finding words, filtering the list, walking the marks: how soon a key shows.

use serde_json::{Value, json};

use super::made::Made;
use super::page::Page;
use super::pointing::{bare_card, card_reason};
use super::table::{Row, Sample};
use super::{LARGE, progress, thousands};
use crate::hands::{BACKSPACE, CONTROL};
use crate::trouble::{Outcome, Trouble};

/// Words that are typed, letter by letter, and marks that are walked.
const WORDS: usize = 10;
const MARKS: usize = 40;

/// Milliseconds from a key until what it found is handed to the screen.
const MILLIS: f64 = 50.0;

/// The same for the next mark: one frame.
const FRAME: f64 = 1000.0 / 60.0;

/// Where a key shows: the field, and what changes; what a bare script does of it, by the probe's name and in words.
struct Place {
    field: &'static str,
    shows: &'static str,
    bare: &'static str,
    deed: &'static str,
}

const FIND: Place = Place {
    field: ".find__field",
    shows: ".find",
    bare: "bareCount",
    deed: "writes another count beside the field",
};
const FILTER: Place = Place {
    field: ".annotations__head .search",
    shows: ".annotations",
    bare: "bareList",
    deed: "puts copies of a dozen cards into the list",
};

/// The rows of the first article.
pub(crate) async fn rows(page: &Page, made: &[Made]) -> Outcome<Vec<Row>> {
    let Some(article) = made.first() else {
        return Err(Trouble("no article was made".to_owned()));
    };
    page.open(&article.title).await?;
    let mut rows = Vec::new();
    let find = typed(page, &FIND).await?;
    let what = format!(
        "a letter more to find in {} characters",
        thousands(article.len())
    );
    let is_large = article.len() == LARGE;
    rows.push(find.row(what, MILLIS, &FIND).judged_if(is_large));
    let filter = typed(page, &FILTER).await?;
    let what = format!(
        "a letter more to filter {} annotations by",
        thousands(article.n_annotations())
    );
    rows.push(filter.row(what, MILLIS, &FILTER).judged_if(is_large));
    // All of them, not what was filtered.
    page.call("enter", json!([FILTER.field])).await?;
    page.world.me.press(&[CONTROL], 'a').await?;
    page.world.me.press(&[], BACKSPACE).await?;
    page.call("leave", json!([])).await?;
    let mut walked = Typed::default();
    let mut cards = Sample::default();
    for turn in 0..MARKS {
        walked.take(key(page, FILTER.shows, "n").await?);
        cards.push(bare_card(page).await?);
        progress(format!("next mark {turn}/{MARKS}"));
    }
    let what = format!("next mark of {}", thousands(article.n_annotations()));
    let next = row(what, &walked, FRAME).because(card_reason(&cards));
    rows.push(next.judged_if(is_large));
    Ok(rows)
}

fn row(what: String, typed: &Typed, limit: f64) -> Row {
    let sample = &typed.millis;
    let (p95, p50) = (sample.quantile(0.95), sample.median());
    let idle = match typed.n_idle {
        0 => String::new(),
        n => format!("; {n} keys changed nothing within a second"),
    };
    Row::judged(
        what,
        format!("p95 {p95:.1} ms until it is handed to the screen, p50 {p50:.1}{idle}"),
        format!("p95 {limit:.1} ms"),
        p95 <= limit,
        sample.n(),
    )
}

/// Milliseconds of the keys that changed something, and how many changed nothing.
#[derive(Debug, Default)]
struct Typed {
    millis: Sample,
    n_idle: usize,
    bare: Sample,
}

impl Typed {
    fn take(&mut self, millis: Option<f64>) {
        match millis {
            Some(millis) => self.millis.push(millis),
            None => self.n_idle += 1,
        }
    }

    fn row(&self, what: String, limit: f64, place: &Place) -> Row {
        row(what, self, limit).because(format!(
            "a bare script that {} takes p95 {:.1} ms, p50 {:.1}, of style, layout and paint",
            place.deed,
            self.bare.quantile(0.95),
            self.bare.median()
        ))
    }
}

/// Words of the article typed into a field.
async fn typed(page: &Page, place: &Place) -> Outcome<Typed> {
    let mut typed = Typed::default();
    for turn in 0..WORDS {
        let word = page.call("word", json!([turn * 97])).await?;
        let word = word.as_str().unwrap_or("mayor").to_owned();
        page.call("enter", json!([place.field])).await?;
        page.world.me.press(&[CONTROL], 'a').await?;
        for letter in word.chars().take(5) {
            typed.take(key(page, place.shows, &letter.to_string()).await?);
            typed.bare.push(page.millis(place.bare).await?);
        }
        progress(format!("{} {turn}/{WORDS}: {word}", place.field));
    }
    Ok(typed)
}

/// Milliseconds from a key until what it changes in the element `shows` is handed to the screen.
async fn key(page: &Page, shows: &str, key: &str) -> Outcome<Option<f64>> {
    page.call("expect", json!([shows])).await?;
    page.world.me.type_keys(key).await?;
    let millis: Value = page.call("changed", json!([])).await?;
    Ok(millis.as_f64())
}
