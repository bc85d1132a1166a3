//! The overview: each board says what was analysed, leads back to the words, and can be handed out as a report.

use std::path::Path;

use thirtyfour::common::print::PrintParameters;

use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::read_json;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app(
        "board_of_claims_is_searched_sorted_and_grouped",
        play!(claims),
    ),
    Scenario::app("board_of_sources_counts_and_leads_on", play!(sources)),
    Scenario::app("board_of_places_has_a_map", play!(places)),
    Scenario::app("board_of_the_article_leads_to_the_words", play!(strip)),
    Scenario::app("boards_show_the_whole_library", play!(library)),
    Scenario::app("report_is_read_without_the_app", play!(reports)),
    Scenario::app("fact_check_says_what_it_lacks", play!(checks)),
    Scenario::app("article_is_printed_with_numbered_notes", play!(printed)),
];

const TITLE: &str = "Bridge";
const TEXT: &str = "\
Ali Nasr met the mayor in Northam.
The bridge is safe, Nasr said. “It will fall,” said an engineer.
The <ferry> runs & runs.
";

/// An article with three claims: one of somebody who is known, one contradicting it, one of nobody.
async fn begin(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article(TITLE, TEXT).await?;
    me.mark("Ali Nasr", 0, 'a').await?;
    me.enter("Means", "Ali Nasr").await?;
    me.hears("Means Ali Nasr, who is new here.").await?;
    me.mark("an engineer", 0, 'a').await?;
    me.mark("Northam", 0, 'l').await?;
    for (claim, source) in [
        ("The bridge is safe", "Ali Nasr"),
        ("It will fall", "an engineer"),
    ] {
        me.mark(claim, 0, 'c').await?;
        me.enter("Said by", source).await?;
        me.hears(&format!("Said by {source}")).await?;
    }
    me.mark("The <ferry> runs & runs", 0, 'c').await?;
    Ok(())
}

/// Opens a board of the overview.
async fn open(me: &Person, board: &str) -> Outcome {
    me.click_button("Overview").await?;
    me.find("dialog", "Overview").await?;
    me.click_button(board).await
}

/// The rows of a table, each with its cells.
async fn rows(me: &Person, table: &str) -> Outcome<Vec<String>> {
    // In one script: a table that is drawn anew is not looked for twice.
    let script = "const table = [...document.querySelectorAll('dialog table')]
            .find(it => it.caption.textContent.trim() === arguments[0]);
        return [...(table?.tBodies ?? [])].flatMap(it => [...it.rows]).map(row =>
            [...row.cells].map(it => it.innerText.replace(/\\s+/g, ' ').trim()).join(' / '))";
    let rows = me.run(script, vec![table.into()]).await?;
    let rows = rows.as_array().cloned().unwrap_or_default();
    let rows = rows.iter().filter_map(|it| it.as_str());
    Ok(rows.map(str::to_owned).collect())
}

/// Waits for these rows; says what is there instead.
pub(super) async fn shows(me: &Person, table: &str, expected: &[&str]) -> Outcome {
    let is_there = async || Ok((rows(me, table).await? == expected).then_some(()));
    match me.until(table, is_there).await {
        Ok(()) => Ok(()),
        Err(_) => same(table, rows(me, table).await?.as_slice(), expected),
    }
}

