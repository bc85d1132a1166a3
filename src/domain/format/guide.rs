//! Guidelines in Markdown as what their reader sees: blocks of words, each plain or set apart. Never markup.
//!
//! CommonMark. HTML in it is shown as it stands: it is words like any others.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::domain::model::BlockKind;

/// Lists deeper than this are shown as if they were not.
const DEEPEST: usize = 3;

/// A block of guidelines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is. Items have a depth of at most two.
    pub kind: BlockKind,
    /// Its words, in order.
    pub runs: Vec<Run>,
}

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words. A line end in them is meant.
    pub words: String,
    /// How they are set apart.
    pub style: Style,
    /// Where they lead; empty where nowhere. Any text: a link only where it is an address of the web.
    pub link: String,
}

/// How words are set apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Not at all.
    #[default]
    Plain,
    /// `*so*`
    Emphasis,
    /// `**so**`
    Strong,
    /// `` `so` ``
    Code,
}

/// What the reader of some Markdown sees.
#[must_use]
pub fn guide(markdown: &str) -> Vec<Part> {
    let mut guide = Guide::default();
    for event in Parser::new(markdown) {
        guide.hear(event);
    }
    guide.close();
    guide.parts
}

/// A walk over Markdown. Nothing recurses.
#[derive(Debug, Default)]
struct Guide {
    parts: Vec<Part>,
    open: Option<Part>,
    /// The next number of each open list; `None` where it has bullets.
    lists: Vec<Option<u64>>,
    /// What the next block is, where it begins an item.
    item: Option<BlockKind>,
    quotations: usize,
    emphasis: usize,
    strong: usize,
    links: Vec<String>,
}

impl Guide {
    fn hear(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.enter(tag),
            Event::End(tag) => self.leave(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.say(&words, None)
            }
            Event::Code(words) => self.say(&words, Some(Style::Code)),
            Event::SoftBreak => self.say(" ", None),
            Event::HardBreak => self.say("\n", None),
            Event::Rule => self.close(),
            // Only given where an option asks for them, which none does.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn enter(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(match level {
                HeadingLevel::H1 => 1,
                HeadingLevel::H2 => 2,
                _ => 3,
            })),
            Tag::CodeBlock(_) => self.begin(BlockKind::Verbatim),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotations += 1;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close();
                let depth = self.lists.len().clamp(1, DEEPEST) - 1;
                let number = self.lists.last_mut().and_then(|it| {
                    let number = (*it)?;
                    *it = Some(number.saturating_add(1));
                    u32::try_from(number).ok()
                });
                self.item = Some(BlockKind::Item {
                    depth: u8::try_from(depth).unwrap_or_default(),
                    number,
                });
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.into_string()),
            _ => {}
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotations -= 1;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close();
                self.item = None;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.close();
            }
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Link => drop(self.links.pop()),
            _ => {}
        }
    }

    /// Begins a block: an item where one is due.
    fn begin(&mut self, kind: BlockKind) {
        self.close();
        let kind = match (kind, self.item.take()) {
            (BlockKind::Paragraph, Some(item)) => item,
            (BlockKind::Paragraph, None) if self.quotations > 0 => BlockKind::Quotation,
            (kind, _) => kind,
        };
        let runs = Vec::new();
        self.open = Some(Part { kind, runs });
    }

    /// Ends the open block. One without words is dropped.
    fn close(&mut self) {
        let Some(mut part) = self.open.take() else {
            return;
        };
        if let Some(last) = part.runs.last_mut() {
            let len = last.words.trim_end().len();
            last.words.truncate(len);
        }
        if part.runs.iter().any(|it| !it.words.trim().is_empty()) {
            self.parts.push(part);
        }
    }

    fn say(&mut self, words: &str, style: Option<Style>) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph);
        }
        let style = style.unwrap_or(match (self.strong, self.emphasis) {
            (0, 0) => Style::Plain,
            (0, _) => Style::Emphasis,
            _ => Style::Strong,
        });
        let link = self.links.last().cloned().unwrap_or_default();
        let Some(part) = &mut self.open else { return };
        match part.runs.last_mut() {
            Some(last) if last.style == style && last.link == link => last.words.push_str(words),
            _ => part.runs.push(Run {
                words: words.to_owned(),
                style,
                link,
            }),
        }
    }
}

/// A block as page and worker say it: what it is, a number of it, and its words.
#[derive(Serialize, Deserialize)]
struct Wire(String, u32, Vec<(String, u8, String)>);

