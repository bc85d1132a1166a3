//! Makes the built site smaller. Trunk calls this as a hook, before it puts the new build in
//! place of the old one, so that a build over its budget never gets there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::{Failure, Outcome, run, say};
use crate::tools::{BINARYEN, ESBUILD, Package};
use crate::{budget, install, names, split, styles};

/// For size. For speed it would be `-O3`; `cargo xtask bench` decides between them.
/// Flattened first, which lets the passes see through nested expressions: 2 KB gzipped. A big function is not
/// put into its only caller: another 2 KB.
const PASSES: [&str; 5] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=50",
];

/// What rustc's wasm uses. One by one, because with `--all-features` wasm-opt writes a file
/// that browsers do not load.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How scripts and style sheets are made smaller: each by itself, for a file keeps its name
/// and what it exports. Without a format, because that would turn the classic `boot.js` into
/// a module and take its "use strict".
const MINIFY: [&str; 5] = [
    "--minify",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=error",
];

/// What is used here, where it can be had.
pub const PACKAGES: [&Package; 2] = [&BINARYEN, &ESBUILD];

/// What the stamp of a build must tell apart beside the sources.
#[must_use]
pub fn describe() -> String {
    let present = PACKAGES.iter().filter(|p| install::find_package(p).is_ok());
    let names: Vec<_> = present.map(|package| package.program).collect();
    format!("with {}", names.join(" and "))
}

/// The hook: makes the files in Trunk's staging folder smaller and weighs the result. Does
/// nothing in a development build.
///
/// # Errors
/// It was not called by Trunk, a tool failed, or the build is over its budget.
pub fn hook() -> Outcome {
    if std::env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "release") {
        return Ok(());
    }
    let staging = std::env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
        Failure("expected TRUNK_STAGING_DIR: this command is Trunk's hook, see Trunk.toml".into())
    })?;
    let staging = PathBuf::from(staging);
    let tools = PACKAGES.map(|package| (package, install::find_package(package)));
    if let Some(line) = left_out(&tools) {
        say(line);
    }
    styles::join(&staging)?;
    split::split(&staging)?;
    names::shorten(&staging)?;
    optimize_all(&staging, &tools)?;
    budget::check(&staging)
}

/// A tool, and its script or why there is none.
type Found = (&'static Package, Outcome<PathBuf>);

/// One line on the tools that are not there; a reason they share stands in it once.
fn left_out(tools: &[Found]) -> Option<String> {
    let mut names = Vec::new();
    let mut reasons = Vec::new();
    for (package, script) in tools {
        if let Err(Failure(reason)) = script {
            names.push(package.program);
            if !reasons.contains(&reason.as_str()) {
                reasons.push(reason);
            }
        }
    }
    (!names.is_empty()).then(|| {
        format!(
            "Without {} the build is bigger: {}.",
            names.join(" and "),
            reasons.join("; ")
        )
    })
}

/// The tool that can make a file smaller, by the file's ending.
fn tool_for(file: &Path) -> Option<&'static Package> {
    match file.extension()?.to_str()? {
        "wasm" => Some(&BINARYEN),
        "js" | "css" => Some(&ESBUILD),
        _ => None,
    }
}

/// Optimizes the files side by side: those of the folder itself, as the ones below it are
/// data.
fn optimize_all(folder: &Path, tools: &[Found]) -> Outcome {
    let mut jobs = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.path();
        let Some(wanted) = tool_for(&file) else {
            continue;
        };
        let tool = tools
            .iter()
            .find(|(package, _)| package.name == wanted.name);
        if let Some((package, Ok(script))) = tool {
            jobs.push((file, *package, script));
        }
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = jobs
            .iter()
            .map(|(file, package, script)| scope.spawn(|| optimize(file, package, script)))
            .collect();
        running.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(Failure("a thread of the optimizer panicked".to_owned())))
        })
    })
}

