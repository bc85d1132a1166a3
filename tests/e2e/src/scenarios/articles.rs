//! Articles: the sample, pasting text and pages, opening files, metadata, the library.

use serde_json::json;

use crate::browser::Kind;
use crate::hands::ENTER;
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::steps::{STORY, STORY_TITLE};
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("first_run_shows_an_annotated_sample", play!(sample)),
    Scenario::app(
        "pasted_text_becomes_an_article_with_an_address",
        play!(paste_text),
    ),
    Scenario::app("pasted_page_becomes_its_text", play!(paste_page)),
    Scenario::app("pasted_script_does_not_run", play!(paste_script)),
    Scenario::app(
        "text_and_markdown_files_are_proposed_then_added",
        play!(open_files),
    ),
    Scenario::app("dropped_file_is_proposed", play!(drop_file)),
    Scenario::app("language_drives_direction", play!(language)),
    Scenario::app("library_renames_deletes_and_counts", play!(library)),
    Scenario::app("same_text_again_offers_the_article_there", play!(twin)),
    Scenario::app("unknown_address_says_so", play!(unknown)),
];

async fn sample(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let article = me.article().await?;
    holds(!article.title.is_empty(), "the sample has a title")?;
    let shown = me.shown().await?;
    for tag in ["actor", "location", "claim"] {
        holds(
            shown.iter().any(|shown| shown.tag == tag),
            format!("the sample has a mark tagged {tag}"),
        )?;
    }
    holds(
        shown.iter().any(|shown| shown.pieces.len() > 1),
        "the sample has an annotation in several pieces: the quotation cut in two",
    )?;
    let runs = me.runs().await?;
    holds(
        runs.iter().any(|run| run.over.len() > 1),
        "the sample has overlapping marks",
    )?;
    let items = me
        .until("a card for each mark", async || {
            let items = me.items().await?;
            Ok((items.len() == shown.len()).then_some(items))
        })
        .await?;
    let mut in_list: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let mut in_text: Vec<&str> = shown.iter().map(|shown| shown.id.as_str()).collect();
    in_list.sort_unstable();
    in_text.sort_unstable();
    same("ids in the list and in the text", in_list, in_text)?;
    for shown in &shown {
        let item = items.iter().find(|item| item.id == shown.id);
        let quote = shown
            .pieces
            .first()
            .map(|(_, words)| words.trim())
            .unwrap_or_default();
        holds(
            item.is_some_and(|item| item.text.contains(&squeezed(quote))),
            format!(
                "the item of {} shows its words {quote:?}: {item:?}",
                shown.id
            ),
        )?;
    }
    me.storage_says("Saved").await?;
    Ok(())
}

/// White space as a browser shows it.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn paste_text(world: &mut World) -> Outcome {
    // Astral, combining and joined characters, a tab, several spaces, an empty line.
    let text = "Heading of sorts\n\nÉcole, e\u{301}cole; 𝒜𝓁𝓅𝒽𝒶 and 👩‍👩‍👧 at 🇩🇪.\nTwo  spaces,\ta tab, \u{202b}שלום\u{202c} ends.";
    world.enter().await?;
    let first = world.me.article().await?.title;
    let first_address = world.me.fragment().await?;
    let me = &world.me;
    let article = me.add_article("Odd characters", text).await?;
    same("the article's text", article.text.as_str(), text)?;
    let address = me.fragment().await?;
    let id = address.strip_prefix("#/article/").unwrap_or_default();
    holds(
        !id.is_empty() && address != first_address,
        format!("an address of its own, not {address:?}"),
    )?;
    let blocks = me
        .run(
            "return document.querySelectorAll('[data-article-text] [data-block]').length",
            vec![],
        )
        .await?;
    holds(
        blocks.as_u64() >= Some(3),
        format!("every line is a block; there are {blocks} blocks"),
    )?;
    me.reload().await?;
    same(
        "the address after reload",
        me.fragment().await?,
        address.clone(),
    )?;
    same(
        "the text after reload",
        me.article_titled("Odd characters").await?.text.as_str(),
        text,
    )?;
    me.open_article(&first).await?;
    me.web.back().await?;
    me.article_titled("Odd characters").await?;
    same("the address after Back", me.fragment().await?, address)
}

