//! Words, characters and sentences from the browser's own segmenter, which knows languages written without spaces.

use std::fmt;
use std::ops::Range;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::text::Breaks;

// js-sys has no `Intl.Segmenter`: these are the few members that are used.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue, options: &JsValue) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;

    type Segment;

    #[wasm_bindgen(method, getter)]
    fn segment(this: &Segment) -> String;

    #[wasm_bindgen(method, getter, js_name = isWordLike)]
    fn is_word_like(this: &Segment) -> Option<bool>;
}

/// The browser's segmenters for one language.
pub struct BrowserBreaks {
    words: Option<Segmenter>,
    graphemes: Option<Segmenter>,
    sentences: Option<Segmenter>,
}

impl fmt::Debug for BrowserBreaks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BrowserBreaks")
            .field("has_words", &self.words.is_some())
            .finish_non_exhaustive()
    }
}

impl BrowserBreaks {
    /// For a BCP 47 language tag; an empty or unknown one means the browser's own language.
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self {
            words: segmenter(language, "word"),
            graphemes: segmenter(language, "grapheme"),
            sentences: segmenter(language, "sentence"),
        }
    }
}

fn segmenter(language: &str, granularity: &str) -> Option<Segmenter> {
    let intl = js_sys::Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    js_sys::Reflect::has(&intl, &"Segmenter".into())
        .ok()
        .filter(|it| *it)?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"granularity".into(), &granularity.into()).ok()?;
    let locale = if language.is_empty() {
        JsValue::UNDEFINED
    } else {
        language.into()
    };
    Segmenter::new(&locale, &options)
        .or_else(|_| Segmenter::new(&JsValue::UNDEFINED, &options))
        .ok()
}

/// The pieces of a text with whether each is like a word, or `None` where there is no segmenter.
fn pieces(segmenter: Option<&Segmenter>, text: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let segments = js_sys::try_iter(&segmenter?.segment(text)).ok()??;
    let mut pieces = Vec::new();
    let mut at = 0;
    for segment in segments.flatten() {
        let segment: Segment = segment.unchecked_into();
        let end = at + segment.segment().len();
        pieces.push((at..end, segment.is_word_like().unwrap_or(false)));
        at = end;
    }
    // Rust text holds no lone surrogate, so that the pieces add up to it exactly.
    (at == text.len()).then_some(pieces)
}

impl Breaks for BrowserBreaks {
    /// Without a segmenter: runs of letters and digits.
    fn words(&self, text: &str) -> Vec<Range<usize>> {
        if let Some(pieces) = pieces(self.words.as_ref(), text) {
            return pieces
                .into_iter()
                .filter(|(_, is_word)| *is_word)
                .map(|(range, _)| range)
                .collect();
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        for (at, character) in text.char_indices().filter(|(_, it)| it.is_alphanumeric()) {
            let end = at + character.len_utf8();
            match words.last_mut() {
                Some(last) if last.end == at => last.end = end,
                _ => words.push(at..end),
            }
        }
        words
    }

    /// Without a segmenter: single code points.
    fn graphemes(&self, text: &str) -> Vec<usize> {
        match pieces(self.graphemes.as_ref(), text) {
            Some(pieces) => pieces.into_iter().map(|(range, _)| range.start).collect(),
            None => text.char_indices().map(|(at, _)| at).collect(),
        }
    }

    /// Without a segmenter: the whole text as one.
    fn sentences(&self, text: &str) -> Vec<usize> {
        match pieces(self.sentences.as_ref(), text) {
            Some(pieces) => pieces.into_iter().map(|(range, _)| range.start).collect(),
            None => vec![0],
        }
    }
}