/// Guidelines as JSON, for [`hear`].
#[must_use]
pub fn say(parts: &[Part]) -> String {
    let part = |it: &Part| {
        let (kind, number) = match it.kind {
            BlockKind::Paragraph => ("p".to_owned(), 0),
            BlockKind::Heading(level) => ("h".to_owned(), level.into()),
            BlockKind::Item { depth, number } => (
                format!("i{depth}"),
                number.map_or(0, |it| it.saturating_add(1)),
            ),
            BlockKind::Quotation => ("q".to_owned(), 0),
            BlockKind::Verbatim => ("v".to_owned(), 0),
        };
        let run = |it: &Run| (it.words.clone(), it.style as u8, it.link.clone());
        Wire(kind, number, it.runs.iter().map(run).collect())
    };
    let wire: Vec<Wire> = parts.iter().map(part).collect();
    // Strings and numbers only: nothing here that JSON could not say.
    serde_json::to_string(&wire).unwrap_or_default()
}

/// Hears what [`say`] said; `None` for anything else.
#[must_use]
pub fn hear(said: &str) -> Option<Vec<Part>> {
    let part = |Wire(kind, number, runs): Wire| {
        let kind = match (kind.as_str(), number) {
            ("p", _) => BlockKind::Paragraph,
            ("h", level) => BlockKind::Heading(u8::try_from(level).ok()?),
            ("q", _) => BlockKind::Quotation,
            ("v", _) => BlockKind::Verbatim,
            (item, number) => BlockKind::Item {
                depth: item.strip_prefix('i')?.parse().ok()?,
                number: number.checked_sub(1),
            },
        };
        let run = |(words, style, link)| {
            let all = [Style::Plain, Style::Emphasis, Style::Strong, Style::Code];
            let style = all.into_iter().find(|it| *it as u8 == style)?;
            Some(Run { words, style, link })
        };
        let runs: Option<Vec<Run>> = runs.into_iter().map(run).collect();
        Some(Part { kind, runs: runs? })
    };
    let wire: Vec<Wire> = serde_json::from_str(said).ok()?;
    wire.into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks as lines: what each is, then its words, those set apart in brackets with a sign.
    fn lines(parts: &[Part]) -> Vec<String> {
        let run = |it: &Run| {
            let sign = match it.style {
                Style::Plain if it.link.is_empty() => return it.words.clone(),
                Style::Plain => "",
                Style::Emphasis => "/",
                Style::Strong => "!",
                Style::Code => "=",
            };
            format!("[{sign}{}{}]", it.words, it.link)
        };
        let line = |it: &Part| {
            let runs: String = it.runs.iter().map(run).collect();
            let kind = match it.kind {
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Item { depth, number } => format!(
                    "i{depth}{}",
                    number.map_or("-".to_owned(), |it| it.to_string())
                ),
                BlockKind::Quotation => "q".to_owned(),
                BlockKind::Verbatim => "v".to_owned(),
            };
            format!("{kind} {runs}")
        };
        parts.iter().map(line).collect()
    }

    #[track_caller]
    fn check(markdown: &str, expected: &[&str]) {
        let parts = guide(markdown);
        assert_eq!(lines(&parts), expected, "{markdown:?}");
        assert_eq!(hear(&say(&parts)), Some(parts));
    }

    #[test]
    fn ok_blocks_and_words_set_apart() {
        check("", &[]);
        check(
            "# Find *who* says it\nRead **twice**.",
            &["h1 Find [/who] says it", "p Read [!twice]."],
        );
        check("#### deep", &["h3 deep"]);
        check(
            "- one\n- two\n  1. inner\n\ntext",
            &["i0- one", "i0- two", "i11 inner", "p text"],
        );
        check("3. c\n4. d\n\n   more", &["i03 c", "i04 d", "p more"]);
        check(
            "> “He said `no`.”\n>\n> - a",
            &["q “He said [=no].”", "i0- a"],
        );
        check("    let x;\n    y\n", &["v let x;\ny"]);
        check("a  \nb\nc", &["p a\nb c"]);
        check(
            "[so](https://example.org) ***both***",
            &["p [sohttps://example.org] [!both]"],
        );
        check("- - - a", &["i2- a"]);
    }

    #[test]
    fn ok_html_is_words() {
        check(
            "<script>alert(1)</script>",
            &["p <script>alert(1)</script>"],
        );
        check("a <b onclick=x>c</b>", &["p a <b onclick=x>c</b>"]);
    }

    #[test]
    fn ok_depth_has_an_end() {
        let deep: String = (0..50)
            .map(|it| format!("{}- x\n", "  ".repeat(it)))
            .collect();
        let deepest = |it: &Part| matches!(it.kind, BlockKind::Item { depth, .. } if depth < 3);
        assert!(guide(&deep).iter().all(deepest));
        assert!(!guide(&">".repeat(5000)).iter().any(|it| it.runs.is_empty()));
    }

    #[test]
    fn err_what_nobody_said() {
        for said in [
            "",
            "[]x",
            r#"[["z",0,[]]]"#,
            r#"[["p",0,[["a",9,""]]]]"#,
            r#"[["i9999",0,[]]]"#,
        ] {
            assert_eq!(hear(said), None, "{said:?}");
        }
    }
}
