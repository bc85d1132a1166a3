//! The rules of the repository, as a test: which part may name which, and the habits that keep files readable.
//!
//! A rule is a function over a [`Tree`] of files. It runs on the repository, and beside each rule stands a
//! table of made-up files that break it: a rule that cannot fail holds nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that panics has failed, and what it prints is for people"
)]

mod arrows;
mod fixtures;
mod habits;
pub(crate) mod lex;
mod paths;
mod styles;
mod words;

use std::fs;
use std::path::Path;

/// A text file of the repository, and what of it is code or comment.
pub(crate) struct File {
    /// From the root of the repository, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) source: String,
    /// Its code: comments are blanks, and so is what literals hold.
    pub(crate) code: String,
    /// Its comments: everything else is blanks.
    pub(crate) comments: String,
}

impl File {
    pub(crate) fn new(path: &str, source: String) -> Self {
        let (code, comments) = lex::split(&source);
        Self {
            path: path.to_owned(),
            source,
            code,
            comments,
        }
    }

    /// Whether it is Rust.
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether all of it is tests.
    pub(crate) fn is_test(&self) -> bool {
        let helpers = ["/tests.rs", "xtask/src/scratch.rs"];
        self.path.starts_with("tests/") || helpers.iter().any(|it| self.path.ends_with(it))
    }

    /// The 0-based line from which on it is tests; tests stand at the end of a file.
    pub(crate) fn tests_from(&self) -> usize {
        if self.is_test() {
            return 0;
        }
        let mut lines = self.code.lines();
        let at = lines.position(|it| it.trim_start().starts_with("#[cfg(test)]"));
        at.unwrap_or(usize::MAX)
    }

    /// The part of `src` that it belongs to: the first name after `src/`, without its ending.
    pub(crate) fn part(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("src/")?;
        let first = rest.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first))
    }
}

/// The files that rules look at.
pub(crate) struct Tree {
    pub(crate) files: Vec<File>,
}

impl Tree {
    /// Made-up files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter();
        Self {
            files: files
                .map(|(path, source)| File::new(path, (*source).to_owned()))
                .collect(),
        }
    }

    /// The repository.
    pub(crate) fn real() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        walk(root, "", &mut files);
        assert!(
            files.len() > 100,
            "expected the repository at {}, found {} files",
            root.display(),
            files.len()
        );
        Self { files }
    }

    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|it| it.is_rust())
    }

    pub(crate) fn find(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|it| it.path == path)
    }
}

/// Folders that are built, fetched or somebody's own; `out` holds what failed end-to-end tests left behind.
const SKIPPED: [&str; 5] = ["target", "dist", "node_modules", ".git", "out"];

/// Collects the text files below `folder`, in order of their names.
fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if SKIPPED.contains(&name.as_str()) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(source) = fs::read_to_string(entry.path()) {
            files.push(File::new(&path, source));
        }
    }
}

/// What a rule found, each as `path:line: sentence`.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) found: Vec<String>,
}

impl Report {
    /// `line` counts from 0, as lines are enumerated.
    pub(crate) fn add(&mut self, file: &File, line: usize, sentence: impl std::fmt::Display) {
        self.found
            .push(format!("{}:{}: {sentence}", file.path, line + 1));
    }
}

/// A rule: looks at the tree and reports.
pub(crate) type Rule = fn(&Tree, &mut Report);

/// All rules; each stands in the table of its own file too, with files that break it.
fn rules() -> Vec<Rule> {
    [
        arrows::RULES,
        habits::RULES,
        styles::RULES,
        words::RULES,
        fixtures::RULES,
    ]
    .concat()
}

#[test]
fn ok_the_repository_keeps_its_rules() {
    let tree = Tree::real();
    let mut report = Report::default();
    for rule in rules() {
        rule(&tree, &mut report);
    }
    for long in habits::long(&tree) {
        println!("{long}");
    }
    assert!(
        report.found.is_empty(),
        "expected no broken rule, found {}:\n{}",
        report.found.len(),
        report.found.join("\n")
    );
}

/// A rule on made-up files: `expected` is how its only finding begins, or empty where there is none.
#[track_caller]
pub(crate) fn check(rule: Rule, files: &[(&str, &str)], expected: &str) {
    let mut report = Report::default();
    rule(&Tree::of(files), &mut report);
    let found = report.found.join("\n");
    let is_as_expected = match report.found.as_slice() {
        [] => expected.is_empty(),
        [one] => !expected.is_empty() && one.starts_with(expected),
        _ => false,
    };
    assert!(is_as_expected, "expected {expected:?}, found {found:?}");
}
