//! What every file of Rust keeps to.

use super::lex::names;
use super::{File, Report, Rule, Tree, check};

pub(super) const RULES: &[Rule] = &[
    files_say_why,
    files_are_short,
    main_is_short,
    tests_run_and_pass,
    nothing_is_put_off,
    no_code_in_comments,
    no_unwrap,
    no_markup_from_strings,
    no_style_attributes,
];

fn files_say_why(tree: &Tree, report: &mut Report) {
    for file in tree.rust() {
        let first = file.source.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") {
            report.add(file, 0, "expected a first line that begins with `//! `, found none: say there why the file exists");
        }
    }
}

/// Lines of a file.
const FILE_HARD: usize = 500;
const FILE_SOFT: usize = 300;
/// Lines of a component; longer ones are named in the output of the test.
const COMPONENT_SOFT: usize = 150;

fn files_are_short(tree: &Tree, report: &mut Report) {
    for file in tree.rust().filter(|it| !it.is_test()) {
        let n_lines = file.source.lines().count();
        if n_lines > FILE_HARD {
            report.add(file, FILE_HARD, format!("expected at most {FILE_HARD} lines, found {n_lines}: move one concern into a file of its own"));
        }
    }
}

/// Files and components over the soft limits: a word, not a failure.
pub(super) fn long(tree: &Tree) -> Vec<String> {
    let mut long = Vec::new();
    for file in tree.rust().filter(|it| !it.is_test()) {
        let n_lines = file.source.lines().count();
        if n_lines > FILE_SOFT {
            long.push(format!(
                "{}: {n_lines} lines, better {FILE_SOFT}",
                file.path
            ));
        }
        for (line, length) in components(file) {
            if length > COMPONENT_SOFT {
                long.push(format!(
                    "{}:{}: a component of {length} lines, better {COMPONENT_SOFT}",
                    file.path,
                    line + 1
                ));
            }
        }
    }
    long
}

/// Where components begin, and how many lines each has.
fn components(file: &File) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = file.code.lines().collect();
    let starts = lines.iter().enumerate();
    let starts = starts.filter(|(_, it)| it.trim_end() == "#[component]");
    let length = |from: usize| lines[from..].iter().position(|it| it.starts_with('}'));
    starts
        .map(|(at, _)| (at, length(at).unwrap_or_default()))
        .collect()
}

fn main_is_short(tree: &Tree, report: &mut Report) {
    let Some(file) = tree.find("src/main.rs") else {
        return;
    };
    let n_lines = file.source.lines().count();
    if n_lines > 36 {
        report.add(
            file,
            36,
            format!("expected at most 36 lines, found {n_lines}: move the logic into the library"),
        );
    }
}

fn tests_run_and_pass(tree: &Tree, report: &mut Report) {
    for file in tree.rust() {
        for (line, content) in file.code.lines().enumerate() {
            if content.contains("#[ignore") {
                report.add(file, line, "expected every test to run, found one that is ignored: mend it, or assert what is so today");
            }
            if names(content).any(|(name, _)| name == "should_panic") {
                report.add(file, line, "expected an assertion on a value, found a test that wants a panic: return the error and compare it");
            }
        }
    }
}

fn nothing_is_put_off(tree: &Tree, report: &mut Report) {
    for file in tree.rust() {
        let comments = file.comments.lines().zip(file.code.lines());
        for (line, (comment, code)) in comments.enumerate() {
            let mut words = names(comment).map(|it| it.0);
            if let Some(word) = words.find(|it| ["TODO", "FIXME", "XXX", "HACK"].contains(it)) {
                report.add(file, line, format!("expected finished work, found {word}: do it now, or write an issue and no comment"));
            }
            let is_macro = |(name, after): (&str, &str)| {
                ["todo", "unimplemented"].contains(&name) && after.starts_with('!')
            };
            if names(code).any(is_macro) {
                report.add(
                    file,
                    line,
                    "expected finished code, found a place left open: write it, or return an error",
                );
            }
        }
    }
}

