//! Where the time goes, by the engine's own sampling profiler between an action and its mark.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::again::{close, list, mark_all, take_back};
use super::annotating::annotate;
use super::made::Made;
use super::page::{Page, number};
use super::pointing::{Deed, point};
use super::scrolling::scroll;
use super::table::Sample;
use super::{progress, thousands};
use crate::trouble::{Outcome, Trouble};

/// How often each action is profiled.
const TIMES: usize = 9;
const TIMES_START: usize = 3;

/// Microseconds between two samples.
const INTERVAL: u32 = 200;

/// Functions printed.
const LINES: usize = 40;

/// The engine's own sums, in seconds.
const SUMS: [&str; 4] = [
    "ScriptDuration",
    "RecalcStyleDuration",
    "LayoutDuration",
    "TaskDuration",
];

/// Seconds on the engine's clock.
type Window = (f64, f64);

/// Profiles what people do with the articles at hand and prints where the time of each goes.
pub(crate) async fn print(page: &Page, made: &[Made]) -> Outcome {
    let Some(first) = made.first() else {
        return Ok(());
    };
    let other = made.get(1).map_or(&page.sample, |it| &it.title);
    let mut report = Report::default();
    for turn in 0..TIMES {
        page.open(other).await?;
        report.start(page).await?;
        let seen = page.open(&first.title).await?;
        let seen = seen.ok_or_else(|| Trouble("the article was open already".to_owned()))?;
        report.stop(page, &seen).await?;
        progress(format!("profiling opening {turn}/{TIMES}"));
    }
    report.print(&format!(
        "opening {} characters, {} annotations, from {other:?}",
        thousands(first.len()),
        thousands(first.n_annotations())
    ));
    let count = thousands(first.n_annotations());
    for deed in [Deed::Hover, Deed::Click] {
        let what = format!("{deed:?} on a mark of {count}");
        each(page, &what, TIMES, async |turn| {
            point(page, deed, turn).await
        })
        .await?;
    }
    let what = format!(
        "the same words listed, of {} characters",
        thousands(first.len())
    );
    each(page, &what, TIMES, async |turn| {
        let seen = list(page, turn).await?;
        close(page).await?;
        Ok(seen)
    })
    .await?;
    each(page, "  and all of them marked", TIMES, async |turn| {
        list(page, turn).await?;
        let seen = mark_all(page).await?;
        take_back(page).await?;
        Ok(seen)
    })
    .await?;
    each(page, "scrolling from top to bottom", 1, async |_| {
        scroll(page).await
    })
    .await?;
    let what = format!("a new annotation beside {count}");
    each(page, &what, TIMES, async |turn| annotate(page, turn).await).await?;
    let what = format!("start-up with {count} annotations open, until painted");
    each(page, &what, TIMES_START, async |_| {
        let seen = page.reload().await?;
        Ok(json!({ "start": 0, "end": number(&seen, "painted")? }))
    })
    .await
}

/// Profiles an action so many times and prints where its time goes; its answer holds `start` and `end`.
pub(super) async fn each(
    page: &Page,
    what: &str,
    times: usize,
    action: impl AsyncFn(usize) -> Outcome<Value>,
) -> Outcome {
    let mut report = Report::default();
    for turn in 0..times {
        report.start(page).await?;
        let seen = action(turn).await?;
        report.stop(page, &seen).await?;
        progress(format!("profiling {what} {turn}/{times}"));
    }
    report.print(what);
    Ok(())
}

/// Milliseconds by function, summed over all actions.
#[derive(Debug, Default)]
struct Report {
    own: HashMap<String, f64>,
    with_callees: HashMap<String, f64>,
    millis: Sample,
    before: HashMap<String, f64>,
    sums: HashMap<String, f64>,
}

impl Report {
    async fn start(&mut self, page: &Page) -> Outcome {
        let cdp = page.world.me.web.cdp();
        cdp.send_raw("Performance.enable", json!({})).await?;
        cdp.send_raw("Profiler.enable", json!({})).await?;
        cdp.send_raw(
            "Profiler.setSamplingInterval",
            json!({ "interval": INTERVAL }),
        )
        .await?;
        self.before = metrics(page).await?;
        cdp.send_raw("Profiler.start", json!({})).await?;
        Ok(())
    }

