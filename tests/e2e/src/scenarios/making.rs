//! A teacher makes an exercise of an article that she marked, and hands it out.

use serde_json::{Value, json};

use crate::browser::{Kind, Settings};
use crate::hands::{DOWN, ESCAPE, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY_TITLE, read_json};
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("exercise_is_made_and_handed_out", play!(made)),
    Scenario::app("sealed_key_opens_for_its_passphrase", play!(sealed)),
    Scenario::app("exercise_is_saved_and_undone_like_all_else", play!(undone)),
    Scenario::app("exercise_says_what_it_lacks", play!(lacking)),
    Scenario::app("exercise_dialog_has_room_when_narrow", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

const PASSPHRASE: &str = "rain on four tin roofs";
pub(crate) const FOR_PUPILS: &str = "flood-warning-lifted.exercise.whosaid.json";
pub(crate) const FOR_HER: &str = "flood-warning-lifted.teacher.whosaid.json";

/// The story with three marks of the teacher.
async fn marked(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Mayor Ana Ruiz", 0, 'a').await?;
    me.mark("the river Elm had fallen by two metres", 0, 'c')
        .await?;
    me.mark("his fields near Northbridge were still under water", 0, 'c')
        .await?;
    Ok(())
}

/// Opens the dialog.
async fn open(me: &Person) -> Outcome {
    me.press(&[SHIFT], 'e').await?;
    me.find("dialog", "Exercise").await?;
    Ok(())
}

/// The story with its marks, and an exercise on it that is begun.
async fn begun(world: &World) -> Outcome {
    marked(world).await?;
    let me = &world.me;
    open(me).await?;
    me.click_button("Make an exercise").await?;
    me.focus_is("textbox", "Title").await
}

/// Opens a part of the dialog.
async fn part(me: &Person, name: &str) -> Outcome {
    me.click_button_starting(name).await
}

/// Writes a first question with two options, of which the second is right.
pub(crate) async fn ask_who_denies(me: &Person) -> Outcome {
    me.click_button("Add question").await?;
    me.focus_is("textbox", "Question 1").await?;
    me.type_keys("Who denies it?").await?;
    me.choose_entry("Kind of question 1", "Choice").await?;
    me.fill("Option 1 of question 1", "The farmer").await?;
    me.fill("Option 2 of question 1", "The mayor").await?;
    me.click("checkbox", "Option 2 of question 1 is right")
        .await
}

/// Makes a file and waits for it.
pub(crate) async fn file(world: &World, button: &str, name: &str) -> Outcome<std::path::PathBuf> {
    world.me.click_button(button).await?;
    let path = world.downloaded(name).await?;
    let said = format!("Saved as {name}.");
    world.me.says("status", "What came of it", &said).await?;
    Ok(path)
}

/// The body of the exercise in a file.
fn body(file: &Value) -> Value {
    file["whosaid:enclosures"][0]["whosaid:body"].clone()
}

async fn made(world: &mut World) -> Outcome {
    marked(world).await?;
    let me = &world.me;
    open(me).await?;
    me.says(
        "dialog",
        "Exercise",
        "You have made 3 marks in this article: they become the key.",
    )
    .await?;
    me.passes_axe("no exercise yet").await?;
    me.click_button("Make an exercise").await?;
    me.focus_is("textbox", "Title").await?;
    me.passes_axe("exercise that is begun").await?;
    me.fill(
        "Guidelines",
        "# Before you begin\n\nMark *all* claims.\n- one\n- two",
    )
    .await?;
    me.click_button("Show as pupils read it").await?;
    me.find("heading", "Before you begin").await?;

    part(me, "What pupils may do").await?;
    me.click("checkbox", "Give verdicts with evidence").await?;
    me.fill("Minutes", "20").await?;

    part(me, "Questions").await?;
    ask_who_denies(me).await?;
    me.fill("Hint for question 1", "Look at the end.").await?;
    me.click_button("Add question").await?;
    me.focus_is("textbox", "Question 2").await?;
    me.type_keys("Where is it wet?").await?;
    me.choose_entry("Kind of question 2", "Mark").await?;
    me.choose_entry("Right passage for question 2", "Claim: his")
        .await?;
    me.click_button("Add passage").await?;
    me.find(
        "button",
        "Delete passage his fields near Northbridge were still under water",
    )
    .await?;
    me.click_button("Question 2 up").await?;
    me.focus_is("button", "Question 1 down").await?;

    part(me, "Key").await?;
    me.choose_entry("Role of Mayor Ana Ruiz", "Left").await?;
    me.click_button("the river Elm had fallen by two metres")
        .await?;
    let river = "the river Elm had fallen by two metres";
    me.choose_entry(&format!("How exact {river}"), "2 words")
        .await?;
    me.fill(
        &format!("Feedback to whoever misses it: {river}"),
        "Ruiz says it.",
    )
    .await?;
    me.choose_entry(
        &format!("As right as {river}: also"),
        "the same words as Location",
    )
    .await?;
    me.click_button("Accept").await?;
    me.find("button", "No longer accept the same words as Location")
        .await?;
    me.choose_entry(&format!("As right as {river}: also"), "Actor: Mayor")
        .await?;
    me.click_button("Accept").await?;
    me.find("button", "No longer accept Actor: Mayor Ana Ruiz")
        .await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Exercise").await?;

    // By keys: the arrows walk the key.
    open(me).await?;
    part(me, "Key 2 to find, 0 traps").await?;
    me.tab_to("button", "Mayor Ana Ruiz").await?;
    me.press(&[], DOWN).await?;
    me.focus_is("button", river).await?;
    me.press(&[], DOWN).await?;
    let fields = "his fields near Northbridge were still under water";
    me.focus_is("button", fields).await?;
    me.press(&[], ' ').await?;
    me.fill(
        &format!("Feedback to whoever misses it: {fields}"),
        "The farmer says it.",
    )
    .await?;
    me.click("checkbox", "Practice: pupils may check it themselves")
        .await?;
    me.says(
        "region",
        "Files",
        "1 practice entry travels where pupils can read it.",
    )
    .await?;
    me.passes_axe("exercise with an open entry").await?;

    me.click_button("See it as a pupil").await?;
    me.says("dialog", "Exercise", "Who denies it?").await?;
    me.passes_axe("exercise as a pupil sees it").await?;
    me.click_button("Back to the exercise").await?;

    let hers = file(world, "File for me", FOR_HER).await?;
    let hers = read_json(&hers)?;
    same(
        "marks in her file",
        &json!(hers.to_string().matches("Ruiz says it.").count()),
        &json!(1),
    )?;
    let theirs = file(world, "File for pupils", FOR_PUPILS).await?;
    let inside = read_json(&theirs)?;
    let words = inside.to_string();
    for (what, is_there) in [
        ("The farmer says it.", true),
        ("Ruiz says it.", false),
        ("Who denies it?", true),
        ("Mark *all* claims.", true),
    ] {
        same(what, &json!(words.contains(what)), &json!(is_there))?;
    }
    same("marks in the pupils’ file", &inside["total"], &json!(0))?;
    let task = body(&inside);
    same("minutes", &task["minutes"], &json!(20))?;
    same(
        "what pupils may do",
        &task["may"],
        &json!(["entities", "attribution"]),
    )?;
    for gone in ["settings", "answers", "keyBy", "sealed"] {
        same(gone, &task[gone], &Value::Null)?;
    }
    same(
        "practice",
        &json!(task["practice"]["entries"].as_array().map(Vec::len)),
        &json!(1),
    )?;

    // For rooms without devices.
    for (button, name, has_key) in [
        ("Worksheet to print", "worksheet", false),
        ("Answer sheet to print", "answers", true),
    ] {
        me.click_button(button).await?;
        let name = format!("flood-warning-lifted.{name}.html");
        let sheet = std::fs::read_to_string(world.downloaded(&name).await?)?;
        let marked = sheet.contains("Ruiz says it.");
        same(button, marked, has_key)?;
        holds(sheet.contains("Who denies it?"), format!("{name} asks"))?;
    }

    // On a pupil's machine.
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&theirs).await?;
    me.article_titled(STORY_TITLE).await?;
    me.shows_count(0).await?;
    open(me).await?;
    me.find("heading", "Before you begin").await?;
    let said = me.says("dialog", "Exercise", "Where is it wet?").await?;
    holds(
        !said.contains("Ruiz says it."),
        "nothing of the key is shown",
    )?;
    me.gone("button", "Open the sealed key").await?;
    me.passes_axe("exercise that was received").await
}

