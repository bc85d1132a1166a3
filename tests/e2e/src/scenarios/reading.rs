//! Reading marks: hovering, clicking, stacks, copying from an annotated article.

use serde_json::{Value, json};

use crate::hands::CONTROL;
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::STORY;
use crate::trouble::{Outcome, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("outline_leads_to_headings", play!(outline)),
    Scenario::app("ruler_counts_marks_above_and_below", play!(ruler)),
    Scenario::app("hover_lights_mark_and_card", play!(hover)),
    Scenario::app("click_takes_the_smallest_mark", play!(smallest)),
    Scenario::app("click_on_a_stack_offers_the_list", play!(stack)),
    Scenario::app(
        "copying_takes_the_article_s_characters_only",
        play!(copying),
    ),
    Scenario::app("painting_is_marked_for_measurement", play!(painted)),
    Scenario::app("quote_in_the_list_scrolls_to_its_mark", play!(scrolls)),
];

/// The opening tags of the marks and of the card of an annotation: being lit shows in them.
async fn look(me: &Person, id: &str) -> Outcome<(Value, Value)> {
    let lit = me.ask("lit", json!([id])).await?;
    Ok((lit["marks"].clone(), lit["items"].clone()))
}

async fn hover(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let ana = me.mark("Ana Ruiz", 0, 'a').await?;
    let elm = me.mark("Elm", 0, 'l').await?;
    me.hover_away().await?;
    let (ana_before, elm_before) = (look(me, &ana.id).await?, look(me, &elm.id).await?);
    let place = me.place("Ana Ruiz", 0).await?;
    me.hover_at(place.start + 1).await?;
    me.until("the mark and the card lit", async || {
        let now = look(me, &ana.id).await?;
        Ok((now.0 != ana_before.0 && now.1 != ana_before.1).then_some(()))
    })
    .await?;
    same(
        "the other one stays as it was",
        look(me, &elm.id).await?,
        elm_before,
    )?;
    me.hover_away().await?;
    me.until("nothing lit any more", async || {
        Ok((look(me, &ana.id).await? == ana_before).then_some(()))
    })
    .await?;
    let card = me.item(&ana.id).await?;
    me.hover_over(&card).await?;
    me.until("the card and the mark lit", async || {
        let now = look(me, &ana.id).await?;
        Ok((now.0 != ana_before.0 && now.1 != ana_before.1).then_some(()))
    })
    .await
}

async fn smallest(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let whole = "Mayor Ana Ruiz said on Tuesday that the river Elm had fallen";
    let outer = me.mark(whole, 0, 'c').await?;
    let inner = me.mark("Ana Ruiz", 0, 'a').await?;
    me.hover_away().await?;
    let place = me.place("Ruiz", 0).await?;
    me.click_at(place.start + 1).await?;
    me.chosen_is(&inner.id).await?;
    let place = me.place("Tuesday", 0).await?;
    me.click_at(place.start + 1).await?;
    me.chosen_is(&outer.id).await
}

async fn stack(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let location = me.mark("Northbridge", 0, 'l').await?;
    let actor = me.mark("Northbridge", 0, 'a').await?;
    me.hover_away().await?;
    let place = me.place("Northbridge", 0).await?;
    me.click_at(place.start + 3).await?;
    let mut offered = me
        .until("a list of the annotations of the stack", async || {
            let entries = me.ask("stack", json!([])).await?;
            let ids = entries
                .as_array()
                .into_iter()
                .flatten()
                .map(|entry| entry["id"].clone());
            Ok(Some(ids.collect::<Vec<_>>()).filter(|ids| !ids.is_empty()))
        })
        .await?;
    let mut both = vec![json!(location.id), json!(actor.id)];
    offered.sort_by_key(ToString::to_string);
    both.sort_by_key(ToString::to_string);
    same("what is offered", offered, both)?;
    for id in [&location.id, &actor.id] {
        me.click_at(place.start + 3).await?;
        me.choose_of_stack(id).await?;
        me.chosen_is(id).await?;
    }
    Ok(())
}

