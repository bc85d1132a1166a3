//! What is drawn of an article and kept up with its annotations is what would be drawn of them anew.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use proptest::prelude::*;
use whosaid::domain::model::{AnnotationId, Article, ArticleId};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::text::Span;
use whosaid::domain::workspace::{Command, History};
use whosaid::ui::reader::Canvas;

use crate::keep_models::{Tab, article, id, tag};

/// Blocks in which marks begin, end, and which they reach over; several chunks.
fn text() -> String {
    let line = |at| format!("Line {at} says what the others say. ");
    let block = |at: usize| {
        (0..20).map(line).collect::<String>() + if at.is_multiple_of(3) { "\n\n" } else { "\n" }
    };
    (0..40).map(block).collect()
}

#[derive(Clone, Debug)]
enum Act {
    /// Marks from words at some thousandths of the text, of so many bytes.
    Mark(Vec<(usize, usize)>, &'static str),
    /// Every n-th annotation gets another tag.
    Retag(usize, &'static str),
    /// Every n-th annotation goes.
    Delete(usize),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    let place = (0_usize..1000, 1_usize..2000);
    prop_oneof![
        3 => (prop::collection::vec(place, 1..200), prop::sample::select(&TAGS[..])).prop_map(|(it, key)| Act::Mark(it, key)),
        1 => (1_usize..5, prop::sample::select(&TAGS[..])).prop_map(|(nth, key)| Act::Retag(nth, key)),
        1 => (1_usize..5).prop_map(Act::Delete),
        1 => Just(Act::Undo),
    ]
}

const TAGS: [&str; 3] = ["actor", "location", "claim"];

fn play(tab: &mut Tab, act: Act) {
    let layer = tab.workspace.layer(here());
    let len = tab.workspace.article(here()).unwrap().text.len();
    let nth = |nth: usize| -> Vec<AnnotationId> {
        layer.annotations().map(|it| it.id).step_by(nth).collect()
    };
    let command = match act {
        Act::Mark(places, key) => {
            let targets = places.into_iter().filter_map(|(start, n)| {
                let start = len * start / 1000;
                let span = Span::of(start, (start + n).min(len))?;
                Some((here(), span.into(), None))
            });
            Command::AnnotateAll(targets.collect(), tag(key))
        }
        Act::Retag(every, key) => Command::Retag(nth(every), tag(key)),
        Act::Delete(every) => Command::Delete(nth(every)),
        Act::Undo => return drop(tab.undo()),
    };
    // One that changes nothing is refused.
    drop(tab.run(command));
}

fn here() -> ArticleId {
    ArticleId(id(100))
}

struct Drawn {
    tab: Tab,
    article: Rc<Article>,
    canvas: Canvas,
}

impl Drawn {
    fn new() -> Self {
        let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
        let article = Rc::new(article(100, &text()));
        tab.run(Command::AddArticle(Rc::clone(&article))).unwrap();
        // The article itself stays.
        tab.history = History::default();
        let layer = tab.workspace.layer(here());
        let canvas = Canvas::new(&article, &layer, layer.tags());
        Self {
            tab,
            article,
            canvas,
        }
    }

    /// The canvas after an act, and one that is drawn anew.
    fn after(&mut self, act: Act) -> (&Canvas, Canvas) {
        play(&mut self.tab, act);
        let layer = self.tab.workspace.layer(here());
        self.canvas.follow(&self.article, &layer, layer.tags());
        let anew = Canvas::new(&self.article, &layer, layer.tags());
        (&self.canvas, anew)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn ok_what_is_kept_up_is_what_is_drawn_anew(acts in prop::collection::vec(act(), 1..8)) {
        let mut drawn = Drawn::new();
        for act in acts {
            let (kept_up, anew) = drawn.after(act.clone());
            prop_assert!(kept_up.chunks() == anew.chunks(), "after {act:?}");
        }
    }
}

/// The reader compares no chunk with itself.
#[test]
fn ok_chunks_without_changes_stay_the_same() {
    let mut drawn = Drawn::new();
    let before = drawn.canvas.chunks().to_vec();
    assert!(before.len() > 4, "{} chunks", before.len());
    let places = vec![(0, 30), (10, 30), (500, 30)];
    let (now, _) = drawn.after(Act::Mark(places, TAGS[0]));
    let others = now.chunks().iter().zip(&before);
    let n_others = others
        .filter(|(now, before)| !Rc::ptr_eq(now, before))
        .count();
    assert_eq!(n_others, 2);
}
