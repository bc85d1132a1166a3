//! Saved files of every version stay as they were written: a file of today must open for ever.

use sha2::{Digest, Sha256};

use super::{Report, Rule, Tree, check};

pub(super) const RULES: &[Rule] = &[saved_versions_stay, every_hash_has_its_file];

/// The fixtures that are for ever, with the SHA-256 of each. Lines are added, never changed.
const SAVED: &[(&str, &str)] = &[
    (
        "tests/fixtures/whosaid/v1.expected.txt",
        "5f2107027a2aebc935138c06b8d5b31450d790016a8a58fa2174d2cf7fe0a8bf",
    ),
    (
        "tests/fixtures/whosaid/v1.whosaid.json",
        "599a772b86ebfd643b726c0095d1ae23504b1109a48b5f36abf9973e415d21ab",
    ),
    (
        "tests/fixtures/whosaid/v1-scales.whosaid.json",
        "3717afb6f18019765e981d6388bbe973881167c99a0396bbe2610030326848a0",
    ),
    (
        "tests/fixtures/whosaid/v1-exercise.whosaid.json",
        "b59323667ff0f4e0d139e9feed70b4a831dd418df9eb847d9e7b6afb5bd40b1f",
    ),
    (
        "tests/fixtures/whosaid/v1-pupil.whosaid.json",
        "d41de56e43a905ca9fc934b5f05f573b3133c4b96d3176718826c71f63f581d7",
    ),
    (
        "tests/fixtures/whosaid/v1-feedback.whosaid.json",
        "7f8e2ca67ac13fc8d467acadbbe45dd3a5ce8856406c074e72306d251c453add",
    ),
    (
        "tests/fixtures/storage/v1.json",
        "169b88a875839a56ce7d6fdcd99665d61510170be4594fa69afe5380bd872851",
    ),
];

/// The folders that they are in.
const FOLDERS: [&str; 2] = ["tests/fixtures/whosaid/", "tests/fixtures/storage/"];

fn saved_versions_stay(tree: &Tree, report: &mut Report) {
    for file in &tree.files {
        if !FOLDERS.iter().any(|it| file.path.starts_with(it)) {
            continue;
        }
        let hash: String = Sha256::digest(&file.source)
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect();
        let path = &file.path;
        match SAVED.iter().find(|it| it.0 == path) {
            Some((_, saved)) if *saved == hash => {}
            Some((_, saved)) => report.add(file, 0, format!("expected the hash {saved}, found {hash}: put the file back and add another for what is new")),
            None => report.add(file, 0, format!("expected its hash in tests/native/rules/fixtures.rs, found none: add (\"{path}\", \"{hash}\")")),
        }
    }
}

fn every_hash_has_its_file(tree: &Tree, report: &mut Report) {
    for (path, _) in SAVED {
        if tree.find(path).is_none() {
            report.found.push(format!(
                "{path}:1: expected a fixture that is for ever, found none: put it back"
            ));
        }
    }
}

#[test]
fn fail_saved_versions_stay() {
    check(
        saved_versions_stay,
        &[("tests/fixtures/storage/v1.json", "{}")],
        "tests/fixtures/storage/v1.json:1: expected the hash ",
    );
    check(
        saved_versions_stay,
        &[("tests/fixtures/whosaid/v99.json", "{}")],
        "tests/fixtures/whosaid/v99.json:1: expected its hash in tests/native/rules/fixtures.rs, found none: add (\"tests/fixtures/whosaid/v99.json\", \"44136fa3",
    );
    check(
        saved_versions_stay,
        &[("tests/fixtures/articles/a.txt", "x")],
        "",
    );
}

#[test]
fn fail_every_hash_has_its_file() {
    for (missing, _) in SAVED {
        let others = SAVED.iter().filter(|it| it.0 != *missing);
        let others: Vec<(&str, &str)> = others.map(|it| (it.0, "{}")).collect();
        let expected = format!("{missing}:1: expected a fixture that is for ever, found none");
        check(every_hash_has_its_file, &others, &expected);
    }
}
