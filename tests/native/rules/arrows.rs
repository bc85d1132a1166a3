//! Which part of the program may name which.

use super::lex::names;
use super::paths::named;
use super::{File, Report, Rule, Tree, check};

pub(super) const RULES: &[Rule] = &[
    layers,
    inside_domain,
    domain_is_pure,
    web_has_no_yew,
    ui_leaves_the_browser_to_web,
    panes_do_not_know_each_other,
    widgets_know_no_articles,
    wire_types_are_of_format,
];

/// The layers, what each may name, and what to do instead. A macro of the crate counts as `ui`: there is one,
/// for messages.
const LAYERS: &[(&str, &[&str], &str)] = &[
    (
        "domain",
        &["domain"],
        "the core is pure: ask the world through src/domain/ports.rs",
    ),
    (
        "web",
        &["web", "domain"],
        "let src/ui call src/web and pass it what it needs",
    ),
    (
        "ui",
        &["ui", "web", "domain", "t"],
        "move it into one of these",
    ),
    (
        "main",
        &["ui"],
        "the program only starts the app: move the rest into src/ui/app",
    ),
    (
        "worker",
        &["web"],
        "the program only starts the worker: move the rest into src/web/worker",
    ),
    (
        "lib",
        &["domain", "ui", "web"],
        "the crate has these three parts",
    ),
];

fn layers(tree: &Tree, report: &mut Report) {
    for file in tree.rust() {
        let Some(part) = file.part() else { continue };
        let Some((_, allowed, instead)) = LAYERS.iter().find(|it| it.0 == part) else {
            report.add(
                file,
                0,
                format!("expected one of domain, web, ui under src, found {part}: move the file into one of them"),
            );
            continue;
        };
        for it in named(file) {
            let Some(first) = it.path.first() else {
                continue;
            };
            // `super::super` from within one file's tests cannot leave the layer by itself.
            if !allowed.contains(&first.as_str()) {
                report.add(
                    file,
                    it.line,
                    format!(
                        "expected src/{part} to name only {}, found {first}: {instead}",
                        allowed.join(", ")
                    ),
                );
            }
        }
    }
}

/// The modules of the core, and which others each may name: only rows above its own, so there is no circle.
const DOMAIN: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("interval", &["text"]),
    ("model", &["text"]),
    ("anchor", &["text"]),
    ("ports", &["model"]),
    ("sample", &["text", "model", "ports"]),
    ("workspace", &["text", "model", "ports"]),
    ("agreement", &["text", "model"]),
    ("exercise", &["text", "model", "workspace", "agreement"]),
    ("adjudicate", &["text", "model", "agreement", "exercise"]),
    (
        "format",
        &[
            "text",
            "model",
            "anchor",
            "agreement",
            "exercise",
            "adjudicate",
        ],
    ),
    (
        "intake",
        &["text", "model", "workspace", "exercise", "format"],
    ),
    ("picture", &["text", "model", "workspace"]),
    ("keep", &["text", "model", "ports", "format", "workspace"]),
    ("keys", &["text", "model"]),
    ("suggest", &["text", "model"]),
    ("desk", &["model", "ports", "workspace", "keep"]),
];

fn inside_domain(tree: &Tree, report: &mut Report) {
    for file in tree.rust() {
        let Some(rest) = file.path.strip_prefix("src/domain/") else {
            continue;
        };
        let own = rest.split(['/', '.']).next().unwrap_or_default();
        if own == "mod" {
            continue;
        }
        let Some((_, allowed)) = DOMAIN.iter().find(|it| it.0 == own) else {
            report.add(
                file,
                0,
                format!("expected a module of the table in tests/native/rules/arrows.rs, found {own}: add it there with what it may name"),
            );
            continue;
        };
        for it in named(file) {
            let [first, other, ..] = it.path.as_slice() else {
                continue;
            };
            if first == "domain" && other != own && !allowed.contains(&other.as_str()) {
                let allowed = match allowed {
                    [] => "nothing else of the core".to_owned(),
                    some => format!("only {}", some.join(", ")),
                };
                report.add(
                    file,
                    it.line,
                    format!("expected domain/{own} to name {allowed}, found {other}: move what both need down, or pass it in"),
                );
            }
        }
    }
}

