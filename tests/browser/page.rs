//! What the tests stand on: a part of the page that goes away again, and an article drawn by hand.

use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Node};
use whosaid::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, AuthorId, Details, Id, Millis, Provenance,
    Record, TagKey, TextHash,
};
use whosaid::domain::text::{Span, Target, Text};
use whosaid::domain::workspace::{Layer, Workspace};
use yew::{AppHandle, BaseComponent, Renderer};

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element of the page that is taken away when this is dropped.
pub(crate) struct Stage(pub(crate) Element);

impl Stage {
    pub(crate) fn new() -> Self {
        let element = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    /// Mounts a component and waits until it is drawn.
    pub(crate) async fn mount<C: BaseComponent>(&self, props: C::Properties) -> AppHandle<C> {
        let handle = Renderer::<C>::with_root_and_props(self.0.clone(), props).render();
        yew::scheduler::flush().await;
        handle
    }

    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.0.query_selector(selector).unwrap();
        let found = found.unwrap_or_else(|| panic!("no {selector} in {}", self.0.inner_html()));
        found.unchecked_into()
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.query_selector_all(selector).unwrap();
        let found = (0..found.length()).map(|at| found.get(at).unwrap().unchecked_into());
        found.collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Calls JavaScript with `it` and `words` as its parameters.
pub(crate) fn script(body: &str, it: &JsValue, words: &str) -> JsValue {
    Function::new_with_args("it, words", body)
        .call2(&JsValue::NULL, it, &words.into())
        .unwrap()
}

/// Presses a key where `element` is. False where somebody took it.
pub(crate) fn press(element: &Element, key: &str) -> bool {
    let body = "return it.dispatchEvent(new KeyboardEvent('keydown', { key: words, bubbles: true, cancelable: true }))";
    script(body, element, key).as_bool().unwrap()
}

/// Waits until `begin` has called what it is given.
pub(crate) async fn called(begin: impl FnOnce(Box<dyn FnOnce()>)) {
    let mut resolver = None;
    let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
    let resolve = resolver.unwrap();
    begin(Box::new(move || {
        resolve.call0(&JsValue::NULL).unwrap();
    }));
    JsFuture::from(promise).await.unwrap();
}

/// Waits for a frame to be drawn, and for what it made components do.
pub(crate) async fn drawn() {
    called(|done| whosaid::web::frame::after_paint(done).forget()).await;
    yew::scheduler::flush().await;
}

/// Waits until nothing is left to do, and for what that made components do.
pub(crate) async fn idle() {
    called(|done| whosaid::web::frame::when_idle(done).forget()).await;
    yew::scheduler::flush().await;
}

/// Blocks of runs, as the reading pane draws them: a run that begins with `*` is marked.
pub(crate) const BLOCKS: &[&[&str]] = &[
    &["Nu 🙂 ", "*e\u{301}t ", "👩‍👩‍👧 no\n"],
    &["\n"],
    &["*one", "* two", " three\n"],
    &["*whole block\n"],
    &["end"],
];

/// The first `n_blocks` of [`BLOCKS`] in `stage`, and their text.
pub(crate) fn draw(stage: &Stage, n_blocks: usize) -> String {
    let mut text = String::new();
    for runs in &BLOCKS[..n_blocks] {
        let block = document().create_element("p").unwrap();
        let start = text.encode_utf16().count().to_string();
        block.set_attribute("data-block", &start).unwrap();
        for run in *runs {
            let words = run.trim_start_matches('*');
            let mut node: Node = document().create_text_node(words).into();
            if run.starts_with('*') {
                let mark = document().create_element("mark").unwrap();
                mark.append_child(&node).unwrap();
                node = mark.into();
            }
            block.append_child(&node).unwrap();
            text.push_str(words);
        }
        stage.0.append_child(&block).unwrap();
    }
    text
}

fn id(number: u8) -> Id {
    let mut bytes = [0; 16];
    bytes[15] = number;
    Id::from_bytes(bytes)
}

fn provenance() -> Provenance {
    Provenance::new(AuthorId(id(1)), Millis(1))
}

/// An article in which each line is a block.
pub(crate) fn article(text: &str) -> Article {
    let details = Details {
        title: "A title".to_owned(),
        language: "en".to_owned(),
        ..Details::default()
    };
    Article {
        id: ArticleId(id(2)),
        text: Rc::new(Text::new(text)),
        hash: TextHash::of(text),
        blocks: Article::lines(text),
        details: Rc::new(details),
        is_read_only: false,
        provenance: provenance(),
    }
}

/// Annotations by tag and pieces, each piece in bytes. Their ids are in the order given.
pub(crate) fn layer(article: &Article, marks: &[(&str, &[(usize, usize)])]) -> Rc<Layer> {
    let mut workspace = Workspace::default();
    let records = marks.iter().enumerate().map(|(at, (tag, pieces))| {
        let spans = pieces.iter().map(|&(from, to)| Span::of(from, to).unwrap());
        let mut bytes = [0; 16];
        bytes[8..].copy_from_slice(&(at as u64).to_be_bytes());
        Record::Annotation(Rc::new(Annotation {
            id: AnnotationId(Id::from_bytes(bytes)),
            article: article.id,
            target: Target::new(spans).unwrap(),
            tag: TagKey::parse(tag).unwrap(),
            note: "".into(),
            provenance: provenance(),
        }))
    });
    workspace.put(records);
    workspace.layer(article.id)
}

/// How many listeners of the document and the window there are, counted from the first call on.
pub(crate) fn n_listeners() -> f64 {
    let body = "
        if (window.nListeners === undefined) {
            window.nListeners = 0;
            const count = (name, by) => {
                const before = EventTarget.prototype[name];
                EventTarget.prototype[name] = function (...rest) {
                    const target = this ?? window;
                    if (target === document || target === window) window.nListeners += by;
                    return before.apply(target, rest);
                };
            };
            count('addEventListener', 1);
            count('removeEventListener', -1);
        }
        return window.nListeners;";
    script(body, &Array::new(), "").as_f64().unwrap()
}
