//! The article's text in stretches over which the same marks lie, with the numbers of those that end there.

use crate::domain::interval::{MarkInput, Marks, Track};
use crate::domain::model::{Behavior, Block};
use crate::domain::picture::Account;
use crate::domain::text::Span;

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch<'a> {
    /// Its characters.
    pub(super) text: &'a str,
    /// What lies over it, each once.
    pub(super) behaviors: Vec<Behavior>,
    /// The numbers of the marks that end with it.
    pub(super) ended: Vec<usize>,
}

/// A block with its stretches; their texts joined are the block.
pub(super) type Told<'a> = (Block, Vec<Stretch<'a>>);

/// The blocks of an article; joined they are its text.
pub(super) fn told(account: &Account) -> Vec<Told<'_>> {
    let mut all: Vec<(usize, Behavior, &[Span])> = Vec::new();
    for it in &account.mentions {
        all.push((it.number, it.behavior, it.mark.target.pieces()));
    }
    for it in &account.claims {
        all.push((it.number, Behavior::Claim, it.claim.target.pieces()));
    }
    all.sort_by_key(|it| it.0);
    let input = |&(_, behavior, pieces): &(usize, Behavior, _)| MarkInput {
        track: match behavior {
            Behavior::Claim => Track::Wash,
            Behavior::Actor | Behavior::Location => Track::Line,
        },
        pieces,
    };
    let inputs: Vec<_> = all.iter().map(input).collect();
    let text = account.article.text.as_str();
    let marks = Marks::new(text.len(), &inputs);
    let mut start = 0;
    let block = |block: &Block| {
        let end = start + block.len as usize;
        let runs = marks.runs(start..end).into_iter();
        let stretches = runs.map(|run| {
            let mut behaviors = Vec::new();
            let mut ended = Vec::new();
            for cover in &run.covers {
                let Some((number, behavior, pieces)) = all.get(cover.idx as usize) else {
                    continue;
                };
                if !behaviors.contains(behavior) {
                    behaviors.push(*behavior);
                }
                // The last piece of a mark bears its number.
                if pieces.last().is_some_and(|it| it.end() == run.span.end()) {
                    ended.push(*number);
                }
            }
            ended.sort_unstable();
            let (from, to) = (run.span.start().get(), run.span.end().get());
            Stretch {
                text: text.get(from..to).unwrap_or_default(),
                behaviors,
                ended,
            }
        });
        let told = (*block, stretches.collect());
        start = end;
        told
    };
    account.article.blocks.iter().map(block).collect()
}