#[test]
fn ok_the_core_has_no_circle() {
    for (at, (module, allowed)) in DOMAIN.iter().enumerate() {
        for it in *allowed {
            let place = DOMAIN.iter().position(|row| row.0 == *it);
            assert!(
                place.is_some_and(|place| place < at),
                "expected {module} to name only rows above it, found {it}"
            );
        }
    }
}

/// Reports each name of `forbidden` in the code of a file.
fn forbid(file: &File, forbidden: &[&str], sentence: &str, report: &mut Report) {
    for (line, content) in file.code.lines().enumerate() {
        for (name, _) in names(content) {
            if forbidden.contains(&name) {
                report.add(file, line, format!("{sentence}, found {name}: "));
                if let Some(last) = report.found.last_mut() {
                    last.push_str(instead_of(name));
                }
            }
        }
    }
}

/// What to do where a name does not belong.
fn instead_of(name: &str) -> &'static str {
    match name {
        "Instant" | "SystemTime" => "take a `Clock` from src/domain/ports.rs",
        "rand" | "getrandom" | "thread_rng" => "take `Ids` from src/domain/ports.rs",
        "println" | "print" | "eprintln" | "eprint" => "return a value that says it",
        "yew" => "put the component in src/ui and pass values down",
        "ui" => "pass what is needed as a value or a callback",
        "serde_json" => "let src/domain/format or src/domain/keep write it",
        "LocalStorage" => "go through the store of src/ui/store.rs",
        "serde" | "Serialize" | "Deserialize" => {
            "make a type of its own for the wire in src/domain/format and convert"
        }
        _ => "put what needs it in src/web and pass plain values or callbacks",
    }
}

/// What only a browser has.
const BROWSER: [&str; 6] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "JsValue",
];

fn domain_is_pure(tree: &Tree, report: &mut Report) {
    let world = [
        "yew",
        "Instant",
        "SystemTime",
        "rand",
        "getrandom",
        "thread_rng",
        "println",
        "print",
        "eprintln",
        "eprint",
    ];
    let forbidden = [BROWSER.as_slice(), &world].concat();
    for file in tree.rust().filter(|it| it.part() == Some("domain")) {
        forbid(file, &forbidden, "expected a pure core", report);
    }
}

fn web_has_no_yew(tree: &Tree, report: &mut Report) {
    for file in tree.rust().filter(|it| it.part() == Some("web")) {
        forbid(
            file,
            &["yew"],
            "expected a browser edge without components",
            report,
        );
    }
}

/// Yew hands out the browser's own event and element types, so these are unavoidable here, and so is the cast
/// from one to another. What acts on the browser, and untyped values, stay in `web`. Waiting for a future is
/// neither.
fn ui_leaves_the_browser_to_web(tree: &Tree, report: &mut Report) {
    for file in tree.rust().filter(|it| it.part() == Some("ui")) {
        let sentence = "expected only types of events and elements from the browser";
        forbid(
            file,
            &["js_sys", "gloo", "JsValue", "serde_json"],
            sentence,
            report,
        );
        if file.path != "src/ui/store.rs" {
            forbid(file, &["LocalStorage"], sentence, report);
        }
        for (line, content) in file.code.lines().enumerate() {
            for (name, after) in names(content) {
                let first = after.trim_start_matches("::").trim_start_matches('{');
                let is_type = first.starts_with(|it: char| it.is_uppercase());
                let is_allowed = match name {
                    "web_sys" => is_type,
                    "wasm_bindgen" => after.starts_with("::JsCast"),
                    _ => true,
                };
                if !is_allowed {
                    report.add(
                        file,
                        line,
                        format!("{sentence}, found {name}{after}: {}", instead_of(name)),
                    );
                }
            }
        }
    }
}

/// The folder of `ui` that a file is in.
fn pane(file: &File) -> Option<&str> {
    let (pane, _) = file.path.strip_prefix("src/ui/")?.split_once('/')?;
    Some(pane)
}

