//! The pictures of the README, made by `--shots`: what they show is what the app shows.

use std::path::Path;

use crate::browser::{Kind, Settings};
use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY, STORY_TITLE};
use crate::trouble::Outcome;
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("pictures_light", play!(light)).only_in(&[Kind::Chromium]),
    Scenario::app("pictures_dark", play!(dark))
        .on(Settings {
            size: (1280, 900),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
    Scenario::app("pictures_narrow", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: false,
        })
        .only_in(&[Kind::Chromium]),
];

async fn shoot(world: &World, name: &str) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/images");
    std::fs::create_dir_all(&folder)?;
    world
        .me
        .web
        .screenshot(&folder.join(format!("{name}.png")))
        .await?;
    Ok(())
}

async fn light(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.article().await?;
    shoot(world, "article-light").await?;
    me.click_button("Overview").await?;
    me.find("table", "Claims").await?;
    me.click_button("Source map").await?;
    me.find("list", "Links between claims").await?;
    shoot(world, "overview-light").await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Overview").await?;
    // Its first line is its title, which stands above it already.
    let text = STORY.split_once('\n').map_or(STORY, |(_, rest)| rest);
    me.add_article(STORY_TITLE, text).await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.drag_over("the river Elm had fallen by two metres")
        .await?;
    me.find("toolbar", "Tag selection").await?;
    shoot(world, "tagging-light").await?;
    me.press(&[], 'c').await?;
    let file = world.export("flood-warning-lifted.whosaid.json").await?;
    world.move_to_another_machine().await?;
    world.me.propose(&file).await?;
    shoot(world, "import-light").await
}

async fn dark(world: &mut World) -> Outcome {
    world.enter().await?;
    world.me.article().await?;
    shoot(world, "article-dark").await
}

async fn narrow(world: &mut World) -> Outcome {
    world.enter().await?;
    world.me.article().await?;
    shoot(world, "article-narrow").await
}
