//! The class: how soon files that were dropped are a table and a map, and how long no key is heard meanwhile.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use serde_json::json;
use whosaid::domain::exercise::{Handin, Scorer, Work, key_of};
use whosaid::domain::model::{AnnotationId, AuthorId, Record};
use whosaid::domain::text::{PlainBreaks, Span, Target};
use whosaid::domain::workspace::Workspace;

use super::again::bare_dialog;
use super::page::{Page, number};
use super::random::Random;
use super::table::{Row, Sample};
use super::{made, progress, thousands};
use crate::browser::Kind;
use crate::lesson::{BEGUN, Lesson, id};
use crate::trouble::{Outcome, Trouble};

/// How many pupils hand in, with the milliseconds until table and map are drawn, where there is a limit.
const CLASSES: [(usize, Option<f64>); 3] = [(3, None), (30, Some(1_000.0)), (300, Some(8_000.0))];

/// Marks of the key and of each pupil, and code points for each.
const MARKS: usize = 300;
const PER_MARK: usize = 50;

/// Milliseconds for which no key may wait.
const BLOCKED: f64 = 100.0;

/// How often a bare script opens a dialog beside it.
const TIMES: usize = 5;

/// Marks of key and hand-in alike, to see how matching grows.
const GROWTH: [usize; 3] = [300, 3_000, 10_000];

const TITLE: &str = "The class of the bench";
const TAGS: [&str; 3] = ["actor", "location", "claim"];

/// Rows of each class, in a browser of its own; then matching alone.
pub(crate) async fn rows(kind: Kind, site: &Path, folder: PathBuf) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for (pupils, limit) in CLASSES {
        let page = Page::start(kind, site, folder.join(pupils.to_string())).await?;
        rows.extend(measure(&page, pupils, limit).await?);
        page.close().await?;
    }
    rows.extend(growth()?);
    Ok(rows)
}

/// The words of a made text, as many as are marked, evenly over it.
fn words(text: &str, wanted: usize) -> Vec<(usize, usize)> {
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let all: Vec<(usize, usize)> = starts
        .filter_map(|at| Some((at, at + text.get(at..)?.find([' ', '\n'])?)))
        .filter(|(start, end)| end - start > 3)
        .collect();
    let step = (all.len() / wanted.max(1)).max(1);
    all.into_iter().step_by(step).take(wanted).collect()
}

fn target((start, end): (usize, usize)) -> Outcome<Target> {
    Target::new(Span::of(start, end)).map_err(|it| Trouble(it.to_string()))
}

/// A lesson whose key has so many entries.
fn lesson(marks: usize) -> Outcome<(Lesson, Vec<(usize, usize)>)> {
    let text = made::article(TITLE, marks * PER_MARK, 77).text();
    let mut lesson = Lesson::new(TITLE, &text);
    let places = words(&text, marks);
    if places.len() != marks {
        return Err(Trouble(format!(
            "{marks} words should be there, found {}",
            places.len()
        )));
    }
    for (at, (place, tag)) in places.iter().zip(TAGS.into_iter().cycle()).enumerate() {
        let of = AnnotationId(id(4, at as u64));
        let by = AuthorId(id(1, 1));
        let mark = lesson.mark(of, target(*place)?, tag, (by, BEGUN))?;
        lesson.marks.push(mark);
    }
    Ok((lesson, places))
}

/// What a pupil marks: three of four things as the key has them, and the others a little beside it or as something else.
fn marks(lesson: &Lesson, places: &[(usize, usize)], pupil: u64) -> Outcome<Vec<Record>> {
    let mut random = Random(pupil);
    let by = AuthorId(id(6, pupil));
    let mut marks = Vec::new();
    for (at, (place, tag)) in places.iter().zip(TAGS.into_iter().cycle()).enumerate() {
        let (mut place, mut tag) = (*place, tag);
        match random.below(8) {
            0 => place.1 -= 2,
            1 => tag = random.pick(&TAGS[..1]),
            _ => {}
        }
        let of = AnnotationId(id(7 + (pupil << 8), at as u64 + 1));
        let when = BEGUN + pupil * 77_777 + at as u64 * 4_321;
        marks.push(lesson.mark(of, target(place)?, tag, (by, when))?);
    }
    Ok(marks)
}

