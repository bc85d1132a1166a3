//! A report as a page.

use super::Facts;
use super::contents::contents;
use super::part::{Fact, Part, Words};
use super::text::{Stretch, told};
use crate::t;
use crate::ui::page::{direction, element, escape, language, page};
use crate::ui::picture::parts::title_of;
use crate::ui::words::quoted;

/// The page.
pub(super) fn write(facts: &Facts<'_>, sheet: &str) -> String {
    let parts: String = contents(facts).iter().map(|it| part(facts, it)).collect();
    let made = escape(&format!("{} {}", t!("report-with"), t!("report-numbers")));
    page(&title_of(&facts.account.article), sheet, &parts, &made)
}

fn part(facts: &Facts<'_>, part: &Part) -> String {
    match part {
        Part::Heading(name) => format!("<h2>{}</h2>\n", escape(name)),
        Part::Paragraph(it) => format!("<p class=\"hint\">{}</p>\n", escape(it)),
        Part::Facts(facts) => list(facts),
        Part::Table(head, rows) => table(head, rows, false),
        Part::Marks(head, rows) => table(head, rows, true),
        Part::Article => article(facts),
        Part::Claim(number, quote, facts) => format!(
            "<section class=\"claim\" id=\"n{number}\">\n<h3><span class=\"nth\">{number}</span> <span dir=\"auto\">{}</span></h3>\n{}</section>\n",
            escape(&quoted(quote)),
            list(facts)
        ),
    }
}

fn list(facts: &[Fact]) -> String {
    let fact = |(name, it): &Fact| {
        format!(
            "<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>\n",
            escape(name),
            words(it)
        )
    };
    let facts: String = facts.iter().map(fact).collect();
    format!("<dl>\n{facts}</dl>\n")
}

fn words(words: &Words) -> String {
    let text = escape(&words.text);
    match &words.link {
        // Only addresses of the web are links.
        Some(link) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(link)),
        None => text,
    }
}

fn table(head: &[String], rows: &[Vec<Words>], are_marks: bool) -> String {
    let names: String = head
        .iter()
        .map(|it| format!("<th scope=\"col\">{}</th>", escape(it)))
        .collect();
    let row = |row: &Vec<Words>| {
        let cells: String = row
            .iter()
            .map(|it| format!("<td dir=\"auto\">{}</td>", words(it)))
            .collect();
        let number = row.first().filter(|_| are_marks);
        let id = number.map(|it| format!(" id=\"n{}\"", it.text));
        format!("<tr{}>{cells}</tr>\n", id.unwrap_or_default())
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<div class=\"wide\"><table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn article(facts: &Facts<'_>) -> String {
    let details = &facts.account.article.details;
    let (direction, language) = (direction(details), language(details));
    let blocks = told(&facts.account);
    let block = |(block, stretches): &(_, Vec<Stretch<'_>>)| {
        let block: &crate::domain::model::Block = block;
        let inner: String = stretches.iter().map(stretch).collect();
        let (open, close) = element(block.kind);
        format!("<{open} dir=\"{direction}\">{inner}</{close}>")
    };
    let blocks: String = blocks.iter().map(block).collect();
    format!("<article{language}>{blocks}</article>\n")
}

fn stretch(stretch: &Stretch<'_>) -> String {
    let text = escape(stretch.text);
    let classes: Vec<&str> = stretch.behaviors.iter().map(|it| it.key()).collect();
    let marked = match classes.is_empty() {
        true => text,
        false => format!("<mark class=\"{}\">{text}</mark>", classes.join(" ")),
    };
    let link = |it: &usize| format!("<sup><a href=\"#n{it}\">{it}</a></sup>");
    let numbers: String = stretch.ended.iter().map(link).collect();
    format!("{marked}{numbers}")
}
