//! Files in and out through the file worker.

use fluent_bundle::FluentArgs;

use crate::domain::format::files::{self, Given};
use crate::domain::format::{Imported, Problem, whosaid};
use crate::domain::model::Record;
use crate::t;
use crate::ui::messages::message;
use crate::ui::store::Store;
use crate::web::file::{Chosen, download};

/// What reading one file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// The file's name.
    pub name: String,
    /// What it holds, or the sentence that says why nothing could be read.
    pub outcome: Result<Imported, String>,
}

/// Reads files, one after the other. Nothing is written.
pub async fn read_files(store: &Store, files: Vec<Chosen>) -> Vec<FileReport> {
    let mut reports = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        let outcome = read(store, &file).await;
        reports.push(FileReport { name, outcome });
    }
    reports
}

async fn read(store: &Store, file: &Chosen) -> Result<Imported, String> {
    // By its size first: what is too large is never loaded.
    let size = usize::try_from(file.size()).unwrap_or(usize::MAX);
    if let Some(problem) = files::too_large(&file.name(), size) {
        return Err(problem_words(&problem));
    }
    let failed = |why: String| t!("import-failed", why = why).to_string();
    let bytes = file.bytes().await.map_err(failed)?;
    let (now, id) = store.now_and_id();
    let given = Given { seed: id.bytes(), author: store.snapshot().settings.me, now };
    files::read(&file.name(), &bytes, given).map_err(|problem| problem_words(&problem))
}

/// Writes records as a Whosaid file and hands it out; gives its name.
///
/// # Errors
/// The reason in words, where the browser refuses the download.
pub async fn export_files(store: &Store, records: Vec<Record>, title: &str) -> Result<String, String> {
    let _ = store;
    let file = whosaid::write(records).file;
    let name = format!("{}.whosaid.json", slug(title));
    if download(&name, file.as_bytes(), "application/ld+json") {
        Ok(name)
    } else {
        Err(t!("download-refused").to_string())
    }
}

/// A problem in words, with its place.
#[must_use]
pub fn problem_words(problem: &Problem) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in &problem.args {
        args.set(name.as_str(), value.as_str());
    }
    let words = message(&format!("problem-{}", problem.code.key()), &args);
    if problem.at.is_empty() {
        words.to_string()
    } else {
        t!("import-at", at = problem.at.clone(), words = words.to_string()).to_string()
    }
}

/// A title as a file name: letters and digits of any script, hyphens between, at most 60 characters.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for character in title.to_lowercase().chars().take(200) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let cut: String = slug.trim_end_matches('-').chars().take(60).collect();
    let cut = cut.trim_end_matches('-');
    if cut.is_empty() { "article".to_owned() } else { cut.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(slug(title), expected);
    }

    #[test]
    fn ok_file_names() {
        check("Bridge stays shut as council and builder disagree", "bridge-stays-shut-as-council-and-builder-disagree");
        check("  “Who?” / ../etc  ", "who-etc");
        check("خبر عاجل", "خبر-عاجل");
        check("…", "article");
        check(&"word ".repeat(40), &format!("{}word", "word-".repeat(11)));
    }
}