/// Replaces one file by its optimized form.
fn optimize(file: &Path, package: &Package, script: &Path) -> Outcome {
    let smaller = file.with_added_extension("part");
    let mut command = Command::new("node");
    command.arg(script);
    if package.name == BINARYEN.name {
        command.args(FEATURES).args(PASSES);
        command.arg(file).arg("-o").arg(&smaller);
    } else {
        let mut out = OsString::from("--outfile=");
        out.push(&smaller);
        command.args(MINIFY).arg(file).arg(out);
    }
    run(&mut command).map_err(|Failure(reason)| {
        Failure(format!(
            "{} could not make {} smaller: {reason}",
            package.program,
            file.display()
        ))
    })?;
    Ok(std::fs::rename(smaller, file)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn files_have_their_tools() {
        #[track_caller]
        fn check(name: &str, expected: Option<&str>) {
            let tool = tool_for(Path::new(name)).map(|package| package.program);
            assert_eq!(tool, expected, "{name}");
        }
        check("whosaid-1_bg.wasm", Some("wasm-opt"));
        check("whosaid-1.js", Some("esbuild"));
        check("a11y-1.css", Some("esbuild"));
        check("index.html", None);
        check("icon-1.svg", None);
        check("data", None);
        check("boot.js.part", None);
    }

    #[test]
    fn what_is_left_out_is_said_in_one_line() {
        #[track_caller]
        fn check(wasm_opt: Result<&str, &str>, esbuild: Result<&str, &str>, expected: &str) {
            let found = |script: Result<&str, &str>| {
                script
                    .map(PathBuf::from)
                    .map_err(|reason| Failure(reason.to_owned()))
            };
            let tools = [(&BINARYEN, found(wasm_opt)), (&ESBUILD, found(esbuild))];
            assert_eq!(left_out(&tools).unwrap_or_default(), expected);
        }
        check(Ok("a"), Ok("b"), "");
        check(
            Err("no node"),
            Err("no node"),
            "Without wasm-opt and esbuild the build is bigger: no node.",
        );
        check(
            Ok("a"),
            Err("no b"),
            "Without esbuild the build is bigger: no b.",
        );
        check(
            Err("no a"),
            Err("no b"),
            "Without wasm-opt and esbuild the build is bigger: no a; no b.",
        );
    }

    #[test]
    fn a_smaller_file_means_the_same() {
        #[track_caller]
        fn check(tools: &[Found], name: &str, text: &str, expected: &str) {
            let scratch = Scratch::new("optimize");
            let file = scratch.path().join(name);
            std::fs::write(&file, text).unwrap();
            optimize_all(scratch.path(), tools).unwrap();
            let found = std::fs::read_to_string(&file).unwrap();
            assert_eq!(found.trim_end(), expected, "{name}");
            assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 1);
        }
        let without = [(&ESBUILD, Err(Failure("no node".to_owned())))];
        check(&without, "a.css", "a { top: 0 }", "a { top: 0 }");

        let script = install::find_package(&ESBUILD);
        if let Err(reason) = &script {
            say(format!("esbuild was not tried: {reason}."));
            return;
        }
        let tools = [(&ESBUILD, script)];
        let style = |text, expected| check(&tools, "a.css", text, expected);
        style("@layer one, two;\n", "@layer one,two;");
        style(
            "@layer one {\n  @media (width < 48rem) { p { top: 0; } }\n}",
            "@layer one{@media(width<48rem){p{top:0}}}",
        );
        style(
            "p::before { content: attr(data-a) / \"\"; translate: 0 -0.5em; }",
            "p:before{content:attr(data-a) / \"\";translate:0 -.5em}",
        );
        style(
            "::highlight(pending) { inset: 0 auto; }",
            "::highlight(pending){inset:0 auto}",
        );
        check(
            &tools,
            "glue.js",
            "function start() { return import.meta.url; }\nexport { start, start as default };",
            "function t(){return import.meta.url}export{t as start,t as default};",
        );
        check(
            &tools,
            "boot.js",
            "\"use strict\";\n(() => {\n  say(\"“so”\");\n})();",
            "\"use strict\";say(\"“so”\");",
        );
        check(&tools, "data.json", "{ }", "{ }");
    }
}
