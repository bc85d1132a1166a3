//! Who says a claim: chosen on its card, shown, searched for, kept, shared, and gone with the mark.

use serde_json::Value;

use crate::hands::{CONTROL, ENTER, ESCAPE, HOME, Hands, SHIFT};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::trouble::{Outcome, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("claim_is_given_its_sources", play!(sources)),
    Scenario::app("source_goes_with_its_mark_and_comes_back", play!(deleted)),
    Scenario::app("sources_travel_in_the_file", play!(shared)),
    Scenario::app("claims_without_a_source_have_their_list", play!(unsaid)),
    Scenario::app("source_is_chosen_in_the_article", play!(chosen)),
    Scenario::app("source_is_chosen_by_keys", play!(chosen_by_keys)),
    Scenario::app("line_leads_from_the_claim_to_its_source", play!(line)),
    Scenario::app("source_is_chosen_by_drawing_a_line", play!(drawn)),
    Scenario::app("cue_words_and_teller_are_part_of_who_says_it", play!(told)),
    Scenario::app("accepted_suggestion_keeps_who_says_it", play!(suggested)),
];

const TEXT: &str =
    "Nasr met the mayor in Ellery.\nThe bridge is safe, the mayor said. Nasr was not so sure.";

/// An article with two actors and a claim that is open.
async fn claim(world: &World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridge", TEXT).await?;
    me.drag_over("Nasr").await?;
    me.type_keys("a").await?;
    me.mark("the mayor", 1, 'a').await?;
    me.drag_over("The bridge is safe").await?;
    me.type_keys("c").await?;
    me.find("textbox", "Note on The bridge is safe").await?;
    Ok(())
}

/// By key: to the field, a part of a name, Enter.
async fn said_by(world: &World, typed: &str) -> Outcome {
    let me = &world.me;
    me.type_keys("b").await?;
    let field = me.field("Said by").await?;
    let has_focus = async || {
        let active = me.run(
            "return document.activeElement === arguments[0];",
            vec![field.to_json()?],
        );
        Ok((active.await? == true).then_some(()))
    };
    me.until("the field has the focus", has_focus).await?;
    me.type_keys(typed).await?;
    me.press(&[], ENTER).await
}

async fn sources(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    // Names are gathered for whoever is in the field, nearest first: there can be thousands.
    me.proposes("Said by", &[]).await?;
    me.field_in_focus("Said by").await?;
    me.proposes("Said by", &["the mayor", "Nasr"]).await?;
    me.press(&[], ESCAPE).await?;
    me.proposes("Said by", &[]).await?;
    said_by(world, "mayor").await?;
    me.hears("Said by the mayor.").await?;
    me.find("button", "Said by the mayor").await?;
    me.passes_axe("a claim with a source").await?;
    let says = async || {
        let script = "return [...document.querySelectorAll('mark[data-says]')].map(it => it.textContent).join('|')";
        Ok((me.run(script, vec![]).await? == "the mayor").then_some(()))
    };
    me.until("who says it is marked in the text", says).await?;
    me.press(&[], ESCAPE).await?;
    said_by(world, "nobody").await?;
    me.hears("No actor “nobody” is marked in this article.")
        .await?;
    me.press(&[], ESCAPE).await?;
    said_by(world, "Nasr").await?;
    me.hears("Said by Nasr.").await?;
    let how = me.find("combobox", "How Nasr is quoted").await?;
    same(
        "of other words",
        how.value().await?.unwrap_or_default(),
        "paraphrase",
    )?;
    how.send_keys("in own").await?;
    me.press(&[], ENTER).await?;
    let is_direct = async || {
        let how = me.find("combobox", "How Nasr is quoted").await?;
        Ok((how.value().await?.as_deref() == Some("direct")).then_some(()))
    };
    me.until("Nasr is quoted in own words", is_direct).await?;
    let stored = me.stored("whosaid/1/said/").await?;
    let is_kept = |it: &serde_json::Value| {
        it.as_str()
            .is_some_and(|it| it.starts_with("1+00000002") && it.contains("direct"))
    };
    holds(
        stored.values().any(is_kept),
        format!("it is stored: {stored:?}"),
    )?;
    me.press(&[], ESCAPE).await?;
    me.click_button("Said by Nasr").await?;
    me.current_mark_is("Nasr").await?;
    for (search, n_found) in [
        ("by:mayor", 1),
        ("has:source", 1),
        ("tag:claim -has:source", 0),
        ("-has:source", 2),
    ] {
        me.find("searchbox", "Search annotations")
            .await?
            .clear()
            .await?;
        me.find("searchbox", "Search annotations")
            .await?
            .send_keys(search)
            .await?;
        let count = async || Ok((me.items().await?.len() == n_found).then_some(()));
        me.until(&format!("{search} finds {n_found}"), count)
            .await?;
    }
    me.find("searchbox", "Search annotations")
        .await?
        .clear()
        .await?;
    me.reload().await?;
    said_on_a_card(world, "Said by the mayor, Nasr").await
}