/// Comments that end or begin as statements do. Documentation may show code.
fn no_code_in_comments(tree: &Tree, report: &mut Report) {
    for file in tree.rust() {
        for (line, comment) in file.comments.lines().enumerate() {
            let comment = comment.trim();
            let Some(words) = comment.strip_prefix("//") else {
                continue;
            };
            if words.starts_with(['/', '!']) {
                continue;
            }
            let words = words.trim();
            let begins = [
                "let ", "use ", "fn ", "pub ", "mod ", "return ", "if ", "for ", "#[",
            ];
            let is_statement =
                words.ends_with(';') && begins.iter().any(|it| words.starts_with(it));
            let ends = [");", "};", "];", "?;", "{", "}", "=>"];
            if is_statement || ends.iter().any(|it| words.ends_with(it)) {
                report.add(
                    file,
                    line,
                    "expected a comment in words, found code: delete it, the history keeps it",
                );
            }
        }
    }
}

fn no_unwrap(tree: &Tree, report: &mut Report) {
    let tools = ["src/", "xtask/src/"];
    let files = tree.rust().filter(|it| !it.is_test());
    for file in files.filter(|it| tools.iter().any(|root| it.path.starts_with(root))) {
        for (line, content) in file.code.lines().enumerate().take(file.tests_from()) {
            for panics in [".unwrap()", ".expect(\"", ".unwrap_unchecked("] {
                if content.contains(panics) {
                    report.add(file, line, format!("expected an error that can be told, found {panics}: return it with `?`, or say what happens otherwise"));
                }
            }
        }
    }
}

fn no_markup_from_strings(tree: &Tree, report: &mut Report) {
    let markup = [
        "from_html_unchecked",
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "VRaw",
        "set_html_unsafe",
    ];
    for file in tree.rust().filter(|it| it.path.starts_with("src/")) {
        for (line, content) in file.code.lines().enumerate() {
            if let Some((name, _)) = names(content).find(|it| markup.contains(&it.0)) {
                report.add(file, line, format!("expected text that becomes a text node, found {name}: build the nodes with html!"));
            }
        }
    }
}

/// The content policy forbids them, so that they would do nothing.
fn no_style_attributes(tree: &Tree, report: &mut Report) {
    for file in tree.rust().filter(|it| it.part() == Some("ui")) {
        for (line, content) in file.code.lines().enumerate() {
            let is_style = |(name, after): (&str, &str)| {
                name == "style" && (after.starts_with("={") || after.starts_with("=\""))
            };
            if names(content).any(is_style) {
                report.add(file, line, "expected a class, found a style attribute, which the content policy forbids: use a class, or web::dom::set_property");
            }
        }
    }
}

#[test]
fn fail_files_say_why() {
    check(
        files_say_why,
        &[("src/a.rs", "use x;\n//! Late.")],
        "src/a.rs:1: expected a first line that begins with `//! `",
    );
    check(
        files_say_why,
        &[("src/a.rs", "//! Why."), ("a.md", "x")],
        "",
    );
}

#[test]
fn fail_files_are_short() {
    let long = "x\n".repeat(501);
    check(
        files_are_short,
        &[("src/a.rs", &long)],
        "src/a.rs:501: expected at most 500 lines, found 501: move",
    );
    check(
        files_are_short,
        &[("src/a.rs", &long[2..]), ("tests/a.rs", &long)],
        "",
    );
    check(
        main_is_short,
        &[("src/main.rs", &long)],
        "src/main.rs:37: expected at most 36 lines, found 501",
    );
    check(main_is_short, &[("src/main.rs", "fn main() {}")], "");
}

#[test]
fn ok_what_is_long_is_named() {
    let component = format!("#[component]\nfn A() {{\n{}}}\n", "    x\n".repeat(150));
    let tree = Tree::of(&[("src/a.rs", &component), ("src/b.rs", &"x\n".repeat(301))]);
    let expected = [
        "src/a.rs:1: a component of 152 lines, better 150",
        "src/b.rs: 301 lines, better 300",
    ];
    assert_eq!(long(&tree), expected);
    assert!(long(&Tree::of(&[("src/a.rs", &component[6 * 3..])])).is_empty());
}

