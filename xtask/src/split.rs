//! Cuts the page's program: into what an article needs to be read and annotated, and parts that
//! are fetched later (`src/ui/app/parts.rs`).
//!
//! Trunk knows nothing of it: it has put the whole program in place. Here that is cut at the
//! functions that `src/main.rs` marks, and the first part goes through wasm-bindgen once more.
//! What several of the other parts need, and the first does not, is in a file that comes with
//! whichever of them is fetched first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install;
use crate::repo;
use crate::report::{Failure, Outcome, printed, run};
use crate::tools::{Tool, WASM_BINDGEN, WASM_SPLIT, exe};

/// What the program imports where it is to be cut, until it is.
const MARK: &str = "__wasm_split_placeholder__";

/// Replaces the program in Trunk's staging folder by its parts: `NAME.js` and `NAME_bg.wasm` as
/// before, beside them a file for each other part as `name_of_part` has it, and `NAME_parts.js`,
/// which fetches them. Does nothing where the program was built without the feature `split`.
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
    // Without the last one it would drop what the other parts import from the first.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.arg("--out-dir").arg(staging);
    run(bindgen.args(["--out-name", &name]))?;
    let loader = format!("{name}_parts.js");
    // In the imports of the scripts only: inside the wasm the module keeps its name.
    rename_in(
        &glue,
        "from \"./__wasm_split.js\"",
        &format!("from \"./{loader}\""),
    )?;
    put_in_place(&parts, staging, &name, &loader)?;
    preload(&staging.join("index.html"), &name, &loader)?;
    Ok(fs::remove_dir_all(parts)?)
}

/// Moves what the cutter wrote into the site, all but the first part, under names of the site.
fn put_in_place(parts: &Path, staging: &Path, name: &str, loader: &str) -> Outcome {
    let script = parts.join("__wasm_split.js");
    for entry in fs::read_dir(parts)?.collect::<Result<Vec<_>, _>>()? {
        let file = entry.file_name();
        let Some(file) = file.to_str() else { continue };
        if let Some(part) = name_of_part(name, file) {
            rename_in(&script, &format!("\"./{file}\""), &format!("\"./{part}\""))?;
            fs::rename(entry.path(), staging.join(part))?;
        }
    }
    Ok(fs::rename(script, staging.join(loader))?)
}

/// What a part is called in the site: `NAME_later.wasm` for the cutter's `split_later.wasm`, and
/// `NAME_chunk_3.wasm` for its `chunk_3.wasm`, which several parts need. `None` for other files.
fn name_of_part(name: &str, file: &str) -> Option<String> {
    let is_shared = file.starts_with("chunk_");
    let part = is_shared.then_some(file);
    let part = part.or_else(|| file.strip_prefix("split_"))?;
    part.ends_with(".wasm").then(|| format!("{name}_{part}"))
}

/// Has the page fetch the loader together with the first script, which imports it: a browser
/// that reads so there has lost a round trip.
fn preload(index: &Path, name: &str, loader: &str) -> Outcome {
    let link = |script: &str| format!("<link rel=\"modulepreload\" href=\"./{script}\"");
    let (first, second) = (link(&format!("{name}.js")), link(loader));
    let both = format!("{second} crossorigin=\"anonymous\">{first}");
    rename_in(index, &first, &both)
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

/// Puts other words for some into a file.
fn rename_in(file: &Path, from: &str, to: &str) -> Outcome {
    let text = fs::read_to_string(file)?;
    if text.contains(from) {
        Ok(fs::write(file, text.replace(from, to))?)
    } else {
        Err(Failure(format!(
            "expected {from} in {}, found no mention of it: this version of the tools writes other names",
            file.display()
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
    fn parts_have_names_of_the_site() {
        #[track_caller]
        fn check(file: &str, expected: Option<&str>) {
            let part = name_of_part("whosaid-1f", file);
            assert_eq!(part.as_deref(), expected, "{file}");
        }
        check("split_later.wasm", Some("whosaid-1f_later.wasm"));
        check("split_picture.wasm", Some("whosaid-1f_picture.wasm"));
        check("chunk_3.wasm", Some("whosaid-1f_chunk_3.wasm"));
        check("whosaid-1f.wasm", None);
        check("__wasm_split.js", None);
        check("split_later.wasm.map", None);
    }

    #[test]
    fn parts_come_into_the_site_with_their_loader() {
        /// What the cutter wrote, and the loader as it is then; `None` where it knows nothing of a file.
        #[track_caller]
        fn check(files: &[&str], script: &str, expected: Option<&str>) {
            let scratch = Scratch::new("split");
            let parts = scratch.path().join("parts");
            fs::create_dir(&parts).unwrap();
            for file in files {
                fs::write(parts.join(file), file).unwrap();
            }
            fs::write(parts.join("__wasm_split.js"), script).unwrap();
            let done = put_in_place(&parts, scratch.path(), "a", "a_parts.js");
            assert_eq!(done.is_ok(), expected.is_some(), "{files:?}: {done:?}");
            let Some(expected) = expected else { return };
            let loader = fs::read_to_string(scratch.path().join("a_parts.js")).unwrap();
            assert_eq!(loader, expected, "{files:?}");
            for file in files {
                let part = name_of_part("a", file).unwrap();
                let found = fs::read_to_string(scratch.path().join(part)).unwrap();
                assert_eq!(found, *file);
            }
        }
        check(
            &["split_b.wasm"],
            "get(\"./split_b.wasm\")",
            Some("get(\"./a_b.wasm\")"),
        );
        check(
            &["split_b.wasm", "split_c.wasm", "chunk_3.wasm"],
            "\"./chunk_3.wasm\" \"./split_c.wasm\" \"./split_b.wasm\"",
            Some("\"./a_chunk_3.wasm\" \"./a_c.wasm\" \"./a_b.wasm\""),
        );
        check(&["split_b.wasm"], "get(\"./other.wasm\")", None);
    }

    #[test]
    fn a_name_that_is_not_there_is_no_silence() {
        let scratch = Scratch::new("split");
        let script = scratch.path().join("a.js");
        fs::write(&script, "import './b.js'; '/b.js'").unwrap();
        rename_in(&script, "b.js", "c.js").unwrap();
        assert_eq!(
            fs::read_to_string(&script).unwrap(),
            "import './c.js'; '/c.js'"
        );
        assert!(rename_in(&script, "d.js", "c.js").is_err());
    }

    #[test]
    fn the_page_fetches_both_scripts_at_once() {
        let scratch = Scratch::new("split");
        let index = scratch.path().join("index.html");
        let link = |script| {
            format!("<link rel=\"modulepreload\" href=\"./{script}\" crossorigin=\"anonymous\">")
        };
        fs::write(&index, link("a.js")).unwrap();
        preload(&index, "a", "a_parts.js").unwrap();
        let expected = link("a_parts.js") + &link("a.js");
        assert_eq!(fs::read_to_string(&index).unwrap(), expected);
    }
}
