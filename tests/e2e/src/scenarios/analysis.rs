//! The analysis of a real news article, where it is there: who is meant, who says what on what evidence, and what
//! contradicts what. It is read from outside the project and found in by short phrases, because its words are not ours
//! to keep.

use std::path::Path;

use super::boards;
use crate::hands::ESCAPE;
use crate::person::Person;
use crate::play;
use crate::report::NOT_RUN;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] =
    &[Scenario::app("real_article_is_analysed", play!(analysed)).within(180)];

/// Who is marked: words, which occurrence of them, the key, and whom they mean; nobody where that is proposed.
const MENTIONS: &[(&str, usize, char, Option<&str>)] = &[
    ("Khaled al-Masoud", 0, 'a', Some("Khaled al-Masoud")),
    ("Al-Masoud", 0, 'a', None),
    ("Wassim Nasr", 0, 'a', Some("Wassim Nasr")),
    ("Nasr", 1, 'a', None),
    ("Relatives", 0, 'a', Some("Relatives of al-Masoud")),
    (
        "Sabah al-Sheikh al-Kilani",
        0,
        'a',
        Some("Sabah al-Sheikh al-Kilani"),
    ),
    ("Airwars", 0, 'a', Some("Airwars")),
    (
        "two Syrian security sources",
        0,
        'a',
        Some("two Syrian security sources"),
    ),
    ("SFA representatives", 0, 'a', Some("Syrian Free Army")),
    ("Dumayr", 0, 'l', Some("Dumayr")),
];

/// What is claimed, who says it, and which kind of claim that is.
const CLAIMS: &[(&str, &str, &str)] = &[
    ("had been spying on IS for years", "Relatives", "a fact"),
    ("quite a setback", "Wassim Nasr", "a prediction"),
    (
        "the lack of coordination between the coalition and Damascus",
        "Wassim Nasr",
        "an opinion",
    ),
    (
        "They took him away, wounded",
        "al-Kilani",
        "words on record",
    ),
    (
        "had been working in a security capacity",
        "two Syrian",
        "a fact",
    ),
    (
        "An IS official was reportedly arrested",
        "the reporter",
        "a fact",
    ),
    ("categorized as a civilian", "Airwars", "a fact"),
];

/// Of two claims the first contradicts the second.
const CONTRADICTIONS: &[(&str, &str)] = &[
    (
        "categorized as a civilian",
        "An IS official was reportedly arrested",
    ),
    ("the lack of coordination", "had been working in a security"),
];

/// Verdicts, with where that was looked up.
const VERDICTS: &[(&str, &str, &str)] = &[
    (
        "had been spying on IS for years",
        "Not enough",
        "One family, no document.",
    ),
    (
        "An IS official was reportedly arrested",
        "Conflicting",
        "Early reports against later ones.",
    ),
    (
        "categorized as a civilian",
        "Supported",
        "It is in the list of that group.",
    ),
];

/// Opens a claim by the quote of its card.
async fn open(me: &Person, claim: &str) -> Outcome {
    me.click_button_starting(claim).await
}

async fn mentions(me: &Person) -> Outcome {
    for (words, nth, key, meant) in MENTIONS {
        me.mark(words, *nth, *key).await?;
        match meant {
            Some(name) => me.enter("Means", name).await?,
            None => me.type_keys("i").await?,
        }
        me.hears("Means").await?;
        me.find(
            "combobox",
            if *key == 'a' {
                "In this article"
            } else {
                "Here it is"
            },
        )
        .await?;
    }
    me.choose_entry("Here it is", "where it happens").await?;
    // Who is not named says so, with the reason; who was asked and said nothing, too.
    me.fill("Search annotations", "who:\"two syrian\"").await?;
    open(me, "two Syrian security sources").await?;
    me.click_button_starting("Means two Syrian").await?;
    me.choose_entry("What it is", "somebody not named").await?;
    me.fill("Why they are not named", "not allowed to speak in public")
        .await?;
    me.click_button("Done").await?;
    me.gone("dialog", "People and places").await?;
    me.fill("Search annotations", "").await?;
    open(me, "SFA representatives").await?;
    me.choose_entry("In this article", "was asked").await
}