async fn paste_page(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.copy_page("<h2>A <i>small</i> heading</h2><p>First &amp; foremost, <b>bold</b> words.</p><ul><li>one</li><li>two</li></ul><p>Last.</p>")
        .await?;
    me.click_button("New article").await?;
    me.fill("Title", "From a page").await?;
    me.paste_into("Text").await?;
    me.click_button("Add article").await?;
    let text = me.article_titled("From a page").await?.text;
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    same(
        "the lines of the page",
        lines,
        vec![
            "A small heading",
            "First & foremost, bold words.",
            "one",
            "two",
            "Last.",
        ],
    )
}

async fn paste_script(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.click_button("New article").await?;
    me.fill("Title", "Script").await?;
    let field = me.field("Text").await?;
    // Copying from a page cleans it; a hostile program may put anything on the clipboard.
    me.run(
        "const html = '<p>Before</p><script>window.ran = 1<\\/script><img src=x onerror=\"window.ran = 2\"><p>After <b>all</b></p>';
        const data = new DataTransfer();
        data.setData('text/html', html);
        data.setData('text/plain', 'Before After all');
        arguments[0].focus();
        // Firefox takes what is pasted by other names than the standard's.
        arguments[0].dispatchEvent(new ClipboardEvent('paste', {
            clipboardData: data, dataType: 'text/html', data: html, bubbles: true, cancelable: true }));",
        vec![field.to_json()?],
    )
    .await?;
    me.until("the pasted text in the field", async || {
        let value = field.prop("value").await?.unwrap_or_default();
        Ok(value.contains("After all").then_some(()))
    })
    .await?;
    me.click_button("Add article").await?;
    let text = me.article_titled("Script").await?.text;
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    same("only text is kept", lines, vec!["Before", "After all"])?;
    same(
        "nothing ran",
        me.run("return typeof window.ran", vec![]).await?,
        json!("undefined"),
    )
}

/// The title in the library that has a part in it, in any letters: what a file brings is there a moment after its dialog
/// has gone.
async fn title_with(me: &Person, part: &str) -> Outcome<String> {
    me.until(
        &format!("an article with {part:?} in its title"),
        async || {
            let titles = me.library_titles().await?;
            Ok(titles
                .into_iter()
                .find(|it| it.to_lowercase().contains(part)))
        },
    )
    .await
}

async fn open_files(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    let plain = world.file(
        "river-report.txt",
        "\u{feff}River report\r\n\r\nThe river Elm fell.\rIt rose again.\n",
    )?;
    let marked = world.file(
        "market-day.md",
        "# Market day\n\nThe *mayor* said **yes**.\n\n- apples\n- pears\n\n> A quotation.\n\nSee [the notice](https://example.org/).\n",
    )?;
    let before = me.article().await?;
    let said = me.propose_all(&[&plain, &marked]).await?;
    holds(
        said.contains("new") || said.contains("New"),
        format!("the dialog says what is new: {said:?}"),
    )?;
    same(
        "nothing is added before the button is pressed",
        me.fragment().await?.is_empty(),
        false,
    )?;
    me.click_button("Cancel").await?;
    me.gone("dialog", "Import").await?;
    same(
        "after Cancel the same article is open",
        me.article().await?,
        before,
    )?;
    me.propose_all(&[&plain, &marked]).await?;
    me.click_button("Import").await?;
    me.gone("dialog", "Import").await?;
    let plain_title = title_with(me, "river").await?;
    let article = me.open_article(&plain_title).await?;
    same(
        "line ends are normalized, nothing else",
        article.text.trim_end_matches('\n'),
        "River report\n\nThe river Elm fell.\nIt rose again.",
    )?;
    let marked_title = title_with(me, "market").await?;
    let article = me.open_article(&marked_title).await?;
    holds(
        article.text.contains("The mayor said yes."),
        format!("Markdown became text: {:?}", article.text),
    )?;
    holds(
        !article.text.contains(['*', '#', '[']),
        format!("no markup is left: {:?}", article.text),
    )?;
    let shapes = me
        .run(
            "const root = document.querySelector('[data-article-text]');
            const has = (selector) => Boolean(root.querySelector(selector));
            return [has('h1, h2, h3, h4, h5, h6, [role=heading]'), has('li, [role=listitem]'), has('blockquote')];",
            vec![],
        )
        .await?;
    same(
        "a heading, a list and a quotation are drawn as such",
        shapes,
        json!([true, true, true]),
    )
}

