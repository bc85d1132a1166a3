//! Files in and out through the file worker.

use crate::domain::format::files::Given;
use crate::domain::format::{Imported, Problem};
use crate::domain::model::Record;
use crate::t;
use crate::ui::messages::{Value, message};
use crate::ui::names::file_name;
use crate::ui::store::Store;
use crate::web::file::{Chosen, download};
use crate::web::worker::FileWorker;

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
        let outcome = read(store, &file).await;
        reports.push(FileReport {
            name: file.name(),
            outcome,
        });
    }
    reports
}

async fn read(store: &Store, file: &Chosen) -> Result<Imported, String> {
    let (now, id) = store.now_and_id();
    let given = Given {
        seed: id.bytes(),
        author: store.snapshot().settings.me,
        now,
    };
    match FileWorker::shared().read_file(file.as_file(), given).await {
        Ok(Ok(imported)) => Ok(imported),
        Ok(Err(problem)) => Err(problem_words(&problem)),
        Err(error) => Err(t!("worker-failed", why = &error.to_string()).to_string()),
    }
}

/// Writes records as a Whosaid file, whose name ends with `ending`, and hands it out; gives its name.
///
/// # Errors
/// The reason in words, where the file could not be written or the browser refuses the download.
pub async fn export_files(
    records: Vec<Record>,
    title: &str,
    ending: &str,
) -> Result<String, String> {
    let file = FileWorker::shared()
        .write(&records)
        .await
        .map_err(|error| error.to_string())?;
    let name = file_name(title, ending);
    if download(&name, &file) {
        Ok(name)
    } else {
        Err(t!("download-refused").to_string())
    }
}

/// A problem in words, with its place.
#[must_use]
pub fn problem_words(problem: &Problem) -> String {
    let values: Vec<(&str, Value<'_>)> = problem
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), Value::Text(value)))
        .collect();
    let words = message(&format!("problem-{}", problem.code.key()), &values);
    if problem.at.is_empty() {
        words.to_string()
    } else {
        t!("import-at", at = &problem.at, words = &words).to_string()
    }
}
