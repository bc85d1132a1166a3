//! What to draw of an article: its blocks with their runs, ready to be compared and put on the page.
//!
//! The seam between *what* and *how*: nothing here knows an element.

use std::rc::Rc;

use super::look::{Look, look, track};
use crate::domain::interval::{MarkInput, Marks, Run};
use crate::domain::model::{Annotation, AnnotationId, Article, BlockKind, TagSet};
use crate::domain::text::{Byte, Span, Target, Text, Utf16};
use crate::domain::workspace::Layer;

/// One block with its runs. Equal blocks need no drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockContent {
    /// The article's text.
    pub text: Rc<Text>,
    /// Its first character, in UTF-16 units of the text.
    pub utf16: usize,
    /// Where it is.
    pub span: Span,
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

/// Some blocks that are drawn, laid out and skipped together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its first character, in UTF-16 units of the text.
    pub utf16: usize,
    /// Its blocks.
    pub frames: Vec<Framed>,
    end: Byte,
}

/// UTF-16 units in a chunk, at least, but for the last: two tall screens at the widest measure.
const CHUNK: usize = 4_000;

/// Changes that are followed one by one; for more of them everything is drawn anew.
const FEW: usize = 512;

/// An article as it is drawn, kept up with its annotations: a chunk that looks as it did is the same one.
#[derive(Debug)]
pub struct Canvas {
    text: Rc<Text>,
    tags: Rc<TagSet>,
    layer: Rc<Layer>,
    /// Those of the layer that are not deleted, by id; each has the place of its mark.
    annotations: Vec<Rc<Annotation>>,
    marks: Marks,
    chunks: Vec<Rc<Chunk>>,
}

impl Canvas {
    /// Draws an article with its annotations.
    #[must_use]
    pub fn new(article: &Article, layer: &Rc<Layer>, tags: &Rc<TagSet>) -> Self {
        let annotations: Vec<Rc<Annotation>> = layer.annotations().cloned().collect();
        let inputs: Vec<MarkInput<'_>> = annotations.iter().map(|it| input(it, tags)).collect();
        let marks = Marks::new(article.text.len(), &inputs);
        let mut canvas = Self {
            text: Rc::clone(&article.text),
            tags: Rc::clone(tags),
            layer: Rc::clone(layer),
            marks,
            annotations,
            chunks: Vec::new(),
        };
        let mut start = 0;
        let blocks = article.blocks.iter().filter_map(|block| {
            let span = Span::of(start, start + block.len as usize)?;
            start += block.len as usize;
            Some(Rc::new(canvas.block(block.kind, span)))
        });
        canvas.chunks = chunks(blocks).into_iter().map(Rc::new).collect();
        canvas
    }

    /// Takes over what has changed: only blocks that look different are made anew.
    pub fn follow(&mut self, article: &Article, layer: &Rc<Layer>, tags: &Rc<TagSet>) {
        let is_same = Rc::ptr_eq(&self.text, &article.text) && *self.tags == **tags;
        match is_same.then(|| self.meet(layer)).flatten() {
            Some(changed) => self.redraw(changed),
            None => *self = Self::new(article, layer, tags),
        }
    }

    /// The chunks, in text order.
    #[must_use]
    pub fn chunks(&self) -> &[Rc<Chunk>] {
        &self.chunks
    }

    /// Brings marks up to date; returns the stretches that look different now, or nothing where there were
    /// too many changes.
    fn meet(&mut self, layer: &Rc<Layer>) -> Option<Vec<Span>> {
        let before = std::mem::replace(&mut self.layer, Rc::clone(layer));
        let (old, new) = layer.changes_since(&before);
        let (mut changed, mut n_changes) = (Vec::new(), 0);
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        while n_changes <= FEW {
            let id = match (old.peek(), new.peek()) {
                (None, None) => return Some(changed),
                (Some(old), Some(new)) => old.id.min(new.id),
                (Some(one), None) | (None, Some(one)) => one.id,
            };
            let before = old.next_if(|it| it.id == id);
            let now = new.next_if(|it| it.id == id);
            let is_live = |it: &&Rc<Annotation>| !it.provenance.is_deleted;
            if before
                .zip(now)
                .is_some_and(|(one, other)| Rc::ptr_eq(one, other))
            {
                continue;
            }
            n_changes += 1;
            changed.extend(self.change(id, before.filter(is_live), now.filter(is_live)));
        }
        None
    }

