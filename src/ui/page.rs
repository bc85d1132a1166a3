//! Pages to read, print and pass on: one file without script, with its style inside, which asks for nothing from
//! anywhere. Every word in them goes through [`escape`].

use crate::domain::model::{BlockKind, Details, Direction};

/// A page: `main` and `foot` are markup, the title is words.
#[must_use]
pub fn page(title: &str, sheet: &str, main: &str, foot: &str) -> String {
    let title = escape(title);
    // The policy lets nothing run and nothing load, whatever words the article has.
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{sheet}</style>\n</head>\n<body>\n<main>\n\
         <h1 dir=\"auto\">{title}</h1>\n{main}</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )
}

/// Text as HTML, also inside the quotation marks of an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Which way the lines of an article run, as an attribute says it.
#[must_use]
pub fn direction(details: &Details) -> &'static str {
    match details.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
        Direction::Auto => "auto",
    }
}

/// The attribute for the language of an article, with a space before it; nothing where nobody says.
#[must_use]
pub fn language(details: &Details) -> String {
    match details.language.as_str() {
        "" => String::new(),
        it => format!(" lang=\"{}\"", escape(it)),
    }
}

/// What opens and closes the element of a block, without the angle brackets.
#[must_use]
pub fn element(kind: BlockKind) -> (String, String) {
    let same = |it: &str| (it.to_owned(), it.to_owned());
    match kind {
        // The title is the first heading of the page, and parts have the second.
        BlockKind::Heading(level) => same(&format!("h{}", level.saturating_add(2).min(6))),
        BlockKind::Paragraph => same("p"),
        BlockKind::Item { depth, number } => {
            let number = number.map(|it| format!(" data-number=\"{it}.\""));
            let number = number.unwrap_or_default();
            let depth = depth.min(5);
            (
                format!("p class=\"item\" data-depth=\"{depth}\"{number}"),
                "p".to_owned(),
            )
        }
        BlockKind::Quotation => same("blockquote"),
        BlockKind::Verbatim => same("pre"),
    }
}
