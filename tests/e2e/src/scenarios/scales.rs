//! A teacher's own scale of verdicts: made, used, changed, deleted, and handed on.

use serde_json::{Value, json};

use super::boards::export;
use crate::browser::{Kind, Settings};
use crate::hands::ESCAPE;
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::read_json;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("verdicts_are_given_in_words_of_a_scale", play!(given)),
    Scenario::app("verdicts_outlive_their_scale", play!(outlived)),
    Scenario::app("scales_travel_in_the_file", play!(handed_on)),
    Scenario::app("words_of_a_scale_are_published", play!(published)),
    Scenario::app("scale_dialog_has_room_when_narrow", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

const TITLE: &str = "Bridge";
const TEXT: &str = "The bridge is safe, the mayor said.\nThe ferry is late.";
const CLAIM: &str = "The bridge is safe";

const GRADES: [(&str, &str); 4] = [
    ("True", "Supported"),
    ("Mostly true", "Supported"),
    ("Nobody knows", "Not enough evidence"),
    ("Made up", "Refuted"),
];

/// An article with a claim, evidence on it and a reason, and the dialog in which it is checked.
async fn begin(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article(TITLE, TEXT).await?;
    me.mark(CLAIM, 0, 'c').await?;
    check(me).await?;
    me.click_button("Add evidence").await?;
    me.focus_is("textbox", "Address or citation").await?;
    me.type_keys("Town archive").await?;
    me.type_into("Reason", "One report.").await
}

/// Opens the dialog in which the open claim is checked.
async fn check(me: &Person) -> Outcome {
    me.click_button("Check this claim").await?;
    me.find("dialog", "Check this claim").await?;
    Ok(())
}

/// Opens the dialog about scales from the verdict.
async fn open_scales(me: &Person) -> Outcome {
    me.click_button("Own scale …").await?;
    me.find("dialog", "Verdict scale").await?;
    Ok(())
}

/// Writes a scale into the fields: three rows are there, the others are added.
async fn write_scale(me: &Person, name: &str, grades: &[(&str, &str)]) -> Outcome {
    me.fill("Name of the scale", name).await?;
    for (nth, (words, rating)) in (1..).zip(grades) {
        let field = format!("Words of grade {nth}");
        if me.count("textbox", &field).await? == 0 {
            me.click_button("Add grade").await?;
            me.focus_is("textbox", &field).await?;
        }
        me.fill(&field, words).await?;
        let list = format!("Grade {nth} stands for");
        me.choose_entry(&list, rating).await?;
        same(
            "what it stands for",
            chosen(me, &list).await?.as_str(),
            *rating,
        )?;
    }
    Ok(())
}

/// Makes the scale from the verdict, and comes back to it.
async fn make_scale(me: &Person) -> Outcome {
    open_scales(me).await?;
    write_scale(me, "Class 9b", &GRADES).await?;
    me.click_button("Save scale").await?;
    me.find("dialog", "Check this claim").await?;
    me.focus_is("combobox", "Your verdict").await
}

/// What a list shows as chosen.
async fn chosen(me: &Person, list: &str) -> Outcome<String> {
    let list = me.find("combobox", list).await?;
    let script = "return arguments[0].selectedOptions[0].textContent";
    let words = me.run(script, vec![list.to_json()?]).await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

/// Chooses a verdict.
async fn rate(me: &Person, words: &str) -> Outcome {
    me.choose_entry("Your verdict", words).await?;
    me.until(&format!("the verdict is {words}"), async || {
        Ok((chosen(me, "Your verdict").await? == words).then_some(()))
    })
    .await
}

/// The groups of verdicts that are offered, each with its entries.
async fn offered(me: &Person) -> Outcome<Value> {
    let list = me.find("combobox", "Your verdict").await?;
    let script = "return [...arguments[0].children].map(it =>
        it.matches('optgroup') ? `${it.label}: ${[...it.children].map(it => it.textContent).join(', ')}` : it.textContent)";
    me.run(script, vec![list.to_json()?]).await
}

/// Waits until the words stand somewhere.
async fn shows(me: &Person, place: &str, words: &str) -> Outcome {
    let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
    me.until(&format!("{place} says {words:?}"), async || {
        let found = me.run(script, vec![place.into()]).await?;
        let has = |it: &str| {
            it.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(words)
        };
        Ok(found.as_str().is_some_and(has).then_some(()))
    })
    .await
}

const CARD: &str = ".card[data-open=true]";

async fn given(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    let plain = json!([
        "Open",
        "Supported",
        "Refuted",
        "Not enough evidence",
        "Conflicting evidence",
        "Not checkable"
    ]);
    same("without a scale", offered(me).await?, plain)?;
    open_scales(me).await?;
    me.focus_is("textbox", "Name of the scale").await?;
    me.passes_axe("a scale that is begun").await?;
    let refused = async |words: &str| {
        me.click_button("Save scale").await?;
        me.says("alert", "", words).await.map(drop)
    };
    refused("The scale needs a name.").await?;
    me.passes_axe("a scale that is refused").await?;
    me.fill("Name of the scale", "Class 9b").await?;
    refused("Grade 1 has no words").await?;
    me.fill("Words of grade 1", "Yes").await?;
    refused("Choose what grade 1 stands for.").await?;
    me.choose_entry("Grade 1 stands for", "Supported").await?;
    me.fill("Words of grade 2", " YES ").await?;
    refused("Grade 2 has the words of an earlier one").await?;
    for _ in 0..2 {
        me.click_button("Remove grade 1").await?;
        me.focus_is("textbox", "Words of grade 1").await?;
    }
    me.click_button("Remove grade 1").await?;
    me.focus_is("button", "Add grade").await?;
    refused("Expected 2 to 12 grades, found 0.").await?;
    write_scale(me, "Class 9b", &GRADES).await?;
    me.passes_axe("a scale that is written").await?;
    me.click_button("Save scale").await?;
    me.find("dialog", "Check this claim").await?;
    me.focus_is("combobox", "Your verdict").await?;
    let groups = json!([
        "Class 9b: True, Mostly true, Nobody knows, Made up",
        "Whosaid’s own: Open, Supported, Refuted, Not enough evidence, Conflicting evidence, Not checkable"
    ]);
    same("with a scale", offered(me).await?, groups)?;
    rate(me, "Mostly true").await?;
    me.passes_axe("a verdict in words of a scale").await?;
    me.click_button("Done").await?;
    shows(me, CARD, "Mostly true").await?;
    me.passes_axe("a card with such a verdict").await?;
    for search in [
        "verdict:\"Mostly true\"",
        "verdict:mostly",
        "verdict:supported",
    ] {
        me.finds(search, 1).await?;
    }
    me.finds("verdict:true", 0).await?;
    me.finds("", 1).await?;
    me.click_button("Overview").await?;
    me.find("table", "Claims").await?;
    shows(me, "dialog table", "Mostly true Supported").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Overview").await?;
    // Another word for the same rating is a verdict of its own.
    check(me).await?;
    rate(me, "True").await?;
    shows(me, ".check__history", "1 earlier verdict").await?;
    let script = "return document.querySelector('.check__history').textContent";
    let before = me.run(script, vec![]).await?;
    holds(
        before.as_str().is_some_and(|it| it.contains("Mostly true")),
        format!("the history has its words: {before}"),
    )?;
    me.click_button("Done").await?;
    me.click_button("Undo").await?;
    shows(me, CARD, "Mostly true").await?;
    me.reload().await?;
    me.click("button", CLAIM).await?;
    shows(me, CARD, "Mostly true").await?;
    let file = export(world, "Claims as a table (CSV)", "bridge.claims.csv").await?;
    let table = std::fs::read_to_string(file)?;
    holds(
        table.contains(",Supported,Mostly true,One report.,"),
        format!("the table has both: {table}"),
    )?;
    let page = "Report to read and print (HTML)";
    let file = export(world, page, "bridge.report.html").await?;
    let report = std::fs::read_to_string(file)?;
    holds(
        report.contains(">Mostly true (Supported)<"),
        format!("the report has both: {report}"),
    )
}

async fn outlived(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    make_scale(me).await?;
    rate(me, "Made up").await?;
    me.click_button("Done").await?;
    // Where a teacher would look: in the settings.
    me.click_button("Settings").await?;
    me.click_button("Verdict scale").await?;
    me.find("dialog", "Verdict scale").await?;
    me.fill("Words of grade 4", "Invented").await?;
    me.click_button("Save scale").await?;
    me.hears("Scale “Class 9b” saved.").await?;
    me.gone("dialog", "Verdict scale").await?;
    shows(me, CARD, "Made up").await?;
    check(me).await?;
    same(
        "it is kept",
        chosen(me, "Your verdict").await?.as_str(),
        "Made up",
    )?;
    let kept = json!([
        "Made up",
        "Class 9b: True, Mostly true, Nobody knows, Invented",
        "Whosaid’s own: Open, Supported, Refuted, Not enough evidence, Conflicting evidence, Not checkable"
    ]);
    same("what is offered", offered(me).await?, kept)?;
    // A second one, and all to choose from.
    open_scales(me).await?;
    me.click_button("All scales").await?;
    me.click_button("New scale").await?;
    write_scale(me, "Short", &[("Yes", "Supported"), ("No", "Refuted")]).await?;
    me.click_button("Remove grade 3").await?;
    me.focus_is("textbox", "Words of grade 2").await?;
    me.click_button("Save scale").await?;
    me.find("dialog", "Check this claim").await?;
    open_scales(me).await?;
    me.find("list", "Verdict scales").await?;
    me.passes_axe("two scales").await?;
    me.click_button_starting("Class 9b").await?;
    me.click_button("Delete scale").await?;
    me.says("status", "What was done", "Scale “Class 9b” deleted.")
        .await?;
    me.passes_axe("a scale that was deleted").await?;
    me.click_button("Done").await?;
    let without = json!([
        "Made up",
        "Short: Yes, No",
        "Whosaid’s own: Open, Supported, Refuted, Not enough evidence, Conflicting evidence, Not checkable"
    ]);
    same("without it", offered(me).await?, without)?;
    me.click_button("Done").await?;
    shows(me, CARD, "Made up").await?;
    me.finds("verdict:refuted", 1).await?;
    me.finds("", 1).await?;
    me.click_button("Undo").await?;
    me.hears("Undone: changing a verdict scale").await?;
    me.click("button", CLAIM).await?;
    check(me).await?;
    let groups = offered(me).await?;
    holds(
        groups.to_string().contains("Class 9b: True"),
        format!("it is back: {groups}"),
    )
}

async fn handed_on(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    make_scale(me).await?;
    rate(me, "Nobody knows").await?;
    me.click_button("Done").await?;
    let file = world.export("bridge.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let said = me.import(&file).await?;
    holds(
        said.contains("Verdict scales: 1"),
        format!("the dialog says what comes with it: {said:?}"),
    )?;
    me.open_article(TITLE).await?;
    me.click("button", CLAIM).await?;
    shows(me, CARD, "Nobody knows").await?;
    check(me).await?;
    rate(me, "Made up").await?;
    me.click_button("Done").await?;
    shows(me, CARD, "Made up").await?;
    me.click_button("Undo").await?;
    me.finds_nothing_new_in(&file).await
}

/// On paper, beside a linked claim, and in fact checks for other sites.
async fn published(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    make_scale(me).await?;
    rate(me, "Made up").await?;
    me.click_button("Done").await?;
    me.run("dispatchEvent(new Event('beforeprint'))", vec![])
        .await?;
    let note = "return document.querySelector('#print-notes li').textContent";
    let words = me.run(note, vec![]).await?;
    me.run("dispatchEvent(new Event('afterprint'))", vec![])
        .await?;
    holds(
        words.to_string().contains("Made up: One report."),
        format!("the note on paper has its words: {words}"),
    )?;
    me.mark("The ferry is late", 0, 'c').await?;
    me.click("button", CLAIM).await?;
    me.click_button("Related claims").await?;
    me.find("dialog", "Related claims").await?;
    me.click_button_starting("The ferry is late").await?;
    shows(me, ".links__pair", "Made up").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Related claims").await?;
    me.click_button("Overview").await?;
    me.click_button("Fact checks").await?;
    me.find("list", "Fact checks").await?;
    shows(me, ".picture__checks .rating", "Made up").await?;
    me.click_button("Save it as a file").await?;
    let file = read_json(&world.downloaded("fact-checks.claimreview.json").await?)?;
    let rating = &file["reviewRating"];
    same("its words", &rating["alternateName"], &json!("Made up"))?;
    same("what they stand for", &rating["ratingValue"], &json!(1))
}

async fn narrow(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.click_button("Settings").await?;
    me.click_button("Verdict scale").await?;
    me.find("dialog", "Verdict scale").await?;
    write_scale(me, "Class 9b", &GRADES).await?;
    me.passes_axe("the dialog in a narrow window").await?;
    let widths = "const it = document.querySelector('dialog');
        return [it.scrollWidth <= it.clientWidth, document.documentElement.scrollWidth <= innerWidth]";
    same(
        "nothing is wider than the window",
        me.run(widths, vec![]).await?,
        json!([true, true]),
    )
}
