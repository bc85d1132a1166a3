//! A report as Markdown: CommonMark with tables and footnotes, as most sites of notes and code show it.

use super::Facts;
use super::contents::contents;
use super::part::{Fact, Part, Words};
use super::text::{Stretch, told};
use crate::domain::model::{Block, BlockKind};
use crate::t;
use crate::ui::words::quoted;

/// The file.
pub(super) fn write(facts: &Facts<'_>) -> String {
    let title = line(&facts.account.article.details.title);
    let parts: String = contents(facts).iter().map(|it| part(facts, it)).collect();
    format!("# {title}\n\n{parts}---\n\n{}\n", line(&t!("report-with")))
}

fn part(facts: &Facts<'_>, part: &Part) -> String {
    match part {
        Part::Heading(name) => format!("## {}\n\n", line(name)),
        Part::Paragraph(it) => format!("{}\n\n", line(it)),
        Part::Facts(facts) => list(facts),
        Part::Table(head, rows) => table(head, rows),
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
    let inner: String = stretches.iter().map(stretch).collect();
    let inner = inner.trim();
    if inner.is_empty() {
        return String::new();
    }
    let before = match block.kind {
        // The title is the first heading, and parts have the second.
        BlockKind::Heading(level) => format!("{} ", "#".repeat(usize::from(level) + 2)),
        BlockKind::Item { number, .. } => match number {
            Some(number) => format!("{number}. "),
            None => "- ".to_owned(),
        },
        BlockKind::Quotation => "> ".to_owned(),
        BlockKind::Paragraph | BlockKind::Verbatim => String::new(),
    };
    format!("{before}{inner}\n\n")
}

/// The words, and after a mark its number, as the parts below call it.
fn stretch(stretch: &Stretch<'_>) -> String {
    let numbers: Vec<String> = stretch.ended.iter().map(usize::to_string).collect();
    match numbers.is_empty() {
        true => line(stretch.text),
        false => format!("{}\\[{}\\]", line(stretch.text), numbers.join(", ")),
    }
}

/// Text in one line, in which no character means anything to Markdown.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            // Each of these may be escaped (CommonMark 2.4); others mean something only where they are alone.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '+'
            | '-' | '!' | '|' | '~' | '&' | '=' | '.' | ':' => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// An address between angle brackets.
fn address(link: &str) -> String {
    let escaped = link.replace('\\', "%5C").replace('<', "%3C");
    escaped.replace('>', "%3E").replace(['\n', '\r'], "")
}
