//! How good the suggestions are: against the marks a reader made, and without a browser.

use std::path::{Path, PathBuf};
use std::time::Instant;

use whosaid::domain::model::{Behavior, TagKey};
use whosaid::domain::suggest::{Count, Rules, Score, score, suggest};
use whosaid::domain::text::{CodePoint, Span, Text};

use super::table::Row;
use crate::trouble::{Outcome, Trouble};

/// The articles that the rules were bettered on, and those that were held out: `README.md` beside them.
const USES: [(&str, &[&str]); 2] = [
    (
        "tuned",
        &["bus-strike", "cup-upset", "harbour-trial", "library-hours"],
    ),
    ("held out", &["moss-carbon", "valley-shelling"]),
];

/// Code points of the text that is timed.
const LONG: usize = 1_000_000;

/// Precision, recall and F1 of each tag, tuned and held-out articles apart; then the time for a long text. None has a
/// limit: they are reported.
pub(crate) fn rows() -> Outcome<Vec<Row>> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let rules = read(&root.join("data/suggest/en.json"))?;
    let rules = Rules::parse(&rules).map_err(|error| Trouble(error.to_string()))?;
    let folder = root.join("tests/fixtures/suggest");
    let mut rows = Vec::new();
    for (use_of, names) in USES {
        for behavior in Behavior::ALL {
            let tag = TagKey::from(behavior);
            let mut sum = Score::default();
            for name in names {
                let (text, gold) = story(&folder, name)?;
                let found = suggest(&text, &[], &[], &rules).into_iter();
                let found: Vec<(Span, TagKey)> = found.map(|it| (it.span, it.tag)).collect();
                let score = score(&tag, &found, &gold);
                sum = Score {
                    exact: sum.exact.with(score.exact),
                    overlapping: sum.overlapping.with(score.overlapping),
                };
            }
            let what = |how: &str| format!("suggestions, {use_of}: {tag}, {how}");
            rows.push(Row::told(
                what("same words"),
                shares(sum.exact),
                sum.exact.gold,
            ));
            let overlapping = sum.overlapping;
            rows.push(Row::told(
                what("some words"),
                shares(overlapping),
                overlapping.gold,
            ));
        }
    }
    rows.push(time(&folder, &rules)?);
    Ok(rows)
}

fn shares(count: Count) -> String {
    let percent = |it: Option<f64>| it.map_or("-".to_owned(), |it| format!("{:.0} %", it * 100.0));
    format!(
        "precision {}, recall {}, F1 {}",
        percent(count.precision()),
        percent(count.recall()),
        percent(count.f1())
    )
}

/// The tuned articles again and again, as one text.
fn time(folder: &Path, rules: &Rules) -> Outcome<Row> {
    let mut all = String::new();
    for name in USES.iter().take(1).flat_map(|it| it.1) {
        all.push_str(&read(&folder.join(format!("{name}.txt")))?);
    }
    let text: String = all.chars().cycle().take(LONG).collect();
    let text = Text::new(text);
    let start = Instant::now();
    let found = suggest(&text, &[], &[], rules);
    let took = start.elapsed().as_millis();
    let measured = format!("{took} ms, {} found", found.len());
    Ok(Row::told(
        "suggestions, 1,000,000 characters, unoptimised",
        measured,
        1,
    ))
}

/// A text and the marks of a reader in it: tag, start and end in code points, and the words, with tabs between.
fn story(folder: &Path, name: &str) -> Outcome<(Text, Vec<(Span, TagKey)>)> {
    let text = Text::new(read(&folder.join(format!("{name}.txt")))?);
    let mut marks = Vec::new();
    for line in read(&folder.join(format!("{name}.gold.txt")))?.lines() {
        let mark = mark(&text, line);
        marks.push(mark.ok_or_else(|| {
            Trouble(format!(
                "{name}.gold.txt should have tag, start, end and words in each line; found {line:?}"
            ))
        })?);
    }
    Ok((text, marks))
}

fn mark(text: &Text, line: &str) -> Option<(Span, TagKey)> {
    let mut parts = line.split('\t');
    let tag = TagKey::parse(parts.next()?)?;
    let mut place = || text.byte_of_code_points(CodePoint::new(parts.next()?.parse().ok()?));
    let span = Span::new(place()?, place()?)?;
    (text.slice(span) == parts.next()).then_some((span, tag))
}

fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Trouble(format!("{} cannot be read: {error}", path.display())))
}
