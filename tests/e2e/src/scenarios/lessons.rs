//! Ready-made lessons, from the shelf to paper and into the library.

use std::path::{Path, PathBuf};

use serde_json::json;
use thirtyfour::common::print::PrintParameters;

use crate::browser::{Kind, Settings};
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("a_ready_made_lesson_is_added", play!(added)),
    Scenario::app("a_ready_made_lesson_is_printed", play!(printed)),
    Scenario::app("lessons_are_chosen_on_a_narrow_dark_page", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

const SHELF: &str = "Ready-made lessons";
const CAT: &str = "The big cat of Tarnwick";
const TITLE: &str = "School field closed after pupils report “big cat”";
/// Marks of its key, traps too.
const MARKS: usize = 27;

async fn open(world: &World) -> Outcome {
    world.me.click_button(SHELF).await?;
    world.me.find("dialog", SHELF).await?;
    Ok(())
}

async fn added(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let before = me.library_titles().await?.len();
    open(world).await?;
    me.passes_axe("ready-made lessons").await?;
    me.click_button(&format!("Read the lesson plan: {CAT}"))
        .await?;
    me.find("dialog", CAT).await?;
    me.says("dialog", CAT, "Answers to expect").await?;
    me.passes_axe("a lesson plan").await?;
    let pdf = me.web.print_page(PrintParameters::default()).await?;
    holds(
        pdf.starts_with(b"%PDF") && pdf.len() > 5_000,
        format!("{} bytes of PDF", pdf.len()),
    )?;
    me.click_button("All lessons").await?;
    me.find("dialog", SHELF).await?;
    me.click_button(&format!("Add to my library: {CAT}"))
        .await?;
    me.gone("dialog", SHELF).await?;
    me.hears("The lesson is in your library.").await?;
    me.find("article", TITLE).await?;
    same("articles", &me.library_titles().await?.len(), &(before + 1))?;
    let n_marks = me.items().await?.first().and_then(|it| it.set_size);
    same("marks of the key", &n_marks, &Some(MARKS))?;
    // It is there: adding it again changes nothing.
    open(world).await?;
    me.click_button(&format!("Add to my library: {CAT}"))
        .await?;
    me.hears("This lesson is in your library already.").await?;
    same("articles", &me.library_titles().await?.len(), &(before + 1))?;
    // One step takes all of it away.
    me.click_button("Undo").await?;
    me.gone("article", TITLE).await?;
    same("articles", &me.library_titles().await?.len(), &before)
}

async fn sheet(world: &World, what: &str, name: &str) -> Outcome<PathBuf> {
    world.me.click_button(&format!("{what}: {CAT}")).await?;
    world.downloaded(name).await
}

/// Opens a sheet as a plain file: it runs and fetches nothing, passes axe, can be printed. Gives its lines.
async fn read(world: &World, file: &Path, what: &str) -> Outcome<serde_json::Value> {
    let me = &world.me;
    me.web.goto(format!("file://{}", file.display())).await?;
    let runs = "return document.querySelectorAll('script, img, link, iframe, [onclick], [style]').length + \
        performance.getEntriesByType('resource').length";
    same(
        "what runs or is fetched",
        &me.run(runs, vec![]).await?,
        &json!(0),
    )?;
    me.passes_axe(what).await?;
    let pdf = me.web.print_page(PrintParameters::default()).await?;
    holds(
        pdf.starts_with(b"%PDF") && pdf.len() > 5_000,
        format!("{} bytes of PDF", pdf.len()),
    )?;
    let lines = "return [...document.querySelectorAll('.line')].map(it => { \
        it = it.cloneNode(true); it.querySelectorAll('sup').forEach(it => it.remove()); return it.textContent })";
    me.run(lines, vec![]).await
}

async fn printed(world: &mut World) -> Outcome {
    world.enter().await?;
    open(world).await?;
    let worksheet = sheet(
        world,
        "Worksheet to print",
        "the-big-cat-of-tarnwick.worksheet.html",
    )
    .await?;
    let answers = sheet(
        world,
        "Answer sheet to print",
        "the-big-cat-of-tarnwick.answers.html",
    )
    .await?;
    let asked = read(world, &worksheet, "a worksheet").await?;
    same("marks", &world.me.count("mark", "").await?, &0)?;
    let answered = read(world, &answers, "an answer sheet").await?;
    same("the lines of both", &asked, &answered)?;
    let first = asked.get(0).and_then(|it| it.as_str()).unwrap_or_default();
    holds(
        first.starts_with("1TARNWICK, March 12"),
        format!("the first line: {first:?}"),
    )?;
    let told = "Add up the numbers in the same sentence.";
    world.me.says("main", "", told).await.map(drop)
}

async fn narrow(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.click_button("Library").await?;
    open(world).await?;
    me.passes_axe("ready-made lessons, narrow and dark").await?;
    let wide = "return document.documentElement.scrollWidth - innerWidth";
    same("what sticks out", &me.run(wide, vec![]).await?, &json!(0))?;
    me.click_button("Read the lesson plan: The night the gates opened")
        .await?;
    me.find("dialog", "The night the gates opened").await?;
    me.says("dialog", "The night the gates opened", "Time plan")
        .await?;
    me.passes_axe("a lesson plan, narrow and dark").await
}
