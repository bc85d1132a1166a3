//! Words that no file of the repository has: places and hosts that are only one machine's or one day's.

use super::{Report, Rule, Tree, check};

pub(super) const RULES: &[Rule] = &[no_file_names_its_maker];

const PATH: &str = "write the path from the root of the repository";
const HOST: &str = "name the package, its manager knows where it is";
const MAKER: &str = "say what is so, not who wrote it";

/// What is looked for, each in two halves so that this file has none of them, and what to do.
const WORDS: &[(&str, &str, &str)] = &[
    ("/wo", "rk/", PATH),
    ("/ro", "ot/.", PATH),
    (
        "/tm",
        "p/",
        "ask the system for its folder of temporary files",
    ),
    ("crates", ".io", HOST),
    ("npm", "js", HOST),
    ("py", "pi.org", HOST),
    ("deb.", "debian", HOST),
    ("Clau", "de", MAKER),
    ("Chat", "GPT", MAKER),
    ("AI ", "session", MAKER),
    ("language ", "model", MAKER),
];

fn no_file_names_its_maker(tree: &Tree, report: &mut Report) {
    // A lock file is written by its manager.
    for file in tree.files.iter().filter(|it| !it.path.ends_with(".lock")) {
        for (line, content) in file.source.lines().enumerate() {
            for (first, second, instead) in WORDS {
                let word = format!("{first}{second}");
                if content.contains(&word) {
                    report.add(
                        file,
                        line,
                        format!("expected nothing of one machine or day, found {word}: {instead}"),
                    );
                }
            }
        }
    }
}

#[test]
fn fail_no_file_names_its_maker() {
    for (first, second, instead) in WORDS {
        let source = format!("fine\nsee {first}{second}x");
        let expected = format!(
            "docs/a.md:2: expected nothing of one machine or day, found {first}{second}: {instead}"
        );
        check(
            no_file_names_its_maker,
            &[("docs/a.md", &source), ("Cargo.lock", &source)],
            &expected,
        );
    }
}
