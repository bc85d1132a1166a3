//! What to draw of an article: its blocks with their runs, ready to be compared and put on the page.
//!
//! The seam between *what* and *how*: nothing here knows an element.

use std::rc::Rc;

use yew::AttrValue;

use crate::domain::interval::{Cover, MarkInput, Marks, Run, Track};
use crate::domain::model::{Annotation, Article, Behavior, BlockKind, TagSet};
use crate::domain::text::{Byte, Span, Text};
use crate::domain::workspace::Layer;

/// One block with its runs. Equal blocks need no drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockContent {
    /// The article's text.
    pub text: Rc<Text>,
    /// Its first character, in UTF-16 units of the text.
    pub utf16: usize,
    /// What it is.
    pub kind: BlockKind,
    /// Its runs, without gaps.
    pub stretches: Vec<Stretch>,
    /// Whether it holds nothing but its line end.
    pub is_blank: bool,
}

/// A run and how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The words.
    pub span: Span,
    /// The marks over them; `None` for bare text.
    pub look: Option<Look>,
}

/// How a marked run looks, in the words of the style sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Ids of the annotations, smallest first, separated by spaces.
    pub ids: AttrValue,
    /// Their tag keys, in the same order.
    pub tags: AttrValue,
    /// Lanes: `actor-0 location-1 claim-0`.
    pub lanes: AttrValue,
    /// Letters of the marks that begin here, if any does.
    pub badge: Option<AttrValue>,
    /// The behavior of the first of these letters, for its color.
    pub badge_of: Option<&'static str>,
}

/// Lanes that are drawn apart; what lies further out shares the last.
const LINE_LANES: u8 = 3;
const WASH_LANES: u8 = 3;

/// An article as it is drawn: its blocks, and what they were made of.
#[derive(Clone, Debug)]
pub struct Drawing {
    article: Rc<Article>,
    tags: Rc<TagSet>,
    marks: Vec<Drawn>,
    blocks: Vec<Rc<BlockContent>>,
}

/// An annotation and its lane.
#[derive(Clone, Debug)]
struct Drawn {
    annotation: Rc<Annotation>,
    lane: u8,
}

impl Drawing {
    /// Draws an article. Blocks that look as they did `before` are the same ones: only where an annotation
    /// came, went, changed or moved to another lane are they made anew.
    #[must_use]
    pub fn new(
        article: &Rc<Article>,
        layer: &Layer,
        tags: &Rc<TagSet>,
        before: Option<&Self>,
    ) -> Self {
        let annotations: Vec<&Rc<Annotation>> = layer.annotations().collect();
        let inputs: Vec<MarkInput<'_>> = annotations
            .iter()
            .map(|it| MarkInput {
                track: track(tags.behavior(&it.tag)),
                pieces: it.target.pieces(),
            })
            .collect();
        let marks = Marks::new(article.text.len(), &inputs);
        let drawn = annotations.iter().enumerate().map(|(at, it)| Drawn {
            annotation: Rc::clone(it),
            lane: marks.lane(at).unwrap_or_default(),
        });
        let drawn: Vec<Drawn> = drawn.collect();
        let before =
            before.filter(|it| Rc::ptr_eq(&it.article.text, &article.text) && *it.tags == **tags);
        let dirty = before.map(|it| differences(&it.marks, &drawn));
        let painter = Painter { annotations, tags };
        let mut start = 0;
        let mut utf16 = 0;
        let mut blocks = Vec::with_capacity(article.blocks.len());
        for (at, block) in article.blocks.iter().enumerate() {
            let end = start + block.len as usize;
            let kept = before.and_then(|it| it.blocks.get(at)).filter(|_| {
                let is_dirty = |dirty: &Vec<Span>| {
                    let span = Span::of(start, end);
                    span.is_some_and(|span| dirty.iter().any(|it| it.overlaps(span)))
                };
                !dirty.as_ref().is_some_and(is_dirty)
            });
            let content = match kept {
                Some(kept) => Rc::clone(kept),
                None => {
                    let words = article.text.as_str().get(start..end).unwrap_or_default();
                    let runs = marks.runs(start..end);
                    Rc::new(BlockContent {
                        text: Rc::clone(&article.text),
                        utf16,
                        kind: block.kind,
                        stretches: runs.iter().map(|run| painter.stretch(run)).collect(),
                        is_blank: words.trim().is_empty(),
                    })
                }
            };
            blocks.push(content);
            start = end;
            utf16 = article
                .text
                .utf16_of(Byte::new(end))
                .map_or(utf16, crate::domain::text::Utf16::get);
        }
        Self {
            article: Rc::clone(article),
            tags: Rc::clone(tags),
            marks: drawn,
            blocks,
        }
    }

    /// The blocks, in text order.
    #[must_use]
    pub fn blocks(&self) -> &[Rc<BlockContent>] {
        &self.blocks
    }
}

