//! Every word on the screen: each message that the interface asks for is there, and none is left over.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser::parse_runtime;
use whosaid::domain::format::{Code, Severity};
use whosaid::domain::keys::Keys;
use whosaid::domain::model::{Behavior, TagSet};

use crate::rules::lex::names;
use crate::rules::{File, Tree};

/// The messages in English, all files.
const ENGLISH: &str = concat!(
    include_str!("../../locales/en.ftl"),
    include_str!("../../locales/en-later.ftl"),
    include_str!("../../locales/en-picture.ftl"),
    include_str!("../../locales/en-lesson.ftl")
);

/// Messages that come with a further part of the program, and where alone they may be asked for: what is drawn
/// there is not drawn before they are there.
const LATE: [(&str, &[&str]); 3] = [
    (
        include_str!("../../locales/en-later.ftl"),
        &[
            "src/domain/",
            "src/ui/annotations/bulk.rs",
            "src/ui/annotations/meant.rs",
            "src/ui/annotations/open_card.rs",
            "src/ui/annotations/said.rs",
            "src/ui/annotations/sift.rs",
            "src/ui/annotations/told.rs",
            "src/ui/app/dialogs.rs",
            "src/ui/app/keys_dialog.rs",
            "src/ui/app/print.rs",
            "src/ui/app/settings_dialog.rs",
            "src/ui/app/suggest.rs",
            "src/ui/check/",
            "src/ui/entities/",
            "src/ui/lesson/",
            "src/ui/library/details_dialog.rs",
            "src/ui/library/import_dialog.rs",
            "src/ui/library/new_article.rs",
            "src/ui/library/reading.rs",
            "src/ui/links/",
            "src/ui/picture/",
            "src/ui/reader/again/",
            "src/ui/reader/cue.rs",
            "src/ui/reader/find_bar.rs",
            "src/ui/reader/ties.rs",
            "src/ui/suggest/",
        ],
    ),
    (
        include_str!("../../locales/en-picture.ftl"),
        &["src/ui/picture/"],
    ),
    (
        include_str!("../../locales/en-lesson.ftl"),
        &[
            "src/ui/lesson/",
            "src/ui/app/class.rs",
            "src/ui/app/work.rs",
        ],
    ),
];

/// A message: the line of its id, counted from 1, its words, and the names of its values.
#[derive(Debug, Default)]
struct Message {
    line: usize,
    words: String,
    values: Vec<String>,
}

/// The messages of a file, by id.
fn messages(source: &str) -> BTreeMap<&str, Message> {
    let mut messages: BTreeMap<&str, Message> = BTreeMap::new();
    let mut last = None;
    for (at, line) in source.lines().enumerate() {
        if line.starts_with(|it: char| it.is_ascii_lowercase()) {
            let (id, words) = line.split_once(" = ").unwrap_or((line, ""));
            last = Some(id);
            let message = Message {
                line: at + 1,
                words: words.to_owned(),
                values: Vec::new(),
            };
            assert!(
                messages.insert(id, message).is_none(),
                "locales/en.ftl:{}: expected each id once, found {id} again: take one away",
                at + 1
            );
        } else if line.starts_with([' ', '}'])
            && let Some(message) = last.and_then(|id| messages.get_mut(id))
        {
            message.words.push('\n');
            message.words.push_str(line);
        }
    }
    for message in messages.values_mut() {
        let values = message.words.split('$').skip(1);
        let values = values.filter_map(|it| names(it).next());
        message.values = values.map(|it| it.0.to_owned()).collect();
        message.values.sort();
        message.values.dedup();
    }
    messages
}

/// A use of a message: `path:line`, the ids it may ask for, and the values it gives.
#[derive(Debug)]
struct Use {
    at: String,
    ids: Vec<String>,
    values: Vec<String>,
    /// What it says instead of an id where the id is computed.
    computed: String,
}

/// Every `t!(…)` of a file.
fn uses(file: &File) -> Vec<Use> {
    let code: Vec<char> = file.code.chars().collect();
    let source: Vec<char> = file.source.chars().collect();
    let mut uses = Vec::new();
    for at in 0..code.len() {
        let is_name = |it: &char| it.is_alphanumeric() || *it == '_';
        let is_start = at.checked_sub(1).is_none_or(|it| !is_name(&code[it]));
        if !(is_start && code[at..].starts_with(&['t', '!', '('])) {
            continue;
        }
        let parts = arguments(&code, &source, at + 3);
        let Some((id, rest)) = parts.split_first() else {
            continue;
        };
        let line = code[..at].iter().filter(|it| **it == '\n').count() + 1;
        let value = |it: &(String, String)| {
            let (name, _) = it.0.split_once('=')?;
            Some(name.trim().to_owned())
        };
        uses.push(Use {
            at: format!("{}:{line}", file.path),
            ids: literals(&id.0, &id.1),
            values: rest.iter().filter_map(value).collect(),
            computed: id.1.trim().to_owned(),
        });
    }
    uses
}

