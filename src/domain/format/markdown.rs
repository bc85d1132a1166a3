//! Reads Markdown as what its reader would see: plain text with blocks.
//!
//! CommonMark with tables and strikethrough. The parser's events are walked as the elements they stand for,
//! so that raw HTML between them falls under the same rules.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::elements::Elements;
use super::flow::Prose;
use super::plain::{TextError, check, decode};
use super::raw_html::walk;
use crate::domain::model::Details;
use crate::domain::text::normalize;

/// Reads a `.md` file: its text and what its front matter says about it. The title is the front matter's, or
/// else the first heading of level 1, which stays in the text.
///
/// # Errors
/// A [`TextError`] that says what was found where.
pub fn read(bytes: &[u8]) -> Result<(Prose, Details), TextError> {
    let source = normalize(&decode(bytes)?).text;
    check(&source)?;
    let (mut details, body) = front_matter(&source);
    let prose = prose(body);
    check(&prose.text)?;
    if details.title.is_empty() {
        details.title = prose.title.clone().unwrap_or_default();
    }
    Ok((prose, details))
}

/// What the reader of some Markdown sees.
#[must_use]
pub fn prose(markdown: &str) -> Prose {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut elements = Elements::default();
    // A block of HTML comes line by line; its tags and comments may be longer than a line.
    let mut html = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::List(first)) => {
                let first = first.map(|it| u32::try_from(it).unwrap_or(u32::MAX));
                elements.enter(if first.is_some() { "ol" } else { "ul" }, first);
            }
            Event::Start(tag) => elements.enter(name(tag.to_end()), None),
            Event::End(tag) => {
                walk(&std::mem::take(&mut html), &mut elements);
                elements.leave(name(tag));
            }
            Event::Text(text) | Event::Code(text) => elements.text(&text),
            Event::Html(line) => html.push_str(&line),
            Event::InlineHtml(tag) => walk(&tag, &mut elements),
            Event::SoftBreak => elements.text(" "),
            Event::HardBreak => elements.enter("br", None),
            Event::Rule => elements.enter("hr", None),
            // Only given where an option asks for them, which none does.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    elements.finish()
}

/// The HTML element that a piece of Markdown stands for.
const fn name(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(HeadingLevel::H1) => "h1",
        TagEnd::Heading(HeadingLevel::H2) => "h2",
        TagEnd::Heading(HeadingLevel::H3) => "h3",
        TagEnd::Heading(HeadingLevel::H4) => "h4",
        TagEnd::Heading(HeadingLevel::H5) => "h5",
        TagEnd::Heading(HeadingLevel::H6) => "h6",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::HtmlBlock => "div",
        _ => "span",
    }
}

/// What the front matter says, and the text after it. Lines that are not simple `key: value` pairs make it
/// part of the text: it was no front matter, or one that would be read wrong.
fn front_matter(source: &str) -> (Details, &str) {
    let none = (Details::default(), source);
    let Some(rest) = source.strip_prefix("---\n") else {
        return none;
    };
    let mut details = Details::default();
    let mut body = rest;
    while let Some((line, after)) = body.split_once('\n').or(Some((body, ""))) {
        if line.trim_end() == "---" {
            return (details, after);
        }
        if body.is_empty() {
            break;
        }
        body = after;
        let Some((key, value)) = line.split_once(':') else {
            if line.trim().is_empty() {
                continue;
            }
            return none;
        };
        let is_key = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-');
        if key.is_empty() || !key.chars().all(is_key) {
            return none;
        }
        let field = match key.to_lowercase().as_str() {
            "title" => &mut details.title,
            "author" => &mut details.author,
            "date" | "published" => &mut details.published,
            "source" | "url" => &mut details.source,
            "lang" | "language" => &mut details.language,
            _ => continue,
        };
        *field = unquoted(value.trim()).to_owned();
    }
    none
}

/// A value without the quotation marks around it.
fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(value)
}
