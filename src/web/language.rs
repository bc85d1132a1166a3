//! What the browser knows of languages: plural categories, and letters of both cases.

use std::cell::RefCell;

use js_sys::Intl::PluralRules;
use js_sys::{Array, JsString, Object, RegExp};

/// The CLDR plural category of a count in a language: `one`, `few`, `other` and so on.
#[must_use]
pub fn plural_category(language: &str, count: usize) -> String {
    let make = || PluralRules::new(&Array::of1(&language.into()), &Object::new());
    // Making them costs a hundred times what asking them does, and one language is in use at a time.
    RULES.with_borrow_mut(|made| {
        let (_, rules) = match made.take().filter(|it| it.0 == language) {
            Some(it) => made.insert(it),
            None => made.insert((language.to_owned(), make())),
        };
        // Counts on the screen are far below 2^53.
        rules.select(count as f64).into()
    })
}

thread_local! {
    static RULES: RefCell<Option<(String, PluralRules)>> = const { RefCell::new(None) };
}

/// A text in lower case, by Unicode's rules for no language in particular.
#[must_use]
pub fn lower_case(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// A text in lower case and without accents, for comparing: letters are taken apart (NFD, UAX #15), the marks
/// on them dropped, and the two small sigmas are one.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let marks = RegExp::new("\\p{M}+", "gu");
    let apart = JsString::from(text).normalize("NFD");
    let bare = apart.replace_by_pattern(&marks, "").to_lower_case();
    String::from(bare).replace('ς', "σ")
}