async fn drop_file(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    // A driver cannot drag from outside the browser: the events of such a drop are made by script.
    me.run(
        "const data = new DataTransfer();
        data.items.add(new File(['Dropped words.'], 'dropped.txt', { type: 'text/plain' }));
        for (const type of ['dragenter', 'dragover', 'drop']) {
            document.querySelector('main').dispatchEvent(
                new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }",
        vec![],
    )
    .await?;
    me.proposal().await?;
    me.click_button("Import").await?;
    me.gone("dialog", "Import").await?;
    title_with(me, "dropped").await?;
    Ok(())
}

async fn language(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.click_button("New article").await?;
    me.fill("Title", "Arabic").await?;
    me.fill("Language", "ar").await?;
    me.field("Text").await?.click().await?;
    me.run(
        "arguments[0].select()",
        vec![me.field("Text").await?.to_json()?],
    )
    .await?;
    me.field("Text")
        .await?
        .send_keys("قال الرئيس إن النهر انخفض.")
        .await?;
    me.click_button("Add article").await?;
    let article = me.article_titled("Arabic").await?;
    same("lang", article.lang.as_str(), "ar")?;
    same("dir", article.dir.as_str(), "rtl")?;
    let mark = me.mark("الرئيس", 0, 'a').await?;
    same(
        "a word dragged from right to left",
        mark.words(),
        "الرئيس".to_owned(),
    )?;
    me.reload().await?;
    let article = me.article_titled("Arabic").await?;
    same(
        "lang and dir after reload",
        (article.lang.as_str(), article.dir.as_str()),
        ("ar", "rtl"),
    )
}

async fn library(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    me.mark("Ana Ruiz", 0, 'a').await?;
    me.mark("farmer", 0, 'a').await?;
    me.mark("Northbridge", 0, 'l').await?;
    me.mark("his fields near Northbridge were still under water", 0, 'c')
        .await?;
    let entry = me.library_text(STORY_TITLE).await?;
    for (count, tag) in [("2", "actor"), ("1", "location"), ("1", "claim")] {
        holds(
            entry.contains(count),
            format!("the library counts {count} {tag}: {entry:?}"),
        )?;
    }
    me.click_button(&format!("Rename {STORY_TITLE}")).await?;
    me.find("dialog", "Article details").await?;
    me.fill("Title", "Waters fall").await?;
    me.press(&[], ENTER).await?;
    me.article_titled("Waters fall").await?;
    me.click_button("Delete article Waters fall").await?;
    me.until("the article gone from the library", async || {
        Ok((!me
            .library_titles()
            .await?
            .contains(&"Waters fall".to_owned()))
        .then_some(()))
    })
    .await?;
    me.click_button("Undo").await?;
    me.until("the article back in the library", async || {
        Ok(me
            .library_titles()
            .await?
            .contains(&"Waters fall".to_owned())
            .then_some(()))
    })
    .await?;
    let article = me.open_article("Waters fall").await?;
    same("the text is back", article.text.as_str(), STORY)?;
    me.shows(&[
        ("actor", "Ana Ruiz"),
        ("actor", "farmer"),
        ("location", "Northbridge"),
        (
            "claim",
            "his fields near Northbridge were still under water",
        ),
    ])
    .await?;
    holds(world.kind != Kind::WebKit, "not played in WebKitGTK")
}

async fn twin(world: &mut World) -> Outcome {
    world.enter().await?;
    let me = &world.me;
    me.add_story().await?;
    let address = me.fragment().await?;
    let titles = me.library_titles().await?;
    me.add_article("Another", "Another text.").await?;
    me.copy_text(STORY).await?;
    me.click_button("New article").await?;
    me.paste_into("Text").await?;
    me.says("dialog", "New article", "already in your library")
        .await?;
    me.click_button("Open it").await?;
    me.gone("dialog", "New article").await?;
    me.article_titled(STORY_TITLE).await?;
    same("the address", me.fragment().await?, address)?;
    same(
        "articles in the library",
        me.library_titles().await?.len(),
        titles.len() + 1,
    )
}

async fn unknown(world: &mut World) -> Outcome {
    let url = format!("{}#/article/AAAAAAAAAAAAAAAAAAAAAA", world.url());
    let me = &world.me;
    me.open(&url).await?;
    me.until("a word that the article is not there", async || {
        let main = me
            .run("return document.querySelector('main').innerText", vec![])
            .await?;
        Ok(main
            .as_str()
            .is_some_and(|text| text.contains("not in your library"))
            .then_some(()))
    })
    .await?;
    let titles = me.library_titles().await?;
    let first = titles
        .first()
        .ok_or_else(|| Trouble("the sample is in the library".to_owned()))?;
    me.open_article(first).await?;
    Ok(())
}
