//! A report as Markdown: CommonMark with tables, as most sites of notes and code show it.

use super::Facts;
use super::contents::contents;
use super::part::{Fact, Part, Words};
use super::text::{Stretch, told};
use crate::domain::model::{Block, BlockKind};
use crate::t;
use crate::ui::picture::parts::title_of;
use crate::ui::words::quoted;

/// The file.
pub(super) fn write(facts: &Facts<'_>) -> String {
    let title = line(&title_of(&facts.account.article));
    let parts: String = contents(facts).iter().map(|it| part(facts, it)).collect();
    format!(
        "# {title}\n\n{parts}---\n\n{}\n",
        line(&format!("{} {}", t!("report-with"), t!("report-labels")))
    )
}

fn part(facts: &Facts<'_>, part: &Part) -> String {
    match part {
        Part::Heading(name) => format!("## {}\n\n", line(name)),
        Part::Paragraph(it) => format!("{}\n\n", line(it)),
        Part::Facts(facts) => list(facts),
        Part::Table(head, rows) | Part::Marks(head, rows) => table(head, rows),
        Part::Article => told(&facts.account).iter().map(block).collect(),
        Part::Claim(number, quote, facts) => {
            format!("### {number}. {}\n\n{}", line(&quoted(quote)), list(facts))
        }
    }
}

fn list(facts: &[Fact]) -> String {
    let fact = |(name, it): &Fact| format!("- **{}:** {}\n", line(name), words(it));
    let facts: String = facts.iter().map(fact).collect();
    format!("{facts}\n")
}

fn words(words: &Words) -> String {
    match &words.link {
        Some(link) => format!("[{}](<{}>)", line(&words.text), address(link)),
        None => line(&words.text),
    }
}

fn table(head: &[String], rows: &[Vec<Words>]) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let names = row(head.iter().map(|it| line(it)).collect());
    let rule = row(head.iter().map(|_| "---".to_owned()).collect());
    let rows: String = rows
        .iter()
        .map(|it| row(it.iter().map(words).collect()))
        .collect();
    format!("{names}{rule}{rows}\n")
}

fn block((block, stretches): &(Block, Vec<Stretch<'_>>)) -> String {
    if block.kind == BlockKind::Verbatim {
        return verbatim(stretches);
    }
    let inner: String = stretches.iter().map(|it| stretch(it, line)).collect();
    let inner = inner.trim();
    if inner.is_empty() {
        return String::new();
    }
    let inner = begun(inner);
    match block.kind {
        // The title is the first heading, and parts have the second.
        BlockKind::Heading(level) => {
            let signs = "#".repeat(usize::from(level).saturating_add(2).min(6));
            format!("{signs} {inner}\n\n")
        }
        BlockKind::Item { depth, number } => {
            let sign = number.map_or("-".to_owned(), |it| format!("{it}."));
            let indent = "    ".repeat(usize::from(depth.min(5)));
            format!("{indent}{sign} {inner}\n\n")
        }
        BlockKind::Quotation => format!("> {inner}\n\n"),
        BlockKind::Paragraph | BlockKind::Verbatim => format!("{inner}\n\n"),
    }
}

/// Between fences nothing has a meaning but a fence: it is longer than any within.
fn verbatim(stretches: &[Stretch<'_>]) -> String {
    let inner: String = stretches
        .iter()
        .map(|it| stretch(it, str::to_owned))
        .collect();
    let runs = inner.split(|it| it != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    format!("{fence}\n{}\n{fence}\n\n", inner.trim_end_matches('\n'))
}

/// The words, and after a mark its number, as the parts below call it.
fn stretch(stretch: &Stretch<'_>, write: impl Fn(&str) -> String) -> String {
    let numbers: Vec<String> = stretch.ended.iter().map(usize::to_string).collect();
    match numbers.is_empty() {
        true => write(stretch.text),
        false => write(stretch.text) + &write(&format!("[{}]", numbers.join(", "))),
    }
}

/// Text in one line, in which no character means anything to Markdown; at its start [`begun`] looks after that.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            // Each of these may be escaped (CommonMark 2.4).
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// A line that does not begin a list, a heading or a rule.
fn begun(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (before, rest) = line.split_at(digits);
    let is_sign = if digits > 0 {
        rest.starts_with(['.', ')'])
    } else {
        rest.starts_with(['#', '+', '-', '='])
    };
    let sign = if is_sign { "\\" } else { "" };
    format!("{before}{sign}{rest}")
}

/// An address between angle brackets.
fn address(link: &str) -> String {
    let escaped = link.replace('\\', "%5C").replace('<', "%3C");
    escaped.replace('>', "%3E").replace(['\n', '\r'], "")
}