async fn copying(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let article = me.add_story().await?;
    same("the text", article.text.as_str(), STORY)?;
    me.mark("Mayor Ana Ruiz said on Tuesday", 0, 'c').await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("Northbridge", 0, 'l').await?;
    let from = me.place("Ana Ruiz", 0).await?;
    let to = me.place("not to be named", 0).await?;
    me.drag(&(from.start..to.end), &[]).await?;
    me.press(&[CONTROL], 'c').await?;
    let expected = STORY.get(from.start..to.end).unwrap_or_default();
    same("what was copied", me.copied().await?.as_str(), expected)?;
    same("Ctrl+C tags nothing", me.shown().await?.len(), 3)
}

async fn scrolls(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let lines: Vec<String> = (0..200)
        .map(|number| format!("Line {number} says nothing much at all."))
        .collect();
    me.add_article("Long", &lines.join("\n")).await?;
    me.mark("Line 199", 0, 'c').await?;
    me.ask("scroll", json!([0])).await?;
    let away =
        "const mark = document.querySelector('mark[data-annotation]').getBoundingClientRect();
        return mark.top >= 0 && mark.bottom <= innerHeight;";
    me.until("the mark out of sight", async || {
        Ok((me.run(away, vec![]).await? == json!(false)).then_some(()))
    })
    .await?;
    let id = me
        .items()
        .await?
        .into_iter()
        .next()
        .map(|item| item.id)
        .unwrap_or_default();
    me.activate_quote(&id).await?;
    me.until("the mark in sight", async || {
        Ok((me.run(away, vec![]).await? == json!(true)).then_some(()))
    })
    .await
}

async fn painted(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let count = async |name: &str| -> Outcome<u64> {
        let found = me
            .run(
                "return performance.getEntriesByName(arguments[0]).length",
                vec![json!(name)],
            )
            .await?;
        Ok(found.as_u64().unwrap_or_default())
    };
    me.until("article-painted for the sample", async || {
        Ok((count("article-painted").await? == 1).then_some(()))
    })
    .await?;
    me.add_story().await?;
    me.until("article-painted again", async || {
        Ok((count("article-painted").await? == 2).then_some(()))
    })
    .await?;
    let before = count("annotation-painted").await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.until("annotation-painted", async || {
        Ok((count("annotation-painted").await? > before).then_some(()))
    })
    .await
}

/// Three headings with much between them.
fn with_headings() -> String {
    let text = "The council met again and talked of the bridge.\n\n".repeat(60);
    format!("# A long day\n\n{text}## The vote\n\n{text}## After the vote\n\n{text}")
}

async fn outline(world: &mut World) -> Outcome {
    world.enter().await?;
    let file = world.file("day.md", with_headings())?;
    let me = &world.me;
    me.import(&file).await?;
    me.gone("button", "After the vote").await?;
    me.click_button("Outline").await?;
    me.find("navigation", "Outline").await?;
    me.passes_axe("an article with its outline").await?;
    me.click_button("After the vote").await?;
    me.until("the heading in view", async || {
        let top =
            "const it = [...document.querySelectorAll('h2.block')].at(-1)?.getBoundingClientRect();
            const pane = document.querySelector('.reader').getBoundingClientRect();
            return !!it && it.top >= pane.top && it.bottom <= pane.bottom";
        let is_there = me.run(top, vec![]).await?;
        Ok((is_there == serde_json::json!(true)).then_some(()))
    })
    .await?;
    // The caret stands there: what is widened from it is the heading's first word.
    me.type_keys("e").await?;
    me.type_keys("l").await?;
    me.shows(&[("location", "After")]).await
}

async fn ruler(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Minutes", &crate::steps::minutes()).await?;
    me.mark("Line 1 of", 0, 'a').await?;
    me.mark("Line 2 of", 0, 'a').await?;
    me.mark("Line 899 of", 0, 'l').await?;
    me.find("button", "2 marks above: go to the last of them")
        .await?;
    me.passes_axe("a ruler with marks above").await?;
    me.click_button("2 marks above: go to the last of them")
        .await?;
    me.find("textbox", "Note on Line 2 of").await?;
    me.click_button("1 mark below: go to it").await?;
    me.find("textbox", "Note on Line 899 of").await?;
    me.find("button", "2 marks above: go to the last of them")
        .await?;
    Ok(())
}