async fn claims(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me, "Claims").await?;
    me.passes_axe("the board of claims").await?;
    let (safe, fall, ferry) = (
        "3 / The bridge is safe / Ali Nasr /  / Open",
        "4 / It will fall / an engineer /  / Open",
        "6 / The <ferry> runs & runs / nobody yet /  / Open",
    );
    shows(me, "Claims", &[safe, fall, ferry]).await?;
    me.click_button("Said by").await?;
    shows(me, "Claims", &[safe, fall, ferry]).await?;
    me.click_button("Claim").await?;
    me.click_button("Claim").await?;
    shows(me, "Claims", &[ferry, fall, safe]).await?;
    me.fill("Search claims", "-has:source").await?;
    shows(me, "Claims", &[ferry]).await?;
    me.says("status", "Claims found", "1 claim").await?;
    me.fill("Search claims", "unheard of").await?;
    me.gone("table", "Claims").await?;
    me.fill("Search claims", "").await?;
    me.click_button("verdict").await?;
    me.passes_axe("the board of claims in groups").await?;
    let groups = ["Open 3", ferry, fall, safe];
    shows(me, "Claims", &groups).await?;
    me.click_button("It will fall").await?;
    me.gone("dialog", "Overview").await?;
    me.hears("“It will fall”").await?;
    me.focus_is("group", "Article text").await?;
    me.current_mark_is("It will fall").await?;
    // Whoever comes back finds it as it was.
    me.type_keys("o").await?;
    shows(me, "Claims", &groups).await
}

async fn sources(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me, "Sources").await?;
    me.passes_axe("the board of sources").await?;
    let nasr = "Ali Nasr / 1 / 1 / 0 / 57 %";
    let engineer = "an engineer / 1 / 1 / 3 / 43 %";
    shows(me, "Sources", &[nasr, engineer]).await?;
    for words in [
        "3 claims in all",
        "1 without a source yet",
        "2 said by one source only",
    ] {
        me.until(&format!("it says {words}"), async || {
            let all = me.text_of("list", "What claims rest on").await?;
            let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(all.contains(words).then_some(()))
        })
        .await?;
    }
    me.click_button("an engineer").await?;
    me.gone("dialog", "Overview").await?;
    me.current_mark_is("an engineer").await?;
    open(me, "Sources").await?;
    me.click_button("Ali Nasr").await?;
    me.find("dialog", "People and places").await?;
    me.focus_is("textbox", "Name").await
}

async fn places(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me, "Places").await?;
    shows(me, "Places", &["Northam /  /  / 2 : Northam"]).await?;
    me.says(
        "dialog",
        "Overview",
        "None of these places has coordinates yet.",
    )
    .await?;
    me.click_button("Done").await?;
    me.click_button_starting("Northam").await?;
    me.enter("Means", "Port Northam").await?;
    me.hears("Means Port Northam, who is new here.").await?;
    me.click_button("Means Port Northam: all about them")
        .await?;
    me.fill("Coordinates", "33.51, 36.29").await?;
    me.click_button("Done").await?;
    open(me, "Places").await?;
    shows(
        me,
        "Places",
        &["Port Northam / 33.51, 36.29 /  / 2 : Northam"],
    )
    .await?;
    me.passes_axe("the board of places").await?;
    let drawn = "const map = document.querySelector('.picture__world'); return !!map && \
        map.querySelector('path').getAttribute('d').length > 100 && \
        [...map.querySelectorAll('text')].map(it => it.textContent).join() === 'Port Northam'";
    me.until("the map shows the place", async || {
        Ok((me.run(drawn, vec![]).await? == true).then_some(()))
    })
    .await?;
    me.click_button("2: Northam").await?;
    me.gone("dialog", "Overview").await?;
    me.current_mark_is("Northam").await
}

async fn strip(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me, "Article strip").await?;
    me.passes_axe("the article strip").await?;
    shows(
        me,
        TITLE,
        &[
            "Actor /  / 2 / 15 %",
            "Location /  / 1 / 6 %",
            "Claim /  / 3 / 42 %",
        ],
    )
    .await?;
    me.click_button("source").await?;
    shows(
        me,
        TITLE,
        &[
            "Ali Nasr /  / 1 / 14 %",
            "an engineer /  / 1 / 10 %",
            "nobody yet /  / 1 / 18 %",
        ],
    )
    .await?;
    me.click_button("nobody yet").await?;
    me.current_mark_is("The <ferry> runs & runs").await?;
    open(me, "Source map").await?;
    me.passes_axe("the source map").await?;
    shows(
        me,
        TITLE,
        &[
            "Ali Nasr / 3 : The bridge is safe",
            "an engineer / 4 : It will fall",
        ],
    )
    .await?;
    // By the drawing, as a mouse would.
    let click = "[...document.querySelectorAll('.picture__claim')][1].dispatchEvent(new MouseEvent('click', {bubbles: true}))";
    me.run(click, vec![]).await?;
    me.gone("dialog", "Overview").await?;
    me.current_mark_is("It will fall").await
}