    async fn stop(&mut self, page: &Page, seen: &Value) -> Outcome {
        let stopped = page
            .world
            .me
            .web
            .cdp()
            .send_raw("Profiler.stop", json!({}))
            .await?;
        let after = metrics(page).await?;
        let (start, end) = (number(seen, "start")?, number(seen, "end")?);
        self.millis.push(end - start);
        let zero = after.get("NavigationStart").copied().unwrap_or(0.0);
        let is_new = after.get("NavigationStart") != self.before.get("NavigationStart");
        for name in SUMS {
            let of = |all: &HashMap<String, f64>| all.get(name).copied().unwrap_or(0.0);
            // A new page counts from nothing.
            let then = if is_new { 0.0 } else { of(&self.before) };
            *self.sums.entry(name.to_owned()).or_default() += of(&after) - then;
        }
        self.take(
            stopped.get("profile").unwrap_or(&Value::Null),
            (zero + start / 1000.0, zero + end / 1000.0),
        )
    }

    /// Adds the samples within the window.
    fn take(&mut self, profile: &Value, window: Window) -> Outcome {
        let list = |key: &str| profile.get(key).and_then(Value::as_array);
        let (Some(nodes), Some(samples), Some(deltas)) =
            (list("nodes"), list("samples"), list("timeDeltas"))
        else {
            return Err(Trouble("the profile has no samples".to_owned()));
        };
        let mut names: HashMap<u64, String> = HashMap::new();
        let mut parents: HashMap<u64, u64> = HashMap::new();
        for node in nodes {
            let Some(id) = node.get("id").and_then(Value::as_u64) else {
                continue;
            };
            names.insert(id, name_of(node));
            let children = node.get("children").and_then(Value::as_array);
            for child in children.into_iter().flatten().filter_map(Value::as_u64) {
                parents.insert(child, id);
            }
        }
        let mut clock = number(profile, "startTime")? / 1e6;
        let mut samples = samples.iter().zip(deltas).peekable();
        while let Some((node, delta)) = samples.next() {
            clock += delta.as_f64().unwrap_or(0.0) / 1e6;
            // A sample stands for the time until the next.
            let next = samples.peek().and_then(|(_, next)| next.as_f64());
            let until = clock + next.unwrap_or(0.0) / 1e6;
            let inside = (until.min(window.1) - clock.max(window.0)).max(0.0) * 1000.0;
            let Some(mut id) = node.as_u64().filter(|_| inside > 0.0) else {
                continue;
            };
            let mut counted = HashSet::new();
            let own = names.get(&id).cloned().unwrap_or_default();
            *self.own.entry(own).or_default() += inside;
            loop {
                let name = names.get(&id).cloned().unwrap_or_default();
                if counted.insert(name.clone()) {
                    *self.with_callees.entry(name).or_default() += inside;
                }
                match parents.get(&id) {
                    Some(&parent) => id = parent,
                    None => break,
                }
            }
        }
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of actions")]
    fn print(&self, what: &str) {
        let n = self.millis.n() as f64;
        println!(
            "\n== {what}: median {:.1} ms of {n} (profiled)",
            self.millis.median()
        );
        let sums: Vec<String> = SUMS
            .iter()
            .filter_map(|name| {
                let sum = self.sums.get(*name)? * 1000.0 / n;
                Some(format!("{} {sum:.1} ms", name.trim_end_matches("Duration")))
            })
            .collect();
        println!(
            "each, with what comes before and after: {}",
            sums.join(", ")
        );
        for (title, map) in [
            ("own time", &self.own),
            ("with what it calls", &self.with_callees),
        ] {
            println!("-- {title}, ms each, until the mark");
            let mut lines: Vec<(&String, f64)> = map.iter().map(|(k, v)| (k, v / n)).collect();
            lines.sort_by(|a, b| b.1.total_cmp(&a.1));
            for (name, millis) in lines.iter().take(LINES).filter(|it| it.1 >= 0.05) {
                println!("{millis:8.2}  {name}");
            }
        }
    }
}

fn name_of(node: &Value) -> String {
    let frame = node.get("callFrame");
    let text = |key: &str| {
        let text = frame.and_then(|it| it.get(key)).and_then(Value::as_str);
        text.unwrap_or_default()
    };
    let name: String = text("functionName").chars().take(150).collect();
    let file = text("url").rsplit('/').next().unwrap_or_default();
    let name = if name.is_empty() {
        "(anonymous)"
    } else {
        &name
    };
    if file.is_empty() || text("url").starts_with("wasm") {
        name.to_owned()
    } else {
        format!("{name} [{file}]")
    }
}

async fn metrics(page: &Page) -> Outcome<HashMap<String, f64>> {
    let answer = page
        .world
        .me
        .web
        .cdp()
        .send_raw("Performance.getMetrics", json!({}))
        .await?;
    let metrics = answer.get("metrics").and_then(Value::as_array);
    let pair = |it: &Value| {
        Some((
            it.get("name")?.as_str()?.to_owned(),
            it.get("value")?.as_f64()?,
        ))
    };
    Ok(metrics.into_iter().flatten().filter_map(pair).collect())
}