/// The arguments from `from` to the closing bracket, each as code (literals blank) and as source.
fn arguments(code: &[char], source: &[char], from: usize) -> Vec<(String, String)> {
    let mut parts = vec![(String::new(), String::new())];
    let mut depth = 0;
    for (blank, full) in code[from..].iter().zip(&source[from..]) {
        match blank {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(Default::default());
                continue;
            }
            _ => {}
        }
        let (code, source) = parts.last_mut().unwrap();
        code.push(*blank);
        source.push(*full);
    }
    parts.retain(|it| !it.0.trim().is_empty());
    parts
}

/// What the string literals of a piece of code hold.
fn literals(code: &str, source: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut open: Option<String> = None;
    for (blank, full) in code.chars().zip(source.chars()) {
        match (blank, &mut open) {
            ('"', None) => open = Some(String::new()),
            ('"', Some(_)) => literals.extend(open.take()),
            (_, Some(literal)) => literal.push(full),
            _ => {}
        }
    }
    literals
}

/// Ids that are computed, as the first argument is written, with all that it can be.
fn computed() -> Vec<(&'static str, Vec<String>)> {
    let keys = Keys::new(&TagSet::default(), "", true);
    let names = keys.bindings().iter().map(|it| format!("key-{}", it.name));
    let names = names.filter(|it| !it.starts_with("key-tag-") && !it.starts_with("key-arm-"));
    let kinds = [
        "new", "same", "changed", "deleted", "back", "older", "refused",
    ];
    let strings = |ids: &[&str]| ids.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let severities = ["note", "doubtful", "orphaned", "refused"];
    let severities = severities.map(|it| Severity::parse(it).unwrap().key());
    vec![
        ("&format!(\"key-{name}\")", names.collect()),
        (
            "&format!(\"import-kind-{key}\")",
            kinds.map(|it| format!("import-kind-{it}")).into(),
        ),
        (
            "&format!(\"severity-{}\", severity.key())",
            severities.map(|it| format!("severity-{it}")).into(),
        ),
        (
            "id",
            strings(&["theme-system", "theme-light", "theme-dark"]),
        ),
        ("nothing", strings(&["undo-nothing", "redo-nothing"])),
        ("done", strings(&["undone", "redone"])),
    ]
}

/// What is wrong between messages and their uses.
fn faults(tree: &Tree, source: &str) -> Vec<String> {
    let late = LATE.map(|(source, places)| (self::messages(source), places));
    let comes_after = |id: &str, file: &File| {
        let mut mine = late.iter().filter(|it| it.0.contains_key(id));
        mine.any(|it| !it.1.iter().any(|place| file.path.starts_with(place)))
    };
    let messages = messages(source);
    let computed = computed();
    let mut faults = Vec::new();
    let mut used: Vec<String> = Vec::new();
    let mut ask = |at: &str, id: &str, values: &[String], faults: &mut Vec<String>| {
        used.push(id.to_owned());
        let Some(message) = messages.get(id) else {
            faults.push(format!(
                "{at}: expected {id} in locales/en.ftl, found none: add it"
            ));
            return;
        };
        for value in &message.values {
            if !values.contains(value) {
                faults.push(format!("{at}: expected the value {value} of {id}, found none: give it, or take it out of the message"));
            }
        }
        for value in values {
            if !message.values.contains(value) {
                faults.push(format!("{at}: expected only values that {id} names, found {value}: take it away, or name it in the message"));
            }
        }
    };
    for file in tree.rust().filter(|it| it.path.starts_with("src/ui/")) {
        for it in uses(file) {
            let mut ids = it.ids;
            if let Some((_, all)) = computed.iter().find(|row| row.0 == it.computed) {
                ids.clone_from(all);
            }
            if ids.is_empty() {
                faults.push(format!("{}: expected an id or a row in the table of computed ids in tests/native/messages.rs, found {}: add the row", it.at, it.computed));
            }
            for id in ids {
                if comes_after(&id, file) {
                    faults.push(format!("{}: expected {id} to be asked for only where it is there, found it here: move it to locales/en.ftl", it.at));
                }
                ask(&it.at, &id, &it.values, &mut faults);
            }
        }
    }
    for code in Code::ALL {
        let sentence = code.sentence().split('{').skip(1);
        let values: Vec<String> = sentence
            .filter_map(|it| Some(it.split_once('}')?.0.to_owned()))
            .collect();
        ask(
            "src/domain/format/codes.rs",
            &format!("problem-{}", code.key()),
            &values,
            &mut faults,
        );
    }
    for behavior in Behavior::ALL {
        ask(
            "src/domain/model/tag.rs",
            &format!("tag-{}", behavior.key()),
            &[],
            &mut faults,
        );
    }
    for (id, message) in &messages {
        if !used.iter().any(|it| it == id) {
            faults.push(format!(
                "locales/en.ftl:{}: expected a use of {id} in src/ui, found none: take it away",
                message.line
            ));
        }
    }
    faults
}

