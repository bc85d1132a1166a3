//! How far two people agree who marked the same article, each on a machine of their own.

use crate::browser::{Kind, Settings};
use crate::hands::{ESCAPE, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::scenarios::boards::shows;
use crate::trouble::{Outcome, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("agreement_of_two_is_measured", play!(two)),
    Scenario::app("agreement_is_read_on_a_narrow_dark_page", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

/// Twenty characters, five words.
const TEXT: &str = "Mia saw Leo at noon.";

const PAIRS: &str = "F₁ of each two: exactly the same / overlapping";
const CHARACTERS: &str = "On each character: which tags lie over it";
const WORDS: &str = "On each word: which tags lie over it";
const WORDS_OF_ACTORS: &str = "On each word: whether it is marked as Actor";
const VERDICTS: &str = "On verdicts: claims with the same words";

/// Somebody with a name marks these words as actors.
async fn work(me: &Person, name: &str, actors: [&str; 2]) -> Outcome {
    me.sign_as(name).await?;
    me.add_article("Noon", TEXT).await?;
    for words in actors {
        me.mark(words, 0, 'a').await?;
    }
    Ok(())
}

/// Ana's file comes to Ben, who marked one word more.
async fn begin(world: &mut World) -> Outcome {
    world.enter().await?;
    work(&world.me, "Ana", ["Mia", "Leo"]).await?;
    let file = world.export("noon.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    work(me, "Ben", ["Mia", "Leo at"]).await?;
    open(me).await?;
    me.says(
        "dialog",
        "Agreement",
        "Only one person has marked or judged anything in this article.",
    )
    .await?;
    me.passes_axe("agreement with nobody").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "Agreement").await?;
    me.import(&file).await?;
    Ok(())
}

async fn open(me: &Person) -> Outcome {
    me.press(&[SHIFT], 'o').await?;
    me.find("dialog", "Agreement").await?;
    Ok(())
}

const FAIR: &str = "Fair agreement: draw conclusions with care. How it is counted";

async fn two(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me).await?;
    me.passes_axe("agreement").await?;
    me.find("checkbox", "Ben (you) 2 marks").await?;
    // One of two marks each is the same; of the other both have “Leo”.
    shows(
        me,
        PAIRS,
        &[
            "Ben (you) / 2 marks / 0.50 / 1.00",
            "Ana / 0.50 / 1.00 / 2 marks",
        ],
    )
    .await?;
    // They differ on 3 of 20 characters; Ana marked 6 and Ben 9.
    let characters = [
        "Krippendorff’s α / 0.69 / 20 characters",
        FAIR,
        "Cohen’s κ / 0.69 / 20 characters",
        FAIR,
        "Fleiss’ κ / 0.68 / 20 characters",
        FAIR,
        "Krippendorff’s α for stretches / 0.68 / 4 stretches",
        FAIR,
    ];
    shows(me, CHARACTERS, &characters).await?;
    let why = "Undefined because fewer than two claims have a verdict from several of these people. \
        Verdicts count as being on the same claim where exactly the same words are marked. How it is counted";
    shows(
        me,
        VERDICTS,
        &[
            "Krippendorff’s α / undefined / –",
            why,
            "Cohen’s κ / undefined / –",
            why,
            "Fleiss’ κ / undefined / –",
            why,
        ],
    )
    .await?;
    // They differ on 1 of 5 words; Ana marked 2 and Ben 3.
    me.choose_entry("Counted in", "Words").await?;
    let weak = "Weak agreement: look at where they differ before relying on it. How it is counted";
    let words = [
        "Krippendorff’s α / 0.64 / 5 words",
        weak,
        "Cohen’s κ / 0.62 / 5 words",
        weak,
        "Fleiss’ κ / 0.60 / 5 words",
        weak,
        "Krippendorff’s α for stretches / 0.65 / 4 stretches",
        weak,
    ];
    shows(me, WORDS, &words).await?;
    me.choose_entry("Tag", "Actor").await?;
    shows(me, WORDS_OF_ACTORS, &words).await?;
    me.click("checkbox", "Ana 2 marks").await?;
    me.says(
        "dialog",
        "Agreement",
        "Tick two authors or more to compare them.",
    )
    .await?;
    me.gone("table", PAIRS).await?;
    me.click("checkbox", "Ana 2 marks").await?;
    me.find("table", PAIRS).await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Agreement").await?;
    // The same from the overview.
    me.click_button("Overview").await?;
    me.find("dialog", "Overview").await?;
    me.click_button("Agreement").await?;
    me.find("dialog", "Agreement").await?;
    me.gone("dialog", "Overview").await?;
    shows(me, CHARACTERS, &characters).await
}

async fn narrow(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    open(me).await?;
    me.find("table", PAIRS).await?;
    me.click_button("How it is counted").await?;
    me.passes_axe("agreement, narrow and dark").await?;
    let beyond = "const dialog = document.querySelector('dialog'); \
        return [dialog, document.documentElement].filter(it => it.scrollWidth > it.clientWidth).length";
    same(
        "what scrolls sideways",
        &me.run(beyond, vec![]).await?,
        &serde_json::json!(0),
    )
}
