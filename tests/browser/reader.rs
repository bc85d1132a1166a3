//! The reading pane draws the article's text exactly, with its marks around it.

use std::fmt::Write;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};
use whosaid::domain::keys::Keys;
use whosaid::domain::model::{AnnotationId, Article, Block, BlockKind, TagSet};
use whosaid::domain::text::Utf16;
use whosaid::domain::workspace::Layer;
use whosaid::ui::reader::{Extras, Reader, ReaderProps};
use whosaid::ui::store::Store;
use whosaid::web::point::{offset_of, range_of};
use yew::Callback;

use crate::page::{Stage, article, drawn, layer};

pub(crate) fn props(article: Article, layer: Rc<Layer>) -> ReaderProps {
    ReaderProps {
        parts: None,
        saying_for: None,
        on_saying: Callback::noop(),
        store: Store::open().0,
        article: Rc::new(article),
        layer,
        tags: Rc::new(TagSet::default()),
        snaps_to_words: true,
        extras: Extras::default(),
        keys: Rc::new(Keys::new(&TagSet::default(), "", true)),
        active: None,
        adding_to: None,
        goal: None,
        on_open: Callback::noop(),
        on_show: Callback::noop(),
        on_adding: Callback::noop(),
        on_review: Callback::noop(),
    }
}

/// The place of an annotation among those given to [`layer`], as a letter.
fn letter(id: &str) -> char {
    let id = AnnotationId::parse(id).unwrap();
    (b'a' + id.0.bytes()[15]) as char
}

/// Runs as `words` or `{words|letters|tags}`, blocks divided by `/`.
fn show(root: &Element) -> String {
    let mut shown = Vec::new();
    let blocks = root.query_selector_all("[data-block]").unwrap();
    for at in 0..blocks.length() {
        let runs = blocks.get(at).unwrap().child_nodes();
        let mut line = String::new();
        for at in 0..runs.length() {
            let run: Node = runs.get(at).unwrap();
            let words = run.text_content().unwrap();
            let words = words.trim_end_matches('\n');
            match run.dyn_ref::<Element>() {
                None => line.push_str(words),
                Some(mark) => {
                    assert_eq!(mark.tag_name(), "MARK");
                    let ids = mark.get_attribute("data-annotation").unwrap();
                    let ids: String = ids.split(' ').map(letter).collect();
                    let tags = mark.get_attribute("data-tag").unwrap();
                    write!(line, "{{{words}|{ids}|{tags}}}").unwrap();
                }
            }
        }
        shown.push(line);
    }
    shown.join("/")
}

async fn check(text: &str, marks: &[(&str, &[(usize, usize)])], expected: &str) {
    let stage = Stage::new();
    let article = article(text);
    let layer = layer(&article, marks);
    let handle = stage.mount::<Reader>(props(article, layer)).await;
    let root = stage.find("[data-article-text]");
    assert_eq!(root.text_content().as_deref(), Some(text));
    assert_eq!(show(&root), expected);
    handle.destroy();
}

#[wasm_bindgen_test]
async fn ok_marks_nest_cross_and_coincide() {
    let text = "one two three\nfour\n";
    check(text, &[], "one two three/four").await;
    check(
        text,
        &[("actor", &[(0, 3)])],
        "{one|a|actor} two three/four",
    )
    .await;
    // Nested: the smaller first, whoever was first.
    check(
        text,
        &[("claim", &[(0, 13)]), ("location", &[(4, 7)])],
        "{one |a|claim}{two|ba|location claim}{ three|a|claim}/four",
    )
    .await;
    // Crossing: the shorter first.
    check(
        text,
        &[("claim", &[(4, 13)]), ("actor", &[(0, 7)])],
        "{one |b|actor}{two|ba|actor claim}{ three|a|claim}/four",
    )
    .await;
    // Coinciding: a line before a wash, then the earlier.
    check(
        text,
        &[("claim", &[(4, 7)]), ("actor", &[(4, 7)])],
        "one {two|ba|actor claim} three/four",
    )
    .await;
    check(
        text,
        &[("location", &[(4, 7)]), ("actor", &[(4, 7)])],
        "one {two|ab|location actor} three/four",
    )
    .await;
    // Pieces, over a line end too.
    check(
        text,
        &[("claim", &[(0, 3), (8, 18)]), ("actor", &[(14, 16)])],
        "{one|a|claim} two {three|a|claim}/{fo|ba|actor claim}{ur|a|claim}",
    )
    .await;
    // Side by side.
    check(
        text,
        &[("actor", &[(0, 3)]), ("location", &[(3, 7)])],
        "{one|a|actor}{ two|b|location} three/four",
    )
    .await;
}

