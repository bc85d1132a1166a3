//! Checking a claim: evidence, a verdict that needs it, its history, and what becomes of all that.

use serde_json::json;

use crate::hands::ESCAPE;
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("claim_is_checked_and_rated", play!(checked)),
    Scenario::app("verdicts_are_kept_and_travel_in_the_file", play!(kept)),
    Scenario::app(
        "evidence_goes_with_its_claim_and_comes_back",
        play!(deleted),
    ),
    Scenario::app("evidence_opens_addresses_of_the_web_only", play!(addresses)),
];

const TEXT: &str = "Nasr met the mayor in Ellery.\nThe bridge is safe, the mayor said.";

/// An article with a claim that is open, and the dialog in which it is checked.
async fn begin(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridge", TEXT).await?;
    me.drag_over("The bridge is safe").await?;
    me.type_keys("c").await?;
    me.find("textbox", "Note on The bridge is safe").await?;
    me.type_keys("v").await?;
    me.find("dialog", "Check this claim").await?;
    Ok(())
}

/// What a list shows as chosen.
async fn chosen(me: &Person, list: &str) -> Outcome<String> {
    let list = me.find("combobox", list).await?;
    let words = me
        .run(
            "return arguments[0].selectedOptions[0].textContent",
            vec![list.to_json()?],
        )
        .await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

/// Adds a piece of evidence and writes where it is from.
async fn add_evidence(me: &Person, source: &str) -> Outcome {
    me.click_button("Add evidence").await?;
    me.until("the new field has the focus", async || {
        let (role, name) = me.focused().await?;
        Ok((role == "textbox" && name == "Address or citation").then_some(()))
    })
    .await?;
    me.type_keys(source).await
}

async fn write_reason(me: &Person, reason: &str) -> Outcome {
    me.type_into("Reason", reason).await
}

async fn checked(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    let both = "A verdict needs a reason and at least one piece of evidence.";
    me.says("note", "", both).await?;
    me.passes_axe("a claim that is not checked yet").await?;
    me.choose_entry("Your verdict", "Refuted").await?;
    me.says("alert", "", both).await?;
    same(
        "nothing is decided",
        &chosen(me, "Your verdict").await?,
        &"Open".to_owned(),
    )?;
    write_reason(me, "Its cracks are on record.").await?;
    me.says(
        "alert",
        "",
        "A verdict needs evidence: add at least one piece.",
    )
    .await?;
    add_evidence(me, "https://archive.example/bridge?day=5").await?;
    me.find("link", "archive.example").await?;
    me.choose_entry("What it does to the claim", "Refutes")
        .await?;
    me.choose_entry("Your verdict", "Refuted").await?;
    me.gone("alert", "").await?;
    me.passes_axe("a claim with evidence and a verdict").await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Check this claim").await?;
    let says = async |words: &str| {
        let card = "return document.querySelector('.card[data-open=true]').innerText";
        me.until(&format!("the card says {words:?}"), async || {
            let found = me.run(card, vec![]).await?;
            Ok(found
                .as_str()
                .is_some_and(|it| it.contains(words))
                .then_some(()))
        })
        .await
    };
    says("Refuted").await?;
    says("Its cracks are on record.").await?;
    says("Refutes: archive.example").await?;
    me.passes_axe("a card with a verdict").await?;
    me.fill("Search annotations", "verdict:refuted has:evidence")
        .await?;
    same("the claim is found", &me.items().await?.len(), &1)?;
    me.fill("Search annotations", "verdict:open").await?;
    same("no other is open", &me.items().await?.len(), &0)?;
    me.fill("Search annotations", "").await?;
    // All is saved while it is written.
    me.reload().await?;
    me.click("button", "The bridge is safe").await?;
    says("Its cracks are on record.").await
}

async fn kept(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    add_evidence(me, "Town archive, box 7").await?;
    write_reason(me, "One report.").await?;
    me.choose_entry("Your verdict", "Not enough evidence")
        .await?;
    me.field("Reason").await?.click().await?;
    // One that is passed on the way to another was given by nobody.
    me.choose_entry("Your verdict", "Supported").await?;
    me.choose_entry("Your verdict", "Refuted").await?;
    me.until("the verdict before is kept", async || {
        let script = "return document.querySelector('.check__history')?.textContent ?? ''";
        let words = me.run(script, vec![]).await?;
        let has = |it: &str| it.contains("1 earlier verdict") && it.contains("One report.");
        Ok(words.as_str().is_some_and(has).then_some(()))
    })
    .await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Check this claim").await?;
    me.click_button("Undo").await?;
    me.hears("Undone: the verdict").await?;
    me.click_button("Redo").await?;
    let file = world.export("bridge.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let said = me.import(&file).await?;
    holds(
        said.contains("Evidence and verdicts: 3"),
        format!("the dialog says what comes with it: {said:?}"),
    )?;
    me.open_article("Bridge").await?;
    me.fill("Search annotations", "verdict:refuted").await?;
    same("the verdict came along", &me.items().await?.len(), &1)?;
    me.finds_nothing_new_in(&file).await
}

async fn deleted(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    add_evidence(me, "Town archive, box 7").await?;
    write_reason(me, "One report.").await?;
    me.choose_entry("Your verdict", "Refuted").await?;
    me.click_button("Done").await?;
    me.delete_annotation("The bridge is safe").await?;
    me.hears("2 pieces of evidence and verdicts went with it.")
        .await?;
    same("nothing is left", &live(me).await?, &0)?;
    me.click_button("Undo").await?;
    me.find("button", "The bridge is safe").await?;
    same("all is back", &live(me).await?, &2)?;
    // Without its evidence the verdict stands, and says what it lacks.
    me.click("button", "The bridge is safe").await?;
    me.click_button("Check this claim").await?;
    me.click_button("Delete: Evidence 1").await?;
    me.says(
        "note",
        "",
        "A verdict needs evidence: add at least one piece.",
    )
    .await?;
    same(
        "the verdict stays",
        &chosen(me, "Your verdict").await?,
        &"Refuted".to_owned(),
    )
}

/// How many findings are stored and not deleted.
async fn live(me: &Person) -> Outcome<usize> {
    let address = me.fragment().await?;
    let article = address.rsplit('/').next().unwrap_or_default();
    let stored = me.stored(&format!("whosaid/1/found/{article}/")).await?;
    let is_live = |it: &&serde_json::Value| it.as_str().is_some_and(|it| it.starts_with("1+"));
    Ok(stored.values().filter(is_live).count())
}

async fn addresses(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    add_evidence(me, "javascript:alert(1)").await?;
    // Not while it is typed.
    let n_told = "return document.querySelectorAll('dialog [role=status]').length";
    same("nothing is told", &me.run(n_told, vec![]).await?, &json!(0))?;
    me.field("Reason").await?.click().await?;
    me.says(
        "status",
        "",
        "An address that begins with “javascript:” is kept as words.",
    )
    .await?;
    let links = me
        .run(
            "return document.querySelectorAll('dialog a').length",
            vec![],
        )
        .await?;
    same("no link", &links, &json!(0))?;
    me.passes_axe("an address that is no link").await?;
    me.fill("Address or citation", "https:").await?;
    me.field("Reason").await?.click().await?;
    me.gone("status", "").await?;
    me.fill("Address or citation", "https://archive.example/x")
        .await?;
    let link = me.find("link", "archive.example").await?;
    same(
        "no referrer",
        &link.attr("referrerpolicy").await?,
        &Some("no-referrer".to_owned()),
    )?;
    let rel = link.attr("rel").await?.unwrap_or_default();
    holds(rel.contains("noopener"), format!("rel is {rel:?}"))
}
