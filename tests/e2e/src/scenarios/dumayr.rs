//! A real news article from end to end, where it is there: it is read from outside the project
//! and found in by short phrases, because its words are not ours to keep.

use std::path::Path;

use crate::hands::CONTROL;
use crate::play;
use crate::report::NOT_RUN;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] =
    &[Scenario::app("real_article_from_end_to_end", play!(article)).within(150)];

/// What is marked: words, which occurrence of them (from 0), the key.
const MARKS: &[(&str, usize, char)] = &[
    ("The Associated Press", 0, 'a'),
    ("US forces", 0, 'a'),
    ("Islamic State group", 0, 'a'),
    ("Ahmad al-Sharaa", 0, 'a'),
    ("Khaled al-Masoud", 0, 'a'),
    ("Bashar Assad", 0, 'a'),
    ("Washington", 0, 'l'),
    ("Wassim Nasr", 0, 'a'),
    ("Soufan Center", 0, 'a'),
    ("New York", 0, 'l'),
    ("quite a setback", 0, 'c'),
    ("Badiya", 0, 'l'),
    ("Nasr", 1, 'a'),
    (
        "the lack of coordination between the coalition and Damascus",
        0,
        'c',
    ),
    // A claim inside a claim: what was claimed, and that it was claimed.
    (
        "Nasr claimed that \"the lack of coordination between the coalition and Damascus\" was the cause",
        0,
        'c',
    ),
    ("Damascus", 0, 'l'),
    ("U.S. Central Command", 0, 'a'),
    ("Dumayr", 0, 'l'),
    ("Syrian Free Army", 0, 'a'),
    ("American Marines", 0, 'a'),
    ("Abdel Kareem Masoud", 0, 'a'),
    // A space is missing after the full stop between these two.
    ("flags", 0, 'c'),
    ("Sabah al-Sheikh al-Kilani", 0, 'a'),
    ("General Security", 0, 'a'),
    ("They took him away, wounded", 0, 'c'),
    ("Idlib", 0, 'l'),
    ("two Syrian security sources", 0, 'a'),
    ("Airwars", 0, 'a'),
];

/// A quotation that its speaker's name cuts in two.
const CUT: (&str, &str) = ("How did he pass away", "We're not sure");

async fn article(world: &mut World) -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("../shared/articles/dumayr-raid.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Err(Trouble(format!(
            "{NOT_RUN}../shared/articles/dumayr-raid.txt is not there"
        )));
    };
    world.enter().await?;
    let me = &world.me;
    let title = "A raid in the desert";
    let pasted = me.add_article(title, &text).await?;
    same("the text, as pasted", pasted.text.as_str(), text.as_str())?;
    for (quote, nth, key) in MARKS {
        let made = me.mark(quote, *nth, *key).await?;
        same("the words marked", made.words().as_str(), *quote)?;
    }
    let (first, second) = (me.place(CUT.0, 0).await?, me.place(CUT.1, 0).await?);
    me.drag(&first, &[]).await?;
    me.find("toolbar", "Tag selection").await?;
    me.drag(&second, &[CONTROL]).await?;
    me.press(&[], 'c').await?;
    let shown = me.shows_count(MARKS.len() + 1).await?;
    for (tag, at_least) in [("actor", 12), ("location", 5), ("claim", 5)] {
        let count = shown.iter().filter(|shown| shown.tag == tag).count();
        holds(
            count >= at_least,
            format!("{at_least} {tag}s or more, not {count}"),
        )?;
    }
    holds(
        shown
            .iter()
            .any(|shown| shown.tag == "claim" && shown.words() == format!("{} … {}", CUT.0, CUT.1)),
        "a claim in two pieces",
    )?;
    let marks = me.shown_plain().await?;
    let address = me.fragment().await?;
    me.reload().await?;
    same("marks after reload", me.shown_plain().await?, marks.clone())?;
    let url = format!("{}{address}", world.url());
    world.restart(&url).await?;
    same(
        "marks after restart",
        world.me.shown_plain().await?,
        marks.clone(),
    )?;
    let file = world.export("a-raid-in-the-desert.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    let article = me.open_article(title).await?;
    same(
        "the text on another machine",
        article.text.as_str(),
        text.as_str(),
    )?;
    same(
        "the marks on another machine",
        me.shown_plain().await?,
        marks,
    )
}
