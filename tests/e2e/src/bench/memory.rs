//! What the page's process holds for itself, against a page with the bare text only.

use serde_json::json;

use super::made::Made;
use super::page::Page;
use super::processes::{private_bytes, renderers};
use super::table::{Row, Sample};
use super::{LARGE, progress, thousands};
use crate::browser::Kind;
use crate::trouble::{Outcome, Trouble};

/// Fresh tabs for each.
const TIMES: usize = 3;

/// Against the bare text.
const LIMIT: f64 = 2.0;

/// What a page does to be told from the others: works. Much longer than the system's own ticks.
const WORK: &str = "const end = performance.now() + 500; while (performance.now() < end);";

/// The page of the bare text, in the copy of the site.
const BARE: &str = "bench-text.html";

/// Fresh tabs by turns.
pub(crate) async fn rows(page: &Page, article: &Made) -> Outcome<Vec<Row>> {
    let what = format!(
        "private memory with {} characters, {} annotations, against a page of the bare text",
        thousands(article.len()),
        thousands(article.n_annotations())
    );
    if page.world.kind != Kind::Chromium || private_bytes(std::process::id()).is_none() {
        return Ok(vec![Row::unmeasured(what, "only Chromium on Linux tells")]);
    }
    page.open(&article.title).await?;
    let address = page.world.me.web.current_url().await?.to_string();
    page.write(BARE, &bare(page, article)?)?;
    let plain = format!("{}{BARE}", page.world.url());
    let (mut here, mut bare) = (Sample::default(), Sample::default());
    for turn in 0..TIMES {
        let app = held(page, &address, true).await?;
        let text = held(page, &plain, false).await?;
        progress(format!(
            "memory {turn}/{TIMES}: {app:.1} MiB, bare {text:.1} MiB"
        ));
        here.push(app);
        bare.push(text);
    }
    Ok(vec![
        Row::judged(
            what,
            format!(
                "{:.2} × ({:.1} MiB against {:.1} MiB; most {:.1}, least {:.1})",
                here.median() / bare.median(),
                here.median(),
                bare.median(),
                here.max(),
                bare.least()
            ),
            format!("{LIMIT} ×"),
            here.median() <= LIMIT * bare.median(),
            here.n(),
        )
        .judged_if(article.len() == LARGE),
    ])
}

/// A page with the text in plain paragraphs and the app's style sheets.
fn bare(page: &Page, article: &Made) -> Outcome<String> {
    let index = page.read("index.html")?;
    let styles: String = index
        .split('<')
        .filter(|it| it.starts_with("link") && it.contains("stylesheet"))
        .filter_map(|it| Some(format!("<{}>", it.split_once('>')?.0)))
        .collect();
    let text = article.text();
    // None of the invented words needs an escape.
    let paragraphs: String = text.lines().map(|it| format!("<p>{it}\n</p>")).collect();
    Ok(format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Bare text</title>{styles}</head>\
        <body><div class=\"reader\"><article class=\"article\"><div class=\"text\">{paragraphs}</div></article></div></body></html>"
    ))
}

/// MiB that the renderer of a fresh tab with this page holds for itself, after collecting garbage.
async fn held(page: &Page, address: &str, is_app: bool) -> Outcome<f64> {
    let web = &page.world.me.web;
    let before = web.window().await?;
    let tab = web.new_tab().await?;
    web.switch_to_window(tab).await?;
    let bytes = held_here(page, address, is_app).await;
    web.close_window().await?;
    web.switch_to_window(before).await?;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Ok(bytes? as f64 / f64::from(1 << 20))
}

async fn held_here(page: &Page, address: &str, is_app: bool) -> Outcome<u64> {
    let web = &page.world.me.web;
    web.goto(address).await?;
    if is_app {
        page.call("started", json!([])).await?;
    } else {
        page.frames().await?;
    }
    let cdp = web.cdp();
    cdp.send_raw("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let pid = working(page).await?;
    private_bytes(pid).ok_or_else(|| Trouble(format!("the process {pid} is gone")))
}

/// The renderer of the page: the one that has worked most while the page did.
async fn working(page: &Page) -> Outcome<u32> {
    let profile = &page.world.lodging.home.profile;
    let before = renderers(profile);
    page.world.me.run(WORK, vec![]).await?;
    let since = |pid: u32, ticks: u64| {
        let then = before.iter().find(|it| it.pid == pid);
        ticks - then.map_or(0, |it| it.ticks)
    };
    let most = renderers(profile)
        .into_iter()
        .max_by_key(|it| since(it.pid, it.ticks));
    most.map(|it| it.pid)
        .ok_or_else(|| Trouble("the browser has no process that draws pages".to_owned()))
}
