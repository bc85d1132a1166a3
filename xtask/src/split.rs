//! Cuts the page's program in two: what an article needs to be read and annotated, and what
//! is fetched after the first paint (`src/ui/app/later.rs`).
//!
//! Trunk knows nothing of it: it has put the whole program in place. Here that is cut at the
//! function that `src/main.rs` marks, and the first part goes through wasm-bindgen once more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install;
use crate::repo;
use crate::report::{Failure, Outcome, printed, run};
use crate::tools::{Tool, WASM_BINDGEN, WASM_SPLIT, exe};

/// What the program imports where it is to be cut, until it is.
const MARK: &str = "__wasm_split_placeholder__";

/// Replaces the program in Trunk's staging folder by its two parts: `NAME.js` and
/// `NAME_bg.wasm` as before, `NAME_later.js` and `NAME_later.wasm` beside them. Does nothing
/// where the program was built without the feature `split`.
///
/// # Errors
/// A tool is missing or failed, or a file is not what the tools are known to write.
pub fn split(staging: &Path) -> Outcome {
    let name = name_of_program(staging)?;
    let glue = staging.join(format!("{name}.js"));
    if !fs::read_to_string(&glue)?.contains(MARK) {
        return Ok(());
    }
    let parts = staging.join("parts");
    let mut cutter = tool(&WASM_SPLIT, "wasm-split-cli")?;
    cutter.arg(compiled()?).arg(&parts);
    run(cutter.args(["--target", "web", "--out-name", &name]))?;
    let mut bindgen = tool(&WASM_BINDGEN, "wasm-bindgen")?;
    bindgen.arg(parts.join(format!("{name}.wasm")));
    // Without the last one it would drop what the second part imports from the first.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.arg("--out-dir").arg(staging);
    run(bindgen.args(["--out-name", &name]))?;
    // In the imports of the scripts only: inside the wasm the module keeps its name.
    let link = parts.join("__wasm_split.js");
    let loader = format!("{name}_later.js");
    fs::write(
        staging.join(&loader),
        renamed(&link, "split_later.wasm", &format!("{name}_later.wasm"))?,
    )?;
    fs::write(
        &glue,
        renamed(
            &glue,
            "from \"./__wasm_split.js\"",
            &format!("from \"./{loader}\""),
        )?,
    )?;
    let index = staging.join("index.html");
    let preload = |script: &str| format!("<link rel=\"modulepreload\" href=\"./{script}\"");
    let (first, second) = (preload(&format!("{name}.js")), preload(&loader));
    // The first script imports it: a browser that reads so there has lost a round trip.
    let both = format!("{second} crossorigin=\"anonymous\">{first}");
    fs::write(&index, renamed(&index, &first, &both)?)?;
    let later = staging.join(format!("{name}_later.wasm"));
    fs::rename(parts.join("split_later.wasm"), later)?;
    Ok(fs::remove_dir_all(parts)?)
}

/// What Trunk called the page's program: `whosaid-` and a hash.
fn name_of_program(staging: &Path) -> Outcome<String> {
    for entry in fs::read_dir(staging)? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str().and_then(|it| it.strip_suffix("_bg.wasm"))
            && name.starts_with("whosaid")
        {
            return Ok(name.to_owned());
        }
    }
    Err(Failure(format!(
        "expected whosaid-…_bg.wasm in {}, found none: Trunk has put the program elsewhere",
        staging.display()
    )))
}

/// The program as rustc left it: with what the cut needs and wasm-bindgen removes.
fn compiled() -> Outcome<PathBuf> {
    let mut metadata = repo::cargo();
    metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
    let target = printed(&mut metadata)
        .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .and_then(|it| Some(PathBuf::from(it.get("target_directory")?.as_str()?)))
        .ok_or_else(|| Failure("cargo metadata names no target_directory".to_owned()))?;
    Ok(target.join(install::TARGET).join("release/whosaid.wasm"))
}

/// A command of a tool.
fn tool(tool: &Tool, program: &str) -> Outcome<Command> {
    let bins = install::require(&[tool])?;
    let folder = bins.first().cloned().unwrap_or_default();
    Ok(Command::new(folder.join(exe(program))))
}

/// A script in which other words stand for some.
fn renamed(script: &Path, from: &str, to: &str) -> Outcome<String> {
    let text = fs::read_to_string(script)?;
    if text.contains(from) {
        Ok(text.replace(from, to))
    } else {
        Err(Failure(format!(
            "expected {from} in {}, found no mention of it: this version of the tools writes other names",
            script.display()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_program_is_found_by_its_name() {
        #[track_caller]
        fn check(files: &[&str], expected: Option<&str>) {
            let scratch = Scratch::new("split");
            for file in files {
                fs::write(scratch.path().join(file), "").unwrap();
            }
            let found = name_of_program(scratch.path()).ok();
            assert_eq!(found.as_deref(), expected, "{files:?}");
        }
        check(
            &["worker_bg.wasm", "whosaid-1f_bg.wasm", "whosaid-1f.js"],
            Some("whosaid-1f"),
        );
        check(&["worker_bg.wasm", "whosaid-1f.js"], None);
    }

    #[test]
    fn a_program_without_the_mark_is_left_whole() {
        let scratch = Scratch::new("split");
        fs::write(scratch.path().join("whosaid_bg.wasm"), "").unwrap();
        fs::write(scratch.path().join("whosaid.js"), "glue").unwrap();
        split(scratch.path()).unwrap();
        assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_name_that_is_not_there_is_no_silence() {
        let scratch = Scratch::new("split");
        let script = scratch.path().join("a.js");
        fs::write(&script, "import './b.js'; '/b.js'").unwrap();
        assert_eq!(
            renamed(&script, "b.js", "c.js").unwrap(),
            "import './c.js'; '/c.js'"
        );
        assert!(renamed(&script, "d.js", "c.js").is_err());
    }
}