/// What is wrong with the words: typewriter quotes and dots.
fn slips(source: &str) -> Vec<String> {
    let mut slips = Vec::new();
    for (id, message) in messages(source) {
        for (slip, instead) in [
            ("\"", "“ and ”"),
            ("'", "’"),
            ("...", "…"),
            (" - ", "–"),
            ("  ", "one space"),
        ] {
            let mut lines = message.words.lines().map(str::trim_start);
            if lines.any(|it| it.contains(slip)) {
                slips.push(format!(
                    "locales/en.ftl:{}: expected {instead} in {id}, found {slip}: write it so",
                    message.line
                ));
            }
        }
    }
    slips
}

#[test]
fn ok_every_message_is_used_and_there() {
    let faults = faults(&Tree::real(), ENGLISH);
    assert!(
        faults.is_empty(),
        "expected no fault, found:\n{}",
        faults.join("\n")
    );
}

#[test]
fn ok_the_file_of_messages_is_whole() {
    let parsed = parse_runtime(ENGLISH);
    assert!(
        parsed.is_ok(),
        "expected Fluent, found {:?}: mend it at these bytes",
        parsed.err().map(|it| it.1)
    );
    let slips = slips(ENGLISH);
    assert!(
        slips.is_empty(),
        "expected the marks of print, found:\n{}",
        slips.join("\n")
    );
}

/// A made-up file of the interface beside messages: `expected` is how the only fault begins that names it.
#[track_caller]
fn check(source: &str, message: &str, expected: &str) {
    let tree = Tree::of(&[("src/ui/a.rs", source)]);
    let all = faults(&tree, &format!("{ENGLISH}\n{message}"));
    let found = all
        .iter()
        .filter(|it| it.starts_with("src/ui/a.rs") || it.contains("made-up"));
    let found: Vec<&str> = found.map(String::as_str).collect();
    let is_as_expected = match found.as_slice() {
        [] => expected.is_empty(),
        [one] => !expected.is_empty() && one.contains(expected),
        _ => false,
    };
    assert!(is_as_expected, "expected {expected:?}, found {found:?}");
}

#[test]
fn fail_uses() {
    check(
        "t!(\"board-claims\")",
        "",
        "src/ui/a.rs:1: expected board-claims to be asked for only where it is there",
    );
    check(
        "\nt!(\"made-up\")",
        "",
        "src/ui/a.rs:2: expected made-up in locales/en.ftl, found none",
    );
    check(
        "t!(\"made-up\")",
        "made-up = Hello { $name }",
        "src/ui/a.rs:1: expected the value name of made-up, found none",
    );
    check(
        "t!(\"made-up\", name = x(1, 2), n = 1)",
        "made-up = Hello { $name }",
        "src/ui/a.rs:1: expected only values that made-up names, found n",
    );
    check(
        "t!(match x { A => \"made-up\", B => \"saved\" })",
        "made-up = Hello",
        "",
    );
    check(
        "t!(whatever)",
        "",
        "src/ui/a.rs:1: expected an id or a row in the table",
    );
    check(
        "// t!(\"made-up\")",
        "made-up = Hello",
        "expected a use of made-up in src/ui, found none",
    );
    check(
        "x(t!(\n\"made-up\",\nn = a.len(),\n))",
        "made-up = { $n ->\n    [one] 1\n   *[other] { $n }\n}",
        "",
    );
}

#[test]
fn fail_words() {
    for (words, expected) in [
        (
            "a = \"b\"",
            "locales/en.ftl:1: expected “ and ” in a, found \"",
        ),
        (
            "# c\na = it's",
            "locales/en.ftl:2: expected ’ in a, found '",
        ),
        ("a = b...", "locales/en.ftl:1: expected … in a, found ..."),
        (
            "a = { $n ->\n   *[other] b - c\n}",
            "locales/en.ftl:1: expected – in a, found  - ",
        ),
    ] {
        let found = slips(words);
        assert!(
            found.len() == 1 && found[0].starts_with(expected),
            "expected {expected}, found {found:?}"
        );
    }
}

/// Only what `src/ui/fluent.rs` resolves: words, variables, literals, and a choice by a variable.
#[test]
fn ok_messages_use_what_is_resolved() {
    let resource = parse_runtime(ENGLISH).unwrap();
    let is_simple = |it: &InlineExpression<&str>| {
        matches!(
            it,
            InlineExpression::VariableReference { .. } | InlineExpression::StringLiteral { .. }
        )
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        assert!(
            message.value.is_some() && message.attributes.is_empty(),
            "expected words and no attributes, found others in {}",
            message.id.name
        );
        let elements = message.value.iter().flat_map(|it| &it.elements);
        for element in elements {
            let is_resolved = match element {
                PatternElement::TextElement { .. } => true,
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(inline) => is_simple(inline),
                    Expression::Select { selector, .. } => is_simple(selector),
                },
            };
            assert!(
                is_resolved,
                "expected text, variables and a choice by one, found something else in {}",
                message.id.name
            );
        }
    }
}