fn panes_do_not_know_each_other(tree: &Tree, report: &mut Report) {
    let panes: Vec<&str> = tree.rust().filter_map(pane).collect();
    for file in tree.rust() {
        let Some(own) = pane(file).filter(|it| *it != "app") else {
            continue;
        };
        for it in named(file) {
            let [first, other, ..] = it.path.as_slice() else {
                continue;
            };
            let is_pane = panes.contains(&other.as_str());
            if first == "ui" && is_pane && other != own && other != "widgets" {
                report.add(
                    file,
                    it.line,
                    format!("expected ui/{own} to know no other pane, found {other}: take a callback or a value and let ui/app join them"),
                );
            }
        }
    }
}

fn widgets_know_no_articles(tree: &Tree, report: &mut Report) {
    for file in tree.rust().filter(|it| pane(it) == Some("widgets")) {
        for it in named(file) {
            let is_foreign = match it.path.as_slice() {
                [first, ..] if first == "domain" => true,
                [first, second, ..] => first == "ui" && second == "store",
                _ => false,
            };
            if is_foreign {
                report.add(
                    file,
                    it.line,
                    format!("expected a widget that knows nothing of articles, found {}: take words and callbacks", it.path.join("::")),
                );
            }
        }
    }
}

fn wire_types_are_of_format(tree: &Tree, report: &mut Report) {
    let serde = ["serde", "Serialize", "Deserialize"];
    for file in tree.rust() {
        if file.path.starts_with("src/") && !file.path.starts_with("src/domain/format/") {
            forbid(
                file,
                &serde,
                "expected serde only in src/domain/format",
                report,
            );
        }
    }
}

#[test]
fn fail_layers() {
    check(
        layers,
        &[("src/domain/a.rs", "use crate::web::dom;")],
        "src/domain/a.rs:1: expected src/domain to name only domain, found web: the core is pure",
    );
    check(
        layers,
        &[("src/web/a.rs", "\nuse super::super::ui::x;")],
        "src/web/a.rs:2: expected src/web to name only web, domain, found ui",
    );
    check(
        layers,
        &[("src/web/a.rs", "fn f() { crate::t!(1) }")],
        "src/web/a.rs:1: expected src/web to name only web, domain, found t",
    );
    check(
        layers,
        &[("src/main.rs", "use whosaid::domain::x;")],
        "src/main.rs:1: expected src/main to name only ui, found domain",
    );
    check(
        layers,
        &[("src/util/a.rs", "")],
        "src/util/a.rs:1: expected one of domain, web, ui under src, found util",
    );
    check(
        layers,
        &[("src/ui/a.rs", "use crate::{t, web::dom, domain::x};")],
        "",
    );
}

#[test]
fn fail_inside_domain() {
    check(
        inside_domain,
        &[("src/domain/text/a.rs", "use crate::domain::model::Id;")],
        "src/domain/text/a.rs:1: expected domain/text to name nothing else of the core, found model",
    );
    check(
        inside_domain,
        &[(
            "src/domain/model/a.rs",
            "\nuse super::super::workspace::Change;",
        )],
        "src/domain/model/a.rs:2: expected domain/model to name only text, found workspace",
    );
    check(
        inside_domain,
        &[(
            "src/domain/format/v1/a.rs",
            "use crate::domain::{text::Span,\nkeep::K};",
        )],
        "src/domain/format/v1/a.rs:2: expected domain/format to name only text, model, anchor, agreement, exercise, adjudicate, found keep",
    );
    check(
        inside_domain,
        &[("src/domain/sample.rs", "use super::keep::K;")],
        "src/domain/sample.rs:1: expected domain/sample to name only text, model, ports, found keep",
    );
    check(
        inside_domain,
        &[("src/domain/score/a.rs", "")],
        "src/domain/score/a.rs:1: expected a module of the table",
    );
    check(
        inside_domain,
        &[(
            "src/domain/keep/a.rs",
            "use super::K; use crate::domain::format::x;",
        )],
        "",
    );
}

#[test]
fn fail_domain_is_pure() {
    let at = "src/domain/a.rs:1: expected a pure core, found";
    check(
        domain_is_pure,
        &[("src/domain/a.rs", "use web_sys::Node;")],
        &format!("{at} web_sys: put what needs it in src/web"),
    );
    check(
        domain_is_pure,
        &[("src/domain/a.rs", "fn f(_: JsValue) {}")],
        &format!("{at} JsValue"),
    );
    check(
        domain_is_pure,
        &[("src/domain/a.rs", "let t = std::time::Instant::now();")],
        &format!("{at} Instant: take a `Clock`"),
    );
    check(
        domain_is_pure,
        &[("src/domain/a.rs", "println!();")],
        &format!("{at} println: return"),
    );
    check(
        domain_is_pure,
        &[("src/domain/a.rs", "rand::random()")],
        &format!("{at} rand: take `Ids`"),
    );
    check(
        domain_is_pure,
        &[("src/domain/a.rs", "// no yew\nlet s = \"JsValue\";")],
        "",
    );
}