#[wasm_bindgen_test]
async fn ok_the_text_is_exactly_the_article() {
    for text in [
        "x",
        "🙂",
        "a\n\n\nb",
        "\n",
        "a\n",
        "  two  spaces\t\n",
        "<script>alert(1)</script>\n&amp; <b>b</b>\n",
        "e\u{301} 👩‍👩‍👧 \u{202e}bidi\u{202c} \u{0} \u{feff}\u{200b}\u{a0}\n",
        "قال الوزير\nإن الحرب انتهت\n",
    ] {
        let stage = Stage::new();
        let article = article(text);
        let end = text.len();
        let layer = layer(&article, &[("claim", &[(0, end)])]);
        let handle = stage.mount::<Reader>(props(article, layer)).await;
        let root = stage.find("[data-article-text]");
        assert_eq!(root.text_content().as_deref(), Some(text));
        assert!(stage.all("script, b").is_empty());
        assert_eq!(root.get_attribute("aria-busy"), None);
        handle.destroy();
    }
}

#[wasm_bindgen_test]
async fn ok_every_kind_of_block_keeps_its_text() {
    let text = "Head\none\ntwo\nsaid\n  code\nlast";
    let kinds = [
        (5, BlockKind::Heading(1)),
        (
            4,
            BlockKind::Item {
                depth: 0,
                number: None,
            },
        ),
        (
            4,
            BlockKind::Item {
                depth: 1,
                number: Some(3),
            },
        ),
        (5, BlockKind::Quotation),
        (7, BlockKind::Verbatim),
        (4, BlockKind::Paragraph),
    ];
    let mut article = article(text);
    article.blocks = kinds.map(|(len, kind)| Block { len, kind }).into();
    assert!(Article::blocks_fit(text, &article.blocks));
    let layer = layer(&article, &[("claim", &[(2, 20)])]);
    let stage = Stage::new();
    let handle = stage.mount::<Reader>(props(article, layer)).await;
    let root = stage.find("[data-article-text]");
    assert_eq!(root.text_content().as_deref(), Some(text));
    assert_eq!(
        show(&root),
        "He{ad|a|claim}/{one|a|claim}/{two|a|claim}/{said|a|claim}/{  |a|claim}code/last"
    );
    for (selector, words) in [
        ("h2", "Head\n"),
        ("ul > li", "one\n"),
        ("li[value='3']", "two\n"),
        ("blockquote > p", "said\n"),
        ("pre", "  code\n"),
    ] {
        assert_eq!(stage.find(selector).text_content().as_deref(), Some(words));
    }
    handle.destroy();
}

#[wasm_bindgen_test]
async fn ok_a_long_article_comes_whole_and_says_when() {
    let text = "Some words of a long article.\n".repeat(6_000);
    let article = article(&text);
    let layer = layer(
        &article,
        &[("claim", &[(0, 4)]), ("actor", &[(179_990, 179_999)])],
    );
    let stage = Stage::new();
    let handle = stage.mount::<Reader>(props(article, layer)).await;
    let root = stage.find("[data-article-text]");
    let n_mounted = root.text_content().unwrap_or_default().len();
    assert!(n_mounted > 5_000, "a screenful at once: {n_mounted}");
    if n_mounted < text.len() {
        assert_eq!(root.get_attribute("aria-busy").as_deref(), Some("true"));
        // What is mounted has its place, what is not has none.
        let find = |at| range_of(&root, Utf16::new(at), Utf16::new(at + 4));
        let range = find(30).unwrap();
        let start = offset_of(
            &root,
            &range.start_container().unwrap(),
            range.start_offset().unwrap(),
        );
        assert_eq!(start, Some(Utf16::new(30)));
        assert!(find(text.len() - 5).is_none());
    }
    let mut n_frames = 0;
    while root.has_attribute("aria-busy") {
        drawn().await;
        n_frames += 1;
        assert!(n_frames < 1_000, "it never comes whole");
    }
    assert!(root.text_content().as_deref() == Some(text.as_str()));
    assert_eq!(stage.all("mark[data-annotation]").len(), 2);
    handle.destroy();
}

#[wasm_bindgen_test]
async fn ok_a_change_keeps_the_elements_of_other_blocks() {
    let text = "one two\nthree\nfour five\n";
    let article = article(text);
    let before = layer(&article, &[("actor", &[(0, 3)])]);
    let after = layer(&article, &[("actor", &[(0, 3)]), ("claim", &[(14, 18)])]);
    let stage = Stage::new();
    let first = props(article, before);
    let mut second = first.clone();
    second.layer = after;
    let mut handle = stage.mount::<Reader>(first).await;
    let root = stage.find("[data-article-text]");
    let mark = stage.find("mark");
    let words = stage.all("[data-block]")[1].first_child().unwrap();
    handle.update(second);
    yew::scheduler::flush().await;
    assert_eq!(show(&root), "{one|a|actor} two/three/{four|b|claim} five");
    assert_eq!(stage.find("mark"), mark);
    assert_eq!(stage.all("[data-block]")[1].first_child().unwrap(), words);
    handle.destroy();
}
