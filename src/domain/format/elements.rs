//! Turns a walk over elements, as HTML names them, into text with blocks.
//!
//! The browser's own parser and the Markdown reader both walk their documents through here, so that the same
//! rules hold for both. Nothing recurses: a thousand levels of nesting are a longer list.

use super::flow::{Flow, Prose};
use crate::domain::model::BlockKind;

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing: emphasis, links, and all that is not known.
    Inline,
    /// Its text is not shown.
    Hidden,
    /// It begins and ends a block.
    Block,
    Heading(u8),
    Quotation,
    List,
    NumberedList,
    Item,
    Verbatim,
    Row,
    Cell,
    /// It ends a line. Holds nothing.
    Break,
    /// It ends a block. Holds nothing.
    Rule,
    /// Holds nothing and shows no text.
    Void,
}

#[rustfmt::skip]
fn role(name: &str) -> Role {
    match name {
        "audio" | "canvas" | "datalist" | "head" | "iframe" | "noscript" | "object" | "script"
        | "select" | "style" | "svg" | "template" | "textarea" | "title" | "video" => Role::Hidden,
        "address" | "article" | "aside" | "body" | "caption" | "center" | "dd" | "details" | "dialog"
        | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "header"
        | "hgroup" | "html" | "legend" | "main" | "nav" | "p" | "search" | "section" | "summary"
        | "table" | "tbody" | "tfoot" | "thead" => Role::Block,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "blockquote" => Role::Quotation,
        "ul" | "menu" | "dir" => Role::List,
        "ol" => Role::NumberedList,
        "li" => Role::Item,
        "pre" | "listing" | "xmp" => Role::Verbatim,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "br" => Role::Break,
        "hr" => Role::Rule,
        "area" | "base" | "col" | "embed" | "img" | "input" | "link" | "meta" | "param" | "source"
        | "track" | "wbr" => Role::Void,
        _ => Role::Inline,
    }
}

/// Elements looked at to find the one that an end tag ends: a stray end tag costs no more than this.
const REACH: usize = 512;

/// A walk over elements that gathers their text.
#[derive(Debug, Default)]
pub struct Elements {
    flow: Flow,
    open: Vec<(Box<str>, Role)>,
    hidden: usize,
    verbatim: usize,
    quotations: usize,
    headings: Vec<u8>,
    /// The next number of each open list; `None` where it has bullets.
    lists: Vec<Option<u32>>,
    /// What the next block is, where it begins a list item.
    item: Option<BlockKind>,
    /// Whether the row has a cell already.
    has_cell: bool,
}

impl Elements {
    /// Whether text is not shown here.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    /// Whether an element of this name, in lower case, shows nothing of what is in it.
    #[must_use]
    pub fn hides(name: &str) -> bool {
        role(name) == Role::Hidden
    }

    /// An element begins: its name in lower case, and the number it gives (`start` of a list, `value` of an
    /// item).
    pub fn enter(&mut self, name: &str, number: Option<u32>) {
        let role = role(name);
        if role != Role::Inline && role != Role::Hidden && self.hidden == 0 {
            self.shape(role, number);
        }
        match role {
            Role::Break | Role::Rule | Role::Void => return,
            Role::Hidden => self.hidden += 1,
            Role::Heading(level) => self.headings.push(level),
            Role::Quotation => self.quotations += 1,
            Role::List => self.lists.push(None),
            Role::NumberedList => self.lists.push(Some(number.unwrap_or(1))),
            Role::Verbatim => self.verbatim += 1,
            Role::Inline | Role::Block | Role::Item | Role::Row | Role::Cell => {}
        }
        self.open.push((name.into(), role));
    }

    /// The nearest open element of this name ends, and with it all that began in it. Nothing where there is
    /// none.
    pub fn leave(&mut self, name: &str) {
        let mut innermost = self.open.iter().rev().take(REACH);
        let Some(above) = innermost.position(|(it, _)| **it == *name) else {
            return;
        };
        for _ in 0..=above {
            let Some((_, role)) = self.open.pop() else {
                return;
            };
            match role {
                Role::Hidden => self.hidden = self.hidden.saturating_sub(1),
                Role::Heading(_) => drop(self.headings.pop()),
                Role::Quotation => self.quotations = self.quotations.saturating_sub(1),
                Role::List | Role::NumberedList => drop(self.lists.pop()),
                Role::Verbatim => self.verbatim = self.verbatim.saturating_sub(1),
                _ => {}
            }
            if !matches!(role, Role::Inline | Role::Hidden | Role::Cell) && self.hidden == 0 {
                self.flow.close();
            }
            if role == Role::Item {
                self.item = None;
            }
        }
    }

    /// Text in the innermost element.
    pub fn text(&mut self, text: &str) {
        if self.hidden > 0 || text.is_empty() {
            return;
        }
        if self.verbatim > 0 {
            self.begin();
            self.flow.verbatim(text);
        } else {
            // What CSS collapses is ASCII; a no-break space is a character like any other.
            if text.contains(|it: char| !it.is_ascii_whitespace()) {
                self.begin();
            }
            self.flow.words(text);
        }
    }

    /// All that was gathered.
    #[must_use]
    pub fn finish(self) -> Prose {
        self.flow.finish()
    }

    /// What the beginning of an element does to the blocks.
    fn shape(&mut self, role: Role, number: Option<u32>) {
        match role {
            Role::Break if self.verbatim > 0 => self.flow.verbatim("\n"),
            Role::Break => self.flow.line_break(),
            Role::Void => {}
            Role::Cell => {
                if std::mem::replace(&mut self.has_cell, true) {
                    self.begin();
                    self.flow.next_cell();
                }
            }
            _ => self.flow.close(),
        }
        match role {
            Role::Row => self.has_cell = false,
            Role::Item => {
                let depth = self.lists.len().saturating_sub(1);
                let next = self.lists.last_mut().and_then(Option::as_mut);
                let number = next.map(|next| {
                    let own = number.unwrap_or(*next);
                    *next = own.saturating_add(1);
                    own
                });
                self.item = Some(BlockKind::Item {
                    depth: u8::try_from(depth).unwrap_or(u8::MAX),
                    number,
                });
            }
            _ => {}
        }
    }

    /// Opens the block that the text belongs to, where none is open.
    fn begin(&mut self) {
        if self.flow.is_open() {
            return;
        }
        let item = self.item.take();
        let kind = if self.verbatim > 0 {
            BlockKind::Verbatim
        } else if let Some(&level) = self.headings.last() {
            BlockKind::Heading(level)
        } else if let Some(item) = item {
            item
        } else if self.quotations > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        self.flow.open(kind);
    }
}
