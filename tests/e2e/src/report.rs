//! Plays scenarios one after another in one browser and says how each ended.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::time::timeout;

use crate::browser::Kind;
use crate::lodging::Lodging;
use crate::scenario::{Scenario, Stage};
use crate::trouble::{Outcome, Trouble};
use crate::world::World;

/// A scenario that cannot be played here says so by failing with these words in front.
pub(crate) const NOT_RUN: &str = "not run: ";

/// What the run is about: where the sites are, where evidence goes.
#[derive(Debug)]
pub(crate) struct Stages {
    pub(crate) app: Option<PathBuf>,
    pub(crate) self_test: PathBuf,
    pub(crate) out: PathBuf,
    pub(crate) scratch: PathBuf,
}

/// How many ended how.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) passed: AtomicUsize,
    pub(crate) failed: AtomicUsize,
    pub(crate) not_run: AtomicUsize,
}

/// Plays every scenario meant for this browser, in one lodging for as long as all goes well.
pub(crate) async fn play_all(kind: Kind, scenarios: &[Scenario], stages: &Stages, tally: &Tally) {
    let mut lodging = None;
    for (number, scenario) in scenarios
        .iter()
        .enumerate()
        .filter(|(_, scenario)| scenario.browsers.contains(&kind))
    {
        let started = Instant::now();
        let name = format!("{}::{}", kind.name(), scenario.name);
        // A short name: Chromium keeps a socket in there, whose path may have 107 bytes.
        let folder = stages.scratch.join(format!("{}{number}", kind.name()));
        let end = play_one(kind, scenario, stages, folder, &mut lodging).await;
        let seconds = started.elapsed().as_secs_f64();
        match end {
            Ok(()) => {
                tally.passed.fetch_add(1, Ordering::Relaxed);
                println!("test {name} ... ok ({seconds:.1} s)");
            }
            Err(Trouble(reason)) if reason.starts_with(NOT_RUN) => {
                tally.not_run.fetch_add(1, Ordering::Relaxed);
                println!("test {name} ... {reason}");
            }
            Err(Trouble(reason)) => {
                tally.failed.fetch_add(1, Ordering::Relaxed);
                println!("test {name} ... FAILED ({seconds:.1} s)\n    {reason}");
            }
        }
    }
    if let Some(mut last) = lodging {
        // Where it does not close by itself, it is stopped with its driver.
        let _ = timeout(Duration::from_secs(15), last.close()).await;
    }
}

/// Plays it in the lodging of the one before where that suits, and leaves its own for the next.
async fn play_one(
    kind: Kind,
    scenario: &Scenario,
    stages: &Stages,
    folder: PathBuf,
    lodging: &mut Option<Lodging>,
) -> Outcome {
    let root = match (scenario.stage, &stages.app) {
        (Stage::SelfTest, _) => &stages.self_test,
        (Stage::App, Some(app)) => app,
        (Stage::App, None) => {
            return Err(Trouble(
                "WHOSAID_SITE should name the folder of the built site".to_owned(),
            ));
        }
    };
    let label = format!("{}-{}", kind.name(), scenario.name);
    let found = timeout(
        Duration::from_secs(40),
        find_lodging(kind, scenario, &folder, lodging.take()),
    );
    let found = found
        .await
        .map_err(|_| Trouble("the browser did not start in 40 s".to_owned()))??;
    let mut world = World::lodge(found, root, folder)?;
    let mut end = match timeout(
        Duration::from_secs(scenario.limit),
        (scenario.play)(&mut world),
    )
    .await
    {
        Ok(end) => end,
        Err(_) => Err(Trouble(format!(
            "it took longer than its {} s",
            scenario.limit
        ))),
    };
    if end.is_ok() {
        end = world.check_conduct().await;
    }
    if let Err(Trouble(reason)) = &mut end
        && !reason.starts_with(NOT_RUN)
    {
        let kept = keep(&world, &stages.out.join(&label)).await;
        reason.push_str(&kept);
    }
    let leaving = timeout(Duration::from_secs(15), async {
        if end.is_ok() {
            return world.leave().await;
        }
        world.quit().await.map(|()| None)
    });
    let left = leaving.await;
    end?;
    *lodging = left.map_err(|_| Trouble("the browser did not close in 15 s".to_owned()))??;
    Ok(())
}

/// The one that is left, made as if nobody had been there, or a new one.
async fn find_lodging(
    kind: Kind,
    scenario: &Scenario,
    folder: &Path,
    left: Option<Lodging>,
) -> Outcome<Lodging> {
    if let Some(mut left) = left {
        if left.suits(scenario.settings) && left.clean().await.is_ok() {
            return Ok(left);
        }
        left.close().await?;
    }
    // Several browsers that start at once on a busy machine may miss their first call.
    match Lodging::open(kind, folder, scenario.settings).await {
        Ok(opened) => Ok(opened),
        Err(_) => Lodging::open(kind, folder, scenario.settings).await,
    }
}

async fn keep(world: &World, out: &Path) -> String {
    match timeout(Duration::from_secs(15), world.keep_evidence(out)).await {
        Ok(folder) => format!(
            "\n      screen, page, console and storage are in {}",
            folder.display()
        ),
        Err(_) => "\n      the browser did not answer any more: there is no picture".to_owned(),
    }
}
