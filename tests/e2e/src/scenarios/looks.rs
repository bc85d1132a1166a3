//! What axe-core says of the main states: light and dark, wide and narrow.

use crate::browser::{Kind, Settings};
use crate::hands::ESCAPE;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::Outcome;
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("axe_finds_nothing_wide_and_light", play!(states)),
    Scenario::app("axe_finds_nothing_wide_and_dark", play!(states)).on(Settings {
        size: (1280, 900),
        storage_denied: false,
        dark: true,
    }),
    Scenario::app("axe_finds_nothing_narrow_and_light", play!(states))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: false,
        })
        .only_in(&[Kind::Chromium]),
    Scenario::app("axe_finds_nothing_narrow_and_dark", play!(states))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
    Scenario::app("narrow_page_does_not_scroll_sideways", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: false,
        })
        .only_in(&[Kind::Chromium]),
];

async fn states(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.article().await?;
    me.passes_axe("the sample").await?;
    let text = me.article().await?.text;
    let word = text
        .split_whitespace()
        .nth(30)
        .unwrap_or_default()
        .to_owned();
    let place = me.place(&word, 0).await?;
    me.ask("select", serde_json::json!([place.start, place.end]))
        .await?;
    me.find("toolbar", "Tag selection").await?;
    me.passes_axe("a selection with its toolbar").await?;
    me.press(&[], ESCAPE).await?;
    me.click_button("New article").await?;
    me.find("dialog", "New article").await?;
    me.passes_axe("the dialog \"New article\"").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "New article").await?;
    let file = world.file("a-note.txt", "One line.\nAnother line.\n")?;
    me.propose(&file).await?;
    me.passes_axe("the dialog \"Import\"").await?;
    me.click_button("Cancel").await?;
    me.click_button("Export").await?;
    me.find("menu", "Export").await?;
    me.passes_axe("the menu \"Export\"").await?;
    me.press(&[], ESCAPE).await
}

async fn narrow(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.article().await?;
    let wide = me
        .run(
            "return [document.documentElement.scrollWidth, innerWidth]",
            vec![],
        )
        .await?;
    crate::trouble::same(
        "width of the content and of the window",
        wide[0].clone(),
        wide[1].clone(),
    )
}