/// The stretches over which two lists of marks, both in the order of their ids, differ.
fn differences(before: &[Drawn], after: &[Drawn]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut changed = |it: &Drawn| spans.extend_from_slice(it.annotation.target.pieces());
    let (mut then, mut now) = (before.iter().peekable(), after.iter().peekable());
    loop {
        match (then.peek(), now.peek()) {
            (None, None) => return spans,
            (Some(old), Some(new)) if old.annotation.id == new.annotation.id => {
                let is_same = Rc::ptr_eq(&old.annotation, &new.annotation) && old.lane == new.lane;
                if !is_same {
                    changed(old);
                    changed(new);
                }
                then.next();
                now.next();
            }
            (Some(old), new) if new.is_none_or(|new| old.annotation.id < new.annotation.id) => {
                changed(old);
                then.next();
            }
            (_, Some(new)) => {
                changed(new);
                now.next();
            }
            (Some(_), None) => {
                then.next();
            }
        }
    }
}

const fn track(behavior: Behavior) -> Track {
    match behavior {
        Behavior::Actor | Behavior::Location => Track::Line,
        Behavior::Claim => Track::Wash,
    }
}

struct Painter<'a> {
    annotations: Vec<&'a Rc<Annotation>>,
    tags: &'a TagSet,
}

impl Painter<'_> {
    fn stretch(&self, run: &Run) -> Stretch {
        Stretch {
            span: run.span,
            look: (!run.covers.is_empty()).then(|| self.look(&run.covers)),
        }
    }

    fn look(&self, covers: &[Cover]) -> Look {
        let (mut ids, mut keys, mut lanes) = (String::new(), String::new(), String::new());
        let mut badge = String::new();
        let mut badge_of = None;
        for cover in covers {
            let at = cover.idx as usize;
            let Some(annotation) = self.annotations.get(at) else {
                continue;
            };
            let id = annotation.id.to_string();
            let behavior = self.tags.behavior(&annotation.tag);
            let n_lanes = if track(behavior) == Track::Line {
                LINE_LANES
            } else {
                WASH_LANES
            };
            let lane = cover.lane.min(n_lanes - 1);
            for (words, word) in [
                (&mut ids, id.as_str()),
                (&mut keys, annotation.tag.as_str()),
                (&mut lanes, &format!("{}-{lane}", behavior.key())),
            ] {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
            if cover.starts {
                let letter = self.tags.get(&annotation.tag).map_or('?', |tag| tag.letter);
                badge.push(letter);
                if annotation.target.pieces().len() > 1 {
                    badge.push_str(&(cover.piece + 1).to_string());
                }
                badge_of.get_or_insert(behavior.key());
            }
        }
        Look {
            ids: ids.into(),
            tags: keys.into(),
            lanes: lanes.into(),
            badge: (!badge.is_empty()).then(|| badge.into()),
            badge_of,
        }
    }
}

/// Consecutive blocks that stand in one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// None.
    Bare,
    /// A list; the number of its first item where it is numbered.
    List(Option<u32>),
    /// A quotation.
    Quotation,
}

/// Blocks that stand in one element, or one that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framed {
    /// The element.
    pub frame: Frame,
    /// Its blocks, at least one.
    pub blocks: Vec<Rc<BlockContent>>,
}

/// Blocks in a chunk, at least: so many are compared when one of them changes, and the others are not
/// looked at.
const CHUNK: usize = 32;

/// The blocks in their frames, in chunks. The text never changes, so that a chunk begins at the same block
/// whatever is marked.
#[must_use]
pub fn chunks<'a>(blocks: impl Iterator<Item = &'a Rc<BlockContent>>) -> Vec<Vec<Framed>> {
    let mut chunks: Vec<Vec<Framed>> = Vec::new();
    let mut n_blocks = CHUNK;
    for block in blocks {
        let frame = match block.kind {
            BlockKind::Item { number, .. } => Frame::List(number),
            BlockKind::Quotation => Frame::Quotation,
            _ => Frame::Bare,
        };
        let continues = |it: Frame| {
            matches!(
                (it, frame),
                (Frame::List(_), Frame::List(_)) | (Frame::Quotation, Frame::Quotation)
            )
        };
        let last = chunks.last_mut().and_then(|it| it.last_mut());
        match last {
            Some(last) if continues(last.frame) => last.blocks.push(Rc::clone(block)),
            _ => {
                let framed = Framed {
                    frame,
                    blocks: vec![Rc::clone(block)],
                };
                match chunks.last_mut() {
                    Some(chunk) if n_blocks < CHUNK => chunk.push(framed),
                    _ => {
                        chunks.push(vec![framed]);
                        n_blocks = 0;
                    }
                }
            }
        }
        n_blocks += 1;
    }
    chunks
}