async fn library(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.add_article("Second", "Ali Nasr waited.").await?;
    me.mark("Ali Nasr", 0, 'a').await?;
    me.find("button", "Means Ali Nasr?").await?;
    me.type_keys("i").await?;
    me.hears("Means Ali Nasr.").await?;
    open(me, "Sources").await?;
    me.click_button("Whole library").await?;
    me.until("both mentions count", async || {
        let rows = rows(me, "Sources").await?;
        let is_counted = |it: &String| it.starts_with("Ali Nasr / 2 / 1 / 0 / ");
        Ok(rows.iter().any(is_counted).then_some(()))
    })
    .await?;
    me.click_button("Claims").await?;
    me.click_button("The bridge is safe").await?;
    me.gone("dialog", "Overview").await?;
    me.article_titled(TITLE).await?;
    me.current_mark_is("The bridge is safe").await
}

/// Chooses an entry of the menu "Export" and gives the file.
pub(super) async fn export(world: &World, entry: &str, name: &str) -> Outcome<std::path::PathBuf> {
    world.me.click_button("Export").await?;
    world.me.find("menu", "Export").await?;
    world.me.click("menuitem", entry).await?;
    world.downloaded(name).await
}

async fn reports(world: &mut World) -> Outcome {
    begin(world).await?;
    for (entry, name, words) in [
        (
            "Report (Markdown)",
            "bridge.report.md",
            "**Said by:** Ali Nasr, in other words",
        ),
        (
            "Claims as a table (CSV)",
            "bridge.claims.csv",
            "6,The <ferry> runs & runs,,,,,Open,,,,",
        ),
        (
            "Sources as a table (CSV)",
            "bridge.sources.csv",
            "an engineer,",
        ),
        (
            "Annotations as a table (CSV)",
            "bridge.annotations.csv",
            "2,Northam,Location,,,,26,33",
        ),
    ] {
        let file = export(world, entry, name).await?;
        let content = std::fs::read_to_string(file)?;
        holds(
            content.contains(words),
            format!("{name} says {words}: {content}"),
        )?;
    }
    let file = export(
        world,
        "Report to read and print (HTML)",
        "bridge.report.html",
    )
    .await?;
    read_report(world, &file, TEXT).await
}

/// Opens a report as a plain file: it holds the article word for word, passes axe, runs nothing, and can be printed.
pub(super) async fn read_report(world: &World, file: &Path, text: &str) -> Outcome {
    let me = &world.me;
    me.web.goto(format!("file://{}", file.display())).await?;
    let read = "const it = document.querySelector('article').cloneNode(true); \
        it.querySelectorAll('sup').forEach(it => it.remove()); return it.textContent";
    same(
        "the text in the report",
        me.run(read, vec![]).await?.as_str().unwrap_or_default(),
        text,
    )?;
    let runs = "return document.querySelectorAll('script, img, link, iframe, [onclick], [style]').length + \
        performance.getEntriesByType('resource').length";
    same(
        "what runs or is fetched",
        &me.run(runs, vec![]).await?,
        &serde_json::json!(0),
    )?;
    let broken = "return [...document.querySelectorAll('sup a')].filter(it => !document.getElementById(it.hash.slice(1))).length";
    same(
        "numbers that lead nowhere",
        &me.run(broken, vec![]).await?,
        &serde_json::json!(0),
    )?;
    me.passes_axe("a report").await?;
    let pdf = me.web.print_page(PrintParameters::default()).await?;
    holds(
        pdf.starts_with(b"%PDF") && pdf.len() > 5_000,
        format!("{} bytes of PDF", pdf.len()),
    )
}