async fn sealed(world: &mut World) -> Outcome {
    begun(world).await?;
    let me = &world.me;
    me.click(
        "radio",
        "Sealed with a passphrase: you can score from their files anywhere",
    )
    .await?;
    me.click_button("File for pupils").await?;
    me.says("alert", "What came of it", "The passphrase is too short")
        .await?;
    me.fill("Passphrase", PASSPHRASE).await?;
    let theirs = file(world, "File for pupils", FOR_PUPILS).await?;
    let task = body(&read_json(&theirs)?);
    let sealed = task["sealed"].as_str().unwrap_or_default().to_owned();
    holds(
        sealed.starts_with("whosaid-1."),
        format!("sealed: {sealed:.40}"),
    )?;

    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&theirs).await?;
    me.article_titled(STORY_TITLE).await?;
    open(me).await?;
    me.fill("Passphrase", "rain on four tin roof").await?;
    me.click_button("Open the sealed key").await?;
    me.says("status", "What came of the passphrase", "It stays closed")
        .await?;
    me.passes_axe("key that stays closed").await?;
    me.fill("Passphrase", PASSPHRASE).await?;
    me.click_button("Open the sealed key").await?;
    me.says("table", "Key", "the river Elm had fallen by two metres")
        .await?;
    me.passes_axe("key that is open").await?;
    // It is kept until the page goes, and no longer.
    me.click_button("Done").await?;
    open(me).await?;
    me.find("table", "Key").await?;
    me.reload().await?;
    open(me).await?;
    me.find("button", "Open the sealed key").await?;
    Ok(())
}