    /// Puts one annotation in the place of another of the same id, or takes it out.
    fn change(
        &mut self,
        id: AnnotationId,
        before: Option<&Rc<Annotation>>,
        now: Option<&Rc<Annotation>>,
    ) -> Vec<Span> {
        let place = self.annotations.partition_point(|it| it.id < id);
        if let (Some(before), Some(now), Some(here)) =
            (before, now, self.annotations.get_mut(place))
            && before.target == now.target
            && before.tag == now.tag
        {
            *here = Rc::clone(now);
            return Vec::new();
        }
        let mut changed = Vec::new();
        if before.is_some() && place < self.annotations.len() {
            self.annotations.remove(place);
            changed.extend(self.marks.remove(place));
        }
        if let Some(now) = now {
            self.annotations.insert(place, Rc::clone(now));
            changed.extend(self.marks.insert(place, &input(now, &self.tags)));
        }
        changed
    }

    fn redraw(&mut self, changed: Vec<Span>) {
        // In text order, and apart.
        let Ok(changed) = Target::new(changed) else {
            return;
        };
        let is_changed = |from: Byte, to: Byte| {
            let changed = changed.pieces();
            let next = changed.partition_point(|it| it.end() <= from);
            changed.get(next).is_some_and(|it| it.start() < to)
        };
        let mut chunks = std::mem::take(&mut self.chunks);
        let mut start = Byte::default();
        for chunk in &mut chunks {
            let from = std::mem::replace(&mut start, chunk.end);
            if !is_changed(from, chunk.end) {
                continue;
            }
            let blocks = Rc::make_mut(chunk).frames.iter_mut();
            for block in blocks.flat_map(|it| &mut it.blocks) {
                if is_changed(block.span.start(), block.span.end()) {
                    *block = Rc::new(self.block(block.kind, block.span));
                }
            }
        }
        self.chunks = chunks;
    }

    fn block(&self, kind: BlockKind, span: Span) -> BlockContent {
        let utf16 = self.text.utf16_of(span.start());
        let runs = self.marks.runs(span.start().get()..span.end().get());
        let words = self.text.slice(span).unwrap_or_default();
        BlockContent {
            text: Rc::clone(&self.text),
            utf16: utf16.map_or(0, Utf16::get),
            span,
            kind,
            stretches: runs.iter().map(|run| self.stretch(run)).collect(),
            is_blank: words.trim().is_empty(),
        }
    }

    fn stretch(&self, run: &Run) -> Stretch {
        Stretch {
            span: run.span,
            look: (!run.covers.is_empty())
                .then(|| look(&run.covers, &self.annotations, &self.tags)),
        }
    }
}

fn input<'a>(annotation: &'a Annotation, tags: &TagSet) -> MarkInput<'a> {
    MarkInput {
        track: track(tags.behavior(&annotation.tag)),
        pieces: annotation.target.pieces(),
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

impl Framed {
    fn new(frame: Frame, block: Rc<BlockContent>) -> Self {
        Self {
            frame,
            blocks: vec![block],
        }
    }
}

/// The blocks in their frames, in chunks. The text never changes, so that a chunk begins at the same block
/// whatever is marked.
fn chunks(blocks: impl Iterator<Item = Rc<BlockContent>>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
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
        let last = chunks.last().and_then(|it| it.frames.last());
        let goes_on = last.is_some_and(|it| continues(it.frame));
        let (utf16, end) = (block.utf16, block.span.end());
        let is_room = |it: &&mut Chunk| goes_on || utf16 < it.utf16 + CHUNK;
        match chunks.last_mut().filter(is_room) {
            None => chunks.push(Chunk {
                utf16,
                frames: vec![Framed::new(frame, block)],
                end,
            }),
            Some(chunk) => {
                chunk.end = end;
                match chunk.frames.last_mut().filter(|_| goes_on) {
                    Some(last) => last.blocks.push(block),
                    None => chunk.frames.push(Framed::new(frame, block)),
                }
            }
        }
    }
    chunks
}
