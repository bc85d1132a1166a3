//! Word breaks from the browser's own segmenter, which knows languages written without spaces.

use std::fmt;
use std::ops::Range;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::text::{PlainBreaks, WordBreaks};

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

/// The browser's segmenter for one language, or the plain rules where there is none.
pub struct BrowserBreaks {
    segmenter: Option<Segmenter>,
}

impl fmt::Debug for BrowserBreaks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BrowserBreaks")
            .field("has_segmenter", &self.segmenter.is_some())
            .finish()
    }
}

impl BrowserBreaks {
    /// For a BCP 47 language tag; an empty or unknown one means the browser's own language.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let has_segmenter = js_sys::Reflect::get(&js_sys::global(), &"Intl".into())
            .and_then(|intl| js_sys::Reflect::has(&intl, &"Segmenter".into()))
            .unwrap_or(false);
        if !has_segmenter {
            return Self { segmenter: None };
        }
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"granularity".into(), &"word".into());
        let locale = if language.is_empty() {
            JsValue::UNDEFINED
        } else {
            language.into()
        };
        let segmenter = Segmenter::new(&locale, &options)
            .or_else(|_| Segmenter::new(&JsValue::UNDEFINED, &options));
        Self {
            segmenter: segmenter.ok(),
        }
    }
}

impl WordBreaks for BrowserBreaks {
    fn words(&self, text: &str) -> Vec<Range<usize>> {
        let Some(segmenter) = &self.segmenter else {
            return PlainBreaks.words(text);
        };
        let Ok(Some(segments)) = js_sys::try_iter(&segmenter.segment(text)) else {
            return PlainBreaks.words(text);
        };
        let mut words = Vec::new();
        let mut at = 0;
        for segment in segments.flatten() {
            let segment: Segment = segment.unchecked_into();
            let end = at + segment.segment().len();
            if segment.is_word_like().unwrap_or(false) {
                words.push(at..end);
            }
            at = end;
        }
        // A lone surrogate cannot occur in Rust text, so that the pieces add up to it exactly.
        if at == text.len() {
            words
        } else {
            PlainBreaks.words(text)
        }
    }
}