async fn undone(world: &mut World) -> Outcome {
    begun(world).await?;
    let me = &world.me;
    me.fill("Title", "Who says so?").await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Exercise").await?;
    me.storage_says("Saved").await?;
    me.reload().await?;
    open(me).await?;
    let title = async |me: &Person| {
        let field = me.field("Title").await?;
        me.run("return arguments[0].value", vec![field.to_json()?])
            .await
    };
    same("the title", &title(me).await?, &json!("Who says so?"))?;
    me.click_button("Delete exercise").await?;
    me.find("button", "Make an exercise").await?;
    me.press(&[], ESCAPE).await?;
    me.click_button("Undo").await?;
    me.hears("Undone: changing an exercise").await?;
    open(me).await?;
    same("the title", &title(me).await?, &json!("Who says so?"))?;
    Ok(())
}

async fn lacking(world: &mut World) -> Outcome {
    begun(world).await?;
    let me = &world.me;
    me.fill("Title", "").await?;
    me.says("region", "Files", "It has no title of its own")
        .await?;
    part(me, "Questions").await?;
    me.click_button("Add question").await?;
    me.says("region", "Files", "Question 1 has no words")
        .await?;
    me.click_button("File for pupils").await?;
    me.says(
        "alert",
        "What came of it",
        "Question 1 has no words: say what is asked, or delete it.",
    )
    .await?;
    me.passes_axe("exercise that lacks something").await?;
    me.click_button("Delete question 1").await?;
    me.focus_is("button", "Add question").await?;
    // A tag of her own that has the letter of another.
    part(me, "Own tags").await?;
    me.fill("Name of a new tag", "Loaded word").await?;
    me.click_button("Add tag").await?;
    me.focus_is("textbox", "Meaning of own tag 1").await?;
    me.fill("Letter of own tag 1", "c").await?;
    me.says(
        "region",
        "Files",
        "Own tag 1 has the name or the letter of another tag",
    )
    .await?;
    me.passes_axe("exercise with a tag like another").await?;
    me.click_button("Delete own tag 1").await?;
    // A mark of the key that goes.
    part(me, "Key").await?;
    me.choose_entry("Role of Mayor Ana Ruiz", "Trap").await?;
    me.click_button("Done").await?;
    me.delete_annotation("Mayor Ana Ruiz").await?;
    open(me).await?;
    me.says("region", "Files", "1 entry’s mark is gone").await?;
    part(me, "Key").await?;
    me.click_button("Forget what was said of it").await?;
    me.gone("button", "Forget what was said of it").await
}

async fn narrow(world: &mut World) -> Outcome {
    begun(world).await?;
    let me = &world.me;
    part(me, "Questions").await?;
    me.click_button("Add question").await?;
    me.choose_entry("Kind of question 1", "Choice").await?;
    part(me, "Key").await?;
    me.click_button("Mayor Ana Ruiz").await?;
    part(me, "Own tags").await?;
    me.fill("Name of a new tag", "Loaded word").await?;
    me.click_button("Add tag").await?;
    me.passes_axe("exercise, narrow and dark").await?;
    let beyond = "const dialog = document.querySelector('dialog'); \
        return [dialog, document.documentElement].filter(it => it.scrollWidth > it.clientWidth).length";
    same(
        "what scrolls sideways",
        &me.run(beyond, vec![]).await?,
        &json!(0),
    )
}
