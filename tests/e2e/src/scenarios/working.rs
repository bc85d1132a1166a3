//! A pupil at work on an exercise: opened from a file, answered, checked, handed in, begun anew, gone on with elsewhere.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::browser::{Kind, Settings};
use crate::hands::{CONTROL, DOWN, END, ENTER, ESCAPE, HOME, Hands, SHIFT, TAB};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::read_json;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("exercise_is_worked_on_by_keyboard", play!(by_keyboard)).within(90),
    Scenario::app("exercise_is_worked_on_by_touch", play!(by_touch))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: false,
        })
        .within(90),
    Scenario::app("exercise_offers_only_what_it_allows", play!(allowed)),
    Scenario::app("exercise_checks_practice_only", play!(checks)),
    Scenario::app("exercise_is_handed_in", play!(hands_in)).within(90),
    Scenario::app("exercise_begins_anew_in_one_step", play!(begins_anew)),
    Scenario::app("exercise_goes_on_on_another_machine", play!(goes_on)).within(90),
    Scenario::app("feedback_opens_and_leads_to_its_words", play!(feedback)),
    Scenario::app("exercise_that_is_damaged_says_so", play!(damaged)),
    Scenario::app("exercises_on_one_article_are_a_choice", play!(several)),
    Scenario::app("exercise_is_read_on_a_narrow_dark_page", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

const EXERCISE: &str = include_str!("../../../fixtures/whosaid/v1-pupil.whosaid.json");
const FEEDBACK: &str = include_str!("../../../fixtures/whosaid/v1-feedback.whosaid.json");
const TITLE: &str = "Night market moves to the tram depot";
const ASK_ROOF: &str = "1. Who could know whether the roof is safe?";
const NAME: &str = "Your name or pseudonym";
const FILE: &str = "who-says-what-at-the-market-mia.handin.whosaid.json";

/// Opens a file and sees the article that is in it.
async fn open(world: &World, name: &str, content: &str) -> Outcome<String> {
    let file = world.file(name, content)?;
    let said = world.me.import(&file).await?;
    world.me.article_titled(TITLE).await?;
    world.me.find("region", "Exercise").await?;
    Ok(said)
}

/// A pupil who has opened the exercise.
async fn begin(world: &mut World) -> Outcome {
    world.enter().await?;
    let said = open(world, "market.whosaid.json", EXERCISE).await?;
    holds(
        said.contains("Exercise: Who says what at the market?") && !said.contains("New"),
        format!("the dialog says in a line what it is: {said:?}"),
    )
}

async fn shows_progress(me: &Person, words: &str) -> Outcome {
    me.says("region", "Exercise", words).await?;
    Ok(())
}

async fn is_named(me: &Person, name: &str) -> Outcome {
    let found = me.field(NAME).await?.value().await?;
    same("the name", found.unwrap_or_default().as_str(), name)
}

/// Answers all three questions: types, chooses, and takes words that are drawn over.
async fn answer(me: &Person) -> Outcome {
    me.fill(NAME, "Mia").await?;
    me.fill(ASK_ROOF, "The fire service.").await?;
    me.click("radio", "The mayor").await?;
    me.click_button("Mark the passage").await?;
    me.find("group", "Mark the passage").await?;
    me.drag_over("The fire service did not answer questions.")
        .await?;
    me.click_button("Take these words").await?;
    me.find("button", "“The fire service did not answer questions.”")
        .await?;
    shows_progress(me, "3 of 3 questions answered").await
}

async fn by_keyboard(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let file = world.file("market.whosaid.json", EXERCISE)?;
    me.propose(&file).await?;
    me.passes_axe("an exercise to be imported").await?;
    me.focus_is("button", "Import").await?;
    me.press(&[], ENTER).await?;
    me.article_titled(TITLE).await?;
    me.find("region", "Exercise").await?;
    me.says("region", "Exercise", "Mark every actor.").await?;
    me.passes_axe("an exercise that was just opened").await?;
    me.tab_back_to("textbox", NAME).await?;
    me.type_keys("Mia").await?;
    me.tab_to("textbox", ASK_ROOF).await?;
    me.type_keys("The fire service").await?;
    me.tab_to("button", "Show a hint").await?;
    me.press(&[], ENTER).await?;
    me.says("region", "Exercise", "Who looks at roofs for a living?")
        .await?;
    // One stop for all options; arrows choose.
    me.press(&[], TAB).await?;
    let is_chosen = "return document.activeElement.matches(':checked')";
    me.press(&[], DOWN).await?;
    same(
        "an arrow chooses",
        me.run(is_chosen, vec![]).await?,
        json!(true),
    )?;
    me.tab_to("button", "Mark the passage").await?;
    me.press(&[], ENTER).await?;
    me.hears("Select the words in the article").await?;
    me.press(&[CONTROL], HOME).await?;
    me.press(&[SHIFT], END).await?;
    me.until("words are selected", async || {
        let now = me.run("return getSelection().toString()", vec![]).await?;
        Ok(now.as_str().filter(|it| !it.trim().is_empty()).map(drop))
    })
    .await?;
    me.press(&[], 'u').await?;
    me.find("button", &format!("“{TITLE}”")).await?;
    me.focus_is("button", "Choose other words").await?;
    shows_progress(me, "3 of 3 questions answered, 0 marks").await?;
    me.passes_axe("an exercise that is answered").await?;
    // All of it is there again after a reload, and one step after the other is taken back.
    me.reload().await?;
    shows_progress(me, "3 of 3 questions answered").await?;
    is_named(me, "Mia").await
}

/// Taps the middle of a thing, scrolled into view.
pub(crate) async fn tap(me: &Person, role: &str, name: &str) -> Outcome {
    let element = me.find(role, name).await?;
    let center = "arguments[0].scrollIntoView({ block: 'center' })";
    me.run(center, vec![element.to_json()?]).await?;
    let rect = element.rect().await?;
    let middle = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    Hands::touching()
        .move_to(middle)
        .click()
        .perform(&me.web)
        .await
}

async fn by_touch(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    // The pane lies over the article at first, and three buttons are at the thumb.
    me.says("region", "Exercise", "Mark every actor.").await?;
    me.passes_axe("an exercise on a phone").await?;
    for name in ["Library", "Exercise", "Annotations"] {
        let rect = me.find("button", name).await?.rect().await?;
        holds(
            rect.width >= 100.0 && rect.height >= 44.0 && rect.y > 600.0,
            format!("{name} is at the thumb: {rect:?}"),
        )?;
    }
    tap(me, "textbox", NAME).await?;
    me.type_keys("Mia").await?;
    tap(me, "radio", "The mayor").await?;
    tap(me, "button", "Mark the passage").await?;
    me.gone("region", "Exercise").await?;
    me.find("group", "Mark the passage").await?;
    me.touch_words("answer").await?;
    me.find("toolbar", "Tag selection").await?;
    me.passes_axe("a passage to be taken on a phone").await?;
    tap(me, "button", "Take these words").await?;
    me.find("region", "Exercise").await?;
    me.find("button", "“answer”").await?;
    shows_progress(me, "2 of 3 questions answered").await?;
    // The words lead to the article, and its button back to the pane.
    tap(me, "button", "“answer”").await?;
    me.gone("region", "Exercise").await?;
    tap(me, "button", "Exercise").await?;
    me.find("region", "Exercise").await?;
    tap(me, "button", "Hand in").await?;
    world.downloaded(FILE).await?;
    world
        .me
        .says("region", "Exercise", "Nothing has changed since")
        .await?;
    Ok(())
}

async fn allowed(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.gone("button", "Suggest").await?;
    let claim = me.mark("The depot is safe", 0, 'c').await?;
    me.open_card(&claim.id).await?;
    me.find("textbox", "Said by").await?;
    me.gone("button", "Check this claim").await?;
    me.press(&[], 'v').await?;
    me.hears("This exercise does without that.").await?;
    same("dialogs", me.names("dialog").await?.len(), 0)?;
    let actor = me.mark("Tomas Reuel", 0, 'a').await?;
    me.open_card(&actor.id).await?;
    me.gone("textbox", "Means").await
}

async fn checks(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.says("region", "Check yourself", "are for practice")
        .await?;
    me.click_button("Check my marks").await?;
    me.says("region", "Check yourself", "You found 0 of 2.")
        .await?;
    me.says("list", "What was checked", "Who speaks on Tuesday?")
        .await?;
    me.mark("Ilse Marek", 0, 'a').await?;
    me.mark("the roof", 0, 'l').await?;
    me.click_button("Check my marks").await?;
    let said = me
        .says("region", "Check yourself", "You found 1 of 2.")
        .await?;
    holds(
        said.contains("One of your marks is on words that only look right.")
            && said.contains("A roof is no place on a map.")
            && said.contains("Which town is it about?"),
        format!("each thing is explained: {said:?}"),
    )?;
    me.passes_axe("marks that were checked").await?;
    // As often as they like.
    me.mark("Brenwick", 0, 'l').await?;
    me.delete_annotation("the roof").await?;
    me.click_button("Check my marks").await?;
    let said = me
        .says("region", "Check yourself", "You found 2 of 2.")
        .await?;
    holds(!said.contains("only look right"), said)
}

/// The file that the pupil hands in.
async fn hand_in(world: &World) -> Outcome<PathBuf> {
    world.me.click_button("Hand in").await?;
    world.downloaded(FILE).await
}

/// The body of the one enclosure of a kind in a file.
fn body(file: &Value, kind: &str) -> Value {
    let all = file["whosaid:enclosures"].as_array();
    let mut all = all.into_iter().flatten();
    let found = all.find(|it| it["whosaid:kind"] == json!(kind));
    found.map_or(Value::Null, |it| it["whosaid:body"].clone())
}

async fn hands_in(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.says("region", "Hand in", "Not handed in yet.").await?;
    // Without a name the focus is in the field for it.
    me.click_button("Hand in").await?;
    me.hears("Write your name or a pseudonym first").await?;
    me.focus_is("textbox", NAME).await?;
    answer(me).await?;
    me.mark("Mayor Ilse Marek", 0, 'a').await?;
    let file = read_json(&hand_in(world).await?)?;
    let me = &world.me;
    let work = body(&file, "work");
    same("the name", &work["name"], &json!("Mia"))?;
    same(
        "the answers",
        &work["answers"],
        &json!([
            { "question": 1, "words": "The fire service." },
            { "question": 2, "option": 0 },
            { "question": 5, "passage": [[266, 308]] },
        ]),
    )?;
    holds(work["handedIn"].is_u64(), "when it was handed in is in it")?;
    // The exercise is as it was received.
    let received: Value = serde_json::from_str(EXERCISE)?;
    same(
        "the exercise",
        body(&file, "exercise"),
        body(&received, "exercise"),
    )?;
    same("the marks", &file["total"], &json!(1))?;
    me.says("region", "Hand in", "Nothing has changed since")
        .await?;
    me.passes_axe("work that is handed in").await?;
    Ok(())
}

async fn begins_anew(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    answer(me).await?;
    me.mark("Mayor Ilse Marek", 0, 'a').await?;
    me.mark("Brenwick", 0, 'l').await?;
    me.click_button("Reset this exercise").await?;
    me.find("dialog", "Reset this exercise").await?;
    me.passes_axe("before an exercise begins anew").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Reset this exercise").await?;
    shows_progress(me, "3 of 3 questions answered, 2 marks").await?;
    me.click_button("Reset this exercise").await?;
    me.click_button("Delete and begin anew").await?;
    shows_progress(me, "0 of 3 questions answered, 0 marks").await?;
    me.shows(&[]).await?;
    me.click_button("Undo").await?;
    shows_progress(me, "3 of 3 questions answered, 2 marks").await?;
    is_named(me, "Mia").await
}

async fn goes_on(world: &mut World) -> Outcome {
    begin(world).await?;
    answer(&world.me).await?;
    world.me.mark("Mayor Ilse Marek", 0, 'a').await?;
    let file = hand_in(world).await?;
    world.move_to_another_machine().await?;
    // The exercise is opened there before, as a file of one's own is often looked for second.
    open(world, "market.whosaid.json", EXERCISE).await?;
    let said = world.me.import(&file).await?;
    let me = &world.me;
    holds(
        said.contains("Your work on the exercise: Who says what at the market?"),
        format!("the dialog says what it is: {said:?}"),
    )?;
    shows_progress(me, "3 of 3 questions answered, 1 mark").await?;
    me.find("button", "“The fire service did not answer questions.”")
        .await?;
    me.mark("Brenwick", 0, 'l').await?;
    me.says("region", "Hand in", "You have changed something since")
        .await?;
    let file = read_json(&hand_in(world).await?)?;
    same("the marks", &file["total"], &json!(2))?;
    let items = file["first"]["items"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let mut by: Vec<String> = items
        .iter()
        .map(|it| it["creator"]["id"].to_string())
        .collect();
    by.dedup();
    same("all by one author", by.len(), 1)
}

async fn feedback(world: &mut World) -> Outcome {
    world.enter().await?;
    let said = open(world, "mia.whosaid.json", FEEDBACK).await?;
    holds(
        said.contains("Feedback for Mia on the exercise: Who says what at the market?"),
        format!("the dialog says what it is: {said:?}"),
    )?;
    let me = &world.me;
    let said = me
        .says("region", "Feedback", "Mia: 4.5 of 7 points")
        .await?;
    for words in [
        "Well done, Mia.",
        "Not found. Which town is it about?",
        "1.5 of 2 points",
        "Your teacher says: The fire service is named, but not why.",
        "You found 3 of 4 marks.",
    ] {
        holds(said.contains(words), format!("{words:?} in {said:?}"))?;
    }
    me.passes_axe("feedback").await?;
    me.click_button("“Brenwick”").await?;
    me.until("the caret at the words", async || {
        let now = me
            .run(
                "return document.activeElement.hasAttribute('data-article-text')",
                vec![],
            )
            .await?;
        Ok((now == json!(true)).then_some(()))
    })
    .await
}

/// The exercise with another body.
fn changed(change: impl FnOnce(&mut Value)) -> Outcome<String> {
    let mut file: Value = serde_json::from_str(EXERCISE)?;
    change(&mut file["whosaid:enclosures"][0]);
    Ok(file.to_string())
}

async fn damaged(world: &mut World) -> Outcome {
    world.enter().await?;
    let file = changed(|it| it["whosaid:body"] = json!({ "title": 3 }))?;
    open(world, "damaged.whosaid.json", &file).await?;
    let me = &world.me;
    me.says("region", "Exercise", "This could not be read.")
        .await?;
    me.passes_axe("an exercise that cannot be read").await?;
    // The article is there all the same.
    me.mark("Brenwick", 0, 'l').await?;
    world.move_to_another_machine().await?;
    let file = changed(|it| {
        it["whosaid:body"]["practice"]["entries"][0]["pieces"] = json!([[90_000, 90_004]]);
    })?;
    open(world, "other.whosaid.json", &file).await?;
    world
        .me
        .says(
            "region",
            "Exercise",
            "it was made for another version of the article",
        )
        .await?;
    Ok(())
}

async fn several(world: &mut World) -> Outcome {
    begin(world).await?;
    let other = changed(|it| {
        it["id"] = json!("urn:uuid:00000000-0000-4000-8000-000000000111");
        it["whosaid:body"] = json!({
            "title": "Only read",
            "weights": { "source": 1, "verdict": 1, "trap": 1 },
        });
    })?;
    open(world, "other.whosaid.json", &other).await?;
    let me = &world.me;
    let choice = "There are several exercises on this article. Work on";
    me.fill(NAME, "Mia").await?;
    me.choose_entry(choice, "Only read").await?;
    // Without guidelines and questions it says what can be done.
    me.says(
        "region",
        "Exercise",
        "Select words that fit one of the tags",
    )
    .await?;
    me.gone("region", "Questions").await?;
    same(
        "the name in the other one",
        me.field(NAME)
            .await?
            .value()
            .await?
            .unwrap_or_default()
            .as_str(),
        "",
    )?;
    me.passes_axe("one of two exercises").await?;
    me.choose_entry(choice, "Who says what at the market?")
        .await?;
    me.find("region", "Questions").await?;
    Ok(())
}

async fn narrow(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.passes_axe("an exercise on a narrow dark page").await?;
    let wide = me
        .run("return document.documentElement.scrollWidth", vec![])
        .await?;
    holds(
        wide.as_u64().is_some_and(|it| it <= 360),
        format!("nothing is wider than the page: {wide}"),
    )
}