async fn claims(me: &Person) -> Outcome {
    for (words, source, kind) in CLAIMS {
        me.mark(words, 0, 'c').await?;
        me.enter("Said by", source).await?;
        me.hears("Said by").await?;
        me.choose_entry("Kind of claim", kind).await?;
    }
    me.fill("Search annotations", "tag:claim -has:source")
        .await?;
    same("nothing is said by nobody", &me.items().await?.len(), &0)?;
    me.fill("Search annotations", "").await
}

async fn links(me: &Person) -> Outcome {
    for (claim, other) in CONTRADICTIONS {
        open(me, claim).await?;
        me.click_button("Related claims").await?;
        me.fill("Find a claim", other).await?;
        me.click_button_starting(other).await?;
        me.says("status", "What was done", "Linked: contradicts")
            .await?;
        me.press(&[], ESCAPE).await?;
        me.gone("dialog", "Related claims").await?;
    }
    Ok(())
}

async fn verdicts(me: &Person) -> Outcome {
    for (claim, rating, reason) in VERDICTS {
        open(me, claim).await?;
        me.click_button("Check this claim").await?;
        me.click_button("Add evidence").await?;
        me.focus_is("textbox", "Address or citation").await?;
        me.type_keys("https://archive.example/raid").await?;
        me.fill("Reason", reason).await?;
        me.choose_entry("Your verdict", rating).await?;
        me.click_button("Done").await?;
        me.gone("dialog", "Check this claim").await?;
    }
    Ok(())
}

/// What each search finds at the end.
async fn finds_all(me: &Person) -> Outcome {
    for (search, expected) in [
        ("who:masoud", 3),
        ("who:nasr", 2),
        ("role:silent", 1),
        ("role:scene", 1),
        ("tag:claim has:source", CLAIMS.len()),
        ("type:fact", 4),
        ("link:contradicts", 4),
        ("verdict:supported", 1),
        ("has:evidence", VERDICTS.len()),
    ] {
        me.finds(search, expected).await?;
    }
    me.fill("Search annotations", "").await
}

/// The report as a plain file says what was analysed.
async fn report(world: &World, text: &str) -> Outcome {
    let name = "a-raid-in-the-desert.report.html";
    let file = boards::export(world, "Report to read and print (HTML)", name).await?;
    boards::read_report(world, &file, text).await?;
    let said = world.me.text_of("main", "").await?;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "claims in all",
        "Relatives of al-Masoud",
        "not allowed to speak in public",
        "was asked and said nothing",
        "Conflicting evidence",
        "Early reports against later ones.",
        "contradicts",
        "https://archive.example/raid",
    ] {
        holds(
            said.contains(words),
            format!("the report says {words:?}: {said}"),
        )?;
    }
    Ok(())
}

async fn analysed(world: &mut World) -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let Ok(text) = std::fs::read_to_string(root.join("../shared/articles/dumayr-raid.txt")) else {
        return Err(Trouble(format!(
            "{NOT_RUN}../shared/articles/dumayr-raid.txt is not there"
        )));
    };
    world.enter().await?;
    let me = &world.me;
    let title = "A raid in the desert";
    me.add_article(title, &text).await?;
    mentions(me).await?;
    claims(me).await?;
    links(me).await?;
    verdicts(me).await?;
    finds_all(me).await?;
    let address = me.fragment().await?;
    let before = me.stored("whosaid/1/").await?;
    let url = format!("{}{address}", world.url());
    world.restart(&url).await?;
    same(
        "all that is stored",
        world.me.stored("whosaid/1/").await?,
        before,
    )?;
    finds_all(&world.me).await?;
    let name = "a-raid-in-the-desert.whosaid.json";
    report(world, &text).await?;
    world.me.open(&url).await?;
    world.me.ready().await?;
    let file = world.export(name).await?;
    let content = std::fs::read_to_string(&file)?;
    world.move_to_another_machine().await?;
    world.me.import(&file).await?;
    world.me.open_article(title).await?;
    finds_all(&world.me).await?;
    let again = std::fs::read_to_string(world.export(name).await?)?;
    same(
        "the file of another machine is the same",
        without_authors(&again)?,
        without_authors(&content)?,
    )
}

/// A file without the names of authors: the other machine has one of its own.
fn without_authors(file: &str) -> Outcome<serde_json::Value> {
    let mut file: serde_json::Value = serde_json::from_str(file)?;
    if let Some(all) = file.as_object_mut() {
        all.remove("whosaid:authors");
    }
    Ok(file)
}
