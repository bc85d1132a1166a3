//! Stylesheets: one for each folder of the interface, and colors in one place.

use super::lex::names;
use super::{File, Report, Rule, Tree, check};

pub(super) const RULES: &[Rule] = &[
    every_pane_has_its_sheet,
    colors_are_tokens,
    no_sheet_shouts,
    every_sheet_is_linked,
];

/// Sheets that belong to no folder.
const SHARED: [&str; 5] = ["layers", "tokens", "base", "print", "a11y"];

/// The sheets with their names.
fn sheets(tree: &Tree) -> impl Iterator<Item = (&File, &str)> {
    tree.files.iter().filter_map(|file| {
        let name = file.path.strip_prefix("styles/")?.strip_suffix(".css")?;
        Some((file, name))
    })
}

/// The lines of a sheet with blanks for its comments.
fn lines(file: &File) -> Vec<String> {
    let mut code = String::new();
    let mut rest = file.source.as_str();
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        code.push_str(before);
        code.extend(comment.chars().filter(|it| *it == '\n'));
        rest = after;
    }
    code.push_str(rest);
    code.lines().map(str::to_owned).collect()
}

fn every_pane_has_its_sheet(tree: &Tree, report: &mut Report) {
    let folders = tree.rust().filter_map(|it| {
        Some((
            it,
            it.path.strip_prefix("src/ui/")?.strip_suffix("/mod.rs")?,
        ))
    });
    let folders: Vec<(&File, &str)> = folders.filter(|it| !it.1.contains('/')).collect();
    for (file, name) in &folders {
        if sheets(tree).all(|it| it.1 != *name) {
            report.add(file, 0, format!("expected styles/{name}.css for the folder, found none: add it, and its link to index.html"));
        }
    }
    for (file, name) in sheets(tree) {
        if !SHARED.contains(&name) && folders.iter().all(|it| it.1 != name) {
            report.add(file, 0, format!("expected a folder src/ui/{name} for the sheet, found none: put the rules into the sheet of the folder they style"));
        }
    }
}

/// Names of colors that one is tempted to write.
const NAMED: [&str; 10] = [
    "white", "black", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey",
];

fn colors_are_tokens(tree: &Tree, report: &mut Report) {
    for (file, _) in sheets(tree).filter(|it| it.1 != "tokens") {
        for (line, content) in lines(file).iter().enumerate() {
            if let Some(color) = color_in(content) {
                report.add(file, line, format!("expected a token, found the color {color}: name it in styles/tokens.css and use var(--name)"));
            }
        }
    }
}

fn color_in(line: &str) -> Option<String> {
    let is_hex = |it: &str| {
        let digits = it.chars().take_while(char::is_ascii_hexdigit).count();
        let is_whole =
            !it[digits..].starts_with(|it: char| it.is_alphanumeric() || it == '-' || it == '_');
        (3..=8).contains(&digits) && is_whole
    };
    // A selector may name an id; a value stands after a colon and a space.
    let value = line.split_once(": ").map_or("", |it| it.1);
    if let Some((_, rest)) = value.split_once('#').filter(|it| is_hex(it.1)) {
        let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        return Some(format!("#{digits}"));
    }
    let functions = [
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch",
    ];
    let found =
        names(line).find(|(name, after)| functions.contains(name) && after.starts_with('('));
    if let Some((name, _)) = found {
        return Some(format!("{name}()"));
    }
    let words = value.split(|it: char| !(it.is_alphanumeric() || "-_".contains(it)));
    words
        .into_iter()
        .find(|it| NAMED.contains(it))
        .map(str::to_owned)
}

fn no_sheet_shouts(tree: &Tree, report: &mut Report) {
    for (file, _) in sheets(tree) {
        for (line, content) in lines(file).iter().enumerate() {
            if content.contains("!important") {
                report.add(file, line, "expected layers to decide, found !important: put the rule into a later layer of styles/layers.css");
            }
            if content.contains("@import") {
                report.add(file, line, "expected one link a sheet, found @import, which the build does not resolve: link it in index.html");
            }
        }
    }
}

fn every_sheet_is_linked(tree: &Tree, report: &mut Report) {
    let Some(page) = tree.find("index.html") else {
        return;
    };
    for (file, name) in sheets(tree) {
        if !page.source.contains(&format!("href=\"styles/{name}.css\"")) {
            report.add(
                file,
                0,
                "expected a link to the sheet in index.html, found none: add one as for the others",
            );
        }
    }
    for (line, content) in page.source.lines().enumerate() {
        let Some((_, after)) = content.split_once("href=\"styles/") else {
            continue;
        };
        let name = after.split('.').next().unwrap_or_default();
        if sheets(tree).all(|it| it.1 != name) {
            report.add(
                page,
                line,
                format!("expected styles/{name}.css, found no such sheet: take the link away"),
            );
        }
    }
}

#[test]
fn fail_every_pane_has_its_sheet() {
    let rule = every_pane_has_its_sheet;
    check(
        rule,
        &[("src/ui/class/mod.rs", "")],
        "src/ui/class/mod.rs:1: expected styles/class.css for the folder, found none",
    );
    check(
        rule,
        &[("styles/class.css", "")],
        "styles/class.css:1: expected a folder src/ui/class for the sheet, found none",
    );
    check(
        rule,
        &[
            ("src/ui/class/mod.rs", ""),
            ("styles/class.css", ""),
            ("styles/print.css", ""),
        ],
        "",
    );
}

#[test]
fn fail_colors_are_tokens() {
    let at = "styles/a.css:2: expected a token, found the color";
    for (color, found) in [
        ("color: #fff;", "#fff: name it"),
        ("border: 1px solid #12345678;", "#12345678"),
        ("box-shadow: 0 0 1px rgb(0 0 0 / 8%);", "rgb()"),
        ("background: oklch(1 0 0);", "oklch()"),
        ("color: white;", "white"),
    ] {
        check(
            colors_are_tokens,
            &[("styles/a.css", &format!(".a {{\n  {color}\n}}"))],
            &format!("{at} {found}"),
        );
    }
    let fine = "/* #fff, rgb( */\n#app { white-space: pre; color: var(--white); }\n.a::before { content: \"#\"; }";
    check(
        colors_are_tokens,
        &[("styles/a.css", fine), ("styles/tokens.css", "--a: #fff;")],
        "",
    );
}

#[test]
fn fail_no_sheet_shouts() {
    check(
        no_sheet_shouts,
        &[("styles/a.css", "/*\n*/\na { b: c !important; }")],
        "styles/a.css:3: expected layers to decide, found !important",
    );
    check(
        no_sheet_shouts,
        &[("styles/a.css", "@import \"b.css\";")],
        "styles/a.css:1: expected one link a sheet, found @import",
    );
}

#[test]
fn fail_every_sheet_is_linked() {
    let rule = every_sheet_is_linked;
    let page = ("index.html", "\n<link href=\"styles/a.css\">");
    check(
        rule,
        &[page, ("styles/a.css", ""), ("styles/b.css", "")],
        "styles/b.css:1: expected a link to the sheet in index.html, found none",
    );
    check(
        rule,
        &[page],
        "index.html:2: expected styles/a.css, found no such sheet",
    );
    check(rule, &[page, ("styles/a.css", "")], "");
}