/// A closed card says so.
async fn said_on_a_card(world: &World, words: &str) -> Outcome {
    let has_words = async || {
        let items = world.me.items().await?;
        Ok(items.iter().any(|it| it.text.contains(words)).then_some(()))
    };
    world
        .me
        .until(&format!("a card says {words:?}"), has_words)
        .await
}

async fn deleted(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    said_by(world, "the reporter").await?;
    me.hears("Said by the reporter.").await?;
    me.press(&[], ESCAPE).await?;
    said_by(world, "mayor").await?;
    me.find("button", "Said by the mayor").await?;
    me.delete_annotation("the mayor").await?;
    me.hears("One “said by” went with it.").await?;
    me.gone("button", "Said by the mayor").await?;
    me.click_button("Undo").await?;
    me.find("button", "Said by the mayor").await?;
    me.click_button("Remove source the mayor").await?;
    me.hears("the mayor does not say it any more.").await?;
    me.gone("button", "Said by the mayor").await?;
    me.click_button("Remove source the reporter").await?;
    me.gone("button", "Remove source the reporter").await?;
    me.click_button("Undo").await?;
    me.find("button", "Remove source the reporter").await?;
    Ok(())
}

async fn shared(world: &mut World) -> Outcome {
    claim(world).await?;
    said_by(world, "mayor").await?;
    world.me.find("button", "Said by the mayor").await?;
    let file = world.export("bridge.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    let said = me.import(&file).await?;
    holds(
        said.contains("Sources of claims: 1"),
        format!("the dialog says that a source comes with it: {said:?}"),
    )?;
    me.open_article("Bridge").await?;
    me.shows_count(3).await?;
    said_on_a_card(world, "Said by the mayor").await?;
    let again = world.me.propose(&file).await?;
    holds(
        again.contains("Everything in it is in"),
        format!("nothing is new the second time: {again:?}"),
    )
}

async fn unsaid(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    me.click_button("Without source1").await?;
    let left = async |n: usize| {
        me.until(&format!("{n} in the list"), async || {
            Ok((me.items().await?.len() == n).then_some(()))
        })
        .await
    };
    left(1).await?;
    said_by(world, "mayor").await?;
    left(0).await?;
    me.click_button("Without source0").await?;
    left(3).await
}

async fn suggested(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let text = "“The ferry is late again,” Mayor Ana Ruiz said.";
    me.add_article("Ferry", text).await?;
    let before = said_live(world).await?;
    me.drag_over("Mayor Ana Ruiz").await?;
    me.type_keys("a").await?;
    me.click_button("Suggest").await?;
    me.click_button("Accept: The ferry is late again").await?;
    me.click_button("Done").await?;
    said_on_a_card(world, "Said by Mayor Ana Ruiz").await?;
    world.me.click_button("The ferry is late again").await?;
    world.me.click_button("Cue words: “said”").await?;
    world
        .me
        .find("button", "Remove the cue words of Mayor Ana Ruiz")
        .await?;
    same("one more", said_live(world).await?, before + 1)?;
    let me = &world.me;
    me.click_button("Undo").await?;
    me.shows(&[("actor", "Mayor Ana Ruiz")]).await?;
    same("what is said", said_live(world).await?, before)
}

/// How many sources are stored and not deleted, those of the first story among them.
async fn said_live(world: &World) -> Outcome<usize> {
    let stored = world.me.stored("whosaid/1/said/").await?;
    let is_live = |it: &&serde_json::Value| it.as_str().is_some_and(|it| it.starts_with("1+"));
    Ok(stored.values().filter(is_live).count())
}

/// By the pointer: words without a mark and marks of no actor leave the choice open.
async fn chosen(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    me.click_button("Choose in the article").await?;
    me.says("note", "", "choose the actor who says it").await?;
    me.passes_axe("a source to be chosen").await?;
    me.click_at(me.place("met", 0).await?.start + 1).await?;
    me.click_at(me.place("bridge is", 0).await?.start + 1)
        .await?;
    me.hears("That is no actor.").await?;
    me.click_at(me.place("the mayor", 1).await?.start + 1)
        .await?;
    me.hears("Said by the mayor.").await?;
    me.find("button", "Said by the mayor").await?;
    // It was one choice: the next click opens a mark again.
    me.click_at(me.place("Nasr", 0).await?.start + 1).await?;
    me.find("textbox", "Note on Nasr").await?;
    Ok(())
}

/// By keys: the caret goes to the actor, Enter chooses; Escape lets go of the choice.
async fn chosen_by_keys(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    me.press(&[SHIFT], 'B').await?;
    me.says("note", "", "choose the actor who says it").await?;
    me.press(&[CONTROL], HOME).await?;
    me.press(&[], ENTER).await?;
    me.hears("Said by Nasr.").await?;
    me.find("button", "Said by Nasr").await?;
    me.press(&[SHIFT], 'B').await?;
    me.says("note", "", "choose the actor who says it").await?;
    me.press(&[], ESCAPE).await?;
    me.gone("note", "").await?;
    me.press(&[], ENTER).await?;
    me.find("textbox", "Note on Nasr").await?;
    // The key for the next mark leads to an actor too, and Enter chooses it there.
    me.type_keys("n").await?;
    me.find("textbox", "Note on The bridge is safe").await?;
    me.press(&[SHIFT], 'B').await?;
    me.type_keys("n").await?;
    me.find("textbox", "Note on the mayor").await?;
    me.press(&[], ENTER).await?;
    me.hears("Said by the mayor.").await?;
    Ok(())
}

/// What the line ends at: the words of the mark there; nothing where no line is drawn.
const END: &str = "const path = document.querySelector('.ties > path');
    if (!path?.getAttribute('d')) return '';
    const end = path.getPointAtLength(path.getTotalLength());
    const at = path.getScreenCTM();
    for (const [dx, dy] of [[3, 2], [3, -2], [3, 5], [3, -5]]) {
        const mark = document.elementFromPoint(at.a * end.x + at.e + dx, at.d * end.y + at.f + dy)?.closest('mark');
        if (mark) return mark.textContent;
    }
    return 'nowhere';";

async fn ends_at(me: &Person, words: &str) -> Outcome {
    me.until(&format!("the line ends at {words:?}"), async || {
        Ok((me.run(END, vec![]).await? == words).then_some(()))
    })
    .await
}

async fn line(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    ends_at(me, "").await?;
    said_by(world, "Nasr").await?;
    me.hears("Said by Nasr.").await?;
    ends_at(me, "Nasr").await?;
    me.click_button("Undo").await?;
    ends_at(me, "").await?;
    me.click_button("Redo").await?;
    me.tab_to_text().await?;
    me.press(&[], ESCAPE).await?;
    // Nothing is open: the pointer on the claim is enough.
    let place = me.place("bridge", 0).await?.start;
    me.click_at(me.place("met", 0).await?.start).await?;
    me.hover_away().await?;
    ends_at(me, "").await?;
    me.hover_at(place).await?;
    ends_at(me, "Nasr").await?;
    // A source that is out of sight is pointed to.
    let far = "A line that is only there to fill the page.\n".repeat(80);
    me.add_article("Far", &format!("Nasr came.\n{far}The bridge is safe."))
        .await?;
    me.mark("Nasr", 0, 'a').await?;
    me.mark("The bridge is safe", 0, 'c').await?;
    me.find("textbox", "Note on The bridge is safe").await?;
    said_by(world, "Nasr").await?;
    let away =
        "const it = document.querySelector('.ties__away'); return it.hidden ? '' : it.textContent";
    me.until("the source is pointed to", async || {
        Ok((me.run(away, vec![]).await? == "↑ Nasr").then_some(()))
    })
    .await
}

async fn drawn(world: &mut World) -> Outcome {
    claim(world).await?;
    let me = &world.me;
    let knob = "const it = document.querySelector('.ties__grip'); if (it.hidden) return null;
        const { left, top, width } = it.getBoundingClientRect(); return [left + width / 2, top + width / 2]";
    let at = |found: &Value| Some((found.get(0)?.as_f64()?, found.get(1)?.as_f64()?));
    let (nasr, nobody) = (
        me.place("Nasr", 0).await?.start,
        me.place("Ellery", 0).await?.start,
    );
    for (to, words) in [
        (
            nobody,
            "Drop the line on an actor to say who says the claim.",
        ),
        (nasr, "Said by Nasr."),
    ] {
        let goal = me.point(to + 1, "middle").await?;
        let grip = me
            .until("a grip beside the claim", async || {
                Ok(at(&me.run(knob, vec![]).await?))
            })
            .await?;
        Hands::default().drag(grip, goal).perform(&me.web).await?;
        me.hears(words).await?;
    }
    me.find("button", "Said by Nasr").await?;
    ends_at(me, "Nasr").await?;
    me.click_button("Undo").await?;
    ends_at(me, "").await
}

const NESTED: &str =
    "Nasr said the army claimed that the bridge is safe. According to the mayor it is not.";

/// A claim that the army says, as Nasr tells: each with its own words for that.
async fn told(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_article("Bridge", NESTED).await?;
    me.mark("Nasr", 0, 'a').await?;
    me.mark("the army", 0, 'a').await?;
    me.mark("the bridge is safe", 0, 'c').await?;
    me.find("textbox", "Note on the bridge is safe").await?;
    said_by(world, "the army").await?;
    me.hears("Said by the army.").await?;
    // By the toolbar at the selection.
    me.drag_over("claimed").await?;
    me.click_button("Cue words: the army").await?;
    me.hears("“claimed” says that the army speaks.").await?;
    let more = "Cue words: “claimed”";
    me.find("button", "Said by the army").await?;
    me.click_button(more).await?;
    let teller = "Who tells what the army says";
    me.passes_axe("cue words and who tells it").await?;
    me.enter(teller, "the army").await?;
    me.hears("This one says it already. Choose somebody else who tells it.")
        .await?;
    // What was in vain gives way to what is typed next.
    me.type_keys("Nasr").await?;
    me.press(&[], ENTER).await?;
    me.hears("the army, as told by Nasr.").await?;
    // One line goes to the army, one from there to Nasr, one under the words.
    let lines = async || {
        let path = "return document.querySelector('.ties > path')?.getAttribute('d') ?? ''";
        let path = me.run(path, vec![]).await?;
        let path = path.as_str().unwrap_or_default();
        let count = |sign| path.matches(sign).count();
        Ok((count('C') == 2 && count('H') == 1).then_some(()))
    };
    me.until("two lines and one under the words", lines).await?;
    me.finds("by:nasr", 1).await?;
    me.fill("Search annotations", "").await?;
    me.reload().await?;
    let closed = "Said by the army, as told by Nasr";
    said_on_a_card(world, closed).await?;
    let file = world.export("bridge.whosaid.json").await?;
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    me.open_article("Bridge").await?;
    said_on_a_card(world, closed).await?;
    me.click_button("the bridge is safe").await?;
    me.find("button", "Cue words: “claimed” · told by Nasr")
        .await?;
    // The teller goes, the army still says it; both come back.
    me.delete_annotation("Nasr").await?;
    me.find("button", "Cue words: “claimed”").await?;
    me.click_button("Undo").await?;
    me.find("button", "Cue words: “claimed” · told by Nasr")
        .await?;
    // By key: other words for it, then none.
    me.click_button("Cue words: “claimed” · told by Nasr")
        .await?;
    me.click_button("Remove the cue words of the army").await?;
    me.find("button", "told by Nasr").await?;
    me.drag_over("claimed").await?;
    me.type_keys("u").await?;
    me.hears("“claimed” says that the army speaks.").await?;
    me.find("button", "Cue words: “claimed” · told by Nasr")
        .await?;
    Ok(())
}
