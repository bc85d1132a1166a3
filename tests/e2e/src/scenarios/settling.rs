//! Settling differences between two people: blind first, decided by keys, then talked over and counted again.

use serde_json::json;

use crate::browser::{Kind, Settings};
use crate::hands::{CONTROL, ENTER, ESCAPE, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::scenarios::boards::shows;
use crate::steps::read_json;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("settling_differences_makes_a_gold_layer", play!(settled)),
    Scenario::app("settling_is_read_on_a_narrow_dark_page", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

/// Ten words.
const TEXT: &str = "Mia saw Leo at noon. Rex met Ida in Bonn.";

const SETTLE: &str = "Settle the differences";
const ROUNDS: &str = "Krippendorff’s α on marks, all tags";

/// They differ on 3 of 10 words: α = 1 − (6/20) / (194/380).
const BEFORE: &str = "Round 1, blind / 0.41 / 10 words / 2";

async fn work(me: &Person, name: &str, marks: &[(&str, char)]) -> Outcome {
    me.sign_as(name).await?;
    me.add_article("Noon", TEXT).await?;
    for (words, key) in marks {
        me.mark(words, 0, *key).await?;
    }
    Ok(())
}

/// Ana’s file comes to Ben.
async fn begin(world: &mut World, ana: &[(&str, char)], ben: &[(&str, char)]) -> Outcome {
    world.enter().await?;
    work(&world.me, "Ana", ana).await?;
    let file = world.export("noon.whosaid.json").await?;
    world.move_to_another_machine().await?;
    work(&world.me, "Ben", ben).await?;
    world.me.import(&file).await?;
    Ok(())
}

/// The dialog, counting words.
async fn open(me: &Person) -> Outcome {
    me.press(&[SHIFT], 'o').await?;
    me.find("dialog", "Agreement").await?;
    me.choose_entry("Counted in", "Words").await?;
    me.tab_to("button", SETTLE).await?;
    me.press(&[], ENTER).await?;
    me.find("dialog", SETTLE).await?;
    Ok(())
}

async fn is_blind(me: &Person) -> Outcome {
    let said = me.text_of("dialog", SETTLE).await?;
    holds(
        !said.contains("Ana") && !said.contains("Ben"),
        format!("no name is shown: {said:?}"),
    )
}

/// What was done last is told, and the focus is on this case.
async fn then(me: &Person, said: &str, case: &str) -> Outcome {
    me.says("status", "What was done", said).await?;
    me.focus_is("group", case).await
}

async fn settled(world: &mut World) -> Outcome {
    let ana = [("Mia", 'a'), ("Leo", 'a'), ("Bonn", 'l')];
    let ben = [("Mia", 'a'), ("Leo at", 'a'), ("Rex", 'a')];
    begin(world, &ana, &ben).await?;
    numbers_are_told(&world.me).await?;
    open(&world.me).await?;
    by_keys(&world.me).await?;
    taken_back(&world.me).await?;
    kept(world).await?;
    talked(&world.me).await?;
    handed_on(world).await
}

/// Whoever chooses something else in the dialog on agreement hears what it comes to.
async fn numbers_are_told(me: &Person) -> Outcome {
    me.press(&[SHIFT], 'o').await?;
    me.says(
        "status",
        "Result",
        "α on all marks that count: 0.42, on 41 characters.",
    )
    .await?;
    me.choose_entry("Counted in", "Words").await?;
    me.says(
        "status",
        "Result",
        "α on all marks that count: 0.41, on 10 words. Weak agreement",
    )
    .await?;
    me.click("checkbox", "Ana 3 marks").await?;
    me.says("status", "Result", "Tick two authors or more")
        .await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Agreement").await
}

/// All differences, without the mouse.
async fn by_keys(me: &Person) -> Outcome {
    me.says(
        "dialog",
        SETTLE,
        "These people differ in 3 places. 1 mark all made alike.",
    )
    .await?;
    me.passes_axe("before settling").await?;
    is_blind(me).await?;
    me.focus_is("button", "Begin with round 1").await?;
    me.press(&[], ENTER).await?;
    then(me, "Round 1 is kept.", "Case 1 of 3.").await?;
    me.passes_axe("a case").await?;
    is_blind(me).await?;
    shows(me, ROUNDS, &[BEFORE, "Now / 0.41 / 10 words / 2"]).await?;
    me.says(
        "group",
        "Case 1 of 3.",
        "A tie, with 1 vote each: Actor “Leo at” / Actor “Leo”.",
    )
    .await?;
    me.press(&[], '2').await?;
    then(me, "Settled: Actor “Leo”. Case 2 of 3.", "Case 2 of 3.").await?;
    me.says(
        "group",
        "Case 2 of 3.",
        "A tie, with 1 vote each: Actor “Rex” / No mark.",
    )
    .await?;
    me.press(&[], '0').await?;
    then(me, "Settled: No mark. Case 3 of 3.", "Case 3 of 3.").await?;
    me.press(&[], 'p').await?;
    me.focus_is("group", "Case 2 of 3.").await?;
    me.says("group", "Case 2 of 3.", "Settled: No mark.")
        .await?;
    me.press(&[], 'n').await?;
    me.focus_is("group", "Case 3 of 3.").await?;
    me.press(&[], 'e').await?;
    me.says("status", "Words chosen", "Location “Bonn”").await?;
    me.press(&[], 's').await?;
    me.says("status", "Words chosen", "Location “in Bonn”")
        .await?;
    me.passes_axe("choosing words").await?;
    me.tab_to("button", "Take these words").await?;
    me.press(&[], ENTER).await?;
    then(
        me,
        "Settled: Location “in Bonn”. All are settled.",
        "Case 3 of 3.",
    )
    .await?;
    me.says("dialog", SETTLE, "3 of 3 settled").await?;
    is_blind(me).await
}

async fn taken_back(me: &Person) -> Outcome {
    let stands = |n: &str| format!("{n} stand in the article as the author “Gold: Noon”.");
    me.click_button("Take it into the gold layer").await?;
    me.says("dialog", SETTLE, &stands("3 marks")).await?;
    me.says("dialog", SETTLE, "Everything is settled.").await?;
    me.press(&[CONTROL], 'z').await?;
    me.says("status", "What was done", "The last step is taken back.")
        .await?;
    me.says("dialog", SETTLE, &stands("2 marks")).await?;
    me.click_button("Undo the last step").await?;
    me.says("dialog", SETTLE, "2 of 3 settled").await?;
    me.says("group", "Case 3 of 3.", "Not settled yet.").await?;
    // As everybody has it, this time.
    me.press(&[], 'e').await?;
    me.says("status", "Words chosen", "Location “Bonn”").await?;
    me.press(&[], 's').await?;
    me.click_button("Take these words").await?;
    me.says("dialog", SETTLE, "3 of 3 settled").await?;
    me.click_button("Take it into the gold layer").await?;
    me.click_button("Reveal the names").await?;
    me.says("status", "What was done", "The names are shown now.")
        .await?;
    me.says("dialog", SETTLE, "is Ana").await?;
    me.says("dialog", SETTLE, "is Ben (you)").await?;
    me.click_button("Done").await?;
    me.gone("dialog", SETTLE).await
}

/// Everything is there after a reload; the gold layer is nobody's own work, and is left out at first.
async fn kept(world: &mut World) -> Outcome {
    let me = &world.me;
    me.shows_count(9).await?;
    me.reload().await?;
    me.shows_count(9).await?;
    me.press(&[SHIFT], 'o').await?;
    let gold = me.find("checkbox", "Gold: Noon 3 marks").await?;
    holds(!gold.is_selected().await?, "the gold layer is left out")?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Agreement").await?;
    open(me).await?;
    me.says("dialog", SETTLE, "3 of 3 settled").await?;
    me.says(
        "group",
        "Case 1 of 3.",
        "Settled: Actor “Leo”. As Ana had it.",
    )
    .await?;
    shows(me, ROUNDS, &[BEFORE, "Now / 0.41 / 10 words / 2"]).await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", SETTLE).await
}

/// Ben gives in: then they differ on one word. α = 1 − (2/20) / (158/380).
async fn talked(me: &Person) -> Outcome {
    me.delete_annotation("Leo at").await?;
    me.delete_annotation("Rex").await?;
    me.mark("Leo", 0, 'a').await?;
    open(me).await?;
    shows(me, ROUNDS, &[BEFORE, "Now / 0.76 / 10 words / 2"]).await?;
    me.says("dialog", SETTLE, "From 0.41 in round 1 to 0.76 now.")
        .await?;
    me.says("dialog", SETTLE, "1 of 1 settled").await?;
    me.click_button("Keep as round 2").await?;
    let after = [
        BEFORE,
        "Round 2 / 0.76 / 10 words / 2",
        "Now / 0.76 / 10 words / 2",
    ];
    shows(me, ROUNDS, &after).await?;
    // What was settled before they talked has changed, and is asked for again.
    me.click(
        "checkbox",
        "Also walk through the 2 cases on which all agree",
    )
    .await?;
    me.says(
        "group",
        "Case 2 of 3.",
        "Settled before as Actor “Leo”, but marks have changed since",
    )
    .await?;
    me.says("group", "Case 2 of 3.", "All say: Actor “Leo”.")
        .await?;
    me.passes_axe("names and rounds").await?;
    me.click_button("Take it into the gold layer").await?;
    me.says("dialog", SETTLE, "Everything is settled.").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", SETTLE).await
}

/// The file brings all of it to another machine.
async fn handed_on(world: &mut World) -> Outcome {
    let file = world.export("noon.whosaid.json").await?;
    let said = read_json(&file)?.to_string();
    holds(said.contains("Gold: Noon"), "the gold layer has its author")?;
    holds(
        said.contains("2 of 2 had it so."),
        "a mark says how it came about",
    )?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    me.open_article("Noon").await?;
    open(me).await?;
    let after = [
        BEFORE,
        "Round 2 / 0.76 / 10 words / 2",
        "Now / 0.76 / 10 words / 2",
    ];
    shows(me, ROUNDS, &after).await?;
    me.says("dialog", SETTLE, "is Ana").await?;
    me.says("dialog", SETTLE, "3 marks stand in the article")
        .await?;
    Ok(())
}

/// Words that overlap are merged, on a page that is as narrow as a phone.
async fn narrow(world: &mut World) -> Outcome {
    begin(world, &[("saw Leo at", 'c')], &[("Leo at noon", 'c')]).await?;
    let me = &world.me;
    open(me).await?;
    let beyond = "const dialog = document.querySelector('dialog'); \
        return [dialog, document.documentElement].filter(it => it.scrollWidth > it.clientWidth).length";
    let fits = async |state: &str| {
        me.passes_axe(state).await?;
        let found = me.run(beyond, vec![]).await?;
        same("what scrolls sideways", &found, &json!(0))
    };
    fits("before settling, narrow").await?;
    me.click_button("Begin with round 1").await?;
    me.focus_is("group", "Case 1 of 1.").await?;
    fits("a case, narrow").await?;
    me.press(&[], 'u').await?;
    let settled = |words: &str| format!("Settled: Claim “{words}”. All are settled.");
    then(me, &settled("saw Leo at noon"), "Case 1 of 1.").await?;
    let how = "With all the words that anybody marked.";
    me.says("group", "Case 1 of 1.", how).await?;
    me.click_button("Only the common words").await?;
    then(me, &settled("Leo at"), "Case 1 of 1.").await?;
    // The same mark on other words.
    me.says("dialog", SETTLE, "1 mark stands in the article")
        .await?;
    me.click_button("Choose words").await?;
    me.find("button", "Take these words").await?;
    fits("choosing words, narrow").await
}
