//! Without a mouse: an article added, the list worked, the menu opened and left.

use crate::hands::{DOWN, ENTER, ESCAPE, UP};
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("keyboard_adds_an_article", play!(adds)),
    Scenario::app("keyboard_works_the_list", play!(works_the_list)),
    Scenario::app("keyboard_opens_the_export_menu", play!(menu)),
    Scenario::app(
        "article_is_one_tab_stop_and_marks_are_none",
        play!(tab_stops),
    ),
    Scenario::app("dialog_gives_focus_back", play!(focus_back)),
];

async fn adds(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.tab_to("button", "New article").await?;
    me.press(&[], ENTER).await?;
    me.find("dialog", "New article").await?;
    me.tab_to("textbox", "Title").await?;
    me.type_keys("By keys").await?;
    me.tab_to("textbox", "Text").await?;
    me.type_keys("Typed without a mouse.").await?;
    me.tab_to("button", "Add article").await?;
    me.press(&[], ENTER).await?;
    let article = me.article_titled("By keys").await?;
    same(
        "the text",
        article.text.trim_end_matches('\n'),
        "Typed without a mouse.",
    )
}

async fn works_the_list(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Elm", 0, 'l').await?;
    me.tab_to("button", &me.delete_button("Elm").await?).await?;
    me.press(&[], ENTER).await?;
    me.shows(&[("actor", "Ana Ruiz")]).await?;
    me.until("the focus on something, not lost", async || {
        let focus = me.focused().await?;
        Ok((!focus.0.is_empty()).then_some(()))
    })
    .await?;
    me.tab_back_to("button", "Undo").await?;
    me.press(&[], ENTER).await?;
    me.shows(&[("actor", "Ana Ruiz"), ("location", "Elm")])
        .await
}

async fn menu(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    // The article that was just added has the focus.
    me.tab_back_to("button", "Export").await?;
    me.press(&[], ENTER).await?;
    me.find("menu", "Export").await?;
    me.focus_is("menuitem", "Whosaid JSON").await?;
    me.press(&[], DOWN).await?;
    me.press(&[], UP).await?;
    me.focus_is("menuitem", "Whosaid JSON").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("menu", "Export").await?;
    me.focus_is("button", "Export").await?;
    me.press(&[], ENTER).await?;
    me.focus_is("menuitem", "Whosaid JSON").await?;
    me.press(&[], ENTER).await?;
    world
        .downloaded("flood-warning-lifted.whosaid.json")
        .await?;
    Ok(())
}

async fn focus_back(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.tab_to("button", "New article").await?;
    me.press(&[], ENTER).await?;
    me.find("dialog", "New article").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("dialog", "New article").await?;
    me.focus_is("button", "New article").await
}

async fn tab_stops(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.article().await?;
    let stops = me
        .run(
            "const text = document.querySelector('[data-article-text]');
            const inside = text.querySelectorAll('[tabindex], a[href], button, input');
            return [text.tabIndex, inside.length, text.querySelectorAll('mark').length > 0];",
            vec![],
        )
        .await?;
    same(
        "the text, what is in it, whether there are marks",
        stops,
        serde_json::json!([0, 0, true]),
    )?;
    me.tab_to_text().await
}