#[test]
fn fail_web_has_no_yew() {
    check(
        web_has_no_yew,
        &[("src/web/a.rs", "use yew::Html;")],
        "src/web/a.rs:1: expected a browser edge without components, found yew: put the component in src/ui",
    );
    check(web_has_no_yew, &[("src/ui/a.rs", "use yew::Html;")], "");
}

#[test]
fn fail_ui_leaves_the_browser_to_web() {
    let at = "src/ui/a.rs:1: expected only types of events and elements from the browser, found";
    let rule = ui_leaves_the_browser_to_web;
    check(
        rule,
        &[("src/ui/a.rs", "web_sys::window()")],
        &format!("{at} web_sys::window(): put"),
    );
    check(
        rule,
        &[("src/ui/a.rs", "use wasm_bindgen::closure::Closure;")],
        &format!("{at} wasm_bindgen::closure"),
    );
    check(
        rule,
        &[("src/ui/a.rs", "let x: JsValue;")],
        &format!("{at} JsValue"),
    );
    check(
        rule,
        &[("src/ui/a.rs", "use gloo::x;")],
        &format!("{at} gloo"),
    );
    check(
        rule,
        &[("src/ui/a.rs", "use crate::web::storage::LocalStorage;")],
        &format!("{at} LocalStorage: go through the store"),
    );
    check(
        rule,
        &[(
            "src/ui/a.rs",
            "use web_sys::{Event, Node};\nuse wasm_bindgen::JsCast;\nlet e: web_sys::Event;",
        )],
        "",
    );
    check(
        rule,
        &[("src/ui/store.rs", "use crate::web::storage::LocalStorage;")],
        "",
    );
}

#[test]
fn fail_panes_do_not_know_each_other() {
    let rule = panes_do_not_know_each_other;
    let other = ("src/ui/library/mod.rs", "");
    check(
        rule,
        &[
            ("src/ui/reader/a.rs", "use crate::ui::library::Pane;"),
            other,
        ],
        "src/ui/reader/a.rs:1: expected ui/reader to know no other pane, found library: take a callback",
    );
    check(
        rule,
        &[("src/ui/reader/mod.rs", "use super::library::Pane;"), other],
        "src/ui/reader/mod.rs:1: expected ui/reader",
    );
    check(
        rule,
        &[("src/ui/app/a.rs", "use crate::ui::library::Pane;"), other],
        "",
    );
    check(
        rule,
        &[
            (
                "src/ui/library/a.rs",
                "use crate::ui::{store::Store, widgets::Icon};",
            ),
            ("src/ui/widgets/mod.rs", ""),
        ],
        "",
    );
}

#[test]
fn fail_widgets_know_no_articles() {
    let rule = widgets_know_no_articles;
    check(
        rule,
        &[("src/ui/widgets/a.rs", "use crate::domain::model::Tag;")],
        "src/ui/widgets/a.rs:1: expected a widget that knows nothing of articles, found domain::model::Tag: take words",
    );
    check(
        rule,
        &[("src/ui/widgets/a.rs", "use crate::ui::store::Store;")],
        "src/ui/widgets/a.rs:1: expected a widget",
    );
    check(
        rule,
        &[("src/ui/widgets/a.rs", "use crate::{t, web::dom};")],
        "",
    );
}

#[test]
fn fail_wire_types_are_of_format() {
    let rule = wire_types_are_of_format;
    check(
        rule,
        &[("src/domain/model/a.rs", "\n#[derive(Clone, Serialize)]")],
        "src/domain/model/a.rs:2: expected serde only in src/domain/format, found Serialize: make a type of its own",
    );
    check(
        rule,
        &[
            ("src/domain/format/a.rs", "#[derive(serde::Serialize)]"),
            ("tests/native/a.rs", "serde_json"),
        ],
        "",
    );
}