async fn checks(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me, "Fact checks").await?;
    me.says("dialog", "Overview", "No claim has a verdict yet.")
        .await?;
    me.click_button("Done").await?;
    me.click_button_starting("The bridge is safe").await?;
    me.click_button("Check this claim").await?;
    me.click_button("Add evidence").await?;
    me.focus_is("textbox", "Address or citation").await?;
    me.type_keys("https://archive.example/bridge").await?;
    me.fill("Reason", "The report says so.").await?;
    me.choose_entry("Your verdict", "Refuted").await?;
    me.click_button("Done").await?;
    open(me, "Fact checks").await?;
    me.passes_axe("the board of fact checks").await?;
    me.says(
        "status",
        "Fact checks that are complete",
        "0 of 1 can be published.",
    )
    .await?;
    me.says(
        "list",
        "What is missing",
        "Needed: the address where it is published.",
    )
    .await?;
    me.fill(
        "Address where you publish it",
        "https://school.example/bridge",
    )
    .await?;
    me.says(
        "status",
        "Fact checks that are complete",
        "1 of 1 can be published.",
    )
    .await?;
    me.says(
        "list",
        "What is missing",
        "Better with: your name, in Settings.",
    )
    .await?;
    me.click_button("Save it as a file").await?;
    let file = read_json(&world.downloaded("fact-checks.claimreview.json").await?)?;
    let at = |path: &str| {
        file.pointer(path)
            .and_then(|it| it.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    same("its type", at("/@type"), "ClaimReview".to_owned())?;
    same(
        "its address",
        at("/url"),
        "https://school.example/bridge".to_owned(),
    )?;
    same(
        "the speaker",
        at("/itemReviewed/author/0/name"),
        "Ali Nasr".to_owned(),
    )?;
    same(
        "the verdict",
        at("/reviewRating/alternateName"),
        "Refuted".to_owned(),
    )
}

async fn printed(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    // A browser that prints says so before and after; in between the page is as it comes to paper.
    me.run("dispatchEvent(new Event('beforeprint'))", vec![])
        .await?;
    let numbers = "return [...document.querySelectorAll('mark[data-notes]')].map(it => `${it.textContent} ${it.dataset.notes}`)";
    let expected = [
        "Ali Nasr 1",
        "Northam 2",
        "The bridge is safe 3",
        "It will fall 4",
        "an engineer 5",
        "The <ferry> runs & runs 6",
    ];
    same(
        "numbers",
        me.run(numbers, vec![]).await?,
        serde_json::json!(expected),
    )?;
    let notes =
        "return [...document.querySelectorAll('#print-notes li')].map(it => it.textContent)";
    let expected = [
        "Actor: “Ali Nasr” — Means Ali Nasr",
        "Location: “Northam”",
        "Claim: “The bridge is safe” — Said by Ali Nasr",
        "Claim: “It will fall” — Said by an engineer",
        "Actor: “an engineer”",
        "Claim: “The <ferry> runs & runs” — Nobody is said to say it",
    ];
    same(
        "notes",
        me.run(notes, vec![]).await?,
        serde_json::json!(expected),
    )?;
    same("the text", me.article().await?.text.as_str(), TEXT)?;
    let pdf = me.web.print_page(PrintParameters::default()).await?;
    holds(pdf.starts_with(b"%PDF"), "a PDF".to_owned())?;
    me.run("dispatchEvent(new Event('afterprint'))", vec![])
        .await?;
    let left = "return document.querySelectorAll('#print-notes, mark[data-notes]').length";
    same(
        "what is left on the screen",
        &me.run(left, vec![]).await?,
        &serde_json::json!(0),
    )
}