/// One class: from the drop to the table, and from the click to the map.
async fn measure(page: &Page, pupils: usize, limit: Option<f64>) -> Outcome<Vec<Row>> {
    let (lesson, places) = lesson(MARKS)?;
    progress(format!("class of {pupils}: importing the exercise"));
    page.bring(lesson.file()).await?;
    page.open(TITLE).await?;
    let mut names = Vec::new();
    for pupil in 1..=pupils as u64 {
        let marks = marks(&lesson, &places, pupil)?;
        let (by, name) = (AuthorId(id(6, pupil)), format!("Pupil {pupil}"));
        let file = lesson.handin_of(by, &name, marks, &[], Some(20 + pupil % 20))?;
        let name = format!("bench-{pupil}.whosaid.json");
        page.write(&name, &file)?;
        names.push(name);
    }
    let mut bare = Sample::default();
    for _ in 0..TIMES {
        bare.push(number(&bare_dialog(page).await?, "opened")?);
    }
    let table = page.call("handed", json!([names])).await?;
    page.call("mapping", json!([])).await?;
    page.world.me.click_button("Class map").await?;
    let map = page.call("mapped", json!([])).await?;
    let (to_table, to_map) = (number(&table, "millis")?, number(&map, "millis")?);
    let (at_table, at_map) = (number(&table, "longest")?, number(&map, "longest")?);
    let blocked = at_table.max(at_map);
    progress(format!(
        "class of {pupils}: table after {to_table:.0} ms, map after {to_map:.0}; nothing else for {at_table:.0} ms at most, from {:.0} on, and {at_map:.0}, from {:.0} on",
        number(&table, "since")?,
        number(&map, "since")?
    ));
    let what = format!("{pupils} hand-ins of {MARKS} marks: read, matched, scored, table and map");
    let sum = to_table + to_map;
    let measured =
        format!("{sum:.0} ms: {to_table:.0} until the table is drawn, {to_map:.0} the map");
    let row = match limit {
        Some(limit) => Row::judged(what, measured, format!("{limit:.0} ms"), sum <= limit, 1),
        None => Row::told(what, measured, 1),
    };
    let blocking = Row::judged(
        "  the longest that a key waits meanwhile",
        format!("{blocked:.0} ms"),
        format!("{BLOCKED:.0} ms"),
        blocked <= BLOCKED,
        1,
    )
    .because(format!(
        "a bare script that opens an empty dialog over the same page takes {:.0} ms until it is handed to the screen, at most {:.0}",
        bare.median(),
        bare.max()
    ));
    Ok(vec![row, blocking])
}

/// How matching grows with the marks of key and hand-in.
fn growth() -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for wanted in GROWTH {
        let (lesson, places) = lesson(wanted)?;
        let (article, of) = (Rc::new(lesson.article.clone()), lesson.article.id);
        let mut workspace = Workspace::default();
        workspace.put([Record::Article(Rc::clone(&article))]);
        workspace.put(lesson.marks.iter().cloned());
        workspace.put(marks(&lesson, &places, 1)?);
        let layer = workspace.layer(of);
        let key = key_of(&lesson.exercise, of, &layer, &workspace);
        let by = AuthorId(id(6, 1));
        let handin = Handin::of(&article, &layer, &workspace, by, &Work::default());
        let mut times = Sample::default();
        for _ in 0..5 {
            let start = Instant::now();
            let score = Scorer::new(&key, &lesson.article.text, &PlainBreaks).score(&handin);
            times.push(start.elapsed().as_secs_f64() * 1_000.0);
            if score.points == 0 {
                return Err(Trouble("something should be right".to_owned()));
            }
        }
        let each = times.least() * 1_000.0 / wanted as f64;
        rows.push(Row::told(
            format!(
                "matching {} marks with as many, without a browser",
                thousands(wanted)
            ),
            format!("{:.1} ms, {each:.1} µs each", times.least()),
            times.n(),
        ));
    }
    Ok(rows)
}
