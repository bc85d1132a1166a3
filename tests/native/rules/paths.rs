//! Which modules of the crate a file names: its `crate::` and `super::` paths, groups opened.

use super::File;

/// A path from the root of the crate, and the 0-based line where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

/// The paths that begin with `crate`, `super`, or the crate's own name.
pub(super) fn named(file: &File) -> Vec<Named> {
    let tokens = tokens(&file.code);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((token, line)) = tokens.get(at) {
        let is_continued = at > 0 && tokens[at - 1].0 == "::";
        let has_next = tokens.get(at + 1).is_some_and(|it| it.0 == "::");
        let base = match token.as_str() {
            _ if is_continued || !has_next => None,
            "crate" => Some(Vec::new()),
            // Only the programs stand outside of the crate.
            "whosaid" if matches!(file.path.as_str(), "src/main.rs" | "src/worker.rs") => {
                Some(Vec::new())
            }
            "super" => Some(above(&module_of(file, *line))),
            _ => None,
        };
        match base {
            Some(base) => {
                at += 2;
                open(&tokens, &mut at, &base, &mut found);
            }
            None => at += 1,
        }
    }
    found
}

/// Names, `::`, and single characters, each with its line.
fn tokens(code: &str) -> Vec<(String, usize)> {
    let mut tokens: Vec<(String, usize)> = Vec::new();
    for (line, content) in code.lines().enumerate() {
        let mut rest = content.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_name = |it: char| it.is_alphanumeric() || it == '_';
            let len = if is_name(first) {
                rest.find(|it| !is_name(it)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push((rest[..len].to_owned(), line));
            rest = rest[len..].trim_start();
        }
    }
    tokens
}

/// Reads what follows a `::`, from `at` on.
fn open(tokens: &[(String, usize)], at: &mut usize, base: &[String], found: &mut Vec<Named>) {
    let mut path = base.to_vec();
    let first = *at;
    while let Some((token, line)) = tokens.get(*at) {
        if token == "{" {
            *at += 1;
            while tokens.get(*at).is_some_and(|it| it.0 != "}") {
                open(tokens, at, &path, found);
                // Over a new name (`as q`) and the comma.
                while tokens.get(*at).is_some_and(|it| it.0 != "}" && it.0 != ",") {
                    *at += 1;
                }
                if tokens.get(*at).is_some_and(|it| it.0 == ",") {
                    *at += 1;
                }
            }
            *at += 1;
            return;
        }
        if token == "super" {
            path = above(&path);
        } else if token != "self" {
            path.push(token.clone());
        }
        *at += 1;
        if tokens.get(*at).is_none_or(|it| it.0 != "::") {
            let line = tokens.get(first).map_or(*line, |it| it.1);
            found.push(Named { path, line });
            return;
        }
        *at += 1;
    }
}

/// The module of a line of a file.
fn module_of(file: &File, line: usize) -> Vec<String> {
    let path = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    if line >= file.tests_from() && !file.is_test() {
        module.push("tests".to_owned());
    }
    module
}

fn above(module: &[String]) -> Vec<String> {
    module[..module.len().saturating_sub(1)].to_vec()
}

#[track_caller]
fn check(path: &str, source: &str, expected: &[&str]) {
    let found = named(&File::new(path, source.to_owned()));
    let found: Vec<String> = found.iter().map(|it| it.path.join(".")).collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn ok_paths_are_found() {
    check("src/a/b.rs", "use crate::x::y;", &["x.y"]);
    check(
        "src/a/b.rs",
        "use crate::{x::{y, z as q}, w};",
        &["x.y", "x.z", "w"],
    );
    check("src/a/b.rs", "use super::{c, super::d};", &["a.c", "d"]);
    check("src/a/mod.rs", "use super::super::c;", &["c"]);
    check(
        "src/a/mod.rs",
        "pub use self::b::C; fn f() -> crate::t::U {}",
        &["t.U"],
    );
    check(
        "src/a/b.rs",
        "#[cfg(test)]\nmod tests { use super::*; }",
        &["a.b.*"],
    );
    check(
        "src/main.rs",
        "fn main() { whosaid::ui::app::mount(); }",
        &["ui.app.mount"],
    );
    check(
        "src/a/b.rs",
        "use super::whosaid; whosaid::read();",
        &["a.whosaid"],
    );
    check("src/a/b.rs", "// crate::x\nlet s = \"crate::y\";", &[]);
}
