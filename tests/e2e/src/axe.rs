//! Runs axe-core over the page. It is not part of the project: npm fetches it once into the
//! versioned cache of tools.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::person::Person;
use crate::tools;
use crate::trouble::{Outcome, Trouble};

/// The version whose rules the page must satisfy.
const VERSION: &str = "4.14.1";

impl Person {
    /// Fails with what axe finds, if it finds anything.
    pub(crate) async fn passes_axe(&self, state: &str) -> Outcome {
        let axe = std::fs::read_to_string(script()?)?;
        // A driver's script is not the page's: the content policy does not stop it.
        self.run(&format!("if (!window.axe) {{ {axe} }}"), vec![])
            .await?;
        let found = self
            .web
            .execute_async(
                "const done = arguments[arguments.length - 1];
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
    let folder = tools::cache()
        .ok_or_else(|| Trouble("HOME should name a folder: tools are kept under it".to_owned()))?
        .join(format!("axe-core-{VERSION}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        std::fs::create_dir_all(&folder)?;
        let fetched = Command::new("npm")
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
            ])
            .arg(&folder)
            .arg(format!("axe-core@{VERSION}"))
            .output()
            .map_err(|error| {
                Trouble(format!(
                    "npm, which fetches axe-core {VERSION}, did not start: {error}"
                ))
            })?;
        if !script.is_file() {
            let reason = String::from_utf8_lossy(&fetched.stderr).into_owned();
            return Err(Trouble(format!(
                "npm did not fetch axe-core {VERSION} to {}: {reason}",
                folder.display()
            )));
        }
    }
    Ok(script)
}
