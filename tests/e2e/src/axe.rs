//! Runs axe-core over the page. It is not part of the project: npm fetches it once into the
//! versioned cache of tools.

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use xtask::cache;
use xtask::report::Failure;

use crate::person::Person;
use crate::trouble::{Outcome, Trouble};

/// The version whose rules the page must satisfy.
const VERSION: &str = "4.14.1";

static FETCHING: Mutex<()> = Mutex::new(());

impl Person {
    /// Fails with what axe finds, if it finds anything.
    pub(crate) async fn passes_axe(&self, state: &str) -> Outcome {
        // A page that has it needs it once: sending half a megabyte takes as long as looking at the page.
        if self.run("return Boolean(window.axe)", vec![]).await? != json!(true) {
            // A driver's script is not the page's: the content policy does not stop it.
            self.run(&std::fs::read_to_string(script()?)?, vec![])
                .await?;
        }
        // Words that are fading out are as pale as they are short-lived: they are looked at while they are fully there.
        let found = self
            .web
            .execute_async(
                "const done = arguments[arguments.length - 1];
                for (const it of document.getAnimations()) {
                    if (it.animationName === 'toast' && it.playState === 'running') it.currentTime = 0;
                }
                axe.run(document, { resultTypes: ['violations'] }).then(
                    (result) => done(result.violations.flatMap((violation) => violation.nodes.slice(0, 3).map((node) =>
                        `${violation.id}: ${violation.help} at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`))),
                    (error) => done([String(error)]));",
                Vec::<Value>::new(),
            )
            .await?
            .json()
            .clone();
        if found == json!([]) {
            return Ok(());
        }
        Err(Trouble(format!("{state}: axe found {found:#}")))
    }
}

/// Where the script is, fetched if it is missing.
fn script() -> Outcome<PathBuf> {
    let root = cache::root().map_err(|failure| Trouble(failure.0))?;
    let folder = cache::place(&root, "axe-core", VERSION);
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    // Two browsers may want it at once; one fetches.
    let _one = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    if !script.is_file() {
        cache::appear(&folder, |part| {
            let fetched = Command::new("npm")
                .args([
                    "install",
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                ])
                .arg("--prefix")
                .arg(part)
                .arg(format!("axe-core@{VERSION}"))
                .output()?;
            if fetched.status.success() {
                return Ok(());
            }
            Err(Failure(
                String::from_utf8_lossy(&fetched.stderr).into_owned(),
            ))
        })
        .map_err(|failure| {
            Trouble(format!(
                "npm should fetch axe-core {VERSION}: {}",
                failure.0
            ))
        })?;
    }
    Ok(script)
}
