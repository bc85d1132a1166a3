//! The list of annotations: only the cards near the window are mounted, and each says its place.

use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use whosaid::domain::keys::Keys;
use whosaid::domain::model::{AnnotationId, Article, TagSet};
use whosaid::domain::workspace::Layer;
use whosaid::ui::annotations::{AnnotationsPane, AnnotationsPaneProps};
use whosaid::ui::store::Store;
use yew::Callback;

use crate::page::{Stage, article, drawn, idle, layer};

pub(crate) fn props(article: Article, layer: Rc<Layer>) -> AnnotationsPaneProps {
    AnnotationsPaneProps {
        parts: None,
        store: Store::open().0,
        article: Rc::new(article),
        layer,
        tags: Rc::new(TagSet::default()),
        active: None,
        entities: Rc::default(),
        is_sheet: false,
        is_at_lines: false,
        keys: Rc::new(Keys::new(&TagSet::default(), "", true)),
        on_wish: Callback::noop(),
    }
}

/// An article of that many words with a mark on each.
fn marked(n_marks: usize) -> (Article, Rc<Layer>) {
    let article = article(&"word\n".repeat(n_marks));
    let pieces: Vec<[(usize, usize); 1]> = (0..n_marks).map(|at| [(at * 5, at * 5 + 4)]).collect();
    let marks: Vec<(&str, &[(usize, usize)])> =
        pieces.iter().map(|it| ("actor", it.as_slice())).collect();
    let layer = layer(&article, &marks);
    (article, layer)
}

/// The places that the cards say, first and last, having checked that they follow each other.
fn places(stage: &Stage, n_marks: usize) -> (usize, usize) {
    let place =
        |it: &Element| -> usize { it.get_attribute("aria-posinset").unwrap().parse().unwrap() };
    let cards = stage.all("[role=list] > li[data-annotation]");
    for (at, card) in cards.iter().enumerate() {
        assert_eq!(
            card.get_attribute("aria-setsize"),
            Some(n_marks.to_string())
        );
        assert_eq!(place(card), place(&cards[0]) + at);
    }
    (place(&cards[0]), place(cards.last().unwrap()))
}

#[wasm_bindgen_test]
async fn ok_short_lists_are_whole() {
    let stage = Stage::new();
    let (article, layer) = marked(20);
    let handle = stage.mount::<AnnotationsPane>(props(article, layer)).await;
    for _ in 0..2 {
        idle().await;
    }
    assert_eq!(places(&stage, 20), (1, 20));
    handle.destroy();
}

#[wasm_bindgen_test]
async fn ok_long_lists_are_windowed() {
    let stage = Stage::new();
    let (article, layer) = marked(1_000);
    let first = props(article, layer);
    let mut handle = stage.mount::<AnnotationsPane>(first.clone()).await;
    // The first frame holds a windowful, so that the article comes first.
    assert_eq!(places(&stage, 1_000), (1, 12));
    // The others come when idle, some at a time.
    for _ in 0..8 {
        idle().await;
    }
    assert_eq!(places(&stage, 1_000), (1, 60));

    let pane = stage.find(".annotations");
    for (name, value) in [("block-size", "400px"), ("overflow", "auto")] {
        pane.style().set_property(name, value).unwrap();
    }
    pane.set_scroll_top(92 * 500);
    let mut n_frames = 0;
    while places(&stage, 1_000).0 == 1 {
        drawn().await;
        n_frames += 1;
        assert!(n_frames < 100, "scrolling changes nothing");
    }
    let (from, to) = places(&stage, 1_000);
    assert!(from < 500 && 500 < to, "{from} to {to}");

    let mut second = first;
    second.active = second.layer.annotations().nth(899).map(|it| it.id);
    let id: AnnotationId = second.active.unwrap();
    handle.update(second);
    drawn().await;
    let card = stage.find("[data-open=true]");
    assert_eq!(card.get_attribute("data-annotation"), Some(id.to_string()));
    assert_eq!(card.get_attribute("aria-posinset").as_deref(), Some("900"));
    handle.destroy();
}

#[wasm_bindgen_test]
async fn ok_an_empty_list_says_what_to_do() {
    let stage = Stage::new();
    let (article, layer) = marked(0);
    let handle = stage.mount::<AnnotationsPane>(props(article, layer)).await;
    let words = stage.find(".annotations__empty").text_content().unwrap();
    assert!(words.contains("Select words"), "{words}");
    handle.destroy();
}
