//! What the dialog shows: who wrote in the article, and what their work amounts to.

use std::rc::Rc;

use yew::AttrValue;

use super::Choice;
use crate::domain::agreement::{
    Codes, Measured, Placed, Ruler, Same, alpha, alpha_u, cohen, fleiss, hands, judges, matrix,
    verdicts,
};
use crate::domain::model::{Article, AuthorId, TagKey};
use crate::domain::workspace::{Layer, Workspace};
use crate::t;
use crate::web::segmenter::BrowserBreaks;

/// Somebody who marked or judged something in the article.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Writer {
    pub(super) id: AuthorId,
    /// Told apart from all others.
    pub(super) name: AttrValue,
    pub(super) n_marks: usize,
}

/// All who did, whoever looks at it first, then by name.
pub(super) fn writers(workspace: &Workspace, me: AuthorId, layer: &Layer) -> Vec<Writer> {
    let judges = judges(layer.findings().map(Rc::as_ref)).into_iter();
    let mut all: Vec<(AuthorId, usize)> = judges.map(|it| (it, 0)).collect();
    for mark in layer.annotations() {
        let by = mark.provenance.by;
        match all.iter_mut().find(|it| it.0 == by) {
            Some(there) => there.1 += 1,
            None => all.push((by, 1)),
        }
    }
    let name = |id: AuthorId| workspace.author(id).map_or("", |it| it.name.trim());
    let rank = |id: AuthorId| (id != me, name(id).is_empty(), name(id), id);
    // A class is no crowd: each is put in place.
    let mut sorted: Vec<(AuthorId, usize)> = Vec::with_capacity(all.len());
    for it in all {
        let place = sorted.partition_point(|other| rank(other.0) < rank(it.0));
        sorted.insert(place, it);
    }
    let writer = |(at, &(id, n_marks)): (usize, &(AuthorId, usize))| {
        let before = sorted.iter().take(at + 1);
        let n_met = before
            .filter(|it| it.0 != me && name(it.0) == name(id))
            .count();
        let name = match (name(id), n_met) {
            ("", _) if id == me => t!("author-me"),
            ("", n) => t!("author-unnamed", n = n),
            (name, _) if id == me => t!("author-me-named", name = name),
            (name, 1) => name.to_owned().into(),
            (name, n) => t!("author-again", name = name, n = n),
        };
        Writer { id, name, n_marks }
    };
    sorted.iter().enumerate().map(writer).collect()
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cohen,
    Fleiss,
    Alpha,
    AlphaU,
}

/// All numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Report {
    pub(super) writers: Vec<Writer>,
    /// How many marks each has that count.
    pub(super) n_marks: Vec<usize>,
    pub(super) has_words: bool,
    /// The only tag that counts.
    pub(super) tag: Option<TagKey>,
    pub(super) strict: Vec<Vec<Measured>>,
    pub(super) overlap: Vec<Vec<Measured>>,
    pub(super) marks: Vec<(Kind, Measured)>,
    pub(super) verdicts: Vec<(Kind, Measured)>,
}

impl Report {
    pub(super) fn of(
        article: &Article,
        layer: &Layer,
        writers: &[Writer],
        choice: &Choice,
    ) -> Self {
        let by: Vec<AuthorId> = writers.iter().map(|it| it.id).collect();
        let ruler = if choice.has_words {
            Ruler::words(
                &article.text,
                &BrowserBreaks::new(&article.details.language),
            )
        } else {
            Ruler::characters(&article.text)
        };
        let marks = || layer.annotations().map(Rc::as_ref);
        let (hands, len, tag) = (
            hands(&ruler, &by, marks()),
            ruler.len(),
            choice.tag.as_ref(),
        );
        let codes = Codes::of_marks(&hands, len, tag);
        let judged = verdicts(&by, marks(), layer.findings().map(Rc::as_ref));
        let is_counted = |it: &&Placed| tag.is_none_or(|tag| *tag == it.tag);
        let answers = |codes: &Codes| {
            vec![
                (Kind::Alpha, alpha(codes)),
                (Kind::Cohen, cohen(codes)),
                (Kind::Fleiss, fleiss(codes)),
            ]
        };
        let mut marks = answers(&codes);
        marks.push((Kind::AlphaU, alpha_u(&hands, len, tag)));
        Self {
            writers: writers.to_vec(),
            n_marks: hands
                .iter()
                .map(|it| it.marks.iter().filter(is_counted).count())
                .collect(),
            has_words: choice.has_words,
            tag: choice.tag.clone(),
            strict: matrix(&hands, Same::Exactly, tag),
            overlap: matrix(&hands, Same::Overlapping, tag),
            marks,
            verdicts: answers(&judged),
        }
    }
}