#[test]
fn fail_tests_run_and_pass() {
    check(
        tests_run_and_pass,
        &[("tests/a.rs", "#[test]\n#[ignore = \"slow\"]")],
        "tests/a.rs:2: expected every test to run",
    );
    check(
        tests_run_and_pass,
        &[("src/a.rs", "#[should_panic(expected = \"x\")]")],
        "src/a.rs:1: expected an assertion on a value",
    );
    check(tests_run_and_pass, &[("src/a.rs", "// #[ignore]")], "");
}

#[test]
fn fail_nothing_is_put_off() {
    check(
        nothing_is_put_off,
        &[("src/a.rs", "\n/// TODO: more")],
        "src/a.rs:2: expected finished work, found TODO",
    );
    check(
        nothing_is_put_off,
        &[("xtask/src/a.rs", "x(); // FIXME")],
        "xtask/src/a.rs:1: expected finished work, found FIXME",
    );
    check(
        nothing_is_put_off,
        &[("src/a.rs", "fn f() { todo!() }")],
        "src/a.rs:1: expected finished code",
    );
    check(
        nothing_is_put_off,
        &[("src/a.rs", "unimplemented!(\"x\")")],
        "src/a.rs:1: expected finished code",
    );
    check(
        nothing_is_put_off,
        &[("src/a.rs", "let s = \"TODO\"; // a todo list")],
        "",
    );
}

#[test]
fn fail_no_code_in_comments() {
    for code in [
        "let a = 1;",
        "foo(bar);",
        "if x {",
        "}",
        "#[cfg(test)] mod a;",
        "Some(x) =>",
    ] {
        check(
            no_code_in_comments,
            &[("src/a.rs", &format!("x\n  // {code}"))],
            "src/a.rs:2: expected a comment in words",
        );
    }
    check(
        no_code_in_comments,
        &[(
            "src/a.rs",
            "/// foo(bar);\n// The file is cut short;\n// get it again.",
        )],
        "",
    );
}

#[test]
fn fail_no_unwrap() {
    check(
        no_unwrap,
        &[("src/a.rs", "a.unwrap()")],
        "src/a.rs:1: expected an error that can be told, found .unwrap()",
    );
    check(
        no_unwrap,
        &[("xtask/src/a.rs", "\na.expect(\"b\")")],
        "xtask/src/a.rs:2: expected an error that can be told, found .expect(",
    );
    check(
        no_unwrap,
        &[
            (
                "src/a.rs",
                "a.unwrap_or(1)\n#[cfg(test)]\nmod tests { a.unwrap() }",
            ),
            ("tests/a.rs", "a.unwrap()"),
        ],
        "",
    );
}

#[test]
fn fail_no_markup_from_strings() {
    check(
        no_markup_from_strings,
        &[("src/ui/a.rs", "Html::from_html_unchecked(x)")],
        "src/ui/a.rs:1: expected text that becomes a text node, found from_html_unchecked",
    );
    check(
        no_markup_from_strings,
        &[("src/web/a.rs", "it.set_inner_html(x)")],
        "src/web/a.rs:1: expected text that becomes a text node, found set_inner_html",
    );
}

#[test]
fn fail_no_style_attributes() {
    check(
        no_style_attributes,
        &[("src/ui/a.rs", "<p style=\"x\">")],
        "src/ui/a.rs:1: expected a class, found a style attribute",
    );
    check(
        no_style_attributes,
        &[("src/ui/a.rs", "<p style={x}>")],
        "src/ui/a.rs:1: expected a class",
    );
    check(
        no_style_attributes,
        &[("src/ui/a.rs", "let style = 1; <p style_of={x}>")],
        "",
    );
}
