//! What is mounted and taken away leaves nothing behind.

use wasm_bindgen_test::wasm_bindgen_test;
use whosaid::ui::annotations::AnnotationsPane;
use whosaid::ui::reader::Reader;

use crate::page::{Stage, article, document, drawn, layer, n_listeners};
use crate::{list, reader};

fn n_elements() -> u32 {
    document().get_elements_by_tag_name("*").length()
}

#[wasm_bindgen_test]
async fn ok_two_hundred_visits_leave_nothing() {
    let article = article("one two three\nfour\n");
    let layer = layer(&article, &[("claim", &[(0, 13)]), ("actor", &[(4, 7)])]);
    let reading = reader::props(article.clone(), layer.clone());
    let listing = list::props(article, layer);
    n_listeners();
    let mut after_first = None;
    for visit in 0..200 {
        let stage = Stage::new();
        let side = Stage::new();
        let pane = stage.mount::<Reader>(reading.clone()).await;
        let list = side.mount::<AnnotationsPane>(listing.clone()).await;
        pane.destroy();
        list.destroy();
        yew::scheduler::flush().await;
        assert_eq!(stage.0.child_nodes().length(), 0, "visit {visit}");
        assert_eq!(side.0.child_nodes().length(), 0, "visit {visit}");
        drop((stage, side));
        let left = (n_listeners(), n_elements());
        // The first visit may set up what lives as long as the page.
        assert_eq!(*after_first.get_or_insert(left), left, "visit {visit}");
    }
    drawn().await;
}
